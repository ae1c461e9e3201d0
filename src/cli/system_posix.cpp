#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include "cli/files.h"
#include "cli/system.h"
#include "store/connection.h"
#include "text/told.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_file = std::size_t{512} << 20U;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// The system's reason in Swedish, for the usual ones.
std::string why(int code) {
  switch (code) {
    case EACCES:
    case EPERM: return told("du har inte rätt att skriva där");
    case ENOENT: return told("mappen finns inte");
    case ENOTDIR: return told("en del av sökvägen är ingen mapp");
    case ENOSPC:
    case EDQUOT: return told("disken är full");
    case EROFS: return told("där går det bara att läsa");
    case EMFILE:
    case ENFILE: return told("för många filer är öppna");
    default: return std::strerror(code);
  }
}

// ---- reading

/// The files that this run has read, whatever they are called: never written over in silence.
class ReadFiles {
 public:
  void add(const struct stat& info) {
    const std::scoped_lock lock(mutex_);
    files_.emplace(info.st_dev, info.st_ino);
  }
  [[nodiscard]] bool contains(const struct stat& info) {
    const std::scoped_lock lock(mutex_);
    return files_.contains({info.st_dev, info.st_ino});
  }
  void clear() {
    const std::scoped_lock lock(mutex_);
    files_.clear();
  }

 private:
  std::mutex mutex_;
  std::set<std::pair<dev_t, ino_t>> files_;
};
ReadFiles& read_files() {
  static ReadFiles files;
  return files;
}

/// Asks the system for memory that will be written soon all at once: page by page, as it is touched, takes three times as long.
void take_pages(char* memory, std::size_t size) {
  constexpr std::size_t page = 4096, worth_a_call = std::size_t{1} << 20U;
  if (size < worth_a_call) return;
  const std::size_t skip = (page - reinterpret_cast<std::uintptr_t>(memory) % page) % page;
  static_cast<void>(madvise(memory + skip, (size - skip) / page * page, MADV_POPULATE_WRITE));  // older systems refuse, and nothing is lost
}

/// Reads to the end, or until it is more than a budget can be.
FileAnswer read_all(int descriptor, std::size_t expected) {
  FileAnswer answer;
  std::string& bytes = answer.bytes;
  // What resize() clears is still in the cache when it is read over; a small file takes little room.
  constexpr std::size_t piece = 256 * 1024, least = 4096;
  bytes.reserve(expected + least);
  take_pages(bytes.data(), expected);
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(size + std::clamp(expected - std::min(size, expected), least, piece));
    const ssize_t n = read(descriptor, bytes.data() + size, bytes.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return {FileAnswer::Fault::unreadable, {}};
    if (n == 0) break;
    size += static_cast<std::size_t>(n);
    if (size > largest_file) return {FileAnswer::Fault::too_large, {}};
  }
  bytes.resize(size);
  return answer;
}

/// `anything`: also a pipe or a device, for which it waits.
FileAnswer open_and_read(const std::string& path, bool anything) {
  // A pipe that nobody writes to would be waited for already when it is opened.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | (anything ? 0 : O_NONBLOCK)));
  struct stat info{};
  if (!file.is_open()) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    if (!missing && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return {FileAnswer::Fault::folder, {}};
    return {missing ? FileAnswer::Fault::missing : FileAnswer::Fault::unreadable, {}};
  }
  if (fstat(file.number(), &info) != 0) return {FileAnswer::Fault::unreadable, {}};
  if (S_ISDIR(info.st_mode)) return {FileAnswer::Fault::folder, {}};
  if (!anything && !S_ISREG(info.st_mode)) return {FileAnswer::Fault::unreadable, {}};
  read_files().add(info);
  const auto size = static_cast<std::size_t>(std::max<off_t>(info.st_size, 0));
  return size > largest_file ? FileAnswer{FileAnswer::Fault::too_large, {}} : read_all(file.number(), size);
}

// ---- writing

/// What is taken away where the command is interrupted; the handler can do little, so it stands ready as C wants it.
std::array<char, 4096> half_written{};

