#include "workbook/cell_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "text/lines.h"
#include "text/scan_number.h"
#include "workbook/cell_texts.h"

namespace malkoll::workbook {

namespace {

std::string_view bytes(const ContentFile& file, Span span) { return {file.source.text.data() + (span.at - file.source.base), span.length}; }

struct Item {
  std::string_view goal;
  Share share = no_share;
};

/// The goals of a list: links of a post, or references.
std::vector<Item> goals_of(const ContentFile& file, const ReadLine& line) {
  std::vector<Item> items;
  const auto from = [&](const auto& rows, auto place) {
    return std::lower_bound(rows.begin(), rows.end(), line.value.at, [&](const auto& row, std::uint32_t at) { return place(row).at < at; });
  };
  const auto& links = file.facts.links;
  for (auto l = from(links, [](const WrittenLink& r) { return r.goal; }); l != links.end() && l->goal.at < line.value.end(); ++l) {
    items.push_back({bytes(file, l->goal), l->share});
  }
  const auto& references = file.facts.references;
  for (auto r = from(references, [](const Reference& x) { return x.text; }); r != references.end() && r->text.at < line.value.end(); ++r) {
    items.push_back({bytes(file, r->text)});
  }
  return items;
}

CellValue text_value(std::string text) { return {CellValue::Type::text, std::move(text), 0}; }
CellValue number_value(double number) { return {CellValue::Type::number, {}, number}; }

CellValue amount_value(const ContentFile& file, const ReadLine& line, AmountUnit unit) {
  const auto& amounts = file.facts.amounts;
  const auto found =
      std::lower_bound(amounts.begin(), amounts.end(), line.value.at, [](const Amount& a, std::uint32_t at) { return a.at < at; });
  if (found == amounts.end() || found->at != line.value.at) return {};  // no value
  ReadAmount ore{.value = found->value};
  if (found->unit == AmountUnit::none) {
    const AmountUnit meant = file.units[line.declaration];
    if (meant == AmountUnit::none) return text_value(std::string(bytes(file, line.value)));
    ore = to_ore({found->value.count(), found->decimals}, meant);
  }
  if (ore.fault != NumberFault::none || std::abs(static_cast<double>(ore.value.count())) > 9e15)
    return text_value(std::string(bytes(file, line.value)));
  return number_value(static_cast<double>(ore.value.count()) / static_cast<double>(ore_per(unit)));
}

/// A number where the value is nothing else, or the text.
CellValue number_or_text(std::string_view value, bool percent) {
  const ScannedNumber n = scan_number(value.data(), value.data() + value.size());
  const std::string_view behind =
      n.fault == NumberFault::none ? trim({n.end, static_cast<std::size_t>(value.data() + value.size() - n.end)}) : "?";
  if (behind != (percent ? "%" : "") || std::abs(static_cast<double>(n.value.mantissa)) > 9e14) return text_value(text_cell_lines(value));
  return number_value(percent ? n.value.real() / 100 : n.value.real());
}

CellValue property_value(const ContentFile& file, const ReadLine& line) {
  const std::string_view value = bytes(file, line.value);
  switch (line.shape) {
    case Shape::year:
    case Shape::integer: return number_or_text(value, false);
    case Shape::percent: return number_or_text(value, true);
    case Shape::date: return {CellValue::Type::date, std::string(value), 0};
    default: return text_value(text_cell_lines(value));
  }
}

}  // namespace

std::string titled(const Content& content, std::string_view id) {
  const auto found = content.titles.find(std::string(id));
  return found == content.titles.end() ? std::string(id) : found->second;
}

std::string text_cell_lines(std::string_view value) {
  std::string out;
  bool first = true;
  for_lines(value, [&](std::string_view line) {
    line = trim(line);
    if (!first && line.starts_with('#')) return;
    if (!first) out += '\n';
    out += !first && line.starts_with('|') ? trim(line.substr(1)) : line;
    first = false;
  });
  return out;
}

std::optional<SheetColumn> sheet_column(const SheetLayout& sheet, const ContentFile& file, const ReadLine& line) {
  const std::string_view argument = bytes(file, line.argument);
  for (const ColumnLayout& layout : sheet.columns) {
    if (layout.key != line.key || layout.key == Key::none) continue;
    if (layout.role == ColumnRole::measure) return measure_column(layout, argument);
    SheetColumn column{&layout};
    if (layout.role == ColumnRole::amount) {
      column.year = year_of_digits(argument);
      return column.year != 0 ? std::optional(column) : std::nullopt;
    }
    if (!argument.empty()) return std::nullopt;
    if (layout.role != ColumnRole::goal) return column;
    const std::size_t goals = goals_of(file, line).size();
    if (goals == 0 || goals > most_goals) return std::nullopt;
    column.number = static_cast<std::uint8_t>(goals);
    return column;
  }
  return std::nullopt;
}

FilledCells fill_cells(const Content& content, const ContentFile& file, const ReadLine& line, const std::vector<SheetColumn>& columns,
                       std::vector<CellValue>& cells) {
  const SheetLayout* sheet = sheet_layout(file.facts.declarations[line.declaration].kind);
  const std::optional<SheetColumn> wanted = sheet_column(*sheet, file, line);
  if (!wanted) return {};
  if (wanted->number != 0) {
    const std::vector<Item> items = goals_of(file, line);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].number == 0 || columns[c].number > items.size()) continue;
      const Item& item = items[columns[c].number - 1U];
      if (columns[c].layout->role == ColumnRole::goal) cells[c] = text_value(titled(content, item.goal));
      else if (item.share != no_share) cells[c] = number_value(static_cast<double>(item.share.hundredths()) / whole_share.hundredths());
    }
    const auto first = std::find_if(columns.begin(), columns.end(), [](const SheetColumn& c) { return c.number != 0; });
    return {property_text({wanted->layout}, goal_list(columns, cells)), static_cast<std::size_t>(first - columns.begin())};
  }
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const SheetColumn& c) {
    return c.layout == wanted->layout && c.year == wanted->year && c.moment == wanted->moment;
  });
  if (found == columns.end() || line.value.empty()) return {};
  const auto c = static_cast<std::size_t>(found - columns.begin());
  CellValue& cell = cells[c];
  if (cell.type != CellValue::Type::empty) return {};  // the second of those that may be given several times
  if (line.unfilled) {
    cell = text_value(std::string(bytes(file, line.value)));
  } else if (wanted->layout->role == ColumnRole::amount) {
    cell = amount_value(file, line, found->unit);
  } else if (wanted->layout->role == ColumnRole::measure) {
    cell = bytes(file, line.value) == "-" ? CellValue{} : number_or_text(bytes(file, line.value), false);
  } else {
    cell = property_value(file, line);
  }
  const std::string value = value_text(*found, cell);
  if (value.empty()) {
    cell = {};
    return {};
  }
  return {property_text(*found, value), c};
}

}  // namespace malkoll::workbook
