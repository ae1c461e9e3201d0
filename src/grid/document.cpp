#include "grid/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "text/cell_name.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/number.h"
#include "text/utf8.h"

namespace malkoll::grid {

InBoth place_in(const Block& table, std::uint32_t row, std::size_t column) {
  if (table.turned != 0) {
    Block upright{.number = table.number, .text = table.text};
    return place_in(upright, table.turned + static_cast<std::uint32_t>(column == 0 ? 0 : column - 1), row);
  }
  if (table.text == name_of_only_table)
    return column == 0 ? in_both("tabellen, rad {}", row) : in_both("tabellen!{}", cell_name("", row, static_cast<std::uint32_t>(column)));
  if (!table.text.empty())
    return column == 0 ? in_both("{}, rad {}", table.text, row)
                       : InBoth(cell_name_in_file(table.text, row, static_cast<std::uint32_t>(column)),
                                cell_name(table.text, row, static_cast<std::uint32_t>(column)));
  return column == 0 ? in_both("tabell {}, rad {}", table.number, row) : in_both("tabell {}, rad {}, kolumn {}", table.number, row, column);
}

Result<Document, Fault> document_of(const Grid& grid) {
  constexpr std::size_t most_rows = 20'000;  // no plan has more: it is a register
  Document document;
  for (std::size_t s = 0; s < grid.sheets.size(); ++s) {
    const Sheet& sheet = grid.sheets[s];
    if (sheet.hidden) {
      document.hidden_sheets.push_back(sheet.name);
      continue;
    }
    Block block{.kind = Block::Kind::table,
                .number = static_cast<std::uint32_t>(s + 1),
                .text = sheet.name.empty() ? std::string(name_of_only_table) : sheet.name};
    for (const Columns& columns : sheet.columns) {
      for (std::uint32_t c = columns.first; columns.hidden && c <= columns.last && c < columns.first + 1000; ++c) block.hidden.push_back(c);
    }
    bool too_long = false;
    const auto done = grid.read(s, [&](const Row& row) {
      too_long = block.rows.size() == most_rows;
      if (too_long) return false;
      DocumentRow& added = block.rows.emplace_back();
      added.number = row.number;
      if (row.hidden && std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.type != Cell::Type::empty; }))
        block.hidden_rows.push_back(row.number);
      for (const Cell& cell : row.cells) {
        const bool struck = cell.struck && cell.type != Cell::Type::empty;
        if (struck && !cell.covered) document.struck.emplace_back(cell.text);
        added.cells.push_back({struck ? Cell::Type::empty : cell.type, struck ? std::string() : std::string(cell.text), cell.covered});
      }
      return true;
    });
    if (!done) return failure(done.error());
    if (too_long) return failure(Fault{FaultKind::too_large});
    document.blocks.push_back(std::move(block));
  }
  return document;
}

namespace {

/// What stands above a table and may say whose it is, of which year, in what unit: its caption, and the headings that it stands under.
class Above {
 public:
  void add(const Block& block) {
    if (block.kind == Block::Kind::title) {
      constexpr std::size_t most_titles = 5;
      if (titles_.size() < most_titles) titles_.push_back(block.text);
    } else if (block.kind == Block::Kind::heading) {
      while (!headings_.empty() && headings_.back().first >= block.level) headings_.pop_back();
      headings_.emplace_back(block.level, block.text);
    }
    add_to_letterhead(block);
    if (block.kind == Block::Kind::paragraph) lines_.push_back(block.text);
    else if (block.kind != Block::Kind::item && block.kind != Block::Kind::box) lines_.clear();
  }

  /// The nearest first. Running text says much that is not of the table: only the short lines right above it are asked.
  [[nodiscard]] std::vector<std::string> texts() const {
    constexpr std::size_t most_lines = 3;
    std::vector<std::string> texts;
    for (auto line = lines_.rbegin(); line != lines_.rend() && texts.size() < most_lines && may_be_caption(*line); ++line)
      texts.push_back(*line);
    for (auto heading = headings_.rbegin(); heading != headings_.rend(); ++heading) texts.push_back(heading->second);
    texts.insert(texts.end(), titles_.begin(), titles_.end());
    if (!letterhead_.empty()) texts.push_back(letterhead_);
    return texts;
  }

 private:
  static bool is_addressee(const std::string& line) { return line.starts_with("Till ") || line.starts_with("Till:"); }

  /// Neither a sentence, nor one who gets the letter, nor money of its own.
  static bool may_be_caption(const std::string& line) {
    constexpr std::size_t longest_line = 100;
    const bool caption = line.starts_with("Tabell ") || line.starts_with("Belopp") || line.starts_with("Alla belopp");
    return line.size() <= longest_line && (caption || !line.ends_with('.')) && !is_addressee(line) && amounts_in(line).empty();
  }

