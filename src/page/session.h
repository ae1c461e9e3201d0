#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diag/json.h"
#include "server/names.h"
#include "work/workspace.h"

/// What the page asks of the core: files in, findings out. No browser here: bridge.cpp is the door to it.
namespace malkoll::page {

struct CheckRequest {
  Language language = Language::swedish;
  bool whole_municipality = true;     ///< as for a folder; false: the files alone, against the plan that they use
  std::vector<std::string> checked;   ///< paths, where it is not the whole municipality; empty: all files
  std::vector<std::string> named;     ///< files of a folder that a person has named: a document among them is read as a table
  std::string plan;                   ///< id of the plan version; empty: the latest budget year
  std::string today;                  ///< ISO date
  Level fail_on = Level::error;       ///< what stops a budget
  work::TableOptions tables;      ///< how tables among the files are read
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< as CheckOptions's
};

/// The files of one page, and what was last said of them.
struct Session {
  Catalogue catalogue;                       ///< the built-in rules, before anything is checked
  std::map<std::string, std::string> files;  ///< path → bytes
  CheckRequest request;
  std::optional<server::Checked> checked;    ///< what was checked last, and what was said of it
  std::set<std::string> read;                ///< the files that were read for it
  std::unique_ptr<server::Names> names;      ///< its ids, once somebody has asked about a place
};

/// A session with the rules that are built in. A rule that cannot be read is a fault of the build: it is in `errors`.
[[nodiscard]] Session open_session(std::vector<RuleFileError>& errors);

/// A check of files, by path, and which of them were read.
struct Run {
  server::Checked checked;        ///< without a result where there are faults
  std::set<std::string> read;
};
[[nodiscard]] Result<Run, work::OpenFaults> run_check(const Session& session, const std::map<std::string, std::string>& files,
                                                      const CheckRequest& request);

/// Checks the session's files and keeps the result in it. Where a column map cannot be read the result of before is kept, and
/// what is wrong with the map is given back.
[[nodiscard]] std::vector<std::string> check_session(Session& session, CheckRequest request);

/// The findings of the last check, to the byte as `malkoll check --format json` writes them.
[[nodiscard]] std::string findings_json(const Session& session);

/// What report is asked for: `malkoll report`'s.
struct ReportRequest {
  std::string unit;  ///< id; empty: on everything
  std::string form;  ///< html, or of the short edition brief-html, brief-md or brief-docx
};

/// The report on the last check. Requires that the session's files are those of it.
[[nodiscard]] std::string report_file(const Session& session, const ReportRequest& request);

/// The same document with a `screen` (src/diag/screen_json.h): of each finding its amount and label in words, and what the page says instead of
/// its help (PageHelp); of each place in a table, where it stands in the text that was made of it; of the whole, the summary's sentence and
/// totals, rules that failed or are the municipality's own, nämnder and bolag.
[[nodiscard]] std::string findings_for_screen(const Session& session);

/// The text that was made of a table, its column map as a file, what the map says of the unit and the amounts of all rows, and what was left out of it. Requires a table of the last check.
[[nodiscard]] Json table_json(const Session& session, const std::string& path);

/// What a list for people holds: `{"name", "columns": [{"heading", "width"}], "rows": [[…]]}`, where a row has texts, amounts in öre, and null; the
/// bytes of a workbook.
[[nodiscard]] Result<std::string> list_file(const Json& list);

/// A copy of a table of the last check with the findings in its cells, the bytes of a workbook: `malkoll check --annotate`'s.
/// Else why there is none. Requires a table whose rows could be read.
[[nodiscard]] Result<std::string> annotated_copy(const Session& session, const std::string& path);

/// The documentation of rules, as `malkoll explain` shows it: the built-in ones, or the own ones of the last check.
[[nodiscard]] Json rules_json(const Catalogue& catalogue, bool own);

/// The endings of files that are read as tables: `.csv`.
[[nodiscard]] Json table_endings_json();

/// The words of the language that a screen needs while something is written: those that open a declaration, and those of them that say what a file is
/// (`heads`); the units of amounts, as they are `written` and all that are read; of a column map what a column may be read as (`columns`, with whether
/// the word has a year).
[[nodiscard]] Json words_json();

}  // namespace malkoll::page
