#include "workbook/rows.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "import/spellings.h"
#include "keywords.h"
#include "text/lines.h"
#include "workbook/cell_texts.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

class Writer {
 public:
  explicit Writer(const std::vector<SheetRows>& sheets) : sheets_(sheets) {
    for (const SheetRows& sheet : sheets) {
      const bool of_plan = sheet.layout->kinds[0] == Kind::plan;
      has_plan_ = has_plan_ || (of_plan && std::any_of(sheet.rows.begin(), sheet.rows.end(),
                                                       [&](const SheetRow& row) { return !is_blank(sheet, row); }));
    }
    for (std::size_t s = 0; s < sheets.size(); ++s) {
      done_.emplace_back(sheets[s].rows.size(), false);
      for (std::size_t r = 0; r < sheets[s].rows.size(); ++r) enter(s, r);
    }
  }

  std::vector<RowLine> all() {
    for_kind(Kind::municipality, [&](Place p) { write(p); });
    for_kind(Kind::plan, [&](Place p) { write_plan(p); });
    if (rows_of(Kind::plan).empty()) write_plan_parts("");
    for_kind(Kind::budget, [&](Place p) { write_budget(p); });
    for (const Kind kind : in_submission) for_kind(kind, [&](Place p) { write_orphans(p); });
    for_kind(Kind::follow_up, [&](Place p) { write(p); });
    // What belongs to nothing that is there.
    for (std::size_t k = 0; k < kind_count; ++k) {
      for_kind(static_cast<Kind>(k), [&](Place p) { write_with_indicators(p); });
    }
    return std::move(lines_);
  }

 private:
  static constexpr std::array in_submission = {Kind::committee_goal, Kind::assignment, Kind::post};

  struct Place {
    std::size_t sheet, row;
    Kind kind = Kind::unknown;
  };

