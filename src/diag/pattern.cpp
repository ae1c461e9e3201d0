#include "diag/pattern.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/format.h"
#include "text/told.h"

namespace malkoll {

namespace {

using Format = Pattern::Format;

std::optional<Format> format_of(std::string_view name) {
  if (name.empty()) return Format::text;
  if (name == "kr") return Format::kronor;
  if (name == "%") return Format::percent;
  if (name == "tal") return Format::number;
  if (name == "ord") return Format::word;
  if (name == "ordet") return Format::definite_word;
  if (name == "orden") return Format::plural_word;
  if (name == "lista") return Format::list;
  return std::nullopt;
}

/// `st:nämnd,nämnder`
bool read_count(std::string_view format, Pattern::Part& part) {
  constexpr std::string_view prefix = "st:";
  const std::size_t comma = format.find(',');
  if (!format.starts_with(prefix) || comma == std::string_view::npos) return false;
  part.format = Format::count;
  part.one = format.substr(prefix.size(), comma - prefix.size());
  part.many = format.substr(comma + 1);
  return !part.one.empty() && !part.many.empty();
}

/// `antal mål`
bool read_count_of_kind(std::string_view format, Pattern::Part& part) {
  constexpr std::string_view prefix = "antal ";
  if (!format.starts_with(prefix)) return false;
  part.format = Format::count_of_kind;
  part.counted = built_in_word(format.substr(prefix.size()));
  return part.counted.has_value();
}

/// What stands between the braces. An empty message: it was read.
std::string read_place(std::string_view place, Pattern::Part& part) {
  const std::size_t bar = place.find('|');
  std::string_view name = place.substr(0, bar);
  const std::string_view format = bar == std::string_view::npos ? "" : place.substr(bar + 1);
  if (const std::size_t blank = name.find(' '); blank != std::string_view::npos && is_determiner(name.substr(0, blank))) {
    part.determiner = name.substr(0, blank);
    name.remove_prefix(blank + 1);
  }
  if (name.empty() || name.find_first_of(" {") != std::string_view::npos) return told("platsen {{{}}} har inget namn", place);
  part.text = name;
  if (bar == std::string_view::npos || format == "orden") part.literal_word = built_in_word(name);
  if (format == "orden" && part.literal_word) part.literal_word->form = Form::plural;
  if (!part.determiner.empty() && format != "ord" && !(part.literal_word && part.literal_word->form == Form::indefinite))
    return told("i platsen {{{}}} följs »{}« inte av ordet för ett slag", place, part.determiner);
  if (const auto known = format_of(format); known && (bar == std::string_view::npos || !format.empty())) {
    part.format = *known;
    return "";
  }
  if (read_count(format, part) || read_count_of_kind(format, part)) return "";
  return told("platsen {{{}}} har ett okänt format: välj kr, %, tal, ord, ordet, orden, lista, st:en,flera eller antal slag", place);
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_text(std::string& out, const Value& value, Language language) {
  if (const auto* text = std::get_if<std::string_view>(&value)) out += *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) append_integer(out, *whole);
  if (const auto* real = std::get_if<double>(&value)) out += format_number(*real, language);
}

/// Money and shares are whole; a query that has averaged them is rounded.
std::optional<std::int64_t> whole(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  const auto* real = std::get_if<double>(&value);
  if (real == nullptr || !(std::abs(*real) < 9e18)) return std::nullopt;
  return std::llround(*real);
}

std::optional<double> number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

/// `a, b och c` of what a query has put together with commas.
void append_list(std::string& out, std::string_view text, Language language) {
  const std::size_t last = text.rfind(", ");
  out += text.substr(0, last);
  if (last != std::string_view::npos) ((out += ' ') += in_language("och", language)).append(" ").append(text.substr(last + 2));
}

/// What is at stake: where it is worked out to the öre a reader is told thousands, as of what is written.
Ore rounded_stake(Ore ore) {
  constexpr std::int64_t krona = 100, tkr = 1000 * krona, least = 1000 * tkr;
  const std::int64_t size = ore < 0 ? -ore.count() : ore.count();
  if (size % krona == 0 || size < least) return ore;
  return Ore((ore < 0 ? -1 : 1) * ((size + tkr / 2) / tkr * tkr));
}

void append(std::string& out, const Pattern::Part& part, const Value& value, const Vocabulary& vocabulary, Language language) {
  if (std::holds_alternative<std::monostate>(value)) return;
  const auto* text = std::get_if<std::string_view>(&value);
  switch (part.format) {
    case Format::kronor:
      if (const auto ore = whole(value))
        return void(out += format_exact(part.text == "money" ? rounded_stake(Ore(*ore)) : Ore(*ore), language));
      break;
    case Format::percent:
      if (const auto hundredths = whole(value)) return void(out += format_percent(*hundredths, language));
      break;
    case Format::number:
      if (const auto n = number(value)) return void(out += format_number(*n, language));
      break;
    case Format::count:
      if (const auto n = number(value)) {
        out += format_number(*n, language);
        out += ' ';
        return void(out += *n == 1 ? part.one : part.many);
      }
      break;
    case Format::count_of_kind:
      if (const auto n = number(value)) {
        out += format_number(*n, language);
        out += ' ';
        return void(out += vocabulary.word({part.counted->kind, *n == 1 ? Form::indefinite : Form::plural}, language));
      }
      break;
    case Format::word:
      if (text == nullptr) break;
      if (!part.determiner.empty()) (out += vocabulary.agreeing(part.determiner, *text)) += ' ';
      return void(out += vocabulary.word(*text, Form::indefinite, language));
      break;
    case Format::definite_word:
      if (text != nullptr) return void(out += vocabulary.word(*text, Form::definite, language));
      break;
    case Format::plural_word:
      if (text != nullptr) return void(out += vocabulary.word(*text, Form::plural, language));
      break;
    case Format::list:
      if (text != nullptr) return append_list(out, *text, language);
      break;
    default: break;
  }
  append_text(out, value, language);  // a value of another type than the format's is shown as it is
}

/// A title that has not been written yet leaves no empty quotes behind the id.
void append_literal(std::string& out, std::size_t from, std::string_view text) {
  constexpr std::string_view opened = " \xC2\xBB", closing = "\xC2\xAB";
  if (text.starts_with(closing) && std::string_view(out).substr(from).ends_with(opened)) {
    out.resize(out.size() - opened.size());
    text.remove_prefix(closing.size());
  }
  out += text;
}

}  // namespace

Result<Pattern, PatternError> compile_pattern(std::string_view text) {
  Pattern out;
  // Every text of every rule is compiled at each start: the parts are large, and are moved no more than once.
  out.parts.reserve(2 * static_cast<std::size_t>(std::count(text.begin(), text.end(), '{')) + 1);
  std::string literal;
  const auto flush = [&] {
    if (literal.empty()) return;
    out.parts.emplace_back().text = std::move(literal);
    literal.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '{') {
      const std::string_view plain = text.substr(at, text.find('{', at) - at);
      literal += plain;
      at += plain.size();
    } else if (text.substr(at + 1).starts_with('{')) {
      literal += '{';
      at += 2;
    } else {
      const std::size_t end = text.find('}', at);
      if (end == std::string_view::npos)
        return failure(PatternError{std::string(in_run_language("klammern { stängs aldrig: skriv {{ för en klammer i texten")), at});
      flush();
      if (std::string message = read_place(text.substr(at + 1, end - at - 1), out.parts.emplace_back()); !message.empty())
        return failure(PatternError{std::move(message), at});
      at = end + 1;
    }
  }
  flush();
  return out;
}

