#pragma once

#include <vector>

#include "diag/render.h"
#include "model/project.h"
#include "store/table.h"

namespace malkoll {

/// What a check came to, as rows: each finding by itself, also those that are gathered into one.
struct ResultRows {
  const CheckResult* result = nullptr;
  std::vector<const Finding*> findings;  ///< by place
  std::vector<Id<UnitRow>> units;        ///< beside them
  std::vector<Id<WrittenWaiver>> waivers;  ///< the same
  std::vector<std::uint32_t> gathered;     ///< the same: which gathered finding it is a part of, from 1; 0: it stands by itself
};
/// The result and the project must outlive the rows.
[[nodiscard]] ResultRows result_rows(const CheckResult& result, const Project& project);

/// The tables `finding` and `rule` of a check that is done: the columns that rules of the second pass see (make_finding_tables), and the findings' texts. The
/// rows must outlive them.
[[nodiscard]] std::vector<Table> make_result_tables(const ResultRows& rows);

}  // namespace malkoll
