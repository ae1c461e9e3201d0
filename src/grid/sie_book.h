#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "text/ore.h"

/// What a SIE file says of budgets and outcomes, by account; between its lines and its table.
namespace malkoll::grid {

using Objects = std::map<std::string, std::string>;  ///< dimension → object
using Period = std::string;

/// One account's budget for one räkenskapsår.
struct AccountYear {
  std::map<Period, Ore> total;                                 ///< without objects
  std::map<Objects, std::map<Period, Ore>> divided;
};

struct Account {
  std::string name, type;
  std::uint32_t line = 0;            ///< of its first amount that is read
  std::map<int, AccountYear> years;  ///< budgets by the number of the räkenskapsår: 0, -1, 1 …
  std::map<std::string, AccountYear> outcomes;  ///< what it came to by the year's name, where that is read too
  std::map<Objects, std::uint32_t> object_lines;
};

struct Dimension {
  std::string name;
  std::map<std::string, std::string> objects;  ///< id → name
};

struct FiscalYear {
  std::string first, last;  ///< yyyymmdd
};

/// A line that cannot be read as a budget.
struct OddLine {
  std::uint32_t line = 0;
  std::string account, year, text;  ///< account empty: not even that
};

/// Lines of #PBUDGET that can be meant in more than one way.
struct OddBudget {
  std::uint32_t line = 0;  ///< the first of them; 0: there is none
  std::string what;        ///< its account and period
  Ore ore = {};    ///< of them all
};

/// What an account came to, by one of the labels that say so.
struct Outcome {
  bool totals = false;
  Ore total = {};
  std::map<std::string, Ore> by_dimension;
  std::set<std::string> accounts;
};

struct SieBook {
  bool reads_outcomes = false;
  std::string company;
  std::map<std::string, Account> accounts;
  std::map<std::string, Dimension> dimensions;
  std::map<int, FiscalYear> years;
  std::vector<OddLine> odd;
  OddBudget repeated;  ///< of an account, its objects and a period that have had a line before; it has been added
  OddBudget currency;  ///< other than kronor; `what`: which
  OddBudget no_month;  ///< of a period that is no month; they are of the year
  std::map<std::pair<std::string, std::string>, Outcome> outcomes;  ///< by label and year
};

/// The year in which a räkenskapsår ends; where #RAR does not say, that of the period.
[[nodiscard]] std::string year_name(const SieBook& book, int number, std::string_view period);

/// Periods of an account's outcome: #RES is that of the year, #PSALDO without objects that of a month. Where there is both, the year's counts.
inline constexpr const char *of_year = "", *of_months = "-";

/// The table, kept whole: its rows are as many as accounts times objects.
struct SieTable {
  struct Row {
    std::uint32_t line = 0;
    std::vector<std::string> texts;
    std::vector<Cell::Type> types;
    void add(std::string text, Cell::Type type) {
      types.push_back(text.empty() ? Cell::Type::empty : type);
      texts.push_back(std::move(text));
    }
  };
  std::vector<Row> rows;
  struct Budget {
    Ore costs = {}, income = {};
  };
  std::map<std::string, Budget> budgets;  ///< by the name of the year
  OddBudget nested;  ///< an object's amount, and another for a part of it; `ore`: of the parts
  OddBudget less;  ///< a total that is less than what it is divided into; `ore`: what is left of it
  std::vector<std::string> notes;  ///< how the file was understood

  void read(RowSink sink) const {
    std::vector<Cell> cells;
    for (const Row& row : rows) {
      cells.clear();
      for (std::size_t c = 0; c < row.texts.size(); ++c) cells.push_back({row.types[c], row.texts[c]});
      if (!sink({row.line, false, cells})) break;
    }
  }
};

/// The columns of read_sie. What a person should know of how it was read goes to `notes`.
[[nodiscard]] SieTable make_table(const SieBook& book);

}  // namespace malkoll::grid
