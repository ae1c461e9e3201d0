#include "workbook/own_sums.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "import/sum_words.h"
#include "text/told.h"
#include "text/utf8.h"
#include "workbook/cell_texts.h"

namespace malkoll::workbook {

namespace {

using Money = std::map<std::pair<Key, Year>, Ore>;

/// What rows come to.
struct Total {
  Money money = {};
  std::size_t rows = 0;

  void add(const Money& more) {
    for (const auto& [of, ore] : more) money[of] += ore;
    ++rows;
  }
  /// The row says what these come to, wherever it says anything.
  [[nodiscard]] bool is(const Money& row) const {
    return rows >= 2 && std::all_of(row.begin(), row.end(), [&](const auto& amount) {
             const auto found = money.find(amount.first);
             return found != money.end() && found->second == amount.second;
           });
  }
};

/// A row that is made by chance what those above it come to: fewer than this, or of fewer digits.
constexpr std::size_t enough_rows = 3;
constexpr std::size_t enough_digits = 4;

/// The digits of the amount but for its last zeros.
std::size_t digits(const Money& row) {
  std::size_t most = 0;
  for (const auto& [of, ore] : row) {
    auto count = ore.count() < 0 ? -ore.count() : ore.count();
    std::size_t size = 0;
    while (count != 0 && count % 10 == 0) count /= 10;
    for (; count != 0; count /= 10) ++size;
    most = std::max(most, size);
  }
  return most;
}

std::string text_in(const SheetRows& sheet, const SheetRow& row, ColumnRole role) {
  for (std::size_t c = 0; c < std::min(row.cells.size(), sheet.columns.size()); ++c) {
    if (sheet.columns[c].layout != nullptr && sheet.columns[c].layout->role == role) return id_text(row.cells[c]);
  }
  return {};
}

bool is_called_sum(const std::string& title) { return importing::calls_itself_sum(title); }

/// Nothing but a sum is called so: Summa, Summa drift, Totalt; Total översyn is a post.
bool can_only_be_sum(const std::string& title) {
  return is_called_sum(title) && (title.find(' ') == std::string::npos || fold(title).find("summa") != std::string::npos);
}

}  // namespace

void leave_sums(OwnRows& rows) {
  const std::unordered_set<std::string> written(rows.written.begin(), rows.written.end());
  std::map<std::uint32_t, Money> money;
  for (const OwnRows::PostAmount& amount : rows.amounts) {
    if (amount.ore.count() != 0) money[amount.row][{amount.of.kind, amount.of.year}] += amount.ore;
  }
  for (std::size_t s = 0; s < rows.sheets.size(); ++s) {
    SheetRows& sheet = rows.sheets[s];
    if (sheet.layout->kinds[0] != Kind::post) continue;
    Total all, block;
    std::unordered_set<std::uint32_t> left;
    for (const SheetRow& row : sheet.rows) {
      const auto found = money.find(row.row);
      if (found == money.end()) continue;
      const std::string title = text_in(sheet, row, ColumnRole::title);
      const bool whole = !title.empty() && !text_in(sheet, row, ColumnRole::id).empty();
      const bool called = is_called_sum(title), equal = block.is(found->second) || all.is(found->second);
      OwnRows::Sum sum{{0, row.row, 0, rows.grid_sheet[s]}, OwnRows::Sum::Kind::left, title};
      if ((called || equal) && !written.contains(row_name(sheet, row))) {
        if (equal && (called || !whole)) {
          left.insert(row.row);
          rows.sums.push_back(std::move(sum));
          block = {};
          continue;
        }
        sum.kind = equal ? OwnRows::Sum::Kind::perhaps : OwnRows::Sum::Kind::differs;
        const bool by_chance = all.rows < enough_rows || digits(found->second) < enough_digits;
        if (equal ? !by_chance : can_only_be_sum(title)) rows.sums.push_back(std::move(sum));
      }
      all.add(found->second), block.add(found->second);
    }
    for (const SheetRow& row : sheet.rows) {
      if (left.contains(row.row)) rows.ids.erase(row_name(sheet, row));
    }
    std::erase_if(sheet.rows, [&](const SheetRow& row) { return left.contains(row.row); });
    std::erase_if(rows.amounts, [&](const OwnRows::PostAmount& amount) { return left.contains(amount.row); });
    rows.posts -= left.size();
  }
}

}  // namespace malkoll::workbook
