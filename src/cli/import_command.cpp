#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <set>

#include "cli/command.h"
#include "cli/files.h"
#include "cli/import_follow_up.h"
#include "cli/import_plan.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "cli/sums.h"
#include "cli/table_options.h"
#include "cli/table_picture.h"
#include "diag/render.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

struct ImportArguments {
  std::string file;
  std::string output;      ///< empty: standard output
  bool dry_run = false;    ///< shows the column map and the sums, writes nothing
  bool write_map = false;  ///< writes the column map beside the table
  bool overwrite = false;  ///< `output` may exist
  work::TableOptions tables;
  std::string as;          ///< plan: the document is one; uppföljning: the table is of outcomes; empty: it is a submission
  std::vector<std::string> budget;  ///< of an uppföljning
  bool half_year = false;
  std::string municipality, name;
  std::uint32_t year = 0;
};

using importing::Imported;
using work::TableRead;

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", format_count(n, run_language()), n == 1 ? one : many);
}

void report(std::ostream& out, const std::string& name, const work::TableRead& table) {
  const importing::Imported& imported = table.imported;
  std::set<std::string> units;
  for (const auto& [key, sum] : imported.sums) units.insert(key.unit);
  out << told("{}: {} blev {}", name, counted(imported.rows, told("rad"), told("rader")),
              counted(imported.posts, told("post"), told("poster")));
  if (!units.empty()) out << told(" i {}", counted(units.size(), told("nämnd eller bolag"), told("nämnder och bolag")));
  if (!table.file.encoding.empty()) out << fmt::format(" ({})", table.file.encoding);
  out << '\n';
  if (!table.file.map_name.empty()) out << told("tabellen är läst efter {}", table.file.map_name) << '\n';
  for (const std::string& note : table.file.notes) out << note << '\n';
  if (imported.refused > 0)
    out << told("{} kunde inte föras över; de står som kommentarer sist", counted(imported.refused, told("rad"), told("rader"))) << '\n';
  if (imported.rounded > 0)
    out << told("{} avrundades till hela ören", counted(imported.rounded, told("beräknat belopp"), told("beräknade belopp"))) << '\n';
  for (std::size_t c = 0; c < imported.unused.size(); ++c)
    out << (c > 0 ? ", " : table.file.own ? told("inte med: ") : told("kolumner som inte är med: ")) << imported.unused[c];
  if (!imported.unused.empty()) out << '\n';
  for (const std::string& cell : imported.lost_comments)
    out << told("kommentaren i {} hör inte till någon post och är inte med", cell) << '\n';
}

bool is_only_map(const ImportArguments& arguments) { return arguments.write_map && arguments.output.empty(); }

/// What has been asked for that does not go with what else has; empty: it all goes together.
std::string unfit(const ImportArguments& arguments) {
  const bool of_posts = arguments.dry_run || arguments.write_map || !arguments.tables.mapping.empty() || !arguments.tables.like.empty() ||
                        !arguments.tables.unit.empty() || !arguments.tables.plan.empty() || arguments.tables.outcomes;
  if (arguments.as != "uppföljning" && (!arguments.budget.empty() || arguments.half_year))
    return told("--budget och --half-year gäller --as uppföljning");
  if (arguments.as == "plan" && of_posts)
    return told("--dry-run, --write-map, --mapping, --like, --unit, --plan och --outcomes gäller poster i en tabell, inte en plan");
  if (arguments.as == "uppföljning" && (arguments.dry_run || arguments.write_map || !arguments.tables.plan.empty()))
    return told("--dry-run, --write-map och --plan gäller en inlämning; till en uppföljning anges budgeten med --budget");
  return {};
}

/// Why the table cannot be read in, or what it is to become not be written.
Result<void> can_be_imported(const ImportArguments& arguments, const std::vector<std::string>& maps) {
  if (!work::is_table(arguments.file))
    return refusal(
        told("{} är ingen tabell som kan läsas in: malkoll import läser .xlsx, .docx, .csv, .txt och SIE (.se)", arguments.file));
  if (!arguments.dry_run && !is_only_map(arguments)) {
    if (auto may = may_be_written(arguments.output, arguments.overwrite); !may) return may;
  }
  if (!arguments.write_map || !arguments.tables.mapping.empty()) return {};
  std::error_code error;
  const auto there = std::find_if(maps.begin(), maps.end(), [&](const std::string& map) { return fs::exists(map, error); });
  if (there != maps.end()) return refusal(told("kolumnkartan {} finns redan och används; ta bort den om den ska skrivas på nytt", *there));
  return {};
}

