#include "import/sheet_overlap.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "import/cell_value.h"
#include "import/compared_amounts.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

using MoneyKey = Money::key_type;

std::string shown(const Money& totals) {
  std::string text;
  for (const auto& [of, sum] : totals) {
    text += fmt::format("{}{} {}: {}", text.empty() ? "" : ", ", word(of.first), of.second, write_amount(sum, AmountUnit::tkr));
  }
  return text;
}

std::vector<std::string> words_without_numbers(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    if (c == ' ' || (c >= '0' && c <= '9')) words.emplace_back();
    else words.back() += c;
  }
  std::erase(words, std::string());
  return words;
}

template <std::size_t N>
bool has_one_of(std::string_view name, const std::array<std::string_view, N>& list) {
  const std::vector<std::string> words = words_without_numbers(name);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& w) { return std::find(list.begin(), list.end(), w) != list.end(); });
}

/// What the sheet is called after: a summary of others.
bool named_as_summary(std::string_view name) {
  const std::string folded = fold(name);
  static constexpr std::array<std::string_view, 8> words = {"sammanställ", "sammandrag", "sammanfatt", "summering",
                                                            "översikt",    "totalt",     "summa",      "total"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return folded.find(w) != std::string::npos; });
}

/// The whole of something, which may still be a part of it: Kommun.
bool named_as_whole(std::string_view name) {
  static constexpr std::array<std::string_view, 8> words = {"kommun", "kommunen", "alla",    "allt",
                                                            "helhet", "helheten", "koncern", "koncernen"};
  return has_one_of(name, words);
}

/// How far a sum may be from what it is made of when all of it has been rounded.
Money play_of(const TableReading& sheet) {
  Money play;
  for (std::size_t a = 0; a < sheet.used.size(); ++a) {
    const MoneyHeading& heading = sheet.known.amounts[a].heading;
    if (sheet.used[a])
      play[{heading.key, heading.year}] +=
          static_cast<std::int64_t>(sheet.rows.sums[a].filled) * (rounding_of(sheet.known, sheet.rows, a) / 2);
  }
  return play;
}

/// Post by post the same money.
bool same_posts(const TableReading& a, const TableReading& b) {
  const auto rows = [](const TableReading& sheet) {
    std::multiset<std::pair<std::string, Ore>> all;
    for (const KeptRow& row : sheet.rows.kept) {
      for (std::size_t c = 0; c < sheet.used.size() && !row.is_sum; ++c) {
        if (sheet.used[c] && row.ore[c]) all.emplace(fold(row.title), *row.ore[c]);
      }
    }
    return all;
  };
  return rows(a) == rows(b);
}

/// Whose money a sheet has, and for what.
struct Named {
  std::set<std::string> units, posts;
};

/// What of one year two sheets both have.
struct Overlap {
  std::vector<MoneyKey> money = {};
  bool same_posts = false;     ///< half of the smaller's are the other's too
  bool without_posts = false;  ///< one names units only
};

std::set<std::string> units_of(const TableReading& sheet, const PlanNames& names) {
  std::set<std::string> units;
  if (!sheet.map.unit.always.empty()) units.insert(sheet.map.unit.always);
  for (const KeptRow& row : sheet.rows.kept) {
    if (!row.unit_named.empty() && !sheet.unit.column) units.insert(row.unit_named);
    if (row.is_sum || row.unit.empty()) continue;
    const std::string id = find_unit(names, row.unit);
    units.insert(id.empty() ? fold(row.unit) : id);
  }
  if (units.empty()) units.emplace();  // of the one that is given for all
  return units;
}

std::set<std::string> posts_of(const TableReading& sheet) {
  std::set<std::string> posts;
  for (const KeptRow& row : sheet.rows.kept) {
    if (!row.is_sum && row.has_amount() && (!row.title.empty() || !row.code.empty()))
      posts.insert(fold(row.unit) + "|" + fold(row.code) + "|" + fold(row.title));
  }
  return posts;
}

template <typename T>
std::size_t common(const std::set<T>& a, const std::set<T>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const T& one) { return b.contains(one); }));
}

Overlap overlap_of(const TableReading& a, const Named& of_a, const TableReading& b, const Named& of_b) {
  Overlap overlap;
  if (common(of_a.units, of_b.units) == 0) return overlap;
  const Money totals_a = a.totals(), totals_b = b.totals();
  for (const auto& [of, sum] : totals_a) {
    if (totals_b.contains(of)) overlap.money.push_back(of);
  }
  overlap.without_posts = of_a.posts.empty() != of_b.posts.empty();
  overlap.same_posts =
      !of_a.posts.empty() && !of_b.posts.empty() && common(of_a.posts, of_b.posts) * 2 >= std::min(of_a.posts.size(), of_b.posts.size());
  return overlap;
}

