#pragma once

struct sqlite3;

namespace malkoll {

/// SQLite's own instr, replace, like, glob and trim can take longer for one call than a statement may take in all, and a statement is
/// only stopped between calls. These take their places: the same answers, in bounded time; a text to look for of more than 10 000 bytes
/// is refused.
[[nodiscard]] bool add_bounded_functions(sqlite3* database);

}  // namespace malkoll
