#include "workbook/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "text/dash.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::workbook {

namespace {

using R = ColumnRole;

constexpr ColumnLayout row_id{R::row_id, row_id_heading};
constexpr ColumnLayout check{R::check, "Kontroll", Key::none, 30};
constexpr ColumnLayout unit{R::unit, "Nämnd eller bolag", Key::none, 22};
constexpr ColumnLayout kind{R::kind, "Typ"};
constexpr ColumnLayout plan{R::plan, "Plan"};
constexpr ColumnLayout id{R::id, "Id"};
constexpr ColumnLayout lines{R::lines, "Övriga uppgifter", Key::none, 40};
constexpr ColumnLayout note{R::note, "Anteckningar", Key::none, 40};
constexpr ColumnLayout description{R::property, "Beskrivning", Key::description, 30};
constexpr ColumnLayout former_name{R::property, "Tidigare namn", Key::former_name, 24};
constexpr ColumnLayout economy{R::property, "God ekonomisk hushållning", Key::economy, 18};
constexpr ColumnLayout as_written{R::written, "Som skrivet"};

constexpr ColumnLayout title(std::string_view heading) { return {R::title, heading, Key::none, 50}; }
constexpr ColumnLayout property(std::string_view heading, Key key, std::uint8_t width = 14) { return {R::property, heading, key, width}; }
constexpr ColumnLayout amount(std::string_view heading, Key key) { return {R::amount, heading, key, 16}; }
constexpr ColumnLayout measure(std::string_view heading, Key key) { return {R::measure, heading, key, 16}; }

constexpr std::array plan_kinds = {Kind::plan, Kind::municipality};
// clang-format off
constexpr std::array plan_columns = {
    row_id, kind, id, title("Namn"),
    property("Vision", Key::vision, 30), property("Budgetår", Key::budget_year), property("Planår", Key::plan_years),
    property("Beslutad", Key::decided), property("Gäller", Key::valid), property("Beloppsenhet", Key::amount_unit),
    property("Avrundning", Key::rounding), property("Tecken", Key::sign, 18), amount("Ram", Key::frame),
    measure("Skattesats", Key::tax_rate), amount("Skatter och bidrag", Key::taxes), amount("Finansnetto", Key::net_interest), amount("Resultat", Key::result),
    economy, property("Riktning", Key::direction), property("Mäts", Key::measured), description, lines, note, as_written};
// clang-format on

constexpr std::array goal_kinds = {Kind::goal, Kind::goal_area};
// clang-format off
constexpr std::array goal_columns = {
    row_id, kind, plan, ColumnLayout{R::parent, "Målområde"}, id, title("Namn"),
    property("Dimension", Key::dimension), property("Agenda 2030", Key::agenda), property("Ansvarig", Key::responsible, 18),
    property("Bryter ned", Key::goal), property("Indikator", Key::indicator), property("Ej mätbart", Key::not_measurable, 30),
    economy, property("Riktning", Key::direction), property("Mäts", Key::measured), former_name, description, lines, note, as_written};
// clang-format on

constexpr std::array unit_kinds = {Kind::committee, Kind::company};
// clang-format off
constexpr std::array unit_columns = {
    row_id, kind, plan, id, title("Namn"), amount("Ram", Key::frame), amount("Investeringsram", Key::investment_frame),
    amount("Utfall", Key::actual),
    property("Ägarandel", Key::owned_share), property("Ägardirektiv", Key::directive, 30),
    property("Utan egna mål", Key::no_own_goals, 30), property("Lämnar inte in", Key::no_submission, 30), former_name, description,
    lines, note, as_written};
// clang-format on

constexpr std::array budget_kinds = {Kind::budget};
// clang-format off
constexpr std::array budget_columns = {
    row_id, check, unit, title("Namn"), property("Plan", Key::plan), property("Version", Key::version),
    property("Beslutad", Key::decided), property("Diarienummer", Key::diary, 18), property("Kontakt", Key::contact, 24),
    property("Beloppsenhet", Key::amount_unit), property("Avrundning", Key::rounding), property("Tecken", Key::sign, 18),
    description, lines, note, as_written};
// clang-format on

constexpr std::array own_goal_kinds = {Kind::committee_goal, Kind::company_goal};
constexpr std::array own_goal_columns = {row_id,
                                         check,
                                         unit,
                                         kind,
                                         id,
                                         title("Eget mål"),
                                         ColumnLayout{R::goal, "Mål", Key::goal, 30},
                                         property("Indikator", Key::indicator),
                                         measure("Målvärde", Key::target),
                                         property("Ej mätbart", Key::not_measurable, 30),
                                         property("Aspekt", Key::aspect),
                                         description,
                                         lines,
                                         note,
                                         as_written};

constexpr std::array assignment_kinds = {Kind::assignment};
constexpr std::array assignment_columns = {row_id,
                                           check,
                                           unit,
                                           plan,
                                           id,
                                           title("Uppdrag"),
                                           property("Ansvarig", Key::responsible, 18),
                                           property("Mål", Key::goal, 18),
                                           property("Klart", Key::due),
                                           property("Utför", Key::assignment, 18),
                                           description,
                                           lines,
                                           note,
                                           as_written};

constexpr std::array indicator_kinds = {Kind::indicator};
// clang-format off
constexpr std::array indicator_columns = {
    row_id, check, plan, ColumnLayout{R::parent, "Under målet", Key::none, 24}, id, title("Indikator"),
    property("Mätenhet", Key::unit_of_measure), property("Källa", Key::source, 20), property("Riktning", Key::direction),
    measure("Utgångsvärde", Key::baseline), measure("Utfall", Key::outcome), measure("Jämförelse", Key::comparison), measure("Målvärde", Key::target),
    property("Mäts", Key::measured), property("Ansvarig", Key::responsible), description, lines, note, as_written};
// clang-format on

constexpr std::array post_kinds = {Kind::post};
// clang-format off
constexpr std::array post_columns = {
    row_id, check, unit, id, title("Post"), property("Slag", Key::post_class, 16), property("Lagrum", Key::law, 20),
    property("Verksamhet", Key::activity, 24), property("Kodsträng", Key::code_string, 16), amount("Drift", Key::operation),
    amount("Investering", Key::investment), amount("Intäkt", Key::income),
    amount("Statsbidrag", Key::grant), amount("Förändring", Key::change), amount("Utfall", Key::actual), property("Uppdrag", Key::assignment, 16), ColumnLayout{R::goal, "Mål", Key::contributes, 30},
    ColumnLayout{R::share, "Andel", Key::contributes, 9}, property("Motverkar", Key::works_against), property("Motivering", Key::motivation, 40),
    property("Till och med", Key::until), property("Aspekt", Key::aspect), description, lines, note, as_written};
// clang-format on

constexpr std::array follow_up_kinds = {Kind::follow_up};
constexpr std::array follow_up_columns = {
    row_id, id,   title("Namn"), property("Nämnd", Key::committee), property("Samlad bedömning", Key::overall, 18), description,
    lines,  note, as_written};

constexpr std::array<SheetLayout, 9> sheets = {{
    {"Plan", plan_kinds, plan_columns},
    {"Mål", goal_kinds, goal_columns},
    {"Uppdrag", assignment_kinds, assignment_columns},
    {"Nämnder och bolag", unit_kinds, unit_columns},
    {"Inlämning", budget_kinds, budget_columns},
    {"Egna mål", own_goal_kinds, own_goal_columns},
    {"Indikatorer", indicator_kinds, indicator_columns},
    {"Poster", post_kinds, post_columns},
    {"Uppföljning", follow_up_kinds, follow_up_columns},
}};

bool takes_number(R role) { return role == R::goal || role == R::share; }

/// What stands behind a folded heading: nothing, `2025`, `2025 tkr`, `2`.
std::optional<SheetColumn> read_rest(const ColumnLayout& layout, std::string_view rest) {
  SheetColumn column{&layout};
  if (rest.empty()) {
    if (layout.role == R::amount || takes_number(layout.role)) return std::nullopt;
    return column;
  }
  if (rest[0] != ' ') return std::nullopt;
  rest.remove_prefix(1);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  unsigned value = 0;
  if (digits == 0 || digits > 4) return std::nullopt;
  for (const char c : rest.substr(0, digits)) value = value * 10 + static_cast<unsigned>(c - '0');
  rest.remove_prefix(digits);
  if (takes_number(layout.role)) {
    column.number = static_cast<std::uint8_t>(value);
    return rest.empty() && value >= 1 && value <= 255 ? std::optional(column) : std::nullopt;
  }
  if (layout.role != R::amount || digits != 4) return std::nullopt;
  column.year = Year(value);
  if (rest.empty()) return column;
  if (rest[0] != ' ') return std::nullopt;
  column.unit = amount_unit(rest.substr(1));
  return column.unit != AmountUnit::none ? std::optional(column) : std::nullopt;
}

/// The four digits at the beginning; 0: there are none.
Year year_at(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return year_of_digits(text.substr(0, digits));
}

/// What stands behind a heading's words, as it is as_written; nullopt: the text does not begin with them.
std::optional<std::string_view> behind(std::string_view text, std::string_view words) {
  if (text.size() < words.size() || fold(text.substr(0, words.size())) != fold(words)) return std::nullopt;
  return trim(text.substr(words.size()));
}

}  // namespace

