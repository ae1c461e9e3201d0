#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "import/chunk.h"
#include "import/posts.h"

namespace malkoll::importing {

/// The submission of one unit as it grows; rows of a unit need not stand together.
struct UnitText {
  std::string id;
  bool cost_is_negative = false;
  Chunk text;
  std::unordered_set<std::string> ids;                   ///< of its posts
  std::unordered_map<std::string, std::uint32_t> taken;  ///< post id → the last number given to another post of that id
  std::unordered_map<std::string, std::size_t> drafts;   ///< where rows are added up: post id → index below
  std::vector<PostPieces> posts;                         ///< where rows are added up

  /// The id, numbered where another post of the unit has it. It is taken from now on.
  [[nodiscard]] std::string free_id(const std::string& wanted) {
    if (ids.insert(wanted).second) return wanted;
    std::uint32_t& number = taken.try_emplace(wanted, 1).first->second;
    std::string numbered;
    do numbered = fmt::format("{}-{}", wanted, ++number);
    while (!ids.insert(numbered).second);
    return numbered;
  }
};

}  // namespace malkoll::importing
