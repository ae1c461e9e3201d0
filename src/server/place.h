#pragma once

#include <cstdint>
#include <string_view>

#include "text/source.h"

/// Places as an editor's client counts them.
namespace malkoll::server {

/// What a client counts columns in.
enum class Counting : std::uint8_t { utf8, utf16 };

/// A place between two characters: line and column from 0, the column in code units of the person's own text.
struct Spot {
  std::uint32_t line = 0, character = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

struct Range {
  Spot begin, end;  ///< the end exclusive
  friend bool operator==(const Range&, const Range&) = default;
};

/// The byte of a text that nothing has been made of: behind the last character of a line that is shorter, at the end of a text that has fewer lines.
[[nodiscard]] std::uint32_t byte_of(std::string_view text, Spot spot, Counting counting);

/// Of a global offset.
[[nodiscard]] Spot spot_of(const Sources& sources, std::uint32_t offset, Counting counting);
[[nodiscard]] Range range_of(const Sources& sources, Span span, Counting counting);
/// The global offset of a spot, as byte_of.
[[nodiscard]] std::uint32_t offset_of(const Source& source, Spot spot, Counting counting);

}  // namespace malkoll::server
