#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "import/cell_value.h"
#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "plan_import/value_parts.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

/// What a number cell shows; a percentage as its hundredths.
std::string number_text(const grid::DocumentCell& cell) {
  if (cell.type != grid::Cell::Type::percent) return importing::line_text(as_cell(cell));
  std::string share = importing::share_text(as_cell(cell));
  while (share.ends_with('%') || share.ends_with(' ')) share.pop_back();
  return share;
}

/// `Bibehållas`, `oförändrad nivå`: it shall be as it is.
bool stays(const std::string& folded) {
  std::string_view text = folded;
  for (const std::string_view shall : {"ska ", "skall "}) text.remove_prefix(text.starts_with(shall) ? shall.size() : 0);
  const std::vector<std::string_view> words = split_words(text);
  constexpr std::size_t most_words = 2;  // oförändrad nivå
  return !words.empty() && words.size() <= most_words && text.find_first_of("0123456789") == std::string_view::npos &&
         (text.starts_with("bevara") || text.starts_with("behåll") || text.starts_with("bibehåll") || text.starts_with("oförändra"));
}

void add_direction(PlanReading& reading, DraftIndicator& indicator, const std::string& text, const InBoth& place) {
  const std::string folded = fold(text);
  const bool up = folded.starts_with("öka") || folded == "uppåt" || folded == "högre",
             down = folded.starts_with("minska") || folded == "nedåt" || folded == "lägre";
  if (up || down) add_line(reading, indicator, Key::direction, std::string(word(up ? Direction::up : Direction::down)), place);
  else if (stays(folded)) add_line(reading, indicator, Key::direction, std::string(word(Direction::keep)), place);
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
    if (folded == word) return std::string(written(Shape::target, TargetOp::up));
  }
  for (const std::string_view word : {"minska", "minskar", "minskning", "ska minska", "skall minska", "minskande"}) {
    if (folded == word) return std::string(written(Shape::target, TargetOp::down));
  }
  return level_text(text).value_or(text);
}

/// Where an indicator's values come from. Kolada and its number may stand in columns of their own.
void add_source(PlanReading& reading, DraftIndicator& indicator, const std::string& text, const InBoth& place) {
  if (is_nothing(text)) return;
  const std::string numbers = kolada_numbers(text), source = numbers.empty() ? text : "Kolada " + numbers;
  const auto known =
      std::find_if(indicator.lines.begin(), indicator.lines.end(), [](const DraftLine& line) { return line.key == Key::source; });
  if (known == indicator.lines.end()) return add_line(reading, indicator, Key::source, source, place);
  const auto has = [](const std::string& whole, const std::string& part) { return fold(whole).find(fold(part)) != std::string::npos; };
  if (has(known->value, numbers.empty() ? source : numbers)) return;
  if (has(source, known->value)) known->value = source;
  else if (numbers.empty() == kolada_numbers(known->value.substr(std::min<std::size_t>(known->value.size(), 7))).empty())
    add_line(reading, indicator, Key::source, source, place);  // two of a kind: which of them is asked
  else known->value += ", " + source;
}

}  // namespace

std::string arrow_word(std::string_view text) {
  text = trim(text);
  if (text.ends_with("\xEF\xB8\x8F")) text.remove_suffix(3);  // shown as a picture
  const auto is_one_of = [&](std::initializer_list<std::string_view> arrows) {
    return std::find(arrows.begin(), arrows.end(), text) != arrows.end();
  };
  if (is_one_of({"\xE2\x86\x91", "\xE2\x86\x97", "\xE2\xAC\x86", "\xE2\xAC\x88", "\xE2\x96\xB2"})) return "öka";
  if (is_one_of({"\xE2\x86\x93", "\xE2\x86\x98", "\xE2\xAC\x87", "\xE2\xAC\x8A", "\xE2\x96\xBC"})) return "minska";
  if (is_one_of({"\xE2\x86\x92", "\xE2\x9E\xA1", "\xE2\x86\x94"})) return "bevara";
  return {};
}

std::string kolada_numbers(std::string_view text) {
  constexpr std::size_t length = 6;  // N07403
  std::string numbers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;/\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (word.size() != length || (word[0] != 'N' && word[0] != 'U') || !std::all_of(word.begin() + 1, word.end(), is_digit)) return {};
    numbers.append(numbers.empty() ? "" : ", ").append(word);
  }
  return numbers;
}

