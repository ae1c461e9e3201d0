#pragma once

#include "import/guess.h"

#include <catch2/catch.hpp>
#include <memory>
#include <utility>
#include <vector>

#include "check/read.h"
#include "grid/csv.h"
#include "import/import.h"
#include "model/resolve.h"

/// Tables that are guessed and read, for tests.
namespace malkoll::importing::guessing {

inline PlanNames names_of(const std::string& plan) {
  Input input;
  Sink sink;
  read_files(input, {"plan.malkoll"}, [&](const std::string&) { return FileAnswer{FileAnswer::Fault::none, plan}; }, sink);
  return plan_names(resolve(input.sources, std::move(input.facts), {}, sink));
}

inline const PlanNames& names() {
  static const PlanNames known = names_of(
      "plan P: Plan\n  budgetår: 2026\n  beloppsenhet: tkr\nmål 1.1: Alla elever når gymnasiet\nmål 2.1: Fler ska resa kollektivt, samt till och från kommunen\n"
      "nämnd KS: Kommunstyrelse\nnämnd BUN: Barn- och utbildningsnämnd\nnämnd TN: Teknisk nämnd\n");
  return known;
}

/// A workbook, each sheet as CSV.
inline grid::Grid workbook(const std::vector<std::pair<std::string, std::string>>& sheets) {
  grid::Grid book;
  auto parts = std::make_shared<std::vector<grid::Grid>>();
  for (const auto& [name, csv] : sheets) {
    parts->push_back(grid::csv_grid(csv));
    grid::Sheet sheet;
    sheet.name = name;
    book.sheets.push_back(std::move(sheet));
  }
  book.read = [parts](std::size_t sheet, grid::RowSink sink) { return (*parts)[sheet].read(0, sink); };
  return book;
}

struct Read {
  Guess guess;
  Imported imported;
  [[nodiscard]] std::int64_t tkr(const char* unit, Key key, Year year) const {
    const auto found = imported.sums.find({unit, key, year});
    return found == imported.sums.end() ? 0 : found->second.count() / 100'000;
  }
  [[nodiscard]] bool says(Code code, std::string_view variant) const {
    const auto is = [&](const Mistake& m) { return m.code == code && m.variant == variant; };
    return std::any_of(guess.said.begin(), guess.said.end(), is) || std::any_of(imported.mistakes.begin(), imported.mistakes.end(), is);
  }
};

/// As `--unit` would have it where one is given.
inline Read read(const grid::Grid& grid, const std::string& unit = {}, const PlanNames& plan = names()) {
  Read done;
  done.guess = guess_table(grid, plan, {!unit.empty(), AmountUnit::none, false, unit});
  std::vector<ColumnMap*> maps = {&done.guess.map};
  for (ColumnMap& more : done.guess.map.more) maps.push_back(&more);
  for (ColumnMap* map : maps) {
    if (unit.empty()) continue;
    map->unit = {};
    map->unit.always = unit;
  }
  done.imported = import_grid(grid, done.guess.map, plan, "tabell", done.guess.told);
  // What was guessed can be written down, and means the same.
  std::vector<MapError> errors;
  ColumnMap again = read_column_map(write_column_map(done.guess.map), errors);
  for (const MapError& e : errors) FAIL_CHECK(e.line << ": " << e.message);
  CHECK(import_grid(grid, again, plan, "tabell", done.guess.told).text == done.imported.text);
  return done;
}
inline Read read(const std::string& csv, const std::string& unit = {}, const PlanNames& plan = names()) {
  return read(grid::csv_grid(csv), unit, plan);
}

}  // namespace malkoll::importing::guessing
