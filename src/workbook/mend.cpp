#include "workbook/mend.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "grid/xlsx_sheet.h"
#include "grid/xml_cutter.h"
#include "import/cell_value.h"
#include "text/cell_name.h"
#include "text/told.h"
#include "workbook/book_parts.h"
#include "workbook/formulas.h"
#include "workbook/sheet_patch.h"

namespace malkoll::workbook {

namespace {

/// What a cell has in the file.
struct CellNow {
  grid::Cell::Type type = grid::Cell::Type::empty;
  std::string text;   ///< as a text
  std::string shown;  ///< as it is read into a line
};
using CellsNow = std::map<std::pair<std::size_t, Place>, CellNow>;

bool read_cells(const grid::Grid& grid, const std::vector<CellEdit>& edits, CellsNow& cells) {
  std::map<std::size_t, std::set<Place>> wanted;
  for (const CellEdit& edit : edits) wanted[edit.sheet].insert({edit.row, edit.column});
  for (const auto& [number, places] : wanted) {
    if (number >= grid.sheets.size()) return false;
    const std::size_t sheet = number;  // clang 14 lets no lambda hold a structured binding
    auto next = places.begin();
    const auto end = places.end();
    const auto done = grid.read(sheet, [&](const grid::Row& row) {
      for (; next != end && next->first <= row.number; ++next) {
        if (next->first != row.number || next->second == 0 || next->second > row.cells.size()) continue;
        const grid::Cell& cell = row.cells[next->second - 1];
        cells[{sheet, *next}] = {cell.covered ? grid::Cell::Type::empty : cell.type, std::string(cell.text), importing::line_text(cell)};
      }
      return next != end;
    });
    if (!done) return false;
  }
  return true;
}

/// An amount as a spreadsheet keeps it, of what the language writes: `12 500,5` is 12500.5. Empty: it has letters.
std::string plain_number(std::string_view text) {
  std::string number;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') number += c;
    else if (c == ',' && number.find('.') == std::string::npos && !number.empty()) number += '.';
    else if (c == '-' && number.empty()) number += c;
    else if (text.substr(at).starts_with("\xC2\xA0")) ++at;
    else if (c != ' ') return {};
  }
  return number.empty() || number == "-" || number.ends_with('.') ? std::string() : number;
}

/// The cell with the edits made. nullopt: what is to be replaced does not stand there once.
std::optional<NewValue> mended(const CellNow& cell, const std::vector<const CellEdit*>& edits) {
  NewValue value;
  value.text = cell.type == grid::Cell::Type::text ? cell.text : cell.shown;
  for (const CellEdit* edit : edits) {
    const std::size_t at = value.text.find(edit->from);
    if (edit->from.empty() && value.text.empty() && edits.size() == 1) {
      value.text = edit->to;
      value.fills = true;
      continue;
    }
    if (edit->from.empty() || at == std::string::npos || value.text.find(edit->from, at + 1) != std::string::npos) return std::nullopt;
    if (cell.type != grid::Cell::Type::text && value.text != edit->from)
      return std::nullopt;  // of a number only the whole can become another
    value.text.replace(at, edit->from.size(), edit->to);
  }
  const bool amount = std::any_of(edits.begin(), edits.end(), [](const CellEdit* e) { return e->is_amount; });
  if (std::string number = amount ? plain_number(value.text) : std::string(); !number.empty())
    value = {std::move(number), true, value.fills};
  return value;
}

bool covers(const grid::Range& range, Place place) {
  return range.first_row <= place.first && place.first <= range.last_row && range.first_column <= place.second &&
         place.second <= range.last_column;
}

std::optional<grid::Range> range_in(const Package& package, const std::string& part, const char* element, bool heading_only) {
  const Entry* entry = package.find(part);
  XmlPart xml;
  std::string text;
  if (entry == nullptr || !package.read(*entry, text) || !xml.load(std::move(text))) return std::nullopt;
  const pugi::xml_node node = is_named(xml.root(), element) ? xml.root() : child_named(xml.root(), element);
  const std::string_view reference = node.attribute("ref").value();
  const std::size_t colon = reference.find(':');
  const auto first = grid::read_reference(reference.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : grid::read_reference(reference.substr(colon + 1));
  if (!first || !last || (heading_only && node.attribute("headerRowCount").as_int(1) == 0)) return std::nullopt;
  return grid::Range{first->row, heading_only ? first->row : last->row, first->column, last->column};
}

/// What a package says against changing cells.
struct Obstacles {
  std::map<std::pair<std::size_t, Place>, std::string> cells;  ///< by sheet of the frame
  std::vector<std::vector<grid::Range>> headings, pivots;
  Formulas formulas;
  std::set<std::pair<std::size_t, Place>> formula_cells;
};

bool read_ranges(const Package& package, const BookFrame& frame, Obstacles& obstacles) {
  obstacles.headings.resize(frame.sheets.size());
  obstacles.pivots.resize(frame.sheets.size());
  for (std::size_t sheet = 0; sheet < frame.sheets.size(); ++sheet) {
    const auto relations = relations_of(package, frame.sheets[sheet].part);
    if (!relations) return false;
    for (const Relation& relation : *relations) {
      const bool table = relation.type == "table";
      if (!table && relation.type != "pivotTable") continue;
      const auto range = range_in(package, relation.target, table ? "table" : "location", table);
      if (range) (table ? obstacles.headings : obstacles.pivots)[sheet].push_back(*range);
    }
  }
  if (!read_formulas(package, frame, obstacles.formulas)) return false;
  for (const Formula& formula : obstacles.formulas.all) obstacles.formula_cells.insert({formula.sheet, formula.place});
  return true;
}

/// Reads what the cells themselves have: dynamic arrays, and texts in more than one style.
bool read_cell_marks(const Package& package, const BookFrame& frame, const std::map<std::size_t, std::set<Place>>& wanted,
                     Obstacles& obstacles) {
  std::map<std::size_t, std::vector<std::pair<std::size_t, Place>>> strings;  // shared texts that cells have
  pugi::xml_document document;
  for (const auto& [number, places] : wanted) {
    const std::size_t sheet = number;
    const std::set<Place>& asked = places;
    constexpr std::array<std::string_view, 1> cells = {"c"};
    grid::XmlCutter cutter(cells);
    const Entry* entry = package.find(frame.sheets[sheet].part);
    const bool read = entry != nullptr && package.read(*entry, [&](std::string_view piece) {
      return cutter.feed(piece, [&](std::string& element) {
        const auto tag = next_tag(element, 0);
        const auto reference = tag ? attribute_in(element, *tag, "r") : std::nullopt;
        const auto place = reference ? grid::read_reference(reference->value) : std::nullopt;
        if (!place || !asked.contains({place->row, place->column})) return true;
        const std::pair key{sheet, Place{place->row, place->column}};
        if (attribute_in(element, *tag, "cm") || attribute_in(element, *tag, "vm"))
          obstacles.cells[key] = told("den hör till en dynamisk matris");
        if (!document.load_buffer(element.data(), element.size())) return true;
        const pugi::xml_node cell = document.document_element();
        if (std::string_view(cell.attribute("t").value()) == "s") strings[child_named(cell, "v").text().as_ullong()].push_back(key);
        if (!child_named(child_named(cell, "is"), "r").empty()) obstacles.cells[key] = told("texten i den har flera stilar");
        return true;
      });
    });
    if (!read) return false;
  }
  const Relation* texts = of_type(frame.relations, "sharedStrings");
  const Entry* entry = texts == nullptr || strings.empty() ? nullptr : package.find(texts->target);
  if (entry == nullptr) return true;
  constexpr std::array<std::string_view, 1> items = {"si"};
  grid::XmlCutter cutter(items);
  std::size_t index = 0;
  return package.read(*entry, [&](std::string_view piece) {
    return cutter.feed(piece, [&](std::string& element) {
      const auto found = strings.find(index++);
      if (found == strings.end() || !document.load_buffer(element.data(), element.size())) return true;
      if (child_named(document.document_element(), "r").empty()) return true;
      for (const auto& key : found->second) obstacles.cells[key] = told("texten i den har flera stilar");
      return true;
    });
  });
}

std::string obstacle_to(const Obstacles& obstacles, std::size_t sheet, Place place, const grid::Sheet& shape) {
  const auto any = [&](const std::vector<grid::Range>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const grid::Range& r) { return covers(r, place); });
  };
  if (obstacles.formula_cells.contains({sheet, place})) return told("den är en formel");
  if (any(obstacles.formulas.arrays[sheet])) return told("den hör till en matrisformel");
  if (any(obstacles.headings[sheet])) return told("den är en rubrik i en Exceltabell");
  if (any(obstacles.pivots[sheet])) return told("den hör till en pivottabell");
  for (const grid::Range& merged : shape.merged) {
    if (covers(merged, place) && place != Place{merged.first_row, merged.first_column})
      return told("den ligger under en sammanslagen cell");
  }
  const auto found = obstacles.cells.find({sheet, place});
  return found == obstacles.cells.end() ? std::string() : found->second;
}

