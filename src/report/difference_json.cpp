#include <ostream>

#include "diag/json.h"
#include "report/difference.h"

namespace malkoll::report {

namespace {

constexpr int schema_version = 1;  // with difference.schema.json; raised when a key changes its meaning or goes away

Json plan_json(const Difference::PlanSide& plan) {
  return {{"name", text_or_null(plan.name)},
          {"id", text_or_null(plan.id)},
          {"title", text_or_null(plan.title)},
          {"budgetYear", plan.budget_year == 0 ? Json(nullptr) : Json(plan.budget_year)},
          {"money", plan.money},
          {"linkedMoney", plan.linked},
          {"net", plan.net},
          {"planYears", plan.plan_years}};
}

Json thing_json(const Difference::Thing& t) { return {{"kind", t.kind}, {"id", t.id}, {"title", t.title}}; }

Json renamed_json(const Difference::Thing& t) {
  Json json = thing_json(t);
  json["oldId"] = t.old_id;
  json["oldTitle"] = t.old_title;
  return json;
}

Json assignment_json(const Difference::Assignment& a) {
  return {{"id", a.id},
          {"title", a.title},
          {"oldDue", text_or_null(a.old_due)},
          {"due", text_or_null(a.due)},
          {"oldResponsible", text_or_null(a.old_owners)},
          {"responsible", text_or_null(a.owners)}};
}

Json sum_json(const Difference::Sum& s) { return {{"id", s.id}, {"title", s.title}, {"before", s.before}, {"after", s.after}}; }

Json flow_json(const Difference::Flow& f) {
  return {{"from", text_or_null(f.from)}, {"to", text_or_null(f.to)}, {"money", f.money}, {"posts", f.posts}};
}

Json post_json(const Difference::Post& p) {
  return {{"unit", text_or_null(p.unit)}, {"id", p.id}, {"title", p.title}, {"before", p.before}, {"after", p.after}};
}

Json whole_post_json(const Difference::Post& p) {
  Json json = post_json(p);
  json["investments"] = Json::array();
  for (const auto& [year, amount] : p.investments) json["investments"].push_back({{"year", year}, {"amount", amount}});
  return json;
}

Json moved_json(const Difference::Post& p) {
  Json json = post_json(p);
  json["oldUnit"] = text_or_null(p.old_unit);
  return json;
}

Json money_or_null(const std::optional<Ore>& ore) { return ore ? Json(*ore) : Json(nullptr); }

Json details_json(const Difference::PostDetails& p) {
  Json amounts = Json::array();
  for (const Difference::PostDetails::Amount& a : p.amounts)
    amounts.push_back({{"kind", a.kind}, {"year", a.year}, {"before", money_or_null(a.before)}, {"after", money_or_null(a.after)}});
  return {{"unit", text_or_null(p.unit)},
          {"id", p.id},
          {"title", p.title},
          {"oldTitle", p.old_title},
          {"oldClass", text_or_null(p.old_class)},
          {"class", text_or_null(p.post_class)},
          {"amounts", amounts}};
}

Json target_json(const Difference::Target& t) {
  return {{"kind", t.kind},
          {"id", t.id},
          {"title", t.title},
          {"indicator", text_or_null(t.indicator)},
          {"year", t.year == 0 ? Json(nullptr) : Json(t.year)},
          {"before", text_or_null(t.before)},
          {"after", text_or_null(t.after)}};
}

Json frame_json(const Difference::Frame& f) {
  return {{"unit", text_or_null(f.unit)},
          {"kind", f.kind},
          {"year", f.year},
          {"before", money_or_null(f.before)},
          {"after", money_or_null(f.after)}};
}

Json ownership_json(const Difference::Ownership& o) {
  const auto share = [](const std::optional<Share>& s) { return s ? Json(s->hundredths()) : Json(nullptr); };
  return {{"id", o.id}, {"title", o.title}, {"before", share(o.before)}, {"after", share(o.after)}};
}

template <typename List, typename Make>
void write_list(std::ostream& out, const char* name, const List& list, const Make& make, bool last = false) {
  out << '"' << name << "\": [\n";
  JsonLines lines(out);
  for (const auto& element : list) lines.add(make(element));
  lines.finish();
  out << (last ? "]\n" : "],\n");
}

}  // namespace

void write_difference_json(std::ostream& out, const Difference& d, const Sources& sources, const DifferenceOptions& options) {
  const Json tool = {{"name", "malkoll"}, {"version", text_or_null(options.version)}};
  out << "{\n\"schema\": " << schema_version << ",\n\"tool\": " << dump(tool) << ",\n\"before\": " << dump(plan_json(d.before))
      << ",\n\"after\": " << dump(plan_json(d.after)) << ",\n\"same\": " << (d.empty() ? "true" : "false") << ",\n";
  write_list(out, "goalsAdded", d.goals_added, thing_json);
  write_list(out, "goalsDropped", d.goals_dropped, thing_json);
  write_list(out, "goalsRenamed", d.goals_renamed, renamed_json);
  write_list(out, "unitsAdded", d.units_added, thing_json);
  write_list(out, "unitsDropped", d.units_dropped, thing_json);
  write_list(out, "sharesChanged", d.shares, ownership_json);
  write_list(out, "assignmentsAdded", d.assignments_added, thing_json);
  write_list(out, "assignmentsDropped", d.assignments_dropped, thing_json);
  write_list(out, "assignmentsChanged", d.assignments_changed, assignment_json);
  write_list(out, "goalMoney", d.goals, sum_json);
  write_list(out, "unitMoney", d.units, sum_json);
  write_list(out, "movedMoney", d.flows, flow_json);
  write_list(out, "postsAdded", d.posts_added, whole_post_json);
  write_list(out, "postsDropped", d.posts_dropped, whole_post_json);
  write_list(out, "postsMoved", d.posts_moved, moved_json);
  write_list(out, "postsChanged", d.posts_changed, post_json);
  write_list(out, "postsChangedOtherwise", d.posts_otherwise, details_json);
  write_list(out, "targetsChanged", d.targets, target_json);
  write_list(out, "framesChanged", d.frames, frame_json);
  const auto stale_json = [&](const Difference::Stale& s) -> Json {
    return {{"owner", {{"kind", s.owner_kind}, {"id", s.owner_id}}},
            {"unit", text_or_null(s.unit)},
            {"id", s.id},
            {"title", s.title},
            {"money", s.money},
            {"path", sources.at(s.place.at).path},
            {"line", sources.position(s.place.at).line},
            {"column", sources.position(s.place.at).column}};
  };
  write_list(out, "staleLinks", d.stale, stale_json, true);
  out << "}\n";
}

}  // namespace malkoll::report
