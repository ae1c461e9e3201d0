#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "cli/system.h"
#include "cli/workbook.h"
#include "diag/nearest.h"
#include "submission/new_submission.h"
#include "text/told.h"
#include "work/table_file.h"
#include "workbook/write.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

struct NewArguments {
  std::string unit;
  std::vector<std::string> paths;
  std::string output;  ///< empty: standard output
  std::string from;    ///< last year's submission; empty: none
  std::string plan;
  std::uint32_t rows = 60;  ///< of a workbook, for posts
  bool overwrite = false;
};

constexpr std::uint32_t blank_goals = 12, blank_indicators = 24;

/// The row of a unit by its id; no_row, with the reason said, where the plan has none.
Id<UnitRow> find_unit(const Project& project, const std::string& id) {
  std::vector<std::string_view> ids;
  std::string all;
  for (const Id<UnitRow> u : project.units.ids()) {
    ids.push_back(project.id(project.units[u].declaration));
    if (ids.back() == id) return u;
    all.append(all.empty() ? "" : ", ").append(ids.back());
  }
  const auto near = nearest(id, ids);
  refuse(near          ? told("planen har ingen nämnd och inget bolag med id {} – menade du {}?", id, ids[*near])
         : all.empty() ? told("planen har ingen nämnd och inget bolag med id {}; den har inga alls", id)
                       : told("planen har ingen nämnd och inget bolag med id {}; de som finns är {}", id, all));
  return no_row;
}

/// Last year's submission of a unit; no_row where there is none.
Id<BudgetRow> find_budget(const Project& project, const std::string& unit) {
  for (const Id<BudgetRow> b : project.budgets.ids()) {
    if (project.budgets[b].counts && project.id(project.budgets[b].declaration) == unit) return b;
  }
  return no_row;
}

/// The plan and the new text read together, and the workbook made of the text.
Result<void> write_workbook(const NewArguments& arguments, const Loaded& first, const std::string& plan, const std::string& text,
                            const Common& common) {
  const std::string name = fs::path(arguments.output).replace_extension(".malkoll").generic_string();
  // What has been read is not read again: it may have been standard input, or have changed. A workbook's text is none of its own.
  const auto reader = [&](const std::string& path) -> FileAnswer {
    if (path == name) return {FileAnswer::Fault::none, text};
    if (work::is_table(path)) return read_file(path);
    const std::size_t known = first.input.sources.index_of(path);
    if (known < first.input.sources.size()) return {FileAnswer::Fault::none, first.input.sources[known].text};
    return {FileAnswer::Fault::missing, {}};
  };
  Selection selection;
  selection.files = {plan, name};
  selection.whole_municipality = true;
  const std::unique_ptr<Loaded> loaded = load(selection, reader, arguments.plan, common);
  if (loaded == nullptr || loaded->project.plan.declaration == no_row) return refusal(told("planen kan inte läsas"));
  const Project& project = loaded->project;
  workbook::ContentOptions options;
  options.unit = project.plan.amount_unit == AmountUnit::none ? AmountUnit::tkr : project.plan.amount_unit;
  for (Year year = project.plan.budget_year; year <= std::max(project.plan.last_year, project.plan.budget_year); ++year) {
    options.years.push_back(Year(year));
  }
  const std::size_t given = loaded->input.given.back();
  workbook::WriteOptions look;
  look.to_fill_in = true;
  look.unit = arguments.unit;
  look.blank_goals = blank_goals;
  look.blank_indicators = blank_indicators;
  look.blank_posts = arguments.rows;
  look.created = fmt::format("{}-01-01", project.plan.budget_year);
  const workbook::Content content = workbook::content_of(project, {&given, 1}, loaded->input.keywords, options);
  return replace_checked(arguments.output, Over::any,
                         [&](const std::string& beside) { return workbook::write_workbook(content, project, look, beside); });
}

