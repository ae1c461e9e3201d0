#include "store/columns.h"

#include "diag/catalogue.h"
#include "diag/nearest.h"
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

/// Did you mean: by id, else by title. Computed when it is read.
Cell suggestion(const Project& p, const LooseRow& loose) {
  if (loose.former) return null_cell();
  std::vector<std::string_view> ids, titles;
  const auto take = [&](const auto& rows) {
    for (const auto& row : rows) {
      ids.push_back(p.id(row.declaration));
      titles.push_back(p.title(row.declaration));
    }
  };
  switch (loose.wanted) {
    case Wanted::goal:
      for (const GoalRow& goal : p.goals) {  // another unit's own goal is never meant
        if (goal.unit != no_row && goal.unit != loose.unit) continue;
        ids.push_back(p.id(goal.declaration));
        titles.push_back(p.title(goal.declaration));
      }
      break;
    case Wanted::goal_area:
      take(p.areas);
      break;
    case Wanted::indicator:
      take(p.indicators);
      break;
    case Wanted::unit:
      take(p.units);
      break;
    case Wanted::plan:
      if (p.plan.declaration != no_row) ids.push_back(p.id(p.plan.declaration));
      break;
    case Wanted::aspect:
      for (const AspectRow& aspect : p.aspects) {
        if (p.sources->text(aspect.id) != p.sources->text(loose.text)) ids.push_back(p.sources->text(aspect.id));  // that of another goal is not meant
      }
      break;
    case Wanted::post:
      return some_text(loose.same_but_case);
  }
  const std::string_view text = p.sources->text(loose.text);
  if (const auto found = nearest(text, ids)) return text_cell(ids[*found]);
  if (const auto found = nearest(text, titles)) return text_cell(ids[*found]);
  return null_cell();
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
                             MALKOLL_COLUMN("suggestion", "TEXT", loose, suggestion(p, row)),
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
