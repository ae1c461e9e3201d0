#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "import/cell_value.h"
#include "import/sum_words.h"
#include "model/money.h"
#include "plan_import/economy.h"
#include "plan_import/frame_columns.h"
#include "plan_import/header.h"
#include "plan_import/other_words.h"
#include "plan_import/units.h"
#include "text/function_ref.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

/// A text without the minus that says that costs are negative here.
std::string without_minus(std::string text) { return text.starts_with('-') ? text.substr(1) : text; }

class FrameReader {
 public:
  FrameReader(PlanReading& reading, const FrameTable& from)
      : reading_(reading), draft_(reading.draft), from_(from), table_(from.table), whole_(name_of(from.table)),
        unit_(unit_of_table(reading, from)), investments_(of_investments(reading, from)),
        of_(speaks_of_economy(from.table) ? TableOf::economy : TableOf::anything) {}

  void read() {
    find_columns();
    choose_nets();
    ask_which_column();
    if (of_ != TableOf::economy) sides_ = column_of_sides(from_, names_);
    if (!can_be_read()) return;
    for (std::size_t r = from_.begin; r < from_.end; ++r) read_row(table_.rows[r]);
    ask_of_strangers();
    write();
    write_economy(draft_, economy_);
    if (!sums_.empty()) draft_.say(Said::note, whole_, in_both("summor, som inte är nämnder: {}", sums_));
    std::erase_if(left_, [&](std::size_t c) { return parts_ == c; });
    for (const std::size_t c : left_) say_left_column(draft_, from_, {.column = c, .unit = unit_}, names_);
  }

 private:
  using Said = PlanSaid::Kind;

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
                         .key = {investment ? Key::investment_frame : Key::frame, heading.year},
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

