#include <memory>

#include "cli/store.h"
#include "text/told.h"

namespace malkoll::cli {

Command store_command() {
  auto a = std::make_shared<StoreArguments>();
  Command command{
      .name = "store",
      .about = told("samla kommuners inlämningar i ett register i PostgreSQL, och fråga dem tillsammans"),
      .examples =
          "malkoll store postgresql:///budget init\nmalkoll store postgresql:///budget add samples/karlstad\nmalkoll store postgresql:///budget query \"SELECT municipality, sum(linked) FROM unit GROUP BY municipality\"\n"
          "malkoll store postgresql:///budget report -o landet.html"};
  command.options = {
      Option{.names = "url",
             .into = &a->url,
             .help = told("databasen: postgresql://ANVÄNDARE@SERVER/DATABAS; lösenordet hämtas ur ~/.pgpass eller PGPASSWORD"),
             .required = true},
      Option{
          .names = "åtgärd",
          .into = &a->action,
          .help = told(
              "init: lägg upp registret, eller för det till den här versionen; add: lägg in en inlämning; list: visa vad som finns; check: säg vad malkoll check säger om dem, och kör reglerna där; query: ställ en fråga i SQL; report: skriv en sida om alla; drop: ta bort en inlämning"),
          .choices = {"init", "add", "list", "check", "query", "report", "drop"},
          .required = true},
      Option{
          .names = "ord",
          .into = &a->words,
          .help = told(
              "add: mappar eller filer; query: en SELECT-sats; list, check och drop: inlämningar, som 1780, 1780/PLAN eller 1780/PLAN/VERSION")},
      plan_option(a->plan),
      Option{.names = "--unit",
             .into = &a->unit,
             .help = told("add: nämnden eller bolaget som lämnar in; annars hela kommunen"),
             .value = told("ENHET")},
      Option{.names = "--date",
             .into = &a->date,
             .help = told("add: dagen då det lämnades in, som ÅÅÅÅ-MM-DD; annars i dag"),
             .value = told("DATUM")},
      Option{.names = "--as",
             .into = &a->version,
             .help = told("add: versionen; annars den som följer på den senaste"),
             .value = told("VERSION"),
             .most = 1'000'000},
      Option{.names = "--reader",
             .into = &a->reader,
             .help = told("init: en roll i databasen som ska få läsa, och inget annat"),
             .value = told("ROLL")},
      Option{.names = "--municipality",
             .into = &a->municipality,
             .help = told("init: kommunen som rollen får läsa; annars alla"),
             .value = told("KOD"),
             .needs = "--reader"},
      Option{
          .names = "--set",
          .into = &a->set,
          .help = told("query: bara den inlämningens tabeller, som en regel ser dem; annars alla, med kolumnerna set_id och municipality"),
          .value = told("INLÄMNING")},
      Option{.names = "--limit",
             .into = &a->limit,
             .help = told("vad :limit i frågan står för, som i en regel: 10 %, 50 mnkr eller 3"),
             .value = told("GRÄNS")},
      Option{.names = "--timeout",
             .into = &a->seconds,
             .help = told("så många sekunder får en fråga eller en regel ta; annars 60"),
             .value = told("SEKUNDER"),
             .most = 86'400},
      Option{.names = "-o,--output",
             .into = &a->output,
             .help = told("report: sidan som skrivs (.html); list: en fil för inlämningens kvitto, som malkoll verify prövar"),
             .value = told("FIL"),
             .to_file = true},
      Option{.names = "--group",
             .into = &a->groups,
             .help = told("report: kommuner att jämföra med varandra, som   Pendlarkommuner=1715,1763   (kan anges flera gånger)"),
             .value = told("GRUPP=KODER")},
      Option{.names = "--all", .into = &a->all, .help = told("list: alla versioner, inte bara den senaste av varje plan")},
  };
  command.run = [a](const Common& common) { return run_store(*a, common); };
  return command;
}

}  // namespace malkoll::cli
