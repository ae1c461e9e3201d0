#include "server/folders.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "check/portable.h"
#include "text/told.h"
#include "work/beside_plan.h"
#include "work/examples.h"
#include "work/own_rules.h"
#include "work/table_file.h"

namespace malkoll::server {

namespace fs = std::filesystem;

namespace {

std::string folder_above(const std::string& path) { return fs::path(path).parent_path().generic_string(); }

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && (folder.ends_with('/') || path[folder.size()] == '/');
}

std::string absolute(const std::string& folder, const std::string& path) {
  return fs::path(path).is_absolute() || folder.empty() ? path : (fs::path(folder) / path).lexically_normal().generic_string();
}

/// What an editor shows that is no file of this machine: it is kept by its URI, and nothing lies beside it. A drive is one letter.
bool is_no_file(std::string_view path) {
  const std::size_t scheme = path.find_first_of(":/");
  return path.empty() || (scheme != std::string_view::npos && path[scheme] == ':' && scheme > 1);
}

}  // namespace

std::string Group::path_of(const std::string& path) const { return absolute(folder, path); }

std::size_t Group::source_of(const std::string& path) const {
  const Sources& sources = checked->sources();
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (path_of(sources[s]) == path) return s;
  }
  return sources.size();
}

void Folders::set_roots(std::vector<std::string> roots) {
  roots_ = std::move(roots);
  groups_.clear();
  changed_on_disk();
}

void Folders::put(const std::string& path, std::string text, bool is_source) {
  if (!is_source) only_used_.insert(path);
  const auto [at, is_new] = open_.insert_or_assign(path, std::move(text));
  (void)at;
  for (auto& [key, group] : groups_) {
    group->stale = true;
    if (!is_source) group->set_aside.clear();
  }
  // It may not be on disk, or have become a plan.
  if (is_new || (plans_ && work::declares_plan(open_.at(path)) != plans_->contains(path))) look_again();
}

void Folders::take_away(const std::string& path) {
  open_.erase(path);
  only_used_.erase(path);
  groups_.erase(path);
  look_again();
}

bool Folders::knows(const std::string& path) {
  const bool below = std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) { return is_below(path, root); });
  if (!below && !open_.contains(path)) return false;
  const bool may_be_read = open_.contains(path) ? !only_used_.contains(path) : path.ends_with(".malkoll") || work::is_table(path);
  return may_be_read || !municipality_of(path).empty();
}

const std::string* Folders::text(const std::string& path) const {
  const auto found = open_.find(path);
  return found == open_.end() ? nullptr : &found->second;
}

void Folders::look_again() {
  plans_.reset();
  group_of_file_.clear();
  for (auto& [key, group] : groups_) group->stale = true;
}

void Folders::changed_on_disk() {
  look_again();
  for (auto& [key, group] : groups_) group->set_aside.clear();
}

FileAnswer Folders::read(const std::string& path) const {
  if (const std::string* text = this->text(path)) return {FileAnswer::Fault::none, *text};
  return host_.files.read(path);
}

const std::set<std::string>& Folders::plans() {
  if (plans_) return *plans_;
  plans_.emplace();
  const auto look = [&](const std::string& path) {
    if (!path.ends_with(".malkoll")) return;
    const FileAnswer answer = read(path);
    if (answer.fault == FileAnswer::Fault::none && work::declares_plan(answer.bytes)) plans_->insert(path);
  };
  for (const std::string& root : roots_) {
    for (const std::string& path : host_.below(root)) look(path);
    for (const auto& [path, text] : open_)
      if (is_below(path, root)) look(path);
  }
  return *plans_;
}

std::string Folders::municipality_of(const std::string& path) {
  const auto root = std::find_if(roots_.begin(), roots_.end(), [&](const std::string& r) { return is_below(path, r); });
  if (root == roots_.end()) return {};
  for (std::string folder = folder_above(path);; folder = folder_above(folder)) {
    const auto& all = plans();
    if (std::any_of(all.begin(), all.end(), [&](const std::string& plan) { return is_below(plan, folder); })) return folder;
    if (folder.size() <= root->size()) return {};
  }
}

Group& Folders::group_at(const std::string& folder) {
  std::unique_ptr<Group>& group = groups_[folder];
  if (group == nullptr) group = std::make_unique<Group>();
  return *group;
}

Group& Folders::group_of(const std::string& path) {
  if (const auto known = group_of_file_.find(path); known != group_of_file_.end()) return group_at(known->second);
  if (is_no_file(path)) {
    Group& alone = group_at(path);
    alone.paths = {path};
    return alone;
  }
  const std::string folder = municipality_of(path);
  std::string key = folder.empty() ? path : folder;
  Group& group = group_at(key);
  group.folder = folder.empty() ? folder_above(path) : folder;
  group.whole_municipality = !folder.empty();
  std::set<std::string> paths;
  if (folder.empty()) {
    paths.insert(path);
  } else {
    for (const std::string& below : host_.below(folder)) paths.insert(below);
    for (const auto& [open, text] : open_)
      if (is_below(open, folder) && (open.ends_with(".malkoll") || work::is_table(open))) paths.insert(open);
  }
  group.paths.clear();
  for (const std::string& one : paths) group.paths.push_back(fs::path(one).lexically_relative(group.folder).generic_string());
  group_of_file_.emplace(path, std::move(key));
  return group;
}

