#include "check/table_names.h"

#include <string>

#include "keywords.h"

namespace malkoll {

namespace {

constexpr TableEnding endings[] = {{".csv", TableKind::csv, PlanIn::table},
                                   {".tsv", TableKind::csv, PlanIn::table_if_told},
                                   {".tab", TableKind::csv},
                                   {".skv", TableKind::csv},
                                   {".txt", TableKind::text, PlanIn::document},
                                   {".xlsx", TableKind::workbook, PlanIn::document},
                                   {".xlsm", TableKind::workbook, PlanIn::document},
                                   {".xltx", TableKind::workbook},
                                   {".xls", TableKind::workbook},
                                   {".xlsb", TableKind::workbook},
                                   {".ods", TableKind::workbook},
                                   {".se", TableKind::sie},
                                   {".si", TableKind::sie},
                                   {".sie", TableKind::sie},
                                   {".docx", TableKind::document, PlanIn::document},
                                   {".docm", TableKind::document, PlanIn::document}};

}  // namespace

std::span<const TableEnding> table_endings() { return endings; }

std::vector<std::string_view> read_endings() {
  std::vector<std::string_view> all = {"malkoll", "karta", "sql", "json"};  // texts, column maps, rules, Kolada's answers
  for (const TableEnding& ending : endings) all.push_back(ending.text.substr(1));
  return all;
}

std::optional<TableKind> table_kind(std::string_view path) {
  const std::string lowered = lower(path);
  for (const TableEnding& ending : endings) {
    if (lowered.ends_with(ending.text)) return ending.kind;
  }
  return std::nullopt;
}

}  // namespace malkoll
