#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"

/// The parts of a package of Office Open XML (ECMA-376 part 2), found by their relations and never by their names.
namespace malkoll::grid {

inline constexpr std::size_t largest_part = std::size_t{64} << 20U;  ///< of those that are read whole

struct Relation {
  std::string id, type;  ///< type: its last word
  std::string target;    ///< the part's name from the root; empty: it lies outside the package, where nothing is fetched
};
using Relations = std::vector<Relation>;  ///< as they stand

/// Reads a part whole as XML. A document type is refused: nothing that writes office documents writes one.
[[nodiscard]] Result<pugi::xml_document, Fault> read_xml(std::string_view archive, const std::string& part);

/// The relations of a part in `folder` (`xl/`), from the part that holds them: from its root, or read.
[[nodiscard]] Relations relations_in(const pugi::xml_node& root, std::string_view folder);
[[nodiscard]] Result<Relations, Fault> read_relations(std::string_view archive, const std::string& part, std::string_view folder);

/// nullptr: there is none.
[[nodiscard]] const Relation* of_type(const Relations& relations, std::string_view type);
[[nodiscard]] const Relation* with_id(const Relations& relations, std::string_view id);

[[nodiscard]] bool has_part(const std::vector<std::string>& names, std::string_view part);

/// `xl/` of `xl/workbook.xml`
[[nodiscard]] std::string_view folder_of_part(std::string_view part);

/// The part that holds the relations of another.
[[nodiscard]] std::string relations_part(std::string_view part);

}  // namespace malkoll::grid
