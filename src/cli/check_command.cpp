#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "check/baseline.h"
#include "check/engine.h"
#include "cli/annotate.h"
#include "cli/checking.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/fix.h"
#include "cli/reading.h"
#include "cli/receipt.h"
#include "cli/run.h"
#include "cli/stop_after.h"
#include "cli/table_options.h"
#include "diag/places.h"
#include "diag/render.h"
#include "text/checksum.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

struct Format {
  const char* name;
  void (*render)(std::ostream& out, const CheckResult& result, const RenderOptions& options);
  bool with_tasks;  ///< it shows what to begin with
};
constexpr std::array<Format, 7> all_formats = {{{"text", render_text, true},
                                                {"short", render_short, false},
                                                {"json", render_json, true},
                                                {"sarif", render_sarif, false},
                                                {"junit", render_junit, false},
                                                {"github", render_github, false},
                                                {"gitlab", render_gitlab, false}}};

const Format& format_named(const std::string& name) {
  return *std::find_if(all_formats.begin(), all_formats.end(), [&](const Format& format) { return format.name == name; });
}

std::size_t count(const std::vector<KnownFinding>& findings) {
  std::size_t n = 0;
  for (const KnownFinding& known : findings) n += known.count;
  return n;
}

/// Writes the findings that there are. What this run could not have found in an older baseline stays.
int begin_baseline(const CheckResult& result, const std::string& path) {
  const FolderLock lock(path);  // two officers may begin the same one
  Baseline before;
  if (read_file(path).fault != FileAnswer::Fault::missing) {
    std::optional<Baseline> there = load_baseline(path);
    if (!there) return could_not_run;
    before = std::move(*there);
  }
  const Baseline baseline = baseline_of(result, before);
  if (const auto done = write_file(path, Over::read, write_baseline(baseline)); !done) return refuse(done.error());
  fmt::print(stderr, "{}\n",
             told("{} fynd skrevs i {}; kontrollera mot dem med   malkoll check --baseline {}", count(baseline.entries), path, path));
  return all_well;
}

int prune_baseline(const CheckResult& result, const Baseline& baseline, const std::string& path) {
  const FolderLock lock(path);
  if (result.mended.empty()) {
    fmt::print(stderr, "{}\n", told("inget att ta bort ur {}", path));
    return all_well;
  }
  const std::optional<Baseline> now = load_baseline(path);
  if (!now) return could_not_run;
  if (write_baseline(*now) != write_baseline(baseline))
    return refuse(told("{} har ändrats under tiden och lämnas som den är; försök igen", path));
  if (const auto done = write_file(path, Over::read, write_baseline(pruned(baseline, result))); !done) return refuse(done.error());
  const std::size_t gone = result.summary.mended;
  fmt::print(stderr, "{}\n", gone == 1 ? told("1 rättat fynd togs bort ur {}", path) : told("{} rättade fynd togs bort ur {}", gone, path));
  return all_well;
}

std::vector<std::string> formats() {
  std::vector<std::string> names;
  for (const Format& format : all_formats) names.emplace_back(format.name);
  return names;
}

/// Why findings cannot be put into the tables; empty: they can, or nobody has asked for it. Says of tables that somebody has open what is checked.
std::string look_at_tables(const CheckArguments& arguments, const Loaded& loaded) {
  const bool tables = std::any_of(loaded.tables.begin(), loaded.tables.end(), [](const auto& t) { return t.second.file.grid.has_columns; });
  if (arguments.annotate && !tables)
    return told("--annotate skriver fynden i en kopia av en arbetsbok, ett Word-dokument eller en CSV-fil; ange en");
  for (const auto& [path, table] : loaded.tables) {
    if (is_open_elsewhere(path)) mention(told("{} är öppen i ett annat program; det som kontrolleras är det som senast sparades", path));
  }
  return {};
}

CheckOptions options_of(const CheckArguments& arguments, const Common& common, const Loaded& loaded) {
  CheckOptions options;
  options.language = common.language;
  options.fail_on = report::level_named(arguments.fail_on);
  options.today = today();
  constexpr std::size_t worth_a_thread = 20'000;  // posts: a second database costs some milliseconds
  options.threads = !arguments.timings && loaded.project.posts.size() > worth_a_thread;
  options.tasks = format_named(arguments.format).with_tasks;
  return options;
}

