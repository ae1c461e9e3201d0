#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/names.h"

/// Which municipality a file belongs to, and its check: over the files of the disk with what is being written in the editor in their place.
namespace malkoll::server {

/// What is asked of the machine.
struct Host {
  work::Files files;  ///< by absolute paths
  std::function<std::vector<std::string>(const std::string& folder)> below;  ///< the texts and tables below a folder, by absolute paths
  std::string today;  ///< ISO date
  std::string version = {};  ///< of the program
  Language language = Language::swedish;
};

/// The files that are checked together: a municipality's folder, or a file that belongs to none.
struct Group {
  std::string folder;  ///< absolute; what the paths of its sources are counted from
  std::vector<std::string> paths;  ///< from there
  bool whole_municipality = false;
  bool stale = true;  ///< something has changed since the check
  std::unique_ptr<Checked> checked;  ///< nullptr: not checked yet, or nothing could be read
  std::unique_ptr<Names> names;
  std::vector<std::string> faults;  ///< why nothing could be read
  std::vector<std::string> rule_faults;  ///< `path:line: …` of rules that are open: what their examples, or another database, will not have
  std::set<std::string> set_aside;  ///< rules of its own that took too long, until a rule is changed

  /// The absolute path of a source, and of what is named as sources are.
  [[nodiscard]] std::string path_of(const Source& source) const { return path_of(source.path); }
  [[nodiscard]] std::string path_of(const std::string& path) const;
  /// The source of an absolute path; size() of them: none.
  [[nodiscard]] std::size_t source_of(const std::string& path) const;
};

class Folders {
 public:
  explicit Folders(Host host) : host_(std::move(host)) {}

  void set_roots(std::vector<std::string> roots);
  [[nodiscard]] const std::vector<std::string>& roots() const { return roots_; }
  /// A text of the editor in place of a file's; one that is no source is read where a municipality uses it, and by itself never.
  void put(const std::string& path, std::string text, bool is_source = true);
  void take_away(const std::string& path);
  [[nodiscard]] const std::string* text(const std::string& path) const;
  /// The file is open, or below a root: nothing else of the machine is read because somebody asks about it.
  [[nodiscard]] bool knows(const std::string& path);
  /// Files have come, gone or changed.
  void changed_on_disk();

  /// The group of a file, checked as of now.
  [[nodiscard]] Group& checked(const std::string& path);
  /// The same files checked with another text in place of one of them; nothing is kept of it. nullptr: they cannot be read so.
  [[nodiscard]] std::unique_ptr<const Checked> checked_with(const Group& group, const std::string& path, const std::string& text) const;
  /// The groups of the files that are open, checked as of now.
  [[nodiscard]] std::vector<Group*> all_checked();
  /// The same for every municipality below the roots.
  [[nodiscard]] std::vector<Group*> everything_checked();
  [[nodiscard]] const Host& host() const { return host_; }

 private:
  Host host_;
  std::vector<std::string> roots_;
  std::map<std::string, std::string> open_;  ///< by path
  std::set<std::string> only_used_;  ///< of these, the ones that are no sources
  std::map<std::string, std::unique_ptr<Group>> groups_;  ///< by folder, or by the path of a file alone
  std::map<std::string, std::string> group_of_file_;  ///< by path; forgotten when files come and go
  /// What there is to say of a rule's text, which is dear to find out and stays the same until it is changed.
  struct TriedRule {
    std::string text;
    std::vector<std::string> faults;  ///< `line: …`
  };
  mutable std::map<std::string, TriedRule> tried_;  ///< by path
  std::optional<std::set<std::string>> plans_;  ///< texts below the roots that declare a plan

  /// A file's text by its absolute path.
  using Read = std::function<FileAnswer(const std::string& path)>;
  [[nodiscard]] FileAnswer read(const std::string& path) const;
  [[nodiscard]] const std::set<std::string>& plans();
  /// The nearest folder above a file that has a plan in it, or below it; empty: none within the roots.
  [[nodiscard]] std::string municipality_of(const std::string& path);
  [[nodiscard]] Group& group_at(const std::string& folder);
  [[nodiscard]] Group& group_of(const std::string& path);
  /// Texts have come or gone: which files belong together is asked anew.
  void look_again();
  void check(Group& group) const;
  void try_rules(Group& group) const;
  [[nodiscard]] Result<std::unique_ptr<Checked>, work::OpenFaults> check_files(const Group& group, const Read& read) const;
};

}  // namespace malkoll::server
