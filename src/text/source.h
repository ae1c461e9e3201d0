#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/cell_origins.h"
#include "text/span.h"

namespace malkoll {

/// A place as people and editors count it: from 1, columns in code points of the person's own file.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// The table that a text was made from.
struct Origin {
  std::vector<std::string> sheets;  ///< their names, an empty one for a file without sheets; none at all: the text is the file's own
  CellOrigins cells;
};

/// A cell as people see it.
struct CellPlace {
  std::string_view sheet;
  std::uint32_t row = 0, column = 0;
};

/// One file that was read, as UTF-8 with composed letters.
struct Source {
  std::string path;               ///< as shown to people
  std::string text;               ///< what the grammar reads; empty where the file could not be read
  std::uint32_t base = 0;         ///< the global offset of text[0]
  std::vector<std::uint32_t> composed;  ///< local offsets after which the file itself had one code point more (decomposed åäö)
  Origin origin = {};                   ///< of a workbook or a CSV file: the cells
  std::uint32_t index = 0;              ///< among the sources
  [[nodiscard]] bool is_table() const { return !origin.sheets.empty(); }
};

/// The files of one run. Grows only; spans and views into it stay valid as long as it lives. Texts can be asked for on several
/// threads, positions on one.
class Sources {
 public:
  /// Takes a decoded text and gives it a range of global offsets. The sum of all texts must stay below `limit`.
  std::size_t add(std::string path, std::string text, std::vector<std::uint32_t> composed = {}, Origin origin = {});

  /// All texts together, with one byte between them: spans hold 32-bit offsets.
  static constexpr std::uint64_t limit = 0xfffffff0U;
  [[nodiscard]] std::uint64_t bytes() const { return next_; }

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] const Source& operator[](std::size_t index) const { return sources_[index]; }

  /// The index of the first source with that path; size(): none has it.
  [[nodiscard]] std::size_t index_of(std::string_view path) const;

  /// The index of the source that owns a global offset. Requires at least one source.
  [[nodiscard]] std::size_t index_at(std::uint32_t offset) const;
  [[nodiscard]] const Source& at(std::uint32_t offset) const {
    const Source* last = last_asked();
    return last != nullptr && offset >= last->base && offset - last->base <= last->text.size() ? *last : sources_[index_at(offset)];
  }
  [[nodiscard]] std::string_view text(Span span) const {
    if (span.empty()) return {};
    const Source& source = at(span.at);
    return {source.text.data() + (span.at - source.base), span.length};
  }

  /// Line and column of a global offset, counted when asked for.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The cell that a global offset came from; nullopt where the file is a text, or the place is none of its cells'.
  [[nodiscard]] std::optional<CellPlace> cell(std::uint32_t offset) const;
  /// The line that holds a global offset, without its line end.
  [[nodiscard]] Span line(std::uint32_t offset) const;

 private:
  struct Mark {            // where the last count of lines in a source ended: findings are asked for in order
    std::uint32_t offset;  // local
    std::uint32_t line;
  };
  std::deque<Source> sources_;
  mutable std::vector<Mark> marks_;
  /// The source that was asked for last: nearly always the next one too. Rules ask on several threads; not
  /// a std::atomic, which could not be moved.
  [[nodiscard]] const Source* last_asked() const { return __atomic_load_n(&last_asked_, __ATOMIC_RELAXED); }
  mutable const Source* last_asked_ = nullptr;
  std::uint64_t next_ = 0;
};

}  // namespace malkoll
