#include <algorithm>
#include <array>

#include "model/measure_unit.h"
#include "plan_import/reading.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

/// The unit of an indicator's values, where it stands behind the numbers.
namespace malkoll::plan_import {

namespace {

bool is_percent(std::string_view unit) { return unit == "%" || fold(unit) == "procent"; }

/// The same unit is written in several ways.
std::string one_spelling(std::string_view unit) {
  struct Spelling {
    std::string_view written, meant;
  };
  constexpr auto spellings = std::to_array<Spelling>(
      {{"procent", "%"},   {"andel", "%"},      {"andel i procent", "%"}, {"hektar", "ha"},  {"styck", "st"},
       {"stycken", "st"},  {"antal", "st"},     {"minuter", "min"},       {"minut", "min"},  {"timmar", "h"},
       {"timme", "h"},     {"tim", "h"},        {"sekunder", "sek"},      {"sekund", "sek"}, {"kilo", "kg"},
       {"kilogram", "kg"}, {"kronor", "kr"},    {"dygn", "dagar"},        {"dag", "dagar"},  {"kvadratmeter", "kvm"},
       {"m2", "kvm"},      {"kilometer", "km"}, {"mkr", "mnkr"}});
  if (unit.find('%') != std::string_view::npos) return "%";
  const std::string folded = fold(unit);
  const auto found = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& one) { return one.written == folded; });
  return found == spellings.end() ? folded : std::string(found->meant);
}

/// A unit that is known as one, or that stands behind several values and can be nothing else: words, without a year or a remark.
bool is_unit(std::string_view text, std::size_t times) {
  constexpr std::size_t longest = 30;
  static const WordList remarks(
      "prel*, prognos*, preliminär*, ca, cirka, riket, rikssnitt*, snitt*, genomsnitt*, medel*, kvinnor, män, flickor, pojkar, helår*, delår*, budget*, utfall*, mål*, "
      "bättre, sämre, högre, lägre, fler, färre, mer, mindre, eller, samma, av, jämfört, varav, totalt, kommunen, länet, median*");
  const std::string folded = fold(text);
  if (text.size() > longest || text.find_first_of("();:") != std::string_view::npos || remarks.first_in(folded)) return false;
  if (is_percent(text) || model::unit_in_title("x, " + std::string(text)) == text) return true;
  constexpr std::size_t most_words = 3;
  return times > 1 && !folded.empty() && text.find_first_of("0123456789") == std::string_view::npos &&
         split_words(folded).size() <= most_words;
}

/// What stands behind the numbers of an indicator.
struct Behind {
  std::string unit;  ///< as it is written first
  std::size_t values = 0, with_unit = 0;  ///< of all, targets too
  bool different = false;
};
Behind behind_numbers(const DraftIndicator& indicator) {
  Behind behind;
  for (const Measured& one : indicator.measured) {
    ++behind.values;
    if (one.rest.empty()) continue;
    ++behind.with_unit;
    if (behind.unit.empty()) behind.unit = one.rest;
    behind.different = behind.different || one_spelling(one.rest) != one_spelling(behind.unit);
  }
  return behind;
}

/// What is no unit is no value either, until somebody says what it is.
void ask_about_values(PlanReading& reading, DraftIndicator& indicator) {
  for (const Measured& one : indicator.measured) {
    if (one.rest.empty() || one.target) continue;
    std::erase_if(indicator.lines, [&](const DraftLine& line) { return line.key == one.key && line.place == one.place; });
    reading.draft.ask(indicator, one.place, in_both("{} för »{}« säger mer än ett tal: »{}«", one.key, indicator.title, one.text));
  }
}

void settle_unit(PlanReading& reading, DraftIndicator& indicator) {
  const Behind behind = behind_numbers(indicator);
  if (behind.with_unit == 0) return;
  const auto line =
      std::find_if(indicator.lines.begin(), indicator.lines.end(), [](const DraftLine& l) { return l.key == Key::unit_of_measure; });
  const bool given = line != indicator.lines.end();
  const std::string titled = model::unit_in_title(indicator.title), meant = one_spelling(behind.unit);
  const bool same_as_given = given && one_spelling(line->value) == meant;
  if (behind.different || (!same_as_given && !is_unit(behind.unit, behind.with_unit))) return ask_about_values(reading, indicator);
  // Pieces and per cent may stand behind a number of any title; other units say what the title or the column does not.
  const bool counted =
      one_spelling(titled) == "st" && meant != "%" && model::unit_in_title("x, " + behind.unit).find("kr") == std::string::npos;
  const bool fits_title = titled.empty() || one_spelling(titled) == meant || counted;
  if (given ? !same_as_given && meant != "st" : !fits_title && meant != "%" && meant != "st") return ask_about_values(reading, indicator);
  const bool certain = (titled.empty() || one_spelling(titled) == meant) && (meant != "%" || behind.with_unit == behind.values);
  if (!given && certain)
    indicator.lines.insert(indicator.lines.begin(), {Key::unit_of_measure, meant == "%" ? "%" : behind.unit, indicator.place});
}

}  // namespace

void settle_units(PlanReading& reading) {
  for (DraftIndicator& indicator : reading.draft.indicators) settle_unit(reading, indicator);
}

}  // namespace malkoll::plan_import
