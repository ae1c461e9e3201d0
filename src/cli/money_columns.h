#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace malkoll::cli {

/// The names (folded) that a statement gives, with AS, to what is money in öre as long as its parts are: sums, differences, least,
/// largest, means and the first that is not NULL of columns for which `is_money` holds.
[[nodiscard]] std::unordered_set<std::string> money_aliases(std::string_view sql, const std::function<bool(std::string_view)>& is_money);

/// Such an expression, as it is written.
[[nodiscard]] bool is_money_expression(std::string_view sql, const std::function<bool(std::string_view)>& is_money);

}  // namespace malkoll::cli
