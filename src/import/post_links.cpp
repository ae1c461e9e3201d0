// What a row says of the goals that its post contributes to.

#include "import/post_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "import/cell_value.h"
#include "import/column_map_words.h"
#include "import/goal_texts.h"
#include "keywords.h"
#include "model/exact.h"
#include "model/money.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// What a cell below a goal says: its share, empty where it is only marked. nullopt: the post is not for the goal.
std::optional<std::string> share_for_goal(RowReader& reader, const grid::Cell& cell) {
  const std::string written = line_text(cell);
  const Tick tick = tick_in(written);
  if (tick == Tick::yes) return std::string();
  const std::string text = fold(written);
  if (tick == Tick::no || text.empty() || text == "0" || text == "0 %") return std::nullopt;
  if (text == "1" && cell.type != grid::Cell::Type::percent) return std::string();
  if (reader.evidence != nullptr) reader.evidence->add_share(cell);
  return share_text(cell, reader.map.shares_are_parts);
}

/// The property without a value, because of what stands in a cell.
void write_refused(const RowReader& reader, Chunk& out, const MappedProperty& property, const Column& column, const char* variant) {
  out.from(reader.origin(column));
  const std::string line = fmt::format("  {}:", word(property.key));
  out.mistake(Code::F09, variant, {out.size() + 2, static_cast<std::uint32_t>(line.size() - 2)});
  out.mistakes.back().suggestion = line_text(reader.cell(column));
  out.append(line + "\n");
}

/// A spreadsheet has made a date of the goal: 1.1 is the first of January.
bool write_date_of_goal(const RowReader& reader, Chunk& out, const MappedProperty& property) {
  for (const Column& column : property.source.columns) {
    const grid::Cell& cell = reader.cell(column);
    const char* other = kind_of_other(cell);
    if (other == nullptr || std::string_view(other) != "datum" || !column.goal.empty() || !find_goal(reader.names, line_text(cell)).empty())
      continue;
    write_refused(reader, out, property, column, "mål-datum");
    return true;
  }
  return false;
}

/// The goal that the rows above have said last, or the sheet is called; of the row as a whole, since none of its own cells says it.
void write_goal_above(const RowReader& reader, Chunk& out, const MappedProperty& property) {
  const std::string goal = property.source.sheet_name ? find_goal(reader.names, reader.sheet_name) : reader.goal_above;
  if (goal.empty()) return;
  out.from(reader.origin_at(0));
  out.property(word(property.key), goal);
}

/// The post's amount of the budget year, else its first.
const PostAmount* whole_of(const RowReader& reader, const std::vector<PostAmount>& amounts) {
  const PostAmount* first = nullptr;
  for (const PostAmount& amount : amounts) {
    if (!amount.given || amount.ore == 0 || (amount.key != Key::operation && amount.key != Key::investment)) continue;
    if (amount.year == reader.names.budget_year) return &amount;
    if (first == nullptr) first = &amount;
  }
  return first;
}

/// A goal with the money that stands in its column; the row's own counts are as if it had not been read once more.
struct GoalMoney {
  const Column* column = nullptr;
  Ore ore = {};
};
std::vector<GoalMoney> money_of_goals(RowReader& reader, const MappedProperty& property) {
  const AmountCounts counts = reader.counts;
  std::vector<GoalMoney> goals;
  for (const Column& column : property.source.columns) {
    MappedProperty of_goal;
    of_goal.key = Key::operation;
    of_goal.source.columns = {column};
    of_goal.source.minus = {false};
    const PostAmount amount = read_slot(reader, of_goal);
    if (amount.given && amount.ore != 0) goals.push_back({&column, amount.ore});
  }
  reader.counts = counts;
  return goals;
}

