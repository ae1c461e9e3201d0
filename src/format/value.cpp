#include "format/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "keywords.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/scan_number.h"

namespace malkoll {

namespace {

struct Scan {
  const char* at;
  const char* last;

  explicit Scan(std::string_view text) : at(text.data()), last(text.data() + text.size()) { blanks(); }
  [[nodiscard]] bool done() const { return at == last; }
  [[nodiscard]] std::string_view rest() const { return {at, static_cast<std::size_t>(last - at)}; }
  void blanks() { at = skip_blanks(at, last); }

  /// Reads a word that stands there without regard to case, followed by no letter or digit.
  bool word(std::string_view wanted) {
    if (rest().size() < wanted.size() || lower(rest().substr(0, wanted.size())) != wanted) return false;
    const std::string_view behind = rest().substr(wanted.size());
    const char next = behind.empty() ? ' ' : behind[0];
    const bool letter = (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z') || (next < 0 && next != '\xC2' && next != '\xE2');
    if (letter || (next >= '0' && next <= '9')) return false;
    at += wanted.size();
    blanks();
    return true;
  }
  bool sign(std::string_view wanted) {
    if (!rest().starts_with(wanted)) return false;
    at += wanted.size();
    blanks();
    return true;
  }
  /// A number in its canonical spelling.
  std::string number() {
    const ScannedNumber n = scan_number(at, last);
    if (n.fault != NumberFault::none) return {};
    at = n.end;
    blanks();
    return format_decimal(n.value);
  }
};

void append(std::string& out, std::string_view word) {
  if (!out.empty() && !word.empty()) out += ' ';
  out += word;
}

/// Words before a number, the number, and what stands behind it, with single blanks between.
std::string measured_number(Scan scan) {
  const char* number =
      std::find_if(scan.at, scan.last, [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '\xE2'; });
  std::string out(scan.at, trim_end(scan.at, number));
  scan.at = number;
  append(out, scan.number());
  append(out, scan.rest());
  return out;
}

std::string amount(Scan scan) {
  const std::string_view written = scan.rest();
  constexpr std::int64_t largest = 1'000'000'000'000'000;  // more is no amount, whatever its unit: what is told of it quotes it
  if (const ScannedNumber n = scan_number(scan.at, scan.last);
      n.fault == NumberFault::none && (n.value.mantissa > largest || n.value.mantissa < -largest)) {
    return std::string(written);
  }
  std::string out = scan.number();
  append(out, amount_unit_word(amount_unit(scan.rest())));
  return out;
}

std::string percent(std::string_view text) {
  Scan scan(text);
  std::string number = scan.number();
  if (number.find(',') != std::string::npos) {
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == ',') number.pop_back();
  }
  return number + " %";
}

std::string whole_number(Scan scan) { return fmt::format("{}", scan_number(scan.at, scan.last).value.mantissa); }

/// A target's sign as it is written.
std::string_view target_sign(Scan& scan) {
  constexpr auto last_sign = static_cast<std::int64_t>(TargetOp::below);
  for (const Choice& sign : choices(Shape::target)) {
    if (sign.value > last_sign) break;
    const bool letter = sign.word[0] >= 'a' && sign.word[0] <= 'z';
    if (letter ? scan.word(sign.word) : scan.sign(sign.word)) return written(Shape::target, sign.value);
  }
  return {};
}

/// What follows `mellan`; empty where it is no such target.
std::string between(Scan scan) {
  const std::string_view rest = scan.rest();
  const std::size_t number = std::min(rest.find_first_of("0123456789-+\xE2"), rest.size());
  std::string out(written(Shape::target, TargetOp::between));
  append(out, trim(rest.substr(0, number)));
  scan.at += number;
  const std::string low = scan.number();
  const bool both = !low.empty() && scan.word("och");
  const std::string high = both ? scan.number() : "";
  if (high.empty()) return {};
  for (const std::string_view part : {std::string_view(low), std::string_view("och"), std::string_view(high), scan.rest()})
    append(out, part);
  return out;
}

/// A target's level with its sign: `minst 86,5 %`.
std::string level(Scan scan) {
  if (Scan words = scan; words.word(written(Shape::target, TargetOp::between))) {
    if (std::string both = between(words); !both.empty()) return both;
  }
  std::string out(target_sign(scan));
  append(out, measured_number(scan));
  return out;
}

std::string measure(std::string_view value) {
  Scan scan(value);
  for (const Choice& answer : choices(Shape::yes_or_no)) {
    if (scan.word(answer.word)) return std::string(answer.word);
  }
  return measured_number(scan);
}

/// `öka med 5 % per år från 2022`
std::string step(const Source& source, const Measure& m) {
  std::string out = fmt::format("{} med ", word(m.op == TargetOp::at_least ? Direction::up : Direction::down));
  out += format_decimal(m.value);
  append(out, m.step_unit == StepUnit::plain ? std::string_view(source.text.data() + (m.unit.at - source.base), m.unit.length)
                                             : word(m.step_unit));
  if (m.per_year) append(out, written(Shape::per_year, 1));
  if (m.from_year != 0) append(out, fmt::format("från {}", m.from_year));
  return out;
}

/// The first form of those that say the same.
std::string target(const Source& source, const Facts& facts, std::string_view value, std::uint32_t at) {
  Scan scan(value);
  if (const std::string_view yes = written(Shape::target, TargetOp::yes); scan.word(yes)) return std::string(yes);
  const std::string_view at_least = written(Shape::target, TargetOp::at_least), at_most = written(Shape::target, TargetOp::at_most);
  for (const Direction way : {Direction::up, Direction::down}) {
    Scan words(value);
    const bool shall = words.word("ska"), goes = words.word(word(way));
    if (shall && goes && words.done()) return std::string(written(Shape::target, way == Direction::up ? TargetOp::up : TargetOp::down));
    const bool to_level = goes && words.word("till");
    if (to_level && !words.word(at_least)) (void)words.word(at_most);
    if (to_level) return fmt::format("{} {}", way == Direction::up ? at_least : at_most, measured_number(words));
  }
  const auto m = std::lower_bound(facts.measures.begin(), facts.measures.end(), at,
                                  [](const Measure& measure, std::uint32_t wanted) { return measure.place.at < wanted; });
  if (m == facts.measures.end() || m->place.at != at) return level(scan);
  switch (m->form) {
    case TargetForm::step: return step(source, *m);
    case TargetForm::placing: return fmt::format("bland de {} bästa", format_decimal(m->value));
    case TargetForm::comparison:
      return fmt::format("{} {}", written(Shape::target, m->op),
                         std::string_view(source.text.data() + (m->than.at - source.base), m->than.length));
    default: break;
  }
  for (const Choice& over : choices(Shape::over)) {
    if (Scan words(value); m->over != Over::year && words.word(over.word))
      return fmt::format("{} {}", written(Shape::over, over.value), level(words));
  }
  return level(scan);
}

/// `minst 80 % av målvärdet`, `minst 60`
std::string partly(std::string_view value) {
  Scan scan(value);
  std::string out(target_sign(scan));
  if (out.empty()) out = written(Shape::target, TargetOp::at_least);
  append(out, scan.number());
  Scan of = scan;
  if (of.sign("%") || of.word("procent")) {
    append(out, "%");
    scan = of;
  }
  append(out, scan.word("av målvärdet") ? std::string_view("av målvärdet") : scan.rest());
  return out;
}

std::string rule_level(std::string_view value) {
  Scan scan(value);
  std::string out;
  for (const Choice& level : choices(Shape::rule)) {
    if (scan.word(level.word)) out = level.word;
  }
  if (!scan.sign(",")) return out;
  out += ',';
  for (const TargetOp way : {TargetOp::at_most, TargetOp::at_least}) {
    if (const std::string_view word = written(Shape::target, way); scan.word(word)) append(out, word);
  }
  append(out, measured_number(scan));
  return out;
}

std::string year_range(Scan scan) {
  std::string out(scan.rest().substr(0, 4));
  if (scan.rest().size() > 4) out.append("–").append(scan.rest().substr(scan.rest().size() - 4));
  return out;
}

/// Lines behind the first: a text goes on behind `|`, a list is simply indented; comments stay where they are.
void continue_on(std::string& out, std::string_view line) {
  out += "\n    ";
  out += line;
}

std::string text_lines(std::string_view value) {
  std::string out;
  bool first = true;
  for_lines(value, [&](std::string_view line) {
    line = trim(line);
    if (std::exchange(first, false)) {
      out += line;
    } else if (line.starts_with('|')) {
      const std::string_view piece = trim(line.substr(1));
      continue_on(out, piece.empty() ? "|" : fmt::format("| {}", piece));
    } else {
      continue_on(out, line);
    }
  });
  return out;
}

/// `saknas` and why.
std::string missing_target(std::string_view value) {
  const std::string_view word = written(Shape::target, TargetOp::missing);
  const std::string_view note = value.substr(word.size());
  const std::string text = text_lines(note);
  const bool apart = !text.empty() && text[0] != '\n' && text[0] != note[0];
  return std::string(word) + (apart ? " " : "") + text;
}

/// A list, an item after the other on the lines that they stand on. `write` gives an item's spelling, `items` the places where
/// one begins.
template <typename Write>
std::string list(std::string_view value, const std::vector<std::size_t>& items, Write write) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t end = i + 1 < items.size() ? items[i + 1] : value.size();
    std::string_view item = value.substr(items[i], end - items[i]);
    const std::string_view on_line = item.substr(0, item.find('\n'));
    out += write(i, trim(on_line).ends_with(',') ? trim(trim(on_line).substr(0, trim(on_line).size() - 1)) : trim(on_line));
    if (i + 1 == items.size()) break;
    out += ',';
    if (on_line.size() == item.size()) {
      out += ' ';
      continue;
    }
    item.remove_prefix(on_line.size() + 1);
    for_lines(item, [&](std::string_view line) {
      if (!trim(line).empty()) continue_on(out, trim(line));  // comments between the lines
    });
    continue_on(out, "");
  }
  return out;
}

