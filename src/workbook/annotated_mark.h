#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// How a copy with findings is known again, and known to be whole.
namespace malkoll::workbook {

/// What the last part of an annotated copy has in its head. `checksum`: PackageWriter's, of the parts before it.
[[nodiscard]] std::string annotated_mark(std::uint32_t checksum);

/// True where the bytes are a package that annotate_package, or annotate_document, wrote and nobody has saved since.
[[nodiscard]] bool is_annotated_package(std::string_view bytes);

/// True where `copy` is a package that can be read whole: what `original` has too, the same bytes as there; the rest with right checksums
/// and to its end.
[[nodiscard]] bool is_whole_copy(std::string_view original, std::string_view copy);

}  // namespace malkoll::workbook
