#include "work/table_reader.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "import/guess.h"
#include "model/resolve.h"
#include "text/told.h"

namespace malkoll::work {

namespace fs = std::filesystem;

namespace {

/// What the caller says goes before the map.
void override_map(importing::ColumnMap& map, const TableOptions& options) {
  if (!options.unit.empty()) {
    map.unit = {};
    map.unit.always = options.unit;
  }
  if (!options.amounts.empty()) map.unit_of_amounts = amount_unit(options.amounts);
  if (!options.use.empty()) map.use = options.use;
}

}  // namespace

std::vector<std::string> unread_sheets(const Source& source, const TableRead& table) {
  std::vector<std::string> unread;
  if (table.file.own) return unread;
  std::set<std::size_t> read;
  for (const CellOrigin& cell : source.origin.cells) {
    if (cell.row > 0) read.insert(cell.sheet);
  }
  for (std::size_t s = 0; s < table.file.grid.sheets.size(); ++s) {
    if (!read.contains(s)) unread.push_back(table.file.grid.sheets[s].name);
  }
  return unread;
}

std::optional<importing::ColumnMap> TableReader::find_map(const std::string& table, const std::string& given, std::vector<std::string>& errors) {
  const std::string path = given.empty() ? fs::path(table).replace_extension(".karta").generic_string() : given;
  const FileAnswer answer = disk_(path);
  if (answer.fault == FileAnswer::Fault::missing && given.empty()) return std::nullopt;
  if (answer.fault != FileAnswer::Fault::none) {
    errors.push_back(told("kolumnkartan {} kan inte läsas", path));
    return std::nullopt;
  }
  std::vector<importing::MapError> wrong;
  importing::ColumnMap map = importing::read_column_map(answer.bytes, wrong);
  for (const importing::MapError& e : wrong) errors.push_back(fmt::format("{}:{}: {}", path, e.line, e.message));
  return map;
}

importing::PlanNames TableReader::read_names(const std::vector<std::string>& paths) {
  Input input;
  Sink sink;
  read_files(input, paths, disk_, sink);
  const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
  return importing::plan_names(project);
}

std::vector<std::string> TableReader::prepare(const std::vector<std::string>& paths, const TableOptions& options) {
  std::vector<std::string> plans, errors;
  for (const std::string& path : paths) {
    if (!is_table(path)) {
      plans.push_back(path);
      continue;
    }
    TableRead& table = tables_[path];
    FileAnswer answer = disk_(path);
    table.fault = answer.fault;
    if (answer.fault == FileAnswer::Fault::none) table.file = open_table(std::move(answer.bytes), path);
    std::optional<importing::ColumnMap> map = find_map(path, options.mapping, errors);
    table.guessed = !map;
    if (map) table.map = std::move(*map);
    if (!table.map.use.empty()) plans.push_back((fs::path(path).parent_path() / table.map.use).lexically_normal().generic_string());
  }
  if (!errors.empty()) return errors;
  if (!options.plan.empty()) plans.push_back(options.plan);
  if (!options.plan.empty()) {
    const FileAnswer::Fault fault = disk_(options.plan).fault;
    if (fault != FileAnswer::Fault::none) return {fault == FileAnswer::Fault::missing ? told("planen {} finns inte", options.plan) : told("planen {} kan inte läsas", options.plan)};
  }
  if (!plans.empty()) names_ = read_names(plans);
  for (auto& [path, table] : tables_) {
    const bool readable = table.fault == FileAnswer::Fault::none && !table.file.fault;
    if (table.guessed && readable && !table.file.own) table.map = table.file.map ? *table.file.map : importing::guess_column_map(table.file.grid, names_);
    override_map(table.map, options);
  }
  return errors;
}

FileAnswer TableReader::operator()(const std::string& path) {
  const auto found = tables_.find(path);
  if (found == tables_.end()) return disk_(path);
  TableRead& table = found->second;
  FileAnswer answer;
  answer.fault = table.fault;
  if (table.fault == FileAnswer::Fault::none) answer.table = read_table(table.file, table.map, names_, fs::path(path).filename().string(), table.imported);
  return answer;
}

}  // namespace malkoll::work
