#include "page/new_plan.h"

#include "submission/new_plan.h"
#include "text/told.h"

namespace malkoll::page {

namespace {

Result<std::string> plan_of(const Json& form) {
  submission::PlanOutline outline;
  const auto code = submission::read_municipality_code(form.value("municipality", ""));
  if (!code) return failure(code.error());
  const auto years = submission::read_plan_years(form.value("years", ""));
  if (!years) return failure(years.error());
  outline.municipality = *code;
  outline.name = form.value("name", "");
  outline.years = *years;
  outline.amounts = amount_unit(form.value("amounts", "tkr"));
  outline.measured = form.value("measured", true);
  outline.own_goals = form.value("ownGoals", true);
  outline.committees = form.value("committees", std::vector<std::string>());
  outline.companies = form.value("companies", std::vector<std::string>());
  return submission::new_plan(outline);
}

}  // namespace

Json new_plan_json(const Json& form) {
  tell_in(form.value("language", "sv") == "en" ? Language::english : Language::swedish);
  const Result<std::string> text = plan_of(form);
  return text ? Json{{"text", *text}} : Json{{"wrong", text.error().reason}};
}

}  // namespace malkoll::page
