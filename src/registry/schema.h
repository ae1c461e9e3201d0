#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/table_columns.h"
#include "registry/server.h"
#include "store/table.h"

namespace malkoll::registry {

extern const std::string_view structure_sql;  ///< the register's own tables, from nothing
extern const std::string_view functions_sql;  ///< what rules may use besides SQL's own; laid anew each time

/// The tables that a set has, without rows: what is asked of them is which columns there are.
[[nodiscard]] const std::vector<Table>& set_tables();

/// A table with a part of its own for each set; the others hold all sets together, for thousands of sets would be tens of thousands of tables.
[[nodiscard]] bool is_large(std::string_view table);

/// Rows are looked up by it, so that it has an index.
[[nodiscard]] bool is_asked_by(const exporting::OutColumn& column);

/// A name for the tables' columns, as this program knows them: what was stored with others is not asked as if it had these.
[[nodiscard]] std::string form_of(const std::vector<Table>& tables);

/// The columns of a table as they are stored: `"key", "unit", …`.
[[nodiscard]] std::string names_of_columns(const Table& table);

/// Lays the register, or brings an older one to this program's version. Nothing is lost; done twice it is as done once.
[[nodiscard]] Result<void> lay(Server& server);

/// Lets a role read one municipality's submissions; empty: everybody's. PostgreSQL lets anyone make large objects: who may close that for the whole database does so here. False:
/// it is open still.
[[nodiscard]] Result<bool> let_read(Server& server, const std::string& role, const std::string& municipality);

/// Refused: there is no register, or it is of another version than this program.
[[nodiscard]] Result<void> check_version(Server& server);

}  // namespace malkoll::registry