namespace {

/// `utfall 2024 kvinnor`, `jämförelse 2024 riket`
LineKey value_key(PlanRole role, Year year, const std::string& compared, const std::string& group) {
  const bool target = role == PlanRole::target, other = !compared.empty() || role == PlanRole::comparison;
  LineKey key = target ? Key::target : other ? Key::comparison : role == PlanRole::baseline ? Key::baseline : Key::outcome;
  if (year != 0) key.argument = to_string(year);
  for (const std::string* words : {&compared, &group})
    key.argument.append(words->empty() || key.argument.empty() ? "" : " ").append(*words);
  return key;
}

/// A cell with values of several: kvinnor and män, the municipality and the country. False: it is none.
bool add_parts(PlanReading& reading, DraftIndicator& indicator, const PlanHeading& heading, const std::string& text, const InBoth& place) {
  std::vector<ValuePart> parts = parts_of_value(text);
  if (parts.empty()) parts = parts_in_order(one_line(text), heading.groups);
  const auto is_named = [](const ValuePart& part) { return !part.group.empty() || !part.compared.empty(); };
  const bool twice = !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const ValuePart& part) {
    return is_named(part) && !heading.group.empty();  // kvinnor 71 in the column of kvinnor
  });
  if (parts.empty() || twice ||
      (!heading.compared.empty() && std::any_of(parts.begin(), parts.end(), [](const ValuePart& p) { return !p.compared.empty(); })))
    return false;
  if (heading.role == PlanRole::target) {
    reading.draft.ask(indicator, place,
                      in_both("målvärdet »{}« för »{}« säger flera tal: hur ska det skrivas?", one_line(text), indicator.title));
    return true;
  }
  for (const ValuePart& part : parts) {
    const Year year = part.year != 0 ? part.year : heading.year;
    const LineKey key = value_key(heading.role, year, part.compared.empty() ? heading.compared : part.compared,
                                  part.group.empty() ? heading.group : part.group);
    if (year == 0) {
      reading.draft.ask(indicator, place, in_both("vilket år gäller värdet »{}« för »{}«?", one_line(text), indicator.title));
      return true;
    }
    add_line(reading, indicator, key, part.number, place);
    indicator.measured.push_back({key, part.unit, one_line(text), place});
  }
  return true;
}

/// The year of a value without one: said with it, `71 (2023)`. False: it is not.
bool add_dated(PlanReading& reading, DraftIndicator& indicator, const PlanHeading& heading, const std::string& text, const InBoth& place) {
  const std::optional<Written> own = written_number(text);
  const std::vector<Year> years = own && own->rest.ends_with(')') ? years_in(own->rest) : std::vector<Year>{};
  if (years.size() != 1 || fold(own->rest) != to_string(years[0])) return false;
  add_line(reading, indicator, value_key(heading.role, years[0], heading.compared, heading.group), own->number, place);
  return true;
}

/// What cannot be a value is asked about, or said. False: it may be one.
bool ask_about_value(PlanReading& reading, DraftIndicator& indicator, const PlanHeading& heading, const grid::DocumentCell& cell,
                     const std::string& text, const InBoth& place) {
  const bool target = heading.role == PlanRole::target;
  const LineKey key = value_key(heading.role, heading.year, heading.compared, heading.group);
  if (target && !heading.group.empty()) {
    indicator.notes.push_back(fmt::format("{}: {}", key, text));
    reading.draft.ask(indicator, place,
                      in_both("målvärdet »{}« för »{}« gäller bara {}: hur ska det skrivas?", text, indicator.title, heading.group));
  } else if (heading.role == PlanRole::comparison && heading.year == 0)
    reading.draft.ask(indicator, place,
                      in_both("vilket år gäller jämförelsen med {} »{}« för »{}«?", heading.compared, text, indicator.title));
  else if (!target && heading.year == 0)
    reading.draft.ask(indicator, place, in_both("vilket år gäller värdet »{}« för »{}«?", text, indicator.title));
  else if (heading.until != 0 && heading.until != heading.year)
    reading.draft.ask(indicator, place, in_both("hur ska {}–{}: »{}« läsas för »{}«?", key, heading.until, text, indicator.title));
  else if (cell.type == grid::Cell::Type::date)
    reading.draft.ask(indicator, place,
                      in_both("{} för »{}« är ett datum i cellen, {}: vilket tal ska det vara?", key, indicator.title, text));
  else if (!heading.groups.empty())
    reading.draft.ask(
        indicator, place,
        in_both("vem gäller »{}« i {} för »{}«: {}?", text, key, indicator.title, fmt::to_string(fmt::join(heading.groups, ", "))));
  else if (cell.type == grid::Cell::Type::error || cell.type == grid::Cell::Type::uncalculated)
    reading.draft.say(PlanSaid::Kind::left_out, place,
                      in_both("{} för »{}«: cellen visar {}", key, indicator.title, text.empty() ? in_both("ingenting") : InBoth(text)));
  else return false;
  return true;
}

