#pragma once

#include <cstddef>
#include <string>

namespace malkoll::cli {

/// What the command is at, while it lives. Where the command has worked for a second and standard error is a terminal, a line there says what,
/// how far it has come where that is known, and for how long; it is taken away when the work is done. Elsewhere nothing is said. There is one
/// at a time; what another inside it does is said instead, and nothing but mention() may write while there is one.
class Working {
 public:
  /// `what` is told: »läser filerna«.
  explicit Working(std::string what);
  Working(const Working&) = delete;
  Working& operator=(const Working&) = delete;
  ~Working();

 private:
  std::string outer_;
};

/// How far the work has come; `all` = 0: that is not known.
void work_has_come(std::size_t done, std::size_t all);

/// What is worked at next is a new piece of work, and its time is its own.
void begin_new_work();

/// Takes the line away, if there is one, so that something can be written in its place.
void clear_progress();

}  // namespace malkoll::cli
