#include "workbook/formulas.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>

#include "grid/xlsx_sheet.h"
#include "grid/xml_cutter.h"
#include "text/cell_name.h"
#include "text/digit.h"
#include "text/letter.h"
#include "text/utf8.h"

namespace malkoll::workbook {

namespace {

std::optional<grid::Range> range_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = grid::read_reference(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : grid::read_reference(text.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return grid::Range{first->row, last->row, first->column, last->column};
}

/// One end of a reference: `$B$4`, `B`, `4`.
struct End {
  std::optional<std::int64_t> row, column;
  bool fixed_row = false, fixed_column = false;
};

std::optional<End> end_of(std::string_view word) {
  End end;
  const auto dollar = [&] {
    const bool there = word.starts_with('$');
    word.remove_prefix(there ? 1 : 0);
    return there;
  };
  bool fixed = dollar();
  const auto letters = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_ascii_letter) - word.begin());
  if (letters > 0) {
    const auto column = column_of(word.substr(0, letters));
    if (!column) return std::nullopt;
    end.column = *column;
    end.fixed_column = fixed;
    word.remove_prefix(letters);
    fixed = dollar();
  }
  if (!word.empty()) {
    std::int64_t row = 0;
    const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), row);
    if (error != std::errc() || rest != word.data() + word.size() || row < 1) return std::nullopt;
    end.row = row;
    end.fixed_row = fixed;
  }
  return end.row || end.column ? std::optional(end) : std::nullopt;
}

bool is_word(char c) {
  return is_digit(c) || is_ascii_letter(c) || c == '_' || c == '.' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

/// A sheet's name between quotation marks, doubled where it holds one; `at` moves from the first of them behind the last.
std::string quoted_name(std::string_view text, std::size_t& at) {
  std::string name;
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\'' && (at + 1 == text.size() || text[at + 1] != '\'')) break;
    if (text[at] == '\'') ++at;
    name += text[at];
  }
  ++at;
  return name;
}

/// What a formula means by two ends, where it is copied to.
grid::Range range_of(const Formula& formula, const End& first, const End& last) {
  constexpr std::int64_t most_rows = 1'048'576, most_columns = 16'384;
  const auto moved = [](const std::optional<std::int64_t>& value, bool fixed, std::int64_t by, std::int64_t otherwise) {
    return value ? *value + (fixed ? 0 : by) : otherwise;
  };
  const auto as = [](std::int64_t value, std::int64_t most) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 1, most));
  };
  std::int64_t top = moved(first.row, first.fixed_row, formula.down, 1), bottom = moved(last.row, last.fixed_row, formula.down, most_rows);
  std::int64_t left = moved(first.column, first.fixed_column, formula.right, 1),
               right = moved(last.column, last.fixed_column, formula.right, most_columns);
  if (top > bottom) std::swap(top, bottom);
  if (left > right) std::swap(left, right);
  return {as(top, most_rows), as(bottom, most_rows), as(left, most_columns), as(right, most_columns)};
}

/// Calls `each` with the sheet (empty: the formula's own) and the range of every reference in a formula.
void for_references(const Formula& formula, FunctionRef<void(std::string_view sheet, const grid::Range& range)> each) {
  const std::string_view text = formula.text;
  std::string sheet;
  const auto word_at = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    return text.substr(at, end - at);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      at = std::min(text.find('"', at + 1), text.size() - 1) + 1;
      continue;
    }
    if (text[at] == '\'') {
      std::string name = quoted_name(text, at);
      if (at < text.size() && text[at] == '!') sheet = std::move(name), ++at;
      continue;
    }
    const std::string_view word = word_at(at);
    if (word.empty()) {
      sheet.clear();
      ++at;
      continue;
    }
    at += word.size();
    if (at < text.size() && text[at] == '!') {
      sheet = word;
      ++at;
      continue;
    }
    const bool called = at < text.size() && text[at] == '(';
    const auto first = called ? std::nullopt : end_of(word);
    std::optional<End> last = first;
    if (first && at < text.size() && text[at] == ':') {
      const std::string_view other = word_at(at + 1);
      last = end_of(other);
      at += 1 + other.size();
    } else if (first && !(first->row && first->column)) {
      last.reset();  // a number, or a name
    }
    if (first && last) each(sheet, range_of(formula, *first, *last));
    sheet.clear();
  }
}

