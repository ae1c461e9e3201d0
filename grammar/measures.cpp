#include "measures.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "leaves.h"
#include "text/scan_number.h"

namespace malkoll::grammar {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool contains_goal_word(std::string_view text) {
  const std::string folded = lower(text);
  return folded.find("mål") != std::string::npos;
}

/// Beside a number these tell that it is how much something is to change, or that it compares: it is no level.
constexpr std::array<std::string_view, 11> change_stems = {"öka",      "ökning",  "ökad",     "minsk",  "höj",  "sänk",
                                                           "förbättr", "försämr", "fördubbl", "halver", "dubbl"};
constexpr std::array<std::string_view, 14> comparatives = {"fler",   "flera",  "färre", "mer",     "mindre",  "högre", "lägre",
                                                           "bättre", "sämre", "större", "längre", "kortare", "plus",  "ytterligare"};
/// As the last word before a number: that is not the level itself.
constexpr std::array<std::string_view, 26> before_number = {
    "med",    "till",  "från",  "än",    "över", "under", "cirka", "ca",  "circa", "omkring", "ungefär", "runt",  "nästan",
    "drygt", "knappt", "lägst", "mest", "upp",  "ned",   "ner",   "ska", "skall", "bli",     "minst",   "högst", "max"};
/// Units that a comparison often follows: `5 procentenheter högre`.
constexpr std::array<std::string_view, 12> usual_units = {"procent", "procentenheter", "st",   "stycken", "kr",      "tkr",
                                                          "mnkr",    "dagar",          "ton", "timmar",  "personer", "elever"};
/// Between two numbers they tell that there are two values.
constexpr std::array<std::string_view, 6> between_numbers = {"till", "eller", "och", "resp", "respektive", "samt"};

template <typename Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool compares(std::string_view word) {
  return is_one_of(comparatives, word) || std::any_of(change_stems.begin(), change_stems.end(), [&](std::string_view stem) { return word.starts_with(stem); });
}

/// The word at `at`, in lower case; `at` moves behind it. Empty where none stands there.
std::string next_word(const char*& at, const char* last) {
  const char* from = at;
  while (at != last && is_letter(*at)) ++at;
  return lower({from, static_cast<std::size_t>(at - from)});
}

/// Words before a number, but for the sign that was read.
bool refuses_before(const char* at, const char* number) {
  std::string last;
  while (at != number) {
    std::string word = next_word(at, number);
    if (word.empty()) {
      ++at;
      continue;
    }
    if (compares(word) || word == "topp" || word == "bland") return true;
    last = std::move(word);
  }
  return is_one_of(before_number, last);
}

/// Words behind a number. In a longer text they say what is counted: `80 % upplever bättre hälsa`.
bool refuses_behind(const char* at, const char* end) {
  std::string before;
  for (std::size_t n = 0; at != end;) {
    std::string word = next_word(at, end);
    if (word.empty()) {
      ++at;
      continue;
    }
    if (word == "jämfört") return true;
    const bool beside = n == 0 || before == "eller" || (n == 1 && is_one_of(usual_units, before)) || skip_blanks(at, end) == end;
    if (beside && compares(word)) return true;
    before = std::move(word);
    ++n;
  }
  return false;
}

/// A second number behind the first: `10–20`, `10 till 20`, `7/9`, `75 (72)`.
bool has_second_number(const char* at, const char* last) {
  at = skip_blanks(at, last);
  if (at != last && *at == '%') at = skip_blanks(at + 1, last);
  const char* behind = at + detail::minus_length(at, last);
  if (behind == at && at != last && std::string_view("/:;(").find(*at) != std::string_view::npos) ++behind;
  if (behind == at && !is_one_of(between_numbers, next_word(behind, last))) return false;
  behind = skip_blanks(behind, last);
  return behind != last && is_digit(*behind);
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
    const bool here = letters ? keyword(at, s, sign.word)
                              : std::string_view(at, static_cast<std::size_t>(s.end - at)).starts_with(sign.word);
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
  const char* number = std::find_if(s.value, s.end, is_digit);
  const char* unit = s.begin + (s.read.unit.at - s.source.base);
  const char* behind = !s.read.unit.empty() && unit > number ? unit : s.end;
  const bool two_cells = has_second_cell(behind, s.end);
  const char* before = s.value;
  if (s.read.op != TargetOp::none) next_word(before, number);  // minst, högst, mellan …
  const bool plus = s.shape == Shape::target && number != s.value && *(trim_end(s.value, number) - 1) == '+';
  const bool relative = plus || refuses_before(before, number) || refuses_behind(behind, s.end);
  if (!two_cells && !relative && !has_second_number(behind, s.end)) return true;
  // What comes after it is not what was wrong: here it wins though others have come further.
  const bool target = s.shape == Shape::target;
  s.failure = {s.value, s.end, Code::P09, two_cells ? "två-tal" : relative && target ? "relativ" : target ? "" : "utfall", {}};
  return false;
}

}  // namespace malkoll::grammar