Result<std::unique_ptr<Checked>, work::OpenFaults> Folders::check_files(const Group& group, const Read& read) const {
  const std::string& folder = group.folder;
  work::Files files;
  const bool alone = folder.empty();  // no file
  files.read = [&, alone](const std::string& path) {
    return alone && open_.find(path) == open_.end() ? FileAnswer{FileAnswer::Fault::missing, {}} : read(absolute(folder, path));
  };
  files.list = [&, alone](const std::string& below, std::string_view ending) {
    if (alone) return std::optional(std::vector<std::string>());
    auto paths = host_.files.list(absolute(folder, below), ending);
    if (paths) {
      for (std::string& path : *paths) path = fs::path(path).lexically_relative(folder).generic_string();
    }
    return paths;
  };
  files.same = [&](const std::string& of) { return host_.files.same(absolute(folder, of)); };
  work::OpenOptions open;
  open.paths = group.paths;
  open.whole_municipality = group.whole_municipality;
  if (!group.whole_municipality) open.named.insert(group.paths.begin(), group.paths.end());
  open.tables.skip_unfinished = true;
  work::Opened opened = work::open(open, files);
  if (!opened) return failure(std::move(opened.error()));
  auto checked = std::make_unique<Checked>();
  checked->language = host_.language;
  checked->workspace = std::move(*opened);
  CheckOptions how;
  how.language = host_.language;
  how.today = host_.today;
  how.tasks = false;
  how.rule_time = std::chrono::seconds(1);  // somebody writes meanwhile
  how.set_aside = group.set_aside;
  checked->result = work::check(*checked->workspace, how);
  return checked;
}

namespace {

/// What the examples of a rule that can be run show, and what another database than ours would not take.
std::vector<std::string> faults_of(const Catalogue& catalogue, const RuleInfo& rule, std::string_view text) {
  const std::size_t example = std::min(text.find("-- fel exempel"), text.find("-- rätt exempel"));
  const auto line =
      example == std::string_view::npos ? 1 : 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(example), '\n');
  std::vector<std::string> faults;
  for (const std::string& fault : work::example_faults(catalogue, rule)) faults.push_back(fmt::format("{}: {}", line, fault));
  for (const RuleFileError& fault : not_portable(rule))
    faults.push_back(fmt::format("{}: {}", fault.line, told("går bara att köra i SQLite: {}", fault.message)));
  return faults;
}

}  // namespace

void Folders::try_rules(Group& group) const {
  const Catalogue& catalogue = group.checked->workspace->catalogue;
  const std::vector<RuleFileError>& failed = group.checked->result.failed;
  for (const RuleInfo& rule : catalogue.rules) {
    const std::string* text = rule.own ? this->text(group.path_of(rule.file)) : nullptr;
    if (text == nullptr || std::any_of(failed.begin(), failed.end(), [&](const RuleFileError& fault) { return fault.file == rule.file; }))
      continue;
    TriedRule& tried = tried_[group.path_of(rule.file)];
    if (tried.text != *text) tried = {*text, faults_of(catalogue, rule, *text)};
    for (const std::string& fault : tried.faults) group.rule_faults.push_back(fmt::format("{}:{}", rule.file, fault));
  }
}

void Folders::check(Group& group) const {
  group.stale = false;
  group.names.reset();
  group.checked.reset();
  group.rule_faults.clear();
  auto checked = check_files(group, [this](const std::string& path) { return read(path); });
  group.faults = checked ? std::vector<std::string>() : std::move(checked.error().maps);
  if (!checked) return;
  group.checked = std::move(*checked);
  const std::vector<std::string>& stopped = group.checked->result.out_of_time;
  group.set_aside.insert(stopped.begin(), stopped.end());
  try_rules(group);
  group.names = std::make_unique<Names>(*group.checked);
}

std::unique_ptr<const Checked> Folders::checked_with(const Group& group, const std::string& path, const std::string& text) const {
  auto checked =
      check_files(group, [&](const std::string& asked) { return asked == path ? FileAnswer{FileAnswer::Fault::none, text} : read(asked); });
  return checked ? std::move(*checked) : nullptr;
}

Group& Folders::checked(const std::string& path) {
  Group& group = group_of(path);
  if (group.stale) check(group);
  return group;
}

std::vector<Group*> Folders::all_checked() {
  std::vector<Group*> all;
  for (const auto& [path, text] : open_) {
    if (!knows(path)) continue;
    Group* group = &checked(path);
    if (std::find(all.begin(), all.end(), group) == all.end()) all.push_back(group);
  }
  return all;
}

std::vector<Group*> Folders::everything_checked() {
  std::vector<Group*> all = all_checked();
  for (const std::string& plan : plans()) {
    Group* group = &checked(plan);
    if (std::find(all.begin(), all.end(), group) == all.end()) all.push_back(group);
  }
  return all;
}

}  // namespace malkoll::server
