#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/reading.h"

/// Where the files declare ids, and where they name them.
namespace malkoll::server {

/// What ids are told apart within: those of goals, units, indicators and uppdrag are together; a post's is its unit's own.
enum class Space : std::uint8_t { thing, post, plan, aspect };

struct Name {
  Space space = Space::thing;
  std::string_view unit;  ///< of a post
  std::string_view id;
  friend bool operator==(const Name&, const Name&) = default;
};

struct Occurrence {
  Span place;  ///< the id
  Name name;
  bool declares = false;
  Kind kind = Kind::unknown;  ///< of what is declared
  Span title;                 ///< the same
};

/// Every id in a text, by place.
[[nodiscard]] std::vector<Occurrence> names_in(const Sources& sources, const Source& source, const Facts& facts);

/// Every id in the text of a table that stands in none of its cells, but in its column map.
[[nodiscard]] std::vector<Occurrence> names_of_map(const Sources& sources, const Facts& facts);

/// Every id in every text that was read, also in versions that do not count.
class Names {
 public:
  explicit Names(const Checked& checked);

  [[nodiscard]] const std::vector<Occurrence>& all() const { return all_; }
  /// The id at a global offset, or that ends there; nullptr: none.
  [[nodiscard]] const Occurrence* at(std::uint32_t offset) const;
  /// Where a name stands, in the order of the texts.
  [[nodiscard]] std::vector<const Occurrence*> of(const Name& name) const;
  /// Where it is declared: in the plan that is checked before other versions. nullptr: nowhere.
  [[nodiscard]] const Occurrence* declaration(const Name& name) const;

 private:
  const Checked& checked_;
  std::vector<Occurrence> all_;  ///< by place
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_id_;
};

}  // namespace malkoll::server
