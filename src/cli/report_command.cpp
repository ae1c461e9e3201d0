#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <sstream>

#include "check/engine.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "diag/nearest.h"
#include "report/follow_up.h"
#include "report/report.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

struct ReportArguments {
  std::vector<std::string> paths;
  std::string output;  ///< `-` is standard output, and so is nothing unless that is a terminal
  std::string format = "html";
  std::string edition = "hel";
  std::string unit;
  std::string plan;
  std::string follow_up;  ///< 2024 or 2024-delår; empty: the budget
  std::string since;  ///< an earlier version, as find_version reads it; empty: none
  bool overwrite = false;  ///< `output` may be a file that Målkoll has not written
  bool open = false;       ///< it is shown when it is written
};

/// False, with the reason said, where the plan has no such unit.
bool knows_unit(const Project& project, const std::string& id) {
  std::vector<std::string_view> ids;
  for (const UnitRow& unit : project.units) {
    if (project.id(unit.declaration) == id) return true;
    ids.push_back(project.id(unit.declaration));
  }
  const auto near = nearest(id, ids);
  refuse(near ? told("planen har ingen nämnd och inget bolag med id {} – menade du {}?", id, ids[*near])
              : told("planen har ingen nämnd och inget bolag med id {}", id));
  return false;
}

/// Sets the year and its part; false, with the reason said, where that is no year or nothing is known about it.
bool read_follow_up(const std::string& written, const Project& project, report::ReportOptions& options) {
  const Year year = year_of_digits(std::string_view(written).substr(0, 4));
  const std::string_view part = std::string_view(written).substr(std::min<std::size_t>(written.size(), 4));
  if (year == 0 || (!part.empty() && part != "-delår")) {
    refuse(told("{} är inget år; skriv till exempel  --follow-up 2024  eller  --follow-up 2024-delår", written));
    return false;
  }
  options.follow_up = Period{year, part.empty() ? PartOfYear::whole : PartOfYear::interim};
  if (report::is_followed_up(project, *options.follow_up)) return true;
  refuse(told("inget är skrivet om {}: varken en uppföljning, ett utfall eller ett målvärde", written));
  return false;
}

/// Where a report that is shown is written, where nobody says: in the folder that is checked, or beside the file.
std::string place_beside(const ReportArguments& arguments) {
  const std::filesystem::path checked = arguments.paths.empty() ? "." : arguments.paths[0];
  std::error_code error;
  const std::string ending = "." + arguments.format;
  if (std::filesystem::is_directory(checked, error)) return (checked / ("rapport" + ending)).generic_string();
  return (checked.parent_path() / (checked.stem().string() + "-rapport" + ending)).generic_string();
}

