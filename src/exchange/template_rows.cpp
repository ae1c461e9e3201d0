#include "exchange/template_rows.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "exchange/template_cells.h"
#include "keywords.h"
#include "text/lines.h"

namespace malkoll {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// What the column `written` says: lines as the cells give them, and how to write them.
class Spellings {
 public:
  explicit Spellings(std::string_view cell) {
    std::string from;
    std::string to;
    const auto keep = [&] {
      if (!from.empty() && !to.empty()) spellings_.push_back({std::move(from), std::move(to)});
      from.clear();
      to.clear();
    };
    for_lines(cell, [&](std::string_view line) {
      const bool indented = line.starts_with(' ');
      if (!indented && !to.empty()) keep();
      std::string& side = indented ? to : from;
      if (!side.empty()) side += '\n';
      side += line;
    });
    keep();
  }

  /// How a property is to be written; as it is given where nothing is said.
  std::string apply(const std::string& text) {
    for (Spelling& s : spellings_) {
      if (s.used || s.from != text) continue;
      s.used = true;
      return s.to;
    }
    std::string out;
    const std::string head = text.substr(0, text.find(':'));
    for (Spelling& s : spellings_) {  // the cell was changed: the comments stay
      if (s.used || s.from.substr(0, s.from.find(':')) != head) continue;
      s.used = true;
      out += comments(s.to);
    }
    bool first = true;
    for_lines(text, [&](std::string_view line) {
      out.append(first ? "" : "\n").append(first ? "  " : "    ").append(line);
      first = false;
    });
    return out;
  }

  /// The comments of properties that no cell has any longer.
  std::string rest() const {
    std::string out;
    for (const Spelling& s : spellings_) out += s.used ? "" : comments(s.to);
    if (!out.empty()) out.pop_back();
    return out;
  }

 private:
  struct Spelling {
    std::string from, to;
    bool used = false;
  };

  static std::string comments(std::string_view text) {
    std::string out;
    for_lines(text, [&](std::string_view line) {
      if (trim(line).starts_with('#')) out.append(line).append("\n");
    });
    return out;
  }

  std::vector<Spelling> spellings_;
};

class Writer {
 public:
  explicit Writer(const std::vector<SheetRows>& sheets) : sheets_(sheets) {
    for (std::size_t s = 0; s < sheets.size(); ++s) {
      done_.emplace_back(sheets[s].rows.size(), false);
      for (std::size_t r = 0; r < sheets[s].rows.size(); ++r) enter(s, r);
    }
  }

  std::vector<RowLine> all() {
    for_kind(Kind::municipality, [&](Place p) { write(p, Kind::municipality); });
    for_kind(Kind::plan, [&](Place p) { write_plan(p); });
    if (rows_of(Kind::plan).empty()) write_plan_parts("");
    for_kind(Kind::budget, [&](Place p) { write_budget(p); });
    for (const Kind kind : {Kind::committee_goal, Kind::company_goal, Kind::post}) {
      for_kind(kind, [&](Place p) { write_orphans(p); });
    }
    for_kind(Kind::follow_up, [&](Place p) { write(p, Kind::follow_up); });
    // What belongs to nothing that is there.
    for (std::size_t k = 0; k < kind_count; ++k) {
      for_kind(static_cast<Kind>(k), [&](Place p) { write_with_indicators(p, static_cast<Kind>(k)); });
    }
    return std::move(lines_);
  }

 private:
  struct Place {
    std::size_t sheet, row;
  };

