#include "report/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "text/utf8.h"

namespace malkoll::report {

namespace {

namespace mustache = kainjow::mustache;

// Bars, in pixels down and percent across: what is left beside the longest bar is for its value.
constexpr std::int64_t longest_bar = 72;
constexpr int bar_pitch = 46, label_at = 15, bar_at = 22, bar_height = 14, value_at = 34;
constexpr std::size_t label_letters = 40;

// Lines, in pixels down and percent across.
constexpr double left = 12, right = 88;
constexpr double top = 30, bottom = 94;

std::string cut(const std::string& label) {
  if (count_code_points(label) <= label_letters) return label;
  std::string_view rest = label;
  for (std::size_t n = 0; n + 1 < label_letters; ++n) rest.remove_prefix(first_code_point(rest).length);
  return label.substr(0, label.size() - rest.size()) + "…";
}

Data described(const std::string& id, const std::string& title, const std::string& description) {
  Data chart;
  chart.set("chart_id", id);
  chart.set("chart_title", title);
  chart.set("chart_description", description);
  return chart;
}

std::string percent(double value) { return fmt::format("{:.2f}%", value); }
std::string pixels(double value) { return fmt::format("{:.1f}", value); }

/// Where a year and a value stand.
struct Scale {
  double first_year = 0, last_year = 0, low = 0, high = 0;
  [[nodiscard]] double across(double year) const {
    return last_year == first_year ? (left + right) / 2 : left + (right - left) * (year - first_year) / (last_year - first_year);
  }
  [[nodiscard]] double down(double value) const {
    return high == low ? (top + bottom) / 2 : bottom - (bottom - top) * (value - low) / (high - low);
  }
};

/// A delår is measured at the end of August.
double moment(const OutcomePoint& outcome) { return outcome.period.year.number() - (outcome.period.is_interim() ? 1.0 / 3 : 0); }

std::vector<TargetPoint> drawn_targets(const Series& series) {
  std::vector<TargetPoint> drawn;
  for (const TargetPoint& target : series.targets) {
    if (target.goal == no_row && target.year != 0 && has_number(target)) drawn.push_back(target);
  }
  return drawn;
}

Scale scale_of(const Series& series, const std::vector<TargetPoint>& targets) {
  std::vector<double> years, values;
  for (const OutcomePoint& outcome : series.outcomes) {
    years.push_back(moment(outcome));
    values.push_back(outcome.value);
  }
  for (const TargetPoint& target : targets) {
    years.push_back(target.year.number());
    values.push_back(target.value);
    if (target.op == TargetOp::between) values.push_back(target.high);
  }
  for (const SideLine& line : series.beside) {
    for (const OutcomePoint& outcome : line.outcomes) {
      years.push_back(moment(outcome));
      values.push_back(outcome.value);
    }
  }
  const auto [first, last] = std::minmax_element(years.begin(), years.end());
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*first, *last, *low, *high};
}

/// Years below the chart, those that would touch the one before left out.
Data year_labels(std::vector<Year> years, const Scale& scale) {
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  constexpr double width = 15;
  Data labels{Data::type::list};
  double before = -width;
  for (const Year year : years) {
    const double x = scale.across(year.number());
    if (x - before < width) continue;
    before = x;
    Data label;
    label.set("x", percent(x));
    label.set("text", to_string(year));
    labels.push_back(label);
  }
  return labels;
}

/// From one value to the next.
Data stretches(const std::vector<OutcomePoint>& outcomes, const Scale& scale) {
  Data lines{Data::type::list};
  for (std::size_t i = 1; i < outcomes.size(); ++i) {
    Data line;
    line.set("x1", percent(scale.across(moment(outcomes[i - 1]))));
    line.set("y1", pixels(scale.down(outcomes[i - 1].value)));
    line.set("x2", percent(scale.across(moment(outcomes[i]))));
    line.set("y2", pixels(scale.down(outcomes[i].value)));
    lines.push_back(line);
  }
  return lines;
}

/// Groups and comparisons: each a line of its own dashes, with its name at the end.
Data side_lines(const Series& series, const Scale& scale) {
  constexpr std::size_t most_lines = 6;  // more cannot be told apart, and stand in the table
  Data list{Data::type::list};
  for (std::size_t i = 0; i < std::min(series.beside.size(), most_lines); ++i) {
    const SideLine& side = series.beside[i];
    if (std::any_of(side.outcomes.begin(), side.outcomes.end(), [](const OutcomePoint& o) { return o.yes_no; })) continue;
    const OutcomePoint& last = side.outcomes.back();
    Data line;
    line.set("dashes", std::to_string(i + 1));
    line.set("name", side.name);
    line.set("x", percent(scale.across(moment(last))));
    line.set("y", pixels(scale.down(last.value)));
    line.set("label_y", pixels(scale.down(last.value) + 4));
    line.set("lines", stretches(side.outcomes, scale));
    list.push_back(line);
  }
  return list;
}

}  // namespace

std::string percent_of(Ore part, Ore whole) {
  if (whole <= 0 || part <= 0) return "0%";
  return percent(100.0 * static_cast<double>(part.count()) / static_cast<double>(whole.count()));
}