/// Where the items of a list begin that are parted by every comma.
std::vector<std::size_t> items_of(std::string_view value) {
  std::vector<std::size_t> items;
  std::size_t line = 0;
  for_lines(value, [&](std::string_view text) {
    if (line != 0 && trim(text).starts_with('#')) text = {};  // a comment
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t comma = std::min(text.find(',', at), text.size());
      const std::string_view item = trim(text.substr(at, comma - at));
      if (!item.empty()) items.push_back(static_cast<std::size_t>(item.data() - value.data()));
      at = comma + 1;
    }
    ++line;
  });
  return items;
}

std::string shares(const Source& source, const Facts& facts, const ReadLine& line, std::string_view value) {
  const auto first = std::lower_bound(facts.links.begin(), facts.links.end(), line.value.at,
                                      [](const WrittenLink& link, std::uint32_t at) { return link.goal.at < at; });
  std::vector<std::size_t> items;
  for (auto link = first; link != facts.links.end() && link->goal.at < line.value.end(); ++link)
    items.push_back(link->goal.at - line.value.at);
  return list(value, items, [&](std::size_t i, std::string_view) {
    const WrittenLink& link = first[static_cast<std::ptrdiff_t>(i)];
    std::string item = source.text.substr(link.goal.at - source.base, link.goal.length);
    if (link.share != no_share) item += " " + percent(format_decimal({link.share.hundredths(), 2}));
    return item;
  });
}

