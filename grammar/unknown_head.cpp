#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/nearest.h"
#include "heads.h"
#include "leaves.h"
#include "text/id_word.h"
#include "unfilled.h"

namespace malkoll::grammar {

namespace {

/// The words before the colon, as one reads them.
struct HeadWords {
  std::vector<Span> spans;
};

HeadWords words_before(const State& s, const char* at, const char* to) {
  HeadWords words;
  for (; at != to && words.spans.size() < 7;) {
    const char* end = at;
    while (end != to && skip_blanks(end, to) == end) ++end;
    words.spans.push_back(s.span(at, end));
    at = skip_blanks(end, to);
  }
  return words;
}

/// The year that a text begins with; 0: it begins with none.
Year leading_year(std::string_view text) { return year_of_digits(text.substr(0, 4)); }

struct Guess {
  const Keyword* keyword = nullptr;
  std::size_t words = 0;  ///< how many words of the line the keyword stands for
  bool another = false;   ///< it is another word, and no misspelling
};

/// What people write for a word of the language that is spelt quite otherwise.
#define MALKOLL_OTHER_WORD(other, word) std::pair<std::string_view, std::string_view>(other, word),
constexpr std::array other_words = {
#include "words.def"
};

/// Those, by the longest phrase that the line begins with.
Guess by_other_word(const State& s, const HeadWords& words) {
  for (std::size_t n = std::min<std::size_t>(words.spans.size(), 2); n > 0; --n) {
    const std::string phrase = lower(s.text({words.spans[0].at, words.spans[n - 1].end() - words.spans[0].at}));
    for (const auto& [other, ours] : other_words) {
      if (other != phrase) continue;
      for (const Keyword& keyword : s.keywords.all()) {
        if (keyword.text == ours) return {&keyword, n, true};
      }
    }
  }
  return {};
}

/// The keyword that the first words of the line are nearest to.
Guess guess(const State& s, const HeadWords& words) {
  if (const Guess other = by_other_word(s, words); other.keyword != nullptr) return other;
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

/// Behind what Word, or a person, puts before the lines of a list: `•`, `–`, `*`, `1.`, `a)`, `(2)`, `o`. Without one: `s.line`.
const char* behind_list_mark(const State& s) {
  const auto is_ascii_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto begins_word = [&](const char* at) { return is_ascii_letter(*at) || (*at == '\xC3' && at + 1 != s.end); };
  const char* at = s.line;
  if (*at == '|') return at;
  if (is_ascii_letter(*at) && s.end - at > 2) {  // a letter of its own
    const bool marked = at[1] == ')' || at[1] == '.' || (*at == 'o' && skip_blanks(at + 1, s.end) != at + 1);
    if (!marked) return s.line;
    at += 2;
  }
  while (at != s.end && !begins_word(at)) {
    if (s.end - at > 2 && is_ascii_letter(at[1]) && *at == '(' && at[2] == ')') at += 2;  // (a)
    ++at;
  }
  return at == s.end || at - s.line > 16 ? s.line : at;
}

/// Reports the list mark before the word at `from`, which is a kind's or a key's.
void say_mark(State& s, const char* from, Kind kind, Key key) {
  Mistake m;
  m.code = Code::P01;
  m.variant = "listtecken";
  m.span = s.span(s.line, trim_end(s.line, from));
  if (kind != Kind::unknown) m.kind = word(kind);
  else m.key = word(key);
  report(s, std::move(m));
}

/// A line whose first word is one of ours but for a list mark before it. False where it is not; else it has been reported.
bool read_marked(State& s, const char* from) {
  const Keywords::Match match = s.keywords.match(from, s.end);
  if (match.keyword == nullptr) return false;
  const char* colon = std::find(match.end, s.end, ':');
  const char* argument = skip_blanks(match.end, s.end);
  const char* to = colon == s.end ? argument + id_length(argument, s.end) : trim_end(argument, colon);
  const Kind kind = match.keyword->kind;
  const Key key = match.keyword->key;
  const bool heading = kind != Kind::unknown && (colon == s.end ? is_heading(s, kind, argument) : argument != colon || key == Key::none);
  if (!heading && colon == s.end) return false;  // prose
  s.keyword = match.keyword;
  s.keyword_end = match.end;
  s.colon = colon == s.end ? nullptr : colon;
  if (heading) s.silent = false;  // the one above ends here
  say_mark(s, from, heading ? kind : Kind::unknown, key);
  if (heading) {
    if (s.colon == nullptr) {
      Mistake without;
      without.code = Code::P01;
      without.variant = "rubrik";
      without.span = s.span(from, s.end);
      report(s, std::move(without));
    }
    open_unread(s, kind, argument, to);
  } else if (s.current != no_row && !s.silent) {
    const std::string_view written(argument, static_cast<std::size_t>(to - argument));
    s.facts.broken.push_back(
        {s.current, key_on(key, s.kind), leading_year(written), s.span(colon + 1, std::max(colon + 1, s.end)), s.span(argument, to)});
  }
  return true;
}

/// What is wrong with a head, and what it was meant to be where that is known.
void say(State& s, Code code, const char* variant, Span span, const Guess& near = {}) {
  Mistake m;
  m.code = code;
  m.variant = variant;
  m.span = span;
  m.kind = s.kind == Kind::unknown ? std::string_view{} : word(s.kind);
  if (near.keyword != nullptr) {
    m.suggestion = near.keyword->text;
    // A word that cannot stand here was hardly what was meant.
    m.certain = !near.another && (near.keyword->kind != Kind::unknown || near.keyword->key == Key::use || s.silent ||
                                  can_stand_on(key_on(near.keyword->key, s.kind), s.kind));
  }
  report(s, std::move(m));
}

const char* at_byte(const State& s, std::uint32_t place) { return s.begin + (place - s.source.base); }

/// The first words of the line, as many as the guess took.
Span head_of(const HeadWords& words, const Guess& near) {
  const std::size_t used = near.keyword == nullptr ? 1 : near.words;
  return {words.spans[0].at, words.spans[used - 1].end() - words.spans[0].at};
}

/// `pots S12 Resor`: neither its word nor its colon, but a heading. False: it is none.
bool read_heading_without_colon(State& s, const HeadWords& words) {
  const auto like_id = [&](Span word) { return looks_like_id(at_byte(s, word.at), at_byte(s, word.end())); };
  if (words.spans.size() < 2 || !std::any_of(words.spans.begin() + 1, words.spans.end(), like_id)) return false;
  Guess near = guess(s, words);
  if (near.keyword == nullptr || near.keyword->kind == Kind::unknown) return false;
  const Span head = head_of(words, near);
  const char* id = skip_blanks(at_byte(s, head.end()), s.end);
  if (!is_heading(s, near.keyword->kind, id)) return false;
  s.silent = false;
  s.keyword = near.keyword;
  near.another = false;
  say(s, Code::P02, "", head, near);
  say(s, Code::P01, "rubrik", s.span(s.line, s.end));
  open_unread(s, near.keyword->kind, id, id + id_length(id, s.end));
  return true;
}

/// A declaration of the nearest kind.
void open_nearest(State& s, const HeadWords& words, const Guess& near, const char* from, const char* to) {
  const Span head = head_of(words, near);
  s.silent = false;  // the one above ends here
  say(s, Code::P02, "", head, near);
  if (from != s.line) say_mark(s, from, near.keyword->kind, Key::none);
  s.keyword = near.keyword;
  s.keyword_end = at_byte(s, head.end());
  open_unread(s, near.keyword->kind, skip_blanks(s.keyword_end, to), to);
}

/// A line that was meant for what is open, with the nearest key.
void break_nearest(State& s, const HeadWords& words, const Guess& near, Span value) {
  say(s, Code::P02, "", head_of(words, near), near);
  if (s.current == no_row || s.silent) return;
  const Span argument = words.spans.size() == near.words + 1 ? words.spans[near.words] : Span{};
  s.facts.broken.push_back({s.current, key_on(near.keyword->key, s.kind), leading_year(s.text(argument)), value, argument});
}

/// `Fördjupning X1: …`, or `Helårsrapport 2026: Hela året`: a heading. `sammanfattande bedömning: …` and `bruttokostnad 2026: 1 000` are none.
/// How far in the line stands tells nothing in this language.
bool is_heading_of_unknown(const State& s, Span second, const char* colon) {
  if (leading_year(s.text(second)) == 0) return looks_like_id(s.text(second));
  const char* const value = skip_blanks(colon + 1, s.end);
  return value != s.end && is_capital(value, s.end);
}

/// Something that the language does not know: its lines must not land on the declaration above.
void open_unknown(State& s, Span id) {
  if (const Id<Declaration> budget = s.open[static_cast<std::size_t>(Kind::budget)]; budget != no_row) {
    // It may have been a post, an own goal or an answer.
    for (const Key key : {Key::operation, Key::investment, Key::none}) s.facts.broken.push_back({budget, key, {}, {}, {}});
  }
  declare(s, Kind::unknown, id, HeadState::incomplete);
  s.silent = true;
}

/// What it was meant to be is not known: nothing is missing because of it.
void break_all(State& s, const char* colon, Span value) {
  if (s.current == no_row || s.silent) return;
  const char* first = skip_blanks(colon + 1, s.end);
  const bool number = first != s.end && (is_digit(*first) || *first == '-');
  const bool has_digit = std::any_of(first, s.end, is_digit);
  for (std::size_t k = 0; k < key_count && s.kind != Kind::unknown; ++k) {
    const Key key = static_cast<Key>(k);
    const Shape shape = spec(key).shape;
    const bool names_things = shape == Shape::shares || shape == Shape::ids || shape == Shape::id;
    const bool can_mean = can_stand_on(key, s.kind) && !(number && names_things) && !(shape == Shape::amount && !has_digit);
    if (can_mean) s.facts.broken.push_back({s.current, key, {}, value, {}, true});
  }
}

}  // namespace

bool unknown_head(State& s) {
  if (*s.line == '|' && s.unread_above) return false;  // it goes on with a line that has been reported
  const char* colon = std::find(s.line, s.end, ':');
  const bool has_colon = colon != s.end;
  const char* to = has_colon ? trim_end(s.line, colon) : s.end;
  const char* first_end = std::find(s.line, to, ' ');
  if (is_unfilled(s.line, first_end) && (has_colon || first_end == s.end)) {
    report_unfilled(s);
    return false;
  }
  const char* from = behind_list_mark(s);
  if (from != s.line && read_marked(s, from)) return false;
  const HeadWords words = words_before(s, std::min(from, to), to);  // `- :` has its colon behind the blanks of the mark
  if (!has_colon && read_heading_without_colon(s, words)) return false;
  constexpr std::size_t most_words = 4;
  if (words.spans.empty() || words.spans.size() > most_words || !has_colon) {
    say(s, Code::P01, "", s.span(s.line, s.end));
    return false;
  }

  // Where more are found than are kept, what this one was meant to be is not worth the time.
  const Guess near = s.sink.count(Code::P02) < Sink::keep ? guess(s, words) : Guess{};
  const Span value = s.span(colon + 1, std::max(colon + 1, s.end));
  s.colon = colon;
  if (near.keyword != nullptr) {
    const bool has_argument = words.spans.size() > near.words;
    if (near.keyword->kind != Kind::unknown && (has_argument || near.keyword->key == Key::none)) open_nearest(s, words, near, from, to);
    else break_nearest(s, words, near, value);
    return false;
  }
  if (words.spans.size() > 2 || from != s.line) {
    say(s, Code::P01, "", s.span(s.line, s.end));
    return false;
  }
  const bool declares = words.spans.size() > 1 && is_heading_of_unknown(s, words.spans[1], colon);
  if (declares) s.silent = false;
  say(s, Code::P02, "utan-förslag", words.spans[0]);
  if (declares) open_unknown(s, words.spans[1]);
  else break_all(s, colon, value);
  return false;
}

}  // namespace malkoll::grammar
