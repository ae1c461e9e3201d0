#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "import/cell_value.h"
#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

/// A number with what people write after it, and nothing else: `87,5`, `412 350 st`, `94,2 %`.
struct Written {
  std::string number, rest;
};
std::optional<Written> written_number(std::string_view text) {
  Written found;
  std::size_t at = 0;
  const auto skip = [&](std::string_view piece) {
    if (!text.substr(at).starts_with(piece)) return false;
    at += piece.size();
    return true;
  };
  if (skip("-") || skip("\xE2\x88\x92") || skip("\xE2\x80\x93")) found.number = "-";
  const std::size_t sign = found.number.size();
  while (at < text.size()) {
    const char c = text[at];
    const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
    if (is_digit(c)) found.number += c, ++at;
    else if ((c == ',' || c == '.') && digit_at(at + 1) && found.number.size() > sign && found.number.find(',') == std::string::npos)
      found.number += ',', ++at;
    else if (found.number.size() == sign) return std::nullopt;
    else {
      const std::size_t blank = c == ' '                                                                                     ? 1
                                : text.substr(at).starts_with("\xC2\xA0")                                                    ? 2
                                : text.substr(at).starts_with("\xE2\x80\xAF") || text.substr(at).starts_with("\xE2\x80\x89") ? 3
                                                                                                                             : 0;
      const bool group =
          blank > 0 && digit_at(at + blank) && digit_at(at + blank + 1) && digit_at(at + blank + 2) && !digit_at(at + blank + 3);
      if (!group) break;
      found.number += ' ', at += blank;
    }
  }
  if (found.number.size() == sign) return std::nullopt;
  found.rest = one_line(text.substr(at));
  return found;
}

bool is_nothing(std::string_view text) {
  const std::string folded = fold(text);
  return folded.empty();  // dashes and points fold to nothing
}

/// What a number cell shows; a percentage as its hundredths.
std::string number_text(const grid::DocumentCell& cell) {
  if (cell.type != grid::Cell::Type::percent) return importing::line_text(as_cell(cell));
  std::string share = importing::share_text(as_cell(cell));
  while (share.ends_with('%') || share.ends_with(' ')) share.pop_back();
  return share;
}

