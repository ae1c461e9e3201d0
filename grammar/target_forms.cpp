#include "target_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "leaves.h"
#include "levels.h"
#include "measures.h"
#include "text/digit.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/scan_number.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::grammar {

namespace {

/// Reads one of the words of a shape; what it stands for, or 0.
std::int64_t word_of(const char*& at, State& s, Shape shape) {
  for (const Choice& word : choices(shape)) {
    if (keyword(at, s, word.word)) return word.value;
  }
  return 0;
}

/// A number above zero that can be read in one way.
bool positive(const char*& at, State& s) {
  const ScannedNumber n = scan_number(at, s.end);
  if (n.fault != NumberFault::none || n.value.mantissa <= 0) return false;
  s.read.number = n.value;
  at = skip_blanks(n.end, s.end);
  return true;
}

/// `öka`, `minska`; none: neither.
Direction way(const char*& at, State& s) {
  for (const Direction direction : {Direction::up, Direction::down}) {
    if (keyword(at, s, word(direction))) return direction;
  }
  return Direction::none;
}

bool positive_integer(const char*& at, State& s) { return positive(at, s) && s.read.number.decimals == 0; }

/// `från 2022`
bool from_year(const char*& at, State& s) {
  const char* to = at;
  if (!keyword(to, s, "från") || s.end - to < 4 || (s.end - to > 4 && is_digit(to[4]))) return false;
  const Year year = year_of_digits({to, 4});
  if (!can_be_written(year)) return false;
  s.read.from_year = year;
  at = skip_blanks(to + 4, s.end);
  return true;
}

/// What a step counts, from its words; false: they do not say how long a step is.
bool read_step_unit(State& s, const char* from, const char* to) {
  const std::string written = lower({from, static_cast<std::size_t>(to - from)});
  s.read.unit = {};
  if (written.empty()) {
    s.read.step_unit = StepUnit::plain;
  } else if (written == "%" || written == "procent") {
    s.read.step_unit = StepUnit::percent;
  } else if (written == "procentenheter" || written == "procentenhet" || written == "%-enheter" || written == "%-enhet") {
    s.read.step_unit = StepUnit::points;
  } else if (written == "% av värdet" || written == "procent av värdet") {
    s.read.step_unit = StepUnit::percent_of_value;
  } else if (std::any_of(from, to, is_digit) || written.find('%') != std::string::npos || written.find("procent") != std::string::npos ||
             no_level({{}, "1", written, {}, {}, true, true}) != NoLevel::no) {
    return false;
  } else {
    s.read.step_unit = StepUnit::plain;
    s.read.unit = s.span(from, to);
  }
  return true;
}

/// Names of what is no comparison: an earlier value of the same.
bool is_earlier(std::string_view name) {
  static const WordList earlier("föregående, fjol*, fjår*, förra, dagens, nuvarande, idag, i dag, nuläge*, tidigare, nu, innan");
  const std::string folded = fold(name);
  const auto found = earlier.find_in(split_words(folded));
  return found && found->first == 0;
}

// ---- the nearest form

/// What is written, in words: whether it speaks of more or less, and how much.
struct Written {
  bool up = false, down = false, per_year = false;
  bool to_a_level = false;  ///< `ökar till 85`
  std::string number, from;
  std::string_view unit;  ///< %, procentenheter or nothing
};

/// What is measured may itself be in per cent, by its enhet or its title.
bool may_be_percent(const State& s) {
  const std::string unit = fold(own_unit(s));
  if (!unit.empty()) return unit == "%" || unit.starts_with("procent") || unit.starts_with("andel");
  if (s.current == no_row) return true;
  const std::string title = fold(s.text(s.facts.declarations[s.current].title));
  return title.find('%') != std::string::npos || title.find("andel") != std::string::npos || title.find("procent") != std::string::npos ||
         title.find("antal") == std::string::npos;
}

Written read_loosely(std::string_view text) {
  static const WordList more(
      "öka*, ökning*, ökad*, fler, flera, mer, högre, större, höj*, förbättr*, växa, växer, tillväxt, plus, ytterligare, längre, uppåt, över"),
      less("minsk*, färre, mindre, lägre, sänk*, reducer*, reduktion*, minus, kortare, förkort*, ned, ner, nedåt, under"),
      yearly("per år, varje år, årligen, om året, årlig*");
  Written w;
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  w.up = more.find_in(words).has_value() || text.starts_with('+');
  w.down = less.find_in(words).has_value() || text.starts_with('-') || text.starts_with("\xE2\x88\x92") || text.starts_with("\xE2\x80\x93");
  w.per_year = yearly.find_in(words).has_value();
  const char *first = text.data(), *last = first + text.size();
  const auto is_year = [&](const char* here) {
    const bool alone = (here == first || !is_digit(here[-1])) && last - here >= 4 && std::all_of(here, here + 4, is_digit) &&
                       (last - here == 4 || !is_digit(here[4]));
    return alone && (std::string_view(here, 2) == "19" || std::string_view(here, 2) == "20");
  };
  const auto follows = [&](const char* here, std::string_view word) {
    return lower(trim({first, static_cast<std::size_t>(here - first)})).ends_with(word);
  };
  for (const char* year = first; year != last; ++year) {
    if (is_year(year) && follows(year, "från")) w.from.assign(year, 4);
  }
  const auto next_number = [&](const char* here) {
    while (here != last && (!is_digit(*here) || (is_year(here) && (follows(here, "från") || follows(here, "till")))))
      here += is_digit(*here) ? 4 : 1;
    return here;
  };
  const char* at = next_number(first);
  if (at == last) return w;
  const ScannedNumber n = scan_number(at, last);
  if (n.fault != NumberFault::none) return w;
  const bool minus = at != first && (at[-1] == '-' || follows(at, "\xE2\x88\x92"));
  if (minus && w.up != w.down) std::swap(w.up, w.down);  // `öka med −5`
  w.to_a_level = follows(at, "till");
  if (next_number(n.end) != last && follows(next_number(n.end), "till")) return w;  // `5 till 10 %`: nobody knows which
  w.number = format_decimal(n.value);
  const std::string behind = lower({n.end, static_cast<std::size_t>(last - n.end)});
  const std::size_t unit = std::min(behind.find_first_not_of(" \xC2\xA0"), behind.size());
  const std::string_view rest = std::string_view(behind).substr(unit);
  if (rest.starts_with("procentenhet") || rest.starts_with("%-enhet")) w.unit = "procentenheter";
  else if (rest.starts_with('%') || rest.starts_with("procent")) w.unit = "%";
  for (const char* year = n.end; w.from.empty() && year != last; ++year) {
    if (is_year(year) && !follows(year, "till") && !follows(year, "senast")) w.from.assign(year, 4);
  }
  return w;
}

/// `lägre än 7`, `inte över 5`, `max 5`: a level, by the words that stand before its number.
struct WordedLevel {
  TargetOp op = TargetOp::none;  ///< none: there is no such word
  bool number = false;           ///< what it stands before is the number, and no year or name: `över riket`
};

WordedLevel worded_level(const std::vector<std::string_view>& words) {
  static const WordList no("inte, ej, icke, aldrig");
  struct Sign {
    TargetOp op, denied;
    WordList words;
  };
  static const std::array<Sign, 4> signs = {{
      {TargetOp::above, TargetOp::at_most, WordList("över, fler än, flera än, mer än, högre än, större än, längre än")},
      {TargetOp::below, TargetOp::at_least, WordList("under, färre än, mindre än, lägre än, kortare än")},
      {TargetOp::at_most, TargetOp::none, WordList("max, maximalt, maximum, som mest, som högst, upp till")},
      {TargetOp::at_least, TargetOp::none, WordList("min, minimum, åtminstone, som minst, som lägst, lägst")},
  }};
  for (const Sign& sign : signs) {
    const auto found = sign.words.find_in(words);
    if (!found) continue;
    const auto denial = no.find_in(words);
    const bool denied = denial && denial->first < found->first;
    if (found->end == words.size()) return {};
    const std::string_view next = words[found->end];
    const bool year = next.size() == 4 && (next.starts_with("19") || next.starts_with("20"));
    if (year && words[found->first] == "under") return {};  // during it: `öka med 5 under 2026`
    return {denied ? sign.denied : sign.op, is_digit(next.front()) && !year};
  }
  return {};
}

}  // namespace