std::map<std::pair<std::size_t, Place>, std::vector<const CellEdit*>> by_cell(const std::vector<CellEdit>& edits) {
  std::map<std::pair<std::size_t, Place>, std::vector<const CellEdit*>> cells;
  for (const CellEdit& edit : edits) cells[{edit.sheet, {edit.row, edit.column}}].push_back(&edit);
  return cells;
}

/// The sheet of the frame that a grid's is.
std::optional<std::size_t> frame_sheet(const BookFrame& frame, const grid::Grid& grid, std::size_t sheet) {
  const BookSheet* found = frame.sheet(grid.sheets[sheet].name);
  return found == nullptr ? std::nullopt : std::optional(static_cast<std::size_t>(found - frame.sheets.data()));
}

std::string not_there() { return told("det står inte ordagrant i den"); }

}  // namespace

Result<std::vector<std::string>> plan_mending(const grid::Grid& grid, const std::vector<CellEdit>& edits) {
  const Package package(grid.package);
  BookFrame frame;
  Obstacles obstacles;
  CellsNow cells;
  if (!package.opened() || !read_book_frame(package, frame)) return refusal(told("den kan inte läsas som en arbetsbok"));
  const auto signature = [](const Entry& e) { return part_key(e.name).starts_with("_xmlsignatures/"); };
  if (std::any_of(package.entries().begin(), package.entries().end(), signature))
    return refusal(told("den är signerad, och en rättelse skulle bryta signaturen"));
  std::map<std::size_t, std::set<Place>> wanted;
  for (const CellEdit& edit : edits) {
    if (const auto sheet = edit.sheet < grid.sheets.size() ? frame_sheet(frame, grid, edit.sheet) : std::nullopt)
      wanted[*sheet].insert({edit.row, edit.column});
  }
  if (!read_cells(grid, edits, cells) || !read_ranges(package, frame, obstacles) || !read_cell_marks(package, frame, wanted, obstacles)) {
    return refusal(told("den kan inte läsas som en arbetsbok"));
  }
  std::vector<std::string> reasons(edits.size());
  for (const auto& [key, changes] : by_cell(edits)) {
    const auto sheet = frame_sheet(frame, grid, key.first);
    std::string reason = sheet ? obstacle_to(obstacles, *sheet, key.second, grid.sheets[key.first]) : not_there();
    const auto now = cells.find(key);
    if (reason.empty() && !mended(now == cells.end() ? CellNow{} : now->second, changes)) reason = not_there();
    for (const CellEdit* change : changes) reasons[static_cast<std::size_t>(change - edits.data())] = reason;
  }
  return reasons;
}

