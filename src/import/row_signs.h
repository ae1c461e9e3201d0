#pragma once

#include <cstdint>
#include <string_view>

#include "import/kept_rows.h"
#include "import/known_table.h"

/// What rows that say what they are, by name or account, tell of the sign of costs.
namespace malkoll::importing {

/// The name of something that a municipality is paid for or given, and that nobody calls a cost; `Bidrag till föreningar` is one.
[[nodiscard]] bool sounds_like_income(std::string_view title);

/// The class of an account (3: income, 4 to 7: costs) that the row names, in a column of accounts or before its name; 0: of none.
[[nodiscard]] int account_class(const KnownTable& known, const KeptRow& row);

/// Amounts of either sign, by what their rows say that they are.
struct RowSigns {
  SignCounts costs = {}, income = {};  ///< called so, and no more than that
  SignCounts likely_income = {};       ///< only sounds like it
  SignCounts other = {};
  std::size_t first_other = 0;         ///< the first of those that are above nothing
  SignCounts cost_accounts = {}, income_accounts = {};
  bool uncertain_income = false;
  const KeptRow* net = nullptr;        ///< `Nettokostnad`, the sum of all rows above, is below nothing
  const KeptRow* result = nullptr;     ///< `Årets resultat` is the sum of all rows above, of which some are below nothing
};
/// `rows` with all that are sums of others marked.
[[nodiscard]] RowSigns row_signs(const KnownTable& known, const TableRows& rows);

/// All amounts of this have the one sign.
[[nodiscard]] inline bool all_positive(const SignCounts& signs) { return signs.positive > 0 && signs.negative == 0; }
[[nodiscard]] inline bool all_negative(const SignCounts& signs) { return signs.negative > 0 && signs.positive == 0; }

}  // namespace malkoll::importing
