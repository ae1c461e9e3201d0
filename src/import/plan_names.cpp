#include "import/plan_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "import/money_heading.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  return {words.begin(), words.end()};
}

bool take_ending(std::string& word, std::string_view ending) {
  if (word.size() < ending.size() || !word.ends_with(ending)) return false;
  word.resize(word.size() - ending.size());
  return true;
}

/// The kinds of bodies, in their forms; longest first.
constexpr std::array<std::string_view, 16> bodies = {
    "förvaltningens", "förvaltningen", "förvaltnings", "förvaltning", "styrelsens", "styrelsen", "styrelse", "nämndernas",
    "nämndens",       "nämnden",       "nämnder",      "nämnd",       "utskottet",  "utskott",   "kontoret", "kontor"};

/// A name without what people leave out or bend: `Barn- och utbildningsnämnden` is barn utbildning.
std::string stem_of(std::string_view text) {
  std::string stem;
  for (std::string word : folded_words(text)) {
    if (word == "och" || word == "o" || word == "samt" || word == "för" || word == "i" || word == "kommun" || word == "kommunens") continue;
    for (const std::string_view body : bodies) {
      if (take_ending(word, body)) break;
    }
    if (word.empty()) continue;
    if (word.size() > 4 && !take_ending(word, "s")) take_ending(word, "a");  // utbildnings-, tekniska
    stem.append(stem.empty() ? "" : " ").append(word);
  }
  return stem;
}

bool is_number(std::string_view word) { return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos; }

std::string known_unit(const PlanNames& names, std::string_view text) {
  const std::string folded = fold(text);
  if (folded.empty()) return {};
  if (const auto known = names.units.find(folded); known != names.units.end()) return known->second;
  const std::string stem = stem_of(text);
  const auto known = stem.empty() ? names.unit_stems.end() : names.unit_stems.find(stem);
  return known == names.unit_stems.end() ? std::string() : known->second;
}

/// `Soc.nämnd`, `Barn- o utb.nämnd`: the only unit whose words begin so.
std::string abbreviated_unit(const PlanNames& names, std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == 0 || point == std::string_view::npos) return {};
  std::string apart(text);
  std::replace(apart.begin(), apart.end(), '.', ' ');
  const std::vector<std::string> words = folded_words(stem_of(apart));
  std::string found;
  for (const auto& [stem, id] : names.unit_stems) {
    const std::vector<std::string> whole = folded_words(stem);
    constexpr std::size_t letters = 2;
    const bool fits = words.size() == whole.size() &&
                      std::equal(words.begin(), words.end(), whole.begin(),
                                 [&](const std::string& a, const std::string& b) { return a.size() >= letters && b.starts_with(a); });
    if (!fits || id == found) continue;
    if (!found.empty() || id.empty()) return {};
    found = id;
  }
  return words.empty() ? std::string() : found;
}

/// `Socialnämnden (tkr)`, `Socialnämnden, driftbudget 2026` without what is said of the amounts.
std::string_view without_money(std::string_view text) {
  const bool closed = text.ends_with(')');
  const std::size_t open = text.rfind(closed ? '(' : ',');
  if (open == std::string_view::npos || open == 0) return text;
  const std::string_view behind = text.substr(open + 1, text.size() - open - (closed ? 2 : 1));
  return unit_word(behind) != AmountUnit::none || money_heading(behind).money ? trim(text.substr(0, open)) : text;
}

/// `Socialnämnden (SN)`: the id behind a name, where the name is no other's.
std::string unit_behind(const PlanNames& names, std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || open == 0) return {};
  const auto by_id = names.units.find(fold(text.substr(open + 1, text.size() - open - 2)));
  if (by_id == names.units.end()) return {};
  const std::string of_name = known_unit(names, text.substr(0, open));
  return of_name.empty() || of_name == by_id->second ? by_id->second : std::string();
}

std::string known_goal(const PlanNames& names, std::string_view text) {
  const auto known = names.goals.find(fold(text));
  return known == names.goals.end() ? std::string() : known->second;
}

/// `Mål 2.1`, `KF-mål 2.1`, `Mål nr 2.1:` without what stands before the id.
std::string_view without_goal_word(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos || !fold(text.substr(0, blank)).ends_with("mål")) return text;
  text = trim(text.substr(blank));
  for (const std::string_view word : {"nr ", "nr. ", "nummer "}) {
    if (text.starts_with(word)) text.remove_prefix(word.size());
  }
  return text;
}

}  // namespace

