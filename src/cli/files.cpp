#include "cli/files.h"
#include "text/told.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_file = std::size_t{512} << 20U;

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
    default: return std::strerror(code);
  }
}

bool is_source(const fs::path& path) { return path.extension() == ".malkoll"; }

}  // namespace

FileAnswer read_file(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO, 0);
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {errno == ENOENT ? FileAnswer::Fault::missing : FileAnswer::Fault::unreadable, {}};
  struct stat info {};
  FileAnswer answer{FileAnswer::Fault::unreadable, {}};
  if (fstat(descriptor, &info) == 0 && !S_ISDIR(info.st_mode)) {
    const auto size = static_cast<std::size_t>(std::max<off_t>(info.st_size, 0));
    answer = size > largest_file ? FileAnswer{FileAnswer::Fault::too_large, {}} : read_all(descriptor, size);
  }
  close(descriptor);
  return answer;
}

std::string replace_file(const std::string& path, FunctionRef<std::string(const std::string&)> write) {
  std::error_code error;
  fs::path target = fs::canonical(path, error);
  if (error) target = path;
  const auto failed = [&] { return told("kan inte skriva {}: {}", path, why(errno)); };
  struct stat info {};
  const bool exists = stat(target.c_str(), &info) == 0;
  if (exists && !S_ISREG(info.st_mode)) return told("kan inte skriva {}: det är ingen vanlig fil", path);
  if (exists && access(target.c_str(), W_OK) != 0) return failed();
  if (exists && is_open_elsewhere(target.string())) return told("{} är öppen i ett annat program; stäng den och försök igen", path);
  std::string beside = target.string() + ".XXXXXX";
  const int descriptor = mkstemp(beside.data());
  if (descriptor < 0) return failed();
  std::string message = write(beside);
  const mode_t mask = umask(0);
  umask(mask);
  // By its name, not by the descriptor: who wrote may have put another file there.
  if (message.empty() && chmod(beside.c_str(), exists ? info.st_mode & 07777U : 0666U & ~mask) != 0) message = failed();
  close(descriptor);
  const int written = open(beside.c_str(), O_RDONLY | O_CLOEXEC);
  if (message.empty() && (written < 0 || fsync(written) != 0)) message = failed();
  if (written >= 0) close(written);
  if (message.empty() && rename(beside.c_str(), target.c_str()) != 0) message = failed();
  if (!message.empty()) unlink(beside.c_str());
  return message;
}

std::string write_file(const std::string& path, std::string_view bytes) {
  return replace_file(path, [&](const std::string& beside) {
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
    return good ? std::string() : told("kan inte skriva {}: {}", path, why(code));
  });
}

std::string path_from(const std::string& output, const std::string& plan) {
  std::error_code error;
  const fs::path folder = output.empty() ? fs::current_path(error) : fs::absolute(output, error).parent_path();
  return fs::absolute(plan, error).lexically_proximate(folder).generic_string();
}

bool is_open_elsewhere(const std::string& path) {
  const fs::path file(path);
  std::error_code error;
  for (const std::string& lock : {"~$" + file.filename().string(), ".~lock." + file.filename().string() + "#"}) {
    if (fs::exists(file.parent_path() / lock, error)) return true;
  }
  return false;
}

Selection select_files(const std::vector<std::string>& paths) {
  Selection selection;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      selection.files.push_back(path);
      const auto size = fs::file_size(path, error);
      if (!error) selection.bytes += size;
      continue;
    }
    selection.whole_municipality = true;
    std::vector<std::string> found;
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && at != end; at.increment(error)) {
      const bool hidden = at->path().filename().string().starts_with('.');
      if (hidden && at->is_directory(error)) at.disable_recursion_pending();
      if (hidden || !is_source(at->path()) || !at->is_regular_file(error)) continue;
      found.push_back(at->path().lexically_normal().generic_string());
      const auto size = at->file_size(error);
      if (!error) selection.bytes += size;
    }
    if (found.empty()) selection.empty_folders.push_back(path);
    std::sort(found.begin(), found.end());
    selection.files.insert(selection.files.end(), found.begin(), found.end());
  }
  return selection;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  return text;
}

bool wants_colour(int descriptor) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  return isatty(descriptor) == 1 && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

bool is_utf8_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string locale(value);
    std::transform(locale.begin(), locale.end(), locale.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace malkoll::cli
