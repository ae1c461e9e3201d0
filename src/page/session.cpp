#include "page/session.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include "check/builtin_rules.h"
#include "diag/render.h"
#include "report/report.h"
#include "text/checksum.h"
#include "text/told.h"
#include "work/annotated.h"
#include "work/kolada_file.h"
#include "workbook/list.h"

namespace malkoll::page {

namespace {

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool has_folder(std::string_view path) { return path.find('/') != std::string_view::npos; }

/// The column maps that lie beside a table: each is of that table alone, also where its folder has been lost.
std::set<std::string> maps_of_tables(const std::map<std::string, std::string>& files) {
  std::set<std::string> maps;
  for (const auto& [path, bytes] : files) {
    if (!work::is_table(path)) continue;
    for (const std::string& map : work::maps_beside(path))
      if (files.contains(map)) maps.insert(map);
  }
  return maps;
}

/// The files of one page as a file system.
class PageFiles {
 public:
  explicit PageFiles(const std::map<std::string, std::string>& files) : files_(files), maps_(maps_of_tables(files)) {}

  /// A file by its path. One that was dropped on the page without its folder is found by its name.
  [[nodiscard]] FileAnswer read(const std::string& path) const {
    if (const auto exact = files_.find(path); exact != files_.end()) return {FileAnswer::Fault::none, exact->second};
    const auto same_name = files_.find(std::string(file_name(path)));
    // The column map of a table is of that alone.
    if (same_name == files_.end() || maps_.contains(same_name->first)) return {FileAnswer::Fault::missing, {}};
    return {FileAnswer::Fault::none, same_name->second, same_name->first};
  }

  /// The files in a folder. Rules and column maps that were dropped without their folder lie beside the plan, as those in `rules` and `kartor` do.
  [[nodiscard]] std::vector<std::string> list(const std::string& folder, std::string_view ending) const {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : files_) {
      const bool lies_there = has_folder(path) ? path.substr(0, path.rfind('/')) == folder : !maps_.contains(path);
      if (path.ends_with(ending) && lies_there) paths.push_back(path);
    }
    return paths;
  }

 private:
  const std::map<std::string, std::string>& files_;
  std::set<std::string> maps_;
};

work::Files files_of(const std::map<std::string, std::string>& files) {
  const auto all = std::make_shared<const PageFiles>(files);
  return {[all](const std::string& path) { return all->read(path); },
          [all](const std::string& folder, std::string_view ending) { return std::optional(all->list(folder, ending)); },
          [](const std::string& folder) { return folder; }};
}

}  // namespace

Session open_session(std::vector<RuleFileError>& errors) {
  Session session;
  session.catalogue = builtin_catalogue(errors);
  return session;
}

Result<Run, work::OpenFaults> run_check(const Session& session, const std::map<std::string, std::string>& files,
                                        const CheckRequest& request) {
  tell_in(request.language);
  work::OpenOptions options;
  options.paths = request.checked;
  options.whole_municipality = request.whole_municipality;
  options.plan = request.plan;
  options.tables = request.tables;
  options.built_in = &session.catalogue;
  if (request.whole_municipality || options.paths.empty()) {
    options.paths.clear();
    for (const auto& [path, bytes] : files) options.paths.push_back(path);
  }
  std::erase_if(options.paths, [](const std::string& path) {
    return path.ends_with(".karta") || path.ends_with(".sql") || file_name(path) == work::kolada_name;
  });  // they go with tables and plans
  for (const auto& [path, bytes] : files) options.expected_bytes += bytes.size();
  options.named.insert(request.named.begin(), request.named.end());
  // What came with a folder has its path.
  for (const std::string& path : options.paths)
    if (!has_folder(path)) options.named.insert(path);
  Run run;
  work::Files noting = files_of(files);
  noting.read = [&run, read = std::move(noting.read)](const std::string& path) {
    FileAnswer answer = read(path);
    if (answer.fault == FileAnswer::Fault::none) run.read.insert(answer.path.empty() ? path : answer.path);
    return answer;
  };
  work::Opened opened = work::open(options, noting);
  if (!opened) return failure(std::move(opened.error()));
  run.checked = {std::move(*opened), {}, request.language};
  CheckOptions how;
  how.language = request.language;
  how.today = request.today;
  how.fail_on = request.fail_on;
  how.progress = request.progress;
  run.checked.result = work::check(*run.checked.workspace, how);
  return run;
}

