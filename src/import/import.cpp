#include "import/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "grid/comments.h"
#include "import/cell_value.h"
#include "import/page_heads.h"
#include "import/posts.h"
#include "import/sum_check.h"
#include "import/sum_words.h"
#include "import/unasked_columns.h"
#include "import/unit_text.h"
#include "import/unmet_conditions.h"
#include "import/unplaced.h"
#include "model/money.h"
#include "text/cell_name.h"
#include "text/sheet_words.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct Importer {
  const grid::Grid& grid;
  const PlanNames& names;
  Imported& out;
  const ToldColumns& told_columns;
  NumberFormats formats = {};
  std::vector<UnitText> units = {};
  std::unordered_map<std::string, std::size_t> unit_rows = {};
  Chunk refused = {};
  Chunk notes = {};                     ///< rows of text that are no posts
  NumberEvidence evidence = {};
  bool read_again = false;              ///< numbers are written in another way than the map had it

  // Of the sheet that is being read.
  ColumnMap* map_ = nullptr;
  std::vector<AmountSlot> slots = {};
  TextSlots texts = {};
  std::vector<std::string> above = {};  ///< what the filled-down columns held last
  std::vector<grid::Cell> filled = {};
  std::vector<std::string> headings = {};
  std::vector<std::string> raw_headings = {};
  UnaskedColumns unasked = {};
  SumCheck sum_check{};
  UnmetConditions unmet{};
  std::vector<Mistake> lone_goals = {};
  std::map<std::size_t, std::set<std::uint32_t>> placed =
      {};  ///< of each sheet that is read the rows whose comments have been carried over
  std::set<std::pair<std::size_t, std::uint32_t>> tables =
      {};  ///< sheets and heading rows that have been read: a column for each nämnd has them again
  bool once_more = false;  ///< the table that is read has been so

  [[nodiscard]] ColumnMap& map() const { return *map_; }

  UnitText& unit_of(const RowReader& reader, const std::string& id) {
    const auto [known, fresh] = unit_rows.try_emplace(id, units.size());
    if (!fresh) return units[known->second];
    UnitText& unit = units.emplace_back();
    unit.id = id;
    unit.cost_is_negative = map().cost_is_negative;
    std::string title = map().unit.heading_rows ? std::string() : reader.text(map().unit_title.given() ? map().unit_title : map().unit);
    if (const auto in_plan = names.unit_titles.find(id); in_plan != names.unit_titles.end()) title = in_plan->second;
    unit.text.from(reader.origin(map().unit));
    unit.text.append(fmt::format("\nbudget {}: {}\n", id, title.empty() ? id : title));
    unit.text.from({});
    for (const auto& [key, value] : map().budget_lines) unit.text.append(fmt::format("  {}: {}\n", key, value));
    unit.text.append(fmt::format("  tecken: kostnad {}\n", map().cost_is_negative ? "negativ" : "positiv"));
    return unit;
  }

  /// The id for a row's post: its own, else one made of the row's number; numbered where another row had it.
  std::string post_id(const RowReader& reader, UnitText& unit, bool& again) {
    std::string id = id_text(reader.text(map().post, "-"));
    if (id.empty())
      id =
          grid.sheets.size() > 1 ? fmt::format("rad{}.{}", reader.sheet + 1, reader.row->number) : fmt::format("rad{}", reader.row->number);
    again = map().add_up && unit.drafts.contains(id);
    return map().add_up ? id : unit.free_id(id);
  }

  void add_sums(const std::string& unit, const PostPieces& post) {
    for (const PostAmount& amount : post.amounts) {
      if (!amount.given) continue;
      add_to(out.sums, {unit, amount.key, amount.year}, amount.ore);
      add_to(out.account.in_columns, amount.key, amount.year, amount.ore);
    }
  }

  void comment(Chunk& into, const RowReader& reader) {
    into.from(reader.origin_at(0));
    std::string line = fmt::format("# {}:", cell_name_in_file(reader.sheet_name, reader.row->number, 0));
    for (const grid::Cell& cell : reader.row->cells) {
      const std::string text = cell.covered ? std::string() : line_text(cell);
      if (!text.empty()) line += " " + text;
    }
    into.append(line + "\n");
  }

  void refuse(RowReader& reader) {
    ++out.refused;
    const std::uint32_t at = refused.size();
    comment(refused, reader);
    refused.mistake(Code::F08, "", {at, refused.size() - at - 1});
    leave(reader, LeftOut::Why::no_unit, {});
  }

  /// Counts the row among those that are left out, with its money.
  void leave(RowReader& reader, LeftOut::Why why, const std::string& condition) {
    auto& list = out.account.left_out;
    auto same = std::find_if(list.begin(), list.end(), [&](const LeftOut& l) { return l.why == why && l.condition == condition; });
    const std::string place = cell_name(reader.sheet_name, reader.row->number, 0);
    if (same == list.end()) same = list.insert(list.end(), LeftOut{condition, 0, why, place, {}});
    if (!once_more || same->rows == 0) ++same->rows, same->last = place;
    const AmountCounts counts = reader.counts;
    const std::vector<PostAmount> amounts = read_amounts(reader, slots);
    if (why == LeftOut::Why::sum_word && !skips_parts(condition)) {
      const bool several = grid.sheets.size() > 1;
      sum_check.sum(several ? on_sheet(told("rad {}", reader.row->number), reader.sheet_name) : told("rad {}", reader.row->number), amounts,
                    !map().turn.empty());
    }
    for (const PostAmount& amount : amounts) {
      if (!amount.given) continue;
      add_to(same->money, amount.key, amount.year, amount.ore);
      add_to(out.account.in_columns, amount.key, amount.year, amount.ore);
    }
    reader.counts = counts;  // of posts only
  }

  /// The row with what stands above in the columns that are filled down.
  grid::Row fill_down(const grid::Row& row) {
    if (map().fill_down.empty()) return row;
    filled.assign(row.cells.begin(), row.cells.end());
    above.resize(map().fill_down.size());
    for (std::size_t f = 0; f < map().fill_down.size(); ++f) {
      const std::uint32_t column = map().fill_down[f].number;
      if (column == 0) continue;
      if (filled.size() < column) filled.resize(column);
      grid::Cell& cell = filled[column - 1];
      if (cell.type == grid::Cell::Type::empty && !above[f].empty()) {
        cell = {grid::Cell::Type::text, above[f]};
      } else if (std::string text = line_text(cell); sum_word(text) == nullptr && ending_sum_word(text).empty()) {
        above[f] = std::move(text);
      }
    }
    return {row.number, row.hidden, filled};
  }

  bool left_out(RowReader& reader) {
    if (repeats(raw_headings, *reader.row)) return leave(reader, LeftOut::Why::headings, {}), true;
    if (std::string unit = reader.unit_row(); !unit.empty()) {
      reader.unit_above = std::move(unit);
      reader.goal_above.clear();
      return leave(reader, LeftOut::Why::unit_row, {}), true;
    }
    if (std::string goal = reader.goal_row(); !goal.empty()) {
      reader.goal_above = std::move(goal);
      return leave(reader, LeftOut::Why::goal_row, {}), true;
    }
    if (!reader.meets(map().keep)) return leave(reader, LeftOut::Why::condition, "ta med"), true;
    const auto skip = std::find_if(map().skip.begin(), map().skip.end(), [&](const Condition& c) { return reader.holds(c); });
    if (skip == map().skip.end()) return false;
    reader.end_goal();
    if (skip->test == Condition::Test::only_text) {
      if (!once_more) note_goal(reader), comment(notes, reader);
      return leave(reader, LeftOut::Why::only_text, condition_text(*skip)), true;
    }
    const Condition::Test test = skip->test;
    leave(reader,
          test == Condition::Test::row                                       ? LeftOut::Why::sum_row
          : test == Condition::Test::begins || test == Condition::Test::ends ? LeftOut::Why::sum_word
                                                                             : LeftOut::Why::condition,
          condition_text(*skip));
    return true;
  }

  /// A goal alone on a row was meant for the post above.
  void note_goal(const RowReader& reader) {
    for (const MappedProperty& property : map().properties) {
      if (spec(property.key).shape != Shape::shares || property.source.heading_rows) continue;
      for (const Column& column : property.source.columns) {
        const grid::Cell& cell = reader.cell(column);
        const bool below =
            std::any_of(map().fill_down.begin(), map().fill_down.end(), [&](const Column& c) { return c.number == column.number; });
        if (below || cell.covered || cell.type == grid::Cell::Type::empty) continue;
        Mistake& lone = lone_goals.emplace_back(about_file(Code::F12, "mål-utan-post", line_text(cell)));
        lone.place = cell_name(reader.sheet_name, reader.row->number, column.number);
      }
    }
  }

  void take(RowReader& reader) {
    ++out.rows;
    if (reader.row->hidden) ++out.hidden_rows;
    if (map().year.given() && reader.year() == 0) return leave(reader, LeftOut::Why::no_year, {});
    const std::string unit_id = reader.unit_id();
    // A line of a SIE file that could not be read has no company either.
    const bool odd_line = !grid.has_columns && !reader.row->cells.empty() && reader.row->cells[0].type == grid::Cell::Type::empty;
    if (unit_id.empty() || odd_line) return refuse(reader);
    UnitText& unit = unit_of(reader, unit_id);
    bool again = false;
    const std::string id = post_id(reader, unit, again);
    const AmountCounts counted = reader.counts;
    PostPieces post = read_post(reader, id, slots, texts);
    if (unit.cost_is_negative != map().cost_is_negative) turn_signs(post);  // another sheet has them the other way
    const auto note_first = [&](std::size_t before, std::size_t now, std::string& first) {
      if (before == 0 && now > 0 && first.empty())
        first = cell_name(reader.sheet_name, reader.row->number, post.amounts.empty() ? 0 : post.amounts[0].cell.column);
    };
    note_first(counted.scaled, reader.counts.scaled, out.first_scaled);
    note_first(counted.shown_otherwise, reader.counts.shown_otherwise, out.first_otherwise);
    add_sums(unit_id, post);
    if (const std::string title = reader.text(map().title); calls_itself_sum(title)) sum_check.doubt(title, reader, post.amounts);
    sum_check.post(unit_id, post.amounts);
    write_comments(reader, again ? unit.posts[unit.drafts[id]].tail : post.tail);
    if (again) {
      unit.posts[unit.drafts[id]].add(post);
      return;
    }
    ++out.posts;
    if (!map().add_up) return write_post(unit.text, post, map().unit_of_amounts);
    unit.drafts.emplace(id, unit.posts.size());
    unit.posts.push_back(std::move(post));
  }

  /// What is said about the row's cells, last in its post.
  void write_comments(const RowReader& reader, Chunk& to) {
    for (const grid::Comment& comment : grid::comments_on_row(grid.sheets[reader.sheet], reader.row->number)) {
      placed[reader.sheet].insert(comment.row);
      to.from({0, comment.row, static_cast<std::uint16_t>(comment.column), reader.sheet});
      const std::string heading = comment.column <= headings.size() ? headings[comment.column - 1] : std::string();
      for (const std::string& line : grid::comment_lines(heading, comment.text)) to.append("  " + line + "\n");
    }
  }

  void find_lost_comments() {
    for (const auto& [sheet, rows] : placed) {
      for (const grid::Comment& comment : grid.sheets[sheet].comments) {
        if (!rows.contains(comment.row)) out.lost_comments.push_back(cell_name(grid.sheets[sheet].name, comment.row, comment.column));
      }
    }
  }

  void read_headings(const grid::Row& row) {
    headings.clear();
    raw_headings.clear();
    for (const grid::Cell& cell : row.cells) headings.push_back(line_text(cell)), raw_headings.emplace_back(cell.text);
    for (const std::string& heading : bind(map(), row)) {
      out.mistakes.push_back(about_file(Code::F07, "kolumn-saknas", heading));
    }
    unasked = UnaskedColumns(map());
  }

  void begin_sheet(std::size_t sheet, ColumnMap& of) {
    map_ = &of;
    if (map().unit_of_amounts == AmountUnit::none) map().unit_of_amounts = names.amount_unit;
    slots = amount_slots(map());
    texts = text_slots(map());
    above.clear();
    headings.clear();
    raw_headings.clear();
    unasked = UnaskedColumns(map());
    sum_check = SumCheck(map().unit_of_amounts, !map().investment.empty());
    unmet = UnmetConditions(map());
    lone_goals.clear();
    placed.try_emplace(sheet);
    once_more = !tables.emplace(sheet, map().heading_row).second;
  }

  /// False: the sheet or the map is of no use; the reason is a mistake.
  bool read_sheet(std::size_t sheet, ColumnMap& of) {
    begin_sheet(sheet, of);
    const std::size_t mistakes = out.mistakes.size();
    bool has_headings = map().heading_row == 0;
    RowReader reader{map(), names, nullptr, static_cast<std::uint16_t>(sheet), grid.sheets[sheet].name, grid.has_columns};
    reader.formats = formats.empty() ? nullptr : &formats;
    reader.evidence = &evidence;
    std::size_t widest = 0;
    PageHeads heads;
    Unplaced unplaced;
    unplaced.is_csv = grid.has_columns && grid.sheets[sheet].name.empty();
    const auto done = grid.read(sheet, [&](const grid::Row& row) {
      if (map().last_row != 0 && row.number > map().last_row) return false;
      widest = std::max(widest, row.cells.size());
      if (row.number < map().heading_row) {
        reader.note_title(row), heads.note(row);
        return true;
      }
      if (row.number == map().heading_row) {
        has_headings = true;
        read_headings(row);
        return out.mistakes.size() == mistakes;
      }
      if (!has_headings) return false;
      if (std::all_of(row.cells.begin(), row.cells.end(), [](const grid::Cell& c) { return c.type == grid::Cell::Type::empty; }))
        return true;
      if (reader.row = &row; heads.repeats(row)) return leave(reader, LeftOut::Why::headings, {}), true;
      unplaced.look_at(row, map(), raw_headings.size(), grid.sheets[sheet]);
      evidence.look_at(row, map());
      const grid::Row whole = fill_down(row);
      reader.row = &whole;
      unmet.look_at(reader);
      if (left_out(reader)) return true;
      unasked.look_at(row);
      take(reader);
      return true;
    });
    out.rounded += reader.counts.rounded;
    out.without_unit += reader.counts.without_unit;
    out.scaled += reader.counts.scaled;
    out.shown_otherwise += reader.counts.shown_otherwise;
    if (!done || !has_headings) {
      const grid::Fault fault = done ? grid::Fault{grid::FaultKind::heading_row} : done.error();
      out.mistakes.push_back(
          about_file(Code::F07, grid::wording(fault.kind),
                     fault.row != 0 ? cell_name(grid.sheets[sheet].name, fault.row, fault.column) : std::to_string(map().heading_row)));
    }
    if (done && has_headings) tell_outside(map(), widest, out.mistakes);
    if (!once_more) unplaced.tell(out.mistakes);
    read_again = evidence.settle(map(), grid.sheets[sheet].name, out.mistakes) || read_again;
    if (grid.has_columns)
      unasked.tell(sheet, map().heading_row, grid.sheets[sheet].name, grid.sheets.size() > 1, headings, told_columns, out);
    const bool good = out.mistakes.size() == mistakes;
    sum_check.tell(out.mistakes);
    unmet.tell(grid.sheets[sheet].name, out.mistakes);
    std::move(lone_goals.begin(), lone_goals.end(), std::back_inserter(out.mistakes));
    return good;
  }

  void write(std::string_view title, const ColumnMap& first) {
    Chunk all;
    std::size_t bytes = notes.text.size() + refused.text.size() + 1024;
    for (UnitText& unit : units) {
      bytes += unit.text.text.size();
      unit.ids = {}, unit.taken = {}, unit.drafts = {};
    }
    all.text.reserve(bytes);
    all.from({});
    all.append(fmt::format("# Inläst ur {}.\n", title));
    if (!first.use.empty()) all.append(fmt::format("\nanvänd: {}\n", first.use));
    for (UnitText& unit : units) {
      for (const PostPieces& post : unit.posts) write_post(unit.text, post, first.unit_of_amounts);
      all.append(unit.text);
      unit.text = {};
    }
    if (!notes.text.empty()) {
      all.from({});
      all.append("\n# Text i tabellen som inte hör till någon post:\n");
      all.append(notes);
    }
    if (!refused.text.empty()) {
      all.from({});
      all.append(fmt::format("\n{}\n", refused_rows));
      all.append(refused);
    }
    out.text = std::move(all.text);
    out.origin.cells = std::move(all.cells);
    for (Mistake& m : all.mistakes) out.mistakes.push_back(std::move(m));
    for (const grid::Sheet& sheet : grid.sheets) out.origin.sheets.push_back(sheet.name);
  }
};

}  // namespace

Imported import_grid(const grid::Grid& grid, ColumnMap& map, const PlanNames& names, std::string_view title,
                     const ToldColumns& told_columns) {
  Imported out;
  // Once more where the numbers show that they are written in another way than the map has it.
  for (int time = 0; time < 2; ++time) {
    out = {};
    Importer importer{grid, names, out, told_columns};
    importer.formats = NumberFormats(grid.formats);
    bool good = true;
    const auto read = [&](ColumnMap& of) {
      bool any = false;
      for (std::size_t sheet = 0; good && sheet < grid.sheets.size(); ++sheet) {
        if (!is_of_sheet(of, grid.sheets[sheet], sheet)) continue;
        any = true;
        good = importer.read_sheet(sheet, of);
      }
      if (!any) out.mistakes.push_back(about_file(Code::F07, "blad-saknas", of.sheet));
    };
    read(map);
    for (ColumnMap& more : map.more) read(more);
    importer.find_lost_comments();
    importer.write(title, map);
    if (!importer.read_again) break;
  }
  return out;
}

}  // namespace malkoll::importing
