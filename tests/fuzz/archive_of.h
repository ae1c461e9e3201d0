#pragma once

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Packages of office documents that are made of what a fuzzer gives, so that it works on the XML and not on checksums.
namespace malkoll::fuzz {

struct Memory {
  std::string bytes;
  std::size_t at = 0;
};
inline Memory& memory(void* stream) { return *static_cast<Memory*>(stream); }

inline zlib_filefunc64_def functions_of(Memory& file) {
  zlib_filefunc64_def f{};
  f.opaque = &file;
  f.zopen64_file = [](void* opaque, const void*, int) { return opaque; };
  f.zread_file = [](void*, void*, void*, uLong) -> uLong { return 0; };
  f.zwrite_file = [](void*, void* stream, const void* from, uLong size) -> uLong {
    Memory& m = memory(stream);
    if (m.bytes.size() < m.at + size) m.bytes.resize(m.at + size);
    std::memcpy(m.bytes.data() + m.at, from, size);
    m.at += size;
    return size;
  };
  f.ztell64_file = [](void*, void* stream) -> ZPOS64_T { return memory(stream).at; };
  f.zseek64_file = [](void*, void* stream, ZPOS64_T offset, int origin) -> long {
    Memory& m = memory(stream);
    m.at = offset + (origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? m.at : m.bytes.size());
    return 0;
  };
  f.zclose_file = [](void*, void*) { return 0; };
  f.zerror_file = [](void*, void*) { return 0; };
  return f;
}

inline constexpr std::string_view relations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";

inline std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

/// Takes the next piece of what a fuzzer gives, to the byte FF.
inline std::string next_piece(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\xFF'), rest.size());
  std::string piece(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return piece;
}

using Parts = std::vector<std::pair<const char*, std::string>>;

/// The parts as an archive, not packed.
inline std::string archive_of(const Parts& parts) {
  Memory file;
  zlib_filefunc64_def functions = functions_of(file);
  const zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  for (const auto& [name, content] : parts) {
    zipOpenNewFileInZip(zip, name, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 0);
    zipWriteInFileInZip(zip, content.data(), static_cast<unsigned>(content.size()));
    zipCloseFileInZip(zip);
  }
  zipClose(zip, nullptr);
  return std::move(file.bytes);
}

}  // namespace malkoll::fuzz