std::unique_ptr<Loaded> load_table(const ImportArguments& arguments, const Common& common) {
  work::TableOptions options = arguments.tables;
  options.skip_unfinished = arguments.dry_run;
  if (!options.plan.empty()) options.use = path_from(arguments.output, options.plan);
  // The text says where the plan is from its own place; it is read before it stands there.
  const std::string plan_from_table = (fs::path(arguments.file).parent_path() / options.use).lexically_normal().generic_string();
  Selection selection = select_files({arguments.file});
  selection.named.insert(options.plan);
  const auto reader = [&](const std::string& path) {
    if (options.plan.empty() || path != plan_from_table) return selection.read(path);
    FileAnswer answer = selection.read(options.plan);
    answer.path = options.plan;
    return answer;
  };
  return load(selection, reader, "", common, {false, nullptr, options});
}

/// The column map where it is asked for, and a picture of the table.
Result<void> write_how_it_is_read(const ImportArguments& arguments, const work::TableRead& table, const std::string& map,
                                  std::ostream& say_to) {
  if (table.fault != FileAnswer::Fault::none || table.file.fault) return {};
  if (arguments.dry_run && !table.file.own) std::cout << importing::write_column_map(table.map);
  if (arguments.write_map && !table.file.own) {
    if (auto done = write_file(map, Over::any, importing::write_column_map(table.map)); !done) return done;
    say_to << told("kolumnkartan skrevs i {}", map) << '\n';
  }
  if (arguments.dry_run && table.file.own) std::cout << told("# Arbetsboken är Målkolls egen: den behöver ingen kolumnkarta.\n");
  if (arguments.dry_run) say_to << table_picture(table);
  return {};
}

Result<void> write_text(const ImportArguments& arguments, const std::string& text) {
  if (arguments.dry_run) return {};
  if (!arguments.output.empty()) return write_file(arguments.output, Over::any, text);
  if (!is_only_map(arguments)) std::cout << text;
  return {};
}

int import_posts(const ImportArguments& arguments, const Common& common) {
  const std::vector<std::string> maps = work::maps_beside(arguments.file);
  if (const auto can = can_be_imported(arguments, maps); !can) return refuse(can.error());
  const std::unique_ptr<Loaded> loaded = load_table(arguments, common);
  if (loaded == nullptr) return could_not_run;
  if (!loaded->tables.contains(arguments.file))
    return refuse(told("{} är ingen tabell utan en inlämning: döp om den så att namnet slutar på .malkoll", arguments.file));
  const work::TableRead& table = loaded->tables.at(arguments.file);
  if (arguments.tables.outcomes && (table.file.own || !table.file.map_name.empty()))
    return refuse(
        told("--outcomes gäller tabeller utan kolumnkarta; skriv kolumnen i kartan i stället, till exempel  utfall 2025: Bokslut 2025"));
  const CheckResult result = reading_only(*loaded, common);

  const std::string& text = loaded->input.sources[loaded->input.given[0]].text;
  const bool to_stdout = arguments.dry_run || (arguments.output.empty() && !is_only_map(arguments));
  std::ostream& say_to = to_stdout ? std::cerr : std::cout;
  if (const auto done = write_how_it_is_read(arguments, table, maps.front(), say_to); !done) return refuse(done.error());
  render_text_findings(say_to, result, look_on(to_stdout ? Stream::error : Stream::output, common));
  if (loaded->input.unreadable) return could_not_run;
  report(say_to, fs::path(arguments.file).filename().string(), table);
  const PlanRow& plan = loaded->project.plan;
  const bool equal = show_sums(say_to, told("i tabellen"), table.imported.sums, importing::read_sums(text, plan.amount_unit, plan.sign),
                               table.file.own ? AmountUnit::tkr : table.map.unit_of_amounts);
  if (const auto done = write_text(arguments, text); !done) return refuse(done.error());
  std::cout.flush();
  if (!std::cout) return refuse(told("kunde inte skriva allt"));
  const bool unread = std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& f) { return f.level == Level::error; });
  return unread || !equal ? found_something : all_well;
}

