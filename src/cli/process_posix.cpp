#include "cli/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

extern char** environ;

namespace malkoll::cli {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { shut(); }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  void set(int number) { number_ = number; }
  void shut() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read, write;
  [[nodiscard]] bool make() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.set(ends[0]);
    write.set(ends[1]);
    return true;
  }
};

/// Writes the input and reads the output in turn, as the program is ready for them: neither waits for the other.
/// False where the output is more than `most` bytes.
bool exchange(Descriptor& to, Descriptor& from, std::string_view input, std::string& output, std::size_t most) {
  fcntl(to.number(), F_SETFL, O_NONBLOCK);
  if (input.empty()) to.shut();
  std::array<char, 1U << 16U> buffer{};
  while (from.open()) {
    std::array<pollfd, 2> ready = {pollfd{from.number(), POLLIN, 0}, pollfd{to.number(), POLLOUT, 0}};
    if (poll(ready.data(), to.open() ? 2 : 1, -1) < 0 && errno != EINTR) return false;
    if (to.open() && ready[1].revents != 0) {
      const ssize_t n = write(to.number(), input.data(), input.size());
      if (n > 0) input.remove_prefix(static_cast<std::size_t>(n));
      if ((n < 0 && errno != EAGAIN && errno != EINTR) || input.empty()) to.shut();
    }
    if (ready[0].revents == 0) continue;
    const ssize_t n = read(from.number(), buffer.data(), buffer.size());
    if (n > 0) output.append(buffer.data(), static_cast<std::size_t>(n));
    if (output.size() > most) return false;
    if (n == 0 || (n < 0 && errno != EINTR)) from.shut();
  }
  return true;
}

/// A program that stops reading must not end this one.
class IgnoreBrokenPipe {
 public:
  IgnoreBrokenPipe() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;
  ~IgnoreBrokenPipe() { std::signal(SIGPIPE, before_); }

 private:
  void (*before_)(int);
};

}  // namespace

std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, const std::vector<std::string>& settings,
                                         std::string_view input) {
  Pipe in, out;
  if (arguments.empty() || !in.make() || !out.make()) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.number(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::vector<char*> environment;
  for (const std::string& setting : settings) environment.push_back(const_cast<char*>(setting.c_str()));
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view name = std::string_view(*variable).substr(0, std::string_view(*variable).find('=') + 1);
    const bool set = std::any_of(settings.begin(), settings.end(), [&](const std::string& setting) { return setting.starts_with(name); });
    if (!set) environment.push_back(*variable);
  }
  environment.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return std::nullopt;
  in.read.shut();
  out.write.shut();
  ProcessResult result;
  const IgnoreBrokenPipe ignore;
  constexpr std::size_t most = std::size_t{1} << 30U;
  if (!exchange(in.write, out.read, input, result.output, most)) {
    kill(child, SIGKILL);
    result.output.clear();
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace malkoll::cli
