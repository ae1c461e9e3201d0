#pragma once

#include <cstddef>
#include <string>

#include "text/result.h"

/// The only thing in Målkoll that uses the network, and only where somebody asks for it.
namespace malkoll::cli {

/// What is fetched from one server. Follows no redirect: what is answered by others is not what was asked for.
class Http {
 public:
  struct Limits {
    std::size_t bytes = 0;    ///< of an answer
    long seconds = 30;        ///< for an answer, from the first word to the last
    int tries = 3;            ///< where the server is busy (429) or out of order (5xx)
    long longest_wait = 60;   ///< seconds between two tries, whatever the server wishes
    std::size_t requests = 500;  ///< in a run
  };

  /// `base`: https://api.kolada.se/v3, without a stroke at the end.
  Http(std::string base, Limits limits);
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;
  ~Http();

  /// What the server answers under the base. A path begins with a stroke; so that a page may name the next, a whole address of the same server
  /// will do, which is asked as the base is. Refuses any answer but 200.
  [[nodiscard]] Result<std::string> get(const std::string& path);

 private:
  [[nodiscard]] Result<std::string> address_of(const std::string& path) const;

  std::string base_;
  Limits limits_;
  std::size_t requests_ = 0;
  void* handle_ = nullptr;
};

/// The version of the library that fetches, as it runs; a word for that there is none where the program was built without it (http_absent.cpp).
[[nodiscard]] std::string http_library();

}  // namespace malkoll::cli