Data bar_chart(const std::string& id, const std::string& title, const std::string& description, std::span<const Bar> bars) {
  Data chart = described(id, title, description);
  Ore most;
  for (const Bar& bar : bars) most = std::max(most, bar.value);
  Data list{Data::type::list};
  int y = 0;
  for (const Bar& bar : bars) {
    Data row;
    row.set("label", cut(bar.label));
    row.set("value", bar.text);
    row.set("label_y", std::to_string(y + label_at));
    row.set("bar_y", std::to_string(y + bar_at));
    row.set("value_y", std::to_string(y + value_at));
    const double width =
        most == 0 ? 0 : static_cast<double>(longest_bar) * static_cast<double>(bar.value.count()) / static_cast<double>(most.count());
    row.set("width", percent(width));
    list.push_back(row);
    y += bar_pitch;
  }
  chart.set("bars", list);
  chart.set("bar_height", std::to_string(bar_height));
  chart.set("height", std::to_string(y));
  return chart;
}

Data stacked_chart(const std::string& id, const std::string& title, const std::string& description, std::span<const Segment> parts) {
  Data chart = described(id, title, description);
  Ore whole;
  for (const Segment& part : parts) whole += std::max(part.value, Ore());
  Data list{Data::type::list};
  Ore before;
  for (const Segment& part : parts) {
    if (part.value <= 0) continue;
    Data row;
    row.set("name", part.name);
    row.set("x", percent_of(before, whole));
    row.set("width", percent_of(part.value, whole));
    list.push_back(row);
    before += part.value;
  }
  chart.set("parts", list);
  return chart;
}

Data line_chart(const std::string& id, const std::string& title, const std::string& description, const Series& series,
                const Wording& words) {
  const bool numbers = std::none_of(series.outcomes.begin(), series.outcomes.end(), [](const OutcomePoint& o) { return o.yes_no; });
  const std::vector<TargetPoint> targets = drawn_targets(series);
  if (!numbers || series.outcomes.size() + targets.size() < 2) return Data{false};
  Data chart = described(id, title, description);
  const Scale scale = scale_of(series, targets);
  const OutcomePoint* latest = series.latest();
  const OutcomePoint* baseline = series.baseline();
  // Labels stand on the outer side of the line, away from where it is going.
  const bool rising = !targets.empty() && latest != nullptr && targets.back().value > latest->value;
  const auto label_y = [&](double y, bool above) { return pixels(above ? y - 10 : y + 20); };
  const TargetPoint* beside = nullptr;  // stands on the latest outcome's year: its label goes to the right of it
  for (const TargetPoint& target : targets) {
    if (latest != nullptr && Period{target.year} == latest->period) beside = &target;
  }
  std::vector<Year> years;
  Data points{Data::type::list}, aims{Data::type::list};
  for (const OutcomePoint& outcome : series.outcomes) {
    const double x = scale.across(moment(outcome)), y = scale.down(outcome.value);
    Data point;
    point.set("x", percent(x));
    point.set("y", pixels(y));
    flag(point, "baseline", outcome.baseline);
    flag(point, "label", false);
    if (&outcome == latest || &outcome == baseline) {
      point.set("label", words.number(outcome.value));
      const bool target_below = beside != nullptr && &outcome == latest && scale.down(beside->value) > y;
      const bool above = beside != nullptr && &outcome == latest ? target_below : !rising;
      point.set("label_y", label_y(y, above));
      years.push_back(outcome.period.year);
    }
    points.push_back(point);
  }
  for (const TargetPoint& target : targets) {
    const double x = scale.across(target.year.number()), y = scale.down(target.value);
    Data aim;
    flag(aim, "high_y", false);
    aim.set("x", percent(x));
    aim.set("y", pixels(y));
    if (target.op == TargetOp::between) {
      aim.set("high_y", pixels(scale.down(target.high)));
      aim.set("label", fmt::format("{}–{}", words.number(target.value), words.number(target.high)));
    } else {
      aim.set("label", words.number(target.value));
    }
    flag(aim, "beside", &target == beside);
    aim.set("label_y",
            &target == beside ? pixels(y + 5) : label_y(target.op == TargetOp::between && rising ? scale.down(target.high) : y, rising));
    aims.push_back(aim);
    years.push_back(target.year);
  }
  flag(chart, "way", false);
  if (latest != nullptr && !targets.empty() && targets.back().year.number() > moment(*latest)) {
    Data way;
    way.set("x1", percent(scale.across(moment(*latest))));
    way.set("y1", pixels(scale.down(latest->value)));
    way.set("x2", percent(scale.across(targets.back().year.number())));
    way.set("y2", pixels(scale.down(targets.back().value)));
    chart.set("way", way);
  }
  chart.set("sides", side_lines(series, scale));
  chart.set("lines", stretches(series.outcomes, scale));
  chart.set("points", points);
  chart.set("aims", aims);
  chart.set("years", year_labels(std::move(years), scale));
  return chart;
}

}  // namespace malkoll::report
