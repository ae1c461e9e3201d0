#include "model/words.h"

#include <algorithm>
#include <array>
#include <string>

#include "diag/finding.h"
#include "text/number.h"
#include "text/told.h"

namespace malkoll {

namespace {

constexpr std::uint16_t on(auto... kinds) { return static_cast<std::uint16_t>((bit(kinds) | ...)); }

constexpr std::array<std::string_view, kind_count> kind_words = {
#define MALKOLL_KIND(name, word) word,
#include "words.def"
};

/// The names that words.def uses for what a key may stand on.
struct Specs {
  using enum Kind;
  static constexpr std::uint16_t units = on(committee, company);
  static constexpr std::uint16_t own_goals = on(committee_goal, company_goal);
  static constexpr std::uint16_t goals = own_goals | on(goal);
  static constexpr std::uint16_t anywhere = (1U << kind_count) - 1;

  static constexpr std::array<KeySpec, key_count> all = {{
#define MALKOLL_KEY(name, word, shape, argument, owners) {word, Shape::shape, Argument::argument, owners, false},
#define MALKOLL_KEYS(name, word, shape, argument, owners) {word, Shape::shape, Argument::argument, owners, true},
#include "words.def"
  }};
};

struct ShapedChoice {
  Shape shape;
  Choice choice;
};
constexpr ShapedChoice shaped[] = {
#define MALKOLL_CHOICE(shape, value, word) {Shape::shape, {word, static_cast<std::int64_t>(value)}},
#include "words.def"
};
constexpr auto all_choices = [] {
  std::array<Choice, std::size(shaped)> all{};
  for (std::size_t c = 0; c < all.size(); ++c) all[c] = shaped[c].choice;
  return all;
}();

constexpr std::size_t shape_count = static_cast<std::size_t>(Shape::status) + 1;
/// Where the words of each shape begin and end.
struct Range {
  std::size_t first = 0, last = 0;
};
constexpr auto ranges = [] {
  std::array<Range, shape_count> all{};
  for (std::size_t c = 0; c < all_choices.size(); ++c) {
    Range& range = all[static_cast<std::size_t>(shaped[c].shape)];
    if (range.last == 0) range.first = c;
    range.last = c + 1;
  }
  return all;
}();
static_assert(
    [] {
      for (std::size_t s = 0; s < shape_count; ++s) {
        for (std::size_t c = ranges[s].first; c < ranges[s].last; ++c) {
          if (static_cast<std::size_t>(shaped[c].shape) != s) return false;
        }
      }
      return true;
    }(),
    "the words of a shape stand together in words.def");

}  // namespace

const KeySpec& spec(Key key) { return Specs::all[static_cast<std::size_t>(key)]; }

bool can_stand_anywhere(Key key) { return spec(key).owners == Specs::anywhere; }

Key key_on(Key key, Kind kind) {
  if (key == Key::none || can_stand_on(key, kind)) return key;
  for (std::size_t k = 0; k < key_count; ++k) {
    const auto other = static_cast<Key>(k);
    if (spec(other).word == spec(key).word && can_stand_on(other, kind)) return other;
  }
  return key;
}

std::span<const Choice> choices(Shape shape) {
  const Range range = ranges[static_cast<std::size_t>(shape)];
  return std::span(all_choices).subspan(range.first, range.last - range.first);
}

std::string_view written(Shape shape, std::int64_t value) {
  for (const Choice& choice : choices(shape)) {
    if (choice.value == value) return choice.word;
  }
  return {};
}

std::optional<std::int64_t> value_of(Shape shape, std::string_view word) {
  for (const Choice& choice : choices(shape)) {
    if (choice.word == word) return choice.value;
  }
  return std::nullopt;
}

std::vector<std::string_view> written_choices(Shape shape) {
  std::vector<std::string_view> words;
  for (const Choice& choice : choices(shape)) {
    if (choice.word == written(shape, choice.value)) words.push_back(choice.word);
  }
  return words;
}

std::string either_of(std::span<const std::string_view> words) {
  std::string list;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (w > 0) list += w + 1 == words.size() ? in_run_language(" eller ") : ", ";
    list += words[w];
  }
  return list;
}

std::string_view choices_in_words(Shape shape) {
  const auto texts_of_run = [] {
    std::array<std::string, shape_count> all;
    for (std::size_t s = 0; s < all.size(); ++s) {
      all[s] = either_of(written_choices(static_cast<Shape>(s)));
    }
    return all;
  };
  // The page asks in both languages.
  if (run_language() == Language::english) {
    static const auto english = texts_of_run();
    return english[static_cast<std::size_t>(shape)];
  }
  static const auto swedish = texts_of_run();
  return swedish[static_cast<std::size_t>(shape)];
}

std::string_view word(Kind kind) { return kind == Kind::unknown ? std::string_view{} : kind_words[static_cast<std::size_t>(kind)]; }
std::string_view word(Key key) { return key == Key::none ? std::string_view{} : spec(key).word; }
std::string_view word(PostClass value) { return written(Shape::post_class, value); }
std::string_view word(Direction value) { return written(Shape::direction, value); }
std::string_view word(Dimension value) { return written(Shape::dimension, value); }
std::string_view word(Verdict value) { return written(Shape::verdict, value); }

std::string_view word(Progress value) { return written(Shape::status, value); }
std::string_view word(Economy value) { return written(Shape::economy, value); }
std::string_view sign_word(std::int64_t sign) { return written(Shape::sign, sign < 0 ? -1 : 1); }

std::string_view word(TargetOp value) {
  static constexpr std::array<std::string_view, 14> words = {"",   ">=",   "<=",  ">",  "<",    "between", "=",
                                                             "up", "down", "yes", "no", "none", "better",  "no worse"};
  return words[static_cast<std::size_t>(value)];
}

std::string_view word(TargetForm value) {
  static constexpr std::array<std::string_view, 4> words = {"nivå", "steg", "placering", "jämförelse"};
  return words[static_cast<std::size_t>(value)];
}

std::string_view word(Over value) {
  static constexpr std::array<std::string_view, 3> words = {"", "snitt", "summa"};
  return words[static_cast<std::size_t>(value)];
}

std::string_view word(StepUnit value) {
  static constexpr std::array<std::string_view, 4> words = {"", "%", "% av värdet", "procentenheter"};
  return words[static_cast<std::size_t>(value)];
}

}  // namespace malkoll
