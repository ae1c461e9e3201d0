// The file form of the column map: reading and writing, side by side so that they stay each other's mirror.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "diag/nearest.h"
#include "import/column_map.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/scan_number.h"
#include "text/utf8.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// The keys that are not the language's own.
enum class MapKey : std::uint8_t {
  sheet, heading_row, unit, unit_title, post, title, shares, amounts_in, decimal_sign, sign, turn, income, same_posts, keep, skip, fill_down, none
};
constexpr std::array<std::string_view, static_cast<std::size_t>(MapKey::none)> map_words = {
    "blad",      "rubrikrad", "enhet",       "enhetsnamn",   "post",        "namn",   "andel",      "belopp i",
    "decimaltecken", "tecken",    "vänd tecken", "intäktsrader", "lika poster", "ta med", "hoppa över", "fyll ned"};
std::string_view word_of(MapKey key) { return map_words[static_cast<std::size_t>(key)]; }

constexpr std::string_view always_word = "alltid ", column_word = "kolumn ", sheet_name_words = "bladets namn", plus = " + ", minus = " minus ";

bool is_post_property(Key key) { return key != Key::waiver && key != Key::use && can_stand_on(key, Kind::post); }
bool is_budget_line(Key key) {
  return key == Key::plan || key == Key::version || key == Key::decided || key == Key::diary || key == Key::contact;
}
bool is_amount(Key key) { return spec(key).shape == Shape::amount; }

// ---- reading

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
    return candidate.size() > longest && lowered.starts_with(candidate) && (lowered.size() == candidate.size() || lowered[candidate.size()] == ' ');
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

/// Takes a heading in »« off the front of `text`.
std::optional<std::string_view> take_quoted(std::string_view& text) {
  constexpr std::string_view open = "»", close = "«";
  if (!text.starts_with(open)) return std::nullopt;
  const std::size_t end = text.find(close, open.size());
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view heading = text.substr(open.size(), end - open.size());
  text.remove_prefix(end + close.size());
  return heading;
}

Column column_named(std::string_view text) {
  text = trim(text);
  if (lower(text).starts_with(column_word)) {
    if (const auto number = column_of(trim(text.substr(column_word.size())))) return {{}, *number};
  }
  return {std::string(text), 0};
}

ValueSource read_source(std::string_view text) {
  ValueSource source;
  if (lower(text) == sheet_name_words) {
    source.sheet_name = true;
    return source;
  }
  if (lower(text).starts_with(always_word)) {
    source.always = trim(text.substr(always_word.size()));
    return source;
  }
  bool taken_away = false;
  while (!text.empty()) {
    if (const auto heading = take_quoted(text)) {
      source.columns.push_back({std::string(*heading), 0});
    } else {
      const std::size_t end = std::min(text.find(plus), text.find(minus));
      source.columns.push_back(column_named(text.substr(0, end)));
      text.remove_prefix(std::min(end, text.size()));
    }
    source.minus.push_back(taken_away);
    taken_away = text.starts_with(minus);
    text.remove_prefix(std::min((taken_away ? minus : plus).size(), text.size()));
  }
  return source;
}

struct TestWord {
  std::string_view text;
  Condition::Test test;
};
constexpr std::array<TestWord, 5> tests = {{{" börjar med ", Condition::Test::begins},
                                            {" är tom", Condition::Test::is_empty},
                                            {" ≠ ", Condition::Test::differs},
                                            {" <> ", Condition::Test::differs},
                                            {" = ", Condition::Test::equals}}};

std::optional<Condition> read_condition(std::string_view text) {
  std::string_view rest = text;
  const auto heading = take_quoted(rest);
  for (const TestWord& test : tests) {
    const std::size_t at = heading ? (rest.starts_with(test.text) ? 0 : std::string_view::npos) : rest.find(test.text);
    if (at == std::string_view::npos) continue;
    const std::string_view value = trim(rest.substr(at + test.text.size()));
    if (value.empty() != (test.test == Condition::Test::is_empty)) return std::nullopt;
    Column column = heading ? Column{std::string(*heading), 0} : column_named(rest.substr(0, at));
    return Condition{std::move(column), test.test, fold(value), std::string(value)};
  }
  return std::nullopt;
}

struct MapReader {
  ColumnMap& map;
  std::vector<MapError>& errors;
  std::uint32_t line = 0;

  void fail(std::string message) { errors.push_back({line, std::move(message)}); }

