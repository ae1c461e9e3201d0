// The file form of the column map, read; column_map_text.cpp is its mirror.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "diag/nearest.h"
#include "import/column_map.h"
#include "import/column_map_quotes.h"
#include "import/column_map_words.h"
#include "import/money_heading.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/scan_number.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct Head {
  MapKey map_key = MapKey::none;
  Key key = Key::none;
  std::string_view argument;
};

/// The longest word of ours that the head begins with.
Head read_head(std::string_view head) {
  Head best;
  std::size_t longest = 0;
  const std::string lowered = lower(head);
  const auto fits = [&](std::string_view candidate) {
    return candidate.size() > longest && lowered.starts_with(candidate) &&
           (lowered.size() == candidate.size() || lowered[candidate.size()] == ' ');
  };
  for (std::size_t k = 0; k < map_words.size(); ++k) {
    if (!fits(map_words[k])) continue;
    best = {static_cast<MapKey>(k), Key::none, {}};
    longest = map_words[k].size();
  }
  for (std::size_t k = 0; k < key_count; ++k) {
    const auto key = static_cast<Key>(k);
    if (!fits(word(key)) || !(is_post_property(key) || is_budget_line(key) || key == Key::use)) continue;
    best = {MapKey::none, key, {}};
    longest = word(key).size();
  }
  best.argument = trim(head.substr(longest));
  return best;
}

std::optional<std::uint32_t> read_number(std::string_view text) {
  const ScannedNumber n = scan_number(text.data(), text.data() + text.size());
  const bool whole = n.fault == NumberFault::none && n.end == text.data() + text.size() && n.value.decimals == 0;
  if (!whole || n.value.mantissa < 0 || n.value.mantissa > 9'999'999) return std::nullopt;
  return static_cast<std::uint32_t>(n.value.mantissa);
}

Column column_named(std::string_view text) {
  text = trim(text);
  if (lower(text).starts_with(column_word)) {
    if (const auto number = column_of(trim(text.substr(column_word.size())))) return {{}, *number};
  }
  return {std::string(text), 0};
}

/// `goals`: columns may each be of one, `»Mål 1.1« = 1.1`.
ValueSource read_source(std::string_view text, bool goals = false) {
  ValueSource source;
  if (lower(text) == sheet_name_words) {
    source.sheet_name = true;
    return source;
  }
  if (lower(text).starts_with(always_word)) {
    source.always = trim(text.substr(always_word.size()));
    return source;
  }
  if (lower(text).starts_with(heading_rows_words)) {
    source.heading_rows = true;
    text.remove_prefix(heading_rows_words.size());
  }
  bool taken_away = lower(text).starts_with(minus.substr(1));
  if (taken_away) text.remove_prefix(minus.size() - 1);
  while (!text.empty()) {
    if (const auto heading = take_quoted(text, std::span(source_signs).first(goals ? 3 : 2))) {
      source.columns.push_back({std::string(*heading), 0});
    } else {
      const std::size_t end = std::min({text.find(plus), text.find(minus), goals ? text.find(stands_for) : std::string_view::npos});
      source.columns.push_back(column_named(text.substr(0, end)));
      text.remove_prefix(std::min(end, text.size()));
    }
    if (goals && text.starts_with(stands_for)) {
      const std::size_t end = std::min(text.find(plus), text.size());
      source.columns.back().goal = trim(text.substr(stands_for.size(), end - stands_for.size()));
      text.remove_prefix(end);
    }
    source.minus.push_back(taken_away);
    taken_away = text.starts_with(minus);
    text.remove_prefix(std::min((taken_away ? minus : plus).size(), text.size()));
  }
  return source;
}