std::optional<SheetColumn> measure_column(const ColumnLayout& layout, std::string_view moment) {
  SheetColumn column{&layout};
  if (moment.empty()) return layout.key == Key::comparison ? std::nullopt : std::optional(column);
  column.year = year_at(moment);
  if (column.year == 0) return std::nullopt;
  column.moment = moment.substr(0, 4);
  std::string_view rest = trim(moment.substr(4));
  for (const std::string_view dash : dashes_between) {
    if (!rest.starts_with(dash)) continue;
    rest = trim(rest.substr(dash.size()));
    column.year = year_at(rest);
    if (column.year == 0 || rest.size() != 4 || layout.key != Key::target) return std::nullopt;
    column.moment.append("–").append(rest);
    return column;
  }
  if (rest.empty()) return layout.key == Key::comparison ? std::nullopt : std::optional(column);
  if (layout.key == Key::target || moment[4] != ' ') return std::nullopt;
  column.year = {};
  column.moment.append(" ").append(rest);
  return column;
}

std::span<const SheetLayout> sheet_layouts() { return sheets; }

const SheetLayout* sheet_layout(std::string_view name) {
  const std::string wanted = fold(name);
  const auto* found = std::find_if(sheets.begin(), sheets.end(), [&](const SheetLayout& s) { return fold(s.name) == wanted; });
  return found == sheets.end() ? nullptr : found;
}