bool names_a_body(std::string_view text) {
  const std::vector<std::string> words = folded_words(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::any_of(bodies.begin(), bodies.end(), [&](std::string_view body) { return word.ends_with(body); });
  });
}

PlanNames plan_names(const Project& project) {
  PlanNames names;
  names.known = project.plan.declaration != no_row;
  names.amount_unit = project.plan.amount_unit;
  names.budget_year = project.plan.budget_year;
  names.cost_is_negative = project.plan.sign < 0;
  const auto learn = [&](std::unordered_map<std::string, std::string>& into, Id<Declaration> declaration) {
    const std::string id(project.id(declaration));
    into.insert_or_assign(fold(id), id);  // an id goes before another's title
    into.try_emplace(fold(project.title(declaration)), id);
  };
  const auto learn_stem = [&](std::string_view name, std::string_view id) {
    const auto [known, fresh] = names.unit_stems.try_emplace(stem_of(name), id);
    if (!fresh && known->second != id) known->second.clear();
  };
  for (const UnitRow& unit : project.units) {
    learn(names.units, unit.declaration);
    learn_stem(project.title(unit.declaration), project.id(unit.declaration));
    if (names.first_unit.empty()) names.first_unit = project.id(unit.declaration);
    names.unit_titles.emplace(project.id(unit.declaration), project.title(unit.declaration));
  }
  for (const UnitYearRow& year : project.unit_years) {
    if (!year.frame || (year.kind != Key::operation && year.kind != Key::investment)) continue;
    names.frames.emplace(std::tuple(std::string(project.id(project.units[year.unit].declaration)), year.kind, Year(year.year)),
                         *year.frame);
  }
  for (const GoalRow& goal : project.goals) learn(names.goals, goal.declaration);
  for (const FormerRow& former : project.former_names) {
    const Kind kind = project.declaration(former.declaration).kind;
    if (!is_unit(kind) && !is_goal(kind)) continue;
    (is_unit(kind) ? names.units : names.goals).try_emplace(fold(project.text(former.name)), project.id(former.declaration));
    if (is_unit(kind)) learn_stem(project.text(former.name), project.id(former.declaration));
  }
  return names;
}

std::string find_unit(const PlanNames& names, std::string_view text) {
  text = trim(text);
  if (const std::string_view bare = without_money(text); bare.size() < text.size()) return find_unit(names, bare);
  if (std::string id = known_unit(names, text); !id.empty()) return id;
  if (std::string id = unit_behind(names, text); !id.empty()) return id;
  if (std::string id = abbreviated_unit(names, text); !id.empty()) return id;
  const std::vector<std::string> words = folded_words(text);
  if (words.size() < 2) return {};
  // `BUN – Barn- och utbildningsnämnden`, `10 Kommunstyrelsen`
  const std::size_t first_end = text.find_first_of(" \t");
  if (first_end == std::string_view::npos) return {};
  const std::string_view rest = trim(text.substr(first_end));
  const std::string of_rest = known_unit(names, rest);
  if (is_number(words[0])) return of_rest;
  const auto by_id = names.units.find(words[0]);
  if (by_id == names.units.end()) return {};
  return of_rest == by_id->second || (rest.find_first_of("-") == 0 || rest.starts_with("\xE2\x80\x93") || rest.starts_with(":"))
             ? by_id->second
             : std::string();
}

namespace {

/// `Soc`, `Barn o utb nämnden`: the only unit whose words begin so, where there is but the width of a tab to write in. What any municipality
/// is called tells no nämnd.
std::string unit_begun(const PlanNames& names, std::string_view text) {
  const std::vector<std::string> words = folded_words(stem_of(text));
  constexpr std::size_t letters = 3;
  if (words.empty() || words[0] == "kommun" ||
      std::any_of(words.begin(), words.end(), [&](const std::string& w) { return w.size() < letters; }))
    return {};
  std::string found;
  for (const auto& [stem, id] : names.unit_stems) {
    const std::vector<std::string> whole = folded_words(stem);
    const bool fits =
        words.size() <= whole.size() &&
        std::equal(words.begin(), words.end(), whole.begin(), [](const std::string& a, const std::string& b) { return b.starts_with(a); });
    if (!fits || id == found) continue;
    if (!found.empty() || id.empty()) return {};
    found = id;
  }
  return found;
}

}  // namespace

