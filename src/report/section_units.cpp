#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "diag/places.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

constexpr std::size_t first_of_unit = 5;

/// Units with most money left to link first; of equals those with most errors, then warnings; then as declared.
std::vector<Id<UnitRow>> by_what_remains(const Page& page) {
  std::vector<Id<UnitRow>> order = page.units();
  std::stable_sort(order.begin(), order.end(), [&](Id<UnitRow> a, Id<UnitRow> b) {
    const auto key = [&](Id<UnitRow> u) {
      const FindingCounts& counts = page.figures.findings[u];
      return std::tuple(page.figures.units[u].unlinked, counts.errors, counts.warnings, counts.advice);
    };
    return key(a) > key(b);
  });
  return order;
}

std::string status(const Page& page, Id<UnitRow> unit) {
  const Project& project = page.input.project;
  const bool missing = project.unit_sums[unit].budgets == 0;
  const FindingCounts& counts = page.figures.findings[unit];
  const Wording& w = page.words;
  if (missing && project.units[unit].excused) return std::string(w.in("lämnar inte in¦enheten"));
  if (missing) return std::string(w.in("har inte lämnat in"));
  if (counts.errors > counts.follow_up_errors) return std::string(w.in("kan inte lämnas in"));
  return std::string(counts.counting() == 0 ? w.in("klar") : w.in("kan lämnas in"));
}

Data finding_line(const Page& page, const Finding& finding) {
  const RuleInfo& rule = rule_of(page.input.result, finding);
  Data data;
  data.set("code", rule.code);
  data.set("level", std::string(level_word(finding.level, page.words.language())));
  data.set("level_class", std::string(level_word(finding.level, Language::english)));
  data.set("message", capital(shown(finding.message)));
  put(data, "place", page.place(finding.span, finding.whole_file));
  put(data, "money", page.words.total_if_any(finding.money.value_or(Ore())));
  return data;
}

void add_counts(const Page& page, Data& row, const FindingCounts& counts) {
  row.set("errors", page.words.count_or_dash(counts.errors));
  row.set("warnings", page.words.count_or_dash(counts.warnings));
  row.set("advice", page.words.count_or_dash(counts.advice));
  flag(row, "some_errors", counts.errors > 0);
}

/// The first findings of a unit, the worst first.
Data to_do(const Page& page, const std::string& title, const FindingCounts& counts) {
  Data group;
  group.set("title", title);
  group.set("count", page.words.counted(counts.counting(), page.words.in("fynd¦ett"), page.words.in("fynd")));
  Data list{Data::type::list};
  for (std::size_t i = 0; i < std::min(counts.to_do.size(), first_of_unit); ++i) {
    list.push_back(finding_line(page, page.input.result.findings[counts.to_do[i]]));
  }
  group.set("findings", list);
  put(group, "more", page.words.count_if_any(counts.to_do.size() - std::min(counts.to_do.size(), first_of_unit)));
  return group;
}

}  // namespace

void write_units(Page& page) {
  const Project& project = page.input.project;
  const Wording& w = page.words;
  Data rows{Data::type::list}, groups{Data::type::list};
  for (const Id<UnitRow> u : by_what_remains(page)) {
    const FindingCounts& counts = page.figures.findings[u];
    const MoneyParts& money = page.figures.units[u];
    Data row;
    row.set("id", page.id(project.units[u].declaration));
    row.set("title", page.title(project.units[u].declaration));
    row.set("ore", std::to_string(money.unlinked.count()));
    row.set("money", w.money_or_dash(money.unlinked));
    row.set("share", w.share(money.tied, money.expected));
    row.set("status", status(page, u));
    add_counts(page, row, counts);
    rows.push_back(row);
    if (counts.counting() > 0) groups.push_back(to_do(page, page.title(project.units[u].declaration), counts));
  }
  const FindingCounts& of_none = page.figures.findings.back();
  const std::string plan{w.in("Planen och det som inte hör till en enhet")};
  Data data;
  flag(data, "plan", false);
  if (of_none.counting() > 0) {
    Data row;
    row.set("title", plan);
    add_counts(page, row, of_none);
    data.set("plan", row);
    groups.push_back(to_do(page, plan, of_none));
  }
  data.set("rows", rows);
  data.set("groups", groups);
  data.set("total_ore", std::to_string(page.figures.all.unlinked.count()));
  data.set("total", w.money_or_dash(page.figures.all.unlinked));
  data.set("total_share", w.share(page.figures.all.tied, page.figures.all.expected));
  add_counts(page, data, page.figures.all_findings);
  page.write("units", std::move(data));
}

}  // namespace malkoll::report