/// As a decimal number: 21,27 for 21:27.
std::string tax_rate(std::string_view value) {
  std::string out(value);
  std::replace(out.begin(), out.end(), ':', ',');
  return out;
}

std::string value_of(const Source& source, const Facts& facts, const ReadLine& line) {
  const std::string_view value(source.text.data() + (line.value.at - source.base), line.value.length);
  const bool only_dashes = value.find_first_not_of(" -\xE2\x80\x90\x91\x92\x93\x94\x95\xC2\xA0\xAF\x89") == std::string_view::npos;
  switch (line.shape) {
    case Shape::amount:
    case Shape::spent:
    case Shape::rounding: return only_dashes ? "-" : amount(Scan(value));
    case Shape::measure: return only_dashes ? "-" : measure(value);
    case Shape::partly: return only_dashes ? "-" : partly(value);
    case Shape::target:
      if (only_dashes) return "-";
      return Scan(value).word(written(Shape::target, TargetOp::missing)) ? missing_target(value)
                                                                         : target(source, facts, value, line.value.at);
    case Shape::shares: return shares(source, facts, line, value);
    case Shape::ids: return list(value, items_of(value), [](std::size_t, std::string_view item) { return std::string(item); });
    case Shape::years: return list(value, items_of(value), [](std::size_t, std::string_view item) { return year_range(Scan(item)); });
    case Shape::integers: return list(value, items_of(value), [](std::size_t, std::string_view item) { return whole_number(Scan(item)); });
    case Shape::year_range: return year_range(Scan(value));
    case Shape::integer: return whole_number(Scan(value));
    case Shape::percent: return percent(value);
    case Shape::tax_rate: return tax_rate(value);
    case Shape::amount_unit: return std::string(amount_unit_word(amount_unit(value)));
    case Shape::rule: return value.find('\n') == std::string_view::npos ? rule_level(value) : text_lines(value);
    case Shape::sign:
    case Shape::direction:
    case Shape::measured:
    case Shape::dimension:
    case Shape::post_class:
    case Shape::verdict: return only_dashes ? "-" : lower(value);
    case Shape::economy:
    case Shape::status: return lower(value);
    default: return text_lines(value);
  }
}

