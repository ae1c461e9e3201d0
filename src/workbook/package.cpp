#include "workbook/package.h"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "grid/archive.h"
#include "grid/memory_file.h"
#include "text/utf8.h"

namespace malkoll::workbook {

namespace {

constexpr std::uint64_t beyond_zip32 = 0xf0000000U;  ///< what grows while it is patched may pass 4 GB
constexpr uLong sizes_follow = 8;                    ///< bit 3: sizes stand behind the data; minizip writes them before it
constexpr std::uint64_t large = std::uint64_t{16} << 20U, enormous = std::uint64_t{256} << 20U;
constexpr std::size_t largest_part = std::size_t{64} << 20U;
constexpr uLong first_date = 0x00210000;  ///< 1980-01-01, the earliest that zip knows

/// Extra fields without that of zip64, which minizip writes itself where it is needed.
std::string without_zip64(std::string_view extra) {
  std::string out;
  const auto u16 = [&](std::size_t at) { return static_cast<unsigned char>(extra[at]) + 256U * static_cast<unsigned char>(extra[at + 1]); };
  while (extra.size() >= 4) {
    const std::size_t length = std::min<std::size_t>(4 + u16(2), extra.size());
    if (u16(0) != 1) out += extra.substr(0, length);
    extra.remove_prefix(length);
  }
  return out += extra;
}

std::uint32_t added(std::uint32_t checksum, std::string_view name, std::uint32_t crc) {
  const std::array<unsigned char, 4> bytes = {static_cast<unsigned char>(crc), static_cast<unsigned char>(crc >> 8U),
                                              static_cast<unsigned char>(crc >> 16U), static_cast<unsigned char>(crc >> 24U)};
  uLong sum = crc32(checksum, reinterpret_cast<const Bytef*>(name.data()), static_cast<uInt>(name.size()));
  sum = crc32(sum, bytes.data(), bytes.size());
  return static_cast<std::uint32_t>(sum);
}

}  // namespace

std::string part_key(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string key;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = first_code_point(name.substr(at));
    append_utf8(key, c.value == U'\\' ? U'/' : lower(c.value));
    at += c.length;
  }
  return key;
}

struct Package::Archive {
  grid::OpenedArchive opened;
  explicit Archive(std::string_view bytes) : opened(bytes) {}
};

