#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/function_ref.h"

/// Packages (zip) entry by entry, so that one can be written anew with most entries as they are: minizip's raw mode. No files: bytes
/// in, bytes out through a sink.
namespace malkoll::workbook {

/// An entry of a package.
struct Entry {
  std::string name;                      ///< as the archive has it
  std::uint64_t size = 0;                ///< unpacked, in bytes, as the archive says
  std::uint64_t offset = 0, number = 0;  ///< where minizip finds it
};

/// The name as parts are compared: `/` between folders, none before, lower case.
[[nodiscard]] std::string part_key(std::string_view name);

class Package {
 public:
  explicit Package(std::string_view bytes);  ///< which must outlive it
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  [[nodiscard]] bool opened() const { return opened_; }  ///< false: no archive, a broken one, or one with encrypted entries
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// The part of that name, see part_key; nullptr: there is none. Of two alike, the first.
  [[nodiscard]] const Entry* find(std::string_view name) const;
  /// The unpacked bytes in pieces, until `each` answers false. False where it is broken or packed beyond all measure.
  [[nodiscard]] bool read(const Entry& entry, FunctionRef<bool(std::string_view)> each) const;
  /// A part whole. False where it is broken, or larger than any that has to be in memory.
  [[nodiscard]] bool read(const Entry& entry, std::string& into) const;
  /// The bytes as they are packed; empty where they cannot be found.
  [[nodiscard]] std::string_view packed(const Entry& entry) const;

 private:
  friend class PackageWriter;
  struct Archive;
  std::string_view bytes_;
  std::unique_ptr<Archive> archive_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> by_key_;
  bool opened_ = false;
};

/// Takes bytes that stand at an offset of the file that is made; what stands before the end may be written over. False: no room.
using ByteSink = std::function<bool(std::uint64_t offset, std::string_view bytes)>;
/// One that keeps the bytes in a text, which must outlive it.
[[nodiscard]] ByteSink into(std::string& text);

/// Writes a package. Once something has failed, nothing more is done; `failed` says so.
class PackageWriter {
 public:
  explicit PackageWriter(ByteSink sink);
  ~PackageWriter();
  PackageWriter(const PackageWriter&) = delete;
  PackageWriter& operator=(const PackageWriter&) = delete;

  /// The entry as it is: packed bytes, date, attributes, extra fields.
  void copy(const Package& from, const Entry& entry);
  /// Begins an entry with other contents than before: name, date and attributes stay.
  void begin(const Package& from, const Entry& entry);
  /// Begins a new one. Its date is fixed: the same input gives the same bytes.
  void begin(const std::string& name);
  void write(std::string_view bytes);
  void end();
  /// Ends a package that is new.
  void finish();
  /// Ends the package, with the comment that the archive `from` had.
  void finish(const Package& from);

  [[nodiscard]] bool failed() const { return failed_; }
  /// Of the names and contents of all entries that have ended.
  [[nodiscard]] std::uint32_t checksum() const { return checksum_; }

 private:
  struct File;
  void note(int code);
  void ended(std::string_view name, std::uint32_t crc);

  std::unique_ptr<File> file_;
  std::string name_;          ///< of the entry that is open
  std::uint32_t crc_ = 0;     ///< of its bytes so far
  std::uint32_t checksum_ = 0;
  bool failed_ = false;
};

/// The checksum of a package's first `count` entries, as PackageWriter counts it; 0 where they cannot be read.
[[nodiscard]] std::uint32_t checksum_of(std::string_view bytes, std::size_t count);

}  // namespace malkoll::workbook
