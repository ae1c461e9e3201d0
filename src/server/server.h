#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/json.h"
#include "server/folders.h"

/// A language server: messages of the Language Server Protocol in and out, without their headers. It knows no stream, no thread and no
/// clock: whoever runs it hands it what has come, and says when nothing more waits.
namespace malkoll::server {

struct State;

class Server {
 public:
  explicit Server(Host host);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// What has come, in its order. Requests are answered; one that a later message takes back is not worked on. Answers, and what else is to be
  /// sent, are put behind `out`.
  void receive(const std::vector<std::string>& messages, std::vector<std::string>& out);
  /// Nothing more waits: what has changed is checked, and what is found now is told.
  void settle(std::vector<std::string>& out);

  /// The client has said goodbye; the status to end with.
  [[nodiscard]] bool is_over() const { return over_; }
  [[nodiscard]] int status() const { return shut_down_ ? 0 : 1; }

 private:
  std::unique_ptr<State> state_;
  std::map<std::string, std::string> told_;  ///< diagnostics as they were sent last, by URI
  bool initialized_ = false, shut_down_ = false, over_ = false, unsettled_ = false;
  int next_id_ = 1;

  void take(const Json& message, const std::vector<Json>& taken_back, std::vector<std::string>& out);
  [[nodiscard]] Json initialize(const Json& params);
  void notify(const std::string& method, const Json& params, std::vector<std::string>& out);
  void opened(const Json& params);
  void changed(const Json& params);
  void closed(const Json& params);
  void complain(const Json& message, const std::string& why, std::vector<std::string>& out) const;
  void push(std::vector<std::string>& out);
};

}  // namespace malkoll::server
