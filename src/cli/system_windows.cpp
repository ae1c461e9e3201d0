#include <windows.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <random>
#include <set>
#include <utility>

#include "cli/files.h"
#include "cli/system.h"
#include "cli/wide_windows.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

constexpr std::uint64_t largest_file = std::uint64_t{512} << 20U;
constexpr DWORD shared_with_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

class Handle {
 public:
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { close(); }
  [[nodiscard]] HANDLE get() const { return handle_; }
  [[nodiscard]] bool is_open() const { return handle_ != INVALID_HANDLE_VALUE; }
  bool close() { return !is_open() || CloseHandle(std::exchange(handle_, INVALID_HANDLE_VALUE)) != 0; }

 private:
  HANDLE handle_;
};

/// The last error of the system, kept from those that closing a handle may make.
std::string why_now() { return why(GetLastError()); }

HANDLE open_to_read(const std::wstring& name) {
  return CreateFileW(name.c_str(), GENERIC_READ, shared_with_all, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
}

bool is_folder(const std::wstring& name) {
  const DWORD attributes = GetFileAttributesW(name.c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

// ---- reading

using FileIdentity = std::pair<DWORD, std::uint64_t>;
FileIdentity identity(const BY_HANDLE_FILE_INFORMATION& info) {
  return {info.dwVolumeSerialNumber, (std::uint64_t{info.nFileIndexHigh} << 32U) | info.nFileIndexLow};
}

/// The files that this run has read, whatever they are called: never written over in silence.
class ReadFiles {
 public:
  void add(const FileIdentity& file) {
    const std::scoped_lock lock(mutex_);
    files_.insert(file);
  }
  [[nodiscard]] bool contains(const FileIdentity& file) {
    const std::scoped_lock lock(mutex_);
    return files_.contains(file);
  }
  void clear() {
    const std::scoped_lock lock(mutex_);
    files_.clear();
  }

 private:
  std::mutex mutex_;
  std::set<FileIdentity> files_;
};
ReadFiles& read_files() {
  static ReadFiles files;
  return files;
}

/// Reads to the end, or until it is more than a budget can be.
FileAnswer read_all(HANDLE file, std::uint64_t expected) {
  constexpr std::size_t piece = 256 * 1024, least = 4096;
  FileAnswer answer;
  std::string& bytes = answer.bytes;
  bytes.reserve(expected + least);
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(size + std::clamp<std::size_t>(expected - std::min<std::size_t>(size, expected), least, piece));
    DWORD n = 0;
    if (ReadFile(file, bytes.data() + size, static_cast<DWORD>(bytes.size() - size), &n, nullptr) == 0) {
      if (GetLastError() == ERROR_BROKEN_PIPE) break;  // the other end of a pipe is closed
      return {FileAnswer::Fault::unreadable, {}};
    }
    if (n == 0) break;
    size += n;
    if (size > largest_file) return {FileAnswer::Fault::too_large, {}};
  }
  bytes.resize(size);
  return answer;
}

/// `anything`: also a pipe or a device, for which it waits.
FileAnswer open_and_read(const std::string& path, bool anything) {
  const std::wstring name = on_disk(path);
  if (is_folder(name)) return {FileAnswer::Fault::folder, {}};
  const Handle file(open_to_read(name));
  if (!file.is_open()) {
    const DWORD code = GetLastError();
    const bool missing =
        code == ERROR_FILE_NOT_FOUND || code == ERROR_PATH_NOT_FOUND || code == ERROR_INVALID_NAME || code == ERROR_BAD_PATHNAME;
    return {missing ? FileAnswer::Fault::missing : FileAnswer::Fault::unreadable, {}};
  }
  if (GetFileType(file.get()) != FILE_TYPE_DISK) return anything ? read_all(file.get(), 0) : FileAnswer{FileAnswer::Fault::unreadable, {}};
  BY_HANDLE_FILE_INFORMATION info;
  if (GetFileInformationByHandle(file.get(), &info) == 0) return {FileAnswer::Fault::unreadable, {}};
  read_files().add(identity(info));
  const std::uint64_t size = (std::uint64_t{info.nFileSizeHigh} << 32U) | info.nFileSizeLow;
  return size > largest_file ? FileAnswer{FileAnswer::Fault::too_large, {}} : read_all(file.get(), size);
}

// ---- writing

/// An empty file beside `target`, which is gone when this is, unless it was moved.
class Beside {
 public:
  explicit Beside(const std::string& target) {
    constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyz0123456789";  // Windows takes capitals for the same
    constexpr int tries = 100, length = 6;
    std::random_device random;
    for (int t = 0; t < tries; ++t) {
      std::string name = target + ".";
      for (int s = 0; s < length; ++s) name += signs[random() % signs.size()];
      HalfWritten half;
      Handle made(CreateFileW(on_disk(name).c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
      if (!made.is_open() && GetLastError() == ERROR_FILE_EXISTS) continue;
      if (!made.is_open()) return;
      name_ = name;
      half.name() = on_disk(name);
      return;
    }
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside() {
    HalfWritten half;
    if (!name_.empty()) DeleteFileW(half.name().c_str());
    half.name().clear();
  }
  [[nodiscard]] const std::string& name() const { return name_; }  ///< empty where it could not be made
  [[nodiscard]] bool reached_the_disk() const {
    const Handle file(
        CreateFileW(on_disk(name_).c_str(), GENERIC_WRITE, shared_with_all, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    return file.is_open() && FlushFileBuffers(file.get()) != 0;
  }
  /// What the one that is replaced is to others (who may read it, when it was made) stays; where the disk cannot do that, it is moved over it.
  [[nodiscard]] bool move_to(const std::wstring& target, bool exists) {
    HalfWritten half;
    const bool replaced =
        exists && ReplaceFileW(target.c_str(), half.name().c_str(), nullptr, REPLACEFILE_IGNORE_MERGE_ERRORS, nullptr, nullptr) != 0;
    if (!replaced && MoveFileExW(half.name().c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) == 0)
      return false;
    name_.clear();
    half.name().clear();
    return true;
  }
  /// Leaves it where it lies.
  void keep() {
    HalfWritten half;
    name_.clear();
    half.name().clear();
  }

 private:
  std::string name_;
};

/// Where a link leads.
std::string end_of_links(const std::string& path) {
  const DWORD attributes = GetFileAttributesW(on_disk(path).c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES || (attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0) return path;
  const Handle file(CreateFileW(on_disk(path).c_str(), 0, shared_with_all, nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr));
  std::wstring name(32768, L'\0');
  const DWORD length =
      file.is_open() ? GetFinalPathNameByHandleW(file.get(), name.data(), static_cast<DWORD>(name.size()), FILE_NAME_NORMALIZED) : 0;
  if (length == 0 || length >= name.size()) return path;
  name.resize(length);
  return narrow(name);
}

/// The first bytes of a file that there is; empty: it cannot be read.
std::string beginning_of(const std::string& path) {
  const Handle file(open_to_read(on_disk(path)));
  std::string bytes(4096, '\0');
  DWORD n = 0;
  if (!file.is_open() || ReadFile(file.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &n, nullptr) == 0) n = 0;
  bytes.resize(n);
  return bytes;
}

}  // namespace

void give_back_memory() {}

FileAnswer read_file(const std::string& path) {
  return path == "-" ? read_all(GetStdHandle(STD_INPUT_HANDLE), 0) : open_and_read(path, true);
}

FileAnswer read_ordinary_file(const std::string& path) { return open_and_read(path, false); }

Result<void> replace_file(const std::string& path, Over over, FunctionRef<Result<void>(const std::string&)> write) {
  const std::string target = end_of_links(path);
  const std::wstring name = on_disk(target);
  const auto in_use = [&] { return refusal(told("{} är öppen i ett annat program; stäng den och försök igen", path)); };
  const auto failed = [&](DWORD code) { return is_in_use(code) ? in_use() : refusal(told("kan inte skriva {}: {}", path, why(code))); };
  const DWORD attributes = GetFileAttributesW(name.c_str());
  const bool exists = attributes != INVALID_FILE_ATTRIBUTES;
  if (exists && (attributes & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_DEVICE)) != 0)
    return refusal(told("kan inte skriva {}: det är ingen vanlig fil", path));
  if (exists) {
    const Handle file(
        CreateFileW(name.c_str(), FILE_READ_ATTRIBUTES, shared_with_all, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    BY_HANDLE_FILE_INFORMATION info;
    if (!file.is_open() || GetFileInformationByHandle(file.get(), &info) == 0) return failed(GetLastError());
    if (GetFileType(file.get()) != FILE_TYPE_DISK) return refusal(told("kan inte skriva {}: det är ingen vanlig fil", path));
    if (over != Over::read && read_files().contains(identity(info)))
      return refusal(told("{} är en av filerna som läses; välj ett annat namn", path));
    if ((attributes & FILE_ATTRIBUTE_READONLY) != 0) return failed(ERROR_ACCESS_DENIED);
    // Excel and others let nobody put another file in the place of one that they have open.
    const Handle taken(
        CreateFileW(name.c_str(), DELETE | GENERIC_WRITE, shared_with_all, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!taken.is_open()) return failed(GetLastError());
  }
  if (exists && is_open_elsewhere(target)) return in_use();
  Beside beside(target);
  if (beside.name().empty()) return failed(GetLastError());
  if (auto done = write(beside.name()); !done) return done;
  if (exists && over == Over::own && !is_same_kind(beginning_of(target), beginning_of(beside.name()))) {
    return refusal(
        told("{} finns redan, och Målkoll har inte skrivit den; välj ett annat namn, eller --overwrite för att skriva över den", path));
  }
  if (!beside.reached_the_disk()) return failed(GetLastError());
  if (!beside.move_to(name, exists)) {
    const DWORD code = GetLastError();
    if (exists && GetFileAttributesW(name.c_str()) ==
                      INVALID_FILE_ATTRIBUTES) {  // taken away by the system, half-way: what was written is all that there is
      const std::string left = beside.name();
      beside.keep();
      return refusal(told("{} kunde inte få sitt namn: det som skrevs ligger i {}", path, left));
    }
    return failed(code);
  }
  return {};
}

Result<void> write_file(const std::string& path, Over over, std::string_view bytes) {
  return replace_file(path, over, [&](const std::string& beside) -> Result<void> {
    Handle file(
        CreateFileW(on_disk(beside).c_str(), GENERIC_WRITE, shared_with_all, nullptr, TRUNCATE_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    bool good = file.is_open();
    while (good && !bytes.empty()) {
      constexpr std::size_t most = std::size_t{16} << 20U;
      DWORD n = 0;
      good = WriteFile(file.get(), bytes.data(), static_cast<DWORD>(std::min(bytes.size(), most)), &n, nullptr) != 0 && n > 0;
      if (good) bytes.remove_prefix(n);
    }
    const std::string reason = good ? std::string() : why_now();
    if (!file.close()) good = false;
    if (!good) return refusal(told("kan inte skriva {}: {}", path, reason.empty() ? why_now() : reason));
    return {};
  });
}

void begin_another_run() { read_files().clear(); }

Result<void> make_folder(const std::string& path) {
  if (is_folder(on_disk(path)) || CreateDirectoryW(on_disk(path).c_str(), nullptr) != 0) return {};
  const DWORD code = GetLastError();
  const std::size_t above = path.find_last_of("/\\", path.find_last_not_of("/\\"));
  if (code == ERROR_PATH_NOT_FOUND && above != std::string::npos && above > 0) {
    if (auto made = make_folder(path.substr(0, above)); !made) return refusal(made.error().reason);
    if (CreateDirectoryW(on_disk(path).c_str(), nullptr) != 0 || is_folder(on_disk(path))) return {};
  }
  return refusal(
      told("mappen {} kan inte skapas: {}", path, code == ERROR_ALREADY_EXISTS ? told("en del av sökvägen är ingen mapp") : why(code)));
}

FolderLock::FolderLock(const std::string& file) {
  // Windows locks no folder: it is a file in it, also for those who come by the network, which is gone when this is, however that ends.
  const std::size_t end = file.find_last_of("/\\");
  const std::wstring name = on_disk((end == std::string::npos ? std::string() : file.substr(0, end + 1)) + "~malkoll.las");
  constexpr DWORD pause = 20;  // milliseconds
  for (int refused = 0; refused < 100;) {
    const HANDLE handle =
        CreateFileW(name.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_HIDDEN | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    handle_ = reinterpret_cast<std::intptr_t>(handle);
    if (handle != INVALID_HANDLE_VALUE) return;
    // One that is being closed is refused in another way, and so is a folder where one may not write: that is told of by who writes there.
    if (!is_in_use(GetLastError())) {
      if (GetLastError() != ERROR_ACCESS_DENIED) return;
      ++refused;
    }
    Sleep(pause);
  }
}
FolderLock::~FolderLock() {
  if (handle_ != -1) CloseHandle(reinterpret_cast<HANDLE>(handle_));
}

}  // namespace malkoll::cli
