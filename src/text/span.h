#pragma once

#include <cstdint>

namespace malkoll {

/// A piece of the text that was read: byte offset and length. Offsets are global: each source owns a range of them
/// (Source::base), so that one number says both file and place, and a span fits in eight bytes.
struct Span {
  std::uint32_t at = 0;
  std::uint32_t length = 0;

  friend bool operator==(const Span&, const Span&) = default;
  [[nodiscard]] std::uint32_t end() const { return at + length; }
  [[nodiscard]] bool empty() const { return length == 0; }
};

/// A span as one integer for a table column (`place`), and back. Never negative, and ordered by offset.
[[nodiscard]] constexpr std::int64_t pack(Span s) {
  return static_cast<std::int64_t>((static_cast<std::uint64_t>(s.at) << 31U) | (s.length & 0x7fffffffU));
}
[[nodiscard]] constexpr Span unpack(std::int64_t place) {
  const auto p = static_cast<std::uint64_t>(place);
  return {static_cast<std::uint32_t>(p >> 31U), static_cast<std::uint32_t>(p & 0x7fffffffU)};
}

}  // namespace malkoll
