// SQLite's errors in Swedish. SQLite has no codes for most of what can be wrong with a statement, only sentences.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <vector>

#include "diag/nearest.h"
#include "store/guard.h"
#include "text/told.h"

namespace malkoll {

namespace {

struct Phrase {
  std::string_view begins, ends;  // of SQLite's sentence; what stands between is the name
  std::string_view before, after;
};

constexpr std::array<Phrase, 13> phrases = {{
    {"no such column: ", "", "kolumnen »", "« finns inte"},
    {"no such table: ", "", "tabellen »", "« finns inte"},
    {"no such function: ", "", "funktionen »", "« finns inte"},
    {"no such collation sequence: ", "", "sorteringsordningen »", "« finns inte"},
    {"ambiguous column name: ", "", "kolumnen »", "« finns i flera av tabellerna: skriv tabellens namn framför"},
    {"near \"", "\": syntax error", "satsen går inte att läsa vid »", "«"},
    {"unrecognized token: \"", "\"", "tecknen »", "« hör inte hemma i satsen"},
    {"wrong number of arguments to function ", "()", "funktionen »", "« har fel antal argument"},
    {"misuse of aggregate: ", "()", "funktionen »", "« räknar över rader och får inte stå här"},
    {"misuse of aggregate function ", "()", "funktionen »", "« räknar över rader och får inte stå här"},
    {"misuse of window function ", "()", "fönsterfunktionen »", "« får inte stå här"},
    {"incomplete input", "", "satsen är inte avslutad", ""},
    {"near \"", "", "satsen går inte att läsa vid »", "«"},
}};

/// Empty where the run is in English.
std::string in_swedish(std::string_view reason) {
  if (run_language() == Language::english) return {};
  for (const Phrase& p : phrases) {
    if (!reason.starts_with(p.begins) || !reason.ends_with(p.ends)) continue;
    if (reason.size() < p.begins.size() + p.ends.size()) continue;
    const std::string_view name = reason.substr(p.begins.size(), reason.size() - p.begins.size() - p.ends.size());
    return std::string(p.before).append(name).append(p.after);
  }
  return "satsen går inte att köra";
}

/// »menade du post? De tabeller som finns är amount, aspect …«
std::string those_there_are(const std::vector<std::string>& tables, std::string_view wanted) {
  if (tables.empty()) return {};
  std::vector<std::string_view> names(tables.begin(), tables.end());
  std::sort(names.begin(), names.end());
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) all.append(i == 0 ? "" : ", ").append(names[i]);
  if (const auto near = nearest(wanted, names)) return told("menade du {}? De tabeller som finns är {}", names[*near], all);
  return told("de tabeller som finns är {}", all);
}

/// 10 s, 0,2 s
std::string seconds(std::chrono::milliseconds time) {
  std::string out = std::to_string(time.count() / 1000);
  if (const auto tenths = time.count() % 1000 / 100; tenths != 0) out += "," + std::to_string(tenths);
  return out + " s";
}

}  // namespace

StatementError statement_error(const ConnectionState& state, int rc, bool preparing) {
  sqlite3* db = state.database.getHandle();
  const std::string reason = sqlite3_errmsg(db);
  StatementError error;
  error.offset = sqlite3_error_offset(db);
  std::string tables;
  constexpr std::string_view not_modified = " may not be modified";
  const int primary = rc & 0xff;
  if (!state.denied.empty() || primary == SQLITE_AUTH) {
    error.kind = StatementError::Kind::not_allowed;
    error.message =
        told("satsen får bara läsa: den försöker {}", state.denied.empty() ? told("göra något annat än att läsa") : state.denied);
  } else if (reason.starts_with("table ") && reason.ends_with(not_modified)) {
    error.kind = StatementError::Kind::not_allowed;
    error.message =
        told("satsen får bara läsa: den försöker skriva i tabellen »{}«", reason.substr(6, reason.size() - 6 - not_modified.size()));
  } else if (primary == SQLITE_INTERRUPT) {
    error.kind = StatementError::Kind::timeout;
    error.message = told("satsen avbröts: den tog mer än {}", seconds(state.limits.time));
  } else if (primary == SQLITE_NOMEM) {
    error.kind = StatementError::Kind::memory;
    error.message = told("satsen avbröts: den behöver för mycket minne");
  } else if (primary == SQLITE_TOOBIG) {
    error.kind = StatementError::Kind::memory;
    error.message = preparing ? told("satsen är för lång, eller har för lång text i sig") : told("satsen avbröts: en text blev för lång");
  } else {
    error.kind = preparing ? StatementError::Kind::syntax : StatementError::Kind::other;
    error.message = in_swedish(reason);
    constexpr std::string_view no_table = "no such table: ";
    if (reason.starts_with(no_table)) tables = those_there_are(state.tables, std::string_view(reason).substr(no_table.size()));
  }
  // SQLite's own sentence is English: there it says all.
  error.message = error.message.empty() ? reason : error.message + " (SQLite: " + reason + ")";
  if (!tables.empty()) error.message += "; " + tables;
  return error;
}

}  // namespace malkoll
