#include "page/plan_document.h"

#include "check/table_names.h"
#include "submission/new_plan.h"
#include "text/lines.h"
#include "text/told.h"
#include "work/plan_file.h"

namespace malkoll::page {

namespace {

plan_import::PlanOptions options_of(const Json& asked) {
  tell_in(asked.value("language", "sv") == "en" ? Language::english : Language::swedish);
  const std::string path = asked.at("path");
  plan_import::PlanOptions options;
  options.file = InBoth(path.substr(path.rfind('/') + 1));
  return options;
}

/// What is in the form, as options; else what in it is none.
Result<plan_import::PlanOptions> answers_of(const Json& form) {
  plan_import::PlanOptions options = options_of(form);
  const auto code = submission::read_municipality_code(form.value("municipality", ""));
  if (!code) return failure(code.error());
  options.municipality = *code;
  const std::string name = form.value("name", ""), year = form.value("year", "");
  options.name = trim(name);
  if (options.name.empty() || name.find_first_of("\r\n") != std::string::npos)
    return refusal(told("»{}« är inget namn på en kommun", name));
  const auto years = submission::read_plan_years(year);
  if (!years || years->first != years->last) return refusal(told("»{}« är inget budgetår; skriv till exempel 2027", year));
  options.year = years->first;
  options.amounts = amount_unit(form.value("amounts", ""));
  return options;
}

Result<plan_import::WrittenPlan> plan_in(std::string bytes, const plan_import::PlanOptions& options) {
  if (bytes.starts_with("%PDF"))
    return refusal(told("en PDF läses som text: markera och kopiera texten i den, och klistra in den här på sidan"));
  return work::read_plan_file(std::move(bytes), options);
}

Json wrong(const Refusal& refusal) { return {{"wrong", refusal.reason}}; }

Json counts_json(const plan_import::WrittenPlan& plan) {
  return {{"areas", plan.areas}, {"goals", plan.goals},  {"indicators", plan.indicators}, {"assignments", plan.assignments},
          {"units", plan.units}, {"frames", plan.frames}};
}

std::string_view word_of(plan_import::PlanSaid::Kind kind) {
  using Kind = plan_import::PlanSaid::Kind;
  return kind == Kind::question ? "question" : kind == Kind::left_out ? "left_out" : "note";
}

}  // namespace

Json plan_found_json(std::string bytes, const Json& asked) {
  const Result<plan_import::WrittenPlan> plan = plan_in(std::move(bytes), options_of(asked));
  if (!plan) return wrong(plan.error());
  const plan_import::PlanTold& told = plan->told;
  Json found = counts_json(*plan);
  found["municipality"] = told.municipality;
  found["year"] = told.year == 0 ? 0 : told.year.number();
  found["yearProposed"] = told.year_proposed;
  found["amounts"] = std::string(amount_unit_word(told.amounts));
  found["amountsAsked"] = told.amounts_asked;
  return found;
}

Json plan_draft_json(std::string bytes, const Json& form) {
  const Result<plan_import::PlanOptions> options = answers_of(form);
  if (!options) return wrong(options.error());
  const Result<plan_import::WrittenPlan> plan = plan_in(std::move(bytes), *options);
  if (!plan) return wrong(plan.error());
  Json said = Json::array();
  for (const plan_import::PlanSaid& one : plan->said)
    said.push_back({{"kind", word_of(one.kind)}, {"place", one.place.said}, {"text", one.text.said}});
  Json draft = counts_json(*plan);
  draft["text"] = plan->text;
  draft["said"] = std::move(said);
  return draft;
}

Json plan_endings_json() {
  Json endings = Json::array();
  for (const TableEnding& ending : table_endings()) {
    if (work::is_plan_document(ending.text)) endings.push_back(std::string(ending.text));
  }
  return endings;
}

}  // namespace malkoll::page