constexpr auto months = std::to_array<std::string_view>(
    {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"});

/// `2026-10-31`, `31 december 2026` or `2027` as the language writes it; empty: no date.
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
  const auto month = std::find_if(months.begin(), months.end(),
                                  [&](std::string_view m) { return m == words[1] || (words[1].size() >= 3 && m.starts_with(words[1])); });
  if (!digits(words[0], 2) || month == months.end() || importing::bare_year(words[2]) == 0) return {};
  return fmt::format("{}-{:02}-{}", words[2], month - months.begin() + 1, two(words[0]));
}

/// Takes a note's mark off the end of a value: a star, or a raised figure that is a character of its own.
std::string take_mark(std::string& text) {
  std::string mark;
  for (bool taken = true; taken;) {
    taken = false;
    for (const std::string_view raised : {"*", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6",
                                          "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"}) {
      if (text.size() <= raised.size() || !text.ends_with(raised) || text.ends_with("m" + std::string(raised))) continue;  // m²
      mark = std::string(raised) + mark;
      text.resize(text.size() - raised.size());
      taken = true;
    }
  }
  text = trim(text);
  return mark;
}

void add_direction(PlanReading& reading, DraftIndicator& indicator, const std::string& text, const InBoth& place) {
  const std::string folded = fold(text);
  const bool up = folded.starts_with("öka") || folded == "uppåt" || folded == "högre",
             down = folded.starts_with("minska") || folded == "nedåt" || folded == "lägre";
  if (up || down) add_line(reading, indicator, "riktning", up ? "öka" : "minska", place);
  else if (folded.starts_with("bevara") || folded.starts_with("behåll") || folded.starts_with("oförändra"))
    add_line(reading, indicator, "riktning", "bevara", place);
  else if (!folded.empty()) reading.draft.ask(indicator, place, in_both("åt vilket håll är »{}«?", text));
}

/// Words that compare with something else than the value itself: what the number beside them is of, no form of the language says.
bool compares(const std::string& folded) {
  if (folded.find_first_of("0123456789") == std::string::npos || folded.starts_with("bland ") || folded.starts_with("topp ")) return false;
  const std::vector<std::string_view> words = split_words(folded);
  return std::any_of(words.begin(), words.end(), [](std::string_view w) {
    for (const std::string_view other : {"rike", "rikssnitt", "snittet", "genomsnittet", "medelvärdet", "median", "föregående", "jämfört",
                                         "jämförbara", "liknande", "länet"}) {
      if (w.starts_with(other)) return true;
    }
    return false;
  });
}

/// `över 85`, `85 % eller högre`: the level as the language writes it. Only a number and per cent may stand beside the words.
std::optional<std::string> level_text(const std::string& text) {
  struct Form {
    std::string_view words, written;
    bool before;
  };
  // clang-format off
  constexpr auto forms = std::to_array<Form>({{"lägst ", "minst ", true}, {"minimum ", "minst ", true}, {"över ", "> ", true}, {"mer än ", "> ", true}, {"fler än ", "> ", true}, {"högre än ", "> ", true}, {"under ", "< ", true}, {"mindre än ", "< ", true}, {"färre än ", "< ", true}, {"lägre än ", "< ", true},
                                              {" eller högre", "minst ", false}, {" eller mer", "minst ", false}, {" eller fler", "minst ", false}, {" eller lägre", "högst ", false}, {" eller mindre", "högst ", false}, {" eller färre", "högst ", false}});
  // clang-format on
  std::string small = text;
  if (!small.empty()) {
    const CodePoint first = first_code_point(text);
    small.clear();
    append_utf8(small, lower(first.value));
    small += text.substr(first.length);
  }
  for (const Form& form : forms) {
    const bool fits = form.before ? small.starts_with(form.words) : small.ends_with(form.words);
    if (!fits) continue;
    const auto number = written_number(form.before ? std::string_view(small).substr(form.words.size())
                                                   : std::string_view(small).substr(0, small.size() - form.words.size()));
    const bool plain = number && (number->rest.empty() || number->rest == "%" || fold(number->rest) == "procent") &&
                       (importing::bare_year(number->number) == 0);
    if (plain) return fmt::format("{}{}{}", form.written, number->number, number->rest.empty() ? "" : " %");
  }
  return std::nullopt;
}

std::string target_text(const std::string& text) {
  const std::string folded = fold(text);
  for (const std::string_view word : {"öka", "ökar", "ökning", "ska öka", "skall öka", "ökande"}) {
    if (folded == word) return "ska öka";
  }
  for (const std::string_view word : {"minska", "minskar", "minskning", "ska minska", "skall minska", "minskande"}) {
    if (folded == word) return "ska minska";
  }
  return level_text(text).value_or(text);
}

}  // namespace

grid::Cell as_cell(const grid::DocumentCell& cell) { return {.type = cell.type, .text = cell.text}; }

std::size_t add_area(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place) {
  auto& areas = reading.draft.areas;
  const std::string line = one_line(title);
  const auto same = std::find_if(areas.begin(), areas.end(), [&](const DraftItem& a) { return fold(a.title) == fold(line); });
  if (same != areas.end()) return static_cast<std::size_t>(same - areas.begin());
  areas.push_back({.id = {}, .number = std::string(number), .title = line, .place = place, .lines = {}, .notes = {}});
  return areas.size() - 1;
}

std::size_t add_goal(PlanReading& reading, std::string_view number, std::string_view title, std::size_t area, const InBoth& place) {
  auto& goals = reading.draft.goals;
  const std::string line = one_line(title);
  const auto same = std::find_if(goals.begin(), goals.end(), [&](const DraftGoal& g) {
    return fold(g.title) == fold(line) && (g.area == area || area == no_item || g.area == no_item);
  });
  if (same != goals.end()) {
    if (same->area == no_item) same->area = area;
    if (same->number.empty()) same->number = number;
    return static_cast<std::size_t>(same - goals.begin());
  }
  DraftGoal& goal = goals.emplace_back();
  goal.number = number;
  goal.title = line;
  goal.place = place;
  goal.area = area;
  return goals.size() - 1;
}

