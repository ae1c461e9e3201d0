#include "work/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/table_names.h"
#include "import/chunk.h"
#include "import/guess.h"
#include "import/map_like.h"
#include "import/sie_map.h"
#include "model/resolve.h"
#include "text/decode.h"
#include "text/told.h"
#include "work/beside_plan.h"
#include "work/own_output.h"
#include "work/plain_text.h"

namespace malkoll::work {

namespace fs = std::filesystem;

namespace {

/// What the caller says goes before the map.
void override_map(importing::ColumnMap& map, const TableOptions& options, bool guessed) {
  if (!options.unit.empty()) {
    map.unit = {};
    map.unit.always = options.unit;
  }
  // A guess has asked for the unit where the table says none.
  if (!options.amounts.empty() && (!guessed || map.unit_of_amounts == AmountUnit::none)) map.unit_of_amounts = amount_unit(options.amounts);
  if (!options.use.empty()) map.use = options.use;
  for (importing::ColumnMap& more : map.more) override_map(more, options, guessed);
}

/// A document, or a text, that was found in a folder: that it was not read is said, and nothing else.
MadeText unread_document(const char* variant) {
  MadeText made;
  made.text = "# Inte läst.\n";
  made.origin.sheets = {""};
  made.mistakes.push_back(importing::about_file(Code::F12, variant));
  return made;
}

/// Why a file is not read unless somebody names it; nullptr: it is a table by its name, or its lines.
const char* unread_variant(const std::string& path, const FileAnswer& answer) {
  if (table_kind(path) == TableKind::document) return "dokument-i-mapp";
  return table_kind(path) == TableKind::text ? unread_text(kind_of_text(answer.bytes)) : nullptr;
}

}  // namespace

std::vector<std::string> unread_sheets(const Source& source, const TableRead& table) {
  std::vector<std::string> unread;
  if (table.file.own) return unread;
  std::set<std::size_t> read;
  source.origin.cells.for_each([&](const CellOrigin& cell) {
    if (cell.row > 0) read.insert(cell.sheet);
  });
  for (std::size_t s = 0; s < table.file.grid.sheets.size(); ++s) {
    if (!read.contains(s)) unread.push_back(table.file.grid.sheets[s].name);
  }
  return unread;
}

std::optional<FoundMap> TableReader::read_map(const std::string& path, bool given, bool skip_unfinished, std::vector<std::string>& notes,
                                              std::vector<std::string>& errors) {
  FileAnswer answer = files_.read(path);
  if (answer.fault == FileAnswer::Fault::missing && !given) return std::nullopt;
  if (answer.fault != FileAnswer::Fault::none) {
    errors.push_back(told("kolumnkartan {} kan inte läsas", path));
    return std::nullopt;
  }
  const Decoded decoded = decode(std::move(answer.bytes));
  if (decoded.error) {
    errors.push_back(told("kolumnkartan {} har trasiga tecken; spara den som UTF-8", path));
    return std::nullopt;
  }
  if (!importing::says_anything(decoded.text)) {
    // A command that writes it here has just emptied it, or somebody has not begun.
    if (given) errors.push_back(told("kolumnkartan {} är tom", path));
    else notes.push_back(told("kolumnkartan {} är tom och används inte", path));
    return std::nullopt;
  }
  if (!importing::is_whole_map(decoded.text)) {
    if (skip_unfinished) notes.push_back(told("kolumnkartan {} är inte hel (den sista raden saknas) och används inte", path));
    else errors.push_back(told("kolumnkartan {} är inte hel: den sista raden, som den första talar om, saknas; skriv den på nytt", path));
    return std::nullopt;
  }
  std::vector<importing::MapError> wrong;
  FoundMap found{path, importing::read_column_map(decoded.text, wrong)};
  for (const importing::MapError& e : wrong) errors.push_back(fmt::format("{}:{}: {}", path, e.line, e.message));
  return found;
}

std::vector<std::string> maps_beside(const std::string& table) {
  std::vector<std::string> paths = {table + std::string(map_ending), fs::path(table).replace_extension(map_ending).generic_string()};
  return paths;
}

std::optional<FoundMap> TableReader::find_map(const std::string& table, const TableOptions& options, std::vector<std::string>& notes,
                                              std::vector<std::string>& errors) {
  if (!options.mapping.empty()) return read_map(options.mapping, true, false, notes, errors);
  std::optional<FoundMap> found;
  for (const std::string& path : maps_beside(table)) {
    if (found) {
      if (files_.read(path).fault != FileAnswer::Fault::missing)
        notes.push_back(told("kolumnkartan {} används inte: {} går före", path, found->path));
      continue;
    }
    const std::size_t before = errors.size();
    found = read_map(path, false, options.skip_unfinished, notes, errors);
    if (errors.size() != before) break;
  }
  return found;
}

bool TableReader::has_map(const std::string& table) const {
  const std::vector<std::string> maps = maps_beside(table);
  return std::any_of(maps.begin(), maps.end(),
                     [&](const std::string& path) { return files_.read(path).fault != FileAnswer::Fault::missing; });
}

std::optional<TableReader::LastYear> TableReader::read_last_year(const std::string& like, std::vector<std::string>& errors) {
  std::vector<std::string> notes, maps = {like}, tables = {like};
  if (like.ends_with(map_ending)) {
    const std::string stem = like.substr(0, like.size() - map_ending.size());
    tables.clear();
    if (is_table(stem)) tables.push_back(stem);
    else
      for (const std::string_view ending : endings_beside_maps) tables.push_back(stem + std::string(ending));
  } else {
    maps = maps_beside(like);
  }
  LastYear last;
  const std::size_t before = errors.size();
  for (const std::string& path : maps) {
    std::optional<FoundMap> found = read_map(path, maps.size() == 1, false, notes, errors);
    if (errors.size() != before) return std::nullopt;
    if (!found) continue;
    last.found = std::move(*found);
    break;
  }
  if (last.found.path.empty()) {
    errors.push_back(told("{} har ingen kolumnkarta bredvid sig ({}); gör en med   malkoll import {} --write-map", like,
                          fs::path(maps.front()).filename().string(), like));
    return std::nullopt;
  }
  for (const std::string& path : tables) {
    FileAnswer answer = files_.read(path);
    if (answer.fault != FileAnswer::Fault::none) continue;
    TableFile table = open_table(std::move(answer.bytes), path);
    if (!table.fault) last.table = std::move(table);
    break;
  }
  return last;
}

bool TableReader::fit_map(const LastYear& last, TableRead& table, std::vector<std::string>& errors) const {
  const std::string name = fs::path(last.found.path).filename().string();
  importing::LikeMap like = importing::map_like(last.found.map, last.table ? &last.table->grid : nullptr, table.file.grid, names_);
  for (const std::string& missing : like.missing) errors.push_back(fmt::format("{}: {}", last.found.path, missing));
  table.map = std::move(like.map);
  table.guessed = false;
  table.file.map_name = told("kolumnkartan {}", name);
  for (const std::string& change : like.changes) table.file.notes.push_back(told("efter {}: {}", name, change));
  return like.missing.empty();
}

void TableReader::read_plan(std::vector<std::string> paths, std::vector<std::string>& errors) {
  // Budgets beside the plan say nothing that a table needs, and are not read twice; where no file has a plan, some of them use one.
  const auto first_other = std::stable_partition(
      paths.begin(), paths.end(), [&](const std::string& path) { return declares_plan(decode(files_.read(path).bytes).text); });
  if (first_other != paths.begin()) paths.erase(first_other, paths.end());
  Input input;
  Sink sink;
  read_files(input, paths, [&](const std::string& path) { return read_used(path); }, sink);
  const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
  names_ = importing::plan_names(project);
  const std::string folder = beside_plan(project, library_folder);
  if (folder.empty()) return;
  const auto maps = files_.list(folder, map_ending);
  if (!maps) return errors.push_back(told("mappen {} kan inte läsas", folder));
  std::vector<std::string> notes;
  for (const std::string& path : *maps) {
    if (std::optional<FoundMap> found = read_map(path, true, false, notes, errors)) {
      found->path = fmt::format("{}/{}", library_folder, fs::path(path).filename().string());
      library_.push_back(std::move(*found));
    }
  }
}

bool TableReader::use_library(TableRead& table) const {
  LibraryFit fit = fit_library(library_, table.file.grid, names_);
  if (fit.paths.empty()) return false;
  if (fit.paths.size() > 1) {
    table.file.said.push_back(importing::about_file(Code::F12, "flera-kartor", fmt::format("{}", fmt::join(fit.paths, ", "))));
    return false;
  }
  const std::string& path = fit.paths.front();
  table.map = std::move(fit.like.map);
  table.file.map_name = told("kolumnkartan {}", path);
  table.file.said.push_back(importing::about_file(Code::F12, "karta-ur-kartor", path));
  for (const std::string& change : fit.like.changes) table.file.notes.push_back(told("efter {}: {}", path, change));
  return true;
}

bool TableReader::is_for_others(const std::string& path, const FileAnswer& answer, bool named) {
  if (named) return false;
  if (is_own_output(path, answer.bytes, files_.read)) {
    passed_over_.insert(path);
    return true;
  }
  // A folder has documents of all kinds. One is read as a table where a person says so: by its name, or with a map.
  const char* unread = unread_variant(path, answer);
  if (unread == nullptr || has_map(path)) return false;
  unread_.emplace(path, Unread{answer.fault, unread});
  return true;
}

std::vector<std::string> TableReader::open_tables(const std::vector<std::string>& paths, const std::set<std::string>& named,
                                                  const TableOptions& options, std::vector<std::string>& errors) {
  std::vector<std::string> plans;
  for (const std::string& path : paths) {
    if (!is_table(path)) {
      plans.push_back(path);
      continue;
    }
    FileAnswer answer = files_.read(path);
    const bool by_name = named.contains(path);
    if (is_for_others(path, answer, by_name)) continue;
    if (by_name && table_kind(path) == TableKind::text && kind_of_text(answer.bytes) == PlainText::language) {
      plans.push_back(path);
      continue;
    }
    TableRead& table = tables_[path];
    table.fault = answer.fault;
    if (answer.fault == FileAnswer::Fault::none) table.file = open_table(std::move(answer.bytes), path, options.outcomes);
    std::optional<FoundMap> map = options.like.empty() ? find_map(path, options, table.file.notes, errors) : std::nullopt;
    table.guessed = !map;
    if (map) {
      table.map = std::move(map->map);
      table.file.map_name = told("kolumnkartan {}", fs::path(map->path).filename().string());
    }
    if (!table.map.use.empty()) plans.push_back((fs::path(path).parent_path() / table.map.use).lexically_normal().generic_string());
  }
  return plans;
}

void TableReader::use_own_map(TableRead& table, const TableOptions& options) const {
  table.map = *table.file.map;
  const std::string dimension = options.unit.empty() ? importing::use_plan_units(table.map, table.file.grid, names_) : std::string();
  if (!dimension.empty())
    table.file.notes.push_back(told("nämnderna är lästa ur dimensionen {}, vars objekt är planens nämnder", dimension));
}

bool TableReader::choose_map(const std::string& path, TableRead& table, const std::optional<LastYear>& last_year,
                             const TableOptions& options, std::vector<std::string>& errors) const {
  const bool readable = table.fault == FileAnswer::Fault::none && !table.file.fault;
  const bool foreign = table.guessed && readable && !table.file.own;
  const bool by_headings = foreign && !table.file.map && (last_year || !use_library(table));
  if (foreign && table.file.map) use_own_map(table, options);
  if (!by_headings && last_year && readable)
    table.file.notes.push_back(
        told("kolumnkartan {} används inte: filen säger själv vad den innehåller", fs::path(last_year->found.path).filename().string()));
  if (by_headings && last_year) {
    if (!fit_map(*last_year, table, errors)) return false;
  } else if (by_headings) {
    table.guess = importing::guess_table(
        table.file.grid, names_,
        {!options.unit.empty(), amount_unit(options.amounts), options.outcomes, options.unit, fs::path(path).stem().string()});
    table.map = std::move(table.guess.map);
  }
  table.guessed = by_headings && !last_year;
  // What a SIE file holds is in kronor, whatever is said.
  override_map(table.map, options, table.guessed || table.file.map.has_value());
  return true;
}

std::vector<std::string> TableReader::prepare(const std::vector<std::string>& paths, const std::set<std::string>& named,
                                              const TableOptions& options) {
  std::vector<std::string> errors;
  const std::optional<LastYear> last_year = options.like.empty() ? std::nullopt : read_last_year(options.like, errors);
  if (!errors.empty()) return errors;
  std::vector<std::string> plans = open_tables(paths, named, options, errors);
  if (!errors.empty() || tables_.empty()) return errors;
  if (!options.plan.empty()) {
    plans.push_back(options.plan);
    const FileAnswer::Fault fault = files_.read(options.plan).fault;
    if (fault == FileAnswer::Fault::missing) return {told("planen {} finns inte", options.plan)};
    if (fault != FileAnswer::Fault::none) return {told("planen {} kan inte läsas", options.plan)};
  }
  if (!plans.empty()) read_plan(plans, errors);
  if (!errors.empty()) return errors;
  for (auto& [path, table] : tables_) {
    if (!choose_map(path, table, last_year, options, errors)) break;
  }
  return errors;
}

FileAnswer TableReader::read_used(const std::string& path) const {
  FileAnswer answer = files_.read(path);
  if (answer.fault != FileAnswer::Fault::none || table_kind(path) != TableKind::workbook) return answer;
  TableFile file = open_table(answer.bytes, path);
  if (file.fault || !file.own) return answer;
  importing::ColumnMap map;
  answer.bytes.clear();
  answer.table = read_table(file, map, names_, fs::path(path).filename().string()).made;
  return answer;
}

FileAnswer TableReader::operator()(const std::string& path) {
  if (const auto unread = unread_.find(path); unread != unread_.end()) {
    FileAnswer answer;
    answer.fault = unread->second.fault;
    if (answer.fault == FileAnswer::Fault::none) answer.table = unread_document(unread->second.variant);
    return answer;
  }
  const auto found = tables_.find(path);
  if (found == tables_.end()) return read_used(path);
  TableRead& table = found->second;
  FileAnswer answer;
  answer.fault = table.fault;
  if (table.fault != FileAnswer::Fault::none) return answer;
  TableText read = read_table(table.file, table.map, names_, fs::path(path).filename().string(), table.guessed ? &table.guess : nullptr);
  answer.table = std::move(read.made), table.imported = std::move(read.imported);
  table.file.grid.let_go();
  files_.give_back();
  return answer;
}

}  // namespace malkoll::work
