#include "cli/watched.h"

#include "cli/files.h"
#include "work/own_output.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

Stamp stamp_of(const std::string& path) {
  std::error_code error;
  Stamp stamp;
  stamp.size = fs::file_size(path, error);
  if (error) return {};
  stamp.written = fs::last_write_time(path, error);
  stamp.there = !error;
  return stamp.there ? stamp : Stamp{};
}

}  // namespace

std::vector<std::string> Moment::changed_since(const Moment& other) const {
  std::vector<std::string> changed;
  for (const auto& [path, stamp] : files) {
    const auto before = other.files.find(path);
    if (before == other.files.end() ? stamp.there : !(before->second == stamp)) changed.push_back(path);
  }
  for (const auto& [path, stamp] : other.files) {
    if (stamp.there && !files.contains(path)) changed.push_back(path);
  }
  return changed;
}

bool WatchedFolder::is_own(const std::string& path, const Stamp& stamp) {
  if (path.ends_with(".malkoll") || !stamp.there) return false;
  const auto known = known_.find(path);
  if (known != known_.end() && known->second.first == stamp) return known->second.second;
  const FileAnswer answer = read_found_file(path);
  const bool own = answer.fault == FileAnswer::Fault::none && work::is_own_output(path, answer.bytes, read_found_file);
  known_[path] = {stamp, own};
  return own;
}

void WatchedFolder::add_rules(const std::string& folder, Moment& moment) const {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".sql") moment.files[at->path().generic_string()] = stamp_of(at->path().string());
  }
}

void WatchedFolder::follow(const std::set<std::string>& asked, Moment& seen) {
  followed_ = asked;
  for (const std::string& path : asked) {
    const Stamp stamp = stamp_of(path);
    if (!seen.files.contains(path) && !is_own(path, stamp)) seen.files[path] = stamp;
  }
}

Moment WatchedFolder::look() {
  Moment moment;
  std::error_code error;
  const fs::directory_iterator listing(folder_, error);
  moment.readable = !error;
  if (!moment.readable) return moment;
  std::set<std::string> folders;
  for (const std::string& path : select_files({folder_}).files) {
    const Stamp stamp = stamp_of(path);
    if (is_open_elsewhere(path)) moment.open.insert(path);
    folders.insert(fs::path(path).parent_path().generic_string());
    if (!is_own(path, stamp)) moment.files[path] = stamp;
  }
  for (const std::string& path : followed_) {
    const Stamp stamp = stamp_of(path);
    if (!is_own(path, stamp)) moment.files[path] = stamp;
  }
  if (!rules_.empty()) add_rules(rules_, moment);
  for (const std::string& folder : folders) add_rules((fs::path(folder) / "rules").string(), moment);
  return moment;
}

}  // namespace malkoll::cli