bool over_years(const char*& at, State& s) {
  s.read.over = static_cast<Over>(word_of(at, s, Shape::over));
  s.read.level = at;
  return s.read.over != Over::year;
}

bool of_a_year(const char*& /*at*/, State& s) {
  s.read.over = Over::year;
  s.read.level = nullptr;
  return true;
}

bool step(const char*& at, State& s) {
  const char* to = at;
  (void)keyword(to, s, "ska");
  const Direction goes = way(to, s);
  if (goes == Direction::none || !keyword(to, s, "med") || !positive(to, s)) return false;
  const char* unit = to;
  // The unit goes on to a word that tells how often, or from which year; either may come first.
  const char* unit_end = nullptr;
  for (const char* word = to; unit_end == nullptr;) {
    const char* tail = word;
    bool per_year = false, from = false;
    while (tail != s.end) {
      if (!per_year && word_of(tail, s, Shape::per_year) != 0) per_year = true;
      else if (!from && from_year(tail, s)) from = true;
      else break;
    }
    if (tail == s.end) {
      unit_end = word;
      s.read.per_year = per_year;
      if (!from) s.read.from_year = {};
    } else {
      while (word != s.end && skip_blanks(word, s.end) == word) ++word;
      word = skip_blanks(word, s.end);
    }
  }
  if (!read_step_unit(s, unit, trim_end(unit, unit_end))) return false;
  s.read.form = TargetForm::step;
  s.read.op = goes == Direction::up ? TargetOp::at_least : TargetOp::at_most;
  at = s.end;
  return true;
}

