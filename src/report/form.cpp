#include "report/form.h"

#include <fmt/format.h>

#include <ostream>

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

constexpr char kept_line = '\x01';  // stands on a line that is meant to be empty

/// A line that holds nothing but a section's tag leaves no line behind, as Mustache has it; the library does so only where the
/// section is not left out, and drops lines that are meant to be empty.
std::string with_lines_as_meant(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool section = line.starts_with("{{#") || line.starts_with("{{/") || line.starts_with("{{^");
    out += line;
    if (section && line.find("}}") + 2 == line.size()) continue;
    if (line.empty()) out += kept_line;
    out += '\n';
  }
  return out;
}

struct KindKey {
  Kind kind;
  const char* one;
  const char* many;
};
constexpr KindKey kind_keys[] = {
    {Kind::goal, "goal", "goals"},
    {Kind::goal_area, "area", "areas"},
    {Kind::assignment, "assignment", "assignments"},
    {Kind::indicator, "indicator", "indicators"},
    {Kind::committee, "committee", "committees"},
    {Kind::company, "company", "companies"},
    {Kind::committee_goal, "committee_goal", "committee_goals"},
    {Kind::company_goal, "company_goal", "company_goals"},
    {Kind::post, "post", "posts"},
};

void add_words(Data& data, const Wording& words) {
  flag(data, "sv", !words.english());
  flag(data, "en", words.english());
  data.set("language", std::string(words.in("sv")));
  data.set("unit_of_money", std::string(words.money_unit()));
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

}  // namespace

void put(Data& data, const std::string& name, std::string text) { data.set(name, text.empty() ? Data{false} : Data{std::move(text)}); }

void flag(Data& data, const std::string& name, bool value) { data.set(name, Data{value}); }

void put_style(Data& data) {
  const TemplateFile* const style = find_template("html/report.css");
  data.set("style", std::string(style->text));
  data.set("style_hash", std::string(style->sha256));
}

void add_figure(Data& figures, std::string number, std::string_view label) {
  Data figure;
  figure.set("number", std::move(number));
  figure.set("label", std::string(label));
  figures.push_back(figure);
}

void fill(std::ostream& out, Output output, std::string_view name, Data data, const Wording& words) {
  const std::string_view folder = output == Output::html ? "html/" : output == Output::markdown ? "markdown/" : "text/";
  const TemplateFile* file = find_template(fmt::format("{}{}.mustache", folder, name));
  if (file == nullptr) return;
  add_words(data, words);
  add_parts(data, folder);
  kainjow::mustache::mustache mustache{output == Output::html ? std::string(file->text) : with_lines_as_meant(file->text)};
  if (output == Output::markdown) mustache.set_custom_escape(escape_markdown);
  if (output == Output::text) mustache.set_custom_escape([](const std::string& text) { return text; });
  mustache.render(data, [&](const std::string& piece) {
    if (piece != std::string_view(&kept_line, 1)) out << piece;
  });
}

std::string shown(std::string_view text) { return visible(text); }

const TemplateFile* find_template(std::string_view path) {
  for (const TemplateFile& file : template_files()) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

}  // namespace malkoll::report
