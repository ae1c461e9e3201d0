#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace malkoll::cli {

/// How a file stands on the disk, as far as can be seen without reading it.
struct Stamp {
  bool there = false;
  std::uintmax_t size = 0;
  std::filesystem::file_time_type written = {};

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// What a check of a folder reads, as it stands at one moment, and which files are open in another program.
struct Moment {
  bool readable = false;  ///< false: the folder cannot be listed, as where the network is away
  std::map<std::string, Stamp> files;
  std::set<std::string> open;

  /// The files that differ; those that came or went too.
  [[nodiscard]] std::vector<std::string> changed_since(const Moment& other) const;
};

/// A folder that is looked at again and again: shares of a network tell nobody of their changes.
class WatchedFolder {
 public:
  /// `rules`: a folder with own rules besides; empty: none.
  WatchedFolder(std::string folder, std::string rules) : folder_(std::move(folder)), rules_(std::move(rules)) {}

  /// What Målkoll wrote itself is left out: it is no submission, and would make one change of every check.
  [[nodiscard]] Moment look();
  /// The files that a check read or looked for may lie elsewhere: from now on they are looked at too. To `seen`, what was there when it began, they are added.
  void follow(const std::set<std::string>& asked, Moment& seen);

 private:
  [[nodiscard]] bool is_own(const std::string& path, const Stamp& stamp);
  void add_rules(const std::string& folder, Moment& moment) const;

  std::string folder_, rules_;
  std::set<std::string> followed_;
  std::map<std::string, std::pair<Stamp, bool>> known_;  ///< tables, with what they were found to be
};

}  // namespace malkoll::cli