std::size_t add_indicator(PlanReading& reading, std::string_view title, std::size_t goal, const InBoth& place) {
  auto& indicators = reading.draft.indicators;
  std::string line = one_line(title);
  const std::string mark = take_mark(line);
  const auto same = std::find_if(indicators.begin(), indicators.end(),
                                 [&](const DraftIndicator& i) { return i.goal == goal && fold(i.title) == fold(line); });
  if (same != indicators.end()) return static_cast<std::size_t>(same - indicators.begin());
  DraftIndicator& indicator = indicators.emplace_back();
  indicator.title = line;
  indicator.place = place;
  indicator.goal = goal;
  if (!mark.empty()) add_marks(reading, indicator, {mark}, place);
  return indicators.size() - 1;
}

std::size_t add_assignment(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments.emplace_back();
  assignment.number = number;
  assignment.title = one_line(title);
  assignment.place = place;
  return reading.draft.assignments.size() - 1;
}

void add_line(PlanReading& reading, DraftItem& item, std::string key, std::string value, const InBoth& place) {
  const auto same = std::find_if(item.lines.begin(), item.lines.end(), [&](const DraftLine& line) { return line.key == key; });
  if (same == item.lines.end()) item.lines.push_back({std::move(key), std::move(value), place});
  else if (same->value != value)
    reading.draft.ask(item, place,
                      in_both("{} för »{}« är »{}« här men »{}« i {}: vilket gäller?", key, item.title, value, same->value, same->place));
}

void add_unit_of_title(PlanReading& reading, DraftIndicator& indicator) {
  const bool given = std::any_of(indicator.lines.begin(), indicator.lines.end(), [](const DraftLine& line) { return line.key == "enhet"; });
  if (!given && (indicator.title.ends_with("(%)") || indicator.title.ends_with("(procent)")))
    add_line(reading, indicator, "enhet", "%", indicator.place);
}

void add_marks(PlanReading& reading, DraftItem& item, const std::vector<std::string>& marks, const InBoth& place) {
  for (const std::string& mark : marks) {
    const auto& notes = reading.document.footnotes;
    const auto note = std::find_if(notes.begin(), notes.end(), [&](const grid::Footnote& n) { return n.mark == mark; });
    const bool figure = note == notes.end();
    item.notes.push_back(figure ? fmt::format("{} har anmärkningen {}", place.swedish, mark)
                                : fmt::format("{} vid {}: {}", mark, place.swedish, one_line(note->text)));
    reading.marks_told.push_back(mark);
    reading.draft.say(
        PlanSaid::Kind::note, place,
        figure ? in_both("anmärkningen {} hör inte till talet", mark) : InBoth(fmt::format("{}: {}", mark, one_line(note->text))));
  }
}

