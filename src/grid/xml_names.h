#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "grid/xml_cutter.h"

namespace malkoll::grid {

/// Whatever its prefix.
[[nodiscard]] inline bool is_named(const pugi::xml_node& node, std::string_view name) { return local_name(node.name()) == name; }

}  // namespace malkoll::grid