/// What the sheet, or its column for the money, calls itself: the least of a budget.
Scenario scenario_of(const TableReading& sheet, const MoneyKey& of) {
  const auto plain = [](Scenario s) { return s == Scenario::none ? Scenario::budget : s; };
  Scenario scenario = plain(sheet.known.scenario);
  for (std::size_t a = 0; a < sheet.used.size(); ++a) {
    const MoneyHeading& heading = sheet.known.amounts[a].heading;
    if (sheet.used[a] && heading.key == of.first && heading.year == of.second) scenario = std::max(scenario, plain(heading.scenario));
  }
  return scenario;
}

bool is_open(Scenario scenario) { return scenario == Scenario::proposal || scenario == Scenario::revised; }

/// Names that tell sheets apart as versions of one another (also by the month), or not at all.
bool is_version_word(const std::string& word) {
  static constexpr std::array<std::string_view, 52> words = {
      "version",    "ver",        "v",        "slutlig",    "slutliga", "slutgiltig", "slutversion",   "final",
      "definitiv",  "klar",       "färdig",   "alternativ", "alt",      "kopia",      "copy",          "gammal",
      "gamla",      "äldre",      "old",      "ny",         "nya",      "new",        "original",      "org",
      "tidigare",   "föregående", "förra",    "senaste",    "senast",   "nuvarande",  "uppdaterad",    "uppdaterat",
      "korrigerad", "rättad",     "beslut",   "beslutad",   "antagen",  "scenario",   "arbetsversion", "arbetsmaterial",
      "draft",      "test",       "backup",   "före",       "efter",    "remiss",     "arkiv",         "arkiverad",
      "mall",       "mallen",     "malldata", "tom"};
  if (is_one_of(words, word)) return true;
  const MoneyHeading said = money_heading(word);
  return said.month != 0 || is_open(said.scenario);
}
bool is_empty_word(const std::string& word) {
  static constexpr std::array<std::string_view, 14> words = {"blad",   "sheet",   "ark",          "tabell",   "budget", "drift", "data",
                                                             "export", "rapport", "internbudget", "budgeten", "nämnd",  "tkr",   "mnkr"};
  return word.size() == 1 || is_one_of(words, word);
}
bool names_a_version(std::string_view name) {
  const std::vector<std::string> words = words_without_numbers(name);
  return std::any_of(words.begin(), words.end(), is_version_word);
}
bool names_nothing(std::string_view name) {
  const std::vector<std::string> words = words_without_numbers(name);
  return std::all_of(words.begin(), words.end(), is_empty_word);
}

/// `BUN v1` and `BUN v2`, `Utkast` and `Beslut`, `Skola` and `Skola (2)`: nothing but what version it is tells them apart.
bool are_versions(std::string_view a, std::string_view b) {
  const auto stem = [](std::string_view name) {
    std::vector<std::string> words = words_without_numbers(name);
    std::erase_if(words, [](const std::string& w) { return is_version_word(w) || is_empty_word(w); });
    return words;
  };
  const auto copied = [](std::string_view first, std::string_view second) {  // as Excel names a copy
    return second.size() > first.size() && second.starts_with(first) && trim(second.substr(first.size())).starts_with('(') &&
           second.ends_with(')');
  };
  return copied(a, b) || copied(b, a) || (stem(a) == stem(b) && (names_a_version(a) || names_a_version(b)));
}

/// Half of the posts that both have, two at least, have the same amount, or nearly all of three or more nearly the same: the one is the other, somewhat changed.
bool are_nearly_the_same(const TableReading& a, const TableReading& b, const MoneyKey& of) {
  const auto amounts = [&](const TableReading& sheet) {
    std::map<std::string, Ore> all;
    for (const KeptRow& row : sheet.rows.kept) {
      for (std::size_t c = 0; c < sheet.used.size() && !row.is_sum; ++c) {
        const MoneyHeading& heading = sheet.known.amounts[c].heading;
        if (!sheet.used[c] || heading.key != of.first || heading.year != of.second || row.ore[c].value_or(Ore()) == 0) continue;
        Ore& sum = all[fold(row.unit) + "|" + fold(row.code) + "|" + fold(row.title)];
        sum = add(sum, *row.ore[c]);
      }
    }
    return all;
  };
  const auto mine = amounts(a), others = amounts(b);
  std::size_t both = 0, same = 0, near = 0;
  constexpr std::int64_t twentieth = 20;
  for (const auto& [post, ore] : mine) {
    const auto other = others.find(post);
    if (other == others.end()) continue;
    ++both;
    const Ore apart = magnitude(add(ore, -other->second));
    same += apart == 0 ? 1U : 0U;
    near += apart <= magnitude(ore) / twentieth ? 1U : 0U;
  }
  return (same >= 2 && same * 2 >= both) || (both >= 3 && near * 5 >= both * 4);
}

