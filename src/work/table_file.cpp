#include "work/table_file.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>

#include "check/table_names.h"
#include "grid/csv.h"
#include "grid/sie.h"
#include "grid/xlsx.h"
#include "import/chunk.h"
#include "import/sie_map.h"
#include "text/cell_name.h"
#include "text/decode.h"
#include "workbook/own_workbook.h"

namespace malkoll::work {

namespace {

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16: return "UTF-16";
    case Encoding::windows_1252: return "Windows-1252";
  }
  return {};
}

bool has_amounts(const importing::ColumnMap& map) {
  return std::any_of(map.properties.begin(), map.properties.end(),
                     [](const importing::MappedProperty& p) { return p.key == Key::operation || p.key == Key::investment; });
}

/// What the first bytes say that the file is, where that is nothing we read: a wording of F07; else nullptr.
const char* other_kind(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {  // an OLE file: an old workbook, or a new one that is encrypted
    constexpr std::string_view package("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
    return bytes.find(package) == std::string_view::npos ? "xls" : "lösenord";
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  const std::string begin = lower(bytes.substr(first, 512));
  if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) return "webbsida";
  if (begin.starts_with("<?xml") && begin.find("<sie") != std::string::npos) return "sie-5";
  return nullptr;
}

/// What is wrong with a table of which nothing could be guessed.
std::optional<grid::Fault> any_fault(const grid::Grid& grid) {
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    if (const auto fault = grid.read(sheet, [](const grid::Row&) { return true; })) return fault;
  }
  return std::nullopt;
}

std::string place_of(const grid::Fault& fault) { return fault.row == 0 ? std::string() : cell_name("", fault.row, fault.column); }

/// `3 rader och 1 kolumn`: what is hidden of what was read; empty: nothing.
std::string hidden(const TableFile& file, importing::ColumnMap& map, const importing::Imported& imported) {
  std::vector<std::string> parts;
  const auto count = [&](std::size_t n, const char* one, const char* many) {
    if (n > 0) parts.push_back(std::to_string(n) + " " + (n == 1 ? one : many));
  };
  const auto& sheets = file.grid.sheets;
  const auto sheet = std::find_if(sheets.begin(), sheets.end(), [&](const grid::Sheet& s) { return s.name == map.sheet; });
  if (!file.own && sheet != sheets.end()) {
    count(sheet->hidden ? 1 : 0, "blad", "blad");
    std::set<std::uint32_t> columns;
    importing::for_each_column(map, [&](importing::Column& column) {
      const auto hides = [&](const grid::Columns& c) { return c.hidden && c.first <= column.number && column.number <= c.last; };
      if (std::any_of(sheet->columns.begin(), sheet->columns.end(), hides)) columns.insert(column.number);
    });
    count(columns.size(), "kolumn", "kolumner");
  }
  count(imported.hidden_rows, "rad", "rader");
  std::string text;
  for (std::size_t p = 0; p < parts.size(); ++p) text += (p == 0 ? "" : p + 1 == parts.size() ? " och " : ", ") + parts[p];
  return text;
}

}  // namespace

bool is_table(std::string_view path) { return table_kind(path).has_value(); }

TableFile open_table(std::string bytes, std::string_view path) {
  TableFile file;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    grid::Workbook workbook = grid::open_workbook(std::move(bytes));
    file.fault = workbook.fault;
    file.grid = std::move(workbook.grid);
    file.own = !file.fault && workbook::is_own_workbook(file.grid);
    return file;
  }
  if (const char* other = other_kind(bytes)) {
    file.fault = grid::Fault{other};
    return file;
  }
  if (grid::looks_like_sie(bytes)) {
    const grid::SieText sie = grid::decode_sie(std::move(bytes));
    grid::SieBudget budget = grid::read_sie(sie.text);
    file.encoding = sie.encoding;
    file.fault = budget.fault;
    file.grid = std::move(budget.grid);
    if (!budget.fault) file.map = importing::sie_map(file.grid);
    file.notes = std::move(budget.notes);
    return file;
  }
  Decoded decoded = decode(std::move(bytes));
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) {
    file.fault = grid::Fault{"ingen-tabell"};
  } else if (table_kind(path) == TableKind::sie) {
    file.fault = grid::Fault{"inte-sie"};
  } else if (table_kind(path) == TableKind::workbook) {
    file.fault = grid::Fault{"inte-xlsx"};
  } else {
    file.encoding = name_of(decoded.encoding);
    file.broken_bytes = decoded.error.has_value();
    file.grid = grid::csv_grid(std::move(decoded.text));
  }
  return file;
}

MadeText read_table(const TableFile& file, importing::ColumnMap& map, const importing::PlanNames& names, std::string_view title, importing::Imported& imported) {
  MadeText made;
  made.origin.sheets = {""};  // it is a table, also where nothing can be read of it
  const auto refuse = [&](const char* variant, std::string suggestion = {}) {
    made.mistakes.push_back(importing::about_file(Code::F07, variant, std::move(suggestion)));
    made.text.clear();
    return made;
  };
  if (file.fault) return refuse(file.fault->variant, place_of(*file.fault));
  const bool enough = file.own || (has_amounts(map) && map.unit.given());
  if (const auto fault = enough ? std::nullopt : any_fault(file.grid)) return refuse(fault->variant, place_of(*fault));
  if (!enough) return refuse(has_amounts(map) ? "utan-nämnd" : "utan-belopp");
  imported = file.own ? workbook::read_own_workbook(file.grid) : importing::import_grid(file.grid, map, names, title);
  if (imported.without_unit > 0) return refuse("utan-enhet");
  const auto unusable = [](const Mistake& m) { return m.code == Code::F07; };
  if (std::any_of(imported.mistakes.begin(), imported.mistakes.end(), unusable)) {  // half a table is worse than none
    std::copy_if(imported.mistakes.begin(), imported.mistakes.end(), std::back_inserter(made.mistakes), unusable);
    return made;
  }
  made.text = std::move(imported.text);
  made.origin = std::move(imported.origin);
  made.mistakes = std::move(imported.mistakes);
  if (std::string what = hidden(file, map, imported); !what.empty()) made.mistakes.push_back(importing::about_file(Code::F10, "", std::move(what)));
  if (file.broken_bytes) made.mistakes.push_back(importing::about_file(Code::F06, ""));
  return made;
}

}  // namespace malkoll::work