int run_report(ReportArguments arguments, const Common& common) {
  if (arguments.open && arguments.output == "-") return refuse(told("--open öppnar en fil; ta bort  -o -"));
  if (arguments.open && arguments.output.empty()) arguments.output = place_beside(arguments);
  if (arguments.output.empty() && is_terminal(Stream::output) && arguments.format != "md") {
    return refuse(told("säg vilken fil rapporten ska skrivas till, till exempel  malkoll report -o rapport.html"));
  }
  const bool brief = arguments.edition == "kort" || arguments.edition == "short" || arguments.format == "docx";
  if (brief && !arguments.since.empty())
    return refuse(told("den korta rapporten säger inte vad som har ändrats; ta bort --since, eller skriv  --edition hel  --format html"));
  const Selection selection = select_files(arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths);
  Seen seen;
  const auto reader = [&](const std::string& path) { return selection.read(path); };
  const std::unique_ptr<Loaded> loaded = load_whole(selection, reader, arguments.plan, common, {.seen = &seen});
  if (loaded == nullptr) return could_not_run;
  if (!arguments.unit.empty() && !knows_unit(loaded->project, arguments.unit)) return could_not_run;

  CheckOptions options;
  options.language = common.language;
  const CheckResult result = checked(*loaded, options);
  say(result.failed);

  report::ReportOptions look;
  using Format = report::ReportOptions::Format;
  look.format = arguments.format == "md" ? Format::markdown : arguments.format == "docx" ? Format::docx : Format::html;
  look.edition = brief ? report::ReportOptions::Edition::brief : report::ReportOptions::Edition::whole;
  look.language = common.language;
  look.unit = arguments.unit;
  if (const auto& units = loaded->project.checked_units; look.unit.empty() && !selection.whole_municipality && units.size() == 1) {
    look.unit = loaded->project.id(loaded->project.units[units[0]].declaration);  // a submission alone is its unit's report
  }
  look.version = version();
  if (!arguments.follow_up.empty() && !read_follow_up(arguments.follow_up, loaded->project, look)) return could_not_run;
  const std::vector<report::ReportFile> files = seen.of(loaded->input.sources);
  std::unique_ptr<Loaded> earlier;
  std::optional<report::Difference> since;
  if (!arguments.since.empty()) {
    earlier = load_version(arguments.since, arguments.paths.empty() ? "." : arguments.paths[0], "", common);
    if (earlier == nullptr) return could_not_run;
    tell_reading(*earlier, common, Made::comparison, arguments.since);
    since = report::compare(earlier->project, loaded->project);
    since->before.name = arguments.since;
  }
  std::ostringstream written;
  {
    const Working working(told("skriver rapporten"));
    report::write_report(written, {loaded->input, loaded->project, result, files, since ? &*since : nullptr}, look);
  }
  if (arguments.output.empty() || arguments.output == "-") {
    std::cout << written.view() << std::flush;
    if (!std::cout) return refuse(told("kunde inte skriva allt"));
  } else if (const auto done = write_file(arguments.output, arguments.overwrite ? Over::any : Over::own, written.view()); !done) {
    return refuse(done.error());
  } else if (arguments.open && !open_for_reader(arguments.output)) {
    return refuse(told("rapporten är skriven till {}, men inget program öppnade den", arguments.output));
  }
  return result.failed.empty() ? all_well : could_not_run;
}

}  // namespace

Command report_command() {
  auto a = std::make_shared<ReportArguments>();
  Command command{.name = "report",
                  .about = told("skriv en rapport att visa och spara"),
                  .examples = "malkoll report samples/karlstad -o rapport.html"};
  command.options = {
      paths_option(a->paths),
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("filen som rapporten skrivs till; - är standard ut"),
             .value = told("FIL")},
      Option{.names = "--format",
             .into = &a->format,
             .help = told("html, md att klistra in i en tjänsteskrivelse, eller docx (Word, den korta rapporten)"),
             .value = told("FORMAT"),
             .choices = {"html", "md", "docx"}},
      Option{.names = "--edition",
             .into = &a->edition,
             .help = told("hel, eller kort: högst två sidor till ett sammanträde"),
             .value = told("VILKEN"),
             .choices = {"hel", "kort", "whole", "short"}},
      Option{.names = "--unit", .into = &a->unit, .help = told("bara en nämnds eller ett bolags rapport"), .value = told("ID")},
      plan_option(a->plan),
      Option{.names = "--follow-up",
             .into = &a->follow_up,
             .help = told("följ upp ett år (2024) eller dess delår (2024-delår) i stället för budgeten"),
             .value = told("ÅR")},
      Option{.names = "--overwrite", .into = &a->overwrite, .help = told("skriv över filen också om Målkoll inte har skrivit den")},
      Option{.names = "--open",
             .into = &a->open,
             .help = told("öppna rapporten när den är skriven; utan -o skrivs den bredvid det som kontrolleras")},
      Option{.names = "--since",
             .into = &a->since,
             .help = told("visa också vad som ändrats sedan en tidigare mapp eller version i git"),
             .value = told("VERSION")},
  };
  command.run = [a](const Common& common) { return run_report(*a, common); };
  return command;
}

}  // namespace malkoll::cli