/// The money is not read from the sheet.
void leave(TableReading& sheet, const MoneyKey& of) {
  if (!sheet.map.investment.empty()) {  // rows of both kinds in the same columns
    std::vector<Condition>& rows = of.first == Key::investment ? sheet.map.skip : sheet.map.keep;
    rows.insert(rows.end(), sheet.map.investment.begin(), sheet.map.investment.end());
    return;
  }
  std::erase_if(sheet.map.properties, [&](const MappedProperty& p) {
    return p.year == of.second && (p.key == of.first || (of.first == Key::operation && p.key == Key::income));
  });
  for (std::size_t a = 0; a < sheet.used.size(); ++a) {
    const MoneyHeading& heading = sheet.known.amounts[a].heading;
    if (heading.key == of.first && heading.year == of.second) sheet.used[a] = false;
  }
}

/// It shows how the others are filled in: Exempel, Ifyllt exempel, Instruktion, Så fyller du i.
bool named_as_example(std::string_view name) {
  static constexpr std::array<std::string_view, 6> ends = {"exempel",       "exemplet",  "instruktion",
                                                           "instruktioner", "anvisning", "anvisningar"};
  static constexpr std::array<std::string_view, 5> whole = {"hjälp", "läsmig", "readme", "manual", "vägledning"};
  const std::vector<std::string> words = words_without_numbers(name);
  return fold(name).starts_with("så fyller") || fold(name).starts_with("läs mig") ||
         std::any_of(words.begin(), words.end(), [](const std::string& w) {
           return is_one_of(whole, w) || std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return w.ends_with(end); });
         });
}

/// What a budget is reckoned from or held against: Underlag, Beräkning, Jämförelse 2025.
bool named_as_material(std::string_view name) {
  static constexpr std::array<std::string_view, 7> words = {"underlag",  "beräkning", "jämförelse", "kalkyl",
                                                            "uträkning", "bakgrund",  "arbetsblad"};
  const std::vector<std::string> own = words_without_numbers(name);
  return std::any_of(own.begin(), own.end(), [](const std::string& w) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return w.starts_with(word) || w.ends_with(word); });
  });
}

/// Examples beside a budget are none of it; what others are reckoned from is told.
void leave_examples(SettledSheets& settled) {
  const std::vector<TableReading>& sheets = settled.sheets;
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    const bool example = named_as_example(sheets[s].name());
    if (settled.left[s] || (!example && !named_as_material(sheets[s].name()))) continue;
    const Money own = sheets[s].totals();
    const bool beside = std::any_of(sheets.begin(), sheets.end(), [&](const TableReading& other) {
      return other.name() != sheets[s].name() && !named_as_example(other.name()) && !other.totals().empty();
    });
    if (!beside || own.empty()) continue;
    settled.left[s] = example;
    settled.said.push_back(about_place(Code::F12, example ? "blad-exempel" : "blad-underlag", sheets[s].known.table.place(), shown(own)));
  }
}

SettledSheets without_summaries(std::vector<TableReading> read) {
  SettledSheets settled{std::move(read), {}, {}};
  const std::vector<TableReading>& sheets = settled.sheets;
  settled.left.resize(sheets.size());
  std::vector<bool>& left = settled.left;
  std::vector<Mistake>& said = settled.said;
  std::vector<Money> totals, play;
  for (const TableReading& sheet : sheets) totals.push_back(sheet.totals()), play.push_back(play_of(sheet));
  for (std::size_t s = 0; s < sheets.size() && sheets.size() > 1; ++s) {
    std::size_t agreeing = 0, nearly = 0, told_of = 0, rows = 0;
    Money others;
    for (const auto& [of, sum] : totals[s]) {
      if (sum == 0) continue;
      ++told_of;
      Ore apart = sum, may_be = play[s][of];
      for (std::size_t o = 0; o < sheets.size(); ++o) {
        if (o == s || left[o] || !totals[o].contains(of)) continue;
        others[of] = add(others[of], totals[o].at(of));
        apart = add(apart, -totals[o].at(of));
        may_be = add(may_be, play[o][of]);
        rows += sheets[o].rows.count;
      }
      apart = magnitude(apart);
      agreeing += apart == 0 ? 1U : 0U;
      nearly += apart <= may_be && apart <= magnitude(sum) / 100 ? 1U : 0U;
    }
    if (told_of == 0 || !sheets[s].units.empty()) continue;
    const bool summary = named_as_summary(sheets[s].name()), whole = named_as_whole(sheets[s].name());
    const auto is_copy = [&] {
      for (std::size_t o = 0; o < sheets.size(); ++o) {
        if (o != s && !left[o] && same_posts(sheets[s], sheets[o])) return true;
      }
      return false;
    };
    if (agreeing == told_of && is_copy()) {
      left[s] = true;
      said.push_back(about_place(Code::F12, "blad-kopia", sheets[s].known.table.place(), shown(totals[s])));
    } else if (nearly == told_of && (summary || whole || rows > sheets[s].rows.count)) {
      left[s] = true;
      said.push_back(about_place(Code::F12, agreeing == told_of ? "blad-sammanställning" : "blad-sammanställning-avrundad",
                                 sheets[s].known.table.place(), shown(totals[s]), shown(others)));
    } else if (summary && rows > 0) {
      left[s] = true;
      said.push_back(
          about_place(Code::F12, "blad-sammanställning-skiljer", sheets[s].known.table.place(), shown(totals[s]), shown(others)));
    }
  }
  return settled;
}

}  // namespace

