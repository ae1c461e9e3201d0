#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/import.h"
#include "model/project.h"

/// What came out in the ledger as the follow-up of the budget that it belongs to: `förbrukat ENHET/POST` and `förbrukat ENHET`.
namespace malkoll::importing {

struct SpentOptions {
  Year year = {};
  bool half_year = false;
  std::string use;   ///< the plan's path as the text is to name it; empty: none
  std::string file;  ///< what the comment at the top calls the table
};

/// One unit's outcome, costs positive, in öre.
struct SpentOfUnit {
  std::string unit;
  Ore ledger = {};    ///< as the table's cells add up
  Ore written = {};   ///< as the text says of the whole unit, read again from it
  Ore on_posts = {};  ///< and of its posts together, but for investments
  std::size_t posts = 0;
};

/// A row of the ledger that no post of the budget answers to.
struct SpentLeft {
  enum class Why : std::uint8_t {
    no_post,     ///< it is in the unit's sum alone
    several,     ///< two posts answer to it as well: so too
    no_unit,     ///< the plan has no such unit: it is nowhere
    investment,  ///< no post answers to it, and the unit's sum is of drift: it is nowhere
  };
  Why why = Why::no_post;
  std::string unit, post, title;
  Ore ore = {};
};

struct Spent {
  std::string text;
  std::vector<SpentOfUnit> units;
  std::vector<SpentLeft> left;  ///< the largest first
  bool of_budget_columns = false;  ///< the table has no outcome of the year: what its map calls drift and investering is one
};

/// The years of which a table's text has outcomes, or where it has none, drift.
[[nodiscard]] std::vector<Year> outcome_years(std::string_view text);

/// `text`: a table as import_grid made it, with outcomes; `sums` as it added up its cells. Posts are found in `budget` by their id, by their
/// kodsträng, of which the row may say more (its objects), and by their name, where only one has it.
[[nodiscard]] Spent spent_of(const std::string& text, const Sums& sums, const Project& budget, const SpentOptions& options);

}  // namespace malkoll::importing
