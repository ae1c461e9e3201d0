#include "cases/rule_rows.h"

#include <algorithm>

namespace malkoll::test {

namespace {

std::string text_of(const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::null: return "NULL";
    case Cell::Type::integer: return std::to_string(cell.integer);
    case Cell::Type::real: return same_number(cell.real);
    default: return std::string(cell.text);
  }
}

}  // namespace

std::string same_number(double value) {
  std::string text = std::to_string(value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();  // 70 of an engine that has no whole numbers is 70
  return text;
}

std::vector<std::string> rows_of(Connection& connection, const RuleInfo& rule) {
  Result<Statement, StatementError> statement = prepare(connection, rule.sql);
  if (!statement) return {"fel: " + statement.error().message};
  if (rule.limit) statement->bind("limit", rule.limit->value);
  const std::string today = day_of_rules;
  statement->bind("today", today);
  std::vector<std::string> rows;
  const auto columns = static_cast<int>(statement->columns().size());
  const auto done = run(*statement, [&](const Row& row) {
    std::string text;
    for (int c = 0; c < columns; ++c) text += text_of(row.cell(c)) + " | ";
    rows.push_back(std::move(text));
    return true;
  });
  if (!done) return {"fel: " + done.error().message};
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace malkoll::test
