#include "import/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "grid/comments.h"
#include "import/cell_value.h"
#include "import/posts.h"
#include "grammar.h"
#include "model/money.h"
#include "text/cell_name.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// The submission of one unit as it grows; rows of a unit need not stand together.
struct UnitText {
  std::string id;
  Chunk text;
  std::unordered_set<std::string> ids;                   ///< of its posts
  std::unordered_map<std::string, std::uint32_t> taken;  ///< post id → the last number given to another post of that id
  std::unordered_map<std::string, std::size_t> drafts;   ///< where rows are added up: post id → index below
  std::vector<PostPieces> posts;                         ///< where rows are added up
};

struct Importer {
  const grid::Grid& grid;
  ColumnMap& map;
  const PlanNames& names;
  Imported& out;
  std::vector<AmountSlot> slots;
  std::vector<UnitText> units = {};
  std::unordered_map<std::string, std::size_t> unit_rows = {};
  Chunk refused = {};
  std::vector<std::string> above = {};  ///< what the filled-down columns held last
  std::vector<grid::Cell> filled = {};
  std::vector<bool> asked_for = {};     ///< by column
  std::vector<std::string> headings = {};
  std::vector<bool> in_use = {};        ///< by column: holds something below the headings
  std::unordered_set<std::uint32_t> placed = {};  ///< rows of the sheet whose comments have been carried over

  UnitText& unit_of(const RowReader& reader, const std::string& id) {
    const auto [known, fresh] = unit_rows.emplace(id, units.size());
    if (!fresh) return units[known->second];
    UnitText& unit = units.emplace_back();
    unit.id = id;
    std::string title = reader.text(map.unit_title.given() ? map.unit_title : map.unit);
    if (const auto in_plan = names.unit_titles.find(id); in_plan != names.unit_titles.end()) title = in_plan->second;
    unit.text.from(reader.origin(map.unit));
    unit.text.append(fmt::format("\nbudget {}: {}\n", id, title.empty() ? id : title));
    unit.text.from({});
    for (const auto& [key, value] : map.budget_lines) unit.text.append(fmt::format("  {}: {}\n", key, value));
    unit.text.append(fmt::format("  tecken: kostnad {}\n", map.cost_is_negative ? "negativ" : "positiv"));
    return unit;
  }

  /// The id for a row's post: its own, else one made of the row's number; numbered where another row had it.
  std::string post_id(const RowReader& reader, UnitText& unit, bool& again) {
    std::string id = id_text(reader.text(map.post, "-"));
    if (id.empty()) id = grid.sheets.size() > 1 ? fmt::format("rad{}.{}", reader.sheet + 1, reader.row->number) : fmt::format("rad{}", reader.row->number);
    again = map.add_up && unit.drafts.contains(id);
    if (map.add_up || unit.ids.insert(id).second) return id;
    std::uint32_t& number = unit.taken.try_emplace(id, 1).first->second;
    std::string numbered;
    do numbered = fmt::format("{}-{}", id, ++number);
    while (!unit.ids.insert(numbered).second);
    return numbered;
  }

  void add_sums(const std::string& unit, const PostPieces& post) {
    for (std::size_t s = 0; s < slots.size(); ++s) {
      if (post.amounts[s].given) add_to(out.sums, {unit, slots[s].key, slots[s].year}, post.amounts[s].ore);
    }
  }

  void refuse(const RowReader& reader) {
    ++out.refused;
    refused.from({0, reader.row->number, 0, reader.sheet});
    std::string line = fmt::format("# {}:", cell_name(reader.sheet_name, reader.row->number, 0));
    for (const grid::Cell& cell : reader.row->cells) {
      const std::string text = line_text(cell);
      if (!text.empty()) line += " " + text;
    }
    refused.mistake(Code::F08, "", {refused.size(), static_cast<std::uint32_t>(line.size())});
    refused.append(line + "\n");
  }

  /// The row with what stands above in the columns that are filled down.
  grid::Row fill_down(const grid::Row& row) {
    if (map.fill_down.empty()) return row;
    filled.assign(row.cells.begin(), row.cells.end());
    above.resize(map.fill_down.size());
    for (std::size_t f = 0; f < map.fill_down.size(); ++f) {
      const std::uint32_t column = map.fill_down[f].number;
      if (column == 0) continue;
      if (filled.size() < column) filled.resize(column);
      grid::Cell& cell = filled[column - 1];
      if (cell.type == grid::Cell::Type::empty && !above[f].empty()) {
        cell = {grid::Cell::Type::text, above[f]};
      } else {
        above[f] = line_text(cell);
      }
    }
    return {row.number, row.hidden, filled};
  }

