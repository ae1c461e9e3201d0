#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "model/project.h"
#include "store/table.h"

/// What the files of columns share: a column is a name, a type and a function from a row to a value.
namespace malkoll {

void add_assignment_tables(const Project& project, std::vector<Table>& tables);
void add_goal_tables(const Project& project, std::vector<Table>& tables);
void add_unit_tables(const Project& project, std::vector<Table>& tables);
void add_post_tables(const Project& project, std::vector<Table>& tables);
void add_indicator_tables(const Project& project, std::vector<Table>& tables);
void add_follow_up_tables(const Project& project, std::vector<Table>& tables);
void add_text_tables(const Project& project, std::vector<Table>& tables);

// Money is öre in a table, and a share hundredths of a percent.
inline Cell integer_cell(Ore money) { return integer_cell(money.count()); }
inline Cell integer_cell(Year year) { return integer_cell(std::int64_t{year.number()}); }
inline Cell integer_cell(Share share) { return integer_cell(std::int64_t{share.hundredths()}); }

namespace columns {

inline const Project& project(const void* context) { return *static_cast<const Project*>(context); }

template <typename Row>
Cell key_cell(Id<Row> row) {
  return row == no_row ? null_cell() : integer_cell(row.number());
}
template <typename Row>
Id<Row> id_in(const Rows<Row>& /*rows*/, std::uint32_t number) {
  return Id<Row>(number);
}
template <typename Number>
Cell optional_cell(const std::optional<Number>& value) {
  return value ? integer_cell(*value) : null_cell();
}
inline Cell some_text(std::string_view text) { return text.empty() ? null_cell() : text_cell(text); }
inline Cell place_cell(Span span) { return integer_cell(pack(span)); }
/// What of its year a follow-up is about.
inline Cell part_cell(Period period) { return text_cell(period.is_interim() ? "delår" : ""); }
/// The text of a property, or NULL.
inline Cell property_cell(const Project& p, Id<Declaration> declaration, Key key) {
  const Property* found = p.property(declaration, key);
  return found == nullptr ? null_cell() : text_cell(p.text(found->value));
}
/// yyyymmdd as an ISO date.
inline Cell date_cell(std::int64_t date) {
  if (date == 0) return null_cell();
  thread_local std::string text;
  text = std::to_string(date);
  text.insert(6, "-").insert(4, "-");
  return transient_cell(text);
}

inline Cell level_cell(Level level) { return text_cell(level_word(level, Language::swedish)); }
inline Cell scope_cell(Scope scope) {
  switch (scope) {
    case Scope::submission: return text_cell("inlämning");
    case Scope::goal: return text_cell("mål");
    case Scope::municipality: return text_cell("kommun");
  }
  return {};
}

inline Table table(const Project& project, const char* name, const char* doc, std::size_t rows, std::vector<Column> columns) {
  return {name, doc, std::move(columns), static_cast<std::uint32_t>(rows), &project};
}

}  // namespace columns

// A column of the table at hand, with what it means: `row` is a row of VECTOR, `p` the project, `index` the row's id.
#define MALKOLL_COLUMN(NAME, TYPE, DOC, VECTOR, ...)                         \
  Column {                                                                   \
    NAME, TYPE, DOC, [](const void* context, std::uint32_t number) -> Cell { \
      [[maybe_unused]] const Project& p = columns::project(context);         \
      [[maybe_unused]] const auto index = id_in(p.VECTOR, number);           \
      [[maybe_unused]] const auto& row = p.VECTOR[index];                    \
      return __VA_ARGS__;                                                    \
    }                                                                        \
  }
#define MALKOLL_INDEXED(NAME, DOC, VECTOR, ...)                            \
  [] {                                                                     \
    Column column = MALKOLL_COLUMN(NAME, "INT", DOC, VECTOR, __VA_ARGS__); \
    column.indexed = true;                                                 \
    return column;                                                         \
  }()
#define MALKOLL_PLACE(DOC, VECTOR, ...)                                                            \
  [] {                                                                                             \
    Column column = MALKOLL_COLUMN("place", "INT", DOC, VECTOR, columns::place_cell(__VA_ARGS__)); \
    column.hidden = column.place = true;                                                           \
    return column;                                                                                 \
  }()
#define MALKOLL_OTHER_PLACE(NAME, DOC, VECTOR, ...)                                                                                   \
  [] {                                                                                                                                \
    Column column = MALKOLL_COLUMN(NAME, "INT", DOC, VECTOR, (__VA_ARGS__).empty() ? null_cell() : columns::place_cell(__VA_ARGS__)); \
    column.place = true;                                                                                                              \
    return column;                                                                                                                    \
  }()

}  // namespace malkoll
