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

/// What a number cell shows; a percentage as its hundredths.
std::string number_text(const grid::DocumentCell& cell) {
  if (cell.type != grid::Cell::Type::percent) return importing::line_text(as_cell(cell));
  std::string share = importing::share_text(as_cell(cell));
  while (share.ends_with('%') || share.ends_with(' ')) share.pop_back();
  return share;
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

/// Where an indicator's values come from. Kolada and its number may stand in columns of their own.
void add_source(PlanReading& reading, DraftIndicator& indicator, const std::string& text, const InBoth& place) {
  if (is_nothing(text)) return;
  const std::string numbers = kolada_numbers(text), source = numbers.empty() ? text : "Kolada " + numbers;
  const auto known =
      std::find_if(indicator.lines.begin(), indicator.lines.end(), [](const DraftLine& line) { return line.key == "källa"; });
  if (known == indicator.lines.end()) return add_line(reading, indicator, "källa", source, place);
  const auto has = [](const std::string& whole, const std::string& part) { return fold(whole).find(fold(part)) != std::string::npos; };
  if (has(known->value, numbers.empty() ? source : numbers)) return;
  if (has(source, known->value)) known->value = source;
  else if (numbers.empty() == kolada_numbers(known->value.substr(std::min<std::size_t>(known->value.size(), 7))).empty())
    add_line(reading, indicator, "källa", source, place);  // two of a kind: which of them is asked
  else known->value += ", " + source;
}

}  // namespace

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
    case PlanRole::source: return add_source(reading, indicator, text, place);
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
  const bool percent = cell.type == Type::percent;
  if (cell.type == Type::number || percent) {
    indicator.measured.push_back({key, percent ? "%" : "", text, place, target});
    return add_line(reading, indicator, key, number_text(cell), place);
  }
  if (target && compares(fold(text)))
    return reading.draft.ask(indicator, place, in_both("hur ska {} för »{}« skrivas? Dokumentet säger »{}«", key, indicator.title, text));
  if (target) {
    const std::size_t figure = text.find_first_of("0123456789");
    const auto level = figure == std::string::npos ? std::nullopt : written_number(std::string_view(text).substr(figure));
    if (level) indicator.measured.push_back({key, level->rest, text, place, true});
    return add_line(reading, indicator, key, target_text(text), place);
  }
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

}  // namespace malkoll::plan_import