std::optional<Condition> read_condition(std::string_view text) {
  if (lower(text) == only_text_words || lower(text) == no_amounts_words) {
    Condition condition;
    condition.test = lower(text) == only_text_words ? Condition::Test::only_text : Condition::Test::no_amounts;
    return condition;
  }
  if (lower(text).starts_with(row_word)) {
    const std::uint32_t row = read_number(trim(text.substr(row_word.size()))).value_or(0);
    if (row > 0) return row_condition(row);
  }
  std::string_view rest = text;
  const auto heading = take_quoted(rest, test_texts);
  for (const TestWord& test : condition_tests) {
    const std::size_t at = heading ? (rest.starts_with(test.text) ? 0 : std::string_view::npos) : rest.find(test.text);
    if (at == std::string_view::npos) continue;
    const std::string_view value = trim(rest.substr(at + test.text.size()));
    if (value.empty() != (test.test == Condition::Test::is_empty)) return std::nullopt;
    Column column = heading ? Column{std::string(*heading), 0} : column_named(rest.substr(0, at));
    return Condition{std::move(column), test.test, fold(value), std::string(value)};
  }
  return std::nullopt;
}

/// `belopp i Budget 2026: mnkr`, to be told to the columns when they are all known.
struct ColumnUnit {
  Column column;
  AmountUnit unit = AmountUnit::none;
  std::uint32_t line = 0;
};

/// What is said from one `blad` to the next, for each of the sheets it names.
struct Section {
  ColumnMap map;
  std::vector<std::string> sheets;
  std::vector<ColumnUnit> units;
  std::vector<std::pair<Key, std::uint32_t>> without_year;  ///< amounts, and their lines
  bool headed = false;  ///< its heading row has been said
};

struct MapReader {
  std::vector<MapError>& errors;
  std::vector<Section> sections = std::vector<Section>(1);
  std::uint32_t line = 0;

  [[nodiscard]] Section& section() { return sections.back(); }
  [[nodiscard]] ColumnMap& now() { return sections.back().map; }
  /// Of the whole file: codes and what is written in the submission are the same on every sheet.
  [[nodiscard]] ColumnMap& shared() { return sections.front().map; }
  void fail(std::string message) { fail_at(line, std::move(message)); }
  void fail_at(std::uint32_t at, std::string message) { errors.push_back({at, std::move(message)}); }

  void add_property(Key key, Year year, std::string_view value) {
    const auto same = [&](const MappedProperty& p) { return p.key == key && p.year == year; };
    if (!spec(key).repeats && std::any_of(now().properties.begin(), now().properties.end(), same)) {
      return fail(told("{}{} står två gånger", word(key), year == 0 ? "" : fmt::format(" {}", year)));
    }
    now().properties.push_back({key, year, read_source(value, spec(key).shape == Shape::shares)});
  }

  void property(Key key, std::string_view argument, std::string_view value) {
    if (is_budget_line(key)) {
      shared().budget_lines.emplace_back(std::string(word(key)), std::string(value));
    } else if (key == Key::use) {
      shared().use = value;
    } else if (is_amount(key)) {
      if (argument.empty()) {  // its year is in a column of its own
        section().without_year.emplace_back(key, line);
        return add_property(key, {}, value);
      }
      const auto year = read_number(argument);
      if (!year || !can_be_written(Year(*year)))
        return fail(told("skriv årtalet efter {}, till exempel   {} 2025: Budget 2025", word(key), word(key)));
      add_property(key, Year(*year), value);
    } else if (argument.empty()) {
      add_property(key, {}, value);
    } else {
      shared().translations.push_back({Translation::Of::property, key, fold(argument), std::string(argument), std::string(value)});
    }
  }

  void conditions(std::vector<Condition>& list, std::string_view value) {
    auto condition = read_condition(value);
    if (!condition)
      return fail(told("»{}« är inget villkor; skriv till exempel   Namn börjar med Summa,   Typ = Intäkt   eller   Konto är tom", value));
    list.push_back(std::move(*condition));
  }

  /// One of two words; false is the first.
  void choice(bool& into, std::string_view value, std::string_view no, std::string_view yes) {
    const std::string given = lower(value);
    if (given != no && given != yes) return fail(told("skriv {} eller {}, inte »{}«", no, yes, value));
    into = given == yes;
  }

  AmountUnit read_unit(std::string_view value) {
    const AmountUnit unit = unit_word(value);
    if (unit == AmountUnit::none) fail(told("»{}« är ingen enhet för pengar; skriv kr, tkr, mnkr eller mdkr", value));
    return unit;
  }

