#pragma once

#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "model/project.h"
#include "work/files.h"

/// A municipality's own rules: in a folder that is named, or that lies beside the plan.
namespace malkoll::work {

/// Adds the rules of a folder that can be used, and keeps the catalogue sorted. A code that is taken is an error: a code never changes its
/// meaning, and no rule takes another's place in silence. A file that is one of the built-in rules is nobody's own, and passed over.
void add_own_rules(Catalogue& catalogue, const std::string& folder, const Files& files, std::vector<RuleFileError>& errors);

/// The built-in rules, and those of a folder where one is named. `built_in`: the former, where they have been read.
[[nodiscard]] Catalogue read_catalogue(const std::string& folder, const Files& files, std::vector<RuleFileError>& errors,
                                       const Catalogue* built_in = nullptr);

/// The folder `rules` beside the file of the checked plan, where it holds rules or cannot be read, and is not `named`; empty: none.
[[nodiscard]] std::string rules_beside(const Project& project, const std::string& named, const Files& files);

}  // namespace malkoll::work
