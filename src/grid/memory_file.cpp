#include "grid/memory_file.h"

#include <algorithm>
#include <cstring>

namespace malkoll::grid {

namespace {

MemoryFile& file_of(void* stream) { return *static_cast<MemoryFile*>(stream); }

}  // namespace

zlib_filefunc64_def memory_functions(MemoryFile& file) {
  zlib_filefunc64_def functions{};
  functions.opaque = &file;
  functions.zopen64_file = [](void* opaque, const void*, int) { return opaque; };
  functions.zread_file = [](void*, void* stream, void* to, uLong size) -> uLong {
    MemoryFile& f = file_of(stream);
    const auto n = std::min<std::uint64_t>(size, f.bytes.size() - std::min<std::uint64_t>(f.at, f.bytes.size()));
    if (n != 0) std::memcpy(to, f.bytes.data() + f.at, n);
    f.at += n;
    return static_cast<uLong>(n);
  };
  functions.zwrite_file = [](void*, void*, const void*, uLong) -> uLong { return 0; };
  functions.ztell64_file = [](void*, void* stream) -> ZPOS64_T { return file_of(stream).at; };
  functions.zseek64_file = [](void*, void* stream, ZPOS64_T offset, int origin) -> long {
    MemoryFile& f = file_of(stream);
    const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? f.at : f.bytes.size();
    const std::uint64_t to = from + offset;  // backwards is a large number, as minizip counts
    if (to > f.bytes.size()) return -1;
    f.at = to;
    return 0;
  };
  functions.zclose_file = [](void*, void*) { return 0; };
  functions.zerror_file = [](void*, void*) { return 0; };
  return functions;
}

OpenedArchive::OpenedArchive(std::string_view archive)
    : file{archive}, functions(memory_functions(file)), zip(unzOpen2_64("", &functions)) {}

OpenedArchive::~OpenedArchive() {
  if (zip != nullptr) unzClose(zip);
}

}  // namespace malkoll::grid
