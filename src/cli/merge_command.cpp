#include <fmt/format.h>
#include <memory>

#include <filesystem>
#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "cli/sums.h"
#include "cli/workbook.h"
#include "grid/xlsx.h"
#include "text/cell_name.h"
#include "text/told.h"
#include "workbook/merge.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

struct SplitArguments {
  std::vector<std::string> paths;
  std::string folder;
  std::string plan;
  bool overwrite = false;
};

struct MergeArguments {
  std::vector<std::string> files;
  std::string output;  ///< .xlsx, or a text of the language
  bool overwrite = false;
};

/// One workbook's rows; nullopt, and said, where they cannot be read whole.
std::optional<workbook::MergePart> read_part(const std::string& path) {
  const auto no = [](const std::string& message) {
    refuse(message);
    return std::nullopt;
  };
  const FileAnswer answer = read_file(path);
  if (answer.fault == FileAnswer::Fault::missing) return no(told("{} finns inte", path));
  if (answer.fault != FileAnswer::Fault::none) return no(told("{} kan inte läsas", path));
  const work::TableFile file = work::open_table(answer.bytes, path);
  if (!file.fault && !file.own) return no(told("{} är ingen av Målkolls egna arbetsböcker; malkoll import läser andra tabeller", path));
  if (file.fault) return no(told("{0} kan inte läsas; malkoll check {0} säger varför", path));
  if (is_open_elsewhere(path)) mention(told("{} är öppen i ett annat program; det som läses är det som senast sparades", path));
  auto rows = workbook::read_own_rows(file.grid);
  if (!rows) return no(told("{0} kan inte läsas; malkoll check {0} säger varför", path));
  for (const auto& bad : rows->bad) {
    refuse(fmt::format("{}:{}: {}", path, cell_name(file.grid.sheets[bad.cell.sheet].name, bad.cell.row, bad.cell.column),
                       bad.error ? told("formeln ger ett fel i stället för ett värde")
                                 : told("formeln är inte beräknad; öppna arbetsboken i Excel och spara")));
  }
  for (const auto& lost : rows->lost) {
    const std::string& sheet = file.grid.sheets[lost.cell.sheet].name;
    const std::string place = fmt::format("{}:{}", path, cell_name(sheet, lost.cell.row, lost.cell.column));
    refuse(lost.kind == workbook::OwnRows::LostSheet::Kind::renamed
               ? told("{}: bladet {} har rubrikerna på bladet {} men heter inte så", place, sheet, lost.layout)
               : told("{}: rubrikerna på bladet {} går inte att läsa; malkoll check {} säger varför", place, sheet, path));
  }
  if (!rows->bad.empty() || !rows->lost.empty()) return std::nullopt;
  return workbook::MergePart{fs::path(path).filename().string(), std::move(*rows)};
}

int run_split(const SplitArguments& arguments, const Common& common) {
  const std::unique_ptr<Loaded> loaded = load_whole(arguments.paths, arguments.plan, common);
  if (loaded == nullptr) return could_not_run;
  const Project& project = loaded->project;
  std::error_code error;
  if (const auto done = make_folder(arguments.folder); !done) return refuse(done.error());
  const auto path_of = [&](const BudgetRow& budget) {
    return (fs::path(arguments.folder) / (std::string(project.id(budget.declaration)) + ".xlsx")).generic_string();
  };
  std::vector<const BudgetRow*> budgets;
  for (const BudgetRow& budget : project.budgets) {
    if (!budget.counts) continue;
    budgets.push_back(&budget);
    if (!arguments.overwrite && fs::exists(path_of(budget), error)) {
      return refuse(
          told("{} finns redan, och någon kan ha fyllt i den; välj en annan mapp, eller --overwrite för att skriva över", path_of(budget)));
    }
  }
  if (budgets.empty()) return refuse(told("det finns ingen inlämning att dela upp"));
  for (const BudgetRow* budget : budgets) {
    std::vector<std::uint32_t> others;
    for (const BudgetRow& other : project.budgets) {
      if (&other != budget) others.push_back(project.declaration(other.declaration).id.at);
    }
    const workbook::Content content = workbook_content(*loaded, std::move(others));
    if (const auto done = write_workbook(content, project, path_of(*budget)); !done) return refuse(done.error());
    fmt::print("{}\n", path_of(*budget));
  }
  tell_reading(*loaded, common, Made::file);
  return all_well;
}