Package::Package(std::string_view bytes) : bytes_(bytes), archive_(std::make_unique<Archive>(bytes)) {
  unzFile zip = archive_->opened.zip;
  if (zip == nullptr) return;
  for (int at = unzGoToFirstFile(zip); at != UNZ_END_OF_LIST_OF_FILE; at = unzGoToNextFile(zip)) {
    unz_file_info64 info{};
    unz64_file_pos place{};
    std::array<char, 1024> name{};
    if (at != UNZ_OK || unzGetCurrentFileInfo64(zip, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK) return;
    if (unzGetFilePos64(zip, &place) != UNZ_OK || (info.flag & 1U) != 0) return;
    entries_.push_back({name.data(), info.uncompressed_size, place.pos_in_zip_directory, place.num_of_file});
    by_key_.try_emplace(part_key(entries_.back().name), entries_.size() - 1);
  }
  opened_ = !entries_.empty();
}

Package::~Package() = default;

const Entry* Package::find(std::string_view name) const {
  const auto found = by_key_.find(part_key(name));
  return found == by_key_.end() ? nullptr : &entries_[found->second];
}

bool Package::read(const Entry& entry, FunctionRef<bool(std::string_view)> each) const {
  return grid::read_part(bytes_, entry.name, each).has_value();
}

bool Package::read(const Entry& entry, std::string& into) const {
  auto whole = grid::whole_part(bytes_, entry.name, largest_part);
  if (whole) into = std::move(*whole);
  return whole.has_value();
}

std::string_view Package::packed(const Entry& entry) const {
  unzFile zip = archive_->opened.zip;
  unz64_file_pos place{entry.offset, entry.number};
  unz_file_info64 info{};
  int method = 0, level = 0;
  if (unzGoToFilePos64(zip, &place) != UNZ_OK || unzGetCurrentFileInfo64(zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
    return {};
  if (unzOpenCurrentFile2(zip, &method, &level, 1) != UNZ_OK) return {};
  const std::uint64_t at = unzGetCurrentFileZStreamPos64(zip);
  unzCloseCurrentFile(zip);
  return at <= bytes_.size() ? bytes_.substr(at, info.compressed_size) : std::string_view();
}

/// What minizip writes to.
struct PackageWriter::File {
  ByteSink sink;
  std::uint64_t at = 0, size = 0;
  bool failed = false;
  zlib_filefunc64_def functions{};
  zipFile zip = nullptr;

  explicit File(ByteSink to) : sink(std::move(to)) {
    functions.opaque = this;
    functions.zopen64_file = [](void* opaque, const void*, int) { return opaque; };
    functions.zread_file = [](void*, void*, void*, uLong) -> uLong { return 0; };
    functions.zwrite_file = [](void*, void* stream, const void* from, uLong n) -> uLong {
      File& f = of(stream);
      f.failed = f.failed || !f.sink(f.at, {static_cast<const char*>(from), n});
      f.at += n;
      f.size = std::max(f.size, f.at);
      return f.failed ? 0 : n;
    };
    functions.ztell64_file = [](void*, void* stream) -> ZPOS64_T { return of(stream).at; };
    functions.zseek64_file = [](void*, void* stream, ZPOS64_T offset, int origin) -> long {
      File& f = of(stream);
      f.at = offset + (origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? f.at : f.size);
      return 0;
    };
    functions.zclose_file = [](void*, void*) { return 0; };
    functions.zerror_file = [](void*, void* stream) { return of(stream).failed ? 1 : 0; };
    zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  }
  static File& of(void* stream) { return *static_cast<File*>(stream); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (zip != nullptr) zipClose(zip, nullptr);
  }
};

namespace {

/// What the archive says of an entry beside its bytes.
struct Head {
  unz_file_info64 info{};
  zip_fileinfo date{};
  std::string global, local, comment;

  [[nodiscard]] const char* said() const { return comment.empty() ? nullptr : comment.c_str(); }
};

bool read_head(unzFile zip, const Entry& entry, Head& head) {
  unz64_file_pos place{entry.offset, entry.number};
  if (unzGoToFilePos64(zip, &place) != UNZ_OK || unzGetCurrentFileInfo64(zip, &head.info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
    return false;
  head.global.resize(head.info.size_file_extra);
  head.comment.resize(head.info.size_file_comment);
  if (unzGetCurrentFileInfo64(zip, nullptr, nullptr, 0, head.global.data(), head.info.size_file_extra, head.comment.data(),
                              head.info.size_file_comment) != UNZ_OK)
    return false;
  head.global = without_zip64(head.global);
  head.date.dosDate = head.info.dosDate;
  head.date.tmz_date = {0, 0, 0, 0, std::numeric_limits<uInt>::max(), 1980};  // no date at all, where dosDate is 0
  head.date.internal_fa = head.info.internal_fa;
  head.date.external_fa = head.info.external_fa;
  return true;
}

/// The extra field beside the data. Requires the entry to be open.
std::string local_extra(unzFile zip) {
  std::string extra;
  const int length = unzGetLocalExtrafield(zip, nullptr, 0);
  if (length <= 0) return extra;
  extra.resize(static_cast<std::size_t>(length));
  if (unzGetLocalExtrafield(zip, extra.data(), static_cast<unsigned>(extra.size())) < 0) return {};
  return without_zip64(extra);
}

/// Opens an entry for its packed bytes, with what the archive says of it; nullopt: it cannot be read.
std::optional<Head> open_packed(unzFile zip, const Entry& entry) {
  Head head;
  int method = 0, level = 0;
  if (!read_head(zip, entry, head) || unzOpenCurrentFile2(zip, &method, &level, 1) != UNZ_OK) return std::nullopt;
  head.local = local_extra(zip);
  return head;
}

int open_like(zipFile zip, const Entry& entry, const Head& head, int method, int level, bool raw) {
  const auto size = [](const std::string& extra) { return static_cast<uInt>(extra.size()); };
  return zipOpenNewFileInZip4_64(zip, entry.name.c_str(), &head.date, head.local.data(), size(head.local), head.global.data(),
                                 size(head.global), head.said(), method, level, raw ? 1 : 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY,
                                 nullptr, 0, head.info.version, head.info.flag & ~sizes_follow, entry.size >= beyond_zip32 ? 1 : 0);
}

}  // namespace

ByteSink into(std::string& text) {
  return [&text](std::uint64_t offset, std::string_view bytes) {
    if (text.size() < offset + bytes.size()) text.resize(offset + bytes.size());
    bytes.copy(text.data() + offset, bytes.size());
    return true;
  };
}

PackageWriter::PackageWriter(ByteSink sink) : file_(std::make_unique<File>(std::move(sink))) { failed_ = file_->zip == nullptr; }
PackageWriter::~PackageWriter() = default;

void PackageWriter::note(int code) { failed_ = failed_ || code != ZIP_OK || file_->failed; }

void PackageWriter::ended(std::string_view name, std::uint32_t crc) { checksum_ = added(checksum_, name, crc); }

void PackageWriter::copy(const Package& from, const Entry& entry) {
  unzFile zip = from.archive_->opened.zip;
  const std::optional<Head> head = failed_ ? std::nullopt : open_packed(zip, entry);
  if (!head) {
    failed_ = true;
    return;
  }
  note(open_like(file_->zip, entry, *head, static_cast<int>(head->info.compression_method), Z_DEFAULT_COMPRESSION, true));
  std::vector<char> piece(std::size_t{1} << 16U);
  while (!failed_) {
    const int n = unzReadCurrentFile(zip, piece.data(), static_cast<unsigned>(piece.size()));
    if (n < 0) failed_ = true;
    if (n <= 0) break;
    note(zipWriteInFileInZip(file_->zip, piece.data(), static_cast<unsigned>(n)));
  }
  unzCloseCurrentFile(zip);
  if (!failed_) note(zipCloseFileInZipRaw64(file_->zip, head->info.uncompressed_size, head->info.crc));
  ended(entry.name, static_cast<std::uint32_t>(head->info.crc));
}

void PackageWriter::begin(const Package& from, const Entry& entry) {
  unzFile zip = from.archive_->opened.zip;
  const std::optional<Head> head = failed_ ? std::nullopt : open_packed(zip, entry);
  if (!head) {
    failed_ = true;
    return;
  }
  unzCloseCurrentFile(zip);
  name_ = entry.name;
  crc_ = 0;
  // A large sheet is packed fast: a person waits.
  const int effort = entry.size > enormous ? 1 : entry.size > large ? 3 : Z_DEFAULT_COMPRESSION;
  note(open_like(file_->zip, entry, *head, Z_DEFLATED, effort, false));
}

void PackageWriter::begin(const std::string& name) {
  if (failed_) return;
  zip_fileinfo date{};
  date.dosDate = first_date;
  name_ = name;
  crc_ = 0;
  note(zipOpenNewFileInZip64(file_->zip, name.c_str(), &date, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0));
}

void PackageWriter::write(std::string_view bytes) {
  constexpr std::size_t most = std::size_t{1} << 30U;  // minizip counts in unsigned
  while (!failed_ && !bytes.empty()) {
    const std::string_view piece = bytes.substr(0, most);
    crc_ = static_cast<std::uint32_t>(crc32(crc_, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size())));
    note(zipWriteInFileInZip(file_->zip, piece.data(), static_cast<unsigned>(piece.size())));
    bytes.remove_prefix(piece.size());
  }
}

void PackageWriter::end() {
  if (failed_) return;
  note(zipCloseFileInZip(file_->zip));
  ended(name_, crc_);
}

void PackageWriter::finish() {
  note(zipClose(file_->zip, nullptr));
  file_->zip = nullptr;
}

void PackageWriter::finish(const Package& from) {
  unz_global_info64 info{};
  std::string comment;
  unzFile zip = from.archive_->opened.zip;
  if (unzGetGlobalInfo64(zip, &info) == UNZ_OK && info.size_comment > 0) {
    const uLong size = info.size_comment + 1;
    comment.resize(size);
    if (unzGetGlobalComment(zip, comment.data(), size) < 0) comment.clear();
  }
  note(zipClose(file_->zip, comment.empty() ? nullptr : comment.c_str()));
  file_->zip = nullptr;
}

std::uint32_t checksum_of(std::string_view bytes, std::size_t count) {
  const grid::OpenedArchive opened(bytes);
  std::uint32_t sum = 0;
  if (opened.zip == nullptr) return 0;
  for (int at = unzGoToFirstFile(opened.zip); count > 0; at = unzGoToNextFile(opened.zip), --count) {
    unz_file_info64 info{};
    std::array<char, 1024> name{};
    if (at != UNZ_OK || unzGetCurrentFileInfo64(opened.zip, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
      return 0;
    sum = added(sum, name.data(), static_cast<std::uint32_t>(info.crc));
  }
  return sum;
}

}  // namespace malkoll::workbook
