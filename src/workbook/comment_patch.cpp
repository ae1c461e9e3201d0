#include "workbook/comment_patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "grid/xlsx_sheet.h"
#include "grid/xml_cutter.h"
#include "text/cell_name.h"
#include "text/utf8.h"
#include "workbook/annotate.h"

namespace malkoll::workbook {

namespace {

constexpr char here = '\x01';  ///< a character that no XML holds: where the new ones go

/// The text, no longer than Excel takes.
std::string fitting(std::string text, std::size_t room) {
  if (text.size() <= room) return text;
  while (room > 0 && (static_cast<unsigned char>(text[room]) & 0xC0U) == 0x80) --room;
  text.resize(room);
  return text + " …";
}

std::string run(std::string_view prefix, std::string_view text) {
  return fmt::format(
      R"(<{0}r><{0}rPr><{0}sz val="9"/><{0}color indexed="81"/><{0}rFont val="Tahoma"/><{0}family val="2"/></{0}rPr><{0}t xml:space="preserve">{1}</{0}t></{0}r>)",
      prefix, escaped_cell(text));
}

std::optional<Place> place_of(const pugi::xml_node& comment) {
  const auto cell = grid::read_reference(comment.attribute("ref").value());
  return cell ? std::optional(Place{cell->row, cell->column}) : std::nullopt;
}

std::size_t length_of(const pugi::xml_node& text) {
  std::size_t length = 0;
  for (const pugi::xml_node& child : text.children())
    length += is_named(child, "r") ? length_of(child) : std::string_view(child.text().get()).size();
  return length;
}

/// More text in a comment: a run behind what there is. A plain text becomes a run too: beside runs it would not be one of them.
void add_run(XmlPart& xml, const pugi::xml_node& comment, const std::string& text) {
  const std::string prefix = xml.prefix();
  const pugi::xml_node body = child_named(comment, "text");
  const std::string added = run(prefix, fitting("\n\n" + text, longest_comment - std::min(longest_comment, length_of(body))));
  if (body.empty()) return xml.append_to(comment, fmt::format("<{0}text>{1}</{0}text>", prefix, added));
  if (const pugi::xml_node plain = child_named(body, "t"); !plain.empty()) {
    xml.insert_before(plain, fmt::format("<{}r>", prefix));
    xml.insert_after(plain, fmt::format("</{}r>", prefix));
  }
  for (const char* behind : {"rPh", "phoneticPr"}) {
    if (const pugi::xml_node node = child_named(body, behind); !node.empty()) return xml.insert_before(node, added);
  }
  xml.append_to(body, added);
}

}  // namespace

bool read_comments(std::string text, CommentPatch& comments) {
  if (!comments.xml.load(std::move(text)) || !is_named(comments.xml.root(), "comments")) return false;
  comments.there = true;
  std::vector<bool> stand_in;  // of the authors
  for (const pugi::xml_node& author : child_named(comments.xml.root(), "authors").children()) {
    if (is_named(author, "author")) stand_in.push_back(std::string_view(author.text().get()).starts_with("tc="));
  }
  for (const pugi::xml_node& comment : child_named(comments.xml.root(), "commentList").children()) {
    const auto place = is_named(comment, "comment") ? place_of(comment) : std::nullopt;
    if (!place) continue;
    comments.commented.insert(*place);
    const unsigned author = comment.attribute("authorId").as_uint();
    if (author < stand_in.size() && stand_in[author]) comments.answered.insert(*place);
  }
  return true;
}

void write_comments(CommentPatch& comments, const std::vector<Place>& places, NoteText text, std::string_view author, std::string_view main,
                    TextSink out) {
  std::string prefix, around;
  std::size_t author_number = 0;
  if (!comments.there) {
    around = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{}\"><authors><author>{}</author></authors><commentList>{}</commentList></comments>",
        main, author, here);
  } else {
    XmlPart& xml = comments.xml;
    prefix = xml.prefix();
    const pugi::xml_node authors = child_named(xml.root(), "authors");
    bool known = false;
    for (const pugi::xml_node& there : authors.children()) {
      if (!is_named(there, "author")) continue;
      known = author == there.text().get();
      if (known) break;
      ++author_number;
    }
    const std::string ours = fmt::format("<{0}author>{1}</{0}author>", prefix, author);
    if (authors.empty()) xml.prepend_to(xml.root(), fmt::format("<{0}authors>{1}</{0}authors>", prefix, ours));
    if (!known && !authors.empty()) xml.append_to(authors, ours);
    const pugi::xml_node list = child_named(xml.root(), "commentList");
    std::set<Place> done;  // of two on one cell the first is added to
    for (const pugi::xml_node& comment : list.children()) {
      const auto place = is_named(comment, "comment") ? place_of(comment) : std::nullopt;
      if (place && std::binary_search(places.begin(), places.end(), *place) && done.insert(*place).second)
        add_run(xml, comment, text(*place));
    }
    if (list.empty()) {
      xml.append_to(xml.root(), fmt::format("<{0}commentList>{1}</{0}commentList>", prefix, here));
    } else {
      xml.append_to(list, std::string(1, here));
    }
    around = xml.changed();
  }
  const std::size_t middle = std::min(around.find(here), around.size());
  out(std::string_view(around).substr(0, middle));
  for (const Place& place : places) {
    if (comments.commented.contains(place)) continue;
    out(fmt::format(R"(<{0}comment ref="{1}" authorId="{2}" shapeId="0"><{0}text>{3}</{0}text></{0}comment>)", prefix,
                    cell_name("", place.first, place.second), author_number, run(prefix, fitting(text(place), longest_comment))));
  }
  out(std::string_view(around).substr(std::min(middle + 1, around.size())));
}

