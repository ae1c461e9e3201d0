#pragma once

#include "report/page.h"
#include "report/series.h"

namespace malkoll::report {

/// What html/_indicator.mustache shows of an indicator: its goal, its facts, a chart where there is something to draw, and a table.
/// The chart's id is made of the indicator's number: one card of each in a page.
[[nodiscard]] Data indicator_card(const Page& page, Id<IndicatorRow> indicator, const Series& series);

}  // namespace malkoll::report
