#include <new>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/system.h"
#include "text/told.h"

namespace {

int run(int argc, char** argv) {
  using namespace malkoll;
  CLI::App app{
      "Målkoll kontrollerar att pengarna i en budget hänger ihop med målen, innan den lämnas in.\n\n"
      "Exempel:\n"
      "  malkoll check                            kontrollera hela kommunen i den här mappen\n"
      "  malkoll check bun-2025.malkoll           kontrollera en inlämning mot planen som den använder\n"
      "  malkoll import budget.csv -o b.malkoll   gör en inlämning av en tabell ur budgetsystemet\n"
      "  malkoll explain L01                      varför regeln finns och hur man rättar",
      "malkoll"};
  app.set_version_flag("--version", "malkoll " + cli::version(), "visa versionen");
  app.set_help_flag("-h,--help", "visa den här hjälpen");

  cli::Common common;
  std::string language = "sv";
  const auto shared_options = [&](CLI::App* command) {
    command->add_option("--rules", common.rules, "mapp med kommunens egna regler (KOD-namn.sql)")->type_name("MAPP");
    command->add_option("--lang", language, "sv eller en: språket i det som visas")->type_name("SPRÅK")->check(cli::one_of({"sv", "en"}));
  };

  const auto table_options = [](CLI::App* command, work::TableOptions& tables) {
    command->add_option("--mapping", tables.mapping, "kolumnkarta för tabeller; annars den som ligger bredvid (FIL.karta), eller en gissning")->type_name("FIL");
    command->add_option("--unit", tables.unit, "id på den nämnd eller det bolag som hela tabellen gäller")->type_name("ID");
    command->add_option("--amounts", tables.amounts, "enhet för tabellens belopp: kr, tkr, mnkr eller mdkr")->type_name("ENHET")->check(CLI::IsMember({"kr", "tkr", "mnkr", "mdkr"}).description(""));
  };

  cli::CheckArguments check;
  CLI::App* check_app = app.add_subcommand("check", "kontrollera en mapp eller en inlämning\n\nExempel:  malkoll check samples/karlstad --fail-on varning");
  check_app->add_option("sökväg", check.paths, "mappar eller filer; - är standard in; inget: den här mappen")->type_name("");
  check_app->add_option("--format", check.format, "text, short, json, sarif, junit eller github")->type_name("FORMAT")->check(cli::one_of(cli::check_formats()));
  check_app->add_option("--fail-on", check.fail_on, "lägsta nivå som stoppar: fel, varning eller råd")->type_name("NIVÅ")->check(cli::one_of({"fel", "varning", "råd", "error", "warning", "advice"}));
  check_app->add_option("--plan", check.plan, "id på den planversion som ska gälla; annars den med senast budgetår")->type_name("ID");
  auto* baseline = check_app->add_option("--baseline", check.baseline, "fil med fynd som inte räknas; bara nya räknas")->type_name("FIL");
  check_app->add_option("--write-baseline", check.write_baseline, "skriv en baslinje med de fynd som finns nu")->type_name("FIL")->excludes(baseline);
  check_app->add_flag("--prune-baseline", check.prune_baseline, "ta bort det som är rättat ur baslinjen")->needs(baseline);
  auto* fix = check_app->add_flag("--fix", check.fix, "rätta det som är säkert i filerna: stavning av ord och id, tidigare namn, tal");
  check_app->add_flag("--in-place", check.in_place, "med --fix: rätta i tabellen själv; annars i en kopia (FIL-rättad.xlsx)")->needs(fix);
  check_app->add_flag("--diff,--dry-run", check.diff, "med --fix: visa bara vad som skulle rättas (status 1 om det finns något)")->needs(fix);
  check_app->add_flag("--timings", check.timings, "visa hur lång tid varje steg och regel tog, på standard fel; reglerna körs då en i taget");
  check_app->add_flag("--annotate", check.annotate, "skriv en kopia av varje tabell med fynden i cellerna (FIL-granskad.xlsx); originalet rörs inte");
  check_app->add_flag("--all", check.all, "visa alla fynd, också när samma kod förekommer många gånger");
  shared_options(check_app);
  table_options(check_app, check.tables);

  cli::ImportArguments import;
  CLI::App* import_app = app.add_subcommand(
      "import",
      "gör en inlämning av en tabell: arbetsbok, CSV eller SIE\n\n"
      "Exempel:  malkoll import budget.csv --dry-run > budget.karta\n"
      "          malkoll import budget.csv -o bun-2025.malkoll --plan strategisk-plan.malkoll");
  import_app->add_option("fil", import.file, "tabellen")->required()->type_name("");
  import_app->add_option("-o,--output", import.output, "filen som inlämningen skrivs i; annars standard ut")->type_name("FIL");
  import_app->add_flag("--dry-run", import.dry_run, "skriv ingenting: visa kolumnkartan, som säger vilken kolumn som är vad, och summorna");
  import_app->add_flag("--overwrite", import.overwrite, "skriv över filen om den finns");
  import_app->add_option("--plan", import.tables.plan, "planen som nämnder och mål slås upp i, och som inlämningen använder")->type_name("FIL");
  shared_options(import_app);
  table_options(import_app, import.tables);

  cli::NewArguments fresh;
  CLI::App* new_app = app.add_subcommand("new", "gör en inlämning att fylla i, som text eller arbetsbok\n\nExempel:  malkoll new BUN strategisk-plan.malkoll -o bun-2026.xlsx --from bun-2025.malkoll");
  new_app->add_option("enhet", fresh.unit, "id på nämnden eller bolaget")->required()->type_name("");
  new_app->add_option("sökväg", fresh.paths, "planen, eller mappen som den ligger i; inget: den här mappen")->type_name("");
  new_app->add_option("-o,--output", fresh.output, "filen som skrivs: .malkoll, eller .xlsx att fylla i med Excel; annars standard ut")->type_name("FIL");
  new_app->add_option("--from", fresh.from, "fjolårets inlämning: egna mål, indikatorer och poster förs över")->type_name("FIL");
  new_app->add_option("--rows", fresh.rows, "tomma rader för poster i arbetsboken; 60 om inget sägs")->type_name("ANTAL")->check(CLI::Range(0, 10000).description(""));
  new_app->add_option("--plan", fresh.plan, "id på den planversion som ska gälla; annars den med senast budgetår")->type_name("ID");
  new_app->add_flag("--overwrite", fresh.overwrite, "skriv över filen om den finns");
  shared_options(new_app);

  cli::SplitArguments split;
  CLI::App* split_app = app.add_subcommand("split", "dela kommunens arbetsbok i en för varje nämnd och bolag\n\nExempel:  malkoll split kommun.xlsx -o utskick");
  split_app->add_option("sökväg", split.paths, "arbetsboken, eller mappar och filer")->required()->type_name("");
  split_app->add_option("-o,--output", split.folder, "mappen som arbetsböckerna skrivs i")->required()->type_name("MAPP");
  split_app->add_option("--plan", split.plan, "id på den planversion som ska gälla; annars den med senast budgetår")->type_name("ID");
  split_app->add_flag("--overwrite", split.overwrite, "skriv över arbetsböcker som finns");
  shared_options(split_app);

  cli::MergeArguments merge;
  CLI::App* merge_app = app.add_subcommand("merge", "foga samman nämndernas arbetsböcker; rader som flyttats eller tagits bort nämns\n\nExempel:  malkoll merge utskick/*.xlsx -o kommun.xlsx");
  merge_app->add_option("fil", merge.files, "arbetsböcker som Målkoll har skrivit")->required()->type_name("");
  merge_app->add_option("-o,--output", merge.output, "filen som skrivs: .xlsx eller .malkoll")->required()->type_name("FIL");
  merge_app->add_flag("--overwrite", merge.overwrite, "skriv över filen om den finns");
  shared_options(merge_app);

  std::string code;
  CLI::App* explain_app = app.add_subcommand("explain", "förklara en regel\n\nExempel:  malkoll explain L01");
  explain_app->add_option("kod", code, "regelns kod eller namn")->required()->type_name("");
  shared_options(explain_app);

  std::vector<std::string> rules_paths;
  CLI::App* rules_app = app.add_subcommand("rules", "visa alla regler, och vad en plan har ställt in\n\nExempel:  malkoll rules samples/karlstad\n  malkoll rules --test kommun/rules");
  rules_app->add_option("sökväg", rules_paths, "mappar eller filer vars plan gäller; inget: reglernas egna nivåer")->type_name("");
  std::string rules_test;
  rules_app->add_option("--test", rules_test, "kör exemplen i huvudet på reglerna i en mapp")->type_name("MAPP");
  shared_options(rules_app);

  cli::FmtArguments fmt;
  CLI::App* fmt_app = app.add_subcommand("fmt", "ge filer en och samma form, utan att ändra vad de säger\n\nExempel:  malkoll fmt bun-2025.malkoll");
  fmt_app->add_option("sökväg", fmt.paths, "mappar eller filer; - läser standard in och skriver standard ut; inget: den här mappen")->type_name("");
  fmt_app->add_flag("--check", fmt.check, "ändra inget; nämn de filer som skulle ändras (status 1 om det finns någon)");
  fmt_app->add_flag("--diff", fmt.diff, "ändra inget; visa vad som skulle ändras");

  cli::ReportArguments report;
  CLI::App* report_app = app.add_subcommand("report", "skriv en rapport att visa och spara\n\nExempel:  malkoll report samples/karlstad -o rapport.html");
  report_app->add_option("sökväg", report.paths, "mappar eller filer; inget: den här mappen")->type_name("");
  report_app->add_option("-o,--output", report.output, "filen som rapporten skrivs till; - är standard ut")->type_name("FIL");
  report_app->add_option("--format", report.format, "html, eller md att klistra in i en tjänsteskrivelse")->type_name("FORMAT")->check(cli::one_of({"html", "md"}));
  report_app->add_option("--unit", report.unit, "bara en nämnds eller ett bolags rapport")->type_name("ID");
  report_app->add_option("--plan", report.plan, "id på den planversion som ska gälla; annars den med senast budgetår")->type_name("ID");
  report_app->add_option("--follow-up", report.follow_up, "följ upp ett år (2024) eller dess delår (2024-delår) i stället för budgeten")->type_name("ÅR");
  report_app->add_flag("--overwrite", report.overwrite, "skriv över filen också om Målkoll inte har skrivit den");
  report_app->add_option("--since", report.since, "visa också vad som ändrats sedan en tidigare mapp eller version i git")->type_name("VERSION");
  shared_options(report_app);

  cli::DiffArguments diff;
  CLI::App* diff_app = app.add_subcommand("diff", "visa vad som skiljer två versioner: mål, pengar och poster\n\nExempel:\n  malkoll diff budget-2024 budget-2025\n  malkoll diff HEAD~1 .");
  diff_app->add_option("gammal", diff.before, "en mapp, en fil eller en version i git")->required()->type_name("");
  diff_app->add_option("ny", diff.after, "en mapp, en fil eller en version i git")->required()->type_name("");
  diff_app->add_option("sökväg", diff.path, "mappen eller filen i git-versionerna; inget: den andra sidans, annars den här mappen")->type_name("");
  diff_app->add_option("--format", diff.format, "text eller json")->type_name("FORMAT")->check(CLI::IsMember({"text", "json"}).description(""));
  diff_app->add_flag("--all", diff.all, "visa alla rader, också i långa listor");
  shared_options(diff_app);

  cli::ExportArguments exported;
  CLI::App* export_app = app.add_subcommand("export", "skriv det som lästs till Excel, CSV, JSON, SQLite eller Stratsys\n\nExempel:  malkoll export samples/karlstad -o karlstad.xlsx");
  export_app->add_option("sökväg", exported.paths, "mappar eller filer; inget: den här mappen")->type_name("");
  export_app->add_option("-o,--output,--to", exported.output, "filen som skrivs; - är standard ut. Namnet säger formatet: .xlsx, .csv, .json, .sqlite, .txt (Stratsys)")->type_name("FIL")->required();
  export_app->add_option("--format", exported.format, "xlsx, csv, json, sqlite eller stratsys, om namnet inte säger det")->type_name("FORMAT")->check(cli::one_of({"xlsx", "csv", "json", "sqlite", "stratsys"}));
  export_app->add_option("--table", exported.table, "csv: en av tabellerna i rules/README.md i stället för posterna")->type_name("TABELL");
  export_app->add_option("--values", exported.values, "stratsys: utfall eller målvärde")->type_name("VÄRDEN")->check(cli::one_of({"utfall", "målvärde"}));
  export_app->add_option("--plan", exported.plan, "id på den planversion som ska gälla; annars den med senast budgetår")->type_name("ID");
  export_app->add_flag("--overwrite", exported.overwrite, "skriv över en arbetsbok som finns, eller en fil som Målkoll inte har skrivit");
  shared_options(export_app);

  cli::QueryArguments query;
  CLI::App* query_app = app.add_subcommand("query", "ställ en fråga i SQL till det som lästs\n\nExempel:  malkoll query --money \"SELECT id, title, money FROM goal\" samples/karlstad");
  query_app->add_option("sql", query.sql, "en SELECT-sats över tabellerna i rules/README.md")->required()->type_name("");
  query_app->add_option("sökväg", query.paths, "mappar eller filer; inget: den här mappen")->type_name("");
  query_app->add_flag("--money", query.money, "visa pengar i kronor; annars i öre, som reglerna räknar");
  shared_options(query_app);

  if (const std::optional<int> status = cli::parse(app, argc, argv)) return *status;
  common.language = language == "en" ? Language::english : Language::swedish;
  if (*check_app) return cli::check_command(check, common);
  if (*split_app) return cli::split_command(split, common);
  if (*merge_app) return cli::merge_command(merge, common);
  if (*import_app) return cli::import_command(import, common);
  if (*new_app) return cli::new_command(fresh, common);
  if (*explain_app) return cli::explain_command(code, common);
  if (*rules_app && !rules_test.empty()) return cli::test_rules_command(rules_test);
  if (*rules_app) return cli::rules_command(rules_paths, common);
  if (*export_app) return cli::export_command(exported, common);
  if (*fmt_app) return cli::fmt_command(fmt);
  if (*report_app) return cli::report_command(report, common);
  if (*diff_app) return cli::diff_command(diff, common);
  return cli::query_command(query, common);
}

}  // namespace

int main(int argc, char** argv) try {
  using namespace malkoll;
  cli::begin_process();
  const int status = run(argc, argv);
  return cli::output_arrived() ? status : cli::refuse(told("allt kunde inte skrivas på standard ut"));
} catch (const std::bad_alloc&) {
  return malkoll::cli::refuse(malkoll::told("minnet räcker inte"));
} catch (const std::exception& error) {
  return malkoll::cli::refuse(error.what());
}
