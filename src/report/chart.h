#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "report/form.h"
#include "report/series.h"

/// Charts as SVG: here is where things stand, html/_chart-*.mustache draw them. Places across are percent of the width, so
/// that a chart fits any width and its text keeps its size. Each has a title, a description, and a table beside it.
namespace malkoll::report {

struct Bar {
  std::string label;
  Ore value;
  std::string text;  ///< the value as it is read
};

/// A bar for each value, of one length scale. `id` is unique in the page.
[[nodiscard]] Data bar_chart(const std::string& id, const std::string& title, const std::string& description, std::span<const Bar> bars);

struct Segment {
  std::string name;  ///< a class of the style sheet, also the fill pattern
  Ore value;
};

/// One bar that is a whole, in parts. Parts of nothing are left out.
[[nodiscard]] Data stacked_chart(const std::string& id, const std::string& title, const std::string& description,
                                 std::span<const Segment> parts);

/// Outcomes over the years with baseline and targets; false where there is nothing to draw.
[[nodiscard]] Data line_chart(const std::string& id, const std::string& title, const std::string& description, const Series& series,
                              const Wording& words);

/// `37.25%` of a whole, for an SVG attribute.
[[nodiscard]] std::string percent_of(Ore part, Ore whole);

}  // namespace malkoll::report
