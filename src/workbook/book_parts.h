#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grid/package_parts.h"
#include "workbook/package.h"
#include "workbook/xml_text.h"

/// What a package says of its parts: found by their relations, never by their names (ECMA-376 part 2).
namespace malkoll::workbook {

using grid::of_type;
using grid::Relation;
using grid::Relations;
using grid::relations_part;
using grid::with_id;

/// The relations of a part, `xl/workbook.xml`; of the package where it is empty. None where it has none, nullopt where they cannot be read.
[[nodiscard]] std::optional<Relations> relations_of(const Package& package, std::string_view part);

/// A sheet with cells.
struct BookSheet {
  std::string name, part;
};

/// The workbook of a package.
struct BookFrame {
  std::string part;  ///< xl/workbook.xml
  XmlPart xml;
  Relations relations;
  std::vector<BookSheet> sheets;  ///< as people see them, in order; charts and macros are not among them
  std::set<std::string> names;  ///< of all sheets, folded
  std::uint32_t highest_id = 0;  ///< of sheetId
  bool is_strict = false;  ///< ISO 29500 strict: other namespaces

  /// The namespace of cells, and of relationships in them; of types of relationships with a `/` behind.
  [[nodiscard]] std::string main_namespace() const;
  [[nodiscard]] std::string office_namespace() const;
  [[nodiscard]] std::string folder() const { return part.substr(0, part.rfind('/') + 1); }
  [[nodiscard]] const BookSheet* sheet(std::string_view name) const;
};
/// False where the package holds no workbook that can be read.
[[nodiscard]] bool read_book_frame(const Package& package, BookFrame& frame);

/// Relationships that are added to those of a part.
class NewRelations {
 public:
  NewRelations(const Package& package, const Relations& there, std::string_view part);
  /// The id of the new one. `type`: its whole name; `target` from the package's root.
  std::string add(const std::string& type, const std::string& target);
  [[nodiscard]] bool any() const { return !rows_.empty(); }
  [[nodiscard]] const std::string& part() const { return name_; }
  /// The part with the rows added; empty where what is there cannot be read.
  [[nodiscard]] std::string text() const;

 private:
  const Package& package_;
  std::string name_, folder_;
  std::uint32_t next_ = 1;
  std::set<std::string> taken_;  ///< ids
  std::vector<std::string> rows_;
};

/// What has been added to a package, so that no name is used twice.
class NewNames {
 public:
  explicit NewNames(const Package& package) : package_(package) {}
  /// `xl/comments` and `.xml` give the first free `xl/comments3.xml`.
  [[nodiscard]] std::string free(const std::string& before, const std::string& after);

 private:
  const Package& package_;
  std::set<std::string> taken_;
};

}  // namespace malkoll::workbook
