#include "import/sheet_reading.h"

#include <algorithm>

#include "import/cell_value.h"
#include "import/chunk.h"
#include "import/sheet_frame.h"
#include "import/sum_words.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct Columns {
  SheetReading& reading;
  const PlanNames& names;
  const GuessOptions& options;

  [[nodiscard]] std::size_t count() const { return reading.headings.texts.size(); }
  [[nodiscard]] const ColumnValues& values(std::size_t c) const { return reading.values[c]; }
  void take(ValueSource& source, std::size_t c) { add_column(reading, source, c); }
  ValueSource& property(Key key) {
    for (MappedProperty& p : reading.map.properties) {
      if (p.key == key && p.year == 0) return p.source;
    }
    return reading.map.properties.emplace_back(MappedProperty{key, {}, {}}).source;
  }

  /// Of the free columns with a role, the one that goes first.
  template <typename Fits>
  [[nodiscard]] std::optional<std::size_t> best(Role role, Fits fits) const {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < count(); ++c) {
      if (reading.taken[c] || reading.meanings[c].role != role || !fits(c)) continue;
      if (!found || reading.meanings[c].rank < reading.meanings[*found].rank) found = c;
    }
    return found;
  }

  void find_amounts() {
    std::vector<std::string> titles = reading.headings.titles;
    titles.push_back(corner_of(reading));
    Frame frame = frame_of(titles, reading.name);
    if (const AmountUnit beside = unit_beside(reading); frame.unit == AmountUnit::none) frame.unit = beside;
    frame.foreign |= foreign_beside(reading);
    if (frame.unit == AmountUnit::none) frame.unit = reading.above.amounts;
    if (frame.year == 0) frame.year = reading.above.year;
    const Scenario of_name = money_heading(reading.name).scenario;
    reading.scenario = of_name == Scenario::none ? frame.scenario : of_name;
    bool of_flows = false;
    for (std::size_t c = 0; c < count(); ++c) {
      const Meaning& meaning = reading.meanings[c];
      of_flows |= meaning.role == Role::amount && meaning.money.flow != Flow::none && values(c).numbers > 0;
    }
    bool doubtful_unit = false;
    for (std::size_t c = 0; c < count(); ++c) {
      if (reading.meanings[c].role != Role::amount) continue;
      const ColumnValues& v = values(c);
      // A column of texts: Plan, Not till budget. One with a year and amounts is of those, and what else stands there is told where it does.
      const MoneyHeading& said = reading.meanings[c].money;
      const bool of_year = said.year != 0 && v.numbers >= (said.unit == AmountUnit::none ? 2U : 1U);
      if (v.filled > 0 && v.words * 2 > v.filled && !of_year) {
        reading.meanings[c] = {};
        continue;
      }
      AmountColumn column{c, reading.meanings[c].money};
      MoneyHeading& heading = column.heading;
      if (heading.key == Key::none) heading.key = frame.kind;
      if (heading.key == Key::none) heading.key = Key::operation;
      if (heading.unit == AmountUnit::none) heading.unit = frame.unit_of(heading.key), doubtful_unit |= !frame.several_units.empty();
      find_unit_by_format(reading, column);
      if (heading.unit == AmountUnit::none && !reading.row_unit_column)
        heading.unit = options.amounts == AmountUnit::none ? names.amount_unit : options.amounts;
      heading.foreign |= frame.foreign;
      if (frame.income && !of_flows) heading.flow = Flow::income;
      if (heading.scenario == Scenario::none) heading.scenario = frame.scenario;
      const bool total_of_years = heading.year == 0 && heading.whole_year && other_years(c);
      if (heading.year == 0 && !total_of_years && !reading.year_column) heading.year = frame.year;
      reading.taken[c] = true;
      reading.amounts.push_back(std::move(column));
    }
    if (doubtful_unit) reading.say(Code::F07, "flera-enheter", frame.several_units);
    hold_row_units(reading);
  }
  /// Some other column has a year of its own: a total beside them is that of the years together.
  [[nodiscard]] bool other_years(std::size_t but) const {
    for (std::size_t c = 0; c < count(); ++c) {
      if (c != but && reading.meanings[c].role == Role::amount && reading.meanings[c].money.year != 0) return true;
    }
    return false;
  }

  void find_years() {
    reading.year_column = best(Role::year, [&](std::size_t c) { return values(c).nearly_all(values(c).years); });
    if (!reading.year_column) {
      reading.year_column = best(Role::period, [&](std::size_t c) { return values(c).nearly_all(values(c).periods); });
    }
    if (reading.year_column) take(reading.map.year, *reading.year_column);
  }

  void find_unit() {
    const auto anything = [](std::size_t) { return true; };
    const auto known = [&](std::size_t c) { return values(c).nearly_all(values(c).units); };
    // A column of codes beside the names: the one that the plan knows.
    std::optional<std::size_t> found = best(Role::unit, known);
    if (!found) found = best(Role::unit_title, known);
    const auto codes = best(Role::unit, [&](std::size_t c) { return values(c).nearly_all(values(c).numbers) && values(c).units == 0; });
    if (!found && !codes) found = best(Role::unit, anything);
    if (!found) found = best(Role::place, known);
    if (!found) {  // the column that holds the plan's units, whatever it is called
      for (std::size_t c = 0; c < count() && !found; ++c) {
        if (!reading.taken[c] && values(c).units > 0 && known(c)) found = c;
      }
    }
    if (!found) found = best(Role::unit, anything);
    if (!found && !options.unit_given) found = best(Role::place, [&](std::size_t) { return !names.known; });
    if (!found) return;
    // Where the whole table is of one unit, a column with its parts is a name like any other.
    if (options.unit_given && values(*found).units == 0) return;
    if (options.unit_given) hold_against_option(*found);
    reading.unit_column = found;
    take(reading.map.unit, *found);
  }

  /// One unit is given for the whole table, and the table has several.
  void hold_against_option(std::size_t column) {
    std::set<std::string> units;
    for (const SampleRow& row : reading.shape.rows) {
      const std::string id = row.number > reading.headings.last ? importing::find_unit(names, row.at(column).text) : std::string();
      if (!id.empty()) units.insert(id);
    }
    if (units.size() < 2) return;
    std::string all;
    for (const std::string& unit : units) all.append(all.empty() ? "" : ", ").append(unit);
    reading.say(Code::F07, "flera-nämnder", reading.column_place(column), {}, all);
  }

  /// Each unit stands once, above its own rows: an empty cell has what stands above it. Where a unit is written on row after row, an
  /// empty cell is one that somebody has forgotten.
  void find_fill_down() {
    if (!reading.unit_column) return;
    std::string above;
    std::size_t blank = 0;
    bool closed = false;  // `Summa KS` below the rows of KS: they are all its own
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last) continue;
      if (const std::string& text = row.at(*reading.unit_column).text; sum_word(text) != nullptr || !ending_sum_word(text).empty()) {
        closed |= !above.empty() && (fold(text).ends_with(" " + above) || fold(text).starts_with(above + " "));
        continue;
      }
      const bool money = std::any_of(reading.amounts.begin(), reading.amounts.end(),
                                     [&](const AmountColumn& a) { return row.at(a.column).type != grid::Cell::Type::empty; });
      const std::string unit = fold(row.at(*reading.unit_column).text);
      if (!money && unit.empty()) continue;
      if (!unit.empty() && unit == above) return;
      if (unit.empty() && above.empty()) return;
      if (unit.empty()) ++blank;
      else above = unit;
    }
    if (blank < 2 && !(blank == 1 && closed)) return;
    reading.map.fill_down.push_back(column_named(reading, *reading.unit_column));
    reading.say(Code::F12, "fyll-ned", reading.column_place(*reading.unit_column));
  }

  /// Rows of one post for each year or period, or for cost and income: they are one post, known by all its codes.
  void join_years() {
    if (!reading.year_column && !reading.flow_column) return;
    ValueSource key = reading.map.post;
    for (std::size_t c = 0; c < count(); ++c) {
      const Role role = reading.meanings[c].role;
      const bool code = role == Role::post || role == Role::place || reading.meanings[c].key == Key::activity;
      if (!code || c == reading.unit_column || c == reading.code_column || c == reading.title_column || values(c).filled == 0) continue;
      key.columns.push_back(column_named(reading, c));
      key.minus.push_back(false);
    }
    const bool named = !reading.map.title.columns.empty();
    if (named) {
      key.columns.push_back(reading.map.title.columns[0]);
      key.minus.push_back(false);
    }
    if (key.columns.empty()) return;
    if (named) fill_titles();
    reading.map.post = std::move(key);
    reading.map.add_up = true;
  }

  /// The name stands on the first of a post's rows.
  void fill_titles() {
    bool blank = false, above = false;
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last) continue;
      const auto has = [&](const std::optional<std::size_t>& column) { return column && row.at(*column).type != grid::Cell::Type::empty; };
      const auto is_sum = [](const SampleCell& cell) { return sum_word(cell.text) != nullptr; };
      if (std::any_of(row.cells.begin(), row.cells.end(), is_sum)) continue;
      const bool empty = !has(reading.title_column);
      blank |= empty && above && (has(reading.flow_column) || has(reading.year_column));
      above |= !empty;
    }
    if (!blank) return;
    reading.map.fill_down.push_back(column_named(reading, *reading.title_column));
    reading.say(Code::F12, "fyll-ned", reading.column_place(*reading.title_column));
  }

  /// `Nämnd` and `Nämnd namn`, `Verksamhet` and `Verksamhet (T)`: the name of the column.
  [[nodiscard]] std::optional<std::size_t> name_beside(std::size_t column) const {
    const std::string stem = fold(reading.headings.texts[column]);
    for (std::size_t c = 0; c < count(); ++c) {
      const std::string folded = fold(reading.headings.texts[c]);
      for (const std::string_view ending : {" namn", " text", " benämning", "namn", " t", "text", "benämning"}) {
        if (!reading.taken[c] && !stem.empty() && folded == stem + std::string(ending) && values(c).words > 0) return c;
      }
    }
    return std::nullopt;
  }

  /// A column for each goal, with a mark or a share.
  void find_goal_columns() {
    if (reading.goal_columns > 0) return;  // with money
    for (std::size_t c = 0; c < count(); ++c) {
      if (reading.taken[c] || values(c).filled == 0) continue;
      const std::string goal = find_goal(names, reading.headings.written[c]);
      if (goal.empty() || !marks_or_shares(reading, c)) continue;
      ValueSource& source = property(Key::contributes);
      take(source, c);
      source.columns.back().goal = goal;
    }
  }

  void find_properties() {
    for (std::size_t c = 0; c < count(); ++c) {
      const Meaning& meaning = reading.meanings[c];
      if (reading.taken[c]) continue;
      if (meaning.role == Role::unit_title && !reading.map.unit_title.given()) take(reading.map.unit_title, c);
      if (meaning.role == Role::shares) take(reading.map.shares, c);
      if (meaning.role == Role::investment_flag && values(c).mostly(values(c).flags)) take_flags(c);
      if (meaning.role != Role::property || meaning.key == Key::activity) continue;
      if (meaning.key == Key::post_class && values(c).nearly_all(values(c).numbers)) continue;  // codes of what it is paid for: 50110
      // The only texts are the posts' names, whatever their heading: Slag over Personal, Lokaler.
      if ((meaning.key == Key::post_class || meaning.key == Key::description) && !has_other_names(reading, c)) continue;
      const bool many = meaning.key == Key::contributes || meaning.key == Key::works_against || meaning.key == Key::assignment;
      ValueSource& source = property(meaning.key);
      if (many || source.columns.empty()) take(source, c);
      if (!many && source.columns.size() > 1) source.columns.pop_back();
    }
    std::erase_if(reading.map.properties, [](const MappedProperty& p) { return !p.source.given(); });
    const bool has_goals =
        std::any_of(reading.map.properties.begin(), reading.map.properties.end(), [](const auto& p) { return p.key == Key::contributes; });
    for (std::size_t c = 0; c < count() && !has_goals; ++c) {
      if (reading.taken[c] || values(c).goals == 0 || !values(c).nearly_all(values(c).goals)) continue;
      take(property(Key::contributes), c);
      break;
    }
  }

  /// Satsning: Ja, Nej, x.
  void take_flags(std::size_t c) {
    take(property(Key::post_class), c);
    std::set<std::string> seen;
    for (const SampleRow& row : reading.shape.rows) {
      const std::string text(trim(row.at(c).text));
      if (row.number <= reading.headings.last || text.empty() || !seen.insert(fold(text)).second) continue;
      const bool yes = fold(text).starts_with("j") || fold(text) == "x";
      reading.map.translations.push_back({Translation::Of::property, Key::post_class, fold(text), text, yes ? "satsning" : "-"});
    }
  }

  /// The post's name and its id. A heading says which; a column of codes is never a name, and the only column of texts always is.
  void find_names() {
    const auto words = [&](std::size_t c) { return values(c).words * 2 >= values(c).filled && values(c).words > 0; };
    std::optional<std::size_t> title = best(Role::title, words);
    std::optional<std::size_t> code = best(Role::post, [&](std::size_t c) { return !words(c); });
    const auto activity = [&](std::size_t c) { return reading.meanings[c].key == Key::activity; };
    const auto any_activity = best(Role::property, activity);
    if (!title && code) title = name_beside(*code);
    if (!title && any_activity && !words(*any_activity)) title = name_beside(*any_activity);
    if (!title) title = best(Role::property, [&](std::size_t c) { return activity(c) && words(c); });
    if (!title) {  // of Id and Post, both with words, the first is the id
      const auto first = best(Role::post, words);
      title = best(Role::post, [&](std::size_t c) { return words(c) && c != first; });
      if (title) code = first;
      else title = first;
    }
    if (!title) title = best(Role::place, words);
    if (!title) title = best(Role::investment_flag, words);  // what is wanted, and no Ja or Nej
    if (!title) title = longest_text();
    if (!title) title = best(Role::title, [&](std::size_t c) { return values(c).filled > 0; });
    if (!title) title = best(Role::title, [](std::size_t) { return true; });
    if (!title) title = description_as_name();
    if (title) {
      reading.title_column = title;
      take(reading.map.title, *title);
    }
    if (!title && reading.unit_column) {  // a row for each unit: its frame
      reading.map.title.columns.push_back(column_named(reading, *reading.unit_column));
      reading.map.title.minus.push_back(false);
    }
    if (!code) code = best(Role::post, [](std::size_t) { return true; });
    if (const auto place = best(Role::place, [](std::size_t) { return true; }); !code && place) code = place;
    if (code) {
      reading.code_column = code;
      take(reading.map.post, *code);
    }
    if (const auto rest = best(Role::property, activity)) {
      if (!code) reading.code_column = rest;
      take(property(Key::activity), *rest);
    }
    if (!reading.map.title.given()) name_by_code();
  }

  /// Beside codes alone, what describes the posts is their name.
  std::optional<std::size_t> description_as_name() {
    for (std::size_t c = 0; c < count(); ++c) {
      if (reading.meanings[c].key != Key::description || !reading.taken[c] || !values(c).nearly_all(values(c).words)) continue;
      const auto describes = [](const MappedProperty& p) { return p.key == Key::description; };
      std::erase_if(reading.map.properties, describes);
      return c;
    }
    return std::nullopt;
  }

  /// Where there is nothing but codes, a post is called by its own.
  void name_by_code() {
    if (!reading.code_column) return;
    reading.title_column = reading.code_column;
    take(reading.map.title, *reading.code_column);
  }

  /// What nobody else asked for and says most.
  [[nodiscard]] std::optional<std::size_t> longest_text() const {
    std::optional<std::size_t> found;
    std::size_t most = 0;
    for (std::size_t c = 0; c < count(); ++c) {
      const ColumnValues& v = values(c);
      if (reading.taken[c] || v.words == 0 || v.mostly(v.flags) || v.letters / v.words <= most) continue;
      most = v.letters / v.words;
      found = c;
    }
    return found;
  }
};

}  // namespace

