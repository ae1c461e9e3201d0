#include "store/columns.h"

#include "diag/catalogue.h"
#include "model/waivers.h"

namespace malkoll {

using namespace columns;

namespace {

using Wanted = LooseRow::Wanted;

std::string_view wanted_word(Wanted wanted) {
  switch (wanted) {
    case Wanted::goal:
      return "mål";
    case Wanted::goal_area:
      return "målområde";
    case Wanted::indicator:
      return "indikator";
    case Wanted::unit:
      return "enhet";
    case Wanted::plan:
      return "plan";
    case Wanted::aspect:
      return "aspekt";
    case Wanted::post:
      return "post";
  }
  return {};
}

/// As rules get it in :limit.
Cell threshold(const Project& p, const WrittenSetting& setting) {
  return optional_cell(setting.has_limit ? limit_value(setting.limit, p.sources->text(setting.limit_unit)) : std::nullopt);
}

/// The year of the follow-up in which an id stands.
Cell follow_up_year(const Project& p, const LooseRow& loose) {
  if (loose.owner != Kind::follow_up) return null_cell();
  const std::uint32_t owner = p.owner_of(loose.text);
  const std::uint32_t row = owner == no_row ? no_row : p.row_of[owner];
  return row == no_row || p.follow_ups[row].year == 0 ? null_cell() : integer_cell(p.follow_ups[row].year);
}

}  // namespace

void add_text_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(project, "loose_reference", project.loose.size(),
                         {
                             MALKOLL_COLUMN("wanted", "TEXT", loose, text_cell(wanted_word(row.wanted))),
                             MALKOLL_COLUMN("owner", "TEXT", loose, text_cell(word(row.owner))),
                             MALKOLL_COLUMN("property", "TEXT", loose, text_cell(row.property)),
                             MALKOLL_INDEXED("unit", loose, key_cell(row.unit)),
                             MALKOLL_COLUMN("year", "INT", loose, follow_up_year(p, row)),
                             MALKOLL_COLUMN("text", "TEXT", loose, text_cell(p.sources->text(row.text))),
                             MALKOLL_COLUMN("former", "INT", loose, integer_cell(row.former ? 1 : 0)),
                             MALKOLL_INDEXED("goal", loose, key_cell(row.goal)),
                             MALKOLL_COLUMN("new_id", "TEXT", loose, some_text(row.new_id)),
                             MALKOLL_COLUMN("suggestion", "TEXT", loose, some_text(row.suggestion)),
                             MALKOLL_COLUMN("other_plan", "TEXT", loose, some_text(row.other_plan)),
                             MALKOLL_PLACE(loose, row.text),
                         }));
  tables.push_back(table(project, "waiver", project.facts.waivers.size(),
                         {
                             Column{"key", "INT", nullptr},
                             MALKOLL_COLUMN("code", "TEXT", facts.waivers, text_cell(p.sources->text(row.code))),
                             MALKOLL_COLUMN("until", "TEXT", facts.waivers, some_text(p.sources->text(row.until))),
                             MALKOLL_COLUMN("reason", "TEXT", facts.waivers, some_text(p.text(row.reason))),
                             MALKOLL_INDEXED("unit", facts.waivers, key_cell(p.unit_of(row.owner))),
                             MALKOLL_COLUMN("in_force", "INT", facts.waivers, integer_cell(in_force(p, row) ? 1 : 0)),
                             MALKOLL_COLUMN("counts", "INT", facts.waivers, integer_cell(counts(p, row.owner) ? 1 : 0)),
                             MALKOLL_PLACE(facts.waivers, row.place),
                         }));
  tables.push_back(table(project, "setting", project.facts.settings.size(),
                         {
                             MALKOLL_COLUMN("code", "TEXT", facts.settings, text_cell(p.sources->text(row.code))),
                             MALKOLL_COLUMN("level", "TEXT", facts.settings, text_cell(level_word(static_cast<Level>(row.level), Language::swedish))),
                             MALKOLL_COLUMN("threshold", "INT", facts.settings, threshold(p, row)),
                             MALKOLL_PLACE(facts.settings, row.place),
                         }));
  tables.push_back(
      table(project, "former_name", project.former_names.size(),
            {
                MALKOLL_COLUMN("owner", "TEXT", former_names, text_cell(word(p.declaration(row.declaration).kind))),
                MALKOLL_COLUMN("id", "TEXT", former_names, text_cell(p.id(row.declaration))),
                MALKOLL_COLUMN("text", "TEXT", former_names, text_cell(p.text(row.name))),
                MALKOLL_PLACE(former_names, row.name),
            }));
}

}  // namespace malkoll
