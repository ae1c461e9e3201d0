#include "exchange/table_file.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "exchange/csv.h"
#include "grammar.h"
#include "text/cell_name.h"
#include "text/decode.h"

namespace malkoll::exchange {

namespace {

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16: return "UTF-16";
    case Encoding::windows_1252: return "Windows-1252";
  }
  return {};
}

bool has_amounts(const ColumnMap& map) {
  return std::any_of(map.properties.begin(), map.properties.end(),
                     [](const MappedProperty& p) { return p.key == Key::operation || p.key == Key::investment; });
}

Mistake about_file(Code code, const char* variant, std::string suggestion = {}) {
  Mistake m;
  m.code = code;
  m.variant = variant;
  m.suggestion = std::move(suggestion);
  m.whole_file = true;
  return m;
}

}  // namespace

bool is_table(std::string_view path) {
  constexpr std::array<std::string_view, 1> endings = {".csv"};
  const std::string lowered = lower(path);
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lowered.ends_with(ending); });
}

TableFile open_table(std::string bytes) {
  TableFile file;
  Decoded decoded = decode(std::move(bytes));
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) {
    file.fault = GridFault{};
    return file;
  }
  file.encoding = name_of(decoded.encoding);
  file.broken_bytes = decoded.error.has_value();
  file.grid = csv_grid(std::move(decoded.text));
  return file;
}

MadeText read_table(const TableFile& file, ColumnMap& map, const PlanNames& names, std::string_view title, Imported& imported) {
  MadeText made;
  made.origin.sheets = {""};  // it is a table, also where nothing can be read of it
  const auto refuse = [&](const char* variant, std::string suggestion = {}) {
    made.mistakes.push_back(about_file(Code::F07, variant, std::move(suggestion)));
    made.text.clear();
    return made;
  };
  if (file.fault) return refuse(file.fault->variant, file.fault->row == 0 ? std::string() : cell_name("", file.fault->row, file.fault->column));
  if (!has_amounts(map)) return refuse("utan-belopp");
  if (!map.unit.given()) return refuse("utan-nämnd");
  imported = import_grid(file.grid, map, names, title);
  if (imported.without_unit > 0) return refuse("utan-enhet");
  const auto unusable = [](const Mistake& m) { return m.code == Code::F07; };
  if (std::any_of(imported.mistakes.begin(), imported.mistakes.end(), unusable)) {  // half a table is worse than none
    std::copy_if(imported.mistakes.begin(), imported.mistakes.end(), std::back_inserter(made.mistakes), unusable);
    return made;
  }
  made.text = std::move(imported.text);
  made.origin = std::move(imported.origin);
  made.mistakes = std::move(imported.mistakes);
  if (file.broken_bytes) made.mistakes.push_back(about_file(Code::F06, ""));
  return made;
}

}  // namespace malkoll::exchange
