#include "work/own_output.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "grid/docx.h"
#include "store/finding_tables.h"
#include "store/schema.h"
#include "workbook/annotate.h"
#include "workbook/annotated_mark.h"

namespace malkoll::work {

namespace {

/// The headings of each table that rules read, as it is exported: what has come to be known since a table was written stands last in it.
const std::vector<std::string>& headings_of_tables() {
  static const std::vector<std::string> all = [] {
    const Project project;
    const Found found;
    std::vector<std::string> headings;
    for (const Table& table : all_tables(project, found)) {
      std::string& line = headings.emplace_back();
      for (const Column& column : table.columns) {
        line.append(line.empty() ? "" : ";").append(column.name);
        const std::string before = column.hidden ? "" : std::string(column.name) + "_";
        if (column.place) line.append(";" + before + "path;" + before + "line");
      }
    }
    return headings;
  }();
  return all;
}

bool is_table_of_rules(std::string_view text) {
  constexpr std::string_view things = "key;id;title;";
  const auto begins = [&](const std::string& headings) {
    return text.starts_with(headings) && text.size() > headings.size() && (text[headings.size()] == ';' || text[headings.size()] == '\r');
  };
  const std::vector<std::string>& all = headings_of_tables();
  return text.starts_with(things) || std::any_of(all.begin(), all.end(), begins);
}

/// A table of open data: the package beside it is ours and has it, with the headings that it has.
bool is_open_data(const std::string& path, std::string_view bytes, const std::function<FileAnswer(const std::string&)>& read) {
  const std::string_view headings = bytes.substr(0, std::min(bytes.find("\r\n"), bytes.size()));
  if (headings.size() == bytes.size() || headings.find_first_not_of("abcdefghijklmnopqrstuvwxyz_,") != std::string_view::npos) return false;
  const std::filesystem::path file(path);
  const FileAnswer package = read((file.parent_path() / open_data_package).generic_string());
  if (package.fault != FileAnswer::Fault::none) return false;
  const nlohmann::json json = nlohmann::json::parse(package.bytes, nullptr, false);
  if (!json.is_object() || !json.contains("malkoll")) return false;
  const auto part = [](const nlohmann::json& of, const char* name) {
    return of.is_object() ? of.value(name, nlohmann::json()) : nlohmann::json();
  };
  for (const nlohmann::json& resource : part(json, "resources")) {
    if (part(resource, "path") != file.filename().string()) continue;
    std::string named;
    for (const nlohmann::json& field : part(part(resource, "schema"), "fields")) {
      const nlohmann::json name = part(field, "name");
      if (name.is_string()) named.append(named.empty() ? "" : ",").append(name.get<std::string>());
    }
    return named == headings;
  }
  return false;
}

}  // namespace

bool is_own_output(const std::string& path, std::string_view bytes, const std::function<FileAnswer(const std::string&)>& read) {
  // The headings of exported posts and of the page's list of findings (workbook/layout.h, page/web/findings_list.ts).
  constexpr std::string_view findings = "Nivå;Regel;Regelns namn;Id;", findings_in_english = "Level;Rule;Name of the rule;Id;";
  constexpr std::string_view mark = "\xEF\xBB\xBF", posts = "Nämnd eller bolag;Id;Post;Slag;Lagrum;Verksamhet;Kodsträng;";
  if (bytes.starts_with("PK"))
    return workbook::is_annotated_package(bytes) || workbook::is_shown(bytes) ||
           (grid::is_docx(bytes) && workbook::is_ours(bytes));  // a report as Word
  if (bytes.starts_with("Enhet\tPeriod\tMått\tVärde\r\n")) return true;  // for Stratsys (export/stratsys.cpp)
  if (!bytes.starts_with(mark)) return is_open_data(path, bytes, read);
  const std::string_view text = bytes.substr(mark.size());
  return text.starts_with(posts) || is_table_of_rules(text) || text.starts_with(findings) || text.starts_with(findings_in_english);
}

}  // namespace malkoll::work
