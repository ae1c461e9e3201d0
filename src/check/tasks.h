#pragma once

#include <vector>

#include "check/read.h"
#include "diag/render.h"
#include "diag/task.h"
#include "model/project.h"
#include "text/function_ref.h"

namespace malkoll {

/// What a list of causes is made of.
struct TaskInput {
  const Input& input;
  const Project& project;
  const CheckResult& result;
  Language language = Language::swedish;
};

/// The list of causes, what to begin with first: a line for each rule and kind of paper, and under it the findings of other rules that go
/// away with it. Every finding that is neither waived nor in the baseline, and that `is_shown` lets by, is in one line.
[[nodiscard]] std::vector<Task> tasks_of(const TaskInput& input, FunctionRef<bool(const Finding&)> is_shown);
[[nodiscard]] std::vector<Task> tasks_of(const TaskInput& input);

}  // namespace malkoll
