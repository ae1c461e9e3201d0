#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/system.h"
#include "server/server.h"
#include "text/background.h"
#include "text/result.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace {

bool is_same_letter(char a, char b) { return lower(static_cast<unsigned char>(a)) == lower(static_cast<unsigned char>(b)); }

enum class StreamEnd {
  closed,  ///< between two messages
  broken   ///< what came is no message, or a part of one: where the next begins cannot be known
};

/// One message as it comes: headers, a blank line, and so many bytes.
Result<std::string, StreamEnd> read_message() {
  constexpr std::size_t most = std::size_t{1} << 30U, longest_header = 4096;
  std::size_t length = 0;
  bool begun = false, known = false;
  for (std::string header;;) {
    const int c = std::getchar();
    if (c == EOF && !begun) return tl::unexpected(StreamEnd::closed);
    if (c == EOF || header.size() > longest_header) return tl::unexpected(StreamEnd::broken);
    begun = true;
    if (c != '\n') {
      if (c != '\r') header += static_cast<char>(c);
      continue;
    }
    if (header.empty()) break;
    constexpr std::string_view name = "content-length:";
    if (header.size() > name.size() && std::equal(name.begin(), name.end(), header.begin(), is_same_letter)) {
      const char* first = header.data() + name.size();
      while (*first == ' ') ++first;
      known = std::from_chars(first, header.data() + header.size(), length).ec == std::errc() && length <= most;
    }
    header.clear();
  }
  if (!known) return tl::unexpected(StreamEnd::broken);
  std::string message(length, '\0');
  if (std::fread(message.data(), 1, length, stdin) != length) return tl::unexpected(StreamEnd::broken);
  return message;
}

/// The last message that there is, known without its being taken apart: a text within it would have its quotes escaped.
bool is_exit(std::string message) {
  message.erase(std::remove_if(message.begin(), message.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }),
                message.end());
  constexpr std::size_t longest = 100;
  return message.size() < longest && message.find(R"("method":"exit")") != std::string::npos;
}

/// Messages that have come and not been taken.
class Inbox {
 public:
  /// Reads until the stream ends.
  void fill() {
    std::optional<StreamEnd> end;
    while (!end) {
      Result<std::string, StreamEnd> message = read_message();
      if (!message) {
        end = message.error();
        break;
      }
      if (is_exit(*message)) end = StreamEnd::closed;
      const std::lock_guard lock(mutex_);
      messages_.push_back(std::move(*message));
      there_are_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    end_ = end;
    there_are_.notify_one();
  }
  /// All that has come; waits for some. Empty: there will be none.
  [[nodiscard]] std::vector<std::string> take() {
    std::unique_lock lock(mutex_);
    there_are_.wait(lock, [&] { return end_ || !messages_.empty(); });
    return std::exchange(messages_, {});
  }
  /// How it ended, when there will be no more.
  [[nodiscard]] std::optional<StreamEnd> end() {
    const std::lock_guard lock(mutex_);
    return end_;
  }
  [[nodiscard]] bool has_more() {
    const std::lock_guard lock(mutex_);
    return !messages_.empty();
  }

 private:
  std::mutex mutex_;
  std::condition_variable there_are_;
  std::vector<std::string> messages_;
  std::optional<StreamEnd> end_;
};

bool write(std::vector<std::string>& messages) {
  for (const std::string& message : messages) {
    fmt::print("Content-Length: {}\r\n\r\n", message.size());
    std::fwrite(message.data(), 1, message.size(), stdout);
  }
  messages.clear();
  return std::fflush(stdout) == 0;
}

server::Host host(const Common& common) {
  server::Host host;
  host.files = disk();
  host.below = [](const std::string& folder) { return select_files({folder}).files; };
  host.today = today();
  host.version = version();
  host.language = common.language;
  return host;
}

int run_server(const Common& common) {
  server::Server server(host(common));
  Inbox inbox;
  const std::future<void> reading = in_background(true, [&] { inbox.fill(); });
  std::vector<std::string> out;
  while (!server.is_over()) {
    const std::vector<std::string> messages = inbox.take();
    if (messages.empty()) break;
    server.receive(messages, out);
    if (!write(out)) break;
    // What is typed meanwhile is seen first: no finding is told that is not of the text as it stands.
    if (inbox.has_more()) continue;
    server.settle(out);
    if (!write(out)) break;
  }
  if (!server.is_over() && inbox.end() == StreamEnd::broken) {
    return refuse(told(
        "språkservern slutar: det som kom in är inget meddelande (ett sådant börjar med Content-Length och slutar inte före sin längd); "
        "starta den från en editor"));
  }
  return server.status() == 0 ? all_well : found_something;
}

}  // namespace

Command lsp_command() {
  Command command{
      .name = "lsp", .about = told("svara en editor: Language Server Protocol över standard in och ut"), .examples = "malkoll lsp"};
  command.run = run_server;
  return command;
}

}  // namespace malkoll::cli