/// Each goal's part of the post, in hundredths of a percent that come to its whole; what no goal has is left without one.
std::vector<Ore> shares_of(const std::vector<GoalMoney>& goals, Ore whole) {
  std::vector<std::int64_t> weights;
  Ore sum;
  for (const GoalMoney& goal : goals) weights.push_back(magnitude(goal.ore).count()), sum = add(sum, magnitude(goal.ore));
  weights.push_back(std::max(magnitude(whole) - sum, Ore()).count());
  std::vector<Ore> parts(weights.size());
  // More than the whole is more than a hundred percent, which the rules speak of.
  const std::int64_t all =
      sum > magnitude(whole) ? model::share_of({sum.count(), 0}, {magnitude(whole).count(), 0}).value_or(0) : whole_share.hundredths();
  split(Ore(all), weights, parts);
  return parts;
}

void write_money_links(RowReader& reader, Chunk& out, const MappedProperty& property, const std::vector<PostAmount>& amounts) {
  const std::vector<GoalMoney> goals = money_of_goals(reader, property);
  const PostAmount* whole = whole_of(reader, amounts);
  if (goals.empty()) return;
  const auto opposite = [&](const GoalMoney& goal) { return whole != nullptr && (goal.ore < 0) != (whole->ore < 0); };
  if (const auto odd = std::find_if(goals.begin(), goals.end(), opposite); odd != goals.end()) {
    return write_refused(reader, out, property, *odd->column, "mål-del");
  }
  const std::vector<Ore> parts = whole == nullptr ? std::vector<Ore>(goals.size()) : shares_of(goals, whole->ore);
  out.append(fmt::format("  {}: ", word(property.key)));
  for (std::size_t g = 0; g < goals.size(); ++g) {
    if (g > 0) out.append(", ");
    out.from(reader.origin(*goals[g].column));
    const std::int64_t share = parts[g].count();  // more than a Share can hold, where goals have many times the post
    const bool plain = whole == nullptr || (goals.size() == 1 && share == whole_share.hundredths());
    out.append(goals[g].column->goal + (plain ? "" : fmt::format(" {} %", write_number(share))));
  }
  out.append("\n");
}

}  // namespace

void write_links(RowReader& reader, Chunk& out, const MappedProperty& property, const std::vector<PostAmount>& amounts) {
  if (property.source.heading_rows || property.source.sheet_name) return write_goal_above(reader, out, property);
  if (property.key == Key::contributes && reader.map.shares.always == amounts_word)
    return write_money_links(reader, out, property, amounts);
  if (write_date_of_goal(reader, out, property)) return;
  bool first = true;
  for (std::size_t c = 0; c < property.source.columns.size(); ++c) {
    const Column& column = property.source.columns[c];
    const grid::Cell& cell = reader.cell(column);
    if (cell.type == grid::Cell::Type::empty) continue;
    if (!column.goal.empty()) {
      const std::optional<std::string> share = share_for_goal(reader, cell);
      if (!share) continue;
      out.append(first ? fmt::format("  {}: ", word(property.key)) : ", ");
      out.from(reader.origin(column));
      out.append(column.goal + (share->empty() ? "" : " " + *share));
      first = false;
      continue;
    }
    const std::vector<GoalText>& goals =
        goals_in(reader, property.key, cell.type == grid::Cell::Type::text ? std::string(cell.text) : line_text(cell));
    const auto& shares = reader.map.shares.columns;
    const bool share_beside = property.key == Key::contributes && goals.size() == 1 && goals[0].share.empty() && c < shares.size();
    if (share_beside && reader.evidence != nullptr) reader.evidence->add_share(reader.cell(shares[c]));
    const std::string beside = share_beside ? share_text(reader.cell(shares[c]), reader.map.shares_are_parts) : std::string();
    for (const GoalText& goal : goals) {
      if (goal.goal.find_first_not_of("-–— ") == std::string::npos) continue;
      if (first) out.append(fmt::format("  {}:", word(property.key)));
      out.append(first ? " " : ", ");
      out.from(reader.origin(column));
      out.append(goal.goal);
      const std::string& share = share_beside ? beside : goal.share;
      if (!share.empty()) out.append(" " + share);
      first = false;
    }
  }
  if (!first) out.append("\n");
}

}  // namespace malkoll::importing
