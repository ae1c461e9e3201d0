#pragma once

#include <unzip.h>

#include <cstdint>
#include <string_view>

/// Bytes in memory as the file that minizip asks for.
namespace malkoll::grid {

struct MemoryFile {
  std::string_view bytes;
  std::uint64_t at = 0;
};

/// Reads, tells and seeks in `file`, which must outlive what is opened with them; nothing is written.
[[nodiscard]] zlib_filefunc64_def memory_functions(MemoryFile& file);

/// An open archive; closed when it goes.
struct OpenedArchive {
  MemoryFile file;
  zlib_filefunc64_def functions;
  unzFile zip;  ///< null: the bytes are no archive
  explicit OpenedArchive(std::string_view archive);
  OpenedArchive(const OpenedArchive&) = delete;
  OpenedArchive& operator=(const OpenedArchive&) = delete;
  ~OpenedArchive();
};

}  // namespace malkoll::grid
