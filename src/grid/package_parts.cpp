#include "grid/package_parts.h"

#include <algorithm>

#include "grid/archive.h"

namespace malkoll::grid {

namespace {

/// The part that a relation of a part in `folder` (`xl/`) names.
std::string part_name(std::string_view folder, std::string_view written) {
  std::string slashes(written);
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  std::string_view target = slashes;
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder = folder.substr(0, folder.size() < 2 ? 0 : folder.rfind('/', folder.size() - 2) + 1);
  }
  return std::string(folder) + std::string(target.substr(target.starts_with("./") ? 2 : 0));
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

Result<Relations, Fault> read_relations(std::string_view archive, const std::string& part, std::string_view folder) {
  const auto document = read_xml(archive, part);
  if (!document) return failure(document.error());
  Relations relations;
  for (const pugi::xml_node& node : document->document_element().children()) {
    const std::string_view type = node.attribute("Type").value();
    const bool outside = std::string_view(node.attribute("TargetMode").value()) == "External";
    relations[node.attribute("Id").value()] = {outside ? std::string() : part_name(folder, node.attribute("Target").value()),
                                               std::string(type.substr(type.rfind('/') + 1))};
  }
  return relations;
}

const Relation* of_type(const Relations& relations, std::string_view type) {
  const auto found =
      std::find_if(relations.begin(), relations.end(), [&](const auto& r) { return r.second.type == type && !r.second.target.empty(); });
  return found == relations.end() ? nullptr : &found->second;
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