std::vector<std::string> check_session(Session& session, CheckRequest request) {
  Result<Run, work::OpenFaults> run = run_check(session, session.files, request);
  if (!run) return std::move(run.error().maps);
  session.request = std::move(request);
  session.names.reset();
  session.checked = std::move(run->checked);
  session.read = std::move(run->read);
  return {};
}

std::string findings_json(const Session& session) {
  RenderOptions options;
  options.language = session.request.language;
  options.version = MALKOLL_VERSION;
  std::ostringstream out;
  render_json(out, session.checked->result, options);
  return std::move(out).str();
}

std::string report_file(const Session& session, const ReportRequest& request) {
  const work::Workspace& workspace = *session.checked->workspace;
  std::vector<report::ReportFile> files;
  for (std::size_t s = 0; s < workspace.input.sources.size(); ++s) {
    const std::string& path = workspace.input.sources[s].path;
    if (const auto file = session.files.find(path); file != session.files.end())
      files.push_back({path, sha256(file->second), file->second.size()});
  }
  report::ReportOptions options;
  options.language = session.request.language;
  options.unit = request.unit;
  using Format = report::ReportOptions::Format;
  options.format = request.form == "brief-docx" ? Format::docx : request.form == "brief-md" ? Format::markdown : Format::html;
  if (request.form.starts_with("brief")) options.edition = report::ReportOptions::Edition::brief;
  options.version = MALKOLL_VERSION;
  std::ostringstream out;
  report::write_report(out, {workspace.input, workspace.project, session.checked->result, files}, options);
  return std::move(out).str();
}

namespace {

/// The bytes of what `write` writes to a path. The browser's file system is in memory.
template <class Write>
Result<std::string> bytes_of(Write write) {
  const std::string path = "/tmp/malkoll.xlsx";
  const Result<void> done = write(path);
  std::ostringstream bytes;
  if (done) bytes << std::ifstream(path, std::ios::binary).rdbuf();
  std::remove(path.c_str());
  if (!done) return failure(done.error());
  return std::move(bytes).str();
}

workbook::CellValue value_of(const Json& value) {
  if (value.is_number_integer()) return {workbook::CellValue::Type::number, {}, static_cast<double>(value.get<std::int64_t>()) / 100};
  if (value.is_string()) return {workbook::CellValue::Type::text, value.get<std::string>()};
  return {};
}

}  // namespace

Result<std::string> list_file(const Json& json) {
  workbook::List list{json.at("name"), {}, {}};
  for (const Json& column : json.at("columns")) list.columns.push_back({column.at("heading"), column.at("width")});
  for (const Json& row : json.at("rows")) {
    std::vector<workbook::CellValue>& cells = list.rows.emplace_back();
    for (const Json& value : row) cells.push_back(value_of(value));
  }
  return bytes_of([&](const std::string& path) { return workbook::write_list(list, path); });
}

Result<std::string> annotated_copy(const Session& session, const std::string& path) {
  const server::Checked& checked = *session.checked;
  const work::Workspace& workspace = *checked.workspace;
  const work::TableRead& table = workspace.tables.at(path);
  const std::vector<workbook::CellNote> notes = work::notes_of_table(checked.result, workspace, path);
  if (table.file.grid.package.empty())
    return bytes_of([&](const std::string& copy) { return workbook::write_annotated(table.file.grid, notes, copy); });
  std::string copy;
  const Source& source = workspace.input.sources[workspace.input.sources.index_of(path)];
  if (const auto done = work::annotate(source, table, notes, workbook::into(copy)); !done) return failure(done.error());
  return copy;
}

}  // namespace malkoll::page