const SheetLayout* sheet_layout(Kind wanted) {
  for (const SheetLayout& sheet : sheets) {
    if (std::find(sheet.kinds.begin(), sheet.kinds.end(), wanted) != sheet.kinds.end()) return &sheet;
  }
  return nullptr;
}

std::string heading(const SheetColumn& column) {
  std::string text(column.layout->heading);
  if (column.number != 0) text += fmt::format(" {}", column.number);
  if (!column.moment.empty()) text += fmt::format(" {}", column.moment);
  else if (column.year != 0) text += fmt::format(" {}", column.year);
  if (column.unit != AmountUnit::none) text += fmt::format(" ({})", amount_unit_word(column.unit));
  return text;
}

SheetColumn read_heading(const SheetLayout& sheet, std::string_view text) {
  const std::string folded = fold(text);
  for (const ColumnLayout& layout : sheet.columns) {
    if (layout.role == R::measure) {
      const auto moment = behind(trim(text), layout.heading);
      if (const auto column = moment ? measure_column(layout, *moment) : std::nullopt) return *column;
      continue;
    }
    const std::string word = fold(layout.heading);
    if (!folded.starts_with(word)) continue;
    if (const auto column = read_rest(layout, std::string_view(folded).substr(word.size()))) return *column;
  }
  return {};
}

std::string_view cell_id(std::string_view cell) {
  const char* first = skip_blanks(cell.data(), cell.data() + cell.size());
  cell = {first, static_cast<std::size_t>(trim_end(first, cell.data() + cell.size()) - first)};
  const std::size_t separator = cell.find(id_separator);
  if (separator == std::string_view::npos || cell.substr(0, separator).find(' ') != std::string_view::npos) return cell;
  return cell.substr(0, separator);
}

}  // namespace malkoll::workbook
