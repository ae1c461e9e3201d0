// Headings in words that nobody here has thought of.

#include "import/unknown_headings.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/sheet_reading.h"
#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"

namespace malkoll::importing {

void take_unknown_headings(SheetReading& reading) {
  if (std::any_of(reading.meanings.begin(), reading.meanings.end(), [](const Meaning& m) { return m.role == Role::amount; })) return;
  for (std::size_t c = 0; c < reading.meanings.size(); ++c) {
    const std::string& heading = reading.headings.texts[c];
    const MoneyHeading said = money_heading(heading);
    const ColumnValues& values = reading.values[c];
    // On a sheet among others it may be of anything that is counted.
    const bool alone = !reading.several && !reading.is_part();
    if (reading.meanings[c].role != Role::none || said.year == 0 || !values.nearly_all(values.numbers) || names_figures(heading) ||
        (!alone && said.unit == AmountUnit::none))
      continue;
    reading.meanings[c] = {Role::amount, Key::none, said, 0};
    reading.meanings[c].money.money = true;
  }
}

void ask_names(SheetReading& reading) {
  const bool asked = std::any_of(reading.said.begin(), reading.said.end(), [](const Mistake& m) { return m.code == Code::F07; });
  if (reading.map.title.given() || asked) return;
  std::string all;
  for (std::size_t c = 0; c < reading.values.size(); ++c) {
    if (reading.values[c].filled > 0) all.append(all.empty() ? "" : ", ").append(reading.column_place(c));
  }
  reading.say(Code::F07, "utan-namn", reading.name.empty() ? told("tabellen") : reading.place(), {}, all);
}

LikelyHeadings likely_headings(const grid::Grid& grid) {
  constexpr std::size_t looked_at = 60, shown = 6, longest = 60;
  LikelyHeadings found;
  std::size_t most = 1;
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    if (grid.sheets[sheet].hidden) continue;
    const TableShape shape = shape_of(grid, sheet);
    for (std::size_t r = 0; r < shape.rows.size() && r < looked_at; ++r) {
      std::size_t texts = 0;
      std::string words;
      for (const SampleCell& cell : shape.rows[r].cells) {
        if (cell.covered || cell.type != grid::Cell::Type::text || looks_like_number(cell.text) || cell.text.size() > longest) continue;
        if (texts++ < shown) words.append(words.empty() ? "" : ", ").append(fmt::format("»{}«", trim(cell.text)));
      }
      if (texts <= most) continue;
      most = texts;
      const std::string row = told("rad {}", shape.rows[r].number), &name = grid.sheets[sheet].name;
      found = {name.empty() ? row : on_sheet(row, name), texts > shown ? words + " …" : words};
    }
  }
  return found;
}

}  // namespace malkoll::importing