  void add_property(Key key, std::uint16_t year, std::string_view value) {
    const auto same = [&](const MappedProperty& p) { return p.key == key && p.year == year; };
    if (!spec(key).repeats && std::any_of(map.properties.begin(), map.properties.end(), same)) {
      return fail(told("{}{} står två gånger", word(key), year == 0 ? "" : fmt::format(" {}", year)));
    }
    map.properties.push_back({key, year, read_source(value)});
  }

  void property(Key key, std::string_view argument, std::string_view value) {
    if (is_budget_line(key)) {
      map.budget_lines.emplace_back(std::string(word(key)), std::string(value));
    } else if (key == Key::use) {
      map.use = value;
    } else if (is_amount(key)) {
      const auto year = read_number(argument);
      if (!year || *year < 1900 || *year > 2199) return fail(told("skriv årtalet efter {}, till exempel   {} 2025: Budget 2025", word(key), word(key)));
      add_property(key, static_cast<std::uint16_t>(*year), value);
    } else if (argument.empty()) {
      add_property(key, 0, value);
    } else {
      map.translations.push_back({Translation::Of::property, key, fold(argument), std::string(argument), std::string(value)});
    }
  }

  void conditions(std::vector<Condition>& list, std::string_view value) {
    auto condition = read_condition(value);
    if (!condition) return fail(told("»{}« är inget villkor; skriv till exempel   Namn börjar med Summa,   Typ = Intäkt   eller   Konto är tom", value));
    list.push_back(std::move(*condition));
  }

  /// One of two words; false is the first.
  void choice(bool& into, std::string_view value, std::string_view no, std::string_view yes) {
    const std::string given = lower(value);
    if (given != no && given != yes) return fail(told("skriv {} eller {}, inte »{}«", no, yes, value));
    into = given == yes;
  }

  void map_key(MapKey key, std::string_view argument, std::string_view value) {
    if (key == MapKey::unit && !argument.empty()) {
      map.translations.push_back({Translation::Of::unit, Key::none, fold(argument), std::string(argument), std::string(value)});
      return;
    }
    if (!argument.empty()) return fail(told("»{}« kan inte stå efter {}", argument, word_of(key)));
    switch (key) {
      case MapKey::sheet: map.sheet = value; break;
      case MapKey::heading_row: {
        const auto row = lower(value) == "ingen" ? std::optional<std::uint32_t>(0) : read_number(value);
        if (!row) return fail(told("skriv rubrikradens nummer, eller ingen"));
        map.heading_row = *row;
        break;
      }
      case MapKey::unit: map.unit = read_source(value); break;
      case MapKey::unit_title: map.unit_title = read_source(value); break;
      case MapKey::post: map.post = read_source(value); break;
      case MapKey::title: map.title = read_source(value); break;
      case MapKey::shares: map.shares = read_source(value); break;
      case MapKey::amounts_in:
        map.unit_of_amounts = amount_unit(value);
        if (map.unit_of_amounts == AmountUnit::none) fail(told("»{}« är ingen enhet för pengar; skriv kr, tkr, mnkr eller mdkr", value));
        break;
      case MapKey::decimal_sign: choice(map.point_is_decimal, value, "komma", "punkt"); break;
      case MapKey::sign: choice(map.cost_is_negative, value, "kostnad positiv", "kostnad negativ"); break;
      case MapKey::same_posts: choice(map.add_up, value, "var för sig", "läggs ihop"); break;
      case MapKey::turn: conditions(map.turn, value); break;
      case MapKey::income: conditions(map.income, value); break;
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
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return fail(told("raden »{}« saknar kolon; skriv   vad: kolumn", text));
    const std::string_view written = trim(text.substr(0, colon)), value = trim(text.substr(colon + 1));
    const Head head = read_head(written);
    if (head.map_key == MapKey::none && head.key == Key::none) return unknown(written);
    if (value.empty()) return;  // as in the language: the same as leaving the line out
    if (head.map_key != MapKey::none) map_key(head.map_key, head.argument, value); else property(head.key, head.argument, value);
  }
};

// ---- writing

std::string column_text(const Column& column) {
  if (column.heading.empty()) return std::string(column_word) + column_letters(column.number);
  const std::string lowered = lower(column.heading);
  const auto begins = [&](std::string_view w) { return lowered.starts_with(w); };
  const auto holds = [&](std::string_view w) { return (lowered + ' ').find(w) != std::string::npos; };
  const bool quote = begins(always_word) || begins(column_word) || begins("»") || lowered == sheet_name_words || holds(plus) || holds(minus) ||
                     std::any_of(tests.begin(), tests.end(), [&](const TestWord& t) { return holds(t.text); });
  return quote ? "»" + column.heading + "«" : column.heading;
}

std::string source_text(const ValueSource& source) {
  if (source.sheet_name) return std::string(sheet_name_words);
  if (source.columns.empty()) return std::string(always_word) + source.always;
  std::string text;
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    if (c != 0) text += source.minus[c] ? minus : plus;
    text += column_text(source.columns[c]);
  }
  return text;
}

