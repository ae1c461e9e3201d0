#pragma once

#include <string_view>

#include "import/money_heading.h"

namespace malkoll::importing {

/// What a heading says that names a kind of cost, or of income, as accounts have them, and nothing else but money: `Personal`,
/// `Lokaler 2026`, `Köp av tjänster (tkr)`. Its flow is none where it is no such heading, or may be either: `Bidrag`.
[[nodiscard]] MoneyHeading cost_kind(std::string_view heading);

}  // namespace malkoll::importing
