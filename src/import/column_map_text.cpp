// The file form of the column map, written; column_map_file.cpp is its mirror.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "import/column_map.h"
#include "import/column_map_words.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

std::string column_text(const Column& column) {
  if (column.heading.empty()) return std::string(column_word) + column_letters(column.number);
  const std::string lowered = lower(column.heading);
  const auto begins = [&](std::string_view w) { return lowered.starts_with(w); };
  const auto holds = [&](std::string_view w) { return (lowered + ' ').find(w) != std::string::npos; };
  if (holds("«") && column.number != 0) return std::string(column_word) + column_letters(column.number);
  const bool quote = begins(always_word) || begins(column_word) || begins("»") || lowered == sheet_name_words || holds(plus) ||
                     holds(minus) || begins(heading_rows_words) || begins(minus.substr(1)) ||
                     std::any_of(condition_tests.begin(), condition_tests.end(), [&](const TestWord& t) { return holds(t.text); });
  return quote ? "»" + column.heading + "«" : column.heading;
}

std::string source_text(const ValueSource& source) {
  if (source.sheet_name) return std::string(sheet_name_words);
  if (source.columns.empty()) return std::string(always_word) + source.always;
  std::string text(source.heading_rows ? heading_rows_words : "");
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    if (c != 0) text += source.minus[c] ? minus : plus;
    else if (source.minus[c]) text += minus.substr(1);
    text += column_text(source.columns[c]);
    if (!source.columns[c].goal.empty()) text.append(stands_for).append(source.columns[c].goal);
  }
  return text;
}

/// A column before the colon of a line.
std::string in_head(const Column& column) {
  const std::string text = column_text(column);
  const bool quote = text.find(':') != std::string::npos && !text.starts_with("»");
  return quote ? "»" + text + "«" : text;
}

/// Sheets of which the same is said, one after the other.
struct SheetGroup {
  std::vector<std::string> names;
  const ColumnMap* map = nullptr;
};

std::string all_but_sheet(const ColumnMap& map);

std::vector<SheetGroup> groups_of(const ColumnMap& map) {
  std::vector<SheetGroup> groups;
  std::string before;
  const auto add = [&](const ColumnMap& of) {
    std::string said = all_but_sheet(of);
    if (groups.empty() || said != before) groups.push_back({{}, &of});
    if (!of.sheet.empty()) groups.back().names.push_back(of.sheet);
    before = std::move(said);
  };
  add(map);
  for (const ColumnMap& more : map.more) add(more);
  return groups;
}

struct MapWriter {
  std::string out;
  bool codes = true;  ///< they are said once, for all sheets

  void comment(std::string_view text) { fmt::format_to(std::back_inserter(out), "\n# {}\n", text); }
  void line(std::string_view key, std::string_view value) { fmt::format_to(std::back_inserter(out), "{}: {}\n", key, value); }
  void source(MapKey key, const ValueSource& from) {
    if (from.given()) line(word_of(key), source_text(from));
  }
  void conditions(MapKey key, const std::vector<Condition>& list) {
    for (const Condition& c : list) line(word_of(key), condition_text(c));
  }
  void translations(const ColumnMap& map, Translation::Of of, Key key, std::string_view head) {
    if (!codes) return;
    for (const Translation& t : map.translations) {
      if (t.of == of && t.key == key) line(fmt::format("{} {}", head, t.shown), t.to);
    }
  }

  void sheets(const SheetGroup& group) {
    std::string names;
    for (const std::string& name : group.names) {
      const bool quote = name.starts_with("»") || (" " + name + " ").find(plus) != std::string::npos;
      names += fmt::format("{}{}", names.empty() ? "" : plus, quote ? "»" + name + "«" : name);
    }
    if (!names.empty()) line(word_of(MapKey::sheet), names);
  }

  void columns(const ColumnMap& map) {
    line(word_of(MapKey::heading_row), map.heading_row == 0 ? "ingen" : std::to_string(map.heading_row));
    if (map.last_row != 0) line(word_of(MapKey::last_row), std::to_string(map.last_row));
    if (!map.unit.given()) out += "# Fyll i: kolumnen med nämnd eller bolag, eller  alltid ID  om hela tabellen gäller en.\nenhet:\n";
    source(MapKey::unit, map.unit);
    translations(map, Translation::Of::unit, Key::none, word_of(MapKey::unit));
    source(MapKey::unit_title, map.unit_title);
    source(MapKey::post, map.post);
    source(MapKey::title, map.title);
    source(MapKey::year, map.year);
    if (map.properties.empty()) out += "# Fyll i: kolumnen med belopp för året, till exempel  drift 2025: Budget\n";
    for (const MappedProperty& p : map.properties) {
      line(p.year == 0 ? std::string(word(p.key)) : fmt::format("{} {}", word(p.key), p.year), source_text(p.source));
      if (p.key == Key::contributes) source(MapKey::shares, map.shares);
      if (p.year == 0) translations(map, Translation::Of::property, p.key, word(p.key));
    }
  }

