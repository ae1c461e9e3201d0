#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace malkoll::importing {

/// What the column `written` of a row says: lines as the cells give them, at the margin, and how to write them, indented; in the
/// order in which to write them.
class Spellings {
 public:
  Spellings() = default;
  explicit Spellings(std::string_view cell);

  /// Where among the others a property is told of; -1: nowhere.
  [[nodiscard]] std::ptrdiff_t position(std::string_view text) const;
  /// How a property is to be written, its lines indented; as it is given where nothing is said. `text` stands at the margin.
  [[nodiscard]] std::string property(const std::string& text);
  /// The same for a heading.
  [[nodiscard]] std::string heading(const std::string& text);
  /// The comments of lines that no cell gives any longer.
  [[nodiscard]] std::string rest() const;

  /// How a property is written that the cells give as `text`; `lines` as they stand in the file.
  void add_property(std::string_view text, std::string_view lines);
  void add_heading(std::string_view text, std::string_view lines);
  /// The cell that says so.
  [[nodiscard]] std::string cell() const;

 private:
  struct Spelling {
    std::string from, to;
    bool used = false;
  };
  Spelling* same(std::string_view text);
  std::string kept_comments(std::string_view text);

  std::vector<Spelling> spellings_;
};

}  // namespace malkoll::importing
