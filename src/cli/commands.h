#pragma once

#include <string>
#include <vector>

#include "diag/finding.h"
#include "work/table_reader.h"

namespace malkoll::cli {

/// Exit statuses, for every command.
inline constexpr int all_well = 0;
inline constexpr int found_something = 1;
inline constexpr int could_not_run = 2;

struct Common {
  Language language = Language::swedish;
  std::string rules;  ///< folder with a municipality's own rules; empty: none
};

struct CheckArguments {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string fail_on = "fel";
  std::string plan;
  std::string baseline;        ///< file; empty: none
  std::string write_baseline;  ///< file; empty: none
  bool prune_baseline = false;
  bool fix = false;
  bool in_place = false;  ///< with `fix`: tables are written over, not copied
  bool diff = false;  ///< with `fix`: only shows what would be written
  bool all = false;
  bool timings = false;
  bool annotate = false;  ///< writes a copy of each table with the findings in it
  work::TableOptions tables;
};

struct FmtArguments {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

struct ReportArguments {
  std::vector<std::string> paths;
  std::string output;  ///< `-` is standard output, and so is nothing unless that is a terminal
  std::string format = "html";
  std::string unit;
  std::string plan;
  std::string follow_up;  ///< 2024 or 2024-delår; empty: the budget
  std::string since;  ///< an earlier version, as find_version reads it; empty: none
  bool overwrite = false;  ///< `output` may be a file that Målkoll has not written
};

struct DiffArguments {
  std::string before, after;  ///< as find_version reads them
  std::string path;           ///< of revisions: the folder or file; empty: the other side's, else this folder
  std::string format = "text";
  bool all = false;
};

struct ImportArguments {
  std::string file;
  std::string output;      ///< empty: standard output
  bool dry_run = false;    ///< shows the column map and the sums, writes nothing
  bool overwrite = false;  ///< `output` may exist
  work::TableOptions tables;
};

struct ExportArguments {
  std::vector<std::string> paths;
  std::string output;
  std::string format;             ///< empty: by the file's name
  std::string table;              ///< of a csv; empty: the posts
  std::string values = "utfall";  ///< for stratsys: utfall or målvärde
  std::string plan;
  bool overwrite = false;  ///< `output` may be a workbook, or a file that Målkoll has not written
};

struct QueryArguments {
  std::string sql;
  std::vector<std::string> paths;
  bool money = false;  ///< in kronor instead of öre
};

struct NewArguments {
  std::string unit;
  std::vector<std::string> paths;
  std::string output;  ///< empty: standard output
  std::string from;    ///< last year's submission; empty: none
  std::string plan;
  std::uint32_t rows = 60;  ///< of a workbook, for posts
  bool overwrite = false;
};

int import_command(const ImportArguments& arguments, const Common& common);

/// What `check --format` takes.
[[nodiscard]] std::vector<std::string> check_formats();

struct SplitArguments {
  std::vector<std::string> paths;
  std::string folder;
  std::string plan;
  bool overwrite = false;
};

struct MergeArguments {
  std::vector<std::string> files;
  std::string output;  ///< .xlsx, or a text of the language
  bool overwrite = false;
};

int split_command(const SplitArguments& arguments, const Common& common);
int merge_command(const MergeArguments& arguments, const Common& common);
int check_command(const CheckArguments& arguments, const Common& common);
int explain_command(const std::string& code, const Common& common);
/// Runs the examples in the heads of a folder's rules.
int test_rules_command(const std::string& folder);
int rules_command(const std::vector<std::string>& paths, const Common& common);
int new_command(const NewArguments& arguments, const Common& common);
int export_command(const ExportArguments& arguments, const Common& common);
int fmt_command(const FmtArguments& arguments);
int report_command(const ReportArguments& arguments, const Common& common);
int diff_command(const DiffArguments& arguments, const Common& common);
int query_command(const QueryArguments& arguments, const Common& common);

/// The program's version, as `malkoll --version` says.
[[nodiscard]] std::string version();

/// Says on standard error why a command could not run. Always could_not_run.
int refuse(const std::string& message);
/// Says on standard error what whoever runs the command should know.
void mention(const std::string& message);

}  // namespace malkoll::cli
