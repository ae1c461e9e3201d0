#include "report/page.h"

#include <fmt/format.h>

#include <ostream>

#include "diag/places.h"
#include "diag/visible.h"
#include "report/templates.h"

namespace malkoll::report {

namespace {

/// In Markdown what would be read as markup gets a backslash.
std::string escape_markdown(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Templates whose names begin with _ are parts of others.
void add_parts(Data& data, std::string_view folder) {
  constexpr std::string_view ending = ".mustache";
  for (const TemplateFile& file : template_files()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(ending)) continue;
    const std::string_view name = file.path.substr(folder.size(), file.path.size() - folder.size() - ending.size());
    if (name.starts_with('_')) data.set(std::string(name), std::string(file.text));
  }
}

struct KindKey {
  Kind kind;
  const char* one;
  const char* many;
};
constexpr KindKey kind_keys[] = {
    {Kind::goal, "goal", "goals"},
    {Kind::goal_area, "area", "areas"},
    {Kind::indicator, "indicator", "indicators"},
    {Kind::committee, "committee", "committees"},
    {Kind::company, "company", "companies"},
    {Kind::committee_goal, "committee_goal", "committee_goals"},
    {Kind::company_goal, "company_goal", "company_goals"},
    {Kind::post, "post", "posts"},
};

}  // namespace

void put(Data& data, const std::string& name, std::string text) {
  data.set(name, text.empty() ? Data{false} : Data{std::move(text)});
}

void flag(Data& data, const std::string& name, bool value) { data.set(name, Data{value}); }

Page::Page(std::ostream& out, const ReportInput& report_input, const ReportOptions& report_options, const Figures& report_figures, Wording wording)
    : input(report_input), options(report_options), figures(report_figures), words(wording), out_(out) {}

void Page::add_words(Data& data) const {
  flag(data, "sv", !words.english());
  flag(data, "en", words.english());
  data.set("unit_of_money", std::string(words.money_unit()));
  put(data, "year", input.project.plan.budget_year == 0 ? "" : std::to_string(input.project.plan.budget_year));
  flag(data, "one_unit", of_one_unit());
  Data kinds;
  for (const KindKey& key : kind_keys) {
    const auto set = [&](const std::string& name, Form form) {
      const std::string_view word = words.word(key.kind, form);
      kinds.set(name, std::string(word));
      kinds.set(capital(name), capital(word));
    };
    set(key.one, Form::indefinite);
    set(key.many, Form::plural);
    set(std::string("the_") + key.one, Form::definite);
    set(std::string("the_") + key.many, Form::plural_definite);
  }
  data.set("w", kinds);
}

void Page::write(std::string_view section, Data data) {
  const bool html = options.format == ReportOptions::Format::html;
  const TemplateFile* file = find_template(fmt::format("{}/{}.mustache", html ? "html" : "markdown", section));
  if (file == nullptr) return;
  add_words(data);
  add_parts(data, html ? "html/" : "markdown/");
  kainjow::mustache::mustache form{std::string(file->text)};
  if (!html) form.set_custom_escape(escape_markdown);
  form.render(data, [&](const std::string& piece) { out_ << piece; });
}

std::string Page::shown(std::string_view text) { return visible(text, true); }

std::string Page::id(std::uint32_t declaration) const { return shown(input.project.id(declaration)); }

std::string Page::title(std::uint32_t declaration) const { return shown(input.project.title(declaration)); }

std::string Page::place(Span span, bool whole_file) const {
  const auto place = place_of(*input.result.sources, span);
  if (!place) return {};
  if (whole_file) return shown(place->path);
  return fmt::format("{}, {} {}", shown(place->path), words.in("rad", "line"), place->begin.line);
}

std::string Page::without_area() const { return fmt::format("{} {}", words.in("Utan", "Without"), words.word(Kind::goal_area)); }

std::vector<std::uint32_t> Page::units() const {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t u = 0; u < input.project.units.size(); ++u) {
    if (!of_one_unit() || u == figures.unit) rows.push_back(u);
  }
  return rows;
}

const TemplateFile* find_template(std::string_view path) {
  for (const TemplateFile& file : template_files()) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

}  // namespace malkoll::report
