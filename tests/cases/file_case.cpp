#include "cases/file_case.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "cases/in_memory.h"
#include "check/builtin_rules.h"
#include "work/examples.h"

namespace fs = std::filesystem;

namespace malkoll::test {

namespace {

bool one_rule = false;  ///< the others are off

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

/// What stands behind `# väntar` or `# nästan`.
Marker read_marker(const std::string& path, std::string rest, bool near, bool& whole_file) {
  Marker marker;
  marker.near = near;
  marker.path = path;
  whole_file = rest.starts_with("fil ");
  if (whole_file) rest = rest.substr(4);
  // A file that cannot hold a marker has it in a file beside it: `# väntar fil NAME.malkoll CODE: text`
  for (const std::string ending : {".malkoll ", ".csv ", ".xlsx ", ".docx ", ".xls ", ".xlsb ", ".ods ", ".se ", ".json "}) {
    const std::size_t end = rest.find(ending);
    if (!whole_file || end == std::string::npos || end > rest.find(':')) continue;
    marker.path = (fs::path(path).parent_path() / rest.substr(0, end + ending.size() - 1)).string();
    rest = rest.substr(end + ending.size());
    const std::size_t blank = rest.find(' ');
    if (ending == ".malkoll " || blank > rest.find(':')) break;
    marker.cell = rest.substr(0, blank);
    std::replace(marker.cell.begin(), marker.cell.end(), '_', ' ');  // rad_8
    rest = rest.substr(blank + 1);
    break;
  }
  const std::size_t colon = rest.find(':');
  marker.code = rest.substr(0, colon);
  if (const std::size_t blank = marker.code.find(' '); blank != std::string::npos) {
    marker.waived = true;
    marker.code.resize(blank);
  }
  if (colon != std::string::npos) marker.text = rest.substr(colon + 1);
  marker.text.erase(0, marker.text.find_first_not_of(' '));
  while (!marker.text.empty() && (marker.text.back() == '\r' || marker.text.back() == ' ')) marker.text.pop_back();
  return marker;
}

void read_markers(const std::string& path, std::vector<Marker>& markers, std::vector<Marker>& begin, std::vector<std::string>& faults) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::size_t> open;  // markers that wait for their line
  std::string line;
  for (std::uint32_t number = 1; std::getline(in, line); ++number) {
    const std::size_t start = line.find_first_not_of(" \t");
    const bool comment = start != std::string::npos && line[start] == '#';
    for (const std::string word : {"# väntar ", "# nästan "}) {
      if (!comment || line.compare(start, word.size(), word) != 0) continue;
      bool whole_file = false;
      markers.push_back(read_marker(path, line.substr(start + word.size()), word == "# nästan ", whole_file));
      if (!whole_file) open.push_back(markers.size() - 1);
    }
    if (const std::string word = "# börja här "; comment && line.compare(start, word.size(), word) == 0) {
      bool whole_file = false;
      begin.push_back(read_marker(path, line.substr(start + word.size()), false, whole_file));
    }
    if (comment || start == std::string::npos || line == "\r") continue;
    for (const std::size_t marker : open) markers[marker].line = number;
    open.clear();
  }
  for (const std::size_t marker : open) faults.push_back(path + ": nothing stands below the marker of " + markers[marker].code);
}

std::string in_words(const RuleFileError& error) { return error.file + ":" + std::to_string(error.line) + ": " + error.message; }

/// The rules of a folder, sorted by code.
Catalogue catalogue_of(const fs::path& folder, std::vector<RuleFileError>& errors) {
  Catalogue all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".sql") continue;
    if (auto rule = read_rule(entry.path().string(), bytes_of(entry.path().string()), errors)) all.rules.push_back(std::move(*rule));
  }
  std::sort(all.rules.begin(), all.rules.end(), [](const RuleInfo& a, const RuleInfo& b) { return a.code < b.code; });
  return all;
}

bool is_submission(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  return std::getline(in, line) && line.find("# omfattning: inlämning") == 0;
}

}  // namespace

FileCase read_case(const fs::path& path) {
  FileCase files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".malkoll" || work::is_table(entry.path().string()))
        files.paths.push_back(entry.path().lexically_normal().string());
    }
  } else {
    files.paths.push_back(path.lexically_normal().string());
  }
  std::sort(files.paths.begin(), files.paths.end());
  for (const std::string& file : files.paths) {
    if (!work::is_table(file)) read_markers(file, files.markers, files.begin_here, files.faults);
  }
  return files;
}