namespace {

/// Says in the workbook that everything is to be counted when it is opened.
void count_on_opening(XmlPart& xml) {
  if (const pugi::xml_node settings = child_named(xml.root(), "calcPr"); !settings.empty())
    return xml.set_attribute(settings, "fullCalcOnLoad", "1");
  pugi::xml_node after;
  for (const char* before : {"sheets", "functionGroups", "externalReferences", "definedNames"}) {
    if (const pugi::xml_node node = child_named(xml.root(), before); !node.empty()) after = node;
  }
  if (!after.empty()) xml.insert_after(after, fmt::format(R"(<{}calcPr fullCalcOnLoad="1"/>)", xml.prefix()));
}

}  // namespace

Result<std::vector<std::string>> mend_package(const grid::Grid& grid, const std::vector<CellEdit>& edits, const ByteSink& sink) {
  const Package package(grid.package);
  BookFrame frame;
  CellsNow cells;
  Formulas formulas;
  if (!package.opened() || !read_book_frame(package, frame) || !read_cells(grid, edits, cells) || !read_formulas(package, frame, formulas))
    return refusal(told("den kan inte läsas som en arbetsbok"));
  std::map<const Entry*, std::map<Place, CellPatch>> patches;
  CellSet changed(frame.sheets.size());
  for (const auto& [key, changes] : by_cell(edits)) {
    const auto sheet = frame_sheet(frame, grid, key.first);
    const auto now = cells.find(key);
    std::optional<NewValue> value = mended(now == cells.end() ? CellNow{} : now->second, changes);
    if (!sheet || !value)
      return refusal(told("cellen {} har ändrats", cell_name(grid.sheets[key.first].name, key.second.first, key.second.second)));
    patches[package.find(frame.sheets[*sheet].part)][key.second].value = std::move(*value);
    changed[*sheet].insert(key.second);
  }
  std::vector<std::string> recalculated;
  for (const Formula* formula : counting_on(formulas, frame, changed))
    recalculated.push_back(cell_name(frame.sheets[formula->sheet].name, formula->place.first, formula->place.second));
  count_on_opening(frame.xml);

  PackageWriter writer(sink);
  StylePatch styles;
  const Entry* workbook = package.find(frame.part);
  for (const Entry& entry : package.entries()) {
    const auto patch = patches.find(&entry);
    if (&entry == workbook) {
      writer.begin(package, entry);
      writer.write(frame.xml.changed());
      writer.end();
    } else if (patch == patches.end()) {
      writer.copy(package, entry);
    } else {
      writer.begin(package, entry);
      SheetPatch sheet(patch->second, styles, [&](std::string_view text) { writer.write(text); });
      std::string tail;
      const bool read = package.read(entry, [&](std::string_view piece) { return sheet.feed(piece) && !writer.failed(); });
      if (!read || !sheet.finish(tail) || sheet.values() < patch->second.size())
        return refusal(told("den kan inte läsas som en arbetsbok"));
      writer.write(tail);
      writer.end();
    }
  }
  writer.finish(package);
  if (writer.failed()) return refusal(told("det gick inte att skriva allt; är disken full?"));
  return recalculated;
}

}  // namespace malkoll::workbook
