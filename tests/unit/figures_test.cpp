// What a report counts.
#include "report/figures.h"

#include <catch2/catch.hpp>

#include "cases/file_case.h"
#include "cases/read_text.h"

using namespace malkoll;

TEST_CASE("a financial goal that somebody answers for has somebody working towards it, but no unit of its own") {
  const test::ReadText read(
      "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\nnämnd A: A\n"
      "mål F1: Resultatet är två procent\n  god ekonomisk hushållning: finansiellt mål\n  ansvarig: A\n"
      "mål F2: Lånen minskar\n  god ekonomisk hushållning: finansiellt mål\n"
      "mål V1: Fler läser\n  ansvarig: A\n",
      &test::built_in_catalogue());
  const CheckResult result = work::check(*read.workspace, {});
  CHECK(report::add_up(read.project, result, no_row).covered == std::vector<bool>{true, false, false});
  CHECK(report::add_up(read.project, result, *read.project.units.ids().begin()).covered_goals == 0);
}
