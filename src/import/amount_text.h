#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/number.h"

/// Amounts as people and systems write them in texts, brought towards the form that the language reads.
namespace malkoll::importing {

/// `(614)`, `614-`: true, and the text without what said so.
[[nodiscard]] bool take_minus_around(std::string& text);

/// The unit that stands before a number, with a minus before it; none: nothing does.
struct UnitBefore {
  AmountUnit unit = AmountUnit::none;
  bool negative = false;  ///< `-SEK 614`
};
/// `SEK 577 500`, `kr -614`, `Tkr. 577,5`: taken off the text.
[[nodiscard]] UnitBefore take_unit_before(std::string_view& text);

/// The unit behind a number, also as people shorten it there: `1,5 milj.`, `12,5 M`, `500 k`.
[[nodiscard]] AmountUnit unit_behind(std::string_view text);

/// Of an apostrophe of any kind at the beginning of the text; 0: none stands there.
[[nodiscard]] std::size_t apostrophe_length(std::string_view text);

/// `1'234'567`, `1’234.50` as `1234567`, `1234,50`, where apostrophes of any kind part groups of three digits; nullopt: they do not.
[[nodiscard]] std::optional<std::string> without_apostrophes(std::string_view text);

/// `1,234.50` as `1234,50`; nullopt where commas do not group by three.
[[nodiscard]] std::optional<std::string> with_comma(std::string_view text);

/// `1.234.567` and `1.234,50` without their points, which can be nothing but those between thousands; any other text as it is.
[[nodiscard]] std::string without_points(std::string text, bool also_one);

/// `,05`, `-,5` and `.05` with the zero that databases leave out.
[[nodiscard]] std::string with_zero(std::string text);

}  // namespace malkoll::importing