std::vector<std::string_view> column_names(const Pattern& text) {
  std::vector<std::string_view> names;
  for (const Pattern::Part& part : text.parts) {
    if (part.format != Format::literal && !part.literal_word) names.push_back(part.text);
  }
  return names;
}

void expand(const Pattern& text, Lookup lookup, const Vocabulary& vocabulary, Language language, std::string& out) {
  const std::size_t from = out.size();
  for (const Pattern::Part& part : text.parts) {
    if (part.format == Format::literal) {
      append_literal(out, from, part.text);
    } else if (const auto value = lookup(part.text)) {
      append(out, part, *value, vocabulary, language);
    } else if (part.literal_word) {
      // Written in the language of the text: only a Swedish one is put in the municipality's own words.
      if (!part.determiner.empty()) (out += vocabulary.agreeing(part.determiner, part.text)) += ' ';
      out += language == Language::swedish ? vocabulary.word(*part.literal_word, language) : std::string_view(part.text);
    } else {
      (out += '{').append(part.text) += '}';
    }
  }
}

std::string expand(const Pattern& text, Lookup lookup, const Vocabulary& vocabulary, Language language) {
  std::string out;
  out.reserve(160);
  expand(text, lookup, vocabulary, language, out);
  return out;
}

}  // namespace malkoll