bool read_columns(const grid::Grid& grid, SheetReading& reading, const PlanNames& names, const GuessOptions& options) {
  reading.name = grid.sheets[reading.sheet].name;
  reading.shape = shape_of(grid, reading.sheet, reading.first_row);
  reading.formats = NumberFormats(grid.formats);
  reading.headings = reading.headings_above.found() ? reading.headings_above : find_headings(reading.shape, names);
  if (!reading.headings.found()) return false;
  if (reading.first_row == 1) {
    const std::vector<std::string>& above = grid.sheets[reading.sheet].above;
    reading.headings.titles.insert(reading.headings.titles.end(), above.begin(), above.end());
  }
  cut_next_table(reading);
  cut_section(reading, names);
  reading.values = values_below(reading.shape, reading.headings.last, names);
  for (const std::string& heading : reading.headings.texts) reading.meanings.push_back(meaning_of(heading));
  reading.taken.assign(reading.headings.texts.size(), false);
  reading.map.sheet = reading.name;
  reading.map.heading_row = reading.headings.last;
  reading.map.cost_is_negative = names.cost_is_negative;
  find_unit_columns(reading, names, options);
  find_goal_money(reading, names);
  settle_cost_kinds(reading);
  take_unknown_headings(reading);
  ask_tables_beside(reading);
  Columns columns{reading, names, options};
  columns.find_years();
  columns.find_amounts();
  leave_constant_year(reading);
  settle_investments(reading);
  if (!reading.map.unit.given()) columns.find_unit();
  if (reading.unit_column && !reading.map.unit_title.given()) {
    if (const auto beside = columns.name_beside(*reading.unit_column)) add_column(reading, reading.map.unit_title, *beside);
  }
  find_investment_column(reading);
  find_flow_column(reading);
  if (reading.investment_column) reading.taken[*reading.investment_column] = true;
  columns.find_goal_columns();
  columns.find_properties();
  columns.find_fill_down();
  find_kinds(reading);
  columns.find_names();
  columns.join_years();
  find_decimal_sign(reading);
  if (reading.headings.second != 0 && reading.next_row == 0)
    reading.say(Code::F07, "två-tabeller", reading.row_place(reading.headings.second), {}, reading.row_place(reading.headings.last));
  return !reading.amounts.empty();
}

}  // namespace malkoll::importing
