#pragma once

#include <string>

#include "work/files.h"

namespace malkoll::work {

struct Workspace;

inline constexpr const char* kolada_name = "kolada.json";

/// Holds Kolada's answers against the project: those of the file that is `named`, else of kolada.json beside the plan, where there is one.
/// A file that cannot be read, or is of another municipality, is said (F01), and nothing of it is used.
void read_kolada(Workspace& workspace, const std::string& named, const Files& files);

}  // namespace malkoll::work