void add_target(PlanReading& reading, DraftIndicator& indicator, const LineKey& key, const std::string& text, const InBoth& place) {
  if (compares(fold(text)))
    return reading.draft.ask(indicator, place, in_both("hur ska {} för »{}« skrivas? Dokumentet säger »{}«", key, indicator.title, text));
  const std::size_t figure = text.find_first_of("0123456789");
  if (stays(fold(text))) {
    reading.draft.say(PlanSaid::Kind::note, place,
                      in_both("{} för »{}« är »{}«: det är läst som   riktning: bevara", key, indicator.title, text));
    return add_line(reading, indicator, Key::direction, std::string(word(Direction::keep)), place);
  }
  const auto level = figure == std::string::npos ? std::nullopt : written_number(std::string_view(text).substr(figure));
  if (level) indicator.measured.push_back({key, level->rest, text, place, true});
  add_line(reading, indicator, key, target_text(text), place);
}

void add_number(PlanReading& reading, DraftIndicator& indicator, const LineKey& key, const std::string& text, const InBoth& place) {
  const auto written = written_number(text);
  if (!written) {
    indicator.notes.push_back(fmt::format("{}: {} ({})", key, text, place.swedish));
    return reading.draft.say(PlanSaid::Kind::left_out, place, in_both("{} för »{}« är inget tal: »{}«", key, indicator.title, text));
  }
  add_line(reading, indicator, key, written->number, place);
  const std::size_t bracket = written->rest.find('(');
  const bool remark = bracket != std::string::npos && written->rest.ends_with(')');  // 82 % (prel.)
  if (remark) reading.draft.ask(indicator, place, in_both("{} för »{}« säger mer än ett tal: »{}«", key, indicator.title, text));
  indicator.measured.push_back({key,
                                written->rest == "*" ? std::string()
                                : remark             ? std::string(trim(written->rest.substr(0, bracket)))
                                                     : written->rest,
                                text, place});
}

void add_value(PlanReading& reading, DraftIndicator& indicator, const PlanHeading& heading, const grid::DocumentCell& cell,
               const std::string& text, const InBoth& place) {
  if (is_nothing(text) && text.find_first_of("0123456789") == std::string::npos) return;
  add_marks(reading, indicator, cell.marks, place);
  const bool target = heading.role == PlanRole::target;
  const LineKey key = value_key(heading.role, heading.year, heading.compared, heading.group);
  if (cell.type == grid::Cell::Type::text && heading.until == 0 && add_parts(reading, indicator, heading, cell.text, place)) return;
  if (!target && heading.year == 0 && add_dated(reading, indicator, heading, text, place)) return;
  if (ask_about_value(reading, indicator, heading, cell, text, place)) return;
  const bool percent = cell.type == grid::Cell::Type::percent;
  if (cell.type == grid::Cell::Type::number || percent) {
    indicator.measured.push_back({key, percent ? "%" : "", text, place, target});
    add_line(reading, indicator, key, number_text(cell), place);
  } else if (target) {
    add_target(reading, indicator, key, text, place);
  } else {
    add_number(reading, indicator, key, text, place);
  }
}

}  // namespace

void add_measure(PlanReading& reading, Id<DraftIndicator> at, const PlanHeading& heading, const grid::DocumentCell& cell,
                 const InBoth& place) {
  DraftIndicator& indicator = reading.draft.indicators[at];
  std::string text = one_line(cell.text);
  if (cell.type == grid::Cell::Type::empty || text.empty()) return;
  if (const std::string mark = is_value(heading.role) ? take_mark(text) : std::string(); !mark.empty())
    add_marks(reading, indicator, {mark}, place);
  if (std::string word = arrow_word(text); !word.empty()) text = std::move(word);
  const auto plain = [&](Key key) {
    if (!is_nothing(text) || text == "%" || text == "\xE2\x80\xB0") add_line(reading, indicator, key, text, place);
  };
  switch (heading.role) {
    case PlanRole::unit_of_measure: return plain(Key::unit_of_measure);
    case PlanRole::source: return add_source(reading, indicator, text, place);
    case PlanRole::comment: return plain(Key::description);
    case PlanRole::direction: return add_direction(reading, indicator, text, place);
    case PlanRole::outcome:
    case PlanRole::baseline:
    case PlanRole::comparison:
    case PlanRole::target: return add_value(reading, indicator, heading, cell, text, place);
    default: return;
  }
}

}  // namespace malkoll::plan_import