  const CellValue& cell(Place p, std::size_t column) const {
    static const CellValue none;
    const SheetRow& row = sheets_[p.sheet].rows[p.row];
    return column < row.cells.size() ? row.cells[column] : none;
  }
  std::size_t column(Place p, ColumnRole role) const {
    const auto& columns = sheets_[p.sheet].columns;
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const SheetColumn& c) { return c.layout != nullptr && c.layout->role == role; });
    return found == columns.end() ? nowhere : static_cast<std::size_t>(found - columns.begin());
  }
  const CellValue& cell(Place p, ColumnRole role) const { return cell(p, column(p, role)); }
  std::string id(Place p, ColumnRole role) const { return id_text(cell(p, role)); }

  void enter(std::size_t s, std::size_t r) {
    const Place p{s, r};
    const SheetLayout& layout = *sheets_[s].layout;
    Kind kind = layout.kinds[0];
    const std::string given = lower(id(p, ColumnRole::kind));
    for (const Kind k : layout.kinds) kind = word(k) == given ? k : kind;
    if (is_empty(p, kind)) return;
    places_[static_cast<std::size_t>(kind)].push_back(p);
    const std::string owner = owner_of(p, kind);
    children_[static_cast<std::size_t>(kind)][owner].push_back(p);
  }

  /// What the row stands under: the id of its plan or målområde, its goal, or its unit.
  std::string owner_of(Place p, Kind kind) const {
    switch (kind) {
      case Kind::indicator: return id(p, ColumnRole::parent);
      case Kind::goal: {
        const std::string area = id(p, ColumnRole::parent);
        return area.empty() ? id(p, ColumnRole::plan) : "/" + area;  // apart from plans of the same name
      }
      case Kind::goal_area:
      case Kind::committee:
      case Kind::company: return id(p, ColumnRole::plan);
      default: return id(p, ColumnRole::unit);
    }
  }

  bool is_empty(Place p, Kind kind) const {
    const auto& columns = sheets_[p.sheet].columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].layout == nullptr) continue;
      const ColumnRole role = columns[c].layout->role;
      const bool counts = role == ColumnRole::unit ? kind == Kind::budget
                                                   : role != ColumnRole::row_id && role != ColumnRole::check && role != ColumnRole::kind &&
                                                         role != ColumnRole::plan && role != ColumnRole::written;
      const CellValue& value = cell(p, c);
      if (counts && (value.type == CellValue::Type::number || !trim(value.text).empty())) return false;
    }
    return true;
  }

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
    write(p, Kind::plan);
    write_plan_parts(id(p, ColumnRole::id));
    if (rows_of(Kind::plan).size() == 1) write_plan_parts("");
  }

  void write_plan_parts(const std::string& plan) {
    for_children(Kind::goal, plan, [&](Place p) { write_with_indicators(p, Kind::goal); });
    for_children(Kind::goal_area, plan, [&](Place p) {
      write(p, Kind::goal_area);
      for_children(Kind::goal, "/" + id(p, ColumnRole::id), [&](Place goal) { write_with_indicators(goal, Kind::goal); });
    });
    for (const Kind kind : {Kind::committee, Kind::company}) for_children(kind, plan, [&](Place p) { write(p, kind); });
  }

  void write_with_indicators(Place p, Kind kind) {
    write(p, kind);
    if (!is_goal(kind)) return;
    for_children(Kind::indicator, id(p, ColumnRole::id), [&](Place indicator) { write(indicator, Kind::indicator); });
  }

  void write_submission(const std::string& unit) {
    for (const Kind kind : {Kind::committee_goal, Kind::company_goal, Kind::post}) {
      for_children(kind, unit, [&](Place p) { write_with_indicators(p, kind); });
    }
  }

  void write_budget(Place p) {
    write(p, Kind::budget);
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

  void write(Place p, Kind kind) {
    done_[p.sheet][p.row] = true;
    if (!lines_.empty()) put(p, 0, "");
    write_note(p);
    write_head(p, kind);
    write_properties(p);
  }

  void write_note(Place p) {
    const std::size_t c = column(p, ColumnRole::note);
    if (cell(p, c).type == CellValue::Type::empty) return;
    for_lines(cell(p, c).text, [&](std::string_view line) {
      const std::string_view text = trim(line);
      const bool use = lower(text.substr(0, word(Key::use).size())) == word(Key::use);
      put(p, c, (text.empty() || text[0] == '#' || use ? "" : "# ") + std::string(text));
    });
  }

  void write_head(Place p, Kind kind) {
    const ColumnRole id_role = kind == Kind::budget ? ColumnRole::unit : ColumnRole::id;
    const std::size_t c = column(p, ColumnRole::title);
    const SheetColumn title_column = c == nowhere ? SheetColumn{} : sheets_[p.sheet].columns[c];
    std::string head(word(kind));
    if (const std::string text = id(p, id_role); !text.empty()) head += " " + text;
    head += ":";
    const std::string title = c == nowhere ? "" : value_text(title_column, cell(p, c));
    if (!title.empty() && title[0] != '\n') head += ' ';
    bool first = true;
    for_lines(title, [&](std::string_view line) {
      put(p, first ? column(p, id_role) : c, (first ? head : line.empty() ? "    |" : "    | ") + std::string(line));
      first = false;
    });
  }

  void write_properties(Place p) {
    const auto& columns = sheets_[p.sheet].columns;
    Spellings spellings(cell(p, ColumnRole::written).text);
    const auto put_property = [&](std::size_t c, const std::string& text) {
      for_lines(spellings.apply(text), [&](std::string_view line) { put(p, c, std::string(line)); });
    };
    bool list_done = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].layout == nullptr) continue;
      const ColumnRole role = columns[c].layout->role;
      if ((role == ColumnRole::goal || role == ColumnRole::share) && !std::exchange(list_done, true)) {
        const std::string list = goal_list(p);
        if (!list.empty()) put_property(c, property_text({columns[c].layout}, list));
      } else if (role == ColumnRole::property || role == ColumnRole::amount || role == ColumnRole::measure) {
        const std::string value = value_text(columns[c], cell(p, c));
        if (!value.empty()) put_property(c, property_text(columns[c], value));
      }
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

  std::string goal_list(Place p) const {
    const auto& columns = sheets_[p.sheet].columns;
    std::vector<std::pair<std::string, std::string>> items;  // by their numbers
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].layout == nullptr || columns[c].number == 0) continue;
      if (items.size() < columns[c].number) items.resize(columns[c].number);
      auto& item = items[columns[c].number - 1U];
      const bool goal = columns[c].layout->role == ColumnRole::goal;
      (goal ? item.first : item.second) = goal ? id_text(cell(p, c)) : share_text(cell(p, c));
    }
    std::string list;
    for (const auto& [goal, share] : items) {
      if (goal.empty() && share.empty()) continue;
      if (!list.empty()) list += ", ";
      list += goal;
      if (!share.empty()) list += " " + share;
    }
    return list;
  }

  const std::vector<SheetRows>& sheets_;
  std::vector<std::vector<bool>> done_;
  std::array<std::vector<Place>, kind_count> places_;
  std::array<std::unordered_map<std::string, std::vector<Place>>, kind_count> children_;
  std::vector<RowLine> lines_;
};

}  // namespace

std::vector<RowLine> template_lines(const std::vector<SheetRows>& sheets) { return Writer(sheets).all(); }

}  // namespace malkoll