  bool left_out(const RowReader& reader) {
    const auto count = [&](const std::string& why) {
      const auto same = std::find_if(out.left_out.begin(), out.left_out.end(), [&](const LeftOut& l) { return l.condition == why; });
      if (same == out.left_out.end()) out.left_out.push_back({why, 1}); else ++same->rows;
      return true;
    };
    if (!map.keep.empty() && !reader.any(map.keep)) return count("ta med");
    const auto skip = std::find_if(map.skip.begin(), map.skip.end(), [&](const Condition& c) { return reader.holds(c); });
    return skip != map.skip.end() && count(condition_text(*skip));
  }

  void take(RowReader& reader) {
    ++out.rows;
    if (reader.row->hidden) ++out.hidden_rows;
    const std::string unit_id = reader.unit_id();
    if (unit_id.empty()) return refuse(reader);
    UnitText& unit = unit_of(reader, unit_id);
    bool again = false;
    const std::string id = post_id(reader, unit, again);
    PostPieces post = read_post(reader, id, slots);
    add_sums(unit_id, post);
    write_comments(reader, again ? unit.posts[unit.drafts[id]].tail : post.tail);
    if (again) {
      unit.posts[unit.drafts[id]].add(post);
      return;
    }
    ++out.posts;
    if (!map.add_up) return write_post(unit.text, post, slots, map.unit_of_amounts);
    unit.drafts.emplace(id, unit.posts.size());
    unit.posts.push_back(std::move(post));
  }

  /// What is said about the row's cells, last in its post.
  void write_comments(const RowReader& reader, Chunk& to) {
    for (const grid::Comment& comment : grid::comments_on_row(grid.sheets[reader.sheet], reader.row->number)) {
      placed.insert(comment.row);
      to.from({0, comment.row, static_cast<std::uint16_t>(comment.column), reader.sheet});
      const std::string heading = comment.column <= headings.size() ? headings[comment.column - 1] : std::string();
      for (const std::string& line : grid::comment_lines(heading, comment.text)) to.append("  " + line + "\n");
    }
  }

  void find_lost_comments(const grid::Sheet& sheet) {
    for (const grid::Comment& comment : sheet.comments) {
      if (!placed.contains(comment.row)) out.lost_comments.push_back(cell_name(sheet.name, comment.row, comment.column));
    }
    placed.clear();
  }

  void read_headings(const grid::Row& row) {
    headings.clear();
    for (const grid::Cell& cell : row.cells) headings.push_back(line_text(cell));
    for (const std::string& heading : bind(map, row)) {
      out.mistakes.push_back(about_file(Code::F07, "kolumn-saknas", heading));
    }
  }

  void note_use(const grid::Row& row) {
    if (in_use.size() < row.cells.size()) in_use.resize(row.cells.size());
    for (std::size_t c = 0; c < row.cells.size(); ++c) in_use[c] = in_use[c] || row.cells[c].type != grid::Cell::Type::empty;
  }

  /// False: the sheet or the map is of no use; the reason is a mistake.
  bool read_sheet(std::size_t sheet) {
    const std::size_t mistakes = out.mistakes.size();
    above.clear();
    bool has_headings = map.heading_row == 0;
    RowReader reader{map, names, nullptr, static_cast<std::uint16_t>(sheet), grid.sheets[sheet].name, grid.has_columns};
    const auto fault = grid.read(sheet, [&](const grid::Row& row) {
      if (row.number < map.heading_row) return true;
      if (row.number == map.heading_row) {
        has_headings = true;
        read_headings(row);
        return out.mistakes.size() == mistakes;
      }
      if (!has_headings) return false;
      if (std::all_of(row.cells.begin(), row.cells.end(), [](const grid::Cell& c) { return c.type == grid::Cell::Type::empty; })) return true;
      note_use(row);
      const grid::Row whole = fill_down(row);
      reader.row = &whole;
      if (!left_out(reader)) take(reader);
      return true;
    });
    find_lost_comments(grid.sheets[sheet]);
    out.rounded += reader.rounded;
    out.without_unit += reader.without_unit;
    if (fault || !has_headings) {
      const bool somewhere = fault && fault->row != 0;
      out.mistakes.push_back(about_file(Code::F07, fault ? fault->variant : "rubrikrad",
                                        somewhere ? cell_name(grid.sheets[sheet].name, fault->row, fault->column) : std::to_string(map.heading_row)));
    }
    return out.mistakes.size() == mistakes;
  }

