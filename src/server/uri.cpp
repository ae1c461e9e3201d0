#include "server/uri.h"

#include <fmt/format.h>

#include <cctype>

#include "text/percent_encoded.h"

namespace malkoll::server {

namespace {

constexpr std::string_view scheme = "file://";

int hex(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  const char lower = static_cast<char>(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_drive(std::string_view path) {
  return path.size() >= 2 && std::isalpha(static_cast<unsigned char>(path[0])) != 0 && path[1] == ':' &&
         (path.size() == 2 || path[2] == '/');
}

}  // namespace

std::optional<std::string> path_of(std::string_view uri) {
  if (!uri.starts_with(scheme)) return std::nullopt;
  std::string_view rest = uri.substr(scheme.size());
  rest = rest.substr(0, rest.find_first_of("?#"));
  if (rest.starts_with("localhost/")) rest.remove_prefix(std::string_view("localhost").size());
  std::string path = rest.starts_with('/') ? "" : "//";  // another machine's
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const int high = rest[at] == '%' && at + 2 < rest.size() ? hex(rest[at + 1]) : -1, low = high >= 0 ? hex(rest[at + 2]) : -1;
    if (low < 0) {
      path += rest[at];
      continue;
    }
    path += static_cast<char>(high * 16 + low);
    at += 2;
  }
  if (path.find('\0') != std::string::npos) return std::nullopt;
  if (path.starts_with('/') && is_drive(std::string_view(path).substr(1))) {
    path.erase(0, 1);
    path[0] = static_cast<char>(path[0] | 0x20);  // c: and C: are one
  }
  return path;
}

std::string uri_of(std::string_view path) {
  std::string uri(scheme);
  if (path.starts_with("//")) path.remove_prefix(2);
  else if (!path.starts_with('/')) uri += '/';
  return uri + percent_encoded(path, "/");
}

}  // namespace malkoll::server
