#include "keep.h"

#include <algorithm>
#include <array>

#include "diag/finding.h"
#include "target_forms.h"
#include "text/told.h"
#include "unfilled.h"

namespace malkoll::grammar {

namespace {

Property read_property(const State& s) {
  Property p;
  p.owner = s.current;
  p.key = s.key;
  p.year = s.year;
  p.argument = s.argument;
  p.value = s.span(s.value, std::max(s.value, s.end));
  return p;
}

/// What a value, or an item of a list, comes to.
void push(State& s, PropertyMeaning meaning) {
  Property p = read_property(s);
  p.meaning = meaning;
  s.facts.properties.push_back(p);
}

Amount amount_of(const State& s) {
  Amount a;
  a.decimals = s.read.number.decimals;
  a.unit = s.read.amount_unit;
  a.value = a.unit == AmountUnit::none ? Ore(s.read.number.mantissa) : s.read.ore;
  a.owner = s.current;
  a.at = s.offset(s.value);
  a.length = static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(s.end - s.value, 0xffff));
  a.year = s.year;
  a.key = s.key;
  return a;
}

/// The head of the line at hand could be read, and its value, on that line alone, is left to be filled in.
bool waits_for_value(const State& s) {
  if (!s.unfilled || s.silent || s.colon == nullptr || s.keyword == nullptr || s.current == no_row || s.value == nullptr ||
      s.value >= s.end)
    return false;
  if (s.declares ? s.facts.declarations[s.current].id.empty() : s.key == Key::none) return false;
  return s.value > s.colon && has_unfilled(s.value, s.end) && std::find(s.value, s.end, '\n') == s.end;
}

}  // namespace

void keep_amount(State& s) {
  const Amount amount = amount_of(s);
  if (s.key != Key::grant || amount.value >= 0) {
    s.facts.amounts.push_back(amount);
    return;
  }
  Mistake m;
  m.code = Code::P08;
  m.variant = "statsbidrag";
  m.span = {amount.at, amount.length};
  m.key = word(s.key);
  report(s, std::move(m));
  s.facts.broken.push_back({s.current, s.key, amount.year, m.span, {}});
}

void keep_link(State& s) {
  const bool against = s.key == Key::works_against;
  const std::string_view goal = s.text(s.read.item);
  for (auto before = s.facts.links.rbegin(); before != s.facts.links.rend() && before->owner == s.current; ++before) {
    if (before->against != against || s.text(before->goal) != goal) continue;
    Mistake m;
    m.code = Code::P05;
    m.variant = "mål";
    m.span = s.read.item;
    m.related = before->goal;
    m.key = word(s.key);
    report(s, std::move(m));
    s.facts.broken.push_back({s.current, s.key, {}, s.read.item, {}});  // its share is not known
    return;
  }
  s.facts.links.push_back({s.read.item, s.current, s.read.share, against});
}

void keep_reference(State& s) { s.facts.references.push_back({s.read.item, s.current, s.key}); }

void keep_text(State& s) {
  Property p = read_property(s);
  p.value = s.read.text;
  s.facts.properties.push_back(p);
}

void keep_title(State& s) {
  Declaration& d = s.facts.declarations[s.current];
  d.title = s.read.text;
  if (!d.title.empty() || d.incomplete) return;
  Mistake m;
  m.code = Code::P10;
  m.variant = "namn";
  m.span = d.id;
  m.kind = word(d.kind);
  report(s, std::move(m));
}

void keep_integer(State& s) { push(s, s.read.integer); }

void keep_choice(State& s) { push(s, Chosen{s.read.integer}); }

void keep_year(State& s) { push(s, s.read.year); }

void keep_years(State& s) {
  const Year last = std::min(s.read.last_year, s.read.year + 50);
  for (Year year = s.read.year; year <= last; ++year) push(s, year);
}

void keep_range(State& s) { push(s, YearRange{s.read.year, s.read.last_year == 0 ? s.read.year : s.read.last_year}); }

void keep_date(State& s) { push(s, s.read.date); }

void keep_due(State& s) { push(s, s.read.due); }

void keep_tax_rate(State& s) { push(s, Ore(s.read.integer)); }

void keep_share(State& s) { push(s, s.read.share); }

