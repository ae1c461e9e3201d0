#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/questions.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

std::vector<std::string_view> codes_of(std::string_view rules) {
  std::vector<std::string_view> codes;
  for (std::size_t at = 0; at < rules.size();) {
    const std::size_t end = std::min(rules.find(' ', at), rules.size());
    codes.push_back(rules.substr(at, end - at));
    at = end + 1;
  }
  return codes;
}

struct Answer {
  std::size_t asked = 0, findings = 0, errors = 0;  ///< rules that were run, and what they found
  Level worst = Level::off;
  std::vector<std::string> rules;  ///< that found something
};

/// What there is nothing of, so that no rule can answer; empty: there is.
std::string_view lacking(const Page& page, Needs needs) {
  const Project& project = page.input.project;
  const Wording& w = page.words;
  const auto none = [&](bool there, std::string_view lack) { return there ? std::string_view() : w.in(lack); };
  const auto any_unit = [&](const auto& is) { return std::any_of(project.units.begin(), project.units.end(), is); };
  switch (needs) {
    case Needs::nothing: return {};
    case Needs::goals: return none(!project.goals.empty(), "inga mål");
    case Needs::indicators: return none(!project.indicators.empty(), "inga indikatorer");
    case Needs::budgets: return none(!project.budgets.empty(), "inga inlämnade budgetar");
    case Needs::plan_years:
      return none(!project.budgets.empty() && project.plan.last_year > project.plan.budget_year, "inga budgeterade planår");
    case Needs::core_posts:
      return none(std::any_of(project.posts.begin(), project.posts.end(), [](const PostRow& post) { return post.excused; }),
                  "inget grunduppdrag");
    case Needs::assignments: return none(!project.assignments.empty(), "inga uppdrag");
    case Needs::companies: return none(any_unit([](const UnitRow& unit) { return unit.kind == Kind::company; }), "inga bolag");
    case Needs::follow_ups: return none(!project.follow_ups.empty(), "ingen uppföljning");
    case Needs::assessments: return none(!project.assessments.empty(), "inga bedömningar");
  }
  return {};
}

/// »8 fynd, varav 6 fel: L01, L02«
std::string said(const Page& page, const Answer& answer, Needs needs) {
  const Wording& w = page.words;
  if (answer.findings > 0) {
    const std::string errors =
        answer.errors == 0 || answer.errors == answer.findings
            ? ""
            : fmt::format(", {} {} {}", w.in("varav"), w.count(answer.errors), w.in(answer.errors == 1 ? "fel¦ett" : "fel"));
    return fmt::format("{}{}: {}", w.counted(answer.findings, w.in("fynd¦ett"), w.in("fynd")), errors, joined(answer.rules, ", "));
  }
  const std::string_view lacks = lacking(page, needs);
  return lacks.empty() ? std::string(w.in("utan anmärkning")) : fmt::format("{}: {}", w.in("inget att pröva"), lacks);
}

}  // namespace

void write_questions(Page& page) {
  const Wording& w = page.words;
  const CheckResult& result = page.input.result;
  struct Found {
    std::size_t count = 0, errors = 0;
    Level worst = Level::off;
  };
  std::map<std::uint16_t, Found> found;
  for (const Finding& finding : result.findings) {
    if (!counts(finding) || !page.is_about(finding)) continue;
    Found& of_rule = found[finding.rule];
    ++of_rule.count;
    of_rule.errors += finding.level == Level::error ? 1U : 0U;
    of_rule.worst = std::max(of_rule.worst, finding.level);
  }
  Data rows{Data::type::list};
  for (const Question& question : questions()) {
    Answer answer;
    for (const std::string_view code : codes_of(question.rules)) {
      if (result.catalogue->find(code) == nullptr) continue;
      const std::uint16_t rule = result.catalogue->index(code);
      answer.asked += rule < result.ran.size() && result.ran[rule] ? 1U : 0U;
      const auto there = found.find(rule);
      if (there == found.end()) continue;
      answer.findings += there->second.count;
      answer.errors += there->second.errors;
      answer.worst = std::max(answer.worst, there->second.worst);
      answer.rules.emplace_back(code);
    }
    if (answer.asked == 0) continue;
    Data row;
    row.set("question", std::string(w.in(question.swedish)));
    row.set("rules", std::string(question.rules));
    row.set("answer", said(page, answer, question.needs));
    put(row, "level", answer.worst == Level::off ? std::string() : std::string(level_word(answer.worst, w.language())));
    row.set("level_class", std::string(level_word(answer.worst, Language::english)));
    rows.push_back(row);
  }
  if (rows.is_empty_list()) return;
  Data data;
  data.set("rows", rows);
  page.write("questions", std::move(data));
}

}  // namespace malkoll::report
