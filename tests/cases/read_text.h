#pragma once

#include <memory>
#include <string>

#include "cases/in_memory.h"
#include "work/workspace.h"

namespace malkoll::test {

/// A text of the language, opened as a whole municipality.
struct ReadText {
  std::unique_ptr<work::Workspace> workspace;
  const Input& input = workspace->input;
  const Sink& sink = workspace->sink;
  const Project& project = workspace->project;

  /// `rules`: the ones that a check is to run; nullptr: the built-in ones.
  explicit ReadText(const std::string& text, const Catalogue* rules = nullptr) : workspace(open(text, rules)) {}

 private:
  static std::unique_ptr<work::Workspace> open(const std::string& text, const Catalogue* rules) {
    work::OpenOptions options;
    options.paths = {"budget.malkoll"};
    options.built_in = rules;
    options.own_rules = false;
    return work::open(options, in_memory({{"budget.malkoll", text}}));
  }
};

}  // namespace malkoll::test
