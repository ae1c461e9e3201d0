#pragma once

#include <cstddef>

#include "leaves.h"
#include "state.h"

/// Actions of the grammar: put what a line's leaves have read into the tables; and the small leaves that only the line's own
/// state answers.
namespace malkoll::grammar {

void keep_amount(State& s);
void keep_link(State& s);
void keep_reference(State& s);
void keep_text(State& s);
void keep_title(State& s);
void keep_integer(State& s);
void keep_choice(State& s);
void keep_year(State& s);
void keep_years(State& s);  ///< each year from year to last_year
void keep_range(State& s);
void keep_date(State& s);
void keep_due(State& s);
void keep_tax_rate(State& s);
void keep_share(State& s);
void keep_measure(State& s);
void keep_amount_unit(State& s);
void keep_rounding(State& s);
void keep_term(State& s);
void keep_setting(State& s);
void keep_waiver(State& s);
void keep_spent(State& s);
void keep_use(State& s);

void read_equal(State& s);

// Those that every line meets are here, to become part of the grammar.
inline bool nothing(const char*&, State& s) { return s.line == s.end; }      ///< an empty line
inline bool comment(const char*&, State& s) { return *s.line == '#'; }       ///< from `#`
bool refuse_too_long(State& s);
inline bool too_long(const char*&, State& s) {  ///< a line longer than `longest_text`: reported, and read past
  return static_cast<std::size_t>(s.end - s.line) > longest_text && refuse_too_long(s);
}
inline bool opens_declaration(const char*&, State& s) { return s.declares; }  ///< the head opened a declaration
bool left_out(const char*& at, State& s);  ///< a property without value: as if the line were not there
inline bool percent_if_any(const char*& at, State& s) {  ///< a share, where something stands before the comma
  return at != s.end && *at != ',' && percent(at, s);
}
bool agenda_goal(const char*& at, State& s);  ///< 1–17
bool rule_level(const char*& at, State& s);  ///< av, råd, varning, fel → integer
bool note(const char*& at, State& s);  ///< a text behind `saknas`
bool blanks(const char*& at, State& s);

void begin_line(State& s, const char* at);
/// Takes the rows of the line at hand out of the tables again.
void take_back(State& s);
/// Reports what State::failure says of the line at hand.
void report_line(State& s);

}  // namespace malkoll::grammar
