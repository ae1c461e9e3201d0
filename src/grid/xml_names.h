#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace malkoll::grid {

/// Whatever its prefix.
[[nodiscard]] inline bool is_named(const pugi::xml_node& node, std::string_view name) {
  const std::string_view written = node.name();
  return written.ends_with(name) && (written.size() == name.size() || written[written.size() - name.size() - 1] == ':');
}

}  // namespace malkoll::grid