  void write(std::string_view title) {
    Chunk all;
    all.from({});
    all.append(fmt::format("# Inläst ur {}.\n", title));
    if (!map.use.empty()) all.append(fmt::format("\nanvänd: {}\n", map.use));
    for (UnitText& unit : units) {
      for (const PostPieces& post : unit.posts) write_post(unit.text, post, slots, map.unit_of_amounts);
      all.append(unit.text);
      unit.text = {};
    }
    if (!refused.text.empty()) {
      all.from({});
      all.append("\n# Rader som inte kunde föras över:\n");
      all.append(refused);
    }
    out.text = std::move(all.text);
    out.origin.cells = std::move(all.cells);
    for (Mistake& m : all.mistakes) out.mistakes.push_back(std::move(m));
    for (const grid::Sheet& sheet : grid.sheets) out.origin.sheets.push_back(sheet.name);
  }

  void find_unused() {
    if (!grid.has_columns) return;
    std::vector<bool> asked(headings.size() + 1);
    for_each_column(map, [&](const Column& column) {
      if (column.number < asked.size()) asked[column.number] = true;
    });
    for (std::size_t c = 0; c < headings.size(); ++c) {
      if (!asked[c + 1] && c < in_use.size() && in_use[c] && !headings[c].empty()) out.unused.push_back(headings[c]);
    }
  }
};

}  // namespace

Imported import_grid(const grid::Grid& grid, ColumnMap& map, const PlanNames& names, std::string_view title) {
  Imported out;
  if (map.unit_of_amounts == AmountUnit::none) map.unit_of_amounts = names.amount_unit;
  Importer importer{grid, map, names, out, amount_slots(map)};
  bool good = true;
  bool any = false;
  for (std::size_t sheet = 0; good && sheet < grid.sheets.size(); ++sheet) {
    const grid::Sheet& s = grid.sheets[sheet];
    const bool all = fold(map.sheet) == "alla" && !s.hidden;
    if (!all && !(map.sheet.empty() ? sheet == 0 : fold(s.name) == fold(map.sheet))) continue;
    any = true;
    good = importer.read_sheet(sheet);
  }
  if (!any) out.mistakes.push_back(about_file(Code::F07, "blad-saknas", map.sheet));
  importer.find_unused();
  importer.write(title);
  return out;
}

void add_to(Sums& sums, SumKey key, std::int64_t ore) {
  std::int64_t& sum = sums[std::move(key)];
  sum = add(sum, ore);
}

Sums sums_of(std::string_view text, AmountUnit plan_unit) {
  Sources sources;
  sources.add("", std::string(text));
  Facts facts;
  Sink sink;
  parse(sources[0], Keywords{}, facts, sink);
  std::unordered_map<std::uint32_t, AmountUnit> units;  // of amounts without one, by budget
  for (const Property& p : facts.properties) {
    if (p.key != Key::amount_unit) continue;
    if (facts.declarations[p.owner].kind == Kind::plan) plan_unit = static_cast<AmountUnit>(p.number); else units[p.owner] = static_cast<AmountUnit>(p.number);
  }
  Sums sums;
  for (const Amount& amount : facts.amounts) {
    const Declaration& owner = facts.declarations[amount.owner];
    if (owner.kind != Kind::post || owner.parent == no_row) continue;
    std::int64_t ore = amount.value;
    if (amount.unit == AmountUnit::none) {
      const auto own = units.find(owner.parent);
      const AmountUnit unit = own == units.end() ? plan_unit : own->second;
      const Ore read = to_ore({amount.value, amount.decimals}, unit);
      if (unit == AmountUnit::none || read.fault != NumberFault::none) continue;
      ore = read.value;
    }
    add_to(sums, {std::string(sources.text(facts.declarations[owner.parent].id)), amount.key, amount.year}, ore);
  }
  return sums;
}

std::set<std::string> turned_units(std::string_view text, std::int64_t& plan_sign) {
  Sources sources;
  sources.add("", std::string(text));
  Facts facts;
  Sink sink;
  parse(sources[0], Keywords{}, facts, sink);
  for (const Property& p : facts.properties) {
    if (p.key == Key::sign && facts.declarations[p.owner].kind == Kind::plan) plan_sign = p.number;
  }
  std::set<std::string> units;
  for (const Property& p : facts.properties) {
    const Declaration& owner = facts.declarations[p.owner];
    if (p.key == Key::sign && owner.kind == Kind::budget && p.number != plan_sign) units.emplace(sources.text(owner.id));
  }
  return units;
}

}  // namespace malkoll::importing