  /// Of income, costs and the net the net is the ram.
  void choose_nets() {
    const std::set<std::size_t> sides = sides_of_nets(draft_, from_, frames_, names_);
    std::vector<FrameColumn> nets;
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      if (sides.contains(f)) left_.push_back(frames_[f].column);
      else nets.push_back(frames_[f]);
    }
    frames_ = std::move(nets);
  }

  /// Two columns for the same ram: neither is read.
  void ask_which_column() {
    std::map<LineKey, InBoth> columns;
    std::set<LineKey> several;
    for (const FrameColumn& frame : frames_) {
      InBoth& named = columns[frame.key];
      if (!named.empty()) several.insert(frame.key);
      named = named.empty() ? InBoth(fmt::format("»{}«", from_.texts[frame.column]))
                            : in_both("{} eller »{}«", named, from_.texts[frame.column]);
    }
    for (const LineKey& key : several) draft_.say(Said::question, whole_, in_both("vilken kolumn är {}: {}?", key, columns[key]));
    std::erase_if(frames_, [&](const FrameColumn& frame) { return several.contains(frame.key); });
  }

  [[nodiscard]] bool can_be_read() {
    if (frames_.empty()) {
      draft_.say(Said::left_out, whole_, in_both("tabellen ser ut att ha belopp, men ingen kolumn är en ram för ett år"));
      return false;
    }
    if (!is_about_money()) {
      draft_.say(Said::left_out, whole_,
                 in_both("raderna är varken nämnder eller kommunens resultat, och ingen enhet säger att talen är pengar ({} rader)",
                         from_.end - from_.begin));
      return false;
    }
    if (std::any_of(frames_.begin(), frames_.end(), [](const FrameColumn& frame) { return frame.unit == AmountUnit::none; })) {
      draft_.amounts_asked = true;
      draft_.say(Said::question, whole_, in_both("är ramarna i kr, tkr eller mnkr? Skriv det i dokumentet, eller ange --amounts"));
      return false;
    }
    if (sides_) return true;
    const auto parts = column_of_parts(from_, names_);
    if (!parts) return true;
    if (every_unit_is_summed(from_, names_)) {
      parts_ = parts;
      return true;
    }
    InBoth sums;
    for (const FrameColumn& frame : frames_) {
      const Ore sum = filled_in(from_, frame.column, frame.unit, [](const grid::DocumentRow& row) {
                        return std::any_of(row.cells.begin(), row.cells.end(),
                                           [](const grid::DocumentCell& cell) { return importing::sum_word(trim(cell.text)) != nullptr; });
                      }).sum;
      sums.append(fmt::format("{}{} ", sums.empty() ? "" : ", ", frame.key)).append(exactly(sum));
    }
    draft_.say(Said::question, whole_,
               in_both("raderna är delar (»{}«): vilka är nämndernas ramar? Beloppen är inte med: {}", from_.texts[*parts], sums));
    return false;
  }

  /// Befolkning, Nyckeltal and Taxor have numbers for years too: the document says a unit of money, or the rows whose it is.
  [[nodiscard]] bool is_about_money() const {
    const bool said = std::any_of(frames_.begin(), frames_.end(), [&](const FrameColumn& frame) {
      return from_.columns[frame.column].role == PlanRole::frame || from_.columns[frame.column].role == PlanRole::investment_frame;
    });
    if (said || of_ == TableOf::economy || from_.columns[names_].role == PlanRole::unit) return true;
    if (said_unit(reading_, from_) != AmountUnit::none || (!reading_.sections.empty() && speaks_of_frames(reading_.sections.back().text)))
      return true;
    return std::any_of(table_.rows.begin() + static_cast<std::ptrdiff_t>(from_.begin),
                       table_.rows.begin() + static_cast<std::ptrdiff_t>(from_.end),
                       [&](const grid::DocumentRow& row) { return is_unit_name(name_in(row)) || !unit_summed(name_in(row)).empty(); });
  }

  /// A part of the nämnd whose name stands beside it, or above.
  void read_part(const grid::DocumentRow& row, const std::string& unit, const std::string& part) {
    if (!unit.empty() && fold(unit) != fold(block_unit_)) block_unit_ = unit, block_ = strangers_.size();
    Stranger one{grid::place_in(table_, row.number, 0), part, {}, std::vector<Ore>(frames_.size())};
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      const auto amount = amount_in(row, frames_[f], part, grid::place_in(table_, row.number, frames_[f].column + 1));
      if (!amount) continue;
      one.money += fmt::format("{}{} {}", one.money.empty() ? "" : ", ", frames_[f].year, amount->text);
      one.ore[f] = amount->ore;
    }
    strangers_.push_back(std::move(one));
  }

  [[nodiscard]] std::string name_in(const grid::DocumentRow& row) const { return name_of_row(row, names_); }
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
    std::string written = text_at(row, names_);
    if (const std::string mark = take_mark(written); !mark.empty())
      tell_marks(reading_, nullptr, {mark}, grid::place_in(table_, row.number, names_ + 1));
    tell_marks(reading_, nullptr, cell_at(row, names_).marks, grid::place_in(table_, row.number, names_ + 1));
    if (parts_ && !text_at(row, *parts_).empty() && unit_summed(name).empty()) return read_part(row, name, text_at(row, *parts_));
    if (is_side(flow)) return add_side(row, name);
    const bool unit_named = is_unit_name(name);
    if (const EconomyRow economy = unit_named ? EconomyRow::none : economy_row(name, of_); economy != EconomyRow::none)
      return read_economy_row(row, economy, name);
    const bool sum = names_sum(name), part = importing::is_part_word(name);
    const std::string summed = sum && !part ? unit_of_sum(row, name) : std::string(), &owner = summed.empty() ? name : summed;
    const bool unit = !summed.empty() || (!sum && unit_named);
    std::string money;
    std::vector<Ore> ore(frames_.size());
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      FrameColumn& frame = frames_[f];
      const InBoth place = grid::place_in(table_, row.number, frame.column + 1);
      const std::optional<importing::CellAmount> amount = amount_in(row, frame, name, place);
      if (!amount) continue;
      money += fmt::format("{}{} {}", money.empty() ? "" : ", ", frame.year, amount->text);
      ore[f] = amount->ore;
      if (unit) {
        frame.units += amount->ore;
        frame.negative = frame.negative && amount->ore <= 0;
        rows_.push_back({owner, f, amount->text, place, magnitude(amount->ore)});
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
      draft_.say(Said::left_out, place, in_both("»{}« är en del av raden ovanför: {}", name, money));
    } else if (unit) {
      if (!summed.empty()) leave_parts(summed, ore, place);
      block_unit_ = money.empty() ? name : std::string();
      block_ = strangers_.size();
    } else if (sum) {
      sums_ += (sums_.empty() ? "" : ", ") + name;
    } else if (!money.empty()) {
      strangers_.push_back({place, name, money, ore});
    } else if (!name.empty()) {
      draft_.say(Said::left_out, place, name);
    }
  }

  /// What the rows of a nämnd's verksamheter come to, column by column.
  [[nodiscard]] std::vector<Ore> sum_of_parts() const {
    std::vector<Ore> sums(frames_.size());
    for (std::size_t s = block_; s < strangers_.size(); ++s) {
      for (std::size_t f = 0; f < sums.size(); ++f) sums[f] += strangers_[s].ore[f];
    }
    return sums;
  }

  /// `Summa socialnämnden` below its verksamheter is its ram; so is `Summa` that they come to, below the row with its name. Empty: it is neither.
  [[nodiscard]] std::string unit_of_sum(const grid::DocumentRow& row, const std::string& name) {
    std::string unit = unit_summed(name);
    const auto known = [&](const FrameRow& one) { return fold(one.unit) == fold(unit); };
    if (!unit.empty())
      return std::any_of(rows_.begin(), rows_.end(), known) ? std::string() : fold(unit) == fold(block_unit_) ? block_unit_ : unit;
    if (block_unit_.empty() || block_ == strangers_.size()) return {};
    const std::vector<Ore> sums = sum_of_parts();
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      const importing::CellAmount amount = importing::read_amount(as_cell(cell_at(row, frames_[f].column)), {.unit = frames_[f].unit});
      if (amount.ore != sums[f]) return {};
    }
    return block_unit_;
  }

  /// The rows that a nämnd's sum is of are no nämnder.
  void leave_parts(const std::string& unit, const std::vector<Ore>& ore, const InBoth& place) {
    const std::vector<Ore> sums = sum_of_parts();
    for (std::size_t s = block_; s < strangers_.size(); ++s)
      draft_.say(Said::left_out, strangers_[s].place, in_both("»{}« är en del av {}: {}", strangers_[s].name, unit, strangers_[s].money));
    for (std::size_t f = 0; f < frames_.size() && block_ < strangers_.size(); ++f) {
      if (sums[f] != ore[f])
        draft_.say(Said::question, place,
                   in_both("{} för {} är {} men raderna ovanför ger {}: vilken rad är inte läst rätt?", frames_[f].key, unit,
                           exactly(ore[f]), exactly(sums[f])));
    }
    strangers_.resize(block_);
  }

  /// A row of what the plan comes to. What holds no amounts, such as a share, is said as it stands.
  void read_economy_row(const grid::DocumentRow& row, EconomyRow economy, const std::string& name) {
    std::string others;
    for (const FrameColumn& frame : frames_) {
      if (frame.column >= row.cells.size() || row.cells[frame.column].covered || frame.key.key != Key::frame) continue;
      const grid::DocumentCell& cell = row.cells[frame.column];
      const InBoth place = grid::place_in(table_, row.number, frame.column + 1);
      const importing::CellAmount amount = importing::read_amount(as_cell(cell), {.unit = frame.unit});
      if (economy == EconomyRow::tax_rate && write_tax_rate(draft_, frame.year, importing::line_text(as_cell(cell)), place)) continue;
      if (economy != EconomyRow::tax_rate && amount.state == importing::CellAmount::State::amount)
        economy_.push_back({economy, name, amount.text, frame.year, frame.unit, amount.ore, place});
      else if (!is_nothing(cell.text)) others += fmt::format("{}{} {}", others.empty() ? "" : ", ", frame.year, trim(cell.text));
    }
    if (!others.empty())
      draft_.say(Said::left_out, grid::place_in(table_, row.number, 0), in_both("»{}« har ingen rad i språket: {}", name, others));
  }

  void add_side(const grid::DocumentRow& row, const std::string& owner) {
    const std::string side(trim(row.cells[*sides_].text)), name = owner == side || owner.empty() ? side : owner + ' ' + side;
    std::string money;
    for (const FrameColumn& frame : frames_) {
      const auto amount = amount_in(row, frame, name, grid::place_in(table_, row.number, frame.column + 1));
      if (amount) money += fmt::format("{}{} {}", money.empty() ? "" : ", ", frame.year, amount->text);
    }
    draft_.say(Said::left_out, grid::place_in(table_, row.number, 0), in_both("»{}«: nettot är ramen ({})", name, money));
  }

  /// nullopt: there is none, or a dash, or what stands there is none (said).
  std::optional<importing::CellAmount> amount_in(const grid::DocumentRow& row, const FrameColumn& frame, const std::string& name,
                                                 const InBoth& place) {
    if (frame.column >= row.cells.size() || row.cells[frame.column].covered) return std::nullopt;
    grid::DocumentCell cell = row.cells[frame.column];
    if (const std::string mark = take_mark(cell.text); !mark.empty()) tell_marks(reading_, nullptr, {mark}, place);
    tell_marks(reading_, nullptr, cell.marks, place);
    const importing::CellAmount amount = importing::read_amount(as_cell(cell), {.unit = frame.unit});
    const bool dash = amount.ore == 0 && cell.type == grid::Cell::Type::text && cell.text.find('0') == std::string::npos;
    if (amount.state == importing::CellAmount::State::amount && !dash) return amount;
    if (amount.state == importing::CellAmount::State::none || amount.state == importing::CellAmount::State::amount) return std::nullopt;
    if (name.empty()) draft_.say(Said::left_out, place, in_both("{} för en rad utan namn är inget belopp: »{}«", frame.key, cell.text));
    else draft_.say(Said::question, place, in_both("{} för {} är inget belopp: »{}«", frame.key, name, cell.text));
    return std::nullopt;
  }

  /// A table without a unit is about something else: one question is enough.
  void ask_of_strangers() {
    std::string others;
    for (const Stranger& one : strangers_) others += fmt::format("{}»{}« {}", others.empty() ? "" : "; ", one.name, one.money);
    if (rows_.empty() && !others.empty())
      draft_.say(Said::question, whole_, in_both("är någon av raderna en nämnd eller ett bolag? Beloppen är inte med: {}", others));
    for (const Stranger& one : strangers_) {
      if (!rows_.empty())
        draft_.say(Said::question, one.place, in_both("är »{}« en nämnd eller ett bolag? Beloppen är inte med: {}", one.name, one.money));
    }
  }

  void write() {
    if (rows_.empty()) return;
    const auto negative_or_none = [](const FrameColumn& frame) { return frame.negative; };
    const bool negative = std::all_of(frames_.begin(), frames_.end(), negative_or_none) &&
                          std::any_of(frames_.begin(), frames_.end(), [](const FrameColumn& frame) { return frame.units < 0; });
    const auto shown = [&](const std::string& amount) { return negative ? without_minus(amount) : amount; };
    if (negative) draft_.say(Said::note, whole_, in_both("kostnader står med minus i tabellen och är skrivna utan"));
    const auto below = std::count_if(rows_.begin(), rows_.end(), [](const FrameRow& row) { return row.text.starts_with('-'); });
    if (!negative && static_cast<std::size_t>(below) * 2 > rows_.size())
      draft_.say(
          Said::question, whole_,
          in_both("de flesta ramar står med minus och några utan: är det kostnaderna som har minus? Beloppen är skrivna som de står"));
    for (const FrameRow& row : rows_) {
      const FrameColumn& frame = frames_[row.frame];
      if (draft_.amounts == AmountUnit::none) draft_.amounts = frame.unit;
      draft_.frames.push_back({row.unit, frame.key, shown(row.text), row.place, row.ore});
      if (std::find(draft_.years.begin(), draft_.years.end(), frame.year) == draft_.years.end()) draft_.years.push_back(frame.year);
    }
    for (const FrameColumn& frame : frames_) {
      if (!frame.summed) continue;
      const bool known =
          std::any_of(draft_.totals.begin(), draft_.totals.end(), [&](const DraftLine& line) { return line.key == frame.key; });
      if (frame.total != frame.units && frame.total == frame.above_total) continue;  // companies stand below the nämnder's sum
      Ore asked = frame.units;  // with the rows that have been asked about already
      for (const Stranger& one : strangers_) asked += one.ore[static_cast<std::size_t>(&frame - frames_.data())];
      if (frame.total != frame.units && frame.total == asked) continue;
      if (frame.total != frame.units)
        draft_.say(Said::question, frame.total_place,
                   in_both("summan för {} är {} i tabellen men {} för nämnderna ovanför: vilken rad är inte läst rätt?", frame.key,
                           exactly(frame.total), exactly(frame.units)));
      else if (frame.key.key == Key::frame && !known) draft_.totals.push_back({frame.key, shown(frame.total_text), frame.total_place});
    }
  }

  PlanReading& reading_;
  PlanDraft& draft_;
  const FrameTable& from_;
  const grid::Block& table_;
  const InBoth whole_;
  const AmountUnit unit_;
  const bool investments_;
  const TableOf of_;  ///< whether rows of the municipality's economy stand in it
  std::vector<EconomyAmount> economy_;
  std::size_t names_ = 0;  ///< the column of the units
  std::optional<std::size_t> sides_;  ///< the column that says which rows are income, costs or the net
  std::optional<std::size_t> parts_;  ///< the column of projects, whose nämnder have sums below them
  std::string owner_;  ///< of the rows below it
  std::vector<FrameColumn> frames_;
  std::vector<std::size_t> left_;  ///< columns that are no ram
  std::vector<FrameRow> rows_;
  std::string sums_;
  std::vector<Stranger> strangers_;
  std::string block_unit_;  ///< whose rows stand below, where its name has a row without amounts
  std::size_t block_ = 0;  ///< the first of the strangers below it
};

}  // namespace

void read_frame_table(PlanReading& reading, const FrameTable& from) { FrameReader(reading, from).read(); }

}  // namespace malkoll::plan_import