void add_measure(PlanReading& reading, std::size_t at, const PlanHeading& heading, const grid::DocumentCell& cell, const InBoth& place) {
  DraftIndicator& indicator = reading.draft.indicators[at];
  std::string text = one_line(cell.text);
  if (cell.type == grid::Cell::Type::empty || text.empty()) return;
  const bool value = heading.role == PlanRole::outcome || heading.role == PlanRole::baseline || heading.role == PlanRole::target;
  if (const std::string mark = value ? take_mark(text) : std::string(); !mark.empty()) add_marks(reading, indicator, {mark}, place);
  const auto plain = [&](const char* key) {
    if (!is_nothing(text) || text == "%" || text == "\xE2\x80\xB0") add_line(reading, indicator, key, text, place);
  };
  switch (heading.role) {
    case PlanRole::unit_of_measure: return plain("enhet");
    case PlanRole::source: return plain("källa");
    case PlanRole::comment: return plain("beskrivning");
    case PlanRole::direction: return add_direction(reading, indicator, text, place);
    case PlanRole::outcome:
    case PlanRole::baseline:
    case PlanRole::target: break;
    default: return;
  }
  const bool target = heading.role == PlanRole::target;
  // A value may say its own year: 71 (2023).
  const std::optional<Written> own = target || heading.year != 0 ? std::nullopt : written_number(text);
  const std::vector<Year> own_years = own && own->rest.ends_with(')') ? years_in(own->rest) : std::vector<Year>{};
  const bool dated = own_years.size() == 1 && fold(own->rest) == to_string(own_years[0]);
  const Year year = dated ? own_years[0] : heading.year;
  const std::string key = fmt::format("{}{}{}",
                                      target                               ? "målvärde"
                                      : heading.role == PlanRole::baseline ? "utgångsvärde"
                                                                           : "utfall",
                                      year == 0 ? "" : ' ' + to_string(year), heading.group.empty() ? "" : ' ' + heading.group);
  if (is_nothing(text) && text.find_first_of("0123456789") == std::string::npos) return;
  add_marks(reading, indicator, cell.marks, place);
  if (target && !heading.group.empty())
    return reading.draft.ask(indicator, place,
                             in_both("målvärdet »{}« för »{}« gäller bara {}: hur ska det skrivas?", text, indicator.title, heading.group));
  if (dated) return add_line(reading, indicator, key, own->number, place);
  if (!target && heading.year == 0)
    return reading.draft.ask(indicator, place, in_both("vilket år gäller värdet »{}« för »{}«?", text, indicator.title));
  if (heading.until != 0 && heading.until != heading.year)
    return reading.draft.ask(indicator, place, in_both("hur ska {}–{}: »{}« läsas för »{}«?", key, heading.until, text, indicator.title));
  using Type = grid::Cell::Type;
  if (cell.type == Type::date)
    return reading.draft.ask(indicator, place,
                             in_both("{} för »{}« är ett datum i cellen, {}: vilket tal ska det vara?", key, indicator.title, text));
  if (cell.type == Type::error || cell.type == Type::uncalculated)
    return reading.draft.say(
        PlanSaid::Kind::left_out, place,
        in_both("{} för »{}«: cellen visar {}", key, indicator.title, text.empty() ? in_both("ingenting") : InBoth(text)));
  if (cell.type == Type::number || cell.type == Type::percent) return add_line(reading, indicator, key, number_text(cell), place);
  if (target && compares(fold(text)))
    return reading.draft.ask(indicator, place, in_both("hur ska {} för »{}« skrivas? Dokumentet säger »{}«", key, indicator.title, text));
  if (target) return add_line(reading, indicator, key, target_text(text), place);
  const auto written = written_number(text);
  if (!written) {
    indicator.notes.push_back(fmt::format("{}: {} ({})", key, text, place.swedish));
    return reading.draft.say(PlanSaid::Kind::left_out, place, in_both("{} för »{}« är inget tal: »{}«", key, indicator.title, text));
  }
  const bool only = written->rest.empty() || written->rest == "%" || fold(written->rest) == "procent" || fold(written->rest) == "st" ||
                    written->rest == "*";
  const bool unit = std::any_of(indicator.lines.begin(), indicator.lines.end(),
                                [&](const DraftLine& l) { return l.key == "enhet" && fold(l.value) == fold(written->rest); });
  if (only || unit || written->rest.starts_with('(')) add_line(reading, indicator, key, written->number, place);
  if (!only && !unit) reading.draft.ask(indicator, place, in_both("{} för »{}« säger mer än ett tal: »{}«", key, indicator.title, text));
}

void add_due(PlanReading& reading, std::size_t at, const grid::DocumentCell& cell, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments[at];
  const std::string text = cell.type == grid::Cell::Type::number ? importing::whole_number_text(as_cell(cell)) : one_line(cell.text);
  if (is_nothing(text)) return;
  std::string due = due_text(text.ends_with('.') ? text.substr(0, text.size() - 1) : text);
  if (due.empty() && fold(text).starts_with("senast "))
    due = due_text(std::string_view(text).substr(fold(text).starts_with("senast den ") ? 11 : 7));
  if (due.empty())
    reading.draft.ask(assignment, place,
                      in_both("när ska »{}« vara klart? Dokumentet säger »{}«: skriv ett datum eller ett år", assignment.title, text));
  else add_line(reading, assignment, "klart", due, place);
}

void add_due_of_sentence(PlanReading& reading, std::size_t at, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments[at];
  const bool given =
      std::any_of(assignment.lines.begin(), assignment.lines.end(), [](const DraftLine& line) { return line.key == "klart"; });
  const std::size_t latest = assignment.title.rfind("senast ");
  if (given || latest == std::string::npos) return;
  std::string_view text = std::string_view(assignment.title).substr(latest + 7);
  for (const std::string_view word : {"den ", "under ", "år "}) {
    if (text.starts_with(word)) text.remove_prefix(word.size());
  }
  if (text.ends_with('.') || text.ends_with(')')) text.remove_suffix(1);
  if (const std::string due = due_text(text); !due.empty()) add_line(reading, assignment, "klart", due, place);
  else reading.draft.ask(assignment, place, in_both("när ska »{}« vara klart? Skriv ett datum eller ett år", assignment.title));
}

}  // namespace malkoll::plan_import