  void amounts_in(std::string_view value) {
    if (!lower(value).starts_with(row_unit_words)) {
      now().unit_of_amounts = read_unit(value);
      return;
    }
    ValueSource source = read_source(value.substr(row_unit_words.size()));
    if (source.columns.size() != 1) return fail(told("skriv kolumnen som säger enheten, till exempel   belopp i: enheten i Enhet"));
    now().row_unit = std::move(source.columns.front());
  }

  void unit_of_column(std::string_view written, std::string_view value) {
    std::string_view rest = written;
    const auto heading = take_quoted(rest);
    if (!heading && written.starts_with("»")) return fail(told("»{}« är ingen kolumn; skriv rubriken inom »«, eller   kolumn D", written));
    if (const AmountUnit unit = read_unit(value); unit != AmountUnit::none) {
      section().units.push_back({heading ? Column{std::string(*heading), 0} : column_named(written), unit, line});
    }
  }

  /// What stands above is left, but for what tables have in common.
  [[nodiscard]] Section next_section() {
    Section next;
    const ColumnMap& before = shared();
    const auto in_common = [](const ValueSource& source) { return source.columns.empty() ? source : ValueSource{}; };
    next.map.unit = in_common(before.unit);
    next.map.unit_title = in_common(before.unit_title);
    next.map.unit_of_amounts = before.unit_of_amounts;
    next.map.cost_is_negative = before.cost_is_negative;
    next.map.point_is_decimal = before.point_is_decimal;
    next.map.decimal_sign_given = before.decimal_sign_given;
    next.map.add_up = before.add_up;
    return next;
  }

  /// A second `rubrikrad` is that of another table on the same sheets.
  void heading_row(std::string_view value) {
    const auto row = lower(value) == "ingen" ? std::optional<std::uint32_t>(0) : read_number(value);
    if (!row) return fail(told("skriv rubrikradens nummer, eller ingen"));
    if (section().headed) {
      Section next = next_section();
      next.sheets = section().sheets;
      sections.push_back(std::move(next));
    }
    section().headed = true;
    now().heading_row = *row;
  }

  /// The first `blad` names the sheets of what stands above it too.
  void begin_section(std::string_view value) {
    if (!section().sheets.empty()) sections.push_back(next_section());
    while (!value.empty()) {
      const auto quoted = take_quoted(value, list_signs);
      const std::size_t end = quoted ? 0 : std::min(value.find(plus), value.size());
      const std::string_view name = quoted.value_or(trim(value.substr(0, end)));
      value.remove_prefix(end);
      if (name.empty()) {
        fail(told("skriv bladets namn"));
        return;
      }
      const auto same = [&](const Section& s) { return std::find(s.sheets.begin(), s.sheets.end(), name) != s.sheets.end(); };
      if (std::any_of(sections.begin(), sections.end(), same)) fail(told("bladet {} står två gånger", name));
      else section().sheets.emplace_back(name);
      if (!value.empty()) value.remove_prefix(plus.size());
    }
  }

  void map_key(MapKey key, std::string_view argument, std::string_view value) {
    if (key == MapKey::unit && !argument.empty()) {
      shared().translations.push_back({Translation::Of::unit, Key::none, fold(argument), std::string(argument), std::string(value)});
      return;
    }
    if (key == MapKey::amounts_in && !argument.empty()) return unit_of_column(argument, value);
    if (!argument.empty()) return fail(told("»{}« kan inte stå efter {}", argument, word_of(key)));
    ColumnMap& map = now();
    switch (key) {
      case MapKey::sheet: begin_section(value); break;
      case MapKey::heading_row: heading_row(value); break;
      case MapKey::last_row:
        map.last_row = read_number(value).value_or(0);
        if (map.last_row == 0) fail(told("skriv numret på tabellens sista rad"));
        break;
      case MapKey::unit: map.unit = read_source(value); break;
      case MapKey::unit_title: map.unit_title = read_source(value); break;
      case MapKey::post: map.post = read_source(value); break;
      case MapKey::title: map.title = read_source(value); break;
      case MapKey::year:
      case MapKey::period: map.year = read_source(value); break;
      case MapKey::shares: map.shares = read_source(value); break;
      case MapKey::amounts_in: amounts_in(value); break;
      case MapKey::decimal_sign:
        choice(map.point_is_decimal, value, "komma", "punkt");
        map.decimal_sign_given = true;
        break;
      case MapKey::sign: choice(map.cost_is_negative, value, "kostnad positiv", "kostnad negativ"); break;
      case MapKey::same_posts: choice(map.add_up, value, "var för sig", "läggs ihop"); break;
      case MapKey::turn: conditions(map.turn, value); break;
      case MapKey::income: conditions(map.income, value); break;
      case MapKey::investment: conditions(map.investment, value); break;
      case MapKey::keep: conditions(map.keep, value); break;
      case MapKey::skip: conditions(map.skip, value); break;
      case MapKey::fill_down:
        for (Column& column : read_source(value).columns) map.fill_down.push_back(std::move(column));
        break;
      case MapKey::none: break;
    }
  }