bool changes_to(const char*& at, State& s) {
  const char* to = at;
  (void)keyword(to, s, "ska");
  const Direction goes = way(to, s);
  if (goes == Direction::none || !keyword(to, s, "till")) return false;
  const bool up = goes == Direction::up;
  if (keyword(to, s, written(Shape::target, TargetOp::at_least)) ? !up : keyword(to, s, written(Shape::target, TargetOp::at_most)) && up)
    return false;  // `öka till minst 75` says it twice
  s.read.op = up ? TargetOp::at_least : TargetOp::at_most;
  s.read.level = at = to;
  return true;
}

bool placing(const char*& at, State& s) {
  const char* to = at;
  const bool good = (keyword(to, s, "bland de") && positive_integer(to, s) && keyword(to, s, "bästa")) ||
                    (to = at, keyword(to, s, "topp") && positive_integer(to, s)) ||
                    (to = at, keyword(to, s, "plats") && positive_integer(to, s) && keyword(to, s, "eller bättre"));
  if (!good || to != s.end) return false;
  s.read.form = TargetForm::placing;
  s.read.op = TargetOp::at_most;
  at = to;
  return true;
}

bool compares(const char*& at, State& s) {
  for (const Choice& words : choices(Shape::target)) {
    const auto op = static_cast<TargetOp>(words.value);
    const char* to = at;
    if ((op != TargetOp::better && op != TargetOp::no_worse) || !keyword(to, s, words.word)) continue;
    const std::string_view name(to, static_cast<std::size_t>(s.end - to));
    const std::size_t last_word = name.rfind(' ') + 1;  // »bättre än snittet 85« gives a level too: which of them holds?
    if (to == s.end || is_digit(*to) || is_digit(name[last_word]) || is_earlier(name)) return false;
    s.read.form = TargetForm::comparison;
    s.read.op = op;
    s.read.than = s.span(to, s.end);
    at = s.end;
    return true;
  }
  return false;
}