struct MapWriter {
  std::string out;

  void comment(std::string_view text) { fmt::format_to(std::back_inserter(out), "\n# {}\n", text); }
  void line(std::string_view key, std::string_view value) { fmt::format_to(std::back_inserter(out), "{}: {}\n", key, value); }
  void source(MapKey key, const ValueSource& from) {
    if (from.given()) line(word_of(key), source_text(from));
  }
  void conditions(MapKey key, const std::vector<Condition>& list) {
    for (const Condition& c : list) line(word_of(key), condition_text(c));
  }
  void translations(const ColumnMap& map, Translation::Of of, Key key, std::string_view head) {
    for (const Translation& t : map.translations) {
      if (t.of == of && t.key == key) line(fmt::format("{} {}", head, t.shown), t.to);
    }
  }
};

}  // namespace

ColumnMap read_column_map(std::string_view text, std::vector<MapError>& errors) {
  ColumnMap map;
  MapReader reader{map, errors};
  for_lines(text, [&](std::string_view line) {
    ++reader.line;
    reader.read_line(line);
  });
  return map;
}

std::string condition_text(const Condition& condition) {
  const auto test = std::find_if(tests.begin(), tests.end(), [&](const TestWord& t) { return t.test == condition.test; });
  return fmt::format("{}{}{}", column_text(condition.column), test->text, condition.shown);
}

std::string write_column_map(const ColumnMap& map) {
  MapWriter w;
  w.out =
      "# Kolumnkarta: vilken kolumn som är vad. En rad som börjar med # är en kommentar.\n"
      "# En kolumn skrivs med sin rubrik, eller som  kolumn D;  flera läggs ihop med  +;  alltid X  gäller på varje rad.\n\n";
  if (!map.sheet.empty()) w.line(word_of(MapKey::sheet), map.sheet);
  w.line(word_of(MapKey::heading_row), map.heading_row == 0 ? "ingen" : std::to_string(map.heading_row));
  if (!map.unit.given()) w.out += "# Fyll i: kolumnen med nämnd eller bolag, eller  alltid ID  om hela tabellen gäller en.\nenhet:\n";
  w.source(MapKey::unit, map.unit);
  w.translations(map, Translation::Of::unit, Key::none, word_of(MapKey::unit));
  w.source(MapKey::unit_title, map.unit_title);
  w.source(MapKey::post, map.post);
  w.source(MapKey::title, map.title);
  if (map.properties.empty()) w.out += "# Fyll i: kolumnen med belopp för året, till exempel  drift 2025: Budget\n";
  for (const MappedProperty& p : map.properties) {
    w.line(p.year == 0 ? std::string(word(p.key)) : fmt::format("{} {}", word(p.key), p.year), source_text(p.source));
    if (p.key == Key::contributes) w.source(MapKey::shares, map.shares);
    if (p.year == 0) w.translations(map, Translation::Of::property, p.key, word(p.key));
  }
  w.comment("Beloppens enhet där cellen inte har någon, decimaltecken i text, och om en kostnad skrivs med plus eller minus.");
  w.line(word_of(MapKey::amounts_in), amount_unit_word(map.unit_of_amounts));
  w.line(word_of(MapKey::decimal_sign), map.point_is_decimal ? "punkt" : "komma");
  w.line(word_of(MapKey::sign), map.cost_is_negative ? "kostnad negativ" : "kostnad positiv");
  w.conditions(MapKey::turn, map.turn);
  w.conditions(MapKey::income, map.income);
  w.comment("Rader med samma post i samma nämnd: var för sig (numreras) eller läggs ihop. Vilka rader som tas med.");
  w.line(word_of(MapKey::same_posts), map.add_up ? "läggs ihop" : "var för sig");
  w.conditions(MapKey::keep, map.keep);
  w.conditions(MapKey::skip, map.skip);
  for (const Column& column : map.fill_down) w.line(word_of(MapKey::fill_down), column_text(column));
  if (!map.use.empty() || !map.budget_lines.empty()) w.comment("Det här skrivs i inlämningen.");
  if (!map.use.empty()) w.line(word(Key::use), map.use);
  for (const auto& [key, value] : map.budget_lines) w.line(key, value);
  return w.out;
}

}  // namespace malkoll::importing
