// Where units stand once, above their rows: what comes behind the sum that ends a unit's rows is not known to be its own.

#include <algorithm>

#include "import/compared_amounts.h"
#include "import/table_phases.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {

struct UnitBlocks {
  const KnownTable& known;
  const PlanNames& names;
  Said& said;
  ComparedAmounts money;
  bool headings = false;  ///< units stand on rows of their own; else in their column, at the first row of each
  std::size_t units = 0;
  std::string unit = {};         ///< of the block, its id
  RowMoney head = {}, block = {}, behind = {}, all = {};
  const KeptRow* heading = nullptr;  ///< names the unit
  const KeptRow* end = nullptr;  ///< the sum of the block
  bool by_name = false;          ///< which says whose it is
  std::vector<const KeptRow*> rows_behind = {};

  [[nodiscard]] bool begins(const KeptRow& row) const {
    if (headings) return !row.unit_named.empty();
    return !row.is_sum && !row.unit_above && !row.unit.empty();
  }

  /// `Summa Kommunstyrelsen`, `KS totalt`
  [[nodiscard]] bool names_it(const KeptRow& row) const {
    for (const std::string_view text : {std::string_view(row.title), std::string_view(row.unit)}) {
      const std::size_t first = std::min(text.find(' '), text.size()), last = text.rfind(' ');
      const std::string_view behind_word = trim(text.substr(first));
      const std::string_view before_word = last == std::string_view::npos ? std::string_view() : trim(text.substr(0, last));
      if (find_unit(names, behind_word) == unit || find_unit(names, before_word) == unit || find_unit_within(names, text) == unit)
        return true;
    }
    return false;
  }

  void tell() {
    constexpr std::size_t most = 5;
    for (std::size_t r = 0; r < std::min(most, rows_behind.size()); ++r)
      said.say(Code::F07, "efter-nämndens-summa", money.named(*rows_behind[r]), money.shown(money.of(*rows_behind[r])), money.named(*end));
    rows_behind.clear();
  }

  void begin(const KeptRow& row) {
    std::string id = headings ? row.unit_named : find_unit(names, row.unit);
    if (!headings && id == unit && end == nullptr) return;
    tell();
    unit = std::move(id);
    head = headings ? money.of(row) : RowMoney(money.columns.size());
    block.assign(money.columns.size(), Ore()), behind = block;
    heading = &row, end = nullptr;
  }

  void take_sum(const KeptRow& row) {
    const RowMoney own = money.of(row);
    if (is_nothing(own) || (!row.sum_word && !row.title.empty())) return;
    if (end == nullptr) {
      by_name = names_it(row);
      if (by_name || own == block) end = &row;
      return;
    }
    // A sum of its own, or one of all so far, goes on with the unit: the first was a part.
    RowMoney both = block;
    add_up(both, behind);
    if (!by_name && own != all && (own == behind || own == both)) rows_behind.clear(), block = both, behind.assign(both.size(), Ore());
  }

  void take(const KeptRow& row) {
    if (begins(row)) begin(row);
    if (unit.empty() || !row.unit_named.empty()) return;
    if (row.is_sum) return take_sum(row);
    const RowMoney own = money.of(row);
    if (is_nothing(own)) return;
    if (end != nullptr) {
      rows_behind.push_back(&row);
      add_up(behind, own);
      return;
    }
    add_up(block, own);
    if (!is_nothing(head) && block == head) end = heading, by_name = true;
  }
};

}  // namespace

void ask_behind_unit_sums(const KnownTable& known, const TableRows& rows, const UnitOfRows& unit, const PlanNames& names, Said& said) {
  if (!unit.source.heading_rows && !known.by_row.fill_units) return;
  UnitBlocks blocks{known, names, said, ComparedAmounts(known, rows), unit.source.heading_rows};
  if (blocks.money.columns.empty()) return;
  for (const KeptRow& row : rows.kept) {
    blocks.units += blocks.begins(row) ? 1U : 0U;
    if (!row.is_sum && row.unit_named.empty()) add_up(blocks.all, blocks.money.of(row));
  }
  if (blocks.units < 2) return;
  for (const KeptRow& row : rows.kept) blocks.take(row);
  blocks.tell();
}

}  // namespace malkoll::importing
