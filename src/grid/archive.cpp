#include "grid/archive.h"

#include <algorithm>
#include <array>

#include "grid/memory_file.h"

namespace malkoll::grid {

namespace {

/// Deflate makes at most 1 of 1032 bytes. Workbooks reach some 1 of 100 where a sheet says the same on every row.
constexpr std::uint64_t densest = 400, small = std::uint64_t{64} << 20U;
constexpr std::size_t most_parts = 10'000;

tl::unexpected<Fault> broken() { return failure(Fault{FaultKind::broken}); }

std::string name_at(unzFile zip) {
  std::array<char, 1024> name{};
  if (unzGetCurrentFileInfo64(zip, nullptr, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK) return {};
  return name.data();
}

/// The part of that name, else the first of one that programs take for it.
bool locate(unzFile zip, const std::string& name) {
  if (unzLocateFile(zip, name.c_str(), 1) == UNZ_OK) return true;
  for (int at = unzGoToFirstFile(zip); at == UNZ_OK; at = unzGoToNextFile(zip)) {
    if (is_same_part(name_at(zip), name)) return true;
  }
  return false;
}

}  // namespace

bool is_same_part(std::string_view a, std::string_view b) {
  if (a.starts_with('/') || a.starts_with('\\')) a.remove_prefix(1);
  if (b.starts_with('/') || b.starts_with('\\')) b.remove_prefix(1);
  const auto plain = [](char c) { return c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return plain(x) == plain(y); });
}

Result<std::vector<std::string>, Fault> part_names(std::string_view archive) {
  std::vector<std::string> names;
  const OpenedArchive opened(archive);
  if (opened.zip == nullptr) return broken();
  for (int at = unzGoToFirstFile(opened.zip); at != UNZ_END_OF_LIST_OF_FILE; at = unzGoToNextFile(opened.zip)) {
    if (at != UNZ_OK) return broken();
    names.push_back(name_at(opened.zip));
    if (names.size() > most_parts) return failure(Fault{FaultKind::bomb});
  }
  return names;
}

struct PartReader::Open {
  explicit Open(std::string_view bytes) : archive(bytes) {}
  OpenedArchive archive;
  std::uint64_t limit = 0, unpacked = 0;  ///< what the archive says of sizes is not believed: the bytes are counted
  std::vector<char> piece = std::vector<char>(std::size_t{1} << 16U);
};

PartReader::PartReader(std::string_view archive, const std::string& name) : open_(std::make_unique<Open>(archive)) {
  const unzFile zip = open_->archive.zip;
  unz_file_info64 info{};
  const bool found =
      zip != nullptr && locate(zip, name) && unzGetCurrentFileInfo64(zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK;
  if (found && (info.flag & 1U) != 0) fault_ = Fault{FaultKind::password};
  else if (!found || unzOpenCurrentFile(zip) != UNZ_OK) fault_ = Fault{FaultKind::broken};
  open_->limit = std::min(most_unpacked, std::max(small, std::min<std::uint64_t>(info.compressed_size, archive.size()) * densest));
}

PartReader::~PartReader() = default;

Result<std::string_view, Fault> PartReader::next() {
  if (fault_) return failure(*fault_);
  const int n = unzReadCurrentFile(open_->archive.zip, open_->piece.data(), static_cast<unsigned>(open_->piece.size()));
  const bool ended = n == 0;
  if (n < 0 || (ended && unzCloseCurrentFile(open_->archive.zip) != UNZ_OK))
    fault_ = Fault{FaultKind::broken};  // when it is closed: the checksum
  open_->unpacked += n < 0 ? 0 : static_cast<std::uint64_t>(n);
  if (open_->unpacked > open_->limit) fault_ = Fault{FaultKind::bomb};
  if (fault_) return failure(*fault_);
  return std::string_view(open_->piece.data(), static_cast<std::size_t>(n));
}

Result<void, Fault> read_part(std::string_view archive, const std::string& name, FunctionRef<bool(std::string_view)> each) {
  PartReader part(archive, name);
  while (true) {
    const auto piece = part.next();
    if (!piece) return failure(piece.error());
    if (piece->empty() || !each(*piece)) return {};
  }
}

Result<std::string, Fault> whole_part(std::string_view archive, const std::string& name, std::size_t limit) {
  std::string whole;
  bool fits = true;
  const auto done = read_part(archive, name, [&](std::string_view piece) {
    fits = whole.size() + piece.size() <= limit;
    if (fits) whole += piece;
    return fits;
  });
  if (!done) return failure(done.error());
  if (!fits) return failure(Fault{FaultKind::too_large});
  return whole;
}

}  // namespace malkoll::grid
