#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "import/cell_value.h"
#include "import/plan_reading.h"
#include "import/plan_units.h"
#include "import/sum_words.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct FrameColumn {
  std::size_t column = 0;
  std::string key;     ///< ram 2026
  Year year;
  AmountUnit unit = AmountUnit::none;
  std::int64_t units = 0, total = 0;  ///< in öre: of the units, and of the last sum
  bool summed = false, negative = true;
  std::string total_text = {};
  InBoth total_place = {};
};

/// The unit of the amounts: by the column, the table, what stands above it.
AmountUnit unit_of_table(const PlanReading& reading, const grid::Block& table, const std::vector<std::string>& texts, const std::vector<std::string>& titles) {
  for (const auto* list : {&texts, &titles}) {
    for (const std::string& text : *list) {
      if (const AmountUnit unit = amount_unit_in(text); unit != AmountUnit::none) return unit;
    }
  }
  if (const AmountUnit unit = amount_unit_in(table.text); unit != AmountUnit::none) return unit;
  for (auto section = reading.sections.rbegin(); section != reading.sections.rend(); ++section) {
    if (section->unit != AmountUnit::none) return section->unit;
    if (const AmountUnit unit = amount_unit_in(section->text); unit != AmountUnit::none) return unit;
  }
  return reading.unit != AmountUnit::none ? reading.unit : reading.options.amounts;
}

bool of_investments(const PlanReading& reading, const grid::Block& table, const std::vector<std::string>& titles) {
  const auto speaks = [](const std::string& text) { return has_word(text, "invester") && !has_word(text, "drift"); };
  return speaks(table.text) || std::any_of(titles.begin(), titles.end(), speaks) || (!reading.sections.empty() && speaks(reading.sections.back().text));
}

grid::Cell as_cell(const grid::DocumentCell& cell) { return {.type = cell.type, .text = cell.text}; }

InBoth exactly(std::int64_t ore) { return {format_exact(Ore(ore), Language::swedish, Glyphs::ascii), format_exact(Ore(ore), run_language(), Glyphs::ascii)}; }

/// A text without the minus that says that costs are negative here.
std::string without_minus(std::string text) {
  return text.starts_with('-') ? text.substr(1) : text;
}

/// A column beside that of the nämnder whose cells are words: the rows are projects or verksamheter, and no nämnd's ram.
std::optional<std::size_t> column_of_parts(const grid::Block& table, const std::vector<PlanHeading>& columns, std::size_t names, std::size_t begin, std::size_t end) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c == names || columns[c].role != PlanRole::none || columns[c].year != 0) continue;
    std::size_t filled = 0, words = 0;
    for (std::size_t r = begin; r < end; ++r) {
      if (c >= table.rows[r].cells.size() || table.rows[r].cells[c].covered || trim(table.rows[r].cells[c].text).empty()) continue;
      const std::string& text = table.rows[r].cells[c].text;
      ++filled;
      if (text.find_first_of("0123456789") == std::string::npos && !fold(text).empty() && !is_unit_name(text) && sum_word(text) == nullptr) ++words;
    }
    if (filled > 1 && words * 2 > filled) return c;
  }
  return std::nullopt;
}

}  // namespace

