#include "grid/package_parts.h"

#include <algorithm>

#include "grid/archive.h"
#include "grid/xml_names.h"

namespace malkoll::grid {

namespace {

/// The part that a target of a part in `folder` (`xl/`) means.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path(target);
  std::replace(path.begin(), path.end(), '\\', '/');
  if (!path.starts_with('/')) path.insert(0, folder);
  std::vector<std::string_view> steps;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, slash);
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!step.empty() && step != "." && step != "..") steps.push_back(step);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  std::string part;
  for (const std::string_view step : steps) part.append(part.empty() ? "" : "/").append(step);
  return part;
}

}  // namespace

Result<pugi::xml_document, Fault> read_xml(std::string_view archive, const std::string& part) {
  const auto xml = whole_part(archive, part, largest_part);
  if (!xml) return failure(xml.error());
  if (xml->find("<!DOCTYPE") != std::string::npos) return failure(Fault{FaultKind::doctype});
  pugi::xml_document document;
  if (!document.load_buffer(xml->data(), xml->size(), pugi::parse_default | pugi::parse_ws_pcdata_single))
    return failure(Fault{FaultKind::broken});
  return document;
}

Relations relations_in(const pugi::xml_node& root, std::string_view folder) {
  Relations relations;
  for (const pugi::xml_node& node : root.children()) {
    if (!is_named(node, "Relationship")) continue;
    const std::string_view type = node.attribute("Type").value();
    const bool outside = std::string_view(node.attribute("TargetMode").value()) == "External";
    relations.push_back({node.attribute("Id").value(), std::string(type.substr(type.rfind('/') + 1)),
                         outside ? std::string() : resolved(folder, node.attribute("Target").value())});
  }
  return relations;
}

Result<Relations, Fault> read_relations(std::string_view archive, const std::string& part, std::string_view folder) {
  const auto document = read_xml(archive, part);
  if (!document) return failure(document.error());
  return relations_in(document->document_element(), folder);
}

const Relation* of_type(const Relations& relations, std::string_view type) {
  const auto found =
      std::find_if(relations.begin(), relations.end(), [&](const Relation& r) { return r.type == type && !r.target.empty(); });
  return found == relations.end() ? nullptr : &*found;
}

const Relation* with_id(const Relations& relations, std::string_view id) {
  const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& r) { return r.id == id; });
  return found == relations.end() ? nullptr : &*found;
}

bool has_part(const std::vector<std::string>& names, std::string_view part) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_same_part(name, part); });
}

std::string_view folder_of_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return part.substr(0, slash == std::string_view::npos ? 0 : slash + 1);
}

std::string relations_part(std::string_view part) {
  const std::string_view folder = folder_of_part(part);
  return std::string(folder).append("_rels/").append(part.substr(folder.size())).append(".rels");
}

}  // namespace malkoll::grid
