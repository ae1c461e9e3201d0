#pragma once

#include <string>

#include "check/read.h"
#include "model/resolve.h"

namespace malkoll::test {

/// A text of the language, read and resolved as a whole municipality. Its parts point at each other: do not move it.
struct ReadText {
  Input input;
  Sink sink;
  Project project;

  void read(const std::string& text) {
    read_files(input, {"budget.malkoll"}, [&](const std::string&) { return FileAnswer{FileAnswer::Fault::none, text}; }, sink);
    project = resolve(input.sources, std::move(input.facts), {}, sink);
  }
};

}  // namespace malkoll::test
