#pragma once

#include "state.h"

/// The left side of a line: which word stands there, what stands between it and the colon, and what it opens or says.
namespace malkoll::grammar {

/// Reads the words up to the colon. A kind with an id opens a declaration; a key is checked against the declaration above,
/// its argument and what was said before. False where the line has been reported.
bool head(const char*& at, State& s);

/// Reports the line at hand and notes that its property is not known. Always false.
bool refuse(State& s, Mistake mistake);
[[nodiscard]] Mistake mistake(Code code, const char* variant, Span span);

/// What stands between the key at hand and its colon. False where it is not what the key takes, which has been reported.
bool read_argument(State& s, const char* from, const char* to);

/// An id stands there, and nothing else.
[[nodiscard]] bool is_id(const char* from, const char* to);

/// A line that begins with no word of the language: what it is taken for, and what is said of it. Always false.
bool unknown_head(State& s);

/// Whether all of a head could be read; what is wrong with it has then been reported.
enum class HeadState : std::uint8_t { in_order, incomplete };

/// Opens a declaration whose id stands between `from` and `to`, and reports what is wrong with that. `head`: the rest of it.
void open_declaration(State& s, Kind kind, const char* from, const char* to, HeadState head);

/// Opens one whose head could not be read, and has been reported: the lines below belong to it, in silence.
void open_unread(State& s, Kind kind, const char* from, const char* to);

/// A capital letter stands at `at`; Å, Ä and Ö too.
[[nodiscard]] bool is_capital(const char* at, const char* last);

/// Behind the word for a kind, what stands at `at` is as an id is written, and no year: a heading, rather than prose that begins
/// with one of our words.
[[nodiscard]] bool is_heading(const State& s, Kind kind, const char* at);

/// Opens a declaration at the head at hand.
void declare(State& s, Kind kind, Span id, HeadState head);

}  // namespace malkoll::grammar
