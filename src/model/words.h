#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace malkoll {

// The words themselves stand in grammar/words.def.

/// The kinds of declaration. `unknown` is one whose word nothing resembles: its lines are read past in silence.
enum class Kind : std::uint8_t {
#define MALKOLL_KIND(name, word) name,
#include "words.def"
  unknown
};
inline constexpr auto kind_count = static_cast<std::size_t>(Kind::unknown);

/// The keys of properties.
enum class Key : std::uint8_t {
#define MALKOLL_KEY(name, word, shape, argument, owners) name,
#include "words.def"
  none
};
inline constexpr auto key_count = static_cast<std::size_t>(Key::none);

/// What a property's value looks like; the grammar has one alternative for each.
enum class Shape : std::uint8_t {
  amount,
  shares,
  text,
  ids,
  id,
  everyone,
  measure,
  yes_or_no,
  target,
  over,
  per_year,
  group,
  partly,
  year,
  years,
  year_range,
  date,
  integer,
  integers,
  percent,
  amount_unit,
  rounding,
  sign,
  direction,
  measured,
  dimension,
  post_class,
  verdict,
  term,
  rule,
  waiver,
  spent,
  path,
  due,
  tax_rate,
  economy,
  status
};

/// What stands between the key and the colon.
enum class Argument : std::uint8_t {
  none,
  year,
  target,      ///< nothing, a year or years (2023–2026), or these and an indikator
  outcome,     ///< a year on an indikator; an indikator in an uppföljning; and who is counted, or what it is compared with
  id,
  id_or_none,
  aspect,      ///< an id declares the aspekt; nothing refers to one
  kind,        ///< a kind's word, or that of a value of one of term_shapes
  code,
  code_until,  ///< CODE, or CODE till DATE
  unit_post    ///< UNIT/POST, or UNIT
};

/// What the language says of a key.
struct KeySpec {
  std::string_view word;
  Shape shape;
  Argument argument;
  std::uint16_t owners;  ///< a bit for each Kind
  bool repeats;          ///< may be given several times
};
[[nodiscard]] const KeySpec& spec(Key key);
[[nodiscard]] inline bool is_amount(Key key) { return spec(key).shape == Shape::amount; }
[[nodiscard]] constexpr std::uint16_t bit(Kind kind) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind)); }
[[nodiscard]] inline bool can_stand_on(Key key, Kind kind) { return (spec(key).owners & bit(kind)) != 0; }
[[nodiscard]] bool can_stand_anywhere(Key key);
/// The key with the word of `key` that can stand on `kind`; `key` itself where none can.
[[nodiscard]] Key key_on(Key key, Kind kind);

enum class PostClass : std::uint8_t { none, initiative, saving, core, statutory, financial };
enum class Direction : std::uint8_t { none, up, down, keep };
enum class Dimension : std::uint8_t { none, social, economic, environmental };
enum class Verdict : std::uint8_t { none, met, partly, not_met, unknown };
/// The units that one word stands for: all of them, or all of a kind.
enum class Everyone : std::uint8_t { units, committees, companies };
/// How far an uppdrag has come.
enum class Progress : std::uint8_t { none, not_begun, ongoing, done, cancelled };
/// Which part of god ekonomisk hushållning a mål belongs to.
enum class Economy : std::uint8_t { none, financial, operational };
/// Signs of a target. `missing` is `målvärde: saknas`; `better` and `no_worse` are held against a comparison.
enum class TargetOp : std::uint8_t { none, at_least, at_most, above, below, between, equal, up, down, yes, no, missing, better, no_worse };
/// What a target says: a level, a step from a value, a place among others, or what it is compared with.
enum class TargetForm : std::uint8_t { level, step, placing, comparison };
/// Of a target for several years: of the last of them, or of their mean or sum.
enum class Over : std::uint8_t { year, mean, sum };
/// What the number of a step counts. `percent`: of an indicator that is itself in per cent it could be either of the others.
enum class StepUnit : std::uint8_t { plain, percent, percent_of_value, points };

/// A word that a value may be, or begin with, and what it stands for: an enumerator's number, months, a sign.
struct Choice {
  std::string_view word;
  std::int64_t value;
};
/// Shapes for whose values a plan may give its own words (`benämning uppfyllt: grön`).
inline constexpr std::array term_shapes = {Shape::verdict, Shape::status};
/// All words for values of a shape, in the order of grammar/words.def; empty for shapes that have none.
[[nodiscard]] std::span<const Choice> choices(Shape shape);
/// How a value is written: the first of its words.
[[nodiscard]] std::string_view written(Shape shape, std::int64_t value);
template <typename Value>
  requires std::is_enum_v<Value>
[[nodiscard]] std::string_view written(Shape shape, Value value) {
  return written(shape, static_cast<std::int64_t>(value));
}
/// What a word in lower case stands for.
[[nodiscard]] std::optional<std::int64_t> value_of(Shape shape, std::string_view word);
/// The words of a shape as they are written, one for each value.
[[nodiscard]] std::vector<std::string_view> written_choices(Shape shape);
/// `öka, minska eller bevara`
[[nodiscard]] std::string either_of(std::span<const std::string_view> words);
[[nodiscard]] std::string_view choices_in_words(Shape shape);

/// The language's own words, as SQL and messages show them.
[[nodiscard]] std::string_view word(Kind kind);
[[nodiscard]] std::string_view word(Key key);
[[nodiscard]] std::string_view word(PostClass value);
[[nodiscard]] std::string_view word(Direction value);
[[nodiscard]] std::string_view word(Dimension value);
[[nodiscard]] std::string_view word(Verdict value);
[[nodiscard]] std::string_view word(Progress value);
[[nodiscard]] std::string_view word(Economy value);
/// `kostnad positiv`, `kostnad negativ`
[[nodiscard]] std::string_view sign_word(std::int64_t sign);
/// '>=', '<=', '>', '<', 'between', '=', 'up', 'down', 'yes', 'no', 'none', 'better', 'no worse'
[[nodiscard]] std::string_view word(TargetOp value);
/// 'nivå', 'steg', 'placering', 'jämförelse'
[[nodiscard]] std::string_view word(TargetForm value);
/// '', 'snitt', 'summa'
[[nodiscard]] std::string_view word(Over value);
/// '', '%', '% av värdet', 'procentenheter'
[[nodiscard]] std::string_view word(StepUnit value);

[[nodiscard]] constexpr bool is_unit(Kind kind) { return kind == Kind::committee || kind == Kind::company; }
[[nodiscard]] constexpr bool is_own_goal(Kind kind) { return kind == Kind::committee_goal || kind == Kind::company_goal; }
[[nodiscard]] constexpr bool is_goal(Kind kind) { return kind == Kind::goal || is_own_goal(kind); }

}  // namespace malkoll