void show(const CheckArguments& arguments, const Common& common, const CheckResult& result) {
  RenderOptions look = look_on(Stream::output, common);
  look.all = arguments.all;
  look.version = version();
  format_named(arguments.format).render(std::cout, result, look);
  std::cout.flush();
}

Result<void> write_receipt(const CheckArguments& arguments, const Common& common, const Loaded& loaded, const CheckResult& result,
                           Seen& seen, const std::string& today) {
  if (!arguments.baseline.empty()) {
    if (const FileAnswer file = read_file(arguments.baseline); file.fault == FileAnswer::Fault::none)
      seen.files[arguments.baseline] = {arguments.baseline, sha256(file.bytes), file.bytes.size()};
  }
  const report::Receipt receipt = receipt_of(
      loaded, result, seen,
      report::written({arguments.fail_on, arguments.plan, arguments.baseline, arguments.kolada, common.rules, arguments.tables}), today);
  return write_receipt_files(receipt, arguments.receipt, common.language);
}

/// The files that were to be made of a whole check, where it is none: that they are not made is said, and why.
void tell_unwritten(const CheckArguments& arguments, const Loaded& loaded, const CheckResult& result) {
  std::set<std::string> unread;
  for (const Finding& finding : result.findings) {
    if (is_unreadable_file(rule_of(result, finding).code)) unread.emplace(loaded.input.sources.at(finding.span.at).path);
  }
  const std::string why =
      unread.empty() ? told("det finns regler som inte kunde köras") : told("något kunde inte läsas ({})", fmt::join(unread, ", "));
  for (const std::string& path : {arguments.write_baseline, arguments.receipt, arguments.prune_baseline ? arguments.baseline : ""}) {
    if (!path.empty()) mention(told("{} skrevs inte: {}", path, why));
  }
}

int run_check(const CheckArguments& arguments, const Common& common) {
  std::map<std::string, std::string> mended;  // tables with what --fix has made of them, which may stand in copies
  if (arguments.fix) {
    if (const std::optional<int> status = fix_files(arguments, common, mended)) return *status;
  }
  std::vector<Timing> timings;
  Stopwatch watch(arguments.timings ? nanoseconds : nullptr, timings);
  std::optional<Baseline> baseline;
  if (!arguments.baseline.empty()) {
    baseline = load_baseline(arguments.baseline);
    if (!baseline) return could_not_run;
  }
  const std::vector<std::string> paths = arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths;
  const Selection selection = select_files(paths);
  const auto reader = [&](const std::string& path) -> FileAnswer {
    const auto there = mended.find(path);
    return there == mended.end() ? selection.read(path) : FileAnswer{FileAnswer::Fault::none, there->second};
  };
  Seen seen;
  const std::unique_ptr<Loaded> loaded = load(selection, reader, arguments.plan, common,
                                              {.threads = true,
                                               .watch = &watch,
                                               .tables = arguments.tables,
                                               .kolada = arguments.kolada,
                                               .seen = arguments.receipt.empty() ? nullptr : &seen});
  if (loaded == nullptr) return could_not_run;
  if (!arguments.stop_after.empty()) {
    (arguments.stop_after == "read" ? write_facts : write_tables)(std::cout, *loaded);
    std::cout.flush();
    return std::cout ? all_well : refuse(told("kunde inte skriva allt"));
  }
  if (const std::string why = look_at_tables(arguments, *loaded); !why.empty()) return refuse(why);
  CheckOptions options = options_of(arguments, common, *loaded);
  options.baseline = baseline ? &*baseline : nullptr;
  options.watch = &watch;
  CheckResult result = checked(*loaded, options);
  const bool could_run = result.failed.empty() && !loaded->input.unreadable;
  if (could_run && !arguments.write_baseline.empty()) return begin_baseline(result, arguments.write_baseline);

  show(arguments, common, result);
  watch.note("visa fynden");
  if (arguments.timings) say(timings);
  say(result.failed);
  if (!std::cout) return refuse(told("kunde inte skriva allt"));
  if (arguments.annotate && !annotate_tables(result, *loaded)) return could_not_run;
  if (!could_run) {
    tell_unwritten(arguments, *loaded, result);
    return could_not_run;
  }
  if (!arguments.receipt.empty()) {
    if (const auto done = write_receipt(arguments, common, *loaded, result, seen, options.today); !done) return refuse(done.error());
  }
  if (arguments.prune_baseline && prune_baseline(result, *baseline, arguments.baseline) != all_well) return could_not_run;
  return result.summary.failing ? found_something : all_well;
}

}  // namespace