  void amounts(const ColumnMap& map) {
    line(word_of(MapKey::amounts_in), map.row_unit ? fmt::format("{}{}", row_unit_words, column_text(*map.row_unit))
                                                   : std::string(amount_unit_word(map.unit_of_amounts)));
    std::vector<std::string> told_of;
    for (const MappedProperty& p : map.properties) {
      for (const Column& column : p.source.columns) {
        const std::string name = in_head(column);
        if (column.unit == AmountUnit::none || std::find(told_of.begin(), told_of.end(), name) != told_of.end()) continue;
        line(fmt::format("{} {}", word_of(MapKey::amounts_in), name), amount_unit_word(column.unit));
        told_of.push_back(name);
      }
    }
    // Written by a guess it would settle what the numbers may show otherwise.
    const bool known = map.decimal_sign_given || map.point_is_decimal;
    line(fmt::format("{}{}", known ? "" : "# ", word_of(MapKey::decimal_sign)), map.point_is_decimal ? "punkt" : "komma");
    line(word_of(MapKey::sign), map.cost_is_negative ? "kostnad negativ" : "kostnad positiv");
    conditions(MapKey::turn, map.turn);
    conditions(MapKey::income, map.income);
    conditions(MapKey::investment, map.investment);
  }

  void rows(const ColumnMap& map) {
    line(word_of(MapKey::same_posts), map.add_up ? "läggs ihop" : "var för sig");
    conditions(MapKey::keep, map.keep);
    conditions(MapKey::skip, map.skip);
    for (const Column& column : map.fill_down) line(word_of(MapKey::fill_down), column_text(column));
  }
};

std::string all_but_sheet(const ColumnMap& map) {
  MapWriter w{{}, false};
  w.columns(map);
  w.amounts(map);
  w.rows(map);
  return w.out;
}

}  // namespace

std::string condition_text(const Condition& condition) {
  if (condition.test == Condition::Test::only_text) return std::string(only_text_words);
  if (condition.test == Condition::Test::no_amounts) return std::string(no_amounts_words);
  if (condition.test == Condition::Test::row) return fmt::format("{}{}", row_word, condition.row);
  const auto test =
      std::find_if(condition_tests.begin(), condition_tests.end(), [&](const TestWord& t) { return t.test == condition.test; });
  return fmt::format("{}{}{}", column_text(condition.column), test->text, condition.shown);
}

bool says_anything(std::string_view text) {
  bool any = false;
  for_lines(text, [&](std::string_view line) {
    line = trim(line);
    any = any || (!line.empty() && line[0] != '#');
  });
  return any;
}

bool is_whole_map(std::string_view text) {
  constexpr std::string_view beginning = "# Kolumnkarta: vilken kolumn som är vad. Kartan är hel när den slutar";
  if (!text.starts_with(beginning)) return true;  // made by hand, or before maps said so
  static_assert(first_line.starts_with(beginning));
  bool ended = false;
  for_lines(text.substr(std::min(text.find('\n'), text.size())), [&](std::string_view line) { ended = ended || trim(line) == last_line; });
  return ended;
}

std::string write_column_map(const ColumnMap& map) {
  MapWriter w;
  w.out = fmt::format(
      "{}{}\n"
      "# En rad som börjar med # är en kommentar.\n"
      "# En kolumn skrivs med sin rubrik, eller som  kolumn D;  flera läggs ihop med  +;  alltid X  gäller på varje rad.\n\n",
      first_line, last_line);
  const std::vector<SheetGroup> groups = groups_of(map);
  w.sheets(groups.front());
  w.columns(map);
  w.comment("Beloppens enhet där cellen inte har någon, decimaltecken i text, och om en kostnad skrivs med plus eller minus.");
  w.amounts(map);
  w.comment("Rader med samma post i samma nämnd: var för sig (numreras) eller läggs ihop. Vilka rader som tas med.");
  w.rows(map);
  w.codes = false;
  for (std::size_t g = 1; g < groups.size(); ++g) {
    const bool same_sheet = groups[g].names == groups[g - 1].names;
    w.comment(fmt::format("{}, med egna kolumner. Enhet, tecken och koder är som för det första där inget annat står.",
                          same_sheet ? "En tabell till på bladet" : "Ett blad till"));
    if (!same_sheet) w.sheets(groups[g]);
    const ColumnMap& other = *groups[g].map;
    w.columns(other);
    w.amounts(other);
    w.rows(other);
  }
  if (!map.use.empty() || !map.budget_lines.empty()) w.comment("Det här skrivs i inlämningen.");
  if (!map.use.empty()) w.line(word(Key::use), map.use);
  for (const auto& [key, value] : map.budget_lines) w.line(key, value);
  fmt::format_to(std::back_inserter(w.out), "\n{}\n", last_line);
  return w.out;
}

}  // namespace malkoll::importing