std::string find_unit_of_sheet(const PlanNames& names, std::string_view name) {
  if (std::string id = find_unit(names, name); !id.empty()) return id;
  static constexpr std::array<std::string_view, 14> others = {
      "budget",        "internbudget",       "drift",        "driftbudget", "inv", "invest", "investering",
      "investeringar", "investeringsbudget", "detaljbudget", "flerårsplan", "tkr", "kr",     "mnkr"};
  std::string rest;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" _", at), name.size());
    const std::string_view piece = name.substr(at, end - at);
    const std::string folded = fold(piece);
    at = end + 1;
    const bool other = folded.empty() || folded.find_first_not_of("0123456789 ") == std::string::npos ||
                       std::find(others.begin(), others.end(), folded) != others.end();
    if (!other) rest.append(rest.empty() ? "" : " ").append(piece);
  }
  std::string id = find_unit(names, rest);
  return id.empty() ? unit_begun(names, rest) : id;
}

std::string find_unit_of_file(const PlanNames& names, std::string_view name) {
  std::string spaced(name);
  std::replace_if(spaced.begin(), spaced.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
  if (std::string id = find_unit_of_sheet(names, spaced); !id.empty()) return id;
  if (std::string id = find_unit_within(names, spaced); !id.empty()) return id;
  std::string found;
  for (const std::string_view piece : split_words(spaced)) {  // its id, as it is written in the plan
    const auto known = names.units.find(fold(piece));
    if (known == names.units.end() || known->second != piece) continue;
    if (!found.empty() && found != known->second) return {};
    found = known->second;
  }
  return found;
}

std::string find_unit_row(const PlanNames& names, std::string_view text) {
  if (names.units.empty() || text.empty() || text.size() > 100) return {};
  if (names_a_body(text)) return find_unit(names, text);
  const auto known = names.units.find(fold(text));
  return known == names.units.end() ? std::string() : known->second;
}

std::string find_unit_within(const PlanNames& names, std::string_view text) {
  if (std::string whole = find_unit(names, text); !whole.empty()) return whole;
  if (!names_a_body(text)) return {};
  const std::vector<std::string> words = folded_words(text);
  std::string found;
  std::size_t found_first = 0, found_last = 0;
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string piece;
    for (std::size_t last = first; last < words.size() && last < first + 6; ++last) {
      piece.append(piece.empty() ? "" : " ").append(words[last]);
      const bool body = std::any_of(bodies.begin(), bodies.end(), [&](std::string_view b) { return words[last].ends_with(b); });
      const std::string id = body ? known_unit(names, piece) : std::string();
      if (id.empty()) continue;
      // Fritidsnämnden within Kultur- och fritidsnämnden is not named.
      if (!found.empty() && found_first <= first && last <= found_last) continue;
      if (!found.empty() && found != id && (first > found_first || last < found_last)) return {};
      found = id, found_first = first, found_last = last;
    }
  }
  return found;
}

std::string find_goal(const PlanNames& names, std::string_view text) {
  text = trim(text);
  if (std::string id = known_goal(names, text); !id.empty()) return id;
  const std::string_view bare = without_goal_word(text);
  if (bare.size() != text.size()) {
    if (std::string id = known_goal(names, bare); !id.empty()) return id;
  }
  // The id with its title behind: what follows must be that goal's own words, or it may be another matter.
  const std::size_t end = bare.find_first_of(" :\t");
  const std::string_view first = bare.substr(0, end);
  if (const std::string id = known_goal(names, first); !id.empty() && id == first && end != std::string_view::npos) {
    return known_goal(names, bare.substr(end)) == id ? id : std::string();
  }
  // The beginning of one title, as long as nobody can mistake it.
  constexpr std::size_t long_enough = 12;
  const std::string folded = fold(bare);
  if (folded.size() < long_enough) return {};
  std::string found;
  for (const auto& [name, id] : names.goals) {
    if (!name.starts_with(folded) || id == found) continue;
    if (!found.empty()) return {};
    found = id;
  }
  return found;
}

}  // namespace malkoll::importing
