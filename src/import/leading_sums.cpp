// Sums that stand above their rows: what stands a step further in, and arithmetic.

#include "import/leading_sums.h"

#include <algorithm>
#include <set>

#include "model/money.h"
#include "text/digit.h"
#include "text/letter.h"
#include "text/list_mark.h"

namespace malkoll::importing {

namespace {

/// `1.2` before `1.2 Grundskola`; empty: no number stands there.
std::string_view number_before(std::string_view title) {
  const std::size_t end = title.find_first_not_of("0123456789.");
  if (end == 0 || end == std::string_view::npos || title[end] != ' ') return {};
  std::string_view number = title.substr(0, end);
  while (number.ends_with('.')) number.remove_suffix(1);
  return number;
}

/// `- Förskola`, `• Förskola`, `a) Förskola`: a line of a list.
bool has_list_mark(std::string_view title) {
  return !list_mark(title).empty() || (title.size() > 2 && title[1] == ')' && lower_ascii(title[0]) >= 'a' && lower_ascii(title[0]) <= 'z');
}

/// The row below is of what the one above names.
bool is_further_in(const KeptRow& above, const KeptRow& below) {
  if (above.indent != below.indent) return below.indent > above.indent;
  if (above.level != below.level) return below.level > above.level;
  if (has_list_mark(above.title) != has_list_mark(below.title)) return has_list_mark(below.title);
  const std::string_view number = number_before(above.title), inner = number_before(below.title);
  if (!number.empty() && inner.size() > number.size()) return inner.starts_with(number);
  return above.bold && !below.bold;
}

struct Parts {
  std::size_t count = 0, alike = 0;
  bool by_level = false;
};

struct Finder {
  const std::vector<KeptRow>& rows;
  const ComparedAmounts& money;
  std::vector<std::size_t> open = {};  ///< rows below that are parts of none, the nearest last

  [[nodiscard]] const KeptRow& nearest(std::size_t n) const { return rows[open[open.size() - 1 - n]]; }

  /// All that stand further in, until one does not.
  [[nodiscard]] Parts by_level(const KeptRow& row, const RowMoney& own) const {
    RowMoney sum;
    std::size_t count = 0;
    const auto belongs = [&](const KeptRow& below) { return is_further_in(row, below) || (row.title.empty() && !below.title.empty()); };
    while (count < open.size() && belongs(nearest(count))) add_up(sum, money.of(nearest(count++)));
    if (count < 2) return {};
    return {count, money.agree_nearly(own, sum, count), true};
  }

  /// The fewest that come to it.
  [[nodiscard]] Parts by_sum(const KeptRow& row, const RowMoney& own) const {
    constexpr std::size_t most = 60;
    RowMoney sum;
    for (std::size_t n = 0; n < std::min(open.size(), most); ++n) {
      if (is_further_in(nearest(n), row)) return {};
      add_up(sum, money.of(nearest(n)));
      const std::size_t alike = n == 0 ? 0 : ComparedAmounts::agree(own, sum);
      if (alike > 0) return {n + 1, alike, false};
    }
    return {};
  }

  /// But zeros at the end, and a column that says what another has said.
  [[nodiscard]] static std::size_t digits_of(const RowMoney& own) {
    std::size_t digits = 0;
    for (const Ore amount : std::set<Ore>(own.begin(), own.end())) {
      std::int64_t number = amount.count();
      while (number != 0 && number % 10 == 0) number /= 10;
      for (; number != 0; number /= 10) ++digits;
    }
    return digits;
  }

  /// Nothing above it is summed up with what stands below.
  [[nodiscard]] bool parts_rows(std::size_t r) const {
    const KeptRow& row = rows[r];
    const bool other_unit = !open.empty() && nearest(0).unit != row.unit;
    return row.is_sum || !row.has_amount() || !row.unit_named.empty() || other_unit;
  }

  [[nodiscard]] std::vector<LeadingSum> find() {
    std::vector<LeadingSum> found;
    for (std::size_t r = rows.size(); r-- > 0;) {
      if (parts_rows(r)) open.clear();
      const RowMoney own = money.of(rows[r]);
      if (rows[r].is_sum || !rows[r].unit_named.empty() || is_nothing(own)) continue;
      Parts parts = by_level(rows[r], own);
      if (parts.alike == 0) parts = by_sum(rows[r], own);
      if (parts.alike > 0) {
        found.push_back({r, parts.count, parts.alike, digits_of(own), parts.by_level});
        open.resize(open.size() - parts.count);
      }
      open.push_back(r);
    }
    return found;
  }
};

}  // namespace

std::vector<LeadingSum> leading_sums(const std::vector<KeptRow>& rows, const ComparedAmounts& money) { return Finder{rows, money}.find(); }

bool total_proves(const std::vector<KeptRow>& rows, const ComparedAmounts& money, const std::vector<LeadingSum>& sums) {
  const auto total = std::find_if(rows.rbegin(), rows.rend(), [](const KeptRow& r) { return r.sum_word && r.has_amount(); });
  if (total == rows.rend() || sums.empty()) return false;
  std::set<std::size_t> left;
  for (const LeadingSum& sum : sums) left.insert(sum.row);
  RowMoney rest(money.columns.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!rows[r].is_sum && !left.contains(r)) add_up(rest, money.of(rows[r]));
  }
  return ComparedAmounts::agree(money.of(*total), rest) > 0;
}

}  // namespace malkoll::importing
