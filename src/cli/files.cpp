#include "cli/files.h"
#include "text/told.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "text/decode.h"
#include "work/table_file.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

/// A text of the language, or a table. Excel and LibreOffice lay a file of their own beside one that is open.
bool is_source(const fs::path& path) {
  const std::string name = path.filename().string();
  return path.extension() == ".malkoll" || (work::is_table(name) && !name.starts_with("~$"));
}

/// The texts and tables below a folder, and the folders below it that cannot be read.
void walk(const std::string& folder, std::vector<std::string>& found, std::size_t& bytes) {
  std::error_code error;
  std::vector<fs::path> below;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().filename().string().starts_with('.')) continue;
    std::error_code unknown;  // of one entry: it is passed over, or told of when it is read
    if (!at->is_symlink(unknown) && at->is_directory(unknown)) below.push_back(at->path());
    if (!is_source(at->path()) || at->is_directory(unknown)) continue;
    if (!at->is_regular_file(unknown) && !unknown) continue;  // pipes and the like
    found.push_back(at->path().lexically_normal().generic_string());
    const auto size = at->file_size(unknown);
    if (!unknown) bytes += size;
  }
  if (error) found.push_back(fs::path(folder).lexically_normal().generic_string());
  for (const fs::path& path : below) walk(path.string(), found, bytes);
}

}  // namespace

std::string path_from(const std::string& output, const std::string& plan) {
  std::error_code error;
  const fs::path folder = output.empty() ? fs::current_path(error) : fs::absolute(output, error).parent_path();
  return fs::absolute(plan, error).lexically_proximate(folder).generic_string();
}

Result<void> may_be_written(const std::string& output, bool overwrite) {
  std::error_code error;
  if (overwrite || !fs::exists(output, error)) return {};
  return refusal(told("{} finns redan; välj ett annat namn, eller --overwrite för att skriva över den", output));
}

bool is_open_elsewhere(const std::string& path) {
  const fs::path file(path);
  std::error_code error;
  for (const std::string& lock : {"~$" + file.filename().string(), ".~lock." + file.filename().string() + "#"}) {
    if (fs::exists(file.parent_path() / lock, error)) return true;
  }
  return false;
}

namespace {

/// The path of a file whose name is `path`'s but for how its characters are put together (Unicode normalisation); empty: none.
std::string same_name_on_disk(const std::string& path) {
  const fs::path wanted(path);
  if (std::all_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return {};
  const fs::path above = wanted.parent_path();
  std::error_code error;
  std::string folder = above.empty() ? "." : above.string();
  if (!fs::is_directory(folder, error)) folder = above == wanted ? std::string() : same_name_on_disk(folder);
  if (folder.empty()) return {};
  const std::string name = decode(wanted.filename().string()).text;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (decode(at->path().filename().string()).text == name) return (above.empty() ? at->path().filename() : at->path()).generic_string();
  }
  return {};
}

}  // namespace

FileAnswer read_found_file(const std::string& path) {
  FileAnswer answer = read_ordinary_file(path);
  if (answer.fault != FileAnswer::Fault::missing) return answer;
  const std::string other = same_name_on_disk(path);
  if (other.empty()) return answer;
  answer = read_ordinary_file(other);
  answer.path = other;
  return answer;
}

bool is_same_kind(std::string_view beginning, std::string_view other) {
  constexpr std::string_view generator = "<meta name=\"generator\" content=\"Målkoll";
  constexpr std::string_view sqlite("SQLite format 3\0", 16);
  constexpr std::size_t application = 68, application_size = 4, telling = 16;
  if (other.starts_with("<!doctype html>")) return beginning.find(generator) != std::string_view::npos;
  if (other.starts_with(sqlite)) {
    return beginning.starts_with(sqlite) && beginning.size() > application &&
           beginning.substr(application, application_size) == other.substr(application, application_size);
  }
  const std::size_t headings = other.find("\r\n");  // what follows the headings of a table is of another year
  const std::size_t same = headings < telling ? headings + 2 : telling;
  return !other.empty() && beginning.substr(0, same) == other.substr(0, same);
}

Selection select_files(const std::vector<std::string>& paths) {
  Selection selection;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      const std::string name = path == "-" ? path : fs::path(path).generic_string();  // what is said of a file is the same on every system
      selection.files.push_back(name);
      selection.named.insert(name);
      const auto size = fs::file_size(path, error);
      if (!error) selection.bytes += size;
      continue;
    }
    selection.whole_municipality = true;
    std::vector<std::string> found;
    walk(path, found, selection.bytes);
    if (found.empty()) selection.empty_folders.push_back(path);
    std::sort(found.begin(), found.end());
    selection.files.insert(selection.files.end(), found.begin(), found.end());
  }
  std::set<std::string> seen;  // `. ../kommun` may be one folder
  std::erase_if(selection.files, [&](const std::string& path) {
    std::error_code error;
    const fs::path same = path == "-" ? fs::path(path) : fs::weakly_canonical(path, error);
    return !seen.insert(error ? path : same.string()).second;
  });
  return selection;
}

work::Files files_of(FileReader reader) {
  const auto list = [](const std::string& folder, std::string_view ending) -> std::optional<std::vector<std::string>> {
    std::error_code error;
    std::vector<std::string> paths;
    if (!fs::is_directory(folder, error) && !error) return paths;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::error_code unknown;
      if (at->path().extension() == ending && (at->is_regular_file(unknown) || unknown)) paths.push_back(at->path().generic_string());
    }
    if (error && error != std::errc::no_such_file_or_directory) return std::nullopt;
    std::sort(paths.begin(), paths.end());
    return paths;
  };
  const auto same = [](const std::string& folder) {
    std::error_code error;
    return fs::weakly_canonical(folder, error).generic_string();
  };
  return {[reader](const std::string& path) { return path.ends_with(".sql") ? read_found_file(path) : reader(path); }, list, same,
          give_back_memory};
}

work::Files disk() { return files_of(read_found_file); }

bool wants_colour(Stream stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  return has_colours(stream);
}

}  // namespace malkoll::cli
