#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/cell_value.h"
#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

bool is_nothing(std::string_view text) {
  const std::string folded = fold(text);
  return folded.empty() && arrow_word(text).empty();  // dashes and points fold to nothing
}

namespace {

constexpr auto months = std::to_array<std::string_view>(
    {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"});

/// Words for when something shall be done, before it. Those that only tell when it is reported say no time for the thing itself.
constexpr auto done_words = std::to_array<std::string_view>({"senast", "klart", "klar", "färdigt", "färdig", "slutförs", "slutfört"});
constexpr auto told_words =
    std::to_array<std::string_view>({"redovisas", "återrapporteras", "återrapportering", "rapporteras", "slutredovisas", "redovisning"});

/// Words between those and the time.
bool is_between(std::string_view word) {
  constexpr auto between = std::to_array<std::string_view>({"den", "under", "år", "i", "senast", "till", "vid", "kommunfullmäktige",
                                                            "fullmäktige", "kf", "kommunstyrelsen", "ks", "för", "slutet", "av"});
  return is_one_of(between, word);
}

/// The word at the beginning of a text, and what stands behind it.
std::string first_word(std::string_view& text) {
  text = trim(text);
  const std::size_t end = std::min(text.find_first_of(" :,"), text.size());
  const std::string word = fold(text.substr(0, end));
  text = trim(text.substr(std::min(end + 1, text.size())));
  return word;
}

std::string_view without_words_between(std::string_view text) {
  for (std::string_view rest = text;; text = rest) {
    if (!is_between(first_word(rest)) || rest.empty()) return trim(text);
  }
}

}  // namespace

std::string due_text(std::string_view text) {
  text = trim(text);
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  const auto digits = [](std::string_view w, std::size_t most) {
    return !w.empty() && w.size() <= most && w.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (words.size() == 1 && importing::bare_year(words[0]) != 0) return std::string(words[0]);
  if (words.size() != 3) return {};
  const auto two = [](std::string_view w) { return w.size() == 1 ? '0' + std::string(w) : std::string(w); };
  if (importing::bare_year(words[0]) != 0 && digits(words[1], 2) && digits(words[2], 2))
    return fmt::format("{}-{}-{}", words[0], two(words[1]), two(words[2]));
  const bool stroke = text.find('/') != std::string_view::npos && digits(words[0], 2) && digits(words[1], 2);  // 31/12 2027
  if (stroke && importing::bare_year(words[2]) != 0) return fmt::format("{}-{}-{}", words[2], two(words[1]), two(words[0]));
  const auto month = std::find_if(months.begin(), months.end(),
                                  [&](std::string_view m) { return m == words[1] || (words[1].size() >= 3 && m.starts_with(words[1])); });
  if (!digits(words[0], 2) || month == months.end() || importing::bare_year(words[2]) == 0) return {};
  return fmt::format("{}-{:02}-{}", words[2], month - months.begin() + 1, two(words[0]));
}

std::string_view behind_due_words(std::string_view text) {
  const std::string word = first_word(text);
  return is_one_of(done_words, word) || is_one_of(told_words, word) ? without_words_between(text) : std::string_view();
}

void add_due(PlanReading& reading, Id<DraftAssignment> at, const grid::DocumentCell& cell, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments[at];
  const std::string text = cell.type == grid::Cell::Type::number ? importing::whole_number_text(as_cell(cell)) : one_line(cell.text);
  if (is_nothing(text)) return;
  std::string due = due_text(text.ends_with('.') ? text.substr(0, text.size() - 1) : text);
  if (due.empty() && fold(text).starts_with("senast "))
    due = due_text(std::string_view(text).substr(fold(text).starts_with("senast den ") ? 11 : 7));
  if (due.empty())
    reading.draft.ask(assignment, place,
                      in_both("när ska »{}« vara klart? Dokumentet säger »{}«: skriv ett datum eller ett år", assignment.title, text));
  else add_line(reading, assignment, Key::due, due, place);
}

void add_due_of_sentence(PlanReading& reading, Id<DraftAssignment> at, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments[at];
  const bool given =
      std::any_of(assignment.lines.begin(), assignment.lines.end(), [](const DraftLine& line) { return line.key == Key::due; });
  if (given) return;
  const std::string& title = assignment.title;
  bool timed = title.ends_with(')') && years_in(title.substr(title.rfind('('))).size() == 1;  // … (2027)
  for (std::size_t from = 0; from < title.size(); from = std::min(title.find(' ', from + 1), title.size())) {
    std::string_view text = trim(std::string_view(title).substr(from));
    if (text.starts_with('(')) text.remove_prefix(1);
    std::string_view behind = text;
    const std::string word = first_word(behind);
    if (!is_one_of(done_words, word) && !is_one_of(told_words, word)) continue;
    behind = without_words_between(behind);
    while (behind.ends_with('.') || behind.ends_with(')')) behind.remove_suffix(1);
    const std::string due = due_text(behind);
    if (!due.empty()) return add_line(reading, assignment, Key::due, due, place);
    timed = timed || word == "senast" || !years_in(behind).empty();
  }
  if (timed) reading.draft.ask(assignment, place, in_both("när ska »{}« vara klart? Skriv ett datum eller ett år", assignment.title));
}

}  // namespace malkoll::plan_import
