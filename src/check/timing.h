#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace malkoll {

/// A clock that only goes forward, in nanoseconds: handed in by the caller. The core has none.
using Clock = std::int64_t (*)();

/// How long a phase or a rule took.
struct Timing {
  std::string what;              ///< a phase in Swedish, or a rule's code and name
  std::int64_t nanoseconds = 0;
  bool rule = false;
};

/// Notes what has passed since the last note. Does nothing without a clock.
class Stopwatch {
 public:
  Stopwatch(Clock clock, std::vector<Timing>& timings) : clock_(clock), timings_(timings), last_(clock == nullptr ? 0 : clock()) {}

  void note(std::string what, bool rule = false) {
    if (clock_ == nullptr) return;
    const std::int64_t now = clock_();
    timings_.push_back({std::move(what), now - last_, rule});
    last_ = now;
  }

 private:
  Clock clock_;
  std::vector<Timing>& timings_;
  std::int64_t last_;
};

}  // namespace malkoll
