#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
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
void add_kolada_tables(const Project& project, std::vector<Table>& tables);
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
/// As an ISO date.
inline Cell date_cell(Date date) {
  if (!date.given()) return null_cell();
  thread_local std::string text;
  text = date.iso();
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

/// What a member's value is in a table: NULL for a row that is none, a number that is not there, and a text that is empty.
template <typename Row>
Cell cell_of(Id<Row> row) {
  return key_cell(row);
}
template <typename Number>
Cell cell_of(const std::optional<Number>& value) {
  return optional_cell(value);
}
inline Cell cell_of(Ore money) { return integer_cell(money); }
inline Cell cell_of(Year year) { return integer_cell(year); }
inline Cell cell_of(Share share) { return integer_cell(share); }
inline Cell cell_of(std::string_view text) { return some_text(text); }
template <std::integral Number>
Cell cell_of(Number number) {
  return integer_cell(static_cast<std::int64_t>(number));
}

template <typename Row, typename Value>
Row row_of_member(Value Row::*);  // only its type is asked for

/// Reads a member of a row.
template <auto Member>
struct Reads {
  using Row = decltype(row_of_member(Member));
  const auto& operator()(const Row& row) const { return row.*Member; }
};
/// What Get gives, as a value of a table.
template <typename Get>
struct AsCell {
  template <typename... From>
    requires std::invocable<Get, From...>
  Cell operator()(From&&... from) const {
    return cell_of(Get{}(from...));
  }
};
/// The place that Get gives.
template <typename Get>
struct AsPlace {
  template <typename... From>
    requires std::invocable<Get, From...>
  Cell operator()(From&&... from) const {
    return place_cell(Get{}(from...));
  }
};
/// The same, or NULL where it is empty.
template <typename Get>
struct AsOptionalPlace {
  template <typename... From>
    requires std::invocable<Get, From...>
  Cell operator()(From&&... from) const {
    const Span place = Get{}(from...);
    return place.empty() ? null_cell() : place_cell(place);
  }
};

template <typename Row, typename Value>
const Value& row_at(const Rows<Row, Value>& rows, std::uint32_t number) {
  return rows[Id<Row>(number)];
}
template <typename Row>
const Row& row_at(const Row& row, std::uint32_t /*number*/) {
  return row;
}

/// What Get makes of a row: of the row, of the project and the row, or of both and the row's id. `Where`: the rows in the project, a
/// member or a function of it; a table beside them is another such place, and what is no list is the only row.
template <auto Where, typename Get>
Cell value_of(const void* context, std::uint32_t number) {
  const Project& p = project(context);
  const auto& row = row_at(std::invoke(Where, p), number);
  using Row = std::remove_cvref_t<decltype(row)>;
  if constexpr (std::is_invocable_v<Get, const Row&>) return Get{}(row);
  else if constexpr (std::is_invocable_v<Get, const Project&, const Row&>) return Get{}(p, row);
  else return Get{}(p, row, Id<Row>(number));
}

/// A column, with what it means. `type`: what `get` gives, "INT", "TEXT" or "REAL".
template <auto Where, typename Get>
Column column(const char* name, const char* type, const char* doc, Get /*get*/) {
  return {name, type, doc, value_of<Where, Get>};
}
/// A column that is a member of the row.
template <auto Where, auto Member>
Column column(const char* name, const char* doc) {
  using Value = decltype(Reads<Member>{}(std::declval<const typename Reads<Member>::Row&>()));
  return column<Where>(name, std::is_convertible_v<Value, std::string_view> ? "TEXT" : "INT", doc, AsCell<Reads<Member>>{});
}
inline Column key_column() { return {"key", "INT", "radens nummer", nullptr}; }

/// A row of another table, by which this one is often asked.
inline Column indexed(Column column) {
  column.indexed = true;
  return column;
}

/// Where the row stands.
template <auto Where, typename Get>
Column place(const char* doc, Get /*get*/) {
  Column made = column<Where>("place", "INT", doc, AsPlace<Get>{});
  made.hidden = made.place = true;
  return made;
}
template <auto Where, auto Member>
Column place(const char* doc) {
  return place<Where>(doc, Reads<Member>{});
}
/// Where something else stands that the row is about; NULL where that is nowhere.
template <auto Where, typename Get>
Column other_place(const char* name, const char* doc, Get /*get*/) {
  Column made = column<Where>(name, "INT", doc, AsOptionalPlace<Get>{});
  made.place = true;
  return made;
}
template <auto Where, auto Member>
Column other_place(const char* name, const char* doc) {
  return other_place<Where>(name, doc, Reads<Member>{});
}

inline Table table(const Project& project, const char* name, const char* doc, std::size_t rows, std::vector<Column> columns) {
  return {name, doc, std::move(columns), static_cast<std::uint32_t>(rows), &project};
}

}  // namespace columns

}  // namespace malkoll