/// 2023–2026, whatever dash stands there.
std::string years_of_target(const std::string& argument) {
  constexpr std::size_t year = 4;
  std::size_t second = year;
  while (second < argument.size() && (argument[second] < '0' || argument[second] > '9')) ++second;
  const std::string_view between =
      trim(std::string_view(argument).substr(std::min(year, argument.size()), second - std::min(year, argument.size())));
  const bool dash = between == "-" || between == "\xE2\x88\x92" || (between.size() == 3 && between.starts_with("\xE2\x80"));
  if (!dash || second + year > argument.size() || argument.find_first_not_of("0123456789", second) < second + year) return argument;
  return argument.substr(0, year) + "–" + argument.substr(second);
}

/// What stands between the keyword and the colon: words with single blanks, `till` in lower case.
std::string argument_of(std::string_view text, Argument argument) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [&](const char& c) { return skip_blanks(&c, text.data() + text.size()) != &c; }) -
        text.begin());
    const std::string_view word = text.substr(0, end);
    const bool till = argument == Argument::code_until && !out.empty() && lower(word) == "till";
    append(out, argument == Argument::kind ? lower(word) : till ? "till" : std::string(word));
    text = trim(text.substr(end));
  }
  return argument == Argument::target ? years_of_target(out) : out;
}

}  // namespace

std::string canonical_line(const Source& source, const Facts& facts, const ReadLine& line) {
  const std::string_view argument(source.text.data() + (line.argument.at - source.base), line.argument.length);
  const bool property = line.form == ReadLine::Form::property;
  std::string out(property && line.key != Key::use ? "  " : "");
  out += line.keyword->spelling();
  append(out, argument_of(argument, property ? spec(line.key).argument : Argument::id));
  out += ':';
  const std::string value = line.value.empty() ? "" : value_of(source, facts, line);
  if (!value.empty() && value[0] != '\n') out += ' ';
  return out + value;
}

}  // namespace malkoll
