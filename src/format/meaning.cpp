#include "format/meaning.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "keywords.h"
#include "text/lines.h"

namespace malkoll {

namespace {

struct Compare {
  const Parsed& a;
  const Parsed& b;

  static std::string_view text(const Parsed& p, Span span) {
    const auto joined = p.facts.joined.find(span.at);
    if (joined != p.facts.joined.end() && span.length > 0) return joined->second;
    return {p.source.text.data() + (span.at - p.source.base), span.length};
  }
  [[nodiscard]] bool same(Span x, Span y) const { return text(a, x) == text(b, y); }
  /// Words before the colon: what is a name there may be of several, and the blanks between them say nothing.
  [[nodiscard]] bool same_words(Span x, Span y) const {
    const auto words = [](std::string_view text) {
      std::string out;
      for (const char *at = text.data(), *end = at + text.size(); at != end;) {
        const char* const behind = skip_blanks(at, end);
        if (behind == at) out += *at++;
        else at = behind, out += ' ';
      }
      return out;
    };
    return words(text(a, x)) == words(text(b, y));
  }

  [[nodiscard]] bool operator()(const Declaration& x, const Declaration& y) const {
    return x.kind == y.kind && x.parent == y.parent && x.incomplete == y.incomplete && same(x.id, y.id) && same(x.title, y.title);
  }
  [[nodiscard]] bool operator()(const Amount& x, const Amount& y) const {
    return x.value == y.value && x.owner == y.owner && x.year == y.year && x.key == y.key && x.unit == y.unit && x.decimals == y.decimals;
  }
  [[nodiscard]] bool operator()(const WrittenLink& x, const WrittenLink& y) const {
    return x.owner == y.owner && x.share == y.share && x.against == y.against && same(x.goal, y.goal);
  }
  [[nodiscard]] bool operator()(const Reference& x, const Reference& y) const {
    return x.owner == y.owner && x.key == y.key && same(x.text, y.text);
  }
  [[nodiscard]] bool operator()(const Measure& x, const Measure& y) const {
    return x.owner == y.owner && x.key == y.key && x.op == y.op && x.year == y.year && same(x.indicator, y.indicator) &&
           x.value == y.value && x.high == y.high && same(x.unit, y.unit) && same(x.note, y.note) && x.form == y.form && x.over == y.over &&
           x.step_unit == y.step_unit && x.per_year == y.per_year && x.of_target == y.of_target && x.first_year == y.first_year &&
           x.from_year == y.from_year && same_words(x.words, y.words) && same(x.than, y.than);
  }
  [[nodiscard]] bool operator()(const Property& x, const Property& y) const {
    // Numbers were read from the value: only where it is a text does its spelling count.
    const bool numbers = spec(x.key).shape != Shape::text;
    return x.owner == y.owner && x.key == y.key && x.year == y.year && same(x.argument, y.argument) && x.meaning == y.meaning &&
           (numbers || same(x.value, y.value));
  }
  [[nodiscard]] bool operator()(const WrittenWaiver& x, const WrittenWaiver& y) const {
    return x.owner == y.owner && same(x.code, y.code) && same(x.until, y.until) && same(x.reason, y.reason);
  }
  [[nodiscard]] bool operator()(const WrittenSetting& x, const WrittenSetting& y) const {
    return x.owner == y.owner && same(x.code, y.code) && x.level == y.level && x.has_limit == y.has_limit &&
           (!x.has_limit || (x.limit == y.limit && x.way == y.way)) && same(x.limit_unit, y.limit_unit);
  }
  [[nodiscard]] bool operator()(const WrittenSpent& x, const WrittenSpent& y) const {
    return same(x.unit, y.unit) && same(x.post, y.post) && (*this)(x.amount, y.amount);
  }
  [[nodiscard]] bool operator()(const Use& x, const Use& y) const { return same(x.path, y.path); }
  [[nodiscard]] bool operator()(const WrittenTerm& x, const WrittenTerm& y) const {
    return x.owner == y.owner && x.kind == y.kind && x.shape == y.shape && x.value == y.value && same(x.word, y.word);
  }
  [[nodiscard]] bool operator()(const BrokenLine& x, const BrokenLine& y) const {
    return x.owner == y.owner && x.key == y.key && x.year == y.year && same(x.text, y.text) && same(x.argument, y.argument);
  }
  [[nodiscard]] bool operator()(const Mistake& x, const Mistake& y) const { return x.code == y.code && same(x.span, y.span); }

  template <typename Row>
  [[nodiscard]] bool table(const std::vector<Row>& x, const std::vector<Row>& y) const {
    return x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin(), *this);
  }
};

}  // namespace

bool same_meaning(const Parsed& a, const Parsed& b) {
  const Compare compare{a, b};
  const Facts& x = a.facts;
  const Facts& y = b.facts;
  return compare.table(x.declarations, y.declarations) && compare.table(x.amounts, y.amounts) && compare.table(x.links, y.links) &&
         compare.table(x.references, y.references) && compare.table(x.measures, y.measures) && compare.table(x.properties, y.properties) &&
         compare.table(x.waivers, y.waivers) && compare.table(x.settings, y.settings) && compare.table(x.spent, y.spent) &&
         compare.table(x.uses, y.uses) && compare.table(x.terms, y.terms) && compare.table(x.broken, y.broken) &&
         compare.table(a.sink.mistakes(), b.sink.mistakes());
}

}  // namespace malkoll