bool part_of_target(const char*& at, State& s) {
  const char* from = at;
  const char* to = skip_blanks(at, s.end);
  const bool percent = to != s.end && *to == '%';
  if (percent) to = skip_blanks(to + 1, s.end);
  const Decimal limit = s.read.number;
  s.read.of_target = (percent || keyword(to, s, "procent")) && keyword(to, s, "av målvärdet");
  const bool within = s.read.op != TargetOp::at_most && limit.mantissa > 0 && limit.real() <= 100;
  const bool sign = s.read.op == TargetOp::none || s.read.op == TargetOp::at_least || s.read.op == TargetOp::at_most;
  const bool may_stand = s.read.of_target ? to == s.end && within : s.kind == Kind::indicator && s.read.op != TargetOp::none;
  if (!sign || !may_stand) return s.fail(s.value, s.end, Code::P08, s.kind == Kind::indicator ? "delvis" : "delvis-plan");
  if (s.read.op == TargetOp::none) s.read.op = TargetOp::at_least;
  at = s.read.of_target ? to : from;
  if (!s.read.of_target) (void)unit_after(at, s);
  return true;
}

void tell_nearest_form(const State& s, Mistake& mistake) {
  const std::string_view text(s.value, static_cast<std::size_t>(std::max(s.value, s.end) - s.value));
  static const WordList better(
      "bättre än, högre än, lägre än, över rikssnittet, över snittet, över riket, under rikssnittet, under riket, bättre"),
      among("bland, bästa, topp, plats, placering*, kvartil*"), or_more("eller mer, eller fler, eller högre, eller bättre, eller över"),
      or_less("eller mindre, eller färre, eller lägre, eller under");
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  const Written w = read_loosely(text);
  const std::string_view percent = w.unit == "%" ? " %" : "";
  const auto show = [&](const char* as, std::string form) {
    mistake.variant = as;
    mistake.span = s.span(s.value, std::max(s.value, s.end));
    mistake.suggestion = std::move(form);
  };
  for (const Choice& over : choices(Shape::over)) {  // `minst 75 i snitt`: the words stand first
    const std::string behind = " " + std::string(over.word);
    if (folded.size() > behind.size() && folded.ends_with(behind)) {
      return show("nära", fmt::format("{} {}", over.word, trim(text.substr(0, text.size() - std::min(text.size(), behind.size())))));
    }
  }
  if (among.find_in(words)) {
    const bool place = !w.number.empty() && w.unit.empty() && folded.find("bästa") != std::string::npos;
    return place ? show("nära", fmt::format("bland de {} bästa", w.number)) : show("placering", "");
  }
  if (!w.number.empty() && or_more.find_in(words))
    return show("nära", fmt::format("{} {}{}", written(Shape::target, TargetOp::at_least), w.number, percent));
  if (!w.number.empty() && or_less.find_in(words))
    return show("nära", fmt::format("{} {}{}", written(Shape::target, TargetOp::at_most), w.number, percent));
  if (w.number.empty() && better.find_in(words)) {
    constexpr std::string_view than = " än ";
    const std::size_t name = folded.find(than);
    const bool earlier = name != std::string::npos && is_earlier(std::string_view(folded).substr(name + than.size()));
    return earlier ? show("nära", std::string(written(Shape::target, w.down ? TargetOp::down : TargetOp::up))) : show("jämförelse", "");
  }
  if (const WordedLevel level = worded_level(words); !w.number.empty() && level.op != TargetOp::none) {
    return level.number ? show("nära", fmt::format("{} {}{}", written(Shape::target, level.op), w.number, percent)) : show("relativ", "");
  }
  if (w.number.empty() || w.up == w.down) return;
  const std::string_view way = word(w.up ? Direction::up : Direction::down);
  const std::string often = w.per_year ? fmt::format(" {}", written(Shape::per_year, 1)) : "";
  const std::string from = w.from.empty() ? "" : " från " + w.from;
  if (w.to_a_level) return show("nära", fmt::format("{} till {}{}", way, w.number, percent));
  if (w.unit == "%" && may_be_percent(s)) {
    mistake.other = fmt::format("{} med {} % av värdet{}{}", way, w.number, often, from);
    return show("andel", fmt::format("{} med {} procentenheter{}{}", way, w.number, often, from));
  }
  show("nära", fmt::format("{} med {}{}{}{}{}", way, w.number, w.unit.empty() ? "" : " ", w.unit, often, from));
}

}  // namespace malkoll::grammar
