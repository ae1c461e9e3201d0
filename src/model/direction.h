#pragma once

#include <string>
#include <string_view>

#include "model/project.h"

namespace malkoll::model {

/// Which way a text says is better.
struct TextDirection {
  Direction way = Direction::none;  ///< up, down, or none: it does not say
  std::string said;                 ///< the words that say so
  bool turned = false;              ///< it turns, weighs or says both: nothing else of words may speak for it
};

/// Of an indicator's title and of a goal's text, after `fold`.
[[nodiscard]] TextDirection direction_in_title(std::string_view folded);
[[nodiscard]] TextDirection direction_in_goal(std::string_view folded);

/// A goal's text, after `fold`, says that a level is to be held: `ska inte överstiga`, `behålla`.
[[nodiscard]] bool says_to_hold(std::string_view folded);

/// Which way is better by a target's sign or form; none: it does not say.
[[nodiscard]] Direction direction_of(TargetOp op);

/// Tells the direction of every indicator, and what says it: bevara where that is said; else its targets; else riktning on it or its goal; else
/// its title; else riktning on the plan; else its goal's text.
[[nodiscard]] Rows<IndicatorRow> tell_directions(const Project& project, Rows<IndicatorRow> indicators, const Rows<TargetRow>& targets);

}  // namespace malkoll::model