bool holds(const std::set<Place>& cells, const grid::Range& range) {
  for (auto at = cells.lower_bound({range.first_row, 0}); at != cells.end() && at->first <= range.last_row; ++at) {
    if (range.first_column <= at->second && at->second <= range.last_column) return true;
  }
  return false;
}

bool read_sheet(const Package& package, const BookFrame& frame, std::size_t sheet, Formulas& formulas) {
  constexpr std::array<std::string_view, 1> wanted = {"c"};
  const Entry* entry = package.find(frame.sheets[sheet].part);
  if (entry == nullptr) return false;
  grid::XmlCutter cutter(wanted);
  pugi::xml_document document;
  std::map<std::string, std::pair<Place, std::string>> shared;  // the texts that others share, by number
  return package.read(*entry, [&](std::string_view piece) {
    return cutter.feed(piece, [&](std::string& element) {
      if (element.find("f") == std::string::npos || !document.load_buffer(element.data(), element.size())) return true;
      const pugi::xml_node cell = document.document_element(), node = child_named(cell, "f");
      const auto place = grid::read_reference(cell.attribute("r").value());
      if (node.empty() || !place) return true;
      const std::string_view kind = node.attribute("t").value();
      Formula formula{sheet, {place->row, place->column}, node.text().get()};
      if (kind == "array" || kind == "dataTable") {
        if (const auto range = range_of(node.attribute("ref").value())) formulas.arrays[sheet].push_back(*range);
      }
      if (kind == "shared") {
        auto& [first, text] = shared[node.attribute("si").value()];
        if (!formula.text.empty()) {
          first = formula.place;
          text = formula.text;
        }
        formula.text = text;
        formula.down = static_cast<std::int64_t>(formula.place.first) - first.first;
        formula.right = static_cast<std::int64_t>(formula.place.second) - first.second;
      }
      formulas.all.push_back(std::move(formula));
      return true;
    });
  });
}

}  // namespace

bool read_formulas(const Package& package, const BookFrame& frame, Formulas& formulas) {
  formulas.arrays.resize(frame.sheets.size());
  for (std::size_t sheet = 0; sheet < frame.sheets.size(); ++sheet) {
    if (!read_sheet(package, frame, sheet, formulas)) return false;
  }
  return true;
}

std::vector<const Formula*> counting_on(const Formulas& formulas, const BookFrame& frame, CellSet cells) {
  std::map<std::string, std::size_t> sheets;
  for (std::size_t s = 0; s < frame.sheets.size(); ++s) sheets.emplace(fold(frame.sheets[s].name), s);
  std::vector<bool> counts(formulas.all.size());
  constexpr int most_rounds = 100;  // a chain that runs upwards takes one for each link
  bool more = true;
  for (int round = 0; more && round < most_rounds; ++round) {
    more = false;
    for (std::size_t f = 0; f < formulas.all.size(); ++f) {
      const Formula& formula = formulas.all[f];
      if (counts[f]) continue;
      for_references(formula, [&](std::string_view sheet, const grid::Range& range) {
        const auto named = sheet.empty() ? sheets.end() : sheets.find(fold(sheet));
        if (!sheet.empty() && named == sheets.end()) return;
        if (holds(cells[sheet.empty() ? formula.sheet : named->second], range)) counts[f] = true;
      });
      if (!counts[f]) continue;
      cells[formula.sheet].insert(formula.place);
      more = true;
    }
  }
  std::vector<const Formula*> found;
  for (std::size_t f = 0; f < formulas.all.size(); ++f) {
    if (counts[f]) found.push_back(&formulas.all[f]);
  }
  return found;
}

}  // namespace malkoll::workbook
