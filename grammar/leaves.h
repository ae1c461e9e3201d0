#pragma once

#include "state.h"
#include "text/letter.h"

/// The leaves of the grammar: each reads one thing at `at`, moves `at` behind it and leaves what it read in State::read; or
/// notes in State::failure what it wanted and returns false. None allocates, none looks past State::end, but those that
/// say so (a list after a comma, a text before `|`).
namespace malkoll::grammar {

bool number(const char*& at, State& s);         ///< → number
bool second_number(const char*& at, State& s);  ///< → high
bool amount(const char*& at, State& s);         ///< number and kr, tkr, mnkr, mdkr or none → number, amount_unit
bool amount_unit_word(const char*& at, State& s);  ///< kr … → amount_unit
bool above_zero(const char*& at, State& s);     ///< the number just read
bool part_of_whole(const char*& at, State& s);  ///< the share just read: above 0 and at most 100 %
bool percent(const char*& at, State& s);        ///< `60 %` → share (hundredths of a percent)
bool year(const char*& at, State& s);           ///< → year
bool second_year(const char*& at, State& s);    ///< → last_year
bool whole_number(const char*& at, State& s);   ///< → integer
bool date(const char*& at, State& s);           ///< 2024-12-31 → date
bool due(const char*& at, State& s);            ///< a date, or a year → due
bool tax_rate(const char*& at, State& s);       ///< kronor per hundred: 21,27, also 21:27 → integer 2127
bool name(const char*& at, State& s);           ///< an id, or a title up to the comma → item; with a share behind it: stops before it
bool comma(const char*& at, State& s);          ///< and what goes on with a new line behind it
bool dash(const char*& at, State& s);           ///< any dash
bool text(const char*& at, State& s);           ///< to the end of the line, and the lines below that begin with `|` → text
bool no_value(const char*& at, State& s);       ///< nothing, or only dashes, to the end of the line
bool line_end(const char*& at, State& s);       ///< nothing more on the line

/// One of the words for values of the shape (compared without regard to case), and nothing more; → integer, what it stands for.
bool choice(const char*& at, State& s, Shape shape);
/// The word itself, followed by no letter. Notes no failure.
bool keyword(const char*& at, State& s, std::string_view word);

/// `c` is part of a word; of what is not ASCII, åäö and their like.
[[nodiscard]] inline bool is_letter(char c) {
  return is_ascii_letter(c) || (static_cast<unsigned char>(c) >= 0x80 && c != '\xC2' && c != '\xE2');
}

/// The end of the item at hand: before the next comma, or the end of the line.
[[nodiscard]] const char* item_end(const char* at, const State& s);

/// The length of an id at `at`: letters, digits, `.`, `_`, `-`.
[[nodiscard]] std::size_t id_length(const char* at, const char* last);

/// Where a piece of a long text ends that tells which text it is.
[[nodiscard]] const char* beginning(const char* at, const char* last);

}  // namespace malkoll::grammar
