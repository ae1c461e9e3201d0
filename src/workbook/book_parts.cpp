#include "workbook/book_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "text/utf8.h"

namespace malkoll::workbook {

namespace {

constexpr std::string_view package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A part as one in `folder` names it: not every program reads names from the root.
std::string from_folder(std::string_view folder, std::string_view part) {
  std::string up;
  while (!part.starts_with(folder)) {
    up += "../";
    folder =
        folder.substr(0, folder.rfind('/', folder.size() - 2) == std::string_view::npos ? 0 : folder.rfind('/', folder.size() - 2) + 1);
  }
  return up + std::string(part.substr(folder.size()));
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::optional<Relations> relations_of(const Package& package, std::string_view part) {
  const Entry* entry = package.find(relations_part(part));
  if (entry == nullptr) return Relations();
  XmlPart xml;
  std::string text;
  if (!package.read(*entry, text) || !xml.load(std::move(text))) return std::nullopt;
  return grid::relations_in(xml.root(), grid::folder_of_part(part));
}

std::string BookFrame::main_namespace() const {
  return is_strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}

std::string BookFrame::office_namespace() const {
  return is_strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                   : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

const BookSheet* BookFrame::sheet(std::string_view name) const {
  const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const BookSheet& s) { return s.name == name; });
  return found == sheets.end() ? nullptr : &*found;
}

bool read_book_frame(const Package& package, BookFrame& frame) {
  const auto root = relations_of(package, "");
  const Relation* office = root ? of_type(*root, "officeDocument") : nullptr;
  const Entry* entry = office == nullptr ? nullptr : package.find(office->target);
  std::string text;
  if (entry == nullptr || !package.read(*entry, text) || !frame.xml.load(std::move(text)) || !is_named(frame.xml.root(), "workbook"))
    return false;
  frame.part = office->target;
  auto relations = relations_of(package, frame.part);
  if (!relations) return false;
  frame.relations = std::move(*relations);
  frame.is_strict = frame.xml.text().substr(0, 4096).find("http://purl.oclc.org/ooxml/spreadsheetml/main") != std::string::npos;
  for (const pugi::xml_node& sheet : child_named(frame.xml.root(), "sheets").children()) {
    if (!is_named(sheet, "sheet")) continue;
    const std::string name = sheet.attribute("name").value();
    frame.names.insert(fold(name));
    frame.highest_id = std::max(frame.highest_id, number(sheet.attribute("sheetId").value()));
    const Relation* found = with_id(frame.relations, prefixed_attribute(sheet, "id"));
    if (found != nullptr && found->type == "worksheet") frame.sheets.push_back({name, found->target});
  }
  return !frame.names.empty();
}

NewRelations::NewRelations(const Package& package, const Relations& there, std::string_view part)
    : package_(package), name_(relations_part(part)), folder_(grid::folder_of_part(part)) {
  for (const Relation& relation : there) taken_.insert(relation.id);
}

std::string NewRelations::add(const std::string& type, const std::string& target) {
  std::string id;
  do id = fmt::format("rId{}", next_++);
  while (!taken_.insert(id).second);
  rows_.push_back(fmt::format(R"(Relationship Id="{}" Type="{}" Target="{}"/>)", id, type, escaped(from_folder(folder_, target))));
  return id;
}

std::string NewRelations::text() const {
  const Entry* entry = package_.find(name_);
  if (entry == nullptr) {
    std::string made =
        fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{}\">", package_relations);
    for (const std::string& row : rows_) made += "<" + row;
    return made + "</Relationships>";
  }
  XmlPart xml;
  std::string there;
  if (!package_.read(*entry, there) || !xml.load(std::move(there))) return {};
  for (const std::string& row : rows_) xml.append_to(xml.root(), "<" + xml.prefix() + row);
  return xml.changed();
}

std::string NewNames::free(const std::string& before, const std::string& after) {
  for (std::uint32_t n = 1;; ++n) {
    std::string name = fmt::format("{}{}{}", before, n, after);
    if (package_.find(name) == nullptr && taken_.insert(name).second) return name;
  }
}

}  // namespace malkoll::workbook