void read_frames(PlanReading& reading, const grid::Block& table, const std::vector<PlanHeading>& columns, const std::vector<std::string>& texts, std::size_t begin, std::size_t end, const std::vector<std::string>& titles) {
  PlanDraft& draft = reading.draft;
  using Kind = PlanSaid::Kind;
  const InBoth whole = name_of(table);
  std::size_t names = 0;
  for (std::size_t c = columns.size(); c-- > 0;) {
    if (columns[c].role == PlanRole::unit || columns[c].role == PlanRole::responsible) names = c;
  }
  const AmountUnit unit = unit_of_table(reading, table, texts, titles);
  const bool investments = of_investments(reading, table, titles);
  std::vector<FrameColumn> frames;
  std::vector<std::size_t> left;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c == names) continue;
    const PlanHeading& heading = columns[c];
    const bool frame = heading.year != 0 && heading.until == 0 && heading.group.empty() && (heading.role == PlanRole::frame || heading.role == PlanRole::investment_frame || (heading.role == PlanRole::none && heading.alone));
    const bool before = heading.year < draft.budget_year;
    if (!frame || before) {
      left.push_back(c);
      continue;
    }
    const bool investment = heading.role == PlanRole::investment_frame || investments;
    frames.push_back({.column = c, .key = fmt::format("{} {}", investment ? "investeringsram" : "ram", heading.year), .year = heading.year, .unit = heading.unit == AmountUnit::none ? unit : heading.unit});
  }
  for (std::size_t f = 0; f < frames.size();) {
    const auto same = [&](const FrameColumn& other) { return other.key == frames[f].key && other.column != frames[f].column; };
    if (std::none_of(frames.begin(), frames.end(), same)) {
      ++f;
      continue;
    }
    const std::string key = frames[f].key;
    InBoth both;
    for (const FrameColumn& column : frames) {
      if (column.key == key) both = both.empty() ? InBoth(fmt::format("»{}«", texts[column.column])) : in_both("{} eller »{}«", both, texts[column.column]);
    }
    draft.say(Kind::question, whole, in_both("vilken kolumn är {}: {}?", key, both));
    std::erase_if(frames, [&](const FrameColumn& column) { return column.key == key; });
    f = 0;
  }
  if (frames.empty()) return draft.say(Kind::left_out, whole, in_both("tabellen ser ut att ha belopp, men ingen kolumn är en ram för ett år"));
  if (std::any_of(frames.begin(), frames.end(), [](const FrameColumn& column) { return column.unit == AmountUnit::none; })) {
    return draft.say(Kind::question, whole, in_both("är ramarna i kr, tkr eller mnkr? Skriv det i dokumentet, eller ange --amounts"));
  }
  if (const auto parts = column_of_parts(table, columns, names, begin, end)) {
    InBoth sums;
    for (const FrameColumn& column : frames) {
      std::int64_t sum = 0;
      for (std::size_t r = begin; r < end; ++r) {
        const auto& cells = table.rows[r].cells;
        if (column.column >= cells.size() || std::any_of(cells.begin(), cells.end(), [](const grid::DocumentCell& cell) { return sum_word(trim(cell.text)) != nullptr; })) continue;
        if (const CellAmount amount = read_amount(as_cell(cells[column.column]), {.unit = column.unit}); amount.state == CellAmount::State::amount) sum += amount.ore;
      }
      sums.append(fmt::format("{}{} ", sums.empty() ? "" : ", ", column.key)).append(exactly(sum));
    }
    return draft.say(Kind::question, whole, in_both("raderna är delar (»{}«): vilka är nämndernas ramar? Beloppen är inte med: {}", texts[*parts], sums));
  }
  struct Row {
    std::string unit;
    std::size_t frame;
    std::string text;
    InBoth place;
  };
  std::vector<Row> rows;
  std::string sums, others;
  std::vector<std::pair<InBoth, InBoth>> strangers;  // place, what to say
  for (std::size_t r = begin; r < end; ++r) {
    const grid::DocumentRow& row = table.rows[r];
    const std::string name = names < row.cells.size() ? std::string(trim(row.cells[names].text)) : std::string();
    const bool sum = sum_word(name) != nullptr || !ending_sum_word(name).empty(), part = is_part_word(name), is_unit = !sum && is_unit_name(name);
    std::string money;
    for (FrameColumn& column : frames) {
      if (column.column >= row.cells.size() || row.cells[column.column].covered) continue;
      const grid::DocumentCell& cell = row.cells[column.column];
      const InBoth place = grid::place_in(table, row.number, column.column + 1);
      const CellAmount amount = read_amount(as_cell(cell), {.unit = column.unit});
      if (amount.state == CellAmount::State::none) continue;
      if (amount.state != CellAmount::State::amount) {
        if (name.empty()) draft.say(Kind::left_out, place, in_both("{} för en rad utan namn är inget belopp: »{}«", column.key, cell.text));
        else draft.say(Kind::question, place, in_both("{} för {} är inget belopp: »{}«", column.key, name, cell.text));
        continue;
      }
      if (amount.ore == 0 && cell.type == grid::Cell::Type::text && cell.text.find('0') == std::string::npos) continue;  // a dash
      money += fmt::format("{}{} {}", money.empty() ? "" : ", ", column.year, amount.text);
      if (is_unit) {
        column.units += amount.ore;
        column.negative = column.negative && amount.ore <= 0;
        rows.push_back({name, static_cast<std::size_t>(&column - frames.data()), amount.text, place});
      } else if (sum && !part) {
        column.total = amount.ore;
        column.summed = true;
        column.total_text = amount.text;
        column.total_place = place;
      }
    }
    const InBoth row_place = grid::place_in(table, row.number, 0);
    if (part) draft.say(Kind::left_out, row_place, in_both("»{}« är en del av raden ovanför: {}", name, money));
    else if (sum) sums += (sums.empty() ? "" : ", ") + name;
    else if (!is_unit && !money.empty()) {
      strangers.emplace_back(row_place, in_both("är »{}« en nämnd eller ett bolag? Beloppen är inte med: {}", name, money));
      others += fmt::format("{}»{}« {}", others.empty() ? "" : "; ", name, money);
    }
    else if (!is_unit && !name.empty()) draft.say(Kind::left_out, row_place, name);
  }
  // A table of none is about something else: one question is enough.
  if (rows.empty() && !others.empty()) draft.say(Kind::question, whole, in_both("är någon av raderna en nämnd eller ett bolag? Beloppen är inte med: {}", others));
  for (const auto& [place, text] : strangers) {
    if (!rows.empty()) draft.say(Kind::question, place, text);
  }
  const bool negative = !rows.empty() && std::all_of(frames.begin(), frames.end(), [](const FrameColumn& column) { return column.negative; }) && std::any_of(frames.begin(), frames.end(), [](const FrameColumn& column) { return column.units < 0; });
  if (negative) draft.say(Kind::note, whole, in_both("kostnader står med minus i tabellen och är skrivna utan"));
  for (const Row& row : rows) {
    const FrameColumn& column = frames[row.frame];
    draft.frames.push_back({row.unit, column.key, negative ? without_minus(row.text) : row.text, row.place});
    if (std::find(draft.years.begin(), draft.years.end(), column.year) == draft.years.end()) draft.years.push_back(column.year);
  }
  for (const FrameColumn& column : frames) {
    if (!column.summed || rows.empty()) continue;
    if (column.total != column.units) draft.say(Kind::question, column.total_place, in_both("summan för {} är {} i tabellen men {} för nämnderna ovanför: vilken rad är inte läst rätt?", column.key, column.total_text, exactly(column.units)));
    else if (column.key.starts_with("ram ") && std::none_of(draft.totals.begin(), draft.totals.end(), [&](const DraftLine& l) { return l.key == column.key; })) draft.totals.push_back({column.key, negative ? without_minus(column.total_text) : column.total_text, column.total_place});
  }
  if (!sums.empty()) draft.say(Kind::note, whole, in_both("summor, som inte är nämnder: {}", sums));
  for (const std::size_t c : left) {
    std::size_t filled = 0;
    std::int64_t sum = 0;
    for (std::size_t r = begin; r < end; ++r) {
      if (c >= table.rows[r].cells.size() || table.rows[r].cells[c].type == grid::Cell::Type::empty) continue;
      const std::string name = names < table.rows[r].cells.size() ? table.rows[r].cells[names].text : std::string();
      ++filled;
      const CellAmount amount = read_amount(as_cell(table.rows[r].cells[c]), {.unit = unit});
      if (sum_word(name) == nullptr && ending_sum_word(name).empty() && amount.state == CellAmount::State::amount) sum += amount.ore;
    }
    const bool hidden = std::find(table.hidden.begin(), table.hidden.end(), c + 1) != table.hidden.end();
    const InBoth why = columns[c].role == PlanRole::change ? in_both("en förändring är ingen ram") : columns[c].role == PlanRole::spent || columns[c].role == PlanRole::outcome ? in_both("ett utfall är ingen ram") : columns[c].year != 0 && columns[c].year < draft.budget_year ? in_both("året är före budgetåret") : in_both("vad den är framgår inte");
    const bool money = columns[c].role != PlanRole::none || columns[c].alone || columns[c].year == 0;  // Årsarbetare 2026 is none
    if (filled > 0 && !money) draft.say(Kind::left_out, whole, in_both("kolumnen »{}«{}: {} (ifyllda celler: {})", texts[c], hidden ? in_both(", som är dold") : InBoth(), why, filled));
    else if (filled > 0) draft.say(Kind::left_out, whole, in_both("kolumnen »{}«{}: {} ({} utan summor)", texts[c], hidden ? in_both(", som är dold") : InBoth(), why, exactly(sum)));
  }
}

}  // namespace malkoll::importing
