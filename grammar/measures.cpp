#include "measures.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "leaves.h"
#include "levels.h"
#include "text/digit.h"
#include "text/scan_number.h"

namespace malkoll::grammar {

namespace {

bool contains_goal_word(std::string_view text) {
  const std::string folded = lower(text);
  return folded.find("mål") != std::string::npos;
}

/// The word at `at`; `at` moves behind it.
void skip_word(const char*& at, const char* last) {
  while (at != last && is_letter(*at)) ++at;
}

/// Behind the sign at `at`: >=, ≤ …
const char* sign_end(const char* at, const char* last) {
  for (const Choice& sign : choices(Shape::target)) {
    const bool here = std::string_view(at, static_cast<std::size_t>(last - at)).starts_with(sign.word);
    if (here) return at + sign.word.size();
  }
  return at;
}

/// `i snitt`, `totalt` behind the number of several years: it is the level of none of them.
bool ends_with_several_years(const State& s, const char* behind) {
  if (s.first_year == 0) return false;
  const std::string written = lower({behind, static_cast<std::size_t>(s.end - behind)});
  return std::any_of(choices(Shape::over).begin(), choices(Shape::over).end(), [&](const Choice& over) {
    const bool ends = written == over.word || (written.ends_with(over.word) && written[written.size() - over.word.size() - 1] == ' ');
    return ends;
  });
}

/// A tab, or several blanks, before a digit.
bool has_second_cell(const char* at, const char* last) {
  while (at != last) {
    const char* next = skip_blanks(at, last);
    const bool apart = next - at > 1 && (std::find(at, next, '\t') != next || std::count(at, next, ' ') > 1);
    if ((apart || (next - at == 1 && *at == '\t')) && next != last && is_digit(*next)) return true;
    at = next == at ? at + 1 : next;
  }
  return false;
}

}  // namespace

std::string_view own_unit(const State& s) {
  for (auto p = s.facts.properties.rbegin(); p != s.facts.properties.rend() && p->owner == s.current; ++p) {
    if (p->key == Key::unit_of_measure) return s.text(p->value);
  }
  return {};
}

bool unit_before(const char*& at, State& s) {
  const char* to = at;
  while (to != s.end && !is_digit(*to) && *to != '-' && *to != '+' && *to != '\xE2') ++to;
  if (to == at || to == s.end || trim_end(at, to) == to) return false;  // words, then a blank, then a number
  s.read.unit = s.span(at, trim_end(at, to));
  at = to;
  return true;
}

bool unit_after(const char*& at, State& s) {
  const char* from = skip_blanks(at, s.end);
  if (from == s.end || is_digit(*from) || *from == ',' || *from == '.') return false;
  s.read.unit = s.span(from, s.end);
  at = s.end;
  return true;
}

bool target_sign(const char*& at, State& s) {
  constexpr auto last_sign = static_cast<std::int64_t>(TargetOp::below);  // what follows them is read by the grammar
  for (const Choice& sign : choices(Shape::target)) {
    if (sign.value > last_sign) break;
    const bool letters = is_letter(sign.word[0]);
    const bool here =
        letters ? keyword(at, s, sign.word) : std::string_view(at, static_cast<std::size_t>(s.end - at)).starts_with(sign.word);
    if (!here) continue;
    if (!letters) at += sign.word.size();
    at = skip_blanks(at, s.end);
    s.read.op = static_cast<TargetOp>(sign.value);
    return true;
  }
  return false;
}

bool not_a_target(const char*& at, State& s) {
  const char* digit = std::find_if(at, s.end, [](char c) { return c >= '0' && c <= '9'; });
  const std::string_view before(at, static_cast<std::size_t>(digit - at));
  if (digit != s.end && !contains_goal_word(before)) return true;
  return s.fail(at, s.end, Code::P09, s.shape == Shape::target ? "" : "utfall");
}

bool is_level(const char*& /*at*/, State& s) {
  const char* const begin = s.read.level == nullptr ? s.value : s.read.level;
  const char* number = std::find_if(begin, s.end, is_digit);
  const char* unit = s.begin + (s.read.unit.at - s.source.base);
  // The unit stands behind the number, before it, or nowhere.
  const char* behind = !s.read.unit.empty() && unit > number ? unit : s.end;
  const char* before = begin;
  if (s.read.op != TargetOp::none && is_letter(*before)) {
    skip_word(before, number);
  } else if (s.read.op != TargetOp::none) {
    before = sign_end(before, number);
  }
  before = skip_blanks(before, number);
  const bool target = s.shape == Shape::target;
  const auto fails = [&](const char* variant, Wrong wrong = Wrong::form) {
    // What comes after it is not what was wrong: here it wins though others have come further.
    s.failure = {s.value, s.end, Code::P09, variant, {}, Mend::none, wrong};
    return false;
  };
  if (has_second_cell(behind, s.end)) return fails("två-tal", Wrong::number);
  if (target && ends_with_several_years(s, behind)) return fails("");
  if (before == number && (behind == s.end || (s.end - behind == 1 && *behind == '%'))) return true;
  const char* digits = number;
  while (digits != s.end && is_digit(*digits)) ++digits;
  const bool known = s.current != no_row;
  const auto text = [](const char* from, const char* to) { return std::string_view(from, static_cast<std::size_t>(to - from)); };
  const NoLevel why =
      no_level({text(before, number), text(number, digits), text(behind, s.end), known ? own_unit(s) : std::string_view(),
                known ? s.text(s.facts.declarations[s.current].title) : std::string_view(), s.read.op != TargetOp::none, target});
  return why == NoLevel::no || fails(!target ? "utfall" : why == NoLevel::relative ? "relativ" : "");
}

}  // namespace malkoll::grammar
