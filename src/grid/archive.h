#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"

/// Zip archives in memory (minizip). Parts are handed on in pieces as they are unpacked, so that none has to fit in memory, and
/// what cannot be an ordinary file is refused before it has cost anything.
namespace malkoll::grid {

/// No more of an archive than this is unpacked; a sheet of a million rows is some hundred megabytes.
inline constexpr std::uint64_t most_unpacked = std::uint64_t{4} << 30U;

/// True where two names are those of one part: capitals and which way a slash leans tell none apart (ECMA-376 part 2, 6.2.2.3; Windows
/// programs write `xl\workbook.xml`).
[[nodiscard]] bool is_same_part(std::string_view a, std::string_view b);

/// The names of the parts. Fault `broken`: no archive, or a broken one; `bomb`: more parts than any workbook has.
[[nodiscard]] Result<std::vector<std::string>, Fault> part_names(std::string_view archive);

/// A part of an archive, piece by piece as it is unpacked.
class PartReader {
 public:
  /// `archive` must outlive it. A part that is not there, or cannot be read, is known by its first piece.
  PartReader(std::string_view archive, const std::string& name);
  ~PartReader();
  PartReader(const PartReader&) = delete;
  PartReader& operator=(const PartReader&) = delete;

  /// The next piece, until the next call; empty: that was all, and its checksum holds. Faults: as `read_part`.
  [[nodiscard]] Result<std::string_view, Fault> next();

 private:
  struct Open;
  std::unique_ptr<Open> open_;
  std::optional<Fault> fault_;
};

/// Hands the part's bytes to `each`, in pieces, until it answers false. Fault `broken`: the part is not there or broken;
/// `password`: it is encrypted; `bomb`: it is packed beyond what text can be.
[[nodiscard]] Result<void, Fault> read_part(std::string_view archive, const std::string& name, FunctionRef<bool(std::string_view)> each);

/// A small part whole. Fault also `too_large`: more than `limit` bytes.
[[nodiscard]] Result<std::string, Fault> whole_part(std::string_view archive, const std::string& name, std::size_t limit);

}  // namespace malkoll::grid
