#include <fmt/format.h>
#include <memory>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <set>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/questions.h"
#include "cli/run.h"
#include "cli/workbook.h"
#include "submission/new_plan.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

struct InitArguments {
  std::string municipality, name, years, amounts, measured, own_goals;
  std::vector<std::string> committees, companies;
  std::string output;  ///< empty: standard output
  bool overwrite = false;
};

const std::vector<std::string> yes_or_no = {"ja", "nej"};
const std::vector<std::string> amount_units = {"kr", "tkr", "mnkr", "mdkr"};

/// What must be said and has not been, as options.
std::string missing_options(const InitArguments& arguments) {
  std::string missing;
  const auto need = [&](bool there, std::string_view option) {
    if (!there) missing.append(missing.empty() ? "" : ", ").append(option);
  };
  need(!arguments.municipality.empty(), "--municipality");
  need(!arguments.name.empty(), "--name");
  need(!arguments.years.empty(), "--years");
  need(!arguments.amounts.empty(), "--amounts");
  need(!arguments.committees.empty() || !arguments.companies.empty(), "--committee");
  return missing;
}

std::string why(const auto& result) { return result ? std::string() : result.error().reason; }

/// Asks whoever sits at the terminal for what the options have not said. False: there are no more answers.
bool ask_for_missing(InitArguments& arguments) {
  const bool units_given = !arguments.committees.empty() || !arguments.companies.empty();
  return ask(arguments.municipality, told("Kommunens kod hos SCB, fyra siffror"), "",
             [](const std::string& text) { return why(submission::read_municipality_code(text)); }) &&
         ask(arguments.name, told("Kommunens namn"), "",
             [](const std::string& text) { return text.empty() ? told("skriv ett namn") : std::string(); }) &&
         ask(arguments.years, told("År som planen gäller, till exempel 2027–2029"), "",
             [](const std::string& text) { return why(submission::read_plan_years(text)); }) &&
         ask_one_of(arguments.amounts, told("Beloppen skrivs i"), amount_units, "tkr") &&
         ask_one_of(arguments.measured, told("Mäts målen med indikatorer?"), yes_or_no, "ja") &&
         ask_one_of(arguments.own_goals, told("Sätter nämnder och bolag egna mål (nämndmål, bolagsmål)?"), yes_or_no, "ja") &&
         (units_given || (ask_list(arguments.committees, told("Nämnder, en på varje rad; en tom rad när alla är med")) &&
                          ask_list(arguments.companies, told("Bolag, ett på varje rad; en tom rad när alla är med"))));
}

Result<submission::PlanOutline> outline_of(const InitArguments& arguments) {
  submission::PlanOutline outline;
  const auto code = submission::read_municipality_code(arguments.municipality);
  if (!code) return failure(code.error());
  const auto years = submission::read_plan_years(arguments.years);
  if (!years) return failure(years.error());
  outline.municipality = *code;
  outline.name = arguments.name;
  outline.years = *years;
  outline.amounts = amount_unit(arguments.amounts);
  outline.measured = arguments.measured != "nej";
  outline.own_goals = arguments.own_goals != "nej";
  outline.committees = arguments.committees;
  outline.companies = arguments.companies;
  for (const std::vector<std::string>* names : {&outline.committees, &outline.companies}) {
    std::set<std::string> known;
    for (const std::string& one : *names) {
      if (!known.insert(fold(one)).second) return refusal(told("{} är nämnd två gånger", one));
    }
  }
  return outline;
}

/// The text read as a file is, and the workbook made of it.
Result<void> write_plan_workbook(const std::string& output, const std::string& text, const Common& common) {
  const std::string name = fs::path(output).replace_extension(".malkoll").generic_string();
  const auto reader = [&](const std::string& path) -> FileAnswer {
    return path == name ? FileAnswer{FileAnswer::Fault::none, text} : FileAnswer{FileAnswer::Fault::missing, {}};
  };
  Selection selection;
  selection.files = {name};
  const std::unique_ptr<Loaded> loaded = load(selection, reader, "", common);
  if (loaded == nullptr || loaded->project.plan.declaration == no_row) return refusal(told("planen kan inte läsas"));
  return write_workbook(workbook_content(*loaded), loaded->project, output);
}

