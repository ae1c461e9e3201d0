#include "plan_import/frame_columns.h"

#include <algorithm>

#include "import/sum_words.h"
#include "plan_import/header.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

importing::Flow flow_of_word(std::string_view word) {
  for (const std::string_view net : {"netto", "nettokostnad", "nettokostnader", "nettobudget", "nettoram"}) {
    if (word == net) return importing::Flow::net;
  }
  for (const std::string_view cost : {"kostnad", "kostnader", "bruttokostnad", "bruttokostnader"}) {
    if (word == cost) return importing::Flow::cost;
  }
  return word == "intäkt" || word == "intäkter" ? importing::Flow::income : importing::Flow::none;
}

}  // namespace

importing::Flow flow_of(std::string_view text) {
  const std::string folded = fold(text);
  importing::Flow found = importing::Flow::none;
  for (const std::string_view word : split_words(folded)) {
    const importing::Flow flow = flow_of_word(word);
    if (flow != importing::Flow::none && found != importing::Flow::net) found = flow;
  }
  return found;
}

importing::Flow flow_alone(std::string_view text) {
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  const bool others = std::any_of(words.begin(), words.end(), [](std::string_view w) {
    return flow_of_word(w) == importing::Flow::none && w != "summa" && w != "totalt" && amount_unit(w) == AmountUnit::none;
  });
  return others ? importing::Flow::none : flow_of(text);
}

AmountUnit said_unit(const PlanReading& reading, const FrameTable& from) {
  for (const auto* list : {&from.texts, &from.titles}) {
    for (const std::string& text : *list) {
      if (const AmountUnit unit = amount_unit_in(text); unit != AmountUnit::none) return unit;
    }
  }
  if (const AmountUnit unit = amount_unit_in(from.table.text); unit != AmountUnit::none) return unit;
  for (auto section = reading.sections.rbegin(); section != reading.sections.rend(); ++section) {
    if (section->unit != AmountUnit::none) return section->unit;
    if (const AmountUnit unit = amount_unit_in(section->text); unit != AmountUnit::none) return unit;
  }
  return reading.unit;
}

AmountUnit unit_of_table(const PlanReading& reading, const FrameTable& from) {
  const AmountUnit unit = said_unit(reading, from);
  return unit != AmountUnit::none ? unit : reading.options.amounts;
}

bool of_investments(const PlanReading& reading, const FrameTable& from) {
  const auto speaks = [](const std::string& text) { return has_word(text, "invester") && !has_word(text, "drift"); };
  return speaks(from.table.text) || std::any_of(from.titles.begin(), from.titles.end(), speaks) ||
         (!reading.sections.empty() && speaks(reading.sections.back().text));
}

std::optional<std::size_t> column_of_parts(const FrameTable& from, std::size_t names) {
  const std::vector<PlanHeading>& columns = from.columns;
  const grid::Block& table = from.table;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool may_be =
        columns[c].role == PlanRole::none || columns[c].role == PlanRole::frame || columns[c].role == PlanRole::investment_frame;
    if (c == names || !may_be || columns[c].year != 0) continue;
    std::size_t filled = 0, words = 0;
    for (std::size_t r = from.begin; r < from.end; ++r) {
      if (c >= table.rows[r].cells.size() || table.rows[r].cells[c].covered || trim(table.rows[r].cells[c].text).empty()) continue;
      const std::string& text = table.rows[r].cells[c].text;
      ++filled;
      if (text.find_first_of("0123456789") == std::string::npos && !fold(text).empty() && !is_unit_name(text) &&
          importing::sum_word(text) == nullptr)
        ++words;
    }
    if (filled > 1 && words * 2 > filled) return c;
  }
  return std::nullopt;
}

std::optional<std::size_t> column_of_sides(const FrameTable& from, std::size_t names) {
  const std::vector<grid::DocumentRow>& rows = from.table.rows;
  const std::size_t width = from.begin < from.end ? rows[from.begin].cells.size() : 0;
  for (std::size_t c = 0; c < width; ++c) {
    std::size_t sides = 0, nets = 0, filled = 0;
    for (std::size_t r = from.begin; r < from.end; ++r) {
      const std::string text = c < rows[r].cells.size() ? rows[r].cells[c].text : std::string();
      const importing::Flow flow = flow_alone(text);
      if (!trim(text).empty()) ++filled;
      if (is_side(flow)) ++sides;
      if (flow == importing::Flow::net) ++nets;
    }
    if (nets > 0 && sides > 1 && (c == names || nets + sides == filled)) return c;
  }
  return std::nullopt;
}

std::optional<grid::Block> turned(const grid::Block& table) {
  // Lines above the names: what the table is about, and in which unit.
  std::size_t first = 0;
  while (first < table.rows.size() && own_columns(table.rows[first]).size() < 2) ++first;
  if (table.rows.size() < first + 2) return std::nullopt;
  const std::vector<grid::DocumentCell>& names = table.rows[first].cells;
  const auto units = std::count_if(names.begin(), names.end(), [](const grid::DocumentCell& cell) { return is_unit_name(cell.text); });
  std::size_t years = 0;
  for (std::size_t r = first + 1; r < table.rows.size(); ++r) {
    const PlanHeading heading = table.rows[r].cells.empty() ? PlanHeading() : plan_heading(table.rows[r].cells[0].text);
    if (heading.year != 0 && (heading.alone || heading.role == PlanRole::frame || heading.role == PlanRole::investment_frame)) ++years;
    if (table.rows[r].number != table.rows[first].number + (r - first)) return std::nullopt;
  }
  if (units < 2 || years == 0 || is_unit_name(names[0].text)) return std::nullopt;
  grid::Block columns = table;
  columns.rows.clear();
  columns.turned = table.rows[first].number;
  for (std::size_t r = 0; r < first; ++r) {
    const std::vector<std::size_t> own = own_columns(table.rows[r]);
    if (own.empty()) continue;
    grid::DocumentRow& title = columns.rows.emplace_back();
    title.cells.push_back(table.rows[r].cells[own[0]]);
  }
  const std::size_t titles = columns.rows.size();
  for (std::size_t c = 0; c < names.size(); ++c) {
    grid::DocumentRow& row = columns.rows.emplace_back();
    row.number = static_cast<std::uint32_t>(c + 1);
    for (std::size_t r = first; r < table.rows.size(); ++r) {
      const std::vector<grid::DocumentCell>& from = table.rows[r].cells;
      row.cells.push_back(c < from.size() ? from[c] : grid::DocumentCell());
    }
  }
  if (plan_heading(names[0].text).role == PlanRole::year_of_row) columns.rows[titles].cells[0] = {};
  return columns;
}

}  // namespace malkoll::plan_import
