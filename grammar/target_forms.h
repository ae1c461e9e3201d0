#pragma once

#include "diag/sink.h"
#include "state.h"

/// The leaves that read what a target says beside a level: steps, placings, comparisons, several years. As those of leaves.h.
namespace malkoll::grammar {

bool over_years(const char*& at, State& s);     ///< `i snitt`, `sammanlagt` → over; a level follows
bool of_a_year(const char*& at, State& s);      ///< nothing, and takes back what over_years read
bool step(const char*& at, State& s);           ///< `öka med 5 % per år från 2022` → number, op, step_unit …
bool changes_to(const char*& at, State& s);     ///< `öka till`, `öka till minst` → op; a number follows
bool placing(const char*& at, State& s);        ///< `bland de 10 bästa`, `topp 10`, `plats 10 eller bättre` → number
bool compares(const char*& at, State& s);       ///< `bättre än riket` → op, than
bool part_of_target(const char*& at, State& s); ///< behind the number of `delvis uppfyllt`: `% av målvärdet`, or a unit

/// Of a target that has not the form of one: the wording that shows the form that is nearest to what is written, where one is.
void tell_nearest_form(const State& s, Mistake& mistake);

}  // namespace malkoll::grammar