void keep_measure(State& s) {
  Measure m;
  m.owner = s.current;
  m.key = s.key;
  m.op = s.read.op;
  m.form = s.read.form;
  m.over = s.read.over;
  m.step_unit = s.read.step_unit;
  m.per_year = s.read.per_year;
  m.of_target = s.read.of_target;
  m.year = s.year;
  m.first_year = s.first_year;
  m.from_year = s.read.from_year;
  m.indicator = s.argument;
  m.words = s.words;
  m.than = s.read.than;
  m.value = s.read.number;
  m.high = s.read.high;
  m.unit = s.read.unit;
  m.note = s.read.note;
  m.place = s.span(s.value, std::max(s.value, s.end));
  const bool alone = m.over != Over::year && m.first_year == 0;  // a mean of one year
  const bool late = m.form == TargetForm::step && m.year != 0 && m.from_year >= m.year;
  if (!alone && !late) {
    s.facts.measures.push_back(m);
    return;
  }
  Mistake mistake;
  mistake.code = Code::P09;
  mistake.variant = alone ? "period" : "startår";
  mistake.span = m.place;
  mistake.key = word(s.key);
  mistake.kind = word(s.kind);
  report(s, std::move(mistake));
  s.facts.broken.push_back({s.current, s.key, s.year, m.place, s.argument});
}

void keep_amount_unit(State& s) { push(s, Chosen{static_cast<std::int64_t>(s.read.amount_unit)}); }

void keep_rounding(State& s) {
  if (s.read.amount_unit == AmountUnit::none) push(s, s.read.number);
  else push(s, s.read.ore);
}

void keep_term(State& s) {
  const std::string given = lower(s.text(s.argument));
  WrittenTerm term;
  term.owner = s.current;
  term.word = s.read.text;
  for (const Shape shape : term_shapes) {
    for (const Choice& choice : choices(shape)) {
      if (given == choice.word) term.shape = shape, term.value = choice.value;
    }
  }
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (given == word(static_cast<Kind>(k))) term.kind = static_cast<Kind>(k);
  }
  s.facts.terms.push_back(term);
}

void keep_setting(State& s) {
  WrittenSetting setting;
  setting.owner = s.current;
  setting.code = s.argument;
  setting.level = static_cast<std::uint8_t>(s.read.integer);
  setting.has_limit = s.read.has_number;
  setting.limit = s.read.number;
  setting.way = s.read.op;
  setting.limit_unit = s.read.unit;
  setting.place = s.span(s.value, s.end);
  s.facts.settings.push_back(setting);
}

void keep_waiver(State& s) {
  const Span until = s.read.unit;  // from the head
  const Span place{s.argument.at, (until.empty() ? s.argument.end() : until.end()) - s.argument.at};
  s.facts.waivers.push_back({s.current, s.argument, until, s.read.text, place});
}

void keep_spent(State& s) {
  const std::string_view whole = s.text(s.argument);
  const std::size_t slash = whole.find('/');
  const Span unit{s.argument.at, static_cast<std::uint32_t>(std::min(slash, whole.size()))};
  const Span post = slash == std::string_view::npos ? Span{unit.end(), 0} : Span{unit.end() + 1, s.argument.end() - unit.end() - 1};
  s.facts.spent.push_back({unit, post, amount_of(s)});
}

void keep_use(State& s) { s.facts.uses.push_back({s.read.text}); }

void read_equal(State& s) { s.read.op = TargetOp::equal; }

bool refuse_too_long(State& s) {
  Mistake m;
  m.code = Code::P01;
  m.variant = "för-lång";
  m.span = s.span(s.line, beginning(s.line, s.end));
  report(s, std::move(m));
  if (s.current != no_row && !s.silent) s.facts.broken.push_back({s.current, Key::none, {}, m.span, {}});
  return true;
}

bool left_out(const char*& at, State& s) {
  if (at == s.end) {
    // A list that begins on the next line is not left out; a text may begin behind `|`.
    if (s.shape != Shape::text && s.shape != Shape::waiver) return true;
    const char* below = skip_blanks(s.next, s.last);
    if (s.shape == Shape::waiver || (below != s.last && *below == '|')) return false;
    return true;
  }
  const bool may_be_dash = s.shape == Shape::verdict || s.shape == Shape::partly || s.shape == Shape::amount || s.shape == Shape::measure ||
                           s.shape == Shape::target || s.shape == Shape::spent || s.shape == Shape::tax_rate;
  return may_be_dash && no_value(at, s);
}