int run_merge(const MergeArguments& arguments, const Common& common) {
  const std::string ending = fs::path(arguments.output).extension().string();
  if (ending != ".malkoll" && ending != ".xlsx") return refuse(told("namnet {} ska sluta på .malkoll eller .xlsx", arguments.output));
  if (const auto may = may_be_written(arguments.output, arguments.overwrite); !may) return refuse(may.error());
  std::vector<workbook::MergePart> parts;
  for (const std::string& file : arguments.files) {
    std::optional<workbook::MergePart> part = read_part(file);
    if (!part) return could_not_run;
    parts.push_back(std::move(*part));
  }
  const workbook::Merged merged = workbook::merge(parts);
  const std::string name = fs::path(arguments.output).stem().string() + ".malkoll";
  const auto reader = [&](const std::string& path) -> FileAnswer {
    if (path == name) return {FileAnswer::Fault::none, merged.text};
    return read_found_file(path);
  };
  Selection selection;
  selection.files = {name};
  const std::unique_ptr<Loaded> loaded = load_whole(selection, reader, "", common);
  if (loaded == nullptr) return could_not_run;
  const auto done = ending == ".xlsx" ? write_workbook(workbook_content(*loaded), loaded->project, arguments.output)
                                      : write_file(arguments.output, Over::any, merged.text);
  if (!done) return refuse(done.error());
  for (const std::string& move : merged.moves) std::cout << move << '\n';
  for (const workbook::MergePart& part : parts) {
    for (const std::string& unused : part.rows.unused) std::cout << told("inte med: {} i {}\n", unused, part.name);
    for (const std::string& cell : part.rows.lost_comments) std::cout << told("inte med: kommentaren i {} i {}\n", cell, part.name);
  }
  const AmountUnit unit = loaded->project.plan.amount_unit;
  const bool equal =
      show_sums(std::cout, told("i arbetsböckerna"), merged.sums, importing::read_sums(merged.text, unit, loaded->project.plan.sign), unit);
  return merged.conflicts || !equal ? found_something : all_well;
}

}  // namespace

Command split_command() {
  auto a = std::make_shared<SplitArguments>();
  Command command{.name = "split",
                  .about = told("dela kommunens arbetsbok i en för varje nämnd och bolag"),
                  .examples = "malkoll split kommun.xlsx -o utskick"};
  command.options = {
      Option{.names = "sökväg", .into = &a->paths, .help = told("arbetsboken, eller mappar och filer"), .required = true},
      Option{.names = "-o,--output",
             .into = &a->folder,
             .help = told("mappen som arbetsböckerna skrivs i"),
             .value = told("MAPP"),
             .required = true,
             .to_file = true},
      plan_option(a->plan),
      Option{.names = "--overwrite", .into = &a->overwrite, .help = told("skriv över arbetsböcker som finns")},
  };
  command.run = [a](const Common& common) { return run_split(*a, common); };
  return command;
}

Command merge_command() {
  auto a = std::make_shared<MergeArguments>();
  Command command{.name = "merge",
                  .about = told("foga samman nämndernas arbetsböcker; rader som flyttats eller tagits bort nämns"),
                  .examples = "malkoll merge utskick/*.xlsx -o kommun.xlsx"};
  command.options = {
      Option{.names = "fil", .into = &a->files, .help = told("arbetsböcker som Målkoll har skrivit"), .required = true},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("filen som skrivs: .xlsx eller .malkoll"),
             .value = told("FIL"),
             .required = true,
             .to_file = true},
      Option{.names = "--overwrite", .into = &a->overwrite, .help = told("skriv över filen om den finns")},
  };
  command.run = [a](const Common& common) { return run_merge(*a, common); };
  return command;
}

}  // namespace malkoll::cli
