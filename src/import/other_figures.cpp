// What stands in a budget's columns and is no money of it: numbers of pupils, prices, page numbers; the frame and what is left of it
// below the sum; and investments below a heading of their own in a column that is read as running costs.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/cell_value.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// The same where nothing says that it is money: staff may be heads or salaries.
bool may_name_figures(std::string_view text) {
  static constexpr std::array<std::string_view, 6> words = {"personal", "bemanning", "avgift", "avgifter", "priser", "prislista"};
  const std::string folded = fold(text);
  const std::vector<std::string_view> own = split_words(folded);
  return own.size() == 1 && is_one_of(words, own[0]);
}

/// The coarsest unit that the sheet itself names for its amounts.
AmountUnit unit_said(const KnownTable& known) {
  AmountUnit unit = unit_in(known.table.start.name);
  for (const std::string& title : known.table.headings.titles) unit = std::max(unit, unit_in(title));
  for (const AmountColumn& amount : known.amounts) unit = std::max(unit, known.columns.meanings[amount.column].money.unit);
  return unit;
}

/// Every number of the row is at most a hundred, as shares are.
bool at_most_a_hundred(const KnownTable& known, const KeptRow& row) {
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    const AmountUnit unit = known.amounts[a].heading.unit == AmountUnit::none ? AmountUnit::kr : known.amounts[a].heading.unit;
    if (row.ore[a] && *row.ore[a] > 100 * ore_in(unit)) return false;
  }
  return true;
}

/// What a number alone is of when it is no money: `Kvadratmeter`, `Yta (kvm)`, `Medelantal anställda`, `Befolkning 31 dec`, `Prislapp per elev`.
bool is_counted_thing(const std::vector<std::string_view>& words) {
  static constexpr std::array<std::string_view, 18> measures = {"kvadratmeter",
                                                                "kvm",
                                                                "m2",
                                                                "bta",
                                                                "loa",
                                                                "fte",
                                                                "årsarbeten",
                                                                "heltider",
                                                                "heltidstjänster",
                                                                "medelantal",
                                                                "genomsnittligt",
                                                                "befolkning",
                                                                "folkmängd",
                                                                "invånarantal",
                                                                "elevantal",
                                                                "skattesats",
                                                                "utdebitering",
                                                                "prislapp"};
  // Of these many are counted, but a post may be called so with more words: Elever i behov av stöd.
  static constexpr std::array<std::string_view, 6> many = {"elever", "invånare", "platser", "anställda", "besökare", "medarbetare"};
  const auto named = [&](std::string_view w) { return is_one_of(measures, w); };
  return (words.size() <= 4 && (named(words.front()) || named(words.back()))) || (words.size() == 1 && is_one_of(many, words.front())) ||
         (words.size() == 2 && is_one_of(many, words.front()) && year_of_digits(words.back()) != 0);
}

bool is_figure(const KnownTable& known, const KeptRow& row) {
  const std::string folded = fold(row.title);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty()) return false;
  const std::string_view first = words.front(), last = words.back(), second = words.size() > 1 ? words[1] : std::string_view();
  if (first == "andel" || first == "sida" || first == "sid")
    return words.size() <= (first == "andel" ? 20U : 2U) && at_most_a_hundred(known, row);
  if (first == "antal" || first.ends_with("nyckeltal") || first == "årsarbetare" || last == "årsarbetare" || is_counted_thing(words))
    return true;
  const std::string_view title = trim(row.title);
  return (first.ends_with("kostnad") && second == "per") || title.ends_with('%') || title.ends_with("(%)");
}

/// `Antal …` where the sum below counts it among the posts, or it has a goal or a code as they have: it is one, whatever it is called.
bool is_counted(const TableRows& rows, std::size_t at) {
  const KeptRow& row = rows.kept[at];
  if (row.described) return true;
  std::size_t first = at, end = at + 1;
  while (first > 0 && !rows.kept[first - 1].is_sum && rows.kept[first - 1].has_amount()) --first;
  while (end < rows.kept.size() && !rows.kept[end].is_sum && rows.kept[end].has_amount()) ++end;
  if (end == rows.kept.size() || !rows.kept[end].has_amount()) {
    const bool codes =
        std::all_of(rows.kept.begin(), rows.kept.end(), [](const KeptRow& r) { return r.is_sum || !r.has_amount() || !r.code.empty(); });
    return codes && at > first;
  }
  bool any = false;
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    Ore sum;
    for (std::size_t r = first; r < end; ++r) sum = add(sum, rows.kept[r].ore[a].value_or(Ore()));
    if (sum != rows.kept[end].ore[a].value_or(Ore())) return false;
    any |= row.ore[a].value_or(Ore()) != 0;
  }
  return any;
}

