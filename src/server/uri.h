#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Files as an editor names them.
namespace malkoll::server {

/// The path of `file:///home/…`, `file:///c%3A/…` (C:/…) or `file://server/…` (//server/…); nullopt: it names no file.
[[nodiscard]] std::optional<std::string> path_of(std::string_view uri);
/// The other way, for an absolute path with slashes.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace malkoll::server
