#include "workbook/whole.h"

#include <array>
#include <string>
#include <vector>

#include "grid/archive.h"
#include "grid/xml_cutter.h"

namespace malkoll::workbook {

namespace {

/// Kept apart, so that no part has to fit in memory.
constexpr std::array<std::string_view, 2> pieces = {"row", "si"};

/// The name of the first element of an XML text; empty: none is found in its beginning.
std::string root_of(std::string_view beginning) {
  for (std::size_t at = beginning.find('<'); at != std::string_view::npos; at = beginning.find('<', at + 1)) {
    const std::string_view tag = beginning.substr(at + 1);
    if (tag.starts_with('?') || tag.starts_with('!')) continue;
    return std::string(grid::local_name(tag.substr(0, tag.find_first_of(" \t\r\n/>"))));
  }
  return {};
}

bool is_whole_part(std::string_view archive, const std::string& name) {
  const bool xml = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
  grid::XmlCutter cutter(pieces);
  std::string root;
  bool first = true;
  const auto done = grid::read_part(archive, name, [&](std::string_view piece) {
    if (!xml) return true;
    if (first) root = root_of(piece);
    first = false;
    return cutter.feed(piece, [](std::string&) { return true; });
  });
  return done && (!xml || (!cutter.fault() && !root.empty() && cutter.last_ended() == root));
}

}  // namespace

bool is_whole(std::string_view archive) {
  const auto names = grid::part_names(archive);
  return names && !names->empty() &&
         std::all_of(names->begin(), names->end(), [&](const std::string& name) { return is_whole_part(archive, name); });
}

}  // namespace malkoll::workbook