  /// The short lines with which a letter begins say whose it is, and to whom it goes: as one text, of which two names tell nothing. Its dates and
  /// numbers are those of the letter.
  void add_to_letterhead(const Block& block) {
    constexpr std::size_t longest_line = 80, longest_head = 500;
    in_letterhead_ = in_letterhead_ && letterhead_.size() < longest_head;
    const bool line = block.kind == Block::Kind::paragraph && block.text.size() <= longest_line && !block.text.ends_with('.');
    in_letterhead_ = in_letterhead_ && (line || block.kind == Block::Kind::title || block.kind == Block::Kind::box);
    if (!in_letterhead_ || !line || is_addressee(block.text) || block.text.find_first_of("0123456789") != std::string::npos) return;
    letterhead_.append(letterhead_.empty() ? "" : ", ").append(block.text);
  }

  std::vector<std::pair<std::uint32_t, std::string>> headings_;  // level and text
  std::vector<std::string> titles_, lines_;
  std::string letterhead_;
  bool in_letterhead_ = true;
};

using Notes = std::unordered_map<std::string, std::string>;  // by mark

std::string note_of(const std::string& mark, const Notes& notes) {
  const auto found = notes.find(mark);
  if (found != notes.end()) return mark + ": " + found->second;
  return mark.find_first_not_of("0123456789") == std::string::npos ? "not " + mark : mark;
}

/// Every kind of blank as an ordinary one.
std::string plain_blanks(std::string_view text) {
  std::string plain;
  const char* const last = text.data() + text.size();
  for (const char* at = text.data(); at != last;) {
    const std::size_t blank = *at == '\n' ? 1 : detail::blank_length(at, last);
    plain += blank > 0 ? ' ' : *at;
    at += std::max<std::size_t>(blank, 1);
  }
  return plain;
}

}  // namespace

std::string amounts_in(std::string_view text) {
  std::string all, number;
  const auto is_numeric = [](std::string_view word) {
    for (const std::string_view sign : {"-", "\xE2\x88\x92", "\xE2\x80\x93", "+"})
      word.remove_prefix(word.starts_with(sign) ? sign.size() : 0);
    return !word.empty() && is_digit(word.front()) && is_digit(word.back()) &&
           word.find_first_not_of("0123456789,.") == std::string_view::npos;
  };
  const auto is_year = [](std::string_view digits) {
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
  };  // Budget 2026 tkr
  const std::string plain = plain_blanks(text);
  for (std::string_view rest = plain; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
    const std::string_view bare = word.substr(0, word.find_last_not_of(".,;:!?)\"") + 1);
    const std::string folded = fold(bare);
    const bool unit = amount_unit(folded) != AmountUnit::none || folded == "kronor" || folded == "miljoner" || folded == "miljarder";
    if (unit && !number.empty() && !is_year(number)) all.append(all.empty() ? "" : ", ").append(number).append(" ").append(bare);
    if (is_numeric(word)) number.append(number.empty() ? "" : " ").append(word);
    else if (!word.empty()) number.clear();
  }
  return all;
}

std::string struck_in(const Document& document) {
  constexpr std::size_t shown = 5, longest = 60;
  std::string all;
  for (std::size_t n = 0; n < std::min(document.struck.size(), shown); ++n) {
    const std::string text = tidy_lines(document.struck[n]);
    const std::size_t end = letter_end(text, std::min(text.size(), longest));
    all += fmt::format("{}»{}{}«", all.empty() ? "" : ", ", text.substr(0, end), end < text.size() ? " …" : "");
  }
  return all + (document.struck.size() > shown ? " …" : "");
}

Grid grid_of(Document document) {
  Grid grid;
  Above above;
  auto tables = std::make_shared<std::vector<Block>>();
  Notes footnotes;
  for (Footnote& note : document.footnotes) footnotes.emplace(std::move(note.mark), std::move(note.text));
  for (Block& block : document.blocks) {
    const bool table = block.kind == Block::Kind::table;
    std::vector<std::string> texts = table ? above.texts() : std::vector<std::string>();
    above.add(block);
    if (!table) continue;
    Sheet& sheet = grid.sheets.emplace_back();
    sheet.name = table_name(block.number);
    sheet.above = std::move(texts);
    for (const DocumentRow& row : block.rows) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        std::string notes;
        for (const std::string& mark : row.cells[c].marks) notes.append(notes.empty() ? "" : "\n").append(note_of(mark, footnotes));
        if (!notes.empty() && !row.cells[c].covered)
          sheet.comments.push_back({row.number, static_cast<std::uint32_t>(c + 1), std::move(notes)});
      }
    }
    tables->push_back(std::move(block));
  }
  grid.only_texts = true;
  grid.read = [tables](std::size_t sheet, RowSink sink) -> Result<void, Fault> {
    std::vector<Cell> cells;
    for (const DocumentRow& row : (*tables)[sheet].rows) {
      cells.clear();
      for (const DocumentCell& cell : row.cells)
        cells.push_back({.type = cell.type, .text = cell.text, .raw = cell.under, .covered = cell.covered});
      if (!sink({row.number, false, cells})) break;
    }
    return {};
  };
  return grid;
}

}  // namespace malkoll::grid