Command check_command() {
  auto a = std::make_shared<CheckArguments>();
  Command command{.name = "check",
                  .about = told("kontrollera en mapp eller en inlämning"),
                  .examples = "malkoll check samples/karlstad --fail-on varning"};
  command.options = {
      Option{.names = "sökväg", .into = &a->paths, .help = told("mappar eller filer; - är standard in; inget: den här mappen")},
      Option{.names = "--format",
             .into = &a->format,
             .help = told("text, short, json, sarif, junit, github eller gitlab"),
             .value = told("FORMAT"),
             .choices = formats()},
      Option{.names = "--fail-on",
             .into = &a->fail_on,
             .help = told("lägsta nivå som stoppar: fel, varning eller råd"),
             .value = told("NIVÅ"),
             .choices = report::level_names()},
      plan_option(a->plan),
      Option{
          .names = "--baseline", .into = &a->baseline, .help = told("fil med fynd som inte räknas; bara nya räknas"), .value = told("FIL")},
      Option{.names = "--write-baseline",
             .into = &a->write_baseline,
             .help = told("skriv en baslinje med de fynd som finns nu"),
             .value = told("FIL"),
             .excludes = "--baseline",
             .to_file = true},
      Option{.names = "--prune-baseline",
             .into = &a->prune_baseline,
             .help = told("ta bort det som är rättat ur baslinjen"),
             .needs = "--baseline"},
      Option{
          .names = "--fix", .into = &a->fix, .help = told("rätta det som är säkert i filerna: stavning av ord och id, tidigare namn, tal")},
      Option{.names = "--in-place",
             .into = &a->in_place,
             .help = told("med --fix: rätta i tabellen själv; annars i en kopia (FIL-rättad.xlsx)"),
             .needs = "--fix"},
      Option{.names = "--diff,--dry-run",
             .into = &a->diff,
             .help = told("med --fix: visa bara vad som skulle rättas (status 1 om det finns något)"),
             .needs = "--fix"},
      Option{.names = "--timings",
             .into = &a->timings,
             .help = told("visa hur lång tid varje steg och regel tog, på standard fel; reglerna körs då en i taget")},
      Option{
          .names = "--annotate",
          .into = &a->annotate,
          .help = told(
              "skriv en kopia av varje tabell med fynden i cellerna (FIL-granskad.xlsx), av Word-dokument med fynden som kommentarer (FIL-granskad.docx); originalet rörs inte")},
      Option{.names = "--kolada",
             .into = &a->kolada,
             .help = told("fil med Koladas svar, från malkoll kolada --cache; annars kolada.json bredvid planen, om den finns"),
             .value = told("FIL")},
      Option{
          .names = "--receipt",
          .into = &a->receipt,
          .help = told(
              "skriv ett kvitto på vad som kontrollerades och vad det blev (JSON, och ett blad att skriva under bredvid); malkoll verify prövar det"),
          .value = told("FIL"),
          .to_file = true},
      Option{.names = "--stop-after",
             .into = &a->stop_after,
             .help = told(
                 "visa det som lästs (read) eller tabellernas rader och summor (resolve) i stället för fynd: för den som bygger Målkoll"),
             .value = told("STEG"),
             .choices = {"read", "resolve"}},
      Option{.names = "--all", .into = &a->all, .help = told("visa alla fynd, också när samma kod förekommer många gånger")},
  };
  add_table_options(command.options, a->tables);
  command.run = [a](const Common& common) { return run_check(*a, common); };
  return command;
}

}  // namespace malkoll::cli