class BlockedSignals {
 public:
  BlockedSignals() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;
  ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

extern "C" void take_away_and_end(int signal) {
  if (half_written[0] != '\0') unlink(half_written.data());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// An empty file beside `target`, which is gone when this is, unless it was moved. Its name: empty where it could not be made.
class Beside {
 public:
  explicit Beside(const fs::path& target) : name_(target.string() + ".XXXXXX") {
    const BlockedSignals blocked;
    const Descriptor made(name_.size() < half_written.size() ? mkstemp(name_.data()) : -1);
    if (!made.is_open()) {
      name_.clear();
      return;
    }
    std::memcpy(half_written.data(), name_.c_str(), name_.size() + 1);
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside() {
    const BlockedSignals blocked;
    if (!name_.empty()) unlink(name_.c_str());
    half_written[0] = '\0';
  }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool move_to(const fs::path& target) {
    const BlockedSignals blocked;
    if (rename(name_.c_str(), target.c_str()) != 0) return false;
    name_.clear();
    half_written[0] = '\0';
    return true;
  }

 private:
  std::string name_;
};

/// Where links lead, also to what is not there yet.
fs::path end_of_links(fs::path path) {
  constexpr int most = 40;  // as the system's own
  std::error_code error;
  for (int link = 0; link < most && fs::is_symlink(path, error); ++link) {
    const fs::path next = fs::read_symlink(path, error);
    path = next.is_absolute() ? next : path.parent_path() / next;
  }
  return path;
}

/// The first bytes of a file that there is; empty: it cannot be read.
std::string beginning_of(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  std::string bytes(4096, '\0');
  const ssize_t n = file.is_open() ? read(file.number(), bytes.data(), bytes.size()) : 0;
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  return bytes;
}

/// Gives the file the owner, group and permissions of the one that it replaces, as far as one may. Nobody gains a right by it.
bool take_over_rights(const std::string& path, const struct stat* old) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) return false;
  mode_t mode = 0;
  if (old == nullptr) {
    const mode_t mask = umask(0);
    umask(mask);
    mode = 0666U & ~mask;
  } else {
    mode = old->st_mode & 07777U;
    const bool same = info.st_uid == old->st_uid && info.st_gid == old->st_gid;
    if (!same && chown(path.c_str(), old->st_uid, old->st_gid) != 0 && info.st_gid != old->st_gid &&
        chown(path.c_str(), static_cast<uid_t>(-1), old->st_gid) != 0) {
      mode &= ~mode_t{S_IRWXG | S_ISGID};  // what the old group may, this one may not
    }
  }
  return chmod(path.c_str(), mode) == 0;
}

bool reached_the_disk(const std::string& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return file.is_open() && fsync(file.number()) == 0;
}

std::chrono::nanoseconds processor_time_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

void begin_process() {
#ifdef __GLIBC__
  // What a large table is read with goes back to the system as soon as it is let go of, and not only when all that was made after it is.
  mallopt(M_MMAP_THRESHOLD, 4 << 20U);
#endif
  time_statements_by(processor_time_of_thread);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // Open, but not for what it is there for: writing to it fails, and is told.
    if (fcntl(stream, F_GETFD) < 0) static_cast<void>(open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action{};
    if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;  // as nohup wants it
    action = {};
    action.sa_handler = take_away_and_end;
    sigaction(signal, &action, nullptr);
  }
}

void give_back_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

FileAnswer read_file(const std::string& path) { return path == "-" ? read_all(STDIN_FILENO, 0) : open_and_read(path, true); }

FileAnswer read_ordinary_file(const std::string& path) { return open_and_read(path, false); }

Result<void> replace_file(const std::string& path, Over over, FunctionRef<Result<void>(const std::string&)> write) {
  const fs::path target = end_of_links(path);
  const auto failed = [&] { return refusal(told("kan inte skriva {}: {}", path, why(errno))); };
  struct stat info{};
  const bool exists = stat(target.c_str(), &info) == 0;
  if (exists && !S_ISREG(info.st_mode)) return refusal(told("kan inte skriva {}: det är ingen vanlig fil", path));
  if (exists && over != Over::read && read_files().contains(info))
    return refusal(told("{} är en av filerna som läses; välj ett annat namn", path));
  if (exists && access(target.c_str(), W_OK) != 0) return failed();
  if (exists && is_open_elsewhere(target.string()))
    return refusal(told("{} är öppen i ett annat program; stäng den och försök igen", path));
  Beside beside(target);
  if (beside.name().empty()) return failed();
  if (auto done = write(beside.name()); !done) return done;
  if (exists && over == Over::own && !is_same_kind(beginning_of(target.string()), beginning_of(beside.name()))) {
    return refusal(
        told("{} finns redan, och Målkoll har inte skrivit den; välj ett annat namn, eller --overwrite för att skriva över den", path));
  }
  // By its name: who wrote may have put another file there.
  if (!take_over_rights(beside.name(), exists ? &info : nullptr) || !reached_the_disk(beside.name()) || !beside.move_to(target))
    return failed();
  return {};
}

Result<void> write_file(const std::string& path, Over over, std::string_view bytes) {
  return replace_file(path, over, [&](const std::string& beside) -> Result<void> {
    const int descriptor = open(beside.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    bool good = descriptor >= 0;
    while (good && !bytes.empty()) {
      const ssize_t n = write(descriptor, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      good = n > 0;
      if (good) bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    const int code = errno;
    if (descriptor >= 0 && close(descriptor) != 0) good = false;
    if (!good) return refusal(told("kan inte skriva {}: {}", path, why(code)));
    return {};
  });
}

void begin_another_run() { read_files().clear(); }

Result<void> make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return refusal(told("mappen {} kan inte skapas: {}", path, why(error.value())));
  return {};
}

FolderLock::FolderLock(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (descriptor >= 0 && flock(descriptor, LOCK_EX) != 0 && errno == EINTR) continue;
  handle_ = descriptor;
}
FolderLock::~FolderLock() {
  if (handle_ >= 0) close(static_cast<int>(handle_));
}

}  // namespace malkoll::cli
