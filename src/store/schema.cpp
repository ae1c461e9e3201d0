#include "store/schema.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/columns.h"
#include "text/told.h"

namespace malkoll {

std::vector<Table> make_tables(const Project& project) {
  std::vector<Table> tables;
  add_goal_tables(project, tables);
  add_assignment_tables(project, tables);
  add_unit_tables(project, tables);
  add_post_tables(project, tables);
  add_indicator_tables(project, tables);
  add_kolada_tables(project, tables);
  add_follow_up_tables(project, tables);
  add_text_tables(project, tables);
  return tables;
}

std::string schema_page(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables) {
    out += std::string(out.empty() ? "" : "\n") + "### " + table.name + "\n\n" + std::string(in_run_language(table.doc)) +
           told("\n\n| kolumn | typ | nyckel | betydelse |\n| --- | --- | --- | --- |\n");
    for (const Column& column : table.columns) {
      const bool key = std::string_view(column.name) == "key";
      out += std::string("| ") + column.name + " | " + column.type + " | " +
             (key              ? "pk"
              : column.indexed ? "i"
                               : "") +
             " | " + std::string(in_run_language(column.doc)) + " |\n";
    }
  }
  return out;
}

bool is_money(std::string_view table, std::string_view column) {
  using Name = std::pair<std::string_view, std::string_view>;
  // clang-format off
  static constexpr auto names = std::to_array<Name>({
      {"plan", "rounding"},          {"goal_area", "money"},     {"goal", "money"},           {"unit", "net"},
      {"unit", "base"},              {"unit", "linked"},         {"unit", "unlinked"},        {"unit", "excused"},
      {"unit_year", "frame"},        {"unit_year", "total"},     {"unit_year", "tolerance"},  {"plan_year", "frame"},
      {"plan_year", "total"},        {"plan_year", "tolerance"}, {"post", "net"},             {"post", "investment"},
      {"post", "income"},            {"post", "money"},          {"post", "money_after"},     {"amount", "value"},
      {"amount", "last_digit"},      {"link", "money"},          {"coverage", "direct_money"}, {"coverage", "money"},
      {"coverage", "later"},         {"coverage", "investment"}, {"coverage", "later_investment"}, {"spent", "value"},
      {"spent", "budgeted"},         {"spent", "last_digit"},            {"assignment", "money"},    {"unit", "for_assignments"}, {"unit_year", "before"},
      {"plan_year", "result"},       {"plan_year", "taxes"},     {"plan_year", "net_interest"}, {"plan_year", "cost"},
      {"plan_year", "result_tolerance"}, {"post", "change"},     {"post", "grant"},          {"post", "for_assignments"},
  });
  // clang-format on
  return std::find(names.begin(), names.end(), Name(table, column)) != names.end();
}

}  // namespace malkoll
