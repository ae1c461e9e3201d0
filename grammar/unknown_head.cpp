#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/nearest.h"
#include "heads.h"
#include "leaves.h"
#include "unfilled.h"

namespace malkoll::grammar {

namespace {

/// The words before the colon, as one reads them.
struct Words {
  std::vector<Span> spans;
};

Words words_before(const State& s, const char* to) {
  Words words;
  for (const char* at = s.line; at != to && words.spans.size() < 7;) {
    const char* end = at;
    while (end != to && skip_blanks(end, to) == end) ++end;
    words.spans.push_back(s.span(at, end));
    at = skip_blanks(end, to);
  }
  return words;
}

bool looks_like_year(std::string_view text) {
  return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

struct Guess {
  const Keyword* keyword = nullptr;
  std::size_t words = 0;  ///< how many words of the line the keyword stands for
};

/// The keyword that the first words of the line are nearest to.
Guess guess(const State& s, const Words& words) {
  // The longest first: `bidrar tll` is nearer to `bidrar till` than `bidrar` is to anything.
  for (std::size_t n = std::min<std::size_t>(words.spans.size(), 3); n > 0; --n) {
    const Span phrase{words.spans[0].at, words.spans[n - 1].end() - words.spans[0].at};
    std::vector<std::string_view> candidates;
    std::vector<const Keyword*> keywords;
    for (const Keyword& keyword : s.keywords.all()) {
      if (std::count(keyword.text.begin(), keyword.text.end(), ' ') + 1 != static_cast<std::ptrdiff_t>(n)) continue;
      candidates.emplace_back(keyword.text);
      keywords.push_back(&keyword);
    }
    if (const auto found = nearest(s.text(phrase), candidates)) return {keywords[*found], n};
  }
  return {};
}

}  // namespace

bool unknown_head(State& s) {
  const char* colon = std::find(s.line, s.end, ':');
  const bool has_colon = colon != s.end;
  const char* to = has_colon ? trim_end(s.line, colon) : s.end;
  const Words words = words_before(s, to);
  const auto say = [&](Code code, const char* variant, Span span, const Keyword* near) {
    Mistake m;
    m.code = code;
    m.variant = variant;
    m.span = span;
    m.kind = s.kind == Kind::unknown ? std::string_view{} : word(s.kind);
    if (near != nullptr) {
      m.suggestion = near->text;
      // A word that cannot stand here was hardly what was meant.
      m.certain = near->kind != Kind::unknown || near->key == Key::use || s.silent || can_stand_on(near->key, s.kind);
    }
    report(s, std::move(m));
    return false;
  };
  if (!words.spans.empty() && is_unfilled(s.line, s.line + words.spans[0].length) && (has_colon || words.spans.size() == 1)) {
    report_unfilled(s);
    return false;
  }
  if (words.spans.empty() || words.spans.size() > 4 || !has_colon) return say(Code::P01, "", s.span(s.line, s.end), nullptr);

  // Where more are found than are kept, what this one was meant to be is not worth the time.
  const Guess near = s.sink.count(Code::P02) < Sink::keep ? guess(s, words) : Guess{};
  const std::size_t used = near.keyword == nullptr ? 1 : near.words;
  const Span head{words.spans[0].at, words.spans[used - 1].end() - words.spans[0].at};
  const bool has_argument = words.spans.size() > used;
  const bool one_argument = words.spans.size() == used + 1;
  s.colon = colon;
  if (near.keyword != nullptr && near.keyword->kind != Kind::unknown && (has_argument || near.keyword->key == Key::none)) {
    // A declaration of the nearest kind: the lines below belong to it, in silence.
    const Span id = one_argument && id_length(colon, colon) == 0 ? words.spans[used] : Span{};
    s.silent = false;  // the one above ends here
    say(Code::P02, "", head, near.keyword);
    declare(s, near.keyword->kind, id, true);
    s.facts.declarations.back().title = s.span(skip_blanks(colon + 1, s.end), std::max(skip_blanks(colon + 1, s.end), s.end));
    s.silent = true;
    return false;
  }
  if (near.keyword != nullptr) {
    say(Code::P02, "", head, near.keyword);
    if (s.current != no_row && !s.silent) {
      const Span argument = one_argument ? words.spans[used] : Span{};
      const std::uint16_t year = looks_like_year(s.text(argument))
                                     ? static_cast<std::uint16_t>(std::stoi(std::string(s.text(argument).substr(0, 4))))
                                     : std::uint16_t{0};
      s.facts.broken.push_back({s.current, near.keyword->key, year, s.span(colon + 1, std::max(colon + 1, s.end)), argument});
    }
    return false;
  }
  if (words.spans.size() > 2) return say(Code::P01, "", s.span(s.line, s.end), nullptr);
  const bool declares = has_argument && !looks_like_year(s.text(words.spans[1]));
  if (declares) s.silent = false;
  say(Code::P02, "utan-förslag", head, nullptr);
  if (declares) {
    // Something that the language does not know: its lines must not land on the declaration above.
    declare(s, Kind::unknown, words.spans[1], true);
    s.silent = true;
  }
  return false;
}

}  // namespace malkoll::grammar
