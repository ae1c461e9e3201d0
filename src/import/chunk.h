#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/sink.h"
#include "text/source.h"

namespace malkoll::importing {

/// Stands above the rows that could not be carried over, last in the text that a table becomes.
inline constexpr std::string_view refused_rows = "# Rader som inte kunde föras över:";

using malkoll::about_file;

/// A piece of text that is being made, with the cells that it is made from and what is wrong with them.
struct Chunk {
  std::string text;
  CellOrigins cells;
  std::vector<Mistake> mistakes;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text.size()); }

  /// What is appended next came from this cell.
  void from(CellOrigin cell) {
    cell.offset = size();
    cells.add(cell);
  }
  void append(std::string_view piece) { text += piece; }
  /// `  slag: satsning`
  void property(std::string_view key, std::string_view value) { text.append("  ").append(key).append(": ").append(value).append("\n"); }

  void append(const Chunk& other) {
    const std::uint32_t shift = size();
    text += other.text;
    cells.add(other.cells, shift);
    for (Mistake mistake : other.mistakes) {
      mistake.span.at += shift;
      mistakes.push_back(std::move(mistake));
    }
  }

  void mistake(Code code, const char* variant, Span span) {
    Mistake m;
    m.code = code;
    m.variant = variant;
    m.span = span;
    mistakes.push_back(std::move(m));
  }
};

}  // namespace malkoll::importing
