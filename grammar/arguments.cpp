// What stands between a key and its colon, by what the key takes there; and how a line is refused.

#include <algorithm>
#include <string>
#include <utility>

#include "heads.h"
#include "leaves.h"
#include "stands.h"
#include "text/digit.h"
#include "unfilled.h"

namespace malkoll::grammar {

Mistake mistake(Code code, const char* variant, Span span) {
  Mistake m;
  m.code = code;
  m.variant = variant;
  m.span = span;
  return m;
}

bool refuse(State& s, Mistake mistake) {
  if (s.key != Key::none && s.current != no_row && !s.silent) {
    const Span value = s.colon == nullptr ? Span{} : s.span(s.colon + 1, std::max(s.colon + 1, s.end));
    s.facts.broken.push_back({s.current, s.key, s.year, value, s.argument});
  }
  if (mistake.code == Code::P10 && has_unfilled(s.line, s.colon)) {
    report_unfilled(s);
    return false;
  }
  if (mistake.key.empty() && s.key != Key::none) mistake.key = word(s.key);
  if (mistake.kind.empty()) mistake.kind = word(s.kind);
  report(s, std::move(mistake));
  return false;
}

bool is_id(const char* from, const char* to) {
  return from != to && id_length(from, to) == static_cast<std::size_t>(to - from) && (*from != '.' || !is_unfilled(from, to));
}

namespace {

/// Reads a year at the beginning of the argument; leaves `rest` behind it.
bool argument_year(State& s, const char* from, const char* to, const char*& rest) {
  if (to - from < 4 || (to - from > 4 && is_digit(from[4]))) return false;
  const Year year = year_of_digits({from, 4});
  if (!can_be_written(year)) return false;
  s.year = year;
  rest = skip_blanks(from + 4, to);
  return true;
}

/// Reads a dash and a second year behind the first; the years are then first_year to year. True where there is a dash: with first_year 0
/// what follows it is no later year.
bool argument_years(State& s, const char* to, const char*& rest) {
  const char* at = rest;
  if (at == to || !dash(at, s) || at > to) return false;
  const Year first = s.year;
  const bool good = argument_year(s, at, to, rest) && s.year > first;
  s.first_year = good ? first : Year();
  if (!good) s.year = {};
  return true;
}

/// What stands between the key and the colon.
struct Between {
  const char *from, *to;
  Span whole;
};

bool wrong_argument(State& s, const Between& at, const char* variant) {
  return refuse(s, mistake(Code::P10, variant, at.whole.empty() ? s.span(s.line, s.keyword_end) : at.whole));
}

bool year_argument(State& s, const Between& at) {
  const char* rest = at.from;
  if (argument_year(s, at.from, at.to, rest) && rest == at.to) return true;
  s.year = {};  // of `drift 2025-2027` no year is known
  return wrong_argument(s, at, "årtal");
}

bool target_argument(State& s, const Between& at) {
  const char* rest = at.from;
  if (at.whole.empty()) return true;
  if (!argument_year(s, at.from, at.to, rest)) return wrong_argument(s, at, "årtal");
  if (argument_years(s, at.to, rest) && s.first_year == 0) return wrong_argument(s, at, "årtal");
  if (rest != at.to && s.kind == Kind::indicator) return refuse(s, mistake(Code::P10, "helheten", s.span(rest, at.to)));
  if (rest != at.to && !is_id(rest, at.to)) return wrong_argument(s, at, "id");
  s.argument = s.span(rest, at.to);
  return true;
}

bool outcome_argument(State& s, const Between& at) {
  const char* rest = at.from;
  if (s.kind == Kind::follow_up) {
    rest = at.from + id_length(at.from, at.to);
    if (!is_id(at.from, rest) || (rest != at.to && skip_blanks(rest, at.to) == rest)) return wrong_argument(s, at, "id");
    s.argument = s.span(at.from, rest);
    rest = skip_blanks(rest, at.to);
  } else {
    if (!argument_year(s, at.from, at.to, rest)) return wrong_argument(s, at, "årtal");
    if (argument_years(s, at.to, rest)) return refuse(s, mistake(Code::P08, "flera-år", at.whole));
  }
  s.words = s.span(rest, at.to);
  return s.key != Key::comparison || !s.words.empty() || wrong_argument(s, at, "jämförelse");
}

bool kind_argument(State& s, const Between& at) {
  const std::string given = lower(s.text(at.whole));
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (given == word(static_cast<Kind>(k))) s.argument = at.whole;
  }
  for (const Shape shape : term_shapes) {
    for (const Choice& choice : choices(shape)) {
      if (given == choice.word) s.argument = at.whole;
    }
  }
  return !s.argument.empty() || wrong_argument(s, at, "slag");
}

/// `L01 till 2026-12-31`
bool until_argument(State& s, const Between& at) {
  const char* code_end = at.from + id_length(at.from, at.to);
  s.argument = s.span(at.from, code_end);
  s.read.unit = {};
  if (code_end == at.from) return wrong_argument(s, at, "kod");
  const char* rest = skip_blanks(code_end, at.to);
  if (rest == at.to) return true;
  const char* line_end = std::exchange(s.end, at.to);  // the leaves read to the colon
  const char* day = rest;
  const bool good = keyword(rest, s, "till") && (day = rest, date(rest, s)) && rest == at.to;
  s.end = line_end;
  s.failure = {};
  if (!good) return wrong_argument(s, at, "till-datum");
  s.read.unit = s.span(day, at.to);
  return true;
}

/// Nothing but what the key takes; of most an id.
bool whole_argument(State& s, const Between& at, bool good, const char* variant) {
  if (!good) return wrong_argument(s, at, variant);
  s.argument = at.whole;
  return true;
}

}  // namespace

bool read_argument(State& s, const char* from, const char* to) {
  const Between at{from, to, s.span(from, to)};
  const bool none = at.whole.empty();
  s.argument = {};
  switch (spec(s.key).argument) {
    case Argument::none: return none || wrong_argument(s, at, "överflödigt");
    case Argument::year: return year_argument(s, at);
    case Argument::target: return target_argument(s, at);
    case Argument::outcome: return outcome_argument(s, at);
    case Argument::id_or_none: return none || whole_argument(s, at, is_id(from, to), "id");
    case Argument::id: return whole_argument(s, at, is_id(from, to), "id");
    case Argument::aspect:
      if (!none && !is_id(from, to)) return wrong_argument(s, at, "id");
      return whole_argument(s, at, none != (s.kind == Kind::goal), none ? "aspekt-id" : "överflödigt");
    case Argument::kind: return kind_argument(s, at);
    case Argument::code: return whole_argument(s, at, is_id(from, to), "kod");
    case Argument::code_until: return until_argument(s, at);
    case Argument::unit_post: {
      const char* slash = std::find(from, to, '/');
      return whole_argument(s, at, is_id(from, slash) && (slash == to || is_id(slash + 1, to)), "enhet-post");
    }
  }
  return true;
}

}  // namespace malkoll::grammar

bool malkoll::is_id(std::string_view text) { return grammar::is_id(text.data(), text.data() + text.size()); }