std::string sums_of(const KnownTable& known, const KeptRow& row) {
  std::string text;
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    if (!row.ore[a] || known.amounts[a].heading.scenario >= Scenario::outcome) continue;
    const AmountUnit unit = known.amounts[a].heading.unit;
    text += fmt::format("{}{}", text.empty() ? "" : ", ", write_amount(*row.ore[a], unit == AmountUnit::none ? AmountUnit::kr : unit));
  }
  return text;
}

void leave(const KnownTable& known, TableRows& rows, std::size_t at, const char* variant, Said& said) {
  const KeptRow& row = rows.kept[at];
  rows.leave(at);
  rows.skip.push_back(row_condition(row.number));
  said.say(Code::F12, variant, known.table.row_place(row.number, row.title), sums_of(known, row));
}

/// `Kommunbidrag`, `Tilldelad ram`, `Skattemedel`: what pays for the posts.
bool names_frame(std::string_view title) {
  static constexpr std::array<std::string_view, 4> words = {"skattemedel", "skattefinansiering", "kommunersättning", "nettobudget"};
  const std::string folded = fold(title);
  const std::vector<std::string_view> own = split_words(folded);
  return !own.empty() && own.size() <= 4 &&
         (money_heading(title).scenario == Scenario::frame || is_one_of(words, own.front()) || is_one_of(words, own.back()));
}

/// `Tilldelad ram`, `Differens`, `Föregående år`, `Kommunbidrag`: what a sum is held against.
bool is_held_against_sum(std::string_view title) {
  static constexpr std::array<std::string_view, 8> words = {"föregående",    "fg",         "fjolårets",    "resultat", "kontroll",
                                                            "kontrollsumma", "checksumma", "nettoresultat"};
  const std::string folded = fold(title);
  const std::vector<std::string_view> own = split_words(folded);
  if (own.empty() || own.size() > 6) return false;
  const Scenario said = money_heading(title).scenario;
  return is_one_of(words, own[0]) || said == Scenario::frame || said == Scenario::forecast || said == Scenario::outcome ||
         said == Scenario::change;
}

/// The frame among the posts, with the other sign, so that all comes to nothing (Kommunbidrag): it is skipped, and said.
void leave_balance(const KnownTable& known, TableRows& rows, Said& said) {
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if (row.is_sum || !row.has_amount() || row.described || !names_frame(row.title)) continue;
    bool any = false, balanced = true;
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      if (known.amounts[a].heading.scenario >= Scenario::outcome) continue;
      Ore others;
      for (const KeptRow& other : rows.kept) {
        if (&other != &row && !other.is_sum && other.unit == row.unit) others = add(others, other.ore[a].value_or(Ore()));
      }
      any |= others != 0;
      balanced &= row.ore[a].value_or(Ore()) == -others;
    }
    if (any && balanced) leave(known, rows, r, "motpost", said);
  }
}

}  // namespace

bool names_figures(std::string_view text) {
  static constexpr std::array<std::string_view, 10> ends = {"nyckeltal", "volym", "volymer", "indikator", "indikatorer",
                                                            "mått",      "taxa",  "taxor",   "statistik", "årsarbetare"};
  static constexpr std::array<std::string_view, 4> whole = {"antal", "andel", "befolkning", "nyckeltalen"};
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  const auto figure = [&](std::string_view w) {
    return is_one_of(whole, w) || std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return w.ends_with(e); });
  };
  return !words.empty() && words.size() <= 3 && (figure(words.front()) || figure(words.back()));
}

bool names_investments(std::string_view title) {
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty() || words.size() > 4 || trim(title).ends_with('.')) return false;
  const std::string_view first = words[words[0] == "summa" || words[0] == "totalt" ? std::min<std::size_t>(1, words.size() - 1) : 0];
  return kind_in(title) == Key::investment && (kind_in(first) == Key::investment || first == "nyinvesteringar");
}