  void unknown(std::string_view head) {
    std::vector<std::string_view> words(map_words.begin(), map_words.end());
    for (std::size_t k = 0; k < key_count; ++k) {
      const auto key = static_cast<Key>(k);
      if (is_post_property(key) || is_budget_line(key)) words.push_back(word(key));
    }
    const auto near = nearest(head, words);
    fail(told("»{}« är inget som en kolumnkarta säger{}", head, near ? told("; menade du {}?", words[*near]) : ""));
  }

  void read_line(std::string_view text) {
    text = trim(text);
    if (text.empty() || text[0] == '#') return;
    const std::size_t colon = colon_in(text);
    if (colon == std::string_view::npos) return fail(told("raden »{}« saknar kolon; skriv   vad: kolumn", text));
    const std::string_view written = trim(text.substr(0, colon)), value = trim(text.substr(colon + 1));
    const Head head = read_head(written);
    if (head.map_key == MapKey::none && head.key == Key::none) return unknown(written);
    if (value.empty()) return;  // as in the language: the same as leaving the line out
    if (head.map_key != MapKey::none) map_key(head.map_key, head.argument, value);
    else property(head.key, head.argument, value);
  }

  /// Tells columns their units, and holds what can be held when a section is whole.
  void end_section(Section& ended) {
    for (const auto& [key, at] : ended.without_year) {
      if (!ended.map.year.given()) fail_at(at, told("skriv årtalet efter {}, till exempel   {} 2025: Budget 2025", word(key), word(key)));
    }
    for (const ColumnUnit& unit : ended.units) {
      bool any = false;
      for (MappedProperty& property : ended.map.properties) {
        for (Column& column : property.source.columns) {
          if (!is_amount(property.key) || column.number != unit.column.number || fold(column.heading) != fold(unit.column.heading))
            continue;
          column.unit = unit.unit;
          any = true;
        }
      }
      if (!any)
        fail_at(unit.line, told("kolumnen {} har inga belopp enligt kartan",
                                unit.column.heading.empty() ? column_letters(unit.column.number) : unit.column.heading));
    }
  }

  [[nodiscard]] ColumnMap whole() {
    std::vector<ColumnMap> maps;
    for (Section& ended : sections) {
      end_section(ended);
      ended.map.translations = shared().translations;
      ended.map.budget_lines = shared().budget_lines;
      ended.map.use = shared().use;
      if (ended.sheets.empty()) ended.sheets.emplace_back();
      for (const std::string& sheet : ended.sheets) {
        maps.push_back(ended.map);
        maps.back().sheet = sheet;
      }
    }
    ColumnMap first = std::move(maps.front());
    first.more.assign(std::make_move_iterator(maps.begin() + 1), std::make_move_iterator(maps.end()));
    return first;
  }
};

}  // namespace

ColumnMap read_column_map(std::string_view text, std::vector<MapError>& errors) {
  MapReader reader{errors, std::vector<Section>(1), 0};
  for_lines(text, [&](std::string_view line) {
    ++reader.line;
    reader.read_line(line);
  });
  ColumnMap map = reader.whole();
  std::stable_sort(errors.begin(), errors.end(), [](const MapError& a, const MapError& b) { return a.line < b.line; });
  return map;
}

}  // namespace malkoll::importing
