#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/number.h"
#include "text/year.h"

/// The words by which a plan's tables, headings and paragraphs say what they are.
namespace malkoll::plan_import {

enum class PlanRole : std::uint8_t {
  none,
  number,      ///< Nr, Id
  area,
  goal,
  indicator,
  unit_of_measure,
  unit,        ///< Nämnd
  responsible,
  outcome,
  baseline,
  comparison,  ///< Riket: what others have
  target,
  source,
  direction,
  agenda,
  comment,
  assignment,
  due,
  start,       ///< when an uppdrag begins, which no line of the language says
  frame,
  investment_frame,
  spent,       ///< Bokslut: money that is no ram
  change,      ///< Förändring
  crossed,       ///< the name of a nämnd: a cross says that it is responsible
  group_of_row,  ///< Kön: whom the values of the row are of
  year_of_row,  ///< År: that of the values in the row
};

/// A number of an indicator: what it was, shall be, or is for others.
[[nodiscard]] inline bool is_value(PlanRole role) {
  return role == PlanRole::outcome || role == PlanRole::baseline || role == PlanRole::comparison || role == PlanRole::target;
}

struct PlanHeading {
  PlanRole role = PlanRole::none;
  Year year = {};   ///< 0: it names none
  Year until = {};  ///< of a period, its last year
  AmountUnit unit = AmountUnit::none;
  bool alone = false;         ///< nothing but years and units: 2026, B2026, 2026 (tkr)
  bool sentence = false;      ///< a year stands among words that are more than a heading has
  bool whole = false;         ///< a heading by itself, and not only a text that begins as one
  std::string group = {};     ///< of whom a value is, where the heading names one: kvinnor
  std::vector<std::string> groups = {};  ///< where it names both: kvinnor/män
  std::string compared = {};  ///< whom a comparison is with: riket
};

/// What a column with that heading holds, or the row of a table that has its keys to the left.
[[nodiscard]] PlanHeading plan_heading(std::string_view text);

/// What a heading is whose years, units and brackets have been taken away, in small letters.
[[nodiscard]] PlanRole role_of_word(const std::string& bare);

/// kvinnor, män, flickor or pojkar, where a text names one of them; empty: none, or several.
[[nodiscard]] std::string group_in(std::string_view text);

/// The years from 1990 to 2099 that a text names, in order.
[[nodiscard]] std::vector<Year> years_in(std::string_view text);
/// The unit of amounts that a plan's text names: as headings of tables do, or as `tusen` or `miljoner` anywhere in it.
[[nodiscard]] AmountUnit amount_unit_in(std::string_view text);

/// `Trygghet (forts.)`: the title of what goes on.
[[nodiscard]] std::string without_continued(std::string_view title);

/// `Mål 1.2 Fler ska …`, `Målområde: Trygghet`, `1.2 Fler ska …`: a text that says itself what it is, or which number it has.
struct Labelled {
  PlanRole role = PlanRole::none;  ///< area, goal, indicator, assignment; none: only a number, or nothing
  std::string number, title;
};
[[nodiscard]] Labelled labelled(std::string_view text);

/// `Inriktning 1. Ett tryggt Skogsby`, `Tema A: …`: a label that a målområde may have, taken off. nullopt: there is none.
[[nodiscard]] std::optional<Labelled> theme_label(std::string_view text);

/// `Mål 1.2`, `Målområde A:` and nothing behind; the title is empty. nullopt: it is none.
[[nodiscard]] std::optional<Labelled> bare_label(std::string_view text);

/// `Ansvarig: KS`, `Målvärde 2026: 5`: a line that is a key and its value.
struct KeyLine {
  PlanHeading key;
  std::string value;
};
[[nodiscard]] std::optional<KeyLine> key_line(std::string_view text);

/// A sentence of the kind that goals are: it says how something shall be.
[[nodiscard]] bool sounds_like_goal(std::string_view text);
/// A text in the place of an indicator that says that there is none yet: `(tas fram under 2027)`, `Saknas`, `Ej fastställd`.
[[nodiscard]] bool says_none_yet(std::string_view text);
/// A sentence that gives somebody something to do.
[[nodiscard]] bool sounds_like_assignment(std::string_view text);
/// A heading of what all plans have (Inledning, Mål och indikatorer): no målområde, and no mål.
[[nodiscard]] bool is_general_heading(std::string_view text);
/// Whether a text has a word that begins so, in small letters.
[[nodiscard]] bool has_word(std::string_view text, std::string_view beginning);

}  // namespace malkoll::plan_import
