#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

#include "model/id.h"
#include "model/share.h"
#include "model/words.h"
#include "text/calendar.h"
#include "text/number.h"
#include "text/source.h"
#include "text/year.h"

/// What the files say, line by line, before anything is looked up: flat tables in the order of the text. The row number of
/// a declaration is its identity; everything else names its owner by it.
namespace malkoll {

/// `kind id: title`.
struct Declaration {
  Span id;
  Span title;
  Id<Declaration> parent;  ///< the declaration above it that holds it; no_row for kommun, budget … and where none stands
  Kind kind = Kind::unknown;
  bool incomplete = false;  ///< the head was not in order (reported once): rules say nothing about it
};

/// `drift 2024: 612 400 tkr`, and every other amount of a year.
struct Amount {
  Ore value;  ///< as written: `tecken` is not applied; where there is no unit, the number alone
  Id<Declaration> owner;
  std::uint32_t at = 0;  ///< where the value stands
  std::uint16_t length = 0;
  Year year = {};
  Key key = Key::none;
  AmountUnit unit = AmountUnit::none;  ///< as written, or the plan's beloppsenhet (resolved later where `none`)
  std::uint8_t decimals = 0;           ///< as written
};

/// One goal under `bidrar till` or `motverkar`.
struct WrittenLink {
  Span goal;
  Id<Declaration> owner;
  Share share = no_share;
  bool against = false;  ///< motverkar
};

/// One id in a list or alone: ansvarig, mål, uppdrag, indikator, område, plan, nämnd, aspekt.
struct Reference {
  Span text;
  Id<Declaration> owner;
  Key key = Key::none;
};

/// `utgångsvärde YEAR [GROUP]`, `utfall YEAR [GROUP]`, `jämförelse YEAR NAME [GROUP]`, in an uppföljning with the INDIKATOR in place of the
/// year; `målvärde [YEAR[–YEAR] [INDIKATOR]]`; `delvis uppfyllt`.
struct Measure {
  Id<Declaration> owner;
  Key key = Key::none;
  TargetOp op = TargetOp::none;  ///< of a målvärde; yes or no also of an utfall
  TargetForm form = TargetForm::level;
  Over over = Over::year;
  StepUnit step_unit = StepUnit::plain;
  bool per_year = false;  ///< a step is taken each year
  bool of_target = false;  ///< delvis uppfyllt: `value` is per cent of the målvärde
  Year year = {};  ///< the last of several; 0: none written
  Year first_year = {};  ///< the first of several; 0: only one
  Year from_year = {};  ///< where a step begins; 0: not written
  Span indicator;  ///< the id in the argument; empty: none written
  Span words;  ///< what follows the year or the id before the colon: a group, or the name of a comparison and perhaps a group
  Span than;  ///< of a målvärde: the name of the comparison that it is held against
  Decimal value, high;  ///< value: of a step how long it is, of a placing the last place that will do; high: upper bound of `mellan`
  Span unit;  ///< the unit written beside the number
  Span note;  ///< the text after `saknas`
  Span place;  ///< the value
};

/// `gäller: 2024–2027`
struct YearRange {
  Year first, last;
  friend bool operator==(const YearRange&, const YearRange&) = default;
};

/// `klart: 2026-12-31`, or a year alone.
struct Due {
  Date last_day;  ///< none: not said
  bool whole_year = false;  ///< of which only the year is said
  friend bool operator==(const Due&, const Due&) = default;

  /// As it is written.
  [[nodiscard]] std::string text() const { return whole_year ? to_string(last_day.year()) : last_day.iso(); }
};

/// One of the words of the value's shape: what it stands for, see Choice.
struct Chosen {
  std::int64_t value = 0;
  friend bool operator==(const Chosen&, const Chosen&) = default;
};

/// What a value comes to, by its shape; of a text nothing. Money in öre (of a skattesats per hundred kronor); an avrundning without a unit is
/// a number as it is written.
using PropertyMeaning = std::variant<std::monostate, std::int64_t, Year, YearRange, Date, Due, Share, Ore, Decimal, Chosen>;

/// Every other property.
struct Property {
  Id<Declaration> owner;
  Key key = Key::none;
  Year year = {};  ///< argument, where it is a year
  Span argument;  ///< argument, where it is an id or a code
  Span value;  ///< the value as written
  PropertyMeaning meaning = {};

  /// The meaning, where it is of that type, else its beginning. An enumeration is of what a word stands for.
  template <typename Meaning>
  [[nodiscard]] Meaning as() const {
    if constexpr (std::is_enum_v<Meaning>) {
      return static_cast<Meaning>(as<Chosen>().value);
    } else {
      const Meaning* found = std::get_if<Meaning>(&meaning);
      return found == nullptr ? Meaning() : *found;
    }
  }
};

/// `undantag CODE [till DATE]: reason`.
struct WrittenWaiver {
  Id<Declaration> owner;
  Span code, until, reason;
  Span place;  ///< from the code to the end of the date
};

/// `regel CODE: LEVEL[, [högst] N [%]]`.
struct WrittenSetting {
  Id<Declaration> owner;
  Span code;
  std::uint8_t level = 0;  ///< a Level
  bool has_limit = false;
  Decimal limit;
  TargetOp way = TargetOp::none;  ///< at_most (högst), at_least (minst) or none, as written
  Span limit_unit;  ///< %, tkr, mnkr …; empty: a plain number
  Span place;  ///< the value
};

/// `förbrukat UNIT/POST: amount`, or of the whole unit, `förbrukat UNIT: amount`.
struct WrittenSpent {
  Span unit, post;  ///< post: empty where it is of the whole unit
  Amount amount;  ///< its owner is the uppföljning
};

/// `använd: path`.
struct Use {
  Span path;
};

/// `benämning KIND: word`, `benämning VERDICT: word, word`.
struct WrittenTerm {
  Id<Declaration> owner;
  Kind kind = Kind::unknown;
  Shape shape = Shape::term;  ///< of a value's word: a verdict's or a status's
  std::int64_t value = 0;  ///< 0: the word is a kind's
  Span word;
};

/// A line that could not be read: which property of which declaration is therefore not known.
struct BrokenLine {
  Id<Declaration> owner;
  Key key = Key::none;  ///< none: not even the key
  Year year = {};
  Span text;  ///< what stands after the colon
  Span argument;  ///< the id before the colon; empty: none
  bool guessed = false;  ///< the word before the colon is nothing's: any key that can stand there may be meant, and each has a line here
};

struct Facts {
  Rows<Declaration> declarations;
  Rows<Amount> amounts;
  Rows<WrittenLink> links;
  Rows<Reference> references;
  Rows<Measure> measures;
  Rows<Property> properties;
  Rows<WrittenWaiver> waivers;
  Rows<WrittenSetting> settings;
  Rows<WrittenSpent> spent;
  Rows<Use> uses;
  Rows<WrittenTerm> terms;
  Rows<BrokenLine> broken;

  /// Texts that go on over several lines (`|`), joined; found by where they begin.
  std::unordered_map<std::uint32_t, std::string> joined;
};

/// Adds what later sources say behind what earlier ones do. `from` is then empty, and keeps its room.
void move_facts(Facts& from, Facts& behind);

/// The text of a span, with lines joined where it goes on behind `|`.
[[nodiscard]] std::string_view text_of(const Facts& facts, const Sources& sources, Span span);

}  // namespace malkoll
