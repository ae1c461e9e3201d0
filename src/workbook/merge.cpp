#include "workbook/merge.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "text/told.h"

namespace malkoll::workbook {

namespace {

bool is_same(const CellValue& a, const CellValue& b) { return a.type == b.type && a.text == b.text && a.number == b.number; }

/// What a row says: its cells by their headings, but for those that are made by formulas.
std::map<std::string, const CellValue*> cells_of(const SheetRows& sheet, const SheetRow& row) {
  std::map<std::string, const CellValue*> cells;
  for (std::size_t c = 0; c < std::min(row.cells.size(), sheet.columns.size()); ++c) {
    const SheetColumn& column = sheet.columns[c];
    if (column.layout == nullptr || column.layout->role == ColumnRole::check || row.cells[c].type == CellValue::Type::empty) continue;
    cells[heading(column)] = &row.cells[c];
  }
  return cells;
}

/// The heading of the first cell in which two rows differ; empty: in none.
std::string difference(const SheetRows& sheet_a, const SheetRow& a, const SheetRows& sheet_b, const SheetRow& b) {
  const auto first = cells_of(sheet_a, a), second = cells_of(sheet_b, b);
  for (const auto& [name, value] : first) {
    const auto other = second.find(name);
    if (other == second.end() || !is_same(*value, *other->second)) return name;
  }
  const auto more = std::find_if(second.begin(), second.end(), [&](const auto& cell) { return !first.contains(cell.first); });
  return more == second.end() ? std::string() : more->first;
}

struct Merger {
  const std::vector<MergePart>& parts;
  Merged& out;
  std::vector<SheetRows> sheets = {};
  struct First {
    std::size_t part, sheet, row;  ///< in `sheets`
  };
  std::unordered_map<std::string, First> taken = {};
  std::unordered_map<std::string, std::vector<std::size_t>> written_in = {};  ///< row → the parts that were written with it

  [[nodiscard]] bool was_written_in(const std::string& name, std::size_t part) const {
    const auto found = written_in.find(name);
    return found != written_in.end() && std::find(found->second.begin(), found->second.end(), part) != found->second.end();
  }

  /// True where the row has been taken from an earlier workbook already.
  bool known(const std::string& name, std::size_t part, const SheetRows& sheet, const SheetRow& row) {
    const auto first = taken.find(name);
    if (first == taken.end() || first->second.part == part || !written_in.contains(name))
      return false;  // each workbook numbers its new rows
    const std::string at = difference(sheets[first->second.sheet], sheets[first->second.sheet].rows[first->second.row], sheet, row);
    const std::string& earlier = parts[first->second.part].name;
    const bool shared = was_written_in(name, part) && was_written_in(name, first->second.part);
    if (!at.empty()) {
      out.conflicts = true;
      out.moves.push_back(
          shared
              ? told("raden {} säger olika i {} och {} (»{}«); den första gäller", shown_row(name), earlier, parts[part].name, at)
              : told("raden {} står i både {} och {} och säger olika (»{}«); båda är med", shown_row(name), earlier, parts[part].name, at));
      return shared;
    }
    if (!shared)
      out.moves.push_back(told("raden {} står i både {} och {}; den är med en gång", shown_row(name), earlier, parts[part].name));
    return true;
  }

  /// What the workbook does not say any more, or says once too often.
  void tell_losses(const MergePart& part) {
    for (const OwnRows::Altered& altered : part.rows.altered) {
      out.conflicts = true;
      out.moves.push_back(told("rubriken är ändrad för kolumnen {} i {}, och den är inte med", altered.heading, part.name));
    }
    for (const OwnRows::LostColumn& lost : part.rows.lost_columns) {
      out.conflicts = out.conflicts || lost.counts;
      out.moves.push_back(told("kolumnen »{}« är borttagen ur {}", lost.heading, part.name));
    }
    for (const OwnRows::Sum& sum : part.rows.sums) {
      using Kind = OwnRows::Sum::Kind;
      out.conflicts = out.conflicts || sum.kind != Kind::left;
      out.moves.push_back(sum.kind == Kind::left
                              ? told("inte med: {} på bladet Poster i {}, som är summan av raderna ovanför", row_place(sum), part.name)
                              : told("{} på bladet Poster i {} kan vara en summa, men är läst som en post", row_place(sum), part.name));
    }
    if (part.rows.unfilled) out.moves.push_back(told("inlämningen i {} har inga poster", part.name));
  }

  void take(std::size_t part) {
    tell_losses(parts[part]);
    std::unordered_set<std::uint32_t> left_out;  // rows of Poster
    for (const SheetRows& sheet : parts[part].rows.sheets) {
      SheetRows& kept = sheets.emplace_back(SheetRows{sheet.layout, sheet.columns, {}});
      for (const SheetRow& row : sheet.rows) {
        const std::string name = row_name(sheet, row);
        if (!name.empty() && known(name, part, sheet, row)) {
          if (sheet.layout->kinds[0] == Kind::post) left_out.insert(row.row);
          continue;
        }
        if (!name.empty()) taken.try_emplace(name, First{part, sheets.size() - 1, kept.rows.size()});
        kept.rows.push_back(row);
      }
    }
    for (const OwnRows::PostAmount& amount : parts[part].rows.amounts) {
      if (!left_out.contains(amount.row)) importing::add_to(out.sums, amount.of, amount.ore);
    }
  }

  /// Each row that the workbooks were written with, against where it stands now.
  void find_moves() {
    std::unordered_set<std::string> seen;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      for (const std::string& name : parts[part].rows.written) {
        if (parts[part].rows.ids.contains(name) || !seen.insert(name).second) continue;
        const auto now = taken.find(name);
        if (now == taken.end()) {
          out.moves.push_back(told("raden {} är borttagen ur {}", shown_row(name), parts[part].name));
        } else if (!was_written_in(name, now->second.part)) {
          out.moves.push_back(told("raden {} är flyttad från {} till {}", shown_row(name), parts[part].name, parts[now->second.part].name));
        }
      }
    }
  }
};

}  // namespace

Merged merge(const std::vector<MergePart>& parts) {
  Merged out;
  Merger merger{parts, out};
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const std::string& name : parts[part].rows.written) merger.written_in[name].push_back(part);
  }
  for (std::size_t part = 0; part < parts.size(); ++part) merger.take(part);
  merger.find_moves();
  for (const auto& [key, ore] : sums_in_lines(merger.sheets)) importing::add_to(out.sums, key, ore);
  for (const RowLine& line : lines_of(merger.sheets)) out.text.append(line.text).append("\n");
  return out;
}

}  // namespace malkoll::workbook