std::vector<fs::path> all_cases() {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(MALKOLL_TESTS "/files")) {
    if (entry.is_directory() || entry.path().extension() == ".malkoll") cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

/// As the command lists a folder.
std::optional<std::vector<std::string>> listed(const std::string& folder, std::string_view ending) {
  std::vector<std::string> found;
  std::error_code none;  // there is no such folder
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().generic_string().ends_with(ending)) found.push_back(entry.path().generic_string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::unique_ptr<Checked> run_files(const Given& given, FileReader disk, Language language) {
  work::OpenOptions options;
  options.paths = given.alone.empty() ? given.paths : given.alone;
  options.beside = given.paths;
  options.named = {options.paths.begin(), options.paths.end()};
  options.whole_municipality = given.alone.empty();
  options.built_in = &built_in_catalogue();
  options.own_rules = false;
  options.threads = true;
  work::Files files = in_memory({});
  files.read = disk;
  files.list = listed;
  work::Opened opened = work::open(options, files);
  if (!opened) {
    auto unread = std::unique_ptr<Checked>(new Checked{.workspace = std::make_unique<work::Workspace>()});
    unread->faults = std::move(opened.error().maps);
    return unread;
  }
  auto run = std::unique_ptr<Checked>(new Checked{.workspace = std::move(*opened)});
  CheckOptions how;
  how.threads = !one_rule;  // there is nothing to share between two
  how.language = language;
  run->result = work::check(*run->workspace, how);
  for (const RuleFileError& error : run->result.failed) run->faults.push_back(in_words(error));
  return run;
}

FileAnswer from_disk(const std::string& path) {
  if (!fs::exists(path)) return {FileAnswer::Fault::missing, {}};
  return {FileAnswer::Fault::none, bytes_of(path)};
}

Given given_of(const FileCase& files) {
  Given given{files.paths, {}};
  for (const std::string& path : files.paths) {
    if (!work::is_table(path) && is_submission(path)) given.alone.push_back(path);
  }
  return given;
}

std::unique_ptr<Checked> run_case(const FileCase& files, const std::function<void(std::string&)>& edit, Language language) {
  const auto disk = [&](const std::string& path) {
    FileAnswer answer = from_disk(path);
    if (edit && answer.fault == FileAnswer::Fault::none) edit(answer.bytes);
    return answer;
  };
  return run_files(given_of(files), disk, language);
}

namespace {

Catalogue& catalogue() {
  static Catalogue all = [] {
    std::vector<RuleFileError> errors;
    const char* folder = std::getenv("MALKOLL_RULES");
    Catalogue read = folder == nullptr ? builtin_catalogue(errors) : catalogue_of(folder, errors);
    if (!errors.empty()) throw std::runtime_error(in_words(errors.front()));
    return read;
  }();
  return all;
}

}  // namespace

const Catalogue& built_in_catalogue() { return catalogue(); }

void only_rule(const std::string& code) {
  const Catalogue& all = catalogue();
  const RuleInfo* rule = all.find(code);
  if (rule == nullptr) throw std::runtime_error("there is no rule " + code);
  Catalogue alone = work::alone(all, *rule);
  std::vector<std::string> kept = {code};
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const std::size_t own = all.index(kept[k]);
    alone.rules[own].level = all.rules[own].level;
    for (const RuleInfo& other : all.rules) {
      const bool silences = std::find(other.replaces.begin(), other.replaces.end(), kept[k]) != other.replaces.end();
      if (silences && std::find(kept.begin(), kept.end(), other.code) == kept.end()) kept.push_back(other.code);
    }
  }
  for (RuleInfo& other :
       alone.rules) {  // each case gets its own copy of the catalogue: texts of rules that say nothing are most of its cost
    if (other.sql.empty() || std::find(kept.begin(), kept.end(), other.code) != kept.end() || rule->second_pass) continue;
    RuleInfo silent;
    silent.code = other.code, silent.level = other.level, silent.limit = other.limit;
    silent.waivable = other.waivable, silent.sql = other.sql;
    silent.variants.resize(1);
    other = std::move(silent);
  }
  catalogue() = std::move(alone);
  one_rule = true;
}

}  // namespace malkoll::test
