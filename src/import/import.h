#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "diag/sink.h"
#include "grid/grid.h"
#include "import/account.h"
#include "import/column_map.h"
#include "import/plan_names.h"
#include "model/words.h"
#include "text/source.h"
#include "text/year.h"

namespace malkoll::importing {

/// A sum of a unit's amounts of one kind (drift, investering) for a year, in öre with the table's own sign.
struct SumKey {
  std::string unit;
  Key kind = Key::operation;
  Year year = {};
  // Named as in diag/fingerprint.h, for the page's standard library.
  friend std::strong_ordering operator<=>(const SumKey&, const SumKey&) = default;
};
using Sums = std::map<SumKey, Ore>;
void add_to(Sums& sums, SumKey key, Ore ore);

/// A table as a text of the language, and what there is to say about it.
struct Imported {
  std::string text;
  Origin origin;
  std::vector<Mistake> mistakes;  ///< their spans count from the text's first byte
  Sums sums;                      ///< as read from the cells; compare with sums_of(text)
  std::size_t rows = 0, posts = 0, hidden_rows = 0;
  std::size_t rounded = 0;       ///< calculated amounts that had more decimals than whole öre
  std::size_t without_unit = 0;  ///< amounts of which neither they nor the map say whether they are kr, tkr or mnkr; not in the sums
  std::size_t refused = 0;  ///< rows that could not be carried over: each is a mistake, and a comment last in the text
  std::size_t scaled = 0;   ///< amounts of which the number format shows thousands or millions
  std::string first_scaled; ///< where the first of them stands
  std::size_t shown_otherwise = 0;  ///< amounts whose number format shows another unit than the map has: they are read as they are shown
  std::string first_otherwise;  ///< where the first of them stands
  Account account;
  std::vector<std::string> unused;  ///< headings of columns that hold something and were not asked for
  std::vector<std::string> lost_comments;  ///< cells whose comments belong to nothing that was carried over: Blad1!A1
};

/// The table in the language, by the map. A fault of the file or the map is a mistake about the whole file, and the text empty.
/// `title` is what the comment at the top calls the table. `map` is bound to the table's headings on the way. `told`: columns (sheet,
/// heading row, column from 1) of which something has been said already.
using ToldColumns = std::set<std::tuple<std::size_t, std::uint32_t, std::uint32_t>>;
[[nodiscard]] Imported import_grid(const grid::Grid& grid, ColumnMap& map, const PlanNames& names, std::string_view title,
                                   const ToldColumns& told = {});

/// What a text in the language adds up to, read again from the text itself.
struct TextSums {
  Sums sums;
  std::int64_t plan_sign = 1;  ///< 1: costs are positive, else -1
  std::set<std::string> turned;  ///< units whose budgets write costs with the other sign than the plan
};
/// `plan_unit` is that of amounts without one, where neither their budget nor a plan in the text says; `plan_sign` where no plan does.
/// `counts`, where given, says of an amount's place in the text whether it is one to count.
[[nodiscard]] TextSums read_sums(std::string_view text, AmountUnit plan_unit, std::int64_t plan_sign,
                                 const std::function<bool(std::uint32_t)>& counts = {});
[[nodiscard]] Sums sums_of(std::string_view text, AmountUnit plan_unit = AmountUnit::none);

}  // namespace malkoll::importing
