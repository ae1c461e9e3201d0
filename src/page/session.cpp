#include "page/session.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

#include "check/builtin_rules.h"
#include "diag/render.h"
#include "text/checksum.h"
#include "text/told.h"
#include "work/kolada_file.h"
#include "workbook/annotate.h"
#include "workbook/annotate_document.h"
#include "workbook/annotate_package.h"
#include "report/report.h"

namespace malkoll::page {

namespace {

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// A file by its path. Files that were dropped on the page have lost their folders: then by its name, where only one has it.
FileAnswer read_from(const std::map<std::string, std::string>& files, const std::string& path) {
  if (const auto exact = files.find(path); exact != files.end()) return {FileAnswer::Fault::none, exact->second};
  auto same_name = files.end();
  for (auto file = files.begin(); file != files.end(); ++file) {
    if (file_name(file->first) != file_name(path)) continue;
    if (same_name != files.end()) return {FileAnswer::Fault::missing, {}};
    same_name = file;
  }
  if (same_name == files.end()) return {FileAnswer::Fault::missing, {}};
  return {FileAnswer::Fault::none, same_name->second, same_name->first};
}

/// The files of the page. Rules that were dropped without their folder lie beside the plan, as those in `rules` do.
work::Files files_of(const std::map<std::string, std::string>& files) {
  const auto list = [&files](const std::string& folder, std::string_view ending) -> std::optional<std::vector<std::string>> {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : files) {
      const std::size_t slash = path.rfind('/');
      if (path.ends_with(ending) && (slash == std::string::npos || path.substr(0, slash) == folder)) paths.push_back(path);
    }
    return paths;
  };
  return {[&files](const std::string& path) { return read_from(files, path); }, list, [](const std::string& folder) { return folder; }};
}

}  // namespace

Session open_session(std::vector<RuleFileError>& errors) {
  Session session;
  session.catalogue = builtin_catalogue(errors);
  return session;
}

std::vector<std::string> check_session(Session& session, CheckRequest request) {
  tell_in(request.language);
  work::OpenOptions options;
  options.paths = request.checked;
  options.whole_municipality = request.whole_municipality;
  options.plan = request.plan;
  options.tables = request.tables;
  options.built_in = &session.catalogue;
  if (request.whole_municipality || options.paths.empty()) {
    options.paths.clear();
    for (const auto& [path, bytes] : session.files) options.paths.push_back(path);
  }
  std::erase_if(options.paths, [](const std::string& path) { return path.ends_with(".karta") || path.ends_with(".sql") || file_name(path) == work::kolada_name; });  // they go with tables and plans
  for (const auto& [path, bytes] : session.files) options.expected_bytes += bytes.size();
  // What came with a folder has its path.
  for (const std::string& path : options.paths) if (path.find('/') == std::string::npos) options.named.insert(path);
  Checked checked{work::open(options, files_of(session.files)), {}};
  if (!checked.workspace->faults.empty()) return checked.workspace->faults;
  CheckOptions how;
  how.language = request.language;
  how.today = request.today;
  how.progress = request.progress;
  checked.result = work::check(*checked.workspace, how);
  session.request = std::move(request);
  session.checked = std::move(checked);
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
    if (const auto file = session.files.find(path); file != session.files.end()) files.push_back({path, sha256(file->second), file->second.size()});
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

Result<std::string> annotated_copy(const Session& session, const std::string& path) {
  const Checked& checked = *session.checked;
  const work::Workspace& workspace = *checked.workspace;
  const work::TableRead& table = workspace.tables.at(path);
  const std::vector<workbook::CellNote> notes = workbook::notes_of(checked.result, path, workspace.tables.size() == 1 && !table.file.document);
  if (!table.file.grid.package.empty()) {
    std::string copy;
    const Source& source = workspace.input.sources[workspace.input.sources.index_of(path)];
    const auto done = table.file.document ? workbook::annotate_document({table.file.grid.package, notes}, workbook::into(copy)) : workbook::annotate_package({table.file.grid.package, table.file.grid.sheets, notes, work::unread_sheets(source, table)}, workbook::into(copy));
    if (!done) return failure(done.error());
    return copy;
  }
  // The browser's file system is in memory.
  const std::string copy = "/tmp/granskad.xlsx";
  const auto done = workbook::write_annotated(table.file.grid, notes, copy);
  std::ostringstream bytes;
  if (done) bytes << std::ifstream(copy, std::ios::binary).rdbuf();
  std::remove(copy.c_str());
  if (!done) return failure(done.error());
  return std::move(bytes).str();
}

}  // namespace malkoll::page
