#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/builtin_rules.h"
#include "cli/checking.h"
#include "cli/postgres.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cli/receipt.h"
#include "cli/store.h"
#include "cli/system.h"
#include "diag/nearest.h"
#include "diag/visible.h"
#include "registry/add.h"
#include "registry/ask.h"
#include "registry/country.h"
#include "registry/judge.h"
#include "registry/schema.h"
#include "store/schema.h"
#include "text/calendar.h"
#include "text/checksum.h"
#include "work/own_rules.h"

namespace malkoll::cli {

namespace {

using registry::Server;
using registry::SetRow;

constexpr std::uint32_t usual_seconds = 60;

std::uint32_t seconds_of(const StoreArguments& a) { return a.seconds == 0 ? usual_seconds : a.seconds; }

int lay(const StoreArguments& a, Server& server) {
  if (const auto done = registry::lay(server); !done) return refuse(done.error());
  if (!a.reader.empty()) {
    const auto closed = registry::let_read(server, a.reader, a.municipality);
    if (!closed) return refuse(closed.error());
    if (!*closed)
      mention(told(
          "rollen {} kan ännu skapa stora objekt i databasen (lo_create) med ett annat program: en superanvändare stänger det med   init --reader {}",
          a.reader, a.reader));
    fmt::print("{}\n", a.municipality.empty() ? told("registret är upplagt; rollen {} får läsa allt", a.reader)
                                              : told("registret är upplagt; rollen {} får läsa kommunen {}", a.reader, a.municipality));
    return all_well;
  }
  fmt::print("{}\n", told("registret är upplagt"));
  return all_well;
}

/// Why a unit cannot have handed in; empty: it can.
std::string why_no_unit(const Project& project, const std::string& unit) {
  std::vector<std::string_view> ids;
  for (const Id<UnitRow> one : project.units.ids()) ids.push_back(project.id(project.units[one].declaration));
  if (unit.empty() || std::find(ids.begin(), ids.end(), unit) != ids.end()) return {};
  const auto near = nearest(unit, ids);
  return told("planen har ingen nämnd och inget bolag med id {}, så inget lades in{}", unit,
              near ? told(" – menade du {}?", ids[*near]) : std::string());
}

int add(const StoreArguments& a, const Common& common, Server& server) {
  if (!a.date.empty() && !Date::read(a.date))
    return refuse(told("{} är ingen dag: skriv en som finns, som ÅÅÅÅ-MM-DD, till exempel 2025-06-01", a.date));
  Seen seen;
  const std::unique_ptr<Loaded> loaded =
      load_whole(a.words.empty() ? std::vector<std::string>{"."} : a.words, a.plan, common, {.seen = &seen});
  if (loaded == nullptr) return could_not_run;
  const Project& project = loaded->project;
  if (project.plan.declaration == no_row) return refuse(told("det finns ingen plan i det som lästes, så inget lades in"));
  if (project.plan.municipality.empty())
    return refuse(told("planen säger inte vilken kommun den gäller, så inget lades in: skriv den under raden   kommun KOD: Namn"));
  if (const std::string why = why_no_unit(project, a.unit); !why.empty()) return refuse(why);
  const std::string day = a.date.empty() ? today() : a.date;
  const FindingTables found(*loaded, common, day);
  if (!found.result.failed.empty()) {
    say(found.result.failed);
    return refuse(told("det finns regler som inte kunde köras, så inget lades in"));
  }
  report::CheckSettings settings;
  settings.plan = a.plan;
  settings.rules = common.rules;
  const report::Receipt receipt = receipt_of(*loaded, found.result, seen, report::written(settings), day);
  std::vector<Table> tables = make_tables(project);
  tables.insert(tables.end(), found.tables.begin(), found.tables.end());
  const auto count = [&](const char* name) { return receipt.counts.at(name); };
  registry::Submission submission;
  submission.municipality = project.plan.municipality;
  submission.name = receipt.municipality;
  submission.plan = receipt.plan_id;
  submission.title = receipt.plan_title;
  submission.budget_year = receipt.budget_year;
  submission.unit = a.unit;
  submission.handed_in = receipt.when;
  submission.sha256 = registry::content_of(receipt);
  submission.files = registry::files_of(receipt);
  submission.verdict = report::verdict_word(receipt.verdict);
  submission.errors = count("errors");
  submission.warnings = count("warnings");
  submission.advice = count("advice");
  submission.receipt = report::write_receipt(receipt);
  if (a.version != 0) submission.version = a.version;
  submission.tables = &tables;
  submission.sources = &loaded->input.sources;
  const auto added = [&] {
    const Working working(told("lägger in {} i registret", submission.municipality));
    return registry::add(server, submission);
  }();
  if (!added) return refuse(added.error());
  const SetRow& set = added->set;
  if (added->was_there) {
    fmt::print("{}\n", told("{} finns redan, med samma innehåll", set.name()));
  } else {
    fmt::print("{}\n", set.version == 1 ? told("{} är inlagd", set.name())
                                        : told("{} är inlagd; {} fynd från versionen före är rättade", set.name(), set.mended));
  }
  tell_reading(*loaded, common, Made::file);
  return all_well;
}

void print_line(const std::vector<std::string>& cells) {
  for (std::size_t c = 0; c < cells.size(); ++c) fmt::print("{}{}", visible(cells[c]), c + 1 == cells.size() ? '\n' : '\t');
}

/// Those that are named, or all.
Result<std::vector<SetRow>> sets_named(const StoreArguments& a, Server& server) {
  if (a.words.empty()) return registry::find_sets(server, {});
  std::vector<SetRow> all;
  for (const std::string& word : a.words) {
    const auto found = registry::find_sets(server, registry::read_set_name(word));
    if (!found) return found;
    all.insert(all.end(), found->begin(), found->end());
  }
  return all;
}

int write_stored_receipt(const StoreArguments& a, const std::vector<SetRow>& sets, Server& server) {
  if (sets.size() != 1)
    return refuse(told("ett kvitto är av en enda inlämning: skriv vilken, som   list 1780/PLAN/VERSION -o {}", a.output));
  const auto rows = server.ask("SELECT receipt FROM malkoll.submission_set WHERE id = $1", {std::to_string(sets.front().id)});
  if (!rows) return refuse(rows.error());
  if (const auto done = write_file(a.output, Over::own, rows->text(0, 0)); !done) return refuse(done.error());
  return all_well;
}

int list(const StoreArguments& a, Server& server) {
  const auto which = a.all ? registry::Versions::all : registry::Versions::last;
  std::vector<SetRow> sets;
  for (const std::string& word : a.words.empty() ? std::vector<std::string>{""} : a.words) {
    const auto found =
        word.empty() ? registry::list_sets(server, {}, which) : registry::find_sets(server, registry::read_set_name(word), which);
    if (!found) return refuse(found.error());
    sets.insert(sets.end(), found->begin(), found->end());
  }
  if (!a.output.empty()) return write_stored_receipt(a, sets, server);
  print_line({told("inlämning"), told("år"), told("kommun"), told("enhet"), told("inlämnad"), told("utslag"), told("fel"),
              told("varningar"), told("råd"), told("rättade")});
  for (const SetRow& set : sets) {
    print_line({set.name(), to_string(set.budget_year), set.name_of_municipality, set.unit, set.handed_in,
                report::verdict_in_words(report::verdict_of_word(set.verdict)), std::to_string(set.errors), std::to_string(set.warnings),
                std::to_string(set.advice), std::to_string(set.mended)});
  }
  return all_well;
}

/// Of a rule's file as it is now, to be held against the receipt's.
std::string checksum_of(const RuleInfo& rule) {
  if (!rule.own) return report::built_in_checksum(rule);
  const FileAnswer file = disk().read(rule.file);
  return file.fault == FileAnswer::Fault::none ? sha256(file.bytes) : std::string();
}

std::string listed(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

int check_sets(const StoreArguments& a, const Common& common, Server& server) {
  std::vector<RuleFileError> errors;
  const Catalogue catalogue = work::read_catalogue(common.rules, disk(), errors);
  say(errors);
  if (!errors.empty()) return could_not_run;
  // Whoever may do anything could be made to by a rule that somebody else has written.
  const Result<bool> mighty = registry::is_mighty(server);
  if (!mighty) return refuse(mighty.error());
  if (!common.rules.empty() && *mighty)
    return refuse(told("egna regler körs av en roll som bara får läsa: lägg upp en med   init --reader ROLL   och anslut som den"));
  const auto sets = sets_named(a, server);
  if (!sets) return refuse(sets.error());
  if (const auto asker = registry::ask_as_reader(server); !asker) return refuse(asker.error());
  bool stops = false;
  print_line({told("inlämning"), told("regel"), told("namn"), told("nivå"), told("rader"), told("fynd")});
  for (const SetRow& set : *sets) {
    const auto found = registry::judge(server, set, catalogue, checksum_of, seconds_of(a));
    if (!found) return refuse(found.error());
    const auto shown = [](const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : std::string(); };
    for (const registry::RuleAnswer& answer : found->answers) {
      print_line({set.name(), answer.code, answer.name, std::string(level_word(answer.level, common.language)), shown(answer.rows),
                  shown(answer.findings)});
    }
    if (!found->by_rows.empty())
      mention(told(
          "{}: {} är nya eller ändrade sedan den lades in, och bedöms efter sina rader, också dem som är undantagna; lägg in den på nytt för fynden",
          set.name(), listed(found->by_rows)));
    if (found->dropped > 0) mention(told("{}: {} fynd till är inte med, för filerna har för många fel", set.name(), found->dropped));
    stops = stops || found->stops;
  }
  return stops ? found_something : all_well;
}

int query(const StoreArguments& a, Server& server) {
  if (a.words.size() != 1) return refuse(told("query vill ha en fråga inom citattecken, som   query \"SELECT count(*) FROM post\""));
  const std::optional<Limit> limit = read_limit(a.limit);
  if (!a.limit.empty() && !limit) return refuse(no_limit(a.limit));
  const auto sets = registry::find_sets(server, registry::read_set_name(a.set));
  if (!sets) return refuse(sets.error());
  if (!a.set.empty() && sets->size() > 1) return refuse(told("{} är flera inlämningar: skriv vilken, som {}", a.set, sets->front().name()));
  const auto asker = registry::ask_as_reader(server);
  if (!asker) return refuse(asker.error());
  if (*asker == registry::Asker::mighty)
    mention(told(
        "frågan ställs av en roll som får mer än att läsa registret, också serverns filer: lägg upp en som inte får det med   init --reader ROLL, så ställs den som den"));
  if (const auto looks = a.set.empty() ? registry::look_at_all(server) : registry::look_at(server, sets->front()); !looks)
    return refuse(looks.error());
  const auto rows =
      registry::ask_reading(server, a.words.front(), {limit ? std::optional(limit->value) : std::nullopt, today()}, seconds_of(a));
  if (!rows) return refuse(rows.error());
  const std::vector<std::string> columns = rows->columns();
  print_line(columns);
  std::vector<std::string> cells(columns.size());
  for (int row = 0; row < rows->size(); ++row) {
    for (std::size_t c = 0; c < cells.size(); ++c) cells[c] = rows->text(row, static_cast<int>(c));
    print_line(cells);
  }
  return all_well;
}

/// `Pendlarkommuner=1715,1763`
std::optional<report::CountryGroup> read_group(const std::string& written) {
  const std::size_t sign = written.find('=');
  if (sign == std::string::npos || sign == 0) return std::nullopt;
  report::CountryGroup group{written.substr(0, sign), {}};
  for (std::size_t from = sign + 1; from <= written.size();) {
    const std::size_t comma = std::min(written.find(',', from), written.size());
    if (comma > from) group.municipalities.push_back(written.substr(from, comma - from));
    from = comma + 1;
  }
  return group.municipalities.empty() ? std::nullopt : std::optional(std::move(group));
}

int report_all(const StoreArguments& a, const Common& common, Server& server) {
  if (a.output.empty()) return refuse(told("report vill veta vilken fil sidan ska skrivas till: -o landet.html"));
  auto all = registry::country(server);
  if (!all) return refuse(all.error());
  for (const std::string& written : a.groups) {
    auto group = read_group(written);
    if (!group) return refuse(told("gruppen »{}« går inte att läsa: skriv den som   Namn=1715,1763", written));
    all->groups.push_back(std::move(*group));
  }
  all->when = today();
  all->tool = version();
  if (const auto done = write_file(a.output, Over::own, report::country_page(*all, common.language)); !done) return refuse(done.error());
  return all_well;
}

int drop(const StoreArguments& a, Server& server) {
  if (a.words.empty()) return refuse(told("drop vill veta vilken inlämning som ska bort, som   drop 1780/PLAN/VERSION"));
  for (const std::string& word : a.words) {
    const registry::SetName name = registry::read_set_name(word);
    if (!name.version) return refuse(told("drop tar en version i taget: skriv   {}/PLAN/VERSION", name.municipality));
    const auto sets = registry::find_sets(server, name);
    if (!sets) return refuse(sets.error());
    const auto done = server.transaction([&] { return registry::take_away(server, sets->front().id); });
    if (!done) return refuse(done.error());
    fmt::print("{}\n", told("{} är borttagen", sets->front().name()));
  }
  return all_well;
}

}  // namespace

int run_store(const StoreArguments& arguments, const Common& common) {
  const registry::Library* const library = postgres_library();
  if (library == nullptr) return refuse(told("registret behöver biblioteket libpq, som inte finns på datorn: installera paketet libpq5"));
  Result<Server> server = Server::connect(*library, arguments.url);
  if (!server) return refuse(server.error());
  const std::map<std::string_view, std::function<int()>> actions = {
      {"init", [&] { return lay(arguments, *server); }},    {"add", [&] { return add(arguments, common, *server); }},
      {"list", [&] { return list(arguments, *server); }},   {"check", [&] { return check_sets(arguments, common, *server); }},
      {"query", [&] { return query(arguments, *server); }}, {"report", [&] { return report_all(arguments, common, *server); }},
      {"drop", [&] { return drop(arguments, *server); }}};
  return actions.at(arguments.action)();
}

}  // namespace malkoll::cli
