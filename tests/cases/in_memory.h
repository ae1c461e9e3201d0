#pragma once

#include <map>
#include <string>
#include <utility>

#include "work/files.h"

namespace malkoll::test {

/// Files that stand nowhere, by path.
inline work::Files in_memory(std::map<std::string, std::string> files) {
  const auto read = [files = std::move(files)](const std::string& path) -> FileAnswer {
    const auto file = files.find(path);
    if (file == files.end()) return {FileAnswer::Fault::missing, {}};
    return {FileAnswer::Fault::none, file->second};
  };
  const auto list = [](const std::string&, std::string_view) { return std::optional(std::vector<std::string>()); };
  return {read, list, [](const std::string& folder) { return folder; }};
}

}  // namespace malkoll::test