  const CellValue& cell(Place p, std::size_t column) const {
    static const CellValue none;
    const SheetRow& row = sheets_[p.sheet].rows[p.row];
    return column < row.cells.size() ? row.cells[column] : none;
  }
  std::size_t column(Place p, ColumnRole role) const {
    const auto& columns = sheets_[p.sheet].columns;
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const SheetColumn& c) { return c.layout != nullptr && c.layout->role == role; });
    return found == columns.end() ? nowhere : static_cast<std::size_t>(found - columns.begin());
  }
  const CellValue& cell(Place p, ColumnRole role) const { return cell(p, column(p, role)); }
  std::string id(Place p, ColumnRole role) const { return id_text(cell(p, role)); }

  void enter(std::size_t s, std::size_t r) {
    Place p{s, r};
    const SheetLayout& layout = *sheets_[s].layout;
    p.kind = layout.kinds[0];
    const std::string given = lower(id(p, ColumnRole::kind));
    for (const Kind k : layout.kinds) p.kind = word(k) == given ? k : p.kind;
    if (is_blank(sheets_[s], sheets_[s].rows[r])) return;
    const auto group = static_cast<std::size_t>(group_of(p.kind));
    places_[group].push_back(p);
    children_[group][owner_of(p)].push_back(p);
  }

  /// Kinds that stand among each other are held together.
  static Kind group_of(Kind kind) {
    if (is_unit(kind)) return Kind::committee;
    return is_own_goal(kind) ? Kind::committee_goal : kind;
  }

  /// What the row stands under: its plan, the målområde or goal in its plan, or its unit.
  std::string owner_of(Place p) const {
    switch (p.kind) {
      case Kind::indicator: return inside(id(p, ColumnRole::plan), id(p, ColumnRole::parent));
      case Kind::goal: {
        const std::string area = id(p, ColumnRole::parent);
        return area.empty() ? id(p, ColumnRole::plan) : inside(id(p, ColumnRole::plan), area);
      }
      case Kind::goal_area:
      case Kind::committee:
      case Kind::company: return id(p, ColumnRole::plan);
      case Kind::assignment: {
        const std::string unit = id(p, ColumnRole::unit);
        const std::string plan = id(p, ColumnRole::plan);
        return unit.empty() && (has_plan_ || !plan.empty()) ? inside("plan", plan) : unit;  // the plan's, or of the only submission
      }
      default: return id(p, ColumnRole::unit);
    }
  }

  static std::string inside(const std::string& plan, const std::string& parent) { return plan + "/" + parent; }

  const std::vector<Place>& rows_of(Kind kind) const { return places_[static_cast<std::size_t>(kind)]; }

  template <typename F>
  void for_kind(Kind kind, F each) {
    for (const Place p : rows_of(kind)) {
      if (!done_[p.sheet][p.row]) each(p);
    }
  }
  template <typename F>
  void for_children(Kind kind, const std::string& owner, F each) {
    const auto& rows = children_[static_cast<std::size_t>(kind)];
    const auto found = rows.find(owner);
    if (found == rows.end()) return;
    for (const Place p : found->second) {
      if (!done_[p.sheet][p.row]) each(p);
    }
  }

  void put(Place p, std::size_t column, std::string text) {
    lines_.push_back({std::move(text), p.sheet, p.row, column == nowhere ? 0 : column});
  }

  void write_plan(Place p) {
    write(p);
    const bool only = rows_of(Kind::plan).size() == 1;
    for_children(Kind::indicator, inside(id(p, ColumnRole::id), ""), [&](Place indicator) { write(indicator); });
    if (only) for_children(Kind::indicator, inside("", ""), [&](Place indicator) { write(indicator); });
    write_plan_parts(id(p, ColumnRole::id));
    if (only) write_plan_parts("");
  }

  void write_plan_parts(const std::string& plan) {
    for_children(Kind::goal, plan, [&](Place p) { write_with_indicators(p); });
    for_children(Kind::goal_area, plan, [&](Place p) {
      write(p);
      for_parts(Kind::indicator, p, [&](Place indicator) { write(indicator); });
      for_parts(Kind::goal, p, [&](Place goal) { write_with_indicators(goal); });
    });
    for_children(Kind::assignment, inside("plan", plan), [&](Place p) { write(p); });
    for_children(Kind::committee, plan, [&](Place p) { write(p); });
  }

  /// What stands under a row: with its plan, or where the plan is left out.
  template <typename F>
  void for_parts(Kind kind, Place p, F each) {
    for_children(kind, inside(id(p, ColumnRole::plan), id(p, ColumnRole::id)), each);
    for_children(kind, inside("", id(p, ColumnRole::id)), each);
  }

  void write_with_indicators(Place p) {
    write(p);
    if (is_goal(p.kind)) for_parts(Kind::indicator, p, [&](Place indicator) { write(indicator); });
  }

  void write_submission(const std::string& unit) {
    for (const Kind kind : in_submission) for_children(kind, unit, [&](Place p) { write_with_indicators(p); });
  }

  void write_budget(Place p) {
    write(p);
    write_submission(id(p, ColumnRole::unit));
    if (rows_of(Kind::budget).size() == 1) write_submission("");
  }

  /// A row whose unit has no row in Inlämning: it must not fall to the submission above it.
  void write_orphans(Place p) {
    const std::string unit = id(p, ColumnRole::unit);
    put(p, column(p, ColumnRole::unit), "");
    put(p, column(p, ColumnRole::unit), std::string(word(Kind::budget)) + (unit.empty() ? "" : " ") + unit + ":");
    write_submission(unit);
  }

  void write(Place p) {
    done_[p.sheet][p.row] = true;
    // A goal stands right below its målområde, and an indicator right below its goal, where no note says otherwise.
    const bool close = p.kind == Kind::indicator || (p.kind == Kind::goal && last_kind_ == Kind::goal_area);
    if (!lines_.empty() && !close) put(p, 0, "");
    last_kind_ = p.kind;
    importing::Spellings spellings(cell(p, ColumnRole::written).text);
    write_note(p);
    write_head(p, spellings);
    write_properties(p, spellings);
  }

  void write_note(Place p) {
    const std::size_t c = column(p, ColumnRole::note);
    if (cell(p, c).type == CellValue::Type::empty) return;
    if (says_nothing(cell(p, c).text)) return put(p, c, "");  // a blank line
    for_lines(cell(p, c).text, [&](std::string_view line) {
      const std::string_view text = trim(line);
      const bool use = lower(text.substr(0, word(Key::use).size())) == word(Key::use);
      put(p, c, (text.empty() || text[0] == '#' || use ? "" : "# ") + std::string(text));
    });
  }

  void write_head(Place p, importing::Spellings& spellings) {
    const ColumnRole id_role = p.kind == Kind::budget ? ColumnRole::unit : ColumnRole::id;
    const std::size_t c = column(p, ColumnRole::title);
    std::string head(word(p.kind));
    if (const std::string text = id(p, id_role); !text.empty()) head += " " + text;
    const std::string title = c == nowhere ? "" : value_text(sheets_[p.sheet].columns[c], cell(p, c));
    bool first = true;
    for_lines(spellings.heading(value_line(head, title)),
              [&](std::string_view line) { put(p, std::exchange(first, false) ? column(p, id_role) : c, std::string(line)); });
  }

  struct Given {
    std::string text;  ///< at the margin
    std::size_t column;
    std::ptrdiff_t position;
  };

  /// What the cells of a row say, in the order of the columns.
  std::vector<Given> given(Place p) const {
    const auto& columns = sheets_[p.sheet].columns;
    std::vector<Given> properties;
    bool list_done = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].layout == nullptr) continue;
      const ColumnRole role = columns[c].layout->role;
      if ((role == ColumnRole::goal || role == ColumnRole::share) && !std::exchange(list_done, true)) {
        const std::string list = goal_list(columns, sheets_[p.sheet].rows[p.row].cells);
        if (!list.empty()) properties.push_back({property_text({columns[c].layout}, list), c, -1});
      } else if (role == ColumnRole::property || role == ColumnRole::amount || role == ColumnRole::measure) {
        const std::string value = value_text(columns[c], cell(p, c));
        if (!value.empty()) properties.push_back({property_text(columns[c], value), c, -1});
      }
    }
    return properties;
  }

  void write_properties(Place p, importing::Spellings& spellings) {
    std::vector<Given> properties = given(p);
    std::ptrdiff_t position = -1;
    for (Given& g : properties) {  // one that is new stands where its column stands
      const std::ptrdiff_t told = spellings.position(g.text);
      g.position = position = told >= 0 ? told : position;
    }
    std::stable_sort(properties.begin(), properties.end(), [](const Given& a, const Given& b) { return a.position < b.position; });
    for (const Given& g : properties) {
      for_lines(spellings.property(g.text), [&](std::string_view line) { put(p, g.column, std::string(line)); });
    }
    const std::size_t c = column(p, ColumnRole::lines);
    const auto put_lines = [&](std::size_t at, const std::string& text) {
      if (text.empty()) return;
      for_lines(text, [&](std::string_view line) { put(p, at, (trim(line).empty() ? "" : "  ") + std::string(line)); });
    };
    for_lines(spellings.rest(), [&](std::string_view line) {
      if (!line.empty()) put(p, c, std::string(line));
    });
    put_lines(c, cell(p, c).text);
  }

  const std::vector<SheetRows>& sheets_;
  std::vector<std::vector<bool>> done_;
  std::array<std::vector<Place>, kind_count> places_;
  std::array<std::unordered_map<std::string, std::vector<Place>>, kind_count> children_;
  std::vector<RowLine> lines_;
  Kind last_kind_ = Kind::unknown;
  bool has_plan_ = false;
};

}  // namespace

bool is_blank(const SheetRows& sheet, const SheetRow& row) {
  for (std::size_t c = 0; c < std::min(sheet.columns.size(), row.cells.size()); ++c) {
    if (sheet.columns[c].layout == nullptr) continue;
    const ColumnRole role = sheet.columns[c].layout->role;
    const bool counts = role == ColumnRole::unit ? sheet.layout->kinds[0] == Kind::budget
                                                 : role != ColumnRole::row_id && role != ColumnRole::check && role != ColumnRole::kind &&
                                                       role != ColumnRole::plan && role != ColumnRole::written;
    if (counts && (row.cells[c].type == CellValue::Type::number || !says_nothing(row.cells[c].text))) return false;
  }
  return true;
}

std::vector<RowLine> lines_of(const std::vector<SheetRows>& sheets) { return Writer(sheets).all(); }

}  // namespace malkoll::workbook
