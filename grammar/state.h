#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/sink.h"
#include "grammar.h"
#include "keywords.h"
#include "model/facts.h"
#include "text/source.h"

/// What the grammar knows while it reads one file. The leaves leave what they read in `read`; the actions put it in tables.
namespace malkoll::grammar {

/// Bytes of a line, or of a text that goes on behind `|`. More is no budget, and nothing that reads it later need cope with it.
inline constexpr std::size_t longest_text = 100'000;

/// What in a line is wrong.
enum class Wrong : std::uint8_t {
  form,    ///< it has not the form that its key asks for
  number,  ///< it may have, but a number in it cannot be read, or is two
};

/// How far the line was understood, and what is wrong there. The furthest place wins.
struct Failure {
  const char* at = nullptr;
  const char* end = nullptr;  ///< of the text that is wrong
  Code code = Code::P01;
  const char* variant = "";
  std::string_view wanted;
  Mend mend = Mend::none;
  Wrong wrong = Wrong::form;
};

/// Where the next row of each table stands.
struct Given {
  Id<Property> property;
  Id<Measure> measure;
  Id<WrittenSpent> spent;
};

/// The values that the leaves of one line have read.
struct Read {
  Decimal number, high;
  AmountUnit amount_unit = AmountUnit::none;
  Ore ore;  ///< the number in that unit, where there is one
  std::int64_t integer = 0;
  Year year = {}, last_year = {};
  Date date = {};
  Due due = {};
  TargetOp op = TargetOp::none;
  Span item;         ///< id or name in a list
  Share share = no_share;
  Span unit, note, than;
  const char* level = nullptr;  ///< where a target's level begins; nullptr: with the value
  TargetForm form = TargetForm::level;
  Over over = Over::year;
  StepUnit step_unit = StepUnit::plain;
  Year from_year = {};
  bool per_year = false, of_target = false;
  Span text;
  bool has_number = false;
};

struct State {
  const Source& source;
  const Keywords& keywords;
  Facts& facts;
  Sink& sink;
  const char* begin;  ///< of the source's text
  const char* last;   ///< of the source's text
  std::vector<ReadLine>* lines = nullptr;  ///< where to note each line; nullptr: nowhere

  State(const Source& from, const Keywords& of_language, Facts& to, Sink& mistakes)
      : source(from), keywords(of_language), facts(to), sink(mistakes), begin(from.text.data()), last(begin + from.text.size()) {}

  // The line at hand.
  const char* line = nullptr;   ///< its first byte that is no blank
  const char* end = nullptr;    ///< of the line, without blanks and CR
  const char* next = nullptr;   ///< the first byte of the next line
  const Keyword* keyword = nullptr;
  const char* keyword_end = nullptr;
  const char* colon = nullptr;
  const char* value = nullptr;  ///< the first byte of the value
  bool declares = false;
  Key key = Key::none;
  Shape shape = Shape::text;
  Span argument;
  Span words;                    ///< what follows the year or the id of the argument: who is counted, or what it is compared with
  Year year = {}, first_year = {};  ///< first_year: of 2023–2026
  Failure failure;
  Read read;
  bool reported = false;  ///< something was said of the line
  bool unfilled = false;  ///< and that it is not filled in

  // Where the line stands.
  Id<Declaration> current;  ///< the declaration above
  Kind kind = Kind::unknown;       ///< its kind
  bool silent = false;             ///< below a head that was not understood
  bool unread_above = false;       ///< the line above could not be read: nor can what goes on with it behind `|`
  std::array<Id<Declaration>, kind_count> open;  ///< the last declaration of each kind in this file
  Id<Declaration> measured;               ///< the last plan, målområde or goal of any kind: what an indikator belongs to
  std::bitset<key_count> seen;                   ///< keys that the current declaration has
  std::unordered_map<std::string, Given> given;  ///< in a follow-up: key and argument → its row

  [[nodiscard]] std::uint32_t offset(const char* at) const { return source.base + static_cast<std::uint32_t>(at - begin); }
  [[nodiscard]] Span span(const char* from, const char* to) const { return {offset(from), static_cast<std::uint32_t>(to - from)}; }
  [[nodiscard]] std::string_view text(Span s) const { return {begin + (s.at - source.base), s.length}; }

  /// A leaf did not find what it wanted at `at`; `to` ends the text that stands there instead. Always false.
  bool fail(const char* at, const char* to, Code code, const char* variant, std::string_view wanted = {}, Mend mend = Mend::none,
            Wrong wrong = Wrong::form) {
    if (failure.at == nullptr || at > failure.at) failure = {at, to, code, variant, wanted, mend, wrong};
    return false;
  }
};

/// A line without the blanks at both ends, and where the next one begins.
struct Line {
  const char* first;
  const char* end;
  const char* next;
};
/// The line that begins at `at`.
[[nodiscard]] inline Line line_at(const State& s, const char* at) {
  const void* newline = std::memchr(at, '\n', static_cast<std::size_t>(s.last - at));
  const char* end = newline == nullptr ? s.last : static_cast<const char*>(newline);
  const char* first = skip_blanks(at, end);
  return {first, trim_end(first, end), newline == nullptr ? s.last : end + 1};
}
/// Notes the line that began at `from` in State::lines.
void note_line(State& s, const char* from, bool good);
/// Reports a mistake, unless the lines below a head that was not understood are read past.
void report(State& s, Mistake mistake);
/// Reports that the line at hand is not filled in yet: all of it, so that two such lines are told apart. What else was said of
/// the line stands alone.
void report_unfilled(State& s);

}  // namespace malkoll::grammar
