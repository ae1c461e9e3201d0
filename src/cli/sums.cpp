#include "cli/sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "import/cell_value.h"
#include "model/money.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

using importing::SumKey;
using importing::Sums;

std::string blanks_for(std::string_view text, std::size_t width) {
  const std::size_t columns = count_code_points(text);
  return std::string(columns < width ? width - columns : 1, ' ');
}

namespace {

/// One line of the table of sums.
std::string sum_line(const std::string& unit, std::size_t unit_width, const std::string& what, const std::string& before,
                     const std::string& after) {
  return "  " + unit + blanks_for(unit, unit_width) + what + blanks_for(what, 16) + blanks_for(before, 22) + before +
         blanks_for(after, 22) + after;
}

}  // namespace

bool show_sums(std::ostream& out, std::string_view before_name, const importing::Sums& before, const importing::TextSums& read,
               AmountUnit shown_in) {
  const Sums& after = read.sums;
  const std::set<std::string>& turned = read.turned;
  std::set<importing::SumKey> keys;
  for (const auto& [key, sum] : before) keys.insert(key);
  for (const auto& [key, sum] : after) keys.insert(key);
  bool equal = true;
  std::size_t width = 14;
  for (const importing::SumKey& key : keys) width = std::max(width, count_code_points(key.unit) + 2);
  std::map<std::pair<Key, Year>, std::pair<Ore, Ore>> totals;
  const auto line = [&](const std::string& unit, Key kind, Year year, Ore first, Ore second) {
    const auto shown = [&](Ore ore) { return importing::write_amount(ore, shown_in == AmountUnit::none ? AmountUnit::kr : shown_in); };
    out << sum_line(unit, width, fmt::format("{} {}", word(kind), year), shown(first), shown(second))
        << (first == second ? std::string() : told("   skiljer sig")) << '\n';
  };
  if (!keys.empty()) out << sum_line("", width, "", std::string(before_name), told("i inlämningen")) << '\n';
  for (const importing::SumKey& key : keys) {
    const auto sum = [&](const importing::Sums& sums) { return sums.contains(key) ? sums.at(key) : Ore(); };
    line(key.unit, key.kind, key.year, sum(before), sum(after));
    equal = equal && sum(before) == sum(after) && before.contains(key) == after.contains(key);
    auto& total = totals[{key.kind, key.year}];
    const std::int64_t sign = key.kind != Key::income && key.kind != Key::grant && turned.contains(key.unit) ? -1 : 1;
    total = {add(total.first, sign * sum(before)), add(total.second, sign * sum(after))};
  }
  if (!turned.empty()) {
    std::string units;
    for (const std::string& unit : turned) units.append(units.empty() ? "" : ", ").append(unit);
    out << told("  {} har {}; tillsammans räknas med {}, som i planen", units, sign_word(-read.plan_sign), sign_word(read.plan_sign))
        << '\n';
  }
  for (const auto& [key, total] : totals) line(told("tillsammans"), key.first, key.second, total.first, total.second);
  return equal;
}

}  // namespace malkoll::cli