int run_new(const NewArguments& arguments, const Common& common) {
  const bool to_stdout = arguments.output.empty() || arguments.output == "-";
  const std::string ending = fs::path(arguments.output).extension().string();
  const bool workbook = ending == ".xlsx";
  if (!to_stdout && !workbook && ending != ".malkoll") return refuse(told("namnet {} ska sluta på .malkoll eller .xlsx", arguments.output));
  if (const auto may = may_be_written(arguments.output, arguments.overwrite); !to_stdout && !may) return refuse(may.error());
  const std::unique_ptr<Loaded> loaded =
      load_whole(arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths, arguments.plan, common);
  if (loaded == nullptr) return could_not_run;
  const Project& project = loaded->project;
  if (project.plan.declaration == no_row || project.plan.budget_year == 0) {
    return refuse(project.plan.declaration == no_row ? told("bland filerna finns ingen plan")
                                                     : told("planen säger inte vilket budgetår den gäller (budgetår)"));
  }
  const Id<UnitRow> unit = find_unit(project, arguments.unit);
  if (unit == no_row) return could_not_run;

  std::unique_ptr<Loaded> before;
  std::optional<submission::LastYear> last;
  if (!arguments.from.empty()) {
    before = load_whole({arguments.from}, "", common);
    if (before == nullptr) return could_not_run;
    tell_reading(*before, common, Made::file, arguments.from);
    const Id<BudgetRow> budget = find_budget(before->project, arguments.unit);
    if (budget == no_row) return refuse(told("i {} finns ingen inlämning från {}", arguments.from, arguments.unit));
    last.emplace(submission::LastYear{before->project, before->input.keywords, budget});
  }

  const std::string plan = project.plan_path();
  submission::NewOptions options;
  options.use = path_from(to_stdout ? "" : arguments.output, plan);
  options.guidance = !workbook;
  const submission::NewSubmission made =
      submission::new_submission(project, loaded->input.keywords, unit, options, last ? &*last : nullptr);
  Result<void> done;
  if (workbook) {
    done = write_workbook(arguments, *loaded, plan, made.text, common);
  } else if (to_stdout) {
    const bool arrived = std::fwrite(made.text.data(), 1, made.text.size(), stdout) == made.text.size() && std::fflush(stdout) == 0;
    if (!arrived) done = refusal(told("kunde inte skriva allt"));
  } else {
    done = write_file(arguments.output, Over::any, made.text);
  }
  if (!done) return refuse(done.error());
  for (const std::string& note : made.notes) mention(note);
  if (last) {
    fmt::print(stderr, "{}\n",
               told("{} och {} är med från i fjol", made.goals == 1 ? told("1 eget mål") : told("{} egna mål", made.goals),
                    made.posts == 1 ? told("1 post") : told("{} poster", made.posts)));
  }
  return all_well;
}

}  // namespace

Command new_command() {
  auto a = std::make_shared<NewArguments>();
  Command command{.name = "new",
                  .about = told("gör en inlämning att fylla i, som text eller arbetsbok"),
                  .examples = "malkoll new BUN strategisk-plan.malkoll -o bun-2026.xlsx --from bun-2025.malkoll"};
  command.options = {
      Option{.names = "enhet", .into = &a->unit, .help = told("id på nämnden eller bolaget"), .required = true},
      Option{.names = "sökväg", .into = &a->paths, .help = told("planen, eller mappen som den ligger i; inget: den här mappen")},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("filen som skrivs: .malkoll, eller .xlsx att fylla i med Excel; annars standard ut"),
             .value = told("FIL")},
      Option{.names = "--from",
             .into = &a->from,
             .help = told("fjolårets inlämning: egna mål, indikatorer och poster förs över"),
             .value = told("FIL")},
      Option{.names = "--rows",
             .into = &a->rows,
             .help = told("tomma rader för poster i arbetsboken; 60 om inget sägs"),
             .value = told("ANTAL"),
             .most = 10000},
      plan_option(a->plan),
      Option{.names = "--overwrite", .into = &a->overwrite, .help = told("skriv över filen om den finns")},
  };
  command.run = [a](const Common& common) { return run_new(*a, common); };
  return command;
}

}  // namespace malkoll::cli
