#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace malkoll::grid {

/// Whatever its prefix.
[[nodiscard]] inline bool is_named(const pugi::xml_node& node, std::string_view name) {
  const std::string_view written = node.name();
  return written.ends_with(name) && (written.size() == name.size() || written[written.size() - name.size() - 1] == ':');
}

/// The first child of that name, whatever its prefix; a null node where there is none.
[[nodiscard]] inline pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (is_named(child, name)) return child;
  }
  return {};
}

}  // namespace malkoll::grid
