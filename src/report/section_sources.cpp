#include <fmt/format.h>

#include "report/sections.h"
#include "report/templates.h"

namespace malkoll::report {

namespace {

Data settings_in_plan(const Page& page) {
  const Project& project = page.input.project;
  Data rows{Data::type::list};
  for (const WrittenSetting& setting : project.facts.settings) {
    if (setting.owner != project.plan.declaration) continue;
    const std::string code = shown(project.sources->text(setting.code));
    const RuleInfo* rule = page.input.result.catalogue->find(code);
    Data row;
    row.set("code", code);
    put(row, "name", rule == nullptr ? std::string() : rule->name);
    row.set("written", shown(project.sources->text(setting.place)));
    put(row, "usual", rule == nullptr ? std::string() : std::string(level_word(rule->level, page.words.language())));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

void write_sources(Page& page) {
  const Project& project = page.input.project;
  const Wording& w = page.words;
  Data data;
  if (project.plan.declaration != no_row) {
    data.set("plan_id", page.id(project.plan.declaration));
    data.set("plan_title", page.title(project.plan.declaration));
    put(data, "decided", project.plan.decided.iso());
    data.set("settings", settings_in_plan(page));
  }
  flag(data, "follow_up", page.options.follow_up.has_value());
  put(data, "version", page.options.version);
  data.set("rule_count", w.count(page.input.result.catalogue->rules.size()));
  Data files{Data::type::list};
  for (const ReportFile& file : page.input.files) {
    Data row;
    row.set("path", page.file_name(file.path));
    row.set("bytes", w.count(file.bytes));
    row.set("sha256", file.sha256);
    files.push_back(row);
  }
  data.set("files", files);
  data.set("script", std::string(find_template("html/report.js")->text));
  page.write("sources", std::move(data));
}

}  // namespace malkoll::report