SettledSheets settle_overlaps(std::vector<TableReading> read, const PlanNames& names) {
  SettledSheets settled = without_summaries(std::move(read));
  leave_examples(settled);
  std::vector<TableReading>& sheets = settled.sheets;
  if (sheets.size() < 2) return settled;
  std::vector<bool>& left = settled.left;
  std::vector<Mistake>& said = settled.said;
  std::vector<Named> named;
  for (const TableReading& sheet : sheets) named.push_back({units_of(sheet, names), posts_of(sheet)});
  std::set<std::string> added;
  std::set<std::pair<std::size_t, MoneyKey>> asked;  ///< a third version need not be asked about twice
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    for (std::size_t t = s + 1; t < sheets.size() && !left[s]; ++t) {
      if (left[t] || sheets[s].is_income_only() != sheets[t].is_income_only()) continue;
      const Overlap overlap = overlap_of(sheets[s], named[s], sheets[t], named[t]);
      for (const MoneyKey& of : overlap.money) {
        const Scenario one = scenario_of(sheets[s], of), other = scenario_of(sheets[t], of);
        const auto both = [&](std::size_t first, std::size_t second, Code code, const char* variant) {
          if (code == Code::F07 && !asked.emplace(second, of).second) return;
          const Money a = sheets[first].totals(), b = sheets[second].totals();
          said.push_back(about_place(code, variant, sheets[first].known.table.place(), shown({{of, a.at(of)}}),
                                     fmt::format("{} ({})", sheets[second].known.table.place(), shown({{of, b.at(of)}}))));
        };
        const bool alike = overlap.same_posts || overlap.without_posts;
        const bool forecast = std::max(one, other) >= Scenario::forecast;
        if (one != other && (alike || forecast || is_open(one) || is_open(other))) {
          if (is_open(one) || is_open(other)) {
            both(s, t, Code::F07, "blad-samma-år");
            continue;
          }
          const std::size_t worse = one > other ? s : t, better = worse == s ? t : s;
          both(better, worse, Code::F12, "blad-valt");
          leave(sheets[worse], of);
          continue;
        }
        const bool whole = named_as_whole(sheets[s].name()) || named_as_whole(sheets[t].name());
        const bool versions = names_a_version(sheets[s].name()) || names_a_version(sheets[t].name()) ||
                              (names_nothing(sheets[s].name()) && names_nothing(sheets[t].name())) ||
                              are_nearly_the_same(sheets[s], sheets[t], of);
        if (overlap.without_posts || whole || are_versions(sheets[s].name(), sheets[t].name()) || (overlap.same_posts && versions)) {
          both(s, t, Code::F07, "blad-samma-år");
        } else if (!overlap.same_posts && magnitude(sheets[s].totals().at(of)) > 0 &&
                   sheets[s].totals() == sheets[t].totals()) {  // parted in another way?
          both(s, t, Code::F07, "blad-samma-år");
        } else if (overlap.same_posts) {
          added.insert(fmt::format("»{}«", sheets[s].name()));
          added.insert(fmt::format("»{}«", sheets[t].name()));
        }
      }
      const auto empty = [](const TableReading& sheet) { return sheet.totals().empty(); };
      if (!overlap.money.empty()) left[s] = left[s] || empty(sheets[s]), left[t] = left[t] || empty(sheets[t]);
    }
  }
  if (added.empty()) return settled;
  std::string all;
  for (const std::string& name : added) all.append(all.empty() ? "" : ", ").append(name);
  said.push_back(about_place(Code::F12, "blad-läggs-ihop", std::move(all)));
  return settled;
}

}  // namespace malkoll::importing