namespace {

constexpr std::uint32_t block = 1024;

std::uint32_t number_at(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The tag that lists the blocks of a drawing's shapes.
std::optional<Tag> id_map(std::string_view drawing) {
  for (std::size_t at = drawing.find("idmap"); at != std::string_view::npos; at = drawing.find("idmap", at + 1)) {
    const std::size_t open = drawing.rfind('<', at);
    const auto tag = open == std::string_view::npos ? std::nullopt : next_tag(drawing, open);
    if (tag && grid::local_name(tag->name) == "idmap") return tag;
  }
  return std::nullopt;
}

constexpr std::string_view shape_id = "_x0000_s";

/// How far a note reaches: columns from `first`, which begins where it does, and the rest of the last one, in pixels.
struct Reach {
  std::uint32_t column = 0, pixels = 0;
};
Reach reach(const grid::Sheet& sheet, std::uint32_t first, std::uint32_t width) {
  for (std::uint32_t column = first;; ++column) {
    const auto look = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                   [&](const grid::Columns& c) { return c.first <= column && column <= c.last; });
    std::uint32_t pixels = 64;
    if (look != sheet.columns.end() && look->hidden) pixels = 0;
    if (look != sheet.columns.end() && !look->hidden && look->width > 0)
      pixels = static_cast<std::uint32_t>(std::min(look->width, 255.0) * 7) + 5;
    if (pixels > width || column >= first + 200) return {column, std::min(width, pixels)};
    width -= pixels;
  }
}

std::string shape(std::uint32_t number, Place place, std::size_t characters, const grid::Sheet& sheet, const std::string& spaces) {
  constexpr std::uint32_t last_column = 16'384, last_row = 1'048'576, width = 380;
  const std::uint32_t left = std::min(place.second + 1, last_column - 8);
  const Reach right = reach(sheet, left, width + 15);
  const auto rows = static_cast<std::uint32_t>(std::clamp<std::size_t>(2 + characters / 55 + 1, 3, 20));
  const std::uint32_t top = std::min(place.first, last_row - rows);
  return fmt::format(
      "<v:shape{} id=\"{}{}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:285pt;height:{}pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" "
      "o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div "
      "style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}, 15, {}, 2, {}, {}, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
      "<x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>",
      spaces, shape_id, number, rows * 15, left - 1, top - 1, right.column - 1, right.pixels, top - 1 + rows, place.first - 1,
      place.second - 1);
}

constexpr std::string_view declarations =
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel")";
constexpr std::string_view shape_type =
    R"( id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>)";

}  // namespace

