#include <map>

#include "check/phases.h"
#include "check/rule_texts.h"
#include "model/list_line.h"
#include "text/digit.h"

namespace malkoll {

namespace {

constexpr std::size_t most_quoted = 60, most_of_a_line = 600;

std::string cut_short(std::string_view text, std::size_t most = most_quoted) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

struct Correction {
  std::string_view variant;
  std::string suggestion;
  bool certain = false;
};

/// The preposition before »samma«: i samma budget, på samma post.
std::string_view preposition(std::string_view kind) {
  return kind == word(Kind::plan) || kind == word(Kind::budget) || kind == word(Kind::follow_up) ? "i" : "på";
}

/// The first year that a text names, else the budget year.
std::string year_to_suggest(std::string_view text, Year budget_year) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool alone = (at == 0 || !digit(at - 1)) && !digit(at + 4);
    const bool four = digit(at) && digit(at + 1) && digit(at + 2) && digit(at + 3);
    if (alone && four && (text[at] == '1' || text[at] == '2')) return std::string(text.substr(at, 4));
  }
  return budget_year == 0 ? "…" : to_string(budget_year);
}

constexpr Year example_year(2025);  // in what is shown as an example where no plan says a better one

/// What the reader suggests, or how a number with a point is written where it can be read in one way only.
Correction correction_of(const Run& run, const Mistake& m) {
  const std::string_view text = run.input.sources.text(m.span);
  const auto as_it_is = [&](std::string_view variant) { return Correction{variant, m.suggestion, m.certain}; };
  switch (m.mend) {
    case Mend::point:
    case Mend::share:
      // Without a percent sign it may be something else than a share: the goal 2.1.
      if (m.mend == Mend::point || text.ends_with('%')) {
        if (auto number = respelt_number(text)) return {"punkt-säker", std::move(*number), true};
      }
      return as_it_is(m.variant);
    case Mend::year: return {m.variant, year_to_suggest(text, run.project.plan.budget_year), false};
    case Mend::percent_signs: return {m.variant, model::with_percent_signs(model::list_value(run.input.sources, m.span)), false};
    case Mend::commas: return {m.variant, model::with_commas(model::list_value(run.input.sources, m.span)), false};
    case Mend::choice:
      return as_it_is(m.key == word(Key::post_class) ? "slag-av-post" : m.key == word(Key::overall) ? "helhet" : m.variant);
    case Mend::none: break;
  }
  return as_it_is(m.variant);
}

}  // namespace

void add_mistakes(const Run& run, const Sink& sink, Results& results) {
  std::map<std::uint16_t, RuleTexts> by_rule;
  const std::string year = to_string(run.project.plan.budget_year == 0 ? example_year : run.project.plan.budget_year);
  for (const Mistake& m : sink.mistakes()) {
    const std::uint16_t index = run.catalogue.index(word(m.code));
    auto texts = by_rule.find(index);
    if (texts == by_rule.end()) {
      texts = by_rule.emplace(index, texts_of(run.catalogue.rules[index], run.settings[index], run.options.language)).first;
    }
    Correction correction = correction_of(run, m);
    const Texts& text = texts->second.variant(correction.variant);
    if (text.level == Level::off) continue;
    const std::string written = cut_short(run.input.sources.text(m.span));
    // What is to be pasted is whole.
    const std::string line = m.line.empty() ? cut_short(run.input.sources.text(m.span), most_of_a_line) : m.line;
    const auto lookup = [&](std::string_view name) -> std::optional<Value> {
      if (name == "text") return Value{std::string_view(written)};
      if (name == "key") return Value{m.key};
      if (name == "kind") return Value{m.kind};
      if (name == "in") return Value{preposition(m.kind)};
      if (name == "wanted") return Value{m.wanted};
      if (name == "place") return Value{std::string_view(m.place)};
      if (name == "sum")
        return m.count ? Value{static_cast<std::int64_t>(*m.count)}
                       : Value{std::string_view(m.sum)};  // its word agrees with what is counted
      if (name == "line") return Value{std::string_view(line)};
      if (name == "other") return Value{std::string_view(m.other)};
      if (name == "budget_year") return Value{std::string_view(year)};
      if (name == "suggestion") return Value{std::string_view(correction.suggestion)};
      return std::nullopt;
    };
    Finding finding;
    finding.rule = index;
    finding.variant = text.number;
    finding.level = text.level;
    finding.span = m.span;
    finding.whole_file = m.whole_file;
    const auto fill = [&](const Pattern& form, std::string& out) {
      if (!form.empty()) expand(form, lookup, run.input.vocabulary, run.options.language, out);
    };
    fill(text.message, finding.message);
    fill(text.label, finding.label);
    fill(text.help, finding.help);
    if (!m.whole_file) finding.part = written;
    if (!m.related.empty() && !texts->second.related.empty()) {
      Related related{m.related, {}};
      fill(texts->second.related, related.message);
      finding.related.push_back(std::move(related));
    }
    if (correction.certain) finding.fix = Fix{m.span, std::move(correction.suggestion)};
    const Id<Declaration> owner = m.whole_file || run.input.sources.size() == 0 ? no_row : run.project.owner_of(m.span);
    place_finding(run, std::move(finding), owner, no_row, results);
  }
}

}  // namespace malkoll
