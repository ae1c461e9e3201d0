#include "cli/progress.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>

#include "cli/system.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

using std::chrono::steady_clock;

/// Whether standard error is a terminal where a line can be written over.
bool is_screen() {
  const char* const terminal = std::getenv("TERM");
  return is_terminal(Stream::error) && (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

/// The line, and the thread that writes it while something is worked at.
class Line {
 public:
  /// Gives what was worked at before; empty: nothing.
  std::string begin(std::string what) {
    const std::lock_guard lock(mutex_);
    if (!is_shown_) return {};
    std::string outer = std::exchange(what_, std::move(what));
    all_ = 0;
    if (worked() >= patience) show();  // at once: what is begun may be done before the thread has its turn
    if (outer.empty()) thread_ = std::thread([this] { write(); });
    changed_.notify_one();
    return outer;
  }

  void end(std::string outer) {
    if (!is_shown_) return;
    {
      const std::lock_guard lock(mutex_);
      what_ = std::move(outer);
      all_ = 0;
      take_away();
      changed_.notify_one();
      if (!what_.empty()) return;
    }
    thread_.join();
  }

  void has_come(std::size_t done, std::size_t all) {
    const std::lock_guard lock(mutex_);
    done_ = done;
    all_ = all;
  }

  void begin_anew() {
    const std::lock_guard lock(mutex_);
    begun_ = steady_clock::now();
  }

  void clear() {
    const std::lock_guard lock(mutex_);
    take_away();
  }

 private:
  void take_away() {
    if (!std::exchange(is_there_, false)) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
  }

  [[nodiscard]] steady_clock::duration worked() const { return steady_clock::now() - begun_; }

  void show() {
    const std::string far = all_ == 0 ? "" : told(", {} av {}", done_, all_);
    fmt::print(stderr, "\r\x1b[K{}{} … {} s", what_, far, std::chrono::duration_cast<std::chrono::seconds>(worked()).count());
    std::fflush(stderr);
    is_there_ = true;
  }

  void write() {
    std::unique_lock lock(mutex_);
    while (!what_.empty()) {
      if (const auto so_far = worked(); so_far < patience) {
        changed_.wait_for(lock, patience - so_far);
        continue;
      }
      show();
      changed_.wait_for(lock, std::chrono::milliseconds(250));
    }
  }

  static constexpr steady_clock::duration patience = std::chrono::seconds(1);  ///< of whoever waits: before it nothing is shown
  const bool is_shown_ = is_screen();
  steady_clock::time_point begun_ = steady_clock::now();  ///< when the command first worked at something
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
  std::string what_;  ///< empty: nothing is worked at
  std::size_t done_ = 0, all_ = 0;
  bool is_there_ = false;
};

Line& line() {
  static Line only;
  return only;
}

}  // namespace

Working::Working(std::string what) : outer_(line().begin(std::move(what))) {}
Working::~Working() { line().end(std::move(outer_)); }
void work_has_come(std::size_t done, std::size_t all) { line().has_come(done, all); }
void begin_new_work() { line().begin_anew(); }
void clear_progress() { line().clear(); }

}  // namespace malkoll::cli