ShapeNumbers::ShapeNumbers(const Package& package) {
  for (const Entry& entry : package.entries()) {
    std::string text;
    if (!part_key(entry.name).ends_with(".vml") || !package.read(entry, text)) continue;
    for (std::size_t at = text.find(shape_id); at != std::string::npos; at = text.find(shape_id, at + 1))
      taken_.insert(number_at(std::string_view(text).substr(at + shape_id.size())) / block);
    const auto map = id_map(text);
    const auto data = map ? attribute_in(text, *map, "data") : std::nullopt;
    for (std::string_view rest = data ? data->value : std::string_view(); !rest.empty();) {
      rest.remove_prefix(std::min(rest.find_first_of("0123456789"), rest.size()));
      if (!rest.empty()) taken_.insert(number_at(rest));
      rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    }
  }
}

std::uint32_t ShapeNumbers::next_block() {
  do ++last_;
  while (taken_.contains(last_));
  return last_;
}

bool write_shapes(const std::string& drawing, const std::vector<Place>& places, NoteText text, const grid::Sheet& sheet,
                  ShapeNumbers& numbers, TextSink out) {
  std::vector<std::uint32_t> blocks;
  for (std::size_t n = 0; n < places.size(); n += block - 1) blocks.push_back(numbers.next_block());
  std::string listed;
  for (const std::uint32_t b : blocks) listed += (listed.empty() ? "" : ",") + std::to_string(b);

  std::string around = drawing;
  if (around.empty()) around = fmt::format("<xml{}></xml>", declarations);
  const auto root = next_tag(around, 0);
  if (!root || root->name != "xml") return false;
  const std::string_view head = std::string_view(around).substr(root->begin, root->end - root->begin);
  const bool declared = head.find("xmlns:v=") != std::string_view::npos && head.find("xmlns:o=") != std::string_view::npos &&
                        head.find("xmlns:x=") != std::string_view::npos;
  const std::string spaces(declared ? "" : declarations);
  std::vector<Edit> edits;
  const auto insert = [&](std::size_t at, std::string what) { edits.push_back({static_cast<std::uint32_t>(at), 0, std::move(what)}); };

  std::string first;  // what has to stand before the shapes
  const auto map = id_map(around);
  const auto data = map ? attribute_in(around, *map, "data") : std::nullopt;
  if (data) {
    insert(data->at + data->length - 1, (data->value.empty() ? "" : ",") + listed);
  } else {
    first = fmt::format(R"(<o:shapelayout{} v:ext="edit"><o:idmap v:ext="edit" data="{}"/></o:shapelayout>)", spaces, listed);
  }
  if (around.find("id=\"_x0000_t202\"") == std::string::npos && around.find("id='_x0000_t202'") == std::string::npos)
    first += fmt::format("<v:shapetype{}{}", spaces, shape_type);
  const std::size_t closing = around.rfind("</xml>");
  if (root->empty) {
    edits.push_back({static_cast<std::uint32_t>(root->end - 2), 2, fmt::format(">{}{}</xml>", first, here)});
  } else if (closing == std::string::npos) {
    return false;
  } else {
    insert(root->end, data ? std::string() : first);
    insert(closing, (data ? first : std::string()) + here);
  }
  around = with_edits(around, std::move(edits));
  const std::size_t middle = std::min(around.find(here), around.size());
  out(std::string_view(around).substr(0, middle));
  for (std::size_t n = 0; n < places.size(); ++n) {
    const auto number = blocks[n / (block - 1)] * block + 1 + static_cast<std::uint32_t>(n % (block - 1));
    out(shape(number, places[n], count_code_points(text(places[n])), sheet, spaces));
  }
  out(std::string_view(around).substr(std::min(middle + 1, around.size())));
  return true;
}

}  // namespace malkoll::workbook
