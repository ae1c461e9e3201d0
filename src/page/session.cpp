#include "page/session.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

#include "check/builtin_rules.h"
#include "diag/render.h"
#include "workbook/annotate.h"
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

}  // namespace

Session open_session(std::vector<RuleFileError>& errors) {
  Session session;
  session.catalogue = builtin_catalogue(errors);
  return session;
}

std::vector<std::string> check_session(Session& session, CheckRequest request) {
  auto next = std::make_unique<Checked>();
  Checked& checked = *next;
  std::vector<std::string> paths = request.checked;
  std::size_t bytes = 0;
  if (request.whole_municipality || paths.empty()) {
    paths.clear();
    for (const auto& [path, text] : session.files) paths.push_back(path);
  }
  std::erase_if(paths, [](const std::string& path) { return path.ends_with(".karta"); });  // they go with their tables
  for (const auto& [path, text] : session.files) bytes += text.size();
  const auto reader = [&](const std::string& path) { return read_from(session.files, path); };
  work::TableReader tables(reader);
  if (std::any_of(paths.begin(), paths.end(), work::is_table)) {
    if (std::vector<std::string> wrong = tables.prepare(paths, request.tables); !wrong.empty()) return wrong;
  }
  read_files(checked.input, paths, tables, checked.sink, {.expected_bytes = bytes});
  checked.tables = tables.take();
  checked.scope.whole_municipality = request.whole_municipality;
  checked.scope.plan = request.plan;
  if (!checked.scope.whole_municipality) checked.scope.checked_sources = checked.input.given;
  checked.project = resolve(checked.input.sources, std::move(checked.input.facts), checked.scope, checked.sink);
  CheckOptions options;
  options.language = request.language;
  options.today = request.today;
  options.progress = request.progress;
  checked.result = check(checked.input, checked.project, session.catalogue, checked.sink, checked.scope, options, checked.errors);
  session.request = std::move(request);
  session.checked = std::move(next);
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

std::string report_html(const Session& session, const std::string& unit, const std::map<std::string, std::string>& checksums) {
  const Checked& checked = *session.checked;
  std::vector<report::ReportFile> files;
  for (std::size_t s = 0; s < checked.input.sources.size(); ++s) {
    const std::string& path = checked.input.sources[s].path;
    const auto file = session.files.find(path);
    const auto sum = checksums.find(path);
    if (file != session.files.end() && sum != checksums.end()) files.push_back({path, sum->second, file->second.size()});
  }
  report::ReportOptions options;
  options.language = session.request.language;
  options.unit = unit;
  options.version = MALKOLL_VERSION;
  std::ostringstream out;
  report::write_report(out, {checked.input, checked.project, checked.result, files}, options);
  return std::move(out).str();
}

std::string annotated_copy(const Session& session, const std::string& path, std::string& error) {
  const Checked& checked = *session.checked;
  const work::TableRead& table = checked.tables.at(path);
  const std::vector<workbook::CellNote> notes = workbook::notes_of(checked.result, path, checked.tables.size() == 1);
  if (!table.file.grid.package.empty()) {
    std::string copy;
    const auto sink = [&](std::uint64_t offset, std::string_view bytes) {
      if (copy.size() < offset + bytes.size()) copy.resize(offset + bytes.size());
      bytes.copy(copy.data() + offset, bytes.size());
      return true;
    };
    const Source& source = checked.input.sources[checked.input.sources.index_of(path)];
    error = workbook::annotate_package({table.file.grid.package, table.file.grid.sheets, notes, work::unread_sheets(source, table)}, sink);
    return error.empty() ? copy : std::string();
  }
  // The browser's file system is in memory.
  const std::string copy = "/tmp/granskad.xlsx";
  error = workbook::write_annotated(table.file.grid, notes, copy);
  std::ostringstream bytes;
  if (error.empty()) bytes << std::ifstream(copy, std::ios::binary).rdbuf();
  std::remove(copy.c_str());
  return std::move(bytes).str();
}

}  // namespace malkoll::page
