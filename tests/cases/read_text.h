#pragma once

#include <memory>
#include <string>

#include "cases/in_memory.h"
#include "work/workspace.h"

namespace malkoll::test {

/// A text of the language, opened as a whole municipality.
struct ReadText {
  std::unique_ptr<const work::Workspace> workspace;
  const Input& input = workspace->input;
  const Sink& sink = workspace->sink;
  const Project& project = workspace->project;

  /// `rules`: the ones that a check is to run; nullptr: the built-in ones.
  /// `kolada`: what Kolada has answered, as kolada.json; empty: nobody has asked.
  explicit ReadText(const std::string& text, const Catalogue* rules = nullptr, std::string_view kolada = {})
      : workspace(open(text, rules, kolada)) {}

 private:
  static std::unique_ptr<const work::Workspace> open(const std::string& text, const Catalogue* rules, std::string_view kolada) {
    work::OpenOptions options;
    options.paths = {"budget.malkoll"};
    options.built_in = rules;
    options.own_rules = false;
    std::map<std::string, std::string> files = {{"budget.malkoll", text}};
    if (!kolada.empty()) files.emplace("kolada.json", kolada);
    return std::move(*work::open(options, in_memory(std::move(files))));
  }
};

}  // namespace malkoll::test
