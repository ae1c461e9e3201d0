#pragma once

#include <optional>

#include "text/number.h"

/// Arithmetic with exact decimal numbers, as targets and outcomes are counted: results have three decimals at most, and what lies between
/// two goes away from zero. nullopt: it does not fit.
namespace malkoll::model {

/// −1, 0 or 1.
[[nodiscard]] int compare(Decimal a, Decimal b);

/// To three decimals, without zeros at the end.
[[nodiscard]] std::optional<Decimal> to_thousandths(Decimal value);
[[nodiscard]] std::optional<Decimal> plus(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> minus(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> times(Decimal value, std::int64_t n);
[[nodiscard]] std::optional<Decimal> divided_by(Decimal value, std::int64_t n);
/// 4,3 less 5 per cent is 4,085.
[[nodiscard]] std::optional<Decimal> more_by_percent(Decimal value, Decimal percent);
[[nodiscard]] std::optional<Decimal> less_by_percent(Decimal value, Decimal percent);
/// How many hundredths of a percent of `whole` the `part` is; nullopt where either is 0 or below.
[[nodiscard]] std::optional<std::int64_t> share_of(Decimal part, Decimal whole);

}  // namespace malkoll::model
