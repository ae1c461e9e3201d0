#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "import/cell_value.h"
#include "import/sum_words.h"
#include "plan_import/frame_columns.h"
#include "plan_import/units.h"
#include "text/format.h"
#include "text/function_ref.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

struct FrameColumn {
  std::size_t column = 0;
  std::string key;     ///< ram 2026
  Year year;
  importing::Flow flow = importing::Flow::none;  ///< Intäkter, Kostnader, Netto
  AmountUnit unit = AmountUnit::none;
  std::int64_t units = 0, total = 0, above_total = 0;  ///< in öre: of the units, of the last sum, and of the units above it
  bool summed = false, negative = true;
  std::string total_text = {};
  InBoth total_place = {};
};

InBoth exactly(std::int64_t ore) {
  return {format_exact(Ore(ore), Language::swedish, Glyphs::ascii), format_exact(Ore(ore), run_language(), Glyphs::ascii)};
}

/// A text without the minus that says that costs are negative here.
std::string without_minus(std::string text) { return text.starts_with('-') ? text.substr(1) : text; }

/// A row of a unit, and one of its amounts.
struct FrameRow {
  std::string unit;
  std::size_t frame;  ///< which of the columns
  std::string text;
  InBoth place;
  std::int64_t ore;  ///< without a sign, which says the same of all
};

class FrameReader {
 public:
  FrameReader(PlanReading& reading, const FrameTable& from)
      : draft_(reading.draft), from_(from), table_(from.table), whole_(name_of(from.table)), unit_(unit_of_table(reading, from)),
        investments_(of_investments(reading, from)) {}

  void read() {
    find_columns();
    choose_nets();
    ask_which_column();
    sides_ = column_of_sides(from_, names_);
    if (!can_be_read()) return;
    for (std::size_t r = from_.begin; r < from_.end; ++r) read_row(table_.rows[r]);
    ask_of_strangers();
    write();
    if (!sums_.empty()) draft_.say(Kind::note, whole_, in_both("summor, som inte är nämnder: {}", sums_));
    for (const std::size_t c : left_) say_left(c);
  }

 private:
  using Kind = PlanSaid::Kind;

  void find_columns() {
    for (std::size_t c = from_.columns.size(); c-- > 0;) {
      if (from_.columns[c].role == PlanRole::unit || from_.columns[c].role == PlanRole::responsible) names_ = c;
    }
    for (std::size_t c = 0; c < from_.columns.size(); ++c) {
      const PlanHeading& heading = from_.columns[c];
      if (c == names_) continue;
      const importing::Flow flow = flow_of(from_.texts[c]);
      if (!is_frame(heading, flow) || heading.year < draft_.budget_year) {
        left_.push_back(c);
        continue;
      }
      const bool investment = heading.role == PlanRole::investment_frame || investments_;
      frames_.push_back({.column = c,
                         .key = fmt::format("{} {}", investment ? "investeringsram" : "ram", heading.year),
                         .year = heading.year,
                         .flow = flow,
                         .unit = heading.unit == AmountUnit::none ? unit_ : heading.unit});
    }
  }
  [[nodiscard]] static bool is_frame(const PlanHeading& heading, importing::Flow flow) {
    const bool named = heading.role == PlanRole::frame || heading.role == PlanRole::investment_frame ||
                       (heading.role == PlanRole::none && (heading.alone || flow != importing::Flow::none));
    return named && heading.year != 0 && heading.until == 0 && heading.group.empty();
  }

