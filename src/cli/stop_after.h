#pragma once

#include <iosfwd>

#include "work/workspace.h"

/// The main line, looked at between its phases: for those who build Målkoll. Words of the code, not of the people who budget.
namespace malkoll::cli {

/// What was read and nothing looked up, line by line in the order of the files: `place: kind id: title`, and below it its facts and the mistakes
/// that the reader has noted.
void write_facts(std::ostream& out, const work::Workspace& workspace);

/// What that comes to: the rows of each table, and the sums of money in öre.
void write_tables(std::ostream& out, const work::Workspace& workspace);

}  // namespace malkoll::cli
