#include "given_before.h"

#include <string>
#include <utility>

#include "keywords.h"
#include "text/utf8.h"

namespace malkoll::grammar {

namespace {

/// Who is counted, or what it is compared with, as on the line at hand.
bool same_words(const State& s, Span words) { return words.length == s.words.length && lower(s.text(words)) == lower(s.text(s.words)); }

}  // namespace

Span given_before(const State& s) {
  const auto& f = s.facts;
  for (auto p = f.properties.rbegin(); p != f.properties.rend() && p->owner == s.current; ++p) {
    if (p->key == s.key && p->year == s.year && s.text(p->argument) == s.text(s.argument)) return p->value;
  }
  for (auto r = f.references.rbegin(); r != f.references.rend() && r->owner == s.current; ++r) {
    if (r->key == s.key) return r->text;
  }
  for (auto a = f.amounts.rbegin(); a != f.amounts.rend() && a->owner == s.current; ++a) {
    if (a->key == s.key && a->year == s.year) return {a->at, a->length};
  }
  for (auto m = f.measures.rbegin(); m != f.measures.rend() && m->owner == s.current; ++m) {
    if (m->key == s.key && m->year == s.year && s.text(m->indicator) == s.text(s.argument) && same_words(s, m->words)) return m->place;
  }
  for (auto l = f.links.rbegin(); l != f.links.rend() && l->owner == s.current; ++l) {
    if (s.key == (l->against ? Key::works_against : Key::contributes)) return l->goal;
  }
  for (auto x = f.settings.rbegin(); x != f.settings.rend() && x->owner == s.current; ++x) {
    if (s.key == Key::rule && s.text(x->code) == s.text(s.argument)) return x->place;
  }
  for (auto t = f.terms.rbegin(); t != f.terms.rend() && t->owner == s.current; ++t) {
    if (s.key == Key::term && (t->value == 0 ? word(t->kind) : written(t->shape, t->value)) == lower(s.text(s.argument))) return t->word;
  }
  return {};
}

Span given_before_in_follow_up(State& s) {
  const auto& f = s.facts;
  const Given now{f.properties.end_id(), f.measures.end_id(), f.spent.end_id()};
  const auto [entry, fresh] = s.given.emplace(
      std::string(1, static_cast<char>(s.key)).append(s.text(s.argument)).append(1, '\0').append(lower(s.text(s.words))), now);
  if (fresh) return {};
  const Given before = std::exchange(entry->second, now);
  const auto same = [&](Key key, Span argument) { return key == s.key && s.text(argument) == s.text(s.argument); };
  Span place;
  if (before.property < f.properties.end_id() && same(f.properties[before.property].key, f.properties[before.property].argument)) {
    place = f.properties[before.property].value;
  } else if (before.measure < f.measures.end_id() && same(f.measures[before.measure].key, f.measures[before.measure].indicator) &&
             same_words(s, f.measures[before.measure].words)) {
    place = f.measures[before.measure].place;
  } else if (before.spent < f.spent.end_id()) {
    const WrittenSpent& spent = f.spent[before.spent];
    if (same(Key::spent, {spent.unit.at, spent.post.end() - spent.unit.at})) place = {spent.amount.at, spent.amount.length};
  }
  if (!place.empty()) entry->second = before;
  return place;
}

}  // namespace malkoll::grammar
