#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <thread>
#include <utility>

#include "check/engine.h"
#include "cli/annotate.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "cli/watched.h"
#include "diag/summary_line.h"
#include "diag/visible.h"
#include "report/report.h"
#include "text/told.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

struct WatchArguments {
  std::string folder, output, plan;
  std::uint32_t seconds = 2;
};

/// A check of the whole folder: what it read, and whether all that it makes has been written.
struct Round {
  std::set<std::string> asked;
  bool written = false;
  std::map<std::string, std::string> copies = {};  ///< tables, and the copies with their findings
};

/// As `malkoll report` writes it.
Result<void> write_report_of(const Loaded& loaded, const Seen& seen, const std::string& output, const Common& common) {
  CheckOptions options;
  options.language = common.language;
  const CheckResult result = checked(loaded, options);
  report::ReportOptions look;
  look.language = common.language;
  look.version = version();
  const std::vector<report::ReportFile> files = seen.of(loaded.input.sources);
  std::ostringstream written;
  {
    const Working working(told("skriver rapporten"));
    report::write_report(written, {loaded.input, loaded.project, result, files}, look);
  }
  return write_file(output, Over::own, written.view());
}

bool write_all(const Loaded& loaded, const Seen& seen, const CheckResult& result, const WatchArguments& arguments, const Common& common,
               std::map<std::string, std::string>& copies) {
  bool good = annotate_tables(result, loaded, &copies);
  if (loaded.input.unreadable) {
    render_reading(result, common, is_unreadable_file);
    mention(told("rapporten skrevs inte, eftersom allt inte kunde läsas; den som finns är från en tidigare kontroll"));
    return good;
  }
  if (const auto done = write_report_of(loaded, seen, arguments.output, common); !done) {
    refuse(done.error());
    good = false;
  }
  return good;
}

Round check_once(const WatchArguments& arguments, const Common& common) {
  begin_another_run();
  begin_new_work();
  const Selection selection = select_files({arguments.folder});
  Seen seen;
  const auto reader = [&](const std::string& path) { return selection.read(path); };
  const std::unique_ptr<Loaded> loaded = load(selection, reader, arguments.plan, common, {.seen = &seen});
  if (loaded == nullptr) return {seen.asked, true};  // why has been said; there is nothing to write until something changes
  CheckOptions options;
  options.language = common.language;
  options.today = today();
  const CheckResult result = checked(*loaded, options);
  say(result.failed);
  Round round;
  round.written = write_all(*loaded, seen, result, arguments, common, round.copies);
  round.asked = seen.asked;
  fmt::print("{}  {}\n", time_of_day(), summary_line(result.summary, look_on(Stream::output, common)));
  return round;
}

/// `a.malkoll, b.xlsx och 3 till`
std::string in_short(const std::vector<std::string>& paths) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t p = 0; p < std::min(most, paths.size()); ++p) text += (p == 0 ? "" : ", ") + visible(paths[p]);
  return paths.size() > most ? text + " " + told("och {} till", paths.size() - most) : text;
}

class Watch {
 public:
  Watch(const WatchArguments& arguments, const Common& common)
      : arguments_(arguments), common_(common), folder_(arguments.folder, common.rules) {}

  /// Until whoever started it ends it, or nobody reads what it says. Always could_not_run.
  int run() {
    mention(told("bevakar {}; rapporten skrivs till {}. Ctrl-C avslutar", arguments_.folder, arguments_.output));
    bool first = true;
    while (true) {
      const Moment now = settled();
      const std::vector<std::string> changed = now.changed_since(seen_);
      if (first || !changed.empty() || (unwritten_ && now.open != seen_.open)) {
        if (!first && !changed.empty()) fmt::print("{}  {}\n", time_of_day(), told("ändrat: {}", in_short(changed)));
        check(now);
        first = false;
        if (std::fflush(stdout) != 0) return refuse(told("kunde inte skriva allt"));
      }
      pause();
    }
  }

 private:
  void pause() const { std::this_thread::sleep_for(std::chrono::seconds(arguments_.seconds)); }

  void check(const Moment& now) {
    const Round round = check_once(arguments_, common_);
    for (const auto& [table, copy] : round.copies) copies_.insert_or_assign(table, copy);
    take_away_copies();
    seen_ = now;
    folder_.follow(round.asked, seen_);
    unwritten_ = !round.written;
  }

  /// A copy of a table that is gone says what no longer holds.
  void take_away_copies() {
    std::error_code error;
    std::erase_if(copies_, [&](const auto& each) {
      const auto& [table, copy] = each;
      if (fs::exists(table, error) || error) return false;
      if (!fs::exists(copy, error)) return true;
      mention(
          take_away_copy(copy)
              ? told("{} finns inte längre, så {} togs bort", table, copy)
              : told("{} finns inte längre, men {} ligger kvar med fynden, för den är öppen eller så har någon sparat i den", table, copy));
      return true;
    });
  }

  /// The folder, when it can be read and nothing has changed in it for a while: what somebody is just saving or copying is waited out.
  Moment settled() {
    constexpr int patience = 15;  // looks
    Moment now = folder_.look();
    if (now.readable && now.changed_since(seen_).empty()) return now;
    bool said = false;
    for (int looks = 1;; ++looks) {
      pause();
      Moment later = folder_.look();
      const std::vector<std::string> changed = later.changed_since(now);
      if (later.readable && now.readable && changed.empty()) return later;
      if (!said && !later.readable) {
        mention(told("{} går inte att läsa; väntar på att mappen kommer tillbaka", arguments_.folder));
        said = true;
      } else if (!said && looks >= patience && later.readable) {
        mention(told("väntar: {} ändras hela tiden", in_short(changed)));
        said = true;
      }
      now = std::move(later);
    }
  }

  const WatchArguments& arguments_;
  const Common& common_;
  WatchedFolder folder_;
  Moment seen_;             ///< what the last check was of
  std::map<std::string, std::string> copies_;  ///< tables that were there, and the copies with their findings
  bool unwritten_ = false;  ///< something that it made could not be written: perhaps since somebody had it open
};

int run_watch(WatchArguments arguments, const Common& common) {
  std::error_code error;
  if (!fs::is_directory(arguments.folder, error)) return refuse(told("{} är ingen mapp; ange mappen som ska bevakas", arguments.folder));
  if (arguments.seconds == 0) return refuse(told("--every är minst 1 sekund"));
  if (arguments.output.empty()) arguments.output = (fs::path(arguments.folder) / "rapport.html").generic_string();
  return Watch(arguments, common).run();
}

}  // namespace

Command watch_command() {
  auto a = std::make_shared<WatchArguments>();
  Command command{.name = "watch",
                  .about = told("bevaka en mapp: kontrollera om när något ändras, och skriv rapporten och granskade kopior"),
                  .examples = "malkoll watch inkommet"};
  command.options = {
      Option{.names = "mapp", .into = &a->folder, .help = told("mappen, också en delad mapp på nätet"), .required = true},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("filen som rapporten skrivs till; annars rapport.html i mappen"),
             .value = told("FIL"),
             .to_file = true},
      Option{.names = "--every",
             .into = &a->seconds,
             .help = told("sekunder mellan varje gång mappen ses över"),
             .value = told("ANTAL"),
             .most = 3600},
      plan_option(a->plan),
  };
  command.run = [a](const Common& common) { return run_watch(*a, common); };
  return command;
}

}  // namespace malkoll::cli