int run_init(InitArguments arguments, const Common& common) {
  const bool to_stdout = arguments.output.empty() || arguments.output == "-";
  const std::string ending = fs::path(arguments.output).extension().string();
  const bool workbook = ending == ".xlsx";
  if (!to_stdout && !workbook && ending != ".malkoll") return refuse(told("namnet {} ska sluta på .malkoll eller .xlsx", arguments.output));
  if (const auto may = may_be_written(arguments.output, arguments.overwrite); !to_stdout && !may) return refuse(may.error());
  if (const std::string missing = missing_options(arguments); !missing.empty()) {
    if (!is_terminal(Stream::input))
      return refuse(told(
          "det som saknas för att göra en plan: {}; malkoll init --help visar vad de är, och i en terminal frågas det efter dem", missing));
    if (!ask_for_missing(arguments)) return refuse(told("svaren tog slut; ingen plan skrevs"));
  }
  Result<submission::PlanOutline> outline = outline_of(arguments);
  if (!outline) return refuse(outline.error());
  outline->guidance = !workbook;
  const Result<std::string> text = submission::new_plan(*outline);
  if (!text) return refuse(text.error());
  if (to_stdout) {
    const bool arrived = std::fwrite(text->data(), 1, text->size(), stdout) == text->size() && std::fflush(stdout) == 0;
    return arrived ? all_well : refuse(told("kunde inte skriva allt"));
  }
  const Result<void> done =
      workbook ? write_plan_workbook(arguments.output, *text, common) : write_file(arguments.output, Over::any, *text);
  if (!done) return refuse(done.error());
  fmt::print(stderr, "{}\n", told("{} är skriven; fyll i det som är … och kör   malkoll check {}", arguments.output, arguments.output));
  return all_well;
}

}  // namespace

Command init_command() {
  auto a = std::make_shared<InitArguments>();
  Command command{
      .name = "init",
      .about = told("gör en plan att fylla i, som text eller arbetsbok"),
      .examples =
          "malkoll init -o plan.malkoll\nmalkoll init --municipality 1780 --name \"Karlstads kommun\" --years 2027-2029 --amounts tkr --committee Kommunstyrelsen --committee \"BUN: Barn- och ungdomsnämnden\" --company \"Karlstads Energi AB\" -o plan.xlsx"};
  command.options = {
      Option{.names = "--municipality", .into = &a->municipality, .help = told("kommunens kod hos SCB"), .value = told("KOD")},
      Option{.names = "--name", .into = &a->name, .help = told("kommunens namn"), .value = told("NAMN")},
      Option{.names = "--years",
             .into = &a->years,
             .help = told("planens år, 2027 eller 2027–2029; det första är budgetåret"),
             .value = told("ÅR")},
      Option{.names = "--amounts",
             .into = &a->amounts,
             .help = told("enhet för planens belopp: kr, tkr, mnkr eller mdkr"),
             .value = told("ENHET"),
             .choices = amount_units},
      Option{.names = "--measured",
             .into = &a->measured,
             .help = told("om målen mäts med indikatorer, ja eller nej; ja om inget sägs"),
             .value = told("SVAR"),
             .choices = yes_or_no},
      Option{.names = "--own-goals",
             .into = &a->own_goals,
             .help = told("om nämnder och bolag sätter egna mål, ja eller nej; ja om inget sägs"),
             .value = told("SVAR"),
             .choices = yes_or_no},
      Option{.names = "--committee",
             .into = &a->committees,
             .help = told("nämnd: namnet, eller id och namn (BUN: Barn- och ungdomsnämnden); flera får anges"),
             .value = told("NAMN")},
      Option{.names = "--company", .into = &a->companies, .help = told("bolag, på samma sätt"), .value = told("NAMN")},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("filen som skrivs: .malkoll, eller .xlsx att fylla i med Excel; annars standard ut"),
             .value = told("FIL")},
      Option{.names = "--overwrite", .into = &a->overwrite, .help = told("skriv över filen om den finns")},
  };
  command.reads = false;
  command.run = [a](const Common& common) { return run_init(*a, common); };
  return command;
}

}  // namespace malkoll::cli
