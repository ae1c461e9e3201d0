#include "report/page.h"

#include <fmt/format.h>

#include <filesystem>

#include "diag/places.h"

namespace malkoll::report {

std::string published_path(const Project& project, std::string_view path) {
  namespace fs = std::filesystem;
  if (project.plan.declaration == no_row) return fs::path(path).filename().generic_string();
  const fs::path folder = fs::path(project.plan_path()).parent_path();
  const fs::path name = fs::path(path).lexically_normal().lexically_proximate(folder.lexically_normal());
  return name.is_absolute() ? name.filename().generic_string() : name.generic_string();
}

Page::Page(std::ostream& out, const ReportInput& report_input, const ReportOptions& report_options, const Figures& report_figures,
           Wording wording)
    : input(report_input), options(report_options), figures(report_figures), words(wording), out_(out) {}

void Page::write(std::string_view section, Data data) {
  const Year year = input.project.plan.budget_year;
  put(data, "year", year == 0 ? std::string() : to_string(year));
  flag(data, "one_unit", of_one_unit());
  fill(out_, options.format == ReportOptions::Format::html ? Output::html : Output::markdown, section, std::move(data), words);
}

std::string Page::id(Id<Declaration> declaration) const { return shown(input.project.id(declaration)); }

std::string Page::title(Id<Declaration> declaration) const { return shown(input.project.title(declaration)); }

std::string Page::file_name(std::string_view path) const { return shown(published_path(input.project, path)); }

std::string Page::place(Span span, bool whole_file) const {
  const auto place = place_of(*input.result.sources, span);
  if (!place) return {};
  if (whole_file) return file_name(place->path);
  return fmt::format("{}, {} {}", file_name(place->path), words.in("rad¦i en text"), place->begin.line);
}

bool Page::is_about(const Finding& finding) const {
  return !of_one_unit() || concerns_unit(finding, input.project.id(input.project.units[figures.unit].declaration));
}

std::string Page::heading() const {
  const Year year = input.project.plan.budget_year;
  return fmt::format("{}{}", words.in("Mål och pengar"), year == 0 ? std::string() : fmt::format(" {}", year));
}

std::string Page::municipality() const {
  const Id<Declaration> plan = input.project.plan.declaration;
  const Id<Declaration> above = plan == no_row ? no_row : input.project.parent_of(plan);
  return above == no_row ? std::string() : title(above);
}

std::string Page::plan_title() const {
  return input.project.plan.declaration == no_row ? std::string() : title(input.project.plan.declaration);
}

std::string Page::without_area() const { return fmt::format("{} {}", words.in("Utan"), words.word(Kind::goal_area)); }

std::vector<Id<AreaRow>> Page::areas() const {
  std::vector<Id<AreaRow>> rows;
  for (const Id<AreaRow> area : input.project.areas.ids()) rows.push_back(area);
  rows.emplace_back(no_row);
  return rows;
}

std::vector<Id<UnitRow>> Page::units() const {
  std::vector<Id<UnitRow>> rows;
  for (const Id<UnitRow> u : input.project.units.ids()) {
    const bool listed = of_one_unit() ? u == figures.unit : of_all_units() || input.project.unit_sums[u].budgets > 0;
    if (listed) rows.push_back(u);
  }
  return rows;
}

}  // namespace malkoll::report
