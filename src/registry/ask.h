#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "registry/server.h"

namespace malkoll::registry {

/// What stands for `:limit` and `:today` in a statement.
struct Bound {
  std::optional<std::int64_t> limit;
  std::string today;  ///< an ISO date; empty: NULL
};

/// One question that only reads, over what look_at made the tables; what it may take, in seconds. Nothing that it does besides is kept.
[[nodiscard]] Result<Rows> ask_reading(Server& server, const std::string& sql, const Bound& bound, std::uint32_t seconds);

/// Who a question is asked as.
enum class Asker : std::uint8_t {
  ordinary,  ///< the role that has connected, which can do no more than it has been let
  reader,    ///< a role that may read all of the register and nothing else, in place of one that may do anything
  mighty,    ///< one that may do anything, also read the server's files: there is no such reader
};
/// Takes the place of a reader, where the role that has connected may do more than a database lets its own. To be done before look_at. A question that is made for it can take its
/// own place back: what others have written is not to be asked by such a role at all.
[[nodiscard]] Result<Asker> ask_as_reader(Server& server);
/// Whether it may do more than a database lets its own: a superuser, or one that the server's files and programs are open to.
[[nodiscard]] Result<bool> is_mighty(Server& server);

}  // namespace malkoll::registry
