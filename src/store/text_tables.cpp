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

const Rows<WrittenWaiver>& written_waivers(const Project& p) { return p.facts.waivers; }
const Rows<WrittenSetting>& written_settings(const Project& p) { return p.facts.settings; }

Table loose_reference_table(const Project& project) {
  return table(
      project, "loose_reference", "Varje id som inte hittades exakt som det är skrivet.", project.loose.size(),
      {
          column<&Project::loose>(
              "wanted", "TEXT",
              "vad som söktes: 'mål' (av alla slag), 'målområde', 'indikator', 'enhet' (nämnd eller bolag), 'plan', 'aspekt', 'post', 'uppdrag' eller 'jämförelse' (namnet efter bättre än)",
              [](const LooseRow& row) { return text_cell(wanted_word(row.wanted)); }),
          column<&Project::loose>("owner", "TEXT", "vad id:t står i: post, nämndmål …",
                                  [](const LooseRow& row) { return text_cell(word(row.owner)); }),
          column<&Project::loose>("property", "TEXT",
                                  "raden som det står på: 'bidrar till', 'mål', 'ansvarig' …; 'id' för id:t i budget ID",
                                  [](const LooseRow& row) { return text_cell(row.property); }),
          indexed(column<&Project::loose, &LooseRow::unit>("unit", "nämnden eller bolaget vars inlämning det står i, annars NULL")),
          column<&Project::loose>("year", "INT", "uppföljningens år, där id:t står i en uppföljning; annars NULL",
                                  [](const Project& p, const LooseRow& row) { return follow_up_year(p, row); }),
          column<&Project::loose>("text", "TEXT", "id som det är skrivet",
                                  [](const Project& p, const LooseRow& row) { return text_cell(p.sources->text(row.text)); }),
          column<&Project::loose, &LooseRow::former>("former", "1: ett tidigare namn; då säger new_id vad det heter nu"),
          indexed(column<&Project::loose, &LooseRow::goal>("goal", "målet som det tidigare namnet står för")),
          column<&Project::loose, &LooseRow::new_id>("new_id", "det nya id:t"),
          column<&Project::loose, &LooseRow::suggestion>(
              "suggestion", "det id som är mest likt; NULL: inget liknar det, eller så finns för många okända id för att gissa (härledd)"),
          column<&Project::loose>(
              "line_before", "TEXT",
              "raden fram till id:t, med sin nyckel; en lista som fortsätter på fler rader på en rad (räknas fram när kolumnen läses)",
              [](const Project& p, const LooseRow& row) { return line_text(around_id(*p.sources, row.text).before); }),
          column<&Project::loose>("line_after", "TEXT", "raden efter id:t, med resten av listan (räknas fram när kolumnen läses)",
                                  [](const Project& p, const LooseRow& row) { return line_text(around_id(*p.sources, row.text).after); }),
          column<&Project::loose, &LooseRow::waits>(
              "waits",
              "1: det står i en uppföljning och kan höra till en inlämning som inte är med; då går det inte att säga att det inte finns (härledd)"),
          column<&Project::loose, &LooseRow::other_plan>("other_plan", "en annan inläst plan som har det id:t"),
          place<&Project::loose, &LooseRow::text>("id:t"),
      });
}

Table waiver_table(const Project& project) {
  return table(
      project, "waiver", "Ett undantag.", project.facts.waivers.size(),
      {
          key_column(),
          column<written_waivers>("code", "TEXT", "regelns kod",
                                  [](const Project& p, const WrittenWaiver& row) { return text_cell(p.sources->text(row.code)); }),
          column<written_waivers>("until", "TEXT", "till, som ÅÅÅÅ-MM-DD; NULL: tills vidare",
                                  [](const Project& p, const WrittenWaiver& row) { return some_text(p.sources->text(row.until)); }),
          column<written_waivers>("reason", "TEXT", "skälet; NULL: inget skrivet",
                                  [](const Project& p, const WrittenWaiver& row) { return some_text(p.text(row.reason)); }),
          indexed(column<written_waivers>("unit", "INT",
                                          "nämnden eller bolaget vars inlämning eller rubrik det står på, annars NULL (härledd)",
                                          [](const Project& p, const WrittenWaiver& row) { return key_cell(p.unit_of(row.owner)); })),
          column<written_waivers>("in_force", "INT", "1: har ett skäl, och ett datum som inte ligger före budgetåret (härledd)",
                                  [](const Project& p, const WrittenWaiver& row) { return integer_cell(in_force(p, row) ? 1 : 0); }),
          column<written_waivers>("counts", "INT", "1: står i planen som kontrolleras eller i en inlämning som räknas (härledd)",
                                  [](const Project& p, const WrittenWaiver& row) { return integer_cell(counts(p, row.owner) ? 1 : 0); }),
          place<written_waivers, &WrittenWaiver::place>("undantaget¦platsen"),
      });
}

Table setting_table(const Project& project) {
  return table(
      project, "setting", "En inställning ur planen: regel KOD.", project.facts.settings.size(),
      {
          column<written_settings>("code", "TEXT", "regelns kod",
                                   [](const Project& p, const WrittenSetting& row) { return text_cell(p.sources->text(row.code)); }),
          column<written_settings>(
              "level", "TEXT", "av, råd, varning eller fel",
              [](const WrittenSetting& row) { return text_cell(level_word(static_cast<Level>(row.level), Language::swedish)); }),
          column<written_settings>("threshold", "INT", "gränsen, i samma enhet som :limit",
                                   [](const Project& p, const WrittenSetting& row) { return threshold(p, row); }),
          place<written_settings, &WrittenSetting::place>("värdet på raden med `regel`"),
      });
}

Table former_name_table(const Project& project) {
  return table(project, "former_name", "Ett tidigare namn.", project.former_names.size(),
               {
                   column<&Project::former_names>(
                       "owner", "TEXT", "vad det gäller: mål, målområde, nämnd eller bolag",
                       [](const Project& p, const FormerRow& row) { return text_cell(word(p.declaration(row.declaration).kind)); }),
                   column<&Project::former_names>("id", "TEXT", "dess id",
                                                  [](const Project& p, const FormerRow& row) { return text_cell(p.id(row.declaration)); }),
                   column<&Project::former_names>("text", "TEXT", "det tidigare namnet",
                                                  [](const Project& p, const FormerRow& row) { return text_cell(p.text(row.name)); }),
                   place<&Project::former_names, &FormerRow::name>("namnet"),
               });
}

}  // namespace

void add_text_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(loose_reference_table(project));
  tables.push_back(waiver_table(project));
  tables.push_back(setting_table(project));
  tables.push_back(former_name_table(project));
}

}  // namespace malkoll
