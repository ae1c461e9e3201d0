#include "text/checksum.h"

#include <sha2.h>

#include <array>
#include <cstdint>

namespace malkoll {

std::string sha256(std::string_view bytes) {
  SHA2_CTX sum;
  SHA256Init(&sum);
  SHA256Update(&sum, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &sum);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

}  // namespace malkoll