  /// Of income, costs and the net the net is the ram, by its word, else as the one that is the others' difference.
  void choose_nets() {
    std::map<std::string, std::vector<std::size_t>> columns;  // by key: places among the frames
    for (std::size_t f = 0; f < frames_.size(); ++f) columns[frames_[f].key].push_back(f);
    std::set<std::size_t> sides;
    for (const auto& entry : columns) {
      const std::string& key = entry.first;
      const std::vector<std::size_t>& same = entry.second;
      const auto with = [&](importing::Flow flow) {
        std::vector<std::size_t> found;
        std::copy_if(same.begin(), same.end(), std::back_inserter(found), [&](std::size_t f) { return frames_[f].flow == flow; });
        return found;
      };
      const std::vector<std::size_t> costs = with(importing::Flow::cost), incomes = with(importing::Flow::income);
      if (same.size() == 1)
        sides.insert(costs.begin(), costs.end()), sides.insert(incomes.begin(), incomes.end());  // half of what a ram is
      std::vector<std::size_t> nets = with(importing::Flow::net);
      const bool by_word = !nets.empty();
      if (nets.empty()) nets = with(importing::Flow::none);
      if (nets.size() != 1 || costs.size() + incomes.size() + 1 != same.size() || same.size() < 2) continue;
      const bool whole = costs.size() == 1 && incomes.size() == 1;
      if (!by_word && (!whole || differing_row(frames_[nets[0]], frames_[costs[0]], frames_[incomes[0]]) != no_item)) continue;
      if (const std::size_t row = whole ? differing_row(frames_[nets[0]], frames_[costs[0]], frames_[incomes[0]]) : no_item; row != no_item)
        draft_.say(Kind::question, grid::place_in(table_, table_.rows[row].number, 0),
                   in_both("kostnader minus intäkter blir inte nettot för {} ({}): vilket tal är rätt?", key, name_in(table_.rows[row])));
      sides.insert(costs.begin(), costs.end());
      sides.insert(incomes.begin(), incomes.end());
    }
    std::vector<FrameColumn> nets;
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      if (sides.contains(f)) left_.push_back(frames_[f].column);
      else nets.push_back(frames_[f]);
    }
    frames_ = std::move(nets);
  }
  /// The first row whose costs less its income are not the net; no_item: there is none.
  [[nodiscard]] std::size_t differing_row(const FrameColumn& net, const FrameColumn& cost, const FrameColumn& income) const {
    for (std::size_t r = from_.begin; r < from_.end; ++r) {
      std::int64_t ore[3] = {};
      bool all = true;
      for (std::size_t n = 0; n < 3; ++n) {
        const FrameColumn& column = n == 0 ? net : n == 1 ? cost : income;
        const grid::DocumentCell& cell =
            column.column < table_.rows[r].cells.size() ? table_.rows[r].cells[column.column] : grid::DocumentCell();
        const importing::CellAmount amount = importing::read_amount(as_cell(cell), {.unit = column.unit});
        all = all && amount.state == importing::CellAmount::State::amount;
        ore[n] = std::abs(amount.ore);
      }
      if (all && ore[0] != std::abs(ore[1] - ore[2])) return r;
    }
    return no_item;
  }

  /// Two columns for the same ram: neither is read.
  void ask_which_column() {
    std::map<std::string, InBoth> columns;
    std::set<std::string> several;
    for (const FrameColumn& frame : frames_) {
      InBoth& named = columns[frame.key];
      if (!named.empty()) several.insert(frame.key);
      named = named.empty() ? InBoth(fmt::format("»{}«", from_.texts[frame.column]))
                            : in_both("{} eller »{}«", named, from_.texts[frame.column]);
    }
    for (const std::string& key : several) draft_.say(Kind::question, whole_, in_both("vilken kolumn är {}: {}?", key, columns[key]));
    std::erase_if(frames_, [&](const FrameColumn& frame) { return several.contains(frame.key); });
  }

  [[nodiscard]] bool can_be_read() {
    if (frames_.empty()) {
      draft_.say(Kind::left_out, whole_, in_both("tabellen ser ut att ha belopp, men ingen kolumn är en ram för ett år"));
      return false;
    }
    if (std::any_of(frames_.begin(), frames_.end(), [](const FrameColumn& frame) { return frame.unit == AmountUnit::none; })) {
      draft_.say(Kind::question, whole_, in_both("är ramarna i kr, tkr eller mnkr? Skriv det i dokumentet, eller ange --amounts"));
      return false;
    }
    if (sides_) return true;
    const auto parts = column_of_parts(from_, names_);
    if (!parts) return true;
    InBoth sums;
    for (const FrameColumn& frame : frames_) {
      const std::int64_t sum = filled(frame.column, frame.unit, [](const grid::DocumentRow& row) {
                                 return std::any_of(row.cells.begin(), row.cells.end(), [](const grid::DocumentCell& cell) {
                                   return importing::sum_word(trim(cell.text)) != nullptr;
                                 });
                               }).sum;
      sums.append(fmt::format("{}{} ", sums.empty() ? "" : ", ", frame.key)).append(exactly(sum));
    }
    draft_.say(Kind::question, whole_,
               in_both("raderna är delar (»{}«): vilka är nämndernas ramar? Beloppen är inte med: {}", from_.texts[*parts], sums));
    return false;
  }

  struct Filled {
    std::size_t cells = 0;
    std::int64_t sum = 0;  ///< öre, of the rows that are no sums
  };
  [[nodiscard]] Filled filled(std::size_t column, AmountUnit unit, FunctionRef<bool(const grid::DocumentRow&)> is_sum) const {
    Filled all;
    for (std::size_t r = from_.begin; r < from_.end; ++r) {
      const grid::DocumentRow& row = table_.rows[r];
      if (column >= row.cells.size() || row.cells[column].type == grid::Cell::Type::empty) continue;
      ++all.cells;
      const importing::CellAmount amount = importing::read_amount(as_cell(row.cells[column]), {.unit = unit});
      if (amount.state == importing::CellAmount::State::amount && !is_sum(row)) all.sum += amount.ore;
    }
    return all;
  }

  [[nodiscard]] std::string name_in(const grid::DocumentRow& row) const {
    return names_ < row.cells.size() ? std::string(trim(row.cells[names_].text)) : std::string();
  }
  [[nodiscard]] static bool is_sum(const std::string& name) {
    return importing::sum_word(name) != nullptr || !importing::ending_sum_word(name).empty();
  }

  /// Whose the row is: with rows for income, costs and the net the name stands at the first of them, or above.
  std::string owner_of(const grid::DocumentRow& row, importing::Flow flow) {
    const std::string name = name_in(row);
    if (!sides_) return name;
    if (*sides_ != names_) {
      if (!name.empty()) owner_ = name;
    } else if (flow == importing::Flow::none) {
      const bool own = std::any_of(frames_.begin(), frames_.end(), [&](const FrameColumn& frame) {
        return frame.column < row.cells.size() && row.cells[frame.column].type != grid::Cell::Type::empty;
      });
      owner_ = own ? std::string() : name;  // what has amounts of its own has no rows for them below
      return name;
    }
    return owner_.empty() ? name : owner_;
  }

  void read_row(const grid::DocumentRow& row) {
    const importing::Flow flow = sides_ && *sides_ < row.cells.size() ? flow_alone(row.cells[*sides_].text) : importing::Flow::none;
    const std::string name = owner_of(row, flow);
    if (is_side(flow)) return add_side(row, name);
    const bool sum = is_sum(name), part = importing::is_part_word(name), unit = !sum && is_unit_name(name);
    std::string money;
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      FrameColumn& frame = frames_[f];
      const InBoth place = grid::place_in(table_, row.number, frame.column + 1);
      const std::optional<importing::CellAmount> amount = amount_in(row, frame, name, place);
      if (!amount) continue;
      money += fmt::format("{}{} {}", money.empty() ? "" : ", ", frame.year, amount->text);
      if (unit) {
        frame.units += amount->ore;
        frame.negative = frame.negative && amount->ore <= 0;
        rows_.push_back({name, f, amount->text, place, std::abs(amount->ore)});
      } else if (sum && !part && !(frame.summed && frame.total == frame.units)) {  // Nämnderna totalt goes before Kommunen totalt
        frame.total = amount->ore;
        frame.above_total = frame.units;
        frame.summed = true;
        frame.total_text = amount->text;
        frame.total_place = place;
      }
    }
    const InBoth place = grid::place_in(table_, row.number, 0);
    if (part) {
      draft_.say(Kind::left_out, place, in_both("»{}« är en del av raden ovanför: {}", name, money));
    } else if (sum) {
      sums_ += (sums_.empty() ? "" : ", ") + name;
    } else if (!unit && !money.empty()) {
      strangers_.emplace_back(place, in_both("är »{}« en nämnd eller ett bolag? Beloppen är inte med: {}", name, money));
      others_ += fmt::format("{}»{}« {}", others_.empty() ? "" : "; ", name, money);
    } else if (!unit && !name.empty()) {
      draft_.say(Kind::left_out, place, name);
    }
  }

  void add_side(const grid::DocumentRow& row, const std::string& owner) {
    const std::string side(trim(row.cells[*sides_].text)), name = owner == side || owner.empty() ? side : owner + ' ' + side;
    std::string money;
    for (const FrameColumn& frame : frames_) {
      const auto amount = amount_in(row, frame, name, grid::place_in(table_, row.number, frame.column + 1));
      if (amount) money += fmt::format("{}{} {}", money.empty() ? "" : ", ", frame.year, amount->text);
    }
    draft_.say(Kind::left_out, grid::place_in(table_, row.number, 0), in_both("»{}«: nettot är ramen ({})", name, money));
  }

  /// nullopt: there is none, or a dash, or what stands there is none (said).
  std::optional<importing::CellAmount> amount_in(const grid::DocumentRow& row, const FrameColumn& frame, const std::string& name,
                                                 const InBoth& place) {
    if (frame.column >= row.cells.size() || row.cells[frame.column].covered) return std::nullopt;
    const grid::DocumentCell& cell = row.cells[frame.column];
    const importing::CellAmount amount = importing::read_amount(as_cell(cell), {.unit = frame.unit});
    const bool dash = amount.ore == 0 && cell.type == grid::Cell::Type::text && cell.text.find('0') == std::string::npos;
    if (amount.state == importing::CellAmount::State::amount && !dash) return amount;
    if (amount.state == importing::CellAmount::State::none || amount.state == importing::CellAmount::State::amount) return std::nullopt;
    if (name.empty()) draft_.say(Kind::left_out, place, in_both("{} för en rad utan namn är inget belopp: »{}«", frame.key, cell.text));
    else draft_.say(Kind::question, place, in_both("{} för {} är inget belopp: »{}«", frame.key, name, cell.text));
    return std::nullopt;
  }

  /// A table without a unit is about something else: one question is enough.
  void ask_of_strangers() {
    if (rows_.empty() && !others_.empty())
      draft_.say(Kind::question, whole_, in_both("är någon av raderna en nämnd eller ett bolag? Beloppen är inte med: {}", others_));
    for (const auto& [place, text] : strangers_) {
      if (!rows_.empty()) draft_.say(Kind::question, place, text);
    }
  }

  void write() {
    if (rows_.empty()) return;
    const auto negative_or_none = [](const FrameColumn& frame) { return frame.negative; };
    const bool negative = std::all_of(frames_.begin(), frames_.end(), negative_or_none) &&
                          std::any_of(frames_.begin(), frames_.end(), [](const FrameColumn& frame) { return frame.units < 0; });
    const auto shown = [&](const std::string& amount) { return negative ? without_minus(amount) : amount; };
    if (negative) draft_.say(Kind::note, whole_, in_both("kostnader står med minus i tabellen och är skrivna utan"));
    for (const FrameRow& row : rows_) {
      const FrameColumn& frame = frames_[row.frame];
      draft_.frames.push_back({row.unit, frame.key, shown(row.text), row.place, row.ore});
      if (std::find(draft_.years.begin(), draft_.years.end(), frame.year) == draft_.years.end()) draft_.years.push_back(frame.year);
    }
    for (const FrameColumn& frame : frames_) {
      if (!frame.summed) continue;
      const bool known =
          std::any_of(draft_.totals.begin(), draft_.totals.end(), [&](const DraftLine& line) { return line.key == frame.key; });
      if (frame.total != frame.units && frame.total == frame.above_total) continue;  // companies stand below the nämnder's sum
      if (frame.total != frame.units)
        draft_.say(Kind::question, frame.total_place,
                   in_both("summan för {} är {} i tabellen men {} för nämnderna ovanför: vilken rad är inte läst rätt?", frame.key,
                           frame.total_text, exactly(frame.units)));
      else if (frame.key.starts_with("ram ") && !known) draft_.totals.push_back({frame.key, shown(frame.total_text), frame.total_place});
    }
  }

  void say_left(std::size_t c) {
    const PlanHeading& heading = from_.columns[c];
    const Filled there = filled(c, unit_, [&](const grid::DocumentRow& row) { return is_sum(name_in(row)); });
    if (there.cells == 0) return;
    const bool is_hidden = std::find(table_.hidden.begin(), table_.hidden.end(), c + 1) != table_.hidden.end();
    const InBoth hidden = is_hidden ? in_both(", som är dold") : InBoth();
    const bool money = heading.role != PlanRole::none || heading.alone || heading.year == 0 ||
                       flow_of(from_.texts[c]) != importing::Flow::none;  // Årsarbetare 2026 is none
    if (money)
      draft_.say(Kind::left_out, whole_,
                 in_both("kolumnen »{}«{}: {} ({} utan summor)", from_.texts[c], hidden, why_left(heading), exactly(there.sum)));
    else
      draft_.say(Kind::left_out, whole_,
                 in_both("kolumnen »{}«{}: {} (ifyllda celler: {})", from_.texts[c], hidden, why_left(heading), there.cells));
  }
  [[nodiscard]] InBoth why_left(const PlanHeading& heading) const {
    if (heading.role == PlanRole::change) return in_both("en förändring är ingen ram");
    if (is_side(flow_of(from_.texts[static_cast<std::size_t>(&heading - from_.columns.data())]))) return in_both("nettot är ramen");
    if (heading.role == PlanRole::spent || heading.role == PlanRole::outcome) return in_both("ett utfall är ingen ram");
    if (heading.year != 0 && heading.year < draft_.budget_year) return in_both("året är före budgetåret");
    return in_both("vad den är framgår inte");
  }

  PlanDraft& draft_;
  const FrameTable& from_;
  const grid::Block& table_;
  const InBoth whole_;
  const AmountUnit unit_;
  const bool investments_;
  std::size_t names_ = 0;  ///< the column of the units
  std::optional<std::size_t> sides_;  ///< the column that says which rows are income, costs or the net
  std::string owner_;  ///< of the rows below it
  std::vector<FrameColumn> frames_;
  std::vector<std::size_t> left_;  ///< columns that are no ram
  std::vector<FrameRow> rows_;
  std::string sums_, others_;
  std::vector<std::pair<InBoth, InBoth>> strangers_;  ///< place, what to say
};

}  // namespace

void read_frame_table(PlanReading& reading, const FrameTable& from) { FrameReader(reading, from).read(); }

}  // namespace malkoll::plan_import
