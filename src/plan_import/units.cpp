#include "plan_import/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "import/plan_names.h"
#include "plan_import/unit_names.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

/// All names of the draft, and which unit each is.
class Registry {
 public:
  explicit Registry(PlanDraft& draft) : draft_(draft) {}

  void learn(const std::string& text, const InBoth& place) {
    const Name name = name_of(text);
    if (!name.title.empty()) {
      const std::string key = key_of(name.title);
      if (!titles_.contains(key)) {
        titles_[key] = draft_.units.end_id();
        DraftUnit& unit = draft_.units.emplace_back();
        unit.title = capitalized(name.title);
        unit.place = place;
        unit.company = is_company_name(name.title);
      }
      if (!name.letters.empty()) letters_[name.letters] = titles_[key];
    } else if (!letters_.contains(name.letters)) {
      letters_[name.letters] = no_row;
      places_[name.letters] = place;
    }
  }

  /// Letters are those of the one full name that has them; without such a name they are all that is known.
  void settle() {
    for (auto& [letters, unit] : letters_) {
      if (unit != no_row) continue;
      std::set<Id<DraftUnit>> fit;
      for (const Id<DraftUnit> u : draft_.units.ids()) {
        const Initials initials = initials_of(draft_.units[u].title);
        if (initials.plain == letters || initials.with_and == letters) fit.insert(u);
      }
      if (fit.size() == 1) {
        unit = *fit.begin();
        draft_.say(PlanSaid::Kind::note, places_[letters], in_both("{} är läst som {}", letters, draft_.units[unit].title));
      } else {
        unit = draft_.units.end_id();
        DraftUnit& added = draft_.units.emplace_back();
        added.title = added.id = letters;
        added.place = places_[letters];
        draft_.ask(added, added.place, in_both("vad heter {} i sin helhet?", letters));
      }
    }
    std::set<std::string> taken;
    for (const auto& [letters, unit] : letters_) draft_.units[unit].id = letters, taken.insert(letters);
    for (DraftUnit& unit : draft_.units) {
      if (!unit.id.empty()) continue;
      const std::string id = unit_name(unit.title).letters;
      std::string free = id;
      for (int n = 2; !taken.insert(free).second; ++n) free = id + std::to_string(n);
      unit.id = free;
    }
  }

  [[nodiscard]] Id<DraftUnit> find(const std::string& text) const {
    const Name name = name_of(text);
    if (!name.title.empty()) {
      const auto found = titles_.find(key_of(name.title));
      return found == titles_.end() ? Id<DraftUnit>() : found->second;
    }
    const auto found = letters_.find(name.letters);
    return found == letters_.end() ? Id<DraftUnit>() : found->second;
  }

 private:
  PlanDraft& draft_;
  std::map<std::string, Id<DraftUnit>> titles_, letters_;
  std::map<std::string, InBoth> places_;
};

/// `alla` alone: of what kind is told only where the plan has one kind.
std::string everyone_in(const std::string& name, const PlanDraft& draft) {
  const std::string folded = fold(name);
  const bool company = std::any_of(draft.units.begin(), draft.units.end(), [](const DraftUnit& unit) { return unit.company; });
  return (folded == "alla" || folded == "samtliga") && !company ? std::string(written(Shape::everyone, Everyone::committees))
                                                                : everyone_words(name);
}

/// The line `ansvarig` of an item; an indicator has one at most. What names nobody that a plan can name is asked about.
enum class MayName : std::uint8_t { one, several };
void name_responsible(DraftItem& item, const std::vector<std::string>& names, const Registry& registry, PlanDraft& draft, MayName may) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    std::string id;
    if (is_everyone(name)) {
      id = everyone_in(name, draft);
      if (id.empty() || may == MayName::one) {
        draft.ask(item, item.place, in_both("»{}« ansvarar för »{}«: vem ska stå på raden   ansvarig?", name, item.title));
        continue;
      }
    } else if (const Id<DraftUnit> unit = is_unit_name(name) ? registry.find(name) : Id<DraftUnit>(); unit != no_row) {
      id = draft.units[unit].id;
    } else if (points_at_unit(name) && importing::names_a_body(name)) {
      draft.ask(item, item.place, in_both("vilken nämnd är »{}«, som ansvarar för »{}«?", name, item.title));
      continue;
    } else {
      draft.ask(item, item.place, in_both("»{}« är ingen nämnd eller bolag: vem är ansvarig för »{}«?", name, item.title));
      continue;
    }
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  const std::string all = fmt::to_string(fmt::join(ids, ", "));
  if (may == MayName::one && ids.size() > 1)
    draft.ask(item, item.place, in_both("»{}« ansvarar för »{}«: vem ska stå på raden   ansvarig?", all, item.title));
  else if (!ids.empty()) item.lines.insert(item.lines.begin(), {Key::responsible, all, item.place});
}

}  // namespace

void place_units(PlanDraft& draft) {
  Registry registry(draft);
  const auto learn = [&](const std::vector<std::string>& names, const InBoth& place) {
    for (const std::string& name : names) {
      if (is_unit_name(name)) registry.learn(name, place);
    }
  };
  for (const DraftFrame& frame : draft.frames) registry.learn(frame.unit, frame.place);
  for (const DraftGoal& goal : draft.goals) learn(goal.responsible, goal.place);
  for (const DraftIndicator& indicator : draft.indicators) learn(indicator.responsible, indicator.place);
  for (const DraftAssignment& assignment : draft.assignments) learn(assignment.responsible, assignment.place);
  registry.settle();
  for (DraftGoal& goal : draft.goals) name_responsible(goal, goal.responsible, registry, draft, MayName::several);
  for (DraftIndicator& indicator : draft.indicators) name_responsible(indicator, indicator.responsible, registry, draft, MayName::one);
  for (DraftAssignment& assignment : draft.assignments)
    name_responsible(assignment, assignment.responsible, registry, draft, MayName::several);
  std::set<std::pair<Id<DraftUnit>, LineKey>> doubtful;  // said in two ways: neither is taken
  std::map<std::pair<Id<DraftUnit>, LineKey>, Ore> ores;
  for (DraftFrame& frame : draft.frames) {
    const Id<DraftUnit> at = registry.find(frame.unit);
    DraftUnit& unit = draft.units[at];
    const auto same = std::find_if(unit.lines.begin(), unit.lines.end(), [&](const DraftLine& line) { return line.key == frame.key; });
    const bool known = doubtful.contains({at, frame.key});
    if (same == unit.lines.end() && !known) {
      unit.lines.push_back({frame.key, frame.value, frame.place});
      ores[{at, frame.key}] = frame.ore;
    } else if (known) {
      draft.ask(unit, frame.place, in_both("{} för {} är också {}: vilket gäller?", frame.key, unit.title, frame.value));
    } else if (same->value != frame.value && ores.at({at, frame.key}) != frame.ore) {
      draft.ask(unit, frame.place,
                in_both("{} för {} är {} här men {} i {}: vilket gäller?", frame.key, unit.title, frame.value, same->value, same->place));
      doubtful.insert({at, frame.key});
      unit.lines.erase(same);
    }
  }
}

}  // namespace malkoll::plan_import