int run_import(const ImportArguments& arguments, const Common& common) {
  if (const std::string why = unfit(arguments); !why.empty()) return refuse(why);
  if (arguments.as == "plan")
    return import_plan({arguments.file, arguments.output, arguments.municipality, arguments.name, arguments.tables.amounts, arguments.year,
                        arguments.overwrite},
                       common);
  if (arguments.as == "uppföljning")
    return import_follow_up(
        {arguments.file, arguments.output, arguments.budget, arguments.year, arguments.half_year, arguments.overwrite, arguments.tables},
        common);
  return import_posts(arguments, common);
}

}  // namespace

Command import_command() {
  auto a = std::make_shared<ImportArguments>();
  Command command{
      .name = "import",
      .about = told("gör en inlämning av en tabell: arbetsbok, Word-dokument, CSV eller SIE"),
      .examples =
          "malkoll import budget.csv --dry-run\nmalkoll import budget.csv --write-map\nmalkoll import budget-2026.xlsx --like budget-2025.xlsx --write-map\nmalkoll import budget.csv -o bun-2025.malkoll --plan strategisk-plan.malkoll\nmalkoll import plan.docx --as plan --municipality 1780 --year 2026 -o plan.malkoll\nmalkoll import utfall.se --as uppföljning --budget kommunen -o utfall-2025.malkoll"};
  command.options = {
      Option{.names = "fil", .into = &a->file, .help = told("tabellen"), .required = true},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("filen som inlämningen skrivs i; inget eller - är standard ut"),
             .value = told("FIL")},
      Option{.names = "--dry-run",
             .into = &a->dry_run,
             .help = told("skriv ingenting: visa kolumnkartan, som säger vilken kolumn som är vad, och summorna")},
      Option{.names = "--write-map",
             .into = &a->write_map,
             .help = told("skriv kolumnkartan bredvid tabellen (FIL.karta), där den används varje gång; utan -o skrivs bara den")},
      Option{.names = "--overwrite", .into = &a->overwrite, .help = told("skriv över filen om den finns")},
      Option{.names = "--plan",
             .into = &a->tables.plan,
             .help = told("planen som nämnder och mål slås upp i, och som inlämningen använder"),
             .value = told("FIL")},
  };
  add_table_options(command.options, a->tables);
  command.options.push_back(Option{
      .names = "--like",
      .into = &a->tables.like,
      .help = told(
          "gör som med fjolårets tabell: en kolumnkarta (samples/kartor har de vanliga), eller tabellen som har en bredvid sig; år och rubriker flyttas, och det som ändras sägs"),
      .value = told("FIL"),
      .excludes = "--mapping"});
  command.options.push_back(
      Option{.names = "--outcomes",
             .into = &a->tables.outcomes,
             .help = told("läs också utfall och bokslut, som utfall ÅR: kolumner i tabellen, i SIE #RES och #PSALDO")});
  command.options.push_back(Option{
      .names = "--as",
      .into = &a->as,
      .help = told(
          "vad filen är: plan läser mål, indikatorer, ramar och uppdrag ur Word (.docx), en arbetsbok eller text; uppföljning läser ett utfall ur redovisningen"),
      .value = told("SLAG"),
      .choices = {"plan", "uppföljning"}});
  command.options.push_back(Option{.names = "--municipality",
                                   .into = &a->municipality,
                                   .help = told("kommunens kod, till planen"),
                                   .value = told("KOD"),
                                   .needs = "--as"});
  command.options.push_back(
      Option{.names = "--name", .into = &a->name, .help = told("kommunens namn, till planen"), .value = told("NAMN"), .needs = "--as"});
  command.options.push_back(
      Option{.names = "--year",
             .into = &a->year,
             .help = told("planens budgetår, där dokumentet inte säger det; uppföljningens år, där tabellen har flera"),
             .value = told("ÅR"),
             .needs = "--as",
             .most = 2099});
  command.options.push_back(Option{.names = "--budget",
                                   .into = &a->budget,
                                   .help = told("budgeten som utfallet hör till: mappen, eller planen och inlämningarna"),
                                   .value = told("FIL"),
                                   .needs = "--as"});
  command.options.push_back(
      Option{.names = "--half-year", .into = &a->half_year, .help = told("utfallet är för ett delår"), .needs = "--as"});
  command.run = [a](const Common& common) {
    if (a->output == "-" && a->write_map) return refuse(told("{} och {} går inte att använda på samma gång", "--write-map", "-o -"));
    if (a->output == "-") a->output.clear();
    return run_import(*a, common);
  };
  return command;
}

}  // namespace malkoll::cli
