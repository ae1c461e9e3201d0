#include "store/columns.h"

#include "diag/catalogue.h"
#include "model/list_line.h"
#include "model/waivers.h"

namespace malkoll {

using namespace columns;
using model::around_id;

namespace {

using Wanted = LooseRow::Wanted;

std::string_view wanted_word(Wanted wanted) {
  switch (wanted) {
    case Wanted::goal: return "mål";
    case Wanted::goal_area: return "målområde";
    case Wanted::indicator: return "indikator";
    case Wanted::unit: return "enhet";
    case Wanted::plan: return "plan";
    case Wanted::aspect: return "aspekt";
    case Wanted::post: return "post";
    case Wanted::comparison: return "jämförelse";
    case Wanted::assignment: return "uppdrag";
  }
  return {};
}

/// As rules get it in :limit.
Cell threshold(const Project& p, const WrittenSetting& setting) {
  return optional_cell(setting.has_limit ? limit_value(setting.limit, p.sources->text(setting.limit_unit)) : std::nullopt);
}

Cell line_text(std::string text) {
  thread_local std::string kept;
  kept = std::move(text);
  return transient_cell(kept);
}

/// The year of the follow-up in which an id stands.
Cell follow_up_year(const Project& p, const LooseRow& loose) {
  if (loose.owner != Kind::follow_up) return null_cell();
  const Id<Declaration> owner = p.owner_of(loose.text);
  if (owner == no_row || !p.has_row(owner)) return null_cell();
  const FollowUpRow& follow_up = p.follow_ups[p.row_of<FollowUpRow>(owner)];
  return follow_up.period.year == 0 ? null_cell() : integer_cell(follow_up.period.year);
}

}  // namespace

void add_text_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "loose_reference", "Varje id som inte hittades exakt som det är skrivet.", project.loose.size(),
      {
          MALKOLL_COLUMN(
              "wanted", "TEXT",
              "vad som söktes: 'mål' (av alla slag), 'målområde', 'indikator', 'enhet' (nämnd eller bolag), 'plan', 'aspekt', 'post', 'uppdrag' eller 'jämförelse' (namnet efter bättre än)",
              loose, text_cell(wanted_word(row.wanted))),
          MALKOLL_COLUMN("owner", "TEXT", "vad id:t står i: post, nämndmål …", loose, text_cell(word(row.owner))),
          MALKOLL_COLUMN("property", "TEXT", "raden som det står på: 'bidrar till', 'mål', 'ansvarig' …; 'id' för id:t i budget ID", loose,
                         text_cell(row.property)),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget vars inlämning det står i, annars NULL", loose, key_cell(row.unit)),
          MALKOLL_COLUMN("year", "INT", "uppföljningens år, där id:t står i en uppföljning; annars NULL", loose, follow_up_year(p, row)),
          MALKOLL_COLUMN("text", "TEXT", "id som det är skrivet", loose, text_cell(p.sources->text(row.text))),
          MALKOLL_COLUMN("former", "INT", "1: ett tidigare namn; då säger new_id vad det heter nu", loose,
                         integer_cell(row.former ? 1 : 0)),
          MALKOLL_INDEXED("goal", "målet som det tidigare namnet står för", loose, key_cell(row.goal)),
          MALKOLL_COLUMN("new_id", "TEXT", "det nya id:t", loose, some_text(row.new_id)),
          MALKOLL_COLUMN("suggestion", "TEXT",
                         "det id som är mest likt; NULL: inget liknar det, eller så finns för många okända id för att gissa (härledd)",
                         loose, some_text(row.suggestion)),
          MALKOLL_COLUMN(
              "line_before", "TEXT",
              "raden fram till id:t, med sin nyckel; en lista som fortsätter på fler rader på en rad (räknas fram när kolumnen läses)",
              loose, line_text(around_id(*p.sources, row.text).before)),
          MALKOLL_COLUMN("line_after", "TEXT", "raden efter id:t, med resten av listan (räknas fram när kolumnen läses)", loose,
                         line_text(around_id(*p.sources, row.text).after)),
          MALKOLL_COLUMN(
              "waits", "INT",
              "1: det står i en uppföljning och kan höra till en inlämning som inte är med; då går det inte att säga att det inte finns (härledd)",
              loose, integer_cell(row.waits ? 1 : 0)),
          MALKOLL_COLUMN("other_plan", "TEXT", "en annan inläst plan som har det id:t", loose, some_text(row.other_plan)),
          MALKOLL_PLACE("id:t", loose, row.text),
      }));
  tables.push_back(table(
      project, "waiver", "Ett undantag.", project.facts.waivers.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("code", "TEXT", "regelns kod", facts.waivers, text_cell(p.sources->text(row.code))),
          MALKOLL_COLUMN("until", "TEXT", "till, som ÅÅÅÅ-MM-DD; NULL: tills vidare", facts.waivers, some_text(p.sources->text(row.until))),
          MALKOLL_COLUMN("reason", "TEXT", "skälet; NULL: inget skrivet", facts.waivers, some_text(p.text(row.reason))),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget vars inlämning eller rubrik det står på, annars NULL (härledd)", facts.waivers,
                          key_cell(p.unit_of(row.owner))),
          MALKOLL_COLUMN("in_force", "INT", "1: har ett skäl, och ett datum som inte ligger före budgetåret (härledd)", facts.waivers,
                         integer_cell(in_force(p, row) ? 1 : 0)),
          MALKOLL_COLUMN("counts", "INT", "1: står i planen som kontrolleras eller i en inlämning som räknas (härledd)", facts.waivers,
                         integer_cell(counts(p, row.owner) ? 1 : 0)),
          MALKOLL_PLACE("undantaget", facts.waivers, row.place),
      }));
  tables.push_back(table(project, "setting", "En inställning ur planen: regel KOD.", project.facts.settings.size(),
                         {
                             MALKOLL_COLUMN("code", "TEXT", "regelns kod", facts.settings, text_cell(p.sources->text(row.code))),
                             MALKOLL_COLUMN("level", "TEXT", "av, råd, varning eller fel", facts.settings,
                                            text_cell(level_word(static_cast<Level>(row.level), Language::swedish))),
                             MALKOLL_COLUMN("threshold", "INT", "gränsen, i samma enhet som :limit", facts.settings, threshold(p, row)),
                             MALKOLL_PLACE("värdet på raden med `regel`", facts.settings, row.place),
                         }));
  tables.push_back(table(project, "former_name", "Ett tidigare namn.", project.former_names.size(),
                         {
                             MALKOLL_COLUMN("owner", "TEXT", "vad det gäller: mål, målområde, nämnd eller bolag", former_names,
                                            text_cell(word(p.declaration(row.declaration).kind))),
                             MALKOLL_COLUMN("id", "TEXT", "dess id", former_names, text_cell(p.id(row.declaration))),
                             MALKOLL_COLUMN("text", "TEXT", "det tidigare namnet", former_names, text_cell(p.text(row.name))),
                             MALKOLL_PLACE("namnet", former_names, row.name),
                         }));
}

}  // namespace malkoll