bool is_of_figures(const KnownTable& known, const TableRows& rows) {
  const std::string heading = known.by_row.title ? known.table.headings.texts[*known.by_row.title] : std::string();
  const AmountUnit said = unit_said(known);
  if ((names_figures(known.table.start.name) || names_figures(heading)) && said <= AmountUnit::kr) return true;
  if ((may_name_figures(known.table.start.name) || may_name_figures(heading)) && said == AmountUnit::none) return true;
  std::size_t figures = 0, others = 0;
  for (const KeptRow& row : rows.kept) {
    if (row.has_amount() && !row.is_sum) ++(is_figure(known, row) ? figures : others);
  }
  return figures > 0 && others == 0;
}

/// `Nyckeltal;2026`: a heading among the rows, whose numbers are the years of those below.
bool is_heading_of_years(const KnownTable& known, const KeptRow& row) {
  bool any = false;
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    if (!row.ore[a]) continue;
    const AmountUnit unit = known.amounts[a].heading.unit;
    const Ore one = ore_in(unit == AmountUnit::none ? AmountUnit::kr : unit);
    any = true;
    if (row.ore[a]->count() % one.count() != 0 || bare_year(std::to_string(row.ore[a]->count() / one.count())) == 0) return false;
  }
  return any && names_figures(row.title);
}

TableRows leave_figures(const KnownTable& known, TableRows rows, Said& said) {
  bool below_heading = false;
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if (!row.has_amount()) {
      if (!row.title.empty()) below_heading = names_figures(row.title);
      continue;
    }
    if (!row.is_sum && is_heading_of_years(known, row)) {
      below_heading = true;
      rows.skip.push_back(row_condition(row.number));
      rows.leave(r);
      continue;
    }
    const bool figure = !row.is_sum && (below_heading || is_figure(known, row));
    if (figure && !is_counted(rows, r)) leave(known, rows, r, "inte-pengar", said);
  }
  return rows;
}

TableRows leave_below_sums(const KnownTable& known, TableRows rows, Said& said) {
  for (std::size_t r = 0; r + 1 < rows.kept.size(); ++r) {
    if (!rows.kept[r].is_sum || !rows.kept[r].has_amount()) continue;
    std::size_t end = r + 1;
    while (end < rows.kept.size() && rows.kept[end].has_amount() && !rows.kept[end].is_sum && !rows.kept[end].described &&
           is_held_against_sum(rows.kept[end].title))
      ++end;
    // Posts right below: the sum stands above them.
    const bool apart = end == rows.kept.size() || !rows.kept[end].has_amount() || rows.kept[end].is_sum ||
                       rows.kept[end].number > rows.kept[end - 1].number + 1;
    for (std::size_t below = r + 1; apart && below < end; ++below) leave(known, rows, below, "under-summan", said);
  }
  leave_balance(known, rows, said);
  return rows;
}

TableRows leave_shares(const KnownTable& known, TableRows rows, Said& said) {
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if (row.share.empty() || row.described) continue;
    const std::string folded = fold(row.title);
    const std::vector<std::string_view> words = split_words(folded);
    const bool named = words.empty() || money_heading(row.title).scenario == Scenario::change || row.title.find('%') != std::string::npos ||
                       words[0] == "andel" || words[0].starts_with("procent");
    if (!named && (r == 0 || !rows.kept[r - 1].is_sum)) continue;
    rows.leave(r);
    rows.skip.push_back(row_condition(row.number));
    said.say(Code::F12, "inte-pengar", known.table.row_place(row.number, row.title), row.share);
  }
  return rows;
}

void ask_sections(const KnownTable& known, const TableRows& rows, const ChosenAmounts& chosen, Said& said) {
  if (known.by_row.investment) return;  // each row says which it is
  const auto counts = [&](const KeptRow& row) {
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      const AmountColumn& amount = known.amounts[a];
      if (chosen.used[a] && amount.heading.key == Key::operation && known.columns.meanings[amount.column].money.key == Key::none &&
          row.ore[a].value_or(Ore()) != 0)
        return true;
    }
    return false;
  };
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if ((row.has_amount() && !row.is_sum) || !names_investments(row.title)) continue;
    bool wrong = row.is_sum && counts(row);
    for (std::size_t below = r + 1; !row.has_amount() && below < rows.kept.size() && rows.kept[below].has_amount(); ++below)
      wrong |= counts(rows.kept[below]);
    if (wrong) return said.say(Code::F07, "avsnitt-investering", known.table.row_place(row.number, row.title));
  }
}

}  // namespace malkoll::importing