bool agenda_goal(const char*& at, State& s) {
  const char* from = at;
  if (!whole_number(at, s)) return false;
  if (s.read.integer >= 1 && s.read.integer <= 17) return true;
  return s.fail(from, at, Code::P08, "agenda");
}

bool rule_level(const char*& at, State& s) {
  for (const Choice& level : choices(Shape::rule)) {
    if (!keyword(at, s, level.word)) continue;
    s.read.integer = level.value;
    return true;
  }
  return s.fail(at, std::find(at, s.end, ','), Code::P08, "ord", choices_in_words(Shape::rule), Mend::choice);
}

bool note(const char*& at, State& s) {
  const Span before = s.read.text;
  const bool good = text(at, s);
  s.read.note = s.read.text;
  s.read.text = before;
  return good;
}

bool blanks(const char*& at, State& s) {
  at = skip_blanks(at, s.end);
  return true;
}

void begin_line(State& s, const char* at) {
  const Line line = line_at(s, at);
  s.line = line.first;
  s.end = line.end;
  s.next = line.next;
  s.failure.at = nullptr;
  s.declares = false;
  s.reported = s.unfilled = false;
  s.key = Key::none;
  s.colon = nullptr;
  Read& read = s.read;  // what an alternative may leave unread; the rest is written before it is used
  read.op = TargetOp::none;
  read.unit = {};
  read.note = {};
  read.than = {};
  read.level = nullptr;
  read.form = TargetForm::level;
  read.over = Over::year;
  read.step_unit = StepUnit::plain;
  read.from_year = {};
  read.per_year = read.of_target = false;
  read.last_year = {};
  read.has_number = false;
}

void take_back(State& s) {
  const std::uint32_t line = s.offset(s.line);
  Facts& f = s.facts;
  while (!f.amounts.empty() && f.amounts.back().at >= line) f.amounts.pop_back();
  while (!f.links.empty() && f.links.back().goal.at >= line) f.links.pop_back();
  while (!f.references.empty() && f.references.back().text.at >= line) f.references.pop_back();
  while (!f.measures.empty() && f.measures.back().place.at >= line) f.measures.pop_back();
  while (!f.properties.empty() && f.properties.back().value.at >= line) f.properties.pop_back();
}

void report_line(State& s) {
  if (s.failure.at == nullptr) return;  // the head has said what was wrong
  if (s.key != Key::none && s.current != no_row && !s.silent) {
    s.facts.broken.push_back({s.current, s.key, s.year, s.span(s.value, std::max(s.value, s.end)), s.argument});
  }
  if (s.failure.code == Code::P15 || has_unfilled(s.value, std::max(s.value, s.end))) return report_unfilled(s);
  Mistake m;
  m.code = s.failure.code;
  m.variant = s.failure.variant, m.mend = s.failure.mend;
  const char* end = std::max(s.failure.end, s.failure.at);
  m.span = end == s.failure.at && s.failure.at == s.end ? s.span(s.line, s.end) : s.span(s.failure.at, end);
  m.key = word(s.key);
  m.kind = s.kind == Kind::unknown ? std::string_view{} : word(s.kind);
  m.wanted = s.failure.wanted;
  if (m.code == Code::P09 && s.shape == Shape::target && s.failure.wrong == Wrong::form) tell_nearest_form(s, m);
  report(s, std::move(m));
}

void note_line(State& s, const char* from, bool good) {
  ReadLine line;
  line.whole = s.span(from, s.next);
  line.declaration = s.current;
  if (s.line == s.end) {
    line.form = ReadLine::Form::blank;
  } else if (*s.line == '#') {
    line.form = ReadLine::Form::comment;
  } else if (line.unfilled = waits_for_value(s); line.unfilled || (good && !s.reported)) {
    if (!line.unfilled) line.form = s.declares ? ReadLine::Form::declaration : ReadLine::Form::property;
    line.shape = s.shape;
    line.key = s.key;
    line.keyword = s.keyword;
    const char* argument = skip_blanks(s.keyword_end, s.colon);
    line.argument = s.span(argument, trim_end(argument, s.colon));
    line.value = s.span(s.value, std::max(s.value, s.end));
  }
  s.lines->push_back(line);
}

}  // namespace malkoll::grammar
