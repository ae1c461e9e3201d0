#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "grammar.h"
#include "keywords.h"
#include "model/project.h"
#include "text/function_ref.h"
#include "workbook/rows.h"

/// Files of the language as rows of our workbook: the other way of rows.h.
namespace malkoll::workbook {

/// One file in the layout of fmt, line by line.
struct ContentFile {
  Source source;
  Facts facts;
  std::vector<ReadLine> lines;
  Rows<Declaration, bool> left_out;            ///< not to be written
  Rows<Declaration, AmountUnit> units;         ///< of amounts without one
  std::unordered_set<std::uint32_t> needless;          ///< where lines begin that use another of the files
};

struct Content {
  struct Sheet {
    const SheetLayout* layout = nullptr;
    std::vector<SheetColumn> columns;
    std::size_t rows = 0;
  };
  std::deque<ContentFile> files;  ///< their lines point into them
  std::vector<Sheet> sheets;       ///< beside sheet_layouts()
  std::unordered_map<std::string, std::string> titles;  ///< goals and units: id → `id – title`
  std::vector<std::string> lost;   ///< `file:line` of lines above the first declaration that could not be read: no row holds them
};

struct ContentOptions {
  AmountUnit unit = AmountUnit::tkr;    ///< of the columns with amounts
  std::vector<std::uint32_t> left_out;  ///< where ids of declarations stand that are not to be written, with all below them; sorted
  std::vector<Year> years;     ///< that have a column even where no row has a value
};

/// Reads the files `which` of a project anew, and finds the columns that they need.
[[nodiscard]] Content content_of(const Project& project, std::span<const std::size_t> which, const Keywords& keywords,
                                 const ContentOptions& options);

/// Hands over every row, with the number of its sheet; the rows of a sheet come in their order.
void for_rows(const Content& content, FunctionRef<void(std::size_t sheet, const SheetRow& row)> each);

}  // namespace malkoll::workbook
