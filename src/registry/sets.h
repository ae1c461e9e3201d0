#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/server.h"
#include "text/year.h"

namespace malkoll::registry {

/// Which submissions are meant: `1780`, `1780/budget-2026` or `1780/budget-2026/2`. Without a version: the last of each plan.
struct SetName {
  std::string municipality, plan;
  std::optional<std::int64_t> version;
  std::string written;
};
/// Empty: every municipality's.
[[nodiscard]] SetName read_set_name(const std::string& written);

struct SetRow {
  std::int64_t id = 0;
  std::string municipality, name_of_municipality, plan;
  std::int64_t version = 0;
  Year budget_year = {};
  std::string unit, handed_in, verdict, form;
  std::int64_t errors = 0, warnings = 0, advice = 0, mended = 0;
  /// `1780/budget-2026/2`
  [[nodiscard]] std::string name() const;
};

/// Of each plan.
enum class Versions : std::uint8_t { last, all };

/// Those that may be read, by municipality, plan and version.
[[nodiscard]] Result<std::vector<SetRow>> list_sets(Server& server, const SetName& name, Versions which);
/// The same, where there must be one at least: what is not there, or may not be read, is no »no findings«.
[[nodiscard]] Result<std::vector<SetRow>> find_sets(Server& server, const SetName& name, Versions which = Versions::last);

/// Makes the tables' names those of one set, for this connection: a rule's statement runs as it is. The number is written in them, so that PostgreSQL
/// leaves out the other sets' parts while it plans. Refused: it was stored by a program that has other tables.
[[nodiscard]] Result<void> look_at(Server& server, const SetRow& set);
/// Makes them those of all sets that may be read, the last of each plan, with set_id, municipality and budget_year before the tables' own columns.
[[nodiscard]] Result<void> look_at_all(Server& server);

/// Takes a set away, with all that is its own.
[[nodiscard]] Result<void> take_away(Server& server, std::int64_t id);

}  // namespace malkoll::registry
