#include "cli/import_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/files.h"
#include "text/format.h"
#include "text/told.h"
#include "work/plan_file.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

int import_plan(const ImportPlan& arguments, const Common& common) {
  const bool piped = arguments.file == "-";
  if (!piped && !work::is_plan_document(arguments.file))
    return refuse(told("{} är inget dokument som kan läsas som en plan: .docx, .xlsx, .csv eller text (.txt)", arguments.file));
  if (const auto may = may_be_written(arguments.output, arguments.overwrite); !arguments.output.empty() && !may) return refuse(may.error());
  FileAnswer answer = read_file(arguments.file);
  if (answer.fault == FileAnswer::Fault::missing) return refuse(told("{} finns inte", arguments.file));
  if (answer.fault != FileAnswer::Fault::none) return refuse(told("{} kan inte läsas", arguments.file));
  plan_import::PlanOptions options;
  options.municipality = arguments.municipality;
  options.name = arguments.name;
  options.year = Year(arguments.year);
  options.amounts = amount_unit(arguments.amounts);
  options.file = piped ? in_both("inklistrad text") : InBoth(fs::path(arguments.file).filename().string());
  const Result<plan_import::WrittenPlan> read = work::read_plan_file(std::move(answer.bytes), options);
  if (!read) return refuse(fmt::format("{}: {}", arguments.file, read.error().reason));
  const plan_import::WrittenPlan& plan = *read;
  std::ostream& say_to = arguments.output.empty() ? std::cerr : std::cout;
  for (const plan_import::PlanSaid& said : plan.said) say_to << work::said_line(said) << '\n';
  const auto questions = static_cast<std::size_t>(std::count_if(
      plan.said.begin(), plan.said.end(), [](const plan_import::PlanSaid& s) { return s.kind == plan_import::PlanSaid::Kind::question; }));
  const auto number = [&](std::size_t n) { return format_count(n, common.language); };
  say_to << told("{}: målområden {}, mål {}, indikatorer {}, uppdrag {}, nämnder och bolag {}, ramar {} · frågor att svara på: {}",
                 options.file.said, number(plan.areas), number(plan.goals), number(plan.indicators), number(plan.assignments),
                 number(plan.units), number(plan.frames), number(questions))
         << '\n';
  if (arguments.output.empty()) {
    std::cout << plan.text;
    std::cout.flush();
    if (!std::cout) return refuse(told("kunde inte skriva allt"));
  } else if (const auto done = write_file(arguments.output, Over::any, plan.text); !done) {
    return refuse(done.error());
  }
  return questions > 0 ? found_something : all_well;
}

}  // namespace malkoll::cli
