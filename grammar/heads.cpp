#include "heads.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "given_before.h"
#include "leaves.h"
#include "stands.h"
#include "text/digit.h"
#include "text/id_word.h"
#include "unfilled.h"

namespace malkoll::grammar {

namespace {

bool is_ids(const char* at, const char* last) {
  bool all_look_like_ids = true, commas = true;  // where a comma is missing they have to: `KUN1a KUN1b` is no title
  while (at != last) {
    const char* const end = at + id_length(at, last);
    if (end == at) return false;
    all_look_like_ids = all_look_like_ids && looks_like_id(at, end);
    at = skip_blanks(end, last);
    if (at == last) break;
    commas = commas && *at == ',';
    if (*at == ',') at = skip_blanks(at + 1, last);
  }
  return commas || all_look_like_ids;
}

/// What stands behind the colon of a word that is both a kind and a key: ids, or ids still to be filled in.
bool looks_like_ids(const State& s) {
  if (can_stand_on(s.keyword->key, s.kind) && has_unfilled(s.colon, s.end)) return true;
  return is_ids(skip_blanks(s.colon + 1, s.end), s.end);
}

/// What a follow-up speaks of: `2024`, or `2024-delår`.
bool is_period(std::string_view id) {
  return id.size() >= 4 && all_digits(id.substr(0, 4)) && (id.size() == 4 || lower(id.substr(4)) == "-delår");
}

/// What only a plan declares. An own goal's word is its own.
bool is_of_plan(Kind kind) { return kind == Kind::goal || kind == Kind::goal_area || is_unit(kind); }

/// A budget stands above in the file, and no plan.
bool stands_in_submission(const State& s) {
  return s.open[static_cast<std::size_t>(Kind::budget)] != no_row && s.open[static_cast<std::size_t>(Kind::plan)] == no_row;
}

bool open_property(State& s, const char* from, const char* to) {
  s.key = key_on(s.keyword->key, s.kind);
  s.shape = spec(s.key).shape;
  if (s.current == no_row && s.key != Key::use) {
    return refuse(s, mistake(Code::P04, "ensam", s.span(s.line, s.keyword_end)));
  }
  const char* const misplaced = s.key != Key::use && !can_stand_on(s.key, s.kind) ? "egenskap" : misplaced_on_assignment(s);
  if (misplaced != nullptr) {
    const Key key = std::exchange(s.key, Key::none);  // it says nothing about this declaration
    Mistake m = mistake(Code::P04, misplaced, s.span(s.line, s.keyword_end));
    m.key = word(key);
    m.other = owners_of(key);
    // Why there is no own goal is said, if in the wrong place: no second fault.
    if (key == Key::no_own_goals && s.kind == Kind::budget && !s.silent)
      s.facts.broken.push_back({s.current, key, {}, s.span(s.colon + 1, std::max(s.colon + 1, s.end)), {}});
    return refuse(s, std::move(m));
  }
  if (s.key == Key::aspect && s.kind != Kind::goal) s.shape = Shape::ids;
  if (!read_argument(s, from, to)) return false;
  const auto said = static_cast<std::size_t>(s.key);
  const KeySpec& its = spec(s.key);
  const bool several = its.argument != Argument::none;
  const bool in_follow_up = several && s.kind == Kind::follow_up;
  const bool same_aspect = s.key == Key::aspect && s.kind == Kind::goal;
  if ((!its.repeats || same_aspect) && (in_follow_up || s.seen[said])) {
    const Span before = in_follow_up ? given_before_in_follow_up(s) : given_before(s);
    if (!before.empty() || !several) {
      Mistake m = mistake(Code::P05, "", s.span(s.line, to));
      m.related = before;
      m.key = word(s.key);
      m.kind = word(s.kind);
      report(s, std::move(m));
      return false;
    }
  }
  s.seen.set(said);
  return true;
}

/// The key that was meant by a heading's word with a year behind it: `mål 2025: 87` on an indicator, `budget 2025: 500` on a post, `plan år: 2026`.
Key meant_with_year(const State& s, Kind kind, const char* from, const char* to) {
  const std::string_view written(from, static_cast<std::size_t>(to - from));
  if (kind == Kind::plan && s.kind == Kind::plan && lower(written) == "år") return Key::plan_years;
  if (kind != Kind::goal && kind != Kind::budget) return Key::none;  // asked for nearly every line
  const bool a_year = written.size() == 4 && all_digits(written) && (written.starts_with("19") || written.starts_with("20"));
  if (!a_year) return Key::none;
  if (kind == Kind::goal && (s.kind == Kind::indicator || is_own_goal(s.kind))) return Key::target;
  return kind == Kind::budget && s.kind == Kind::post ? Key::operation : Key::none;
}

/// False: the line has been reported, with the word that was meant.
bool say_meant(State& s, Key meant, const char* from, const char* to) {
  Mistake m = mistake(Code::P02, "menad", meant == Key::plan_years ? s.span(s.line, to) : s.span(s.line, s.keyword_end));
  m.suggestion = word(meant);
  if (meant != Key::plan_years) s.year = year_of_digits(std::string_view(from, static_cast<std::size_t>(to - from)));
  if (s.current != no_row && !s.silent)
    s.facts.broken.push_back({s.current, meant, s.year, s.span(s.colon + 1, std::max(s.colon + 1, s.end)), {}});
  report(s, std::move(m));
  return false;
}

/// What stands behind the word is what it says, and no prose: a number, an id where ids are said, a sentence of its own where a text is.
bool begins_value(const State& s, Key key, const char* from) {
  if (is_digit(*from)) return true;
  const Shape shape = key == Key::none ? Shape::text : spec(key).shape;
  if (shape == Shape::shares || shape == Shape::ids || shape == Shape::id) return looks_like_id(from, from + id_length(from, s.end));
  return shape == Shape::text && is_capital(from, s.end);
}

/// A line that begins with a word of the language and has no colon.
bool without_colon(State& s, const char* from) {
  const Kind kind = s.keyword->kind;
  const Key key = key_on(s.keyword->key, s.kind);
  const bool can_stand = key != Key::none && can_stand_on(key, s.kind);
  if (kind != Kind::unknown && s.keyword->key == Key::none && from == s.end) {  // `post`, alone on its line
    s.silent = false;
    open_unread(s, kind, from, from);
    return false;
  }
  if (kind != Kind::unknown && is_heading(s, kind, from) && !(can_stand && is_ids(from, s.end))) {
    s.silent = false;  // the one above ends here
    report(s, mistake(Code::P01, "rubrik", s.span(s.line, s.end)));
    open_unread(s, kind, from, from + id_length(from, s.end));
    return false;
  }
  // A short line that begins like a property has lost its colon; a long one is prose that begins with one of our words.
  const auto words = std::count(from, s.end, ' ');
  const bool forgotten = words <= 4 || (s.keyword->key != Key::none && from != s.end && begins_value(s, key, from));
  s.key = forgotten && can_stand ? key : Key::none;
  Mistake m = mistake(Code::P01, forgotten ? "kolon" : "", s.span(s.line, s.end));
  if (forgotten && from != s.end && !is_digit(*from)) {  // a year may belong before the colon
    m.variant = "kolon-efter";
    m.suggestion = std::string(s.text(s.span(s.line, s.keyword_end))) + ": " + std::string(from, trim_end(from, s.end));
  }
  return refuse(s, std::move(m));
}

/// `EKO1` of `EKO 1`; empty: more than a short id in pieces.
std::string without_blanks(const char* from, const char* to) {
  constexpr std::ptrdiff_t most = 20;
  std::string joined;
  if (to - from > most) return joined;
  for (const char* at = from; at != to;) {
    const char* const behind = skip_blanks(at, to);
    if (behind == at) joined += *at++;
    at = std::max(at, behind);
  }
  return joined;
}

}  // namespace

void open_declaration(State& s, Kind kind, const char* from, const char* to, HeadState head) {
  const Span whole = s.span(from, to);
  if (is_of_plan(kind) && stands_in_submission(s) && is_id(from, to)) {
    Mistake misplaced = mistake(Code::P04, kind == Kind::goal ? "mål-i-inlämning" : "i-inlämning", whole);
    misplaced.kind = word(kind);
    report(s, std::move(misplaced));
    // A mål was meant as the unit's own; what stands below the others belongs to nothing here.
    declare(s, kind == Kind::goal ? Kind::committee_goal : Kind::unknown, whole, HeadState::incomplete);
    s.silent = kind != Kind::goal;
    s.shape = Shape::text;
    return;
  }
  Mistake m = mistake(Code::P03, "", whole);
  m.kind = word(kind);
  const bool id = is_id(from, to);
  const bool no_period = id && kind == Kind::follow_up && !is_period({from, static_cast<std::size_t>(to - from)});
  if (from == to) {
    m.variant = "saknas";
    m.span = s.span(s.line, s.keyword_end);
  } else if (no_period) {
    m.variant = "uppföljning";
  } else if (!id && kind != Kind::budget && kind != Kind::follow_up) {  // `budget BUN 2026` is BUN's
    std::string joined = without_blanks(from, to);
    if (looks_like_id(joined) && is_id(joined.data(), joined.data() + joined.size())) {
      m.variant = "mellanslag";
      m.suggestion = std::move(joined);
    }
  }
  const bool bad_id = !id || no_period;
  const bool alone = needs_parent(kind) && parent_of(s, kind) == no_row;
  const bool everyone = id && (is_unit(kind) || kind == Kind::assignment) &&
                        lower(s.text(whole)) == written(Shape::everyone, Everyone::units);  // `ansvarig: alla` means every unit
  declare(s, kind, id ? whole : Span{}, bad_id || alone || everyone ? HeadState::incomplete : head);
  if (bad_id && has_unfilled(from, to)) {
    report_unfilled(s);
  } else if (bad_id) {
    report(s, m);
  }
  if (alone && id) {
    m.code = Code::P04;
    m.variant = kind == Kind::indicator ? "utan-mål" : kind == Kind::assignment ? "utan-plan" : "utan-budget";
    report(s, std::move(m));
  } else if (everyone) {
    m.code = Code::P11;
    m.variant = "alla";
    report(s, std::move(m));
  }
  s.shape = Shape::text;
}

bool is_capital(const char* at, const char* last) {
  const std::string_view text(at, static_cast<std::size_t>(last - at));
  return (*at >= 'A' && *at <= 'Z') || text.starts_with("Å") || text.starts_with("Ä") || text.starts_with("Ö");
}

bool is_heading(const State& s, Kind kind, const char* at) {
  const char* end = at + id_length(at, s.end);
  const std::string_view id(at, static_cast<std::size_t>(end - at));
  // A blank stands behind an id, or what was typed for the colon.
  if (id.empty() || (end != s.end && *end != ';' && *end != '=' && *end != ',' && skip_blanks(end, s.end) == end)) return false;
  if (kind == Kind::follow_up) return is_period(id);
  const bool a_year = id.size() == 4 && all_digits(id) && (id.starts_with("19") || id.starts_with("20") || id.starts_with("21"));
  if (a_year) return false;
  // Prose that begins with one of our words begins with a capital, or goes on with a small letter.
  const bool capital = is_capital(at, end);
  const bool as_we_write = *s.line >= 'a' && *s.line <= 'z';
  return looks_like_id(at, end) || (capital && (as_we_write || id.size() == 1));
}

void open_unread(State& s, Kind kind, const char* from, const char* to) {
  open_declaration(s, kind, from, to, HeadState::incomplete);
  const char* title = skip_blanks(s.colon == nullptr ? to : s.colon + 1, s.end);
  s.facts.declarations.back().title = s.span(title, std::max(title, s.end));
  s.silent = true;
}

void declare(State& s, Kind kind, Span id, HeadState head) {
  const Id<Declaration> parent = parent_of(s, kind);
  s.declares = true;
  s.key = Key::none;
  s.current = s.facts.declarations.end_id();
  s.kind = kind;
  s.silent = false;
  s.seen.reset();
  if (!s.given.empty()) s.given.clear();  // to clear what is empty takes longer than to ask
  if (id.empty()) id = {s.offset(s.line), 0};  // keeps the table ordered by place
  s.facts.declarations.push_back({id, {s.offset(s.end), 0}, parent, kind, head == HeadState::incomplete});
  if (kind == Kind::unknown) return;
  s.open[static_cast<std::size_t>(kind)] = s.current;
  if (kind == Kind::plan) s.open[static_cast<std::size_t>(Kind::goal_area)] = no_row;
  if (kind == Kind::budget) s.measured = no_row;
  if (kind == Kind::plan || kind == Kind::goal_area || is_goal(kind)) s.measured = s.current;
}

namespace {

/// A word that is both a kind and a key, without an id, where the key cannot stand, over a name.
bool names_nothing(const State& s, Kind kind, bool without_id) {
  if (!without_id || s.keyword->key == Key::none || (kind != Kind::plan && !is_unit(kind))) return false;
  return !can_stand_on(key_on(s.keyword->key, s.kind), s.kind) && !looks_like_ids(s);
}

}  // namespace

bool head(const char*& at, State& s) {
  const Keywords::Match match = s.keywords.match(s.line, s.end);
  s.keyword = match.keyword;
  s.declares = false;
  s.key = Key::none;
  s.year = s.first_year = {};
  s.argument = s.words = {};
  s.colon = nullptr;
  if (match.keyword == nullptr) return unknown_head(s);
  s.keyword_end = match.end;
  const char* from = skip_blanks(match.end, s.end);
  s.colon = std::find(from, s.end, ':');
  if (s.colon == s.end) {
    s.colon = nullptr;
    return without_colon(s, from);
  }
  const char* to = trim_end(from, s.colon);
  const Kind kind = s.keyword->kind;
  if (const Key meant = meant_with_year(s, kind, from, to); meant != Key::none) return say_meant(s, meant, from, to);
  bool declares = kind != Kind::unknown && (from != to || s.keyword->key == Key::none);
  // In a budget `mål: …` says which mål an own goal breaks down, or an uppdrag serves, by its id or written out: none is declared there.
  // So does `uppdrag: …` say which one of the plan's it is about, but below one that itself has no id.
  const bool says_goal = kind == Kind::goal && (is_own_goal(s.kind) || in_own_assignment(s));
  const bool says_assignment =
      kind == Kind::assignment && (s.kind == Kind::post || (in_own_assignment(s) && !s.facts.declarations[s.current].incomplete));
  const bool has_ids = kind == Kind::goal || kind == Kind::indicator || kind == Kind::assignment;
  const bool nameless =
      kind == Kind::assignment && s.kind == Kind::assignment && !in_own_assignment(s);  // in a plan nothing else is said so
  // Where no plan or nämnd can be named, `plan: Strategisk plan` is the heading without its id; a follow-up names a bolag as it does a nämnd.
  if (kind == Kind::company && from == to && s.kind == Kind::follow_up) return say_meant(s, Key::committee, from, to);
  if (names_nothing(s, kind, from == to)) declares = true;
  if (has_ids && from == to && !says_goal && !says_assignment && (nameless || !looks_like_ids(s))) declares = true;
  if (declares) {
    open_declaration(s, kind, from, to, HeadState::in_order);
  } else if (!open_property(s, from, to)) {
    return false;
  }
  at = s.value = skip_blanks(s.colon + 1, s.end);
  return true;
}

}  // namespace malkoll::grammar
