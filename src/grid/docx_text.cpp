#include "grid/docx_text.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "grid/xml_cutter.h"
#include "text/lines.h"

namespace malkoll::grid {

/// Elements within each other: Word itself stops far before, and what calls itself needs an end.
constexpr std::size_t deepest = 200;

bool is_too_deep(DocxReading& reading, std::size_t depth) {
  reading.too_deep = reading.too_deep || depth > deepest;
  return depth > deepest;
}

namespace {

bool shows(const DocxReading& reading) {
  return std::all_of(reading.fields.begin(), reading.fields.end(), [](bool begun) { return begun; });
}

/// What is raised is a note's mark, but for the powers of units: m², 10³.
void add_raised(std::string_view raised, DocxText& into) {
  raised = trim(raised);
  const char before = into.text.empty() ? ' ' : into.text.back();
  const bool unit = raised.size() == 1 && (raised == "2" || raised == "3") && (before == 'm' || into.text.ends_with("10"));
  if (unit) into.text += raised == "2" ? "\xC2\xB2" : "\xC2\xB3";
  else if (!raised.empty()) into.marks.emplace_back(raised);
}

/// A line through a text says that it is no longer meant: 80 in `~~80~~ 90`. Runs right behind each other are one text.
void add_struck(std::string_view text, DocxReading& reading, DocxText& into) {
  constexpr std::size_t most = 10'000;
  std::vector<std::string>& struck = reading.document.struck;
  if (trim(text).empty() || struck.size() > most) return;
  if (into.struck) struck.back().append(text);
  else struck.emplace_back(text);
  into.struck = true;
}

/// Of the forms that a drawing has for different programs, one.
pugi::xml_node first_form(const pugi::xml_node& alternatives) {
  const pugi::xml_node choice = child_named(alternatives, "Choice");
  return choice ? choice : child_named(alternatives, "Fallback");
}

/// The text boxes within a drawing.
void find_boxes(const pugi::xml_node& node, DocxReading& reading, DocxText& into, std::size_t depth) {
  if (is_too_deep(reading, depth)) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "txbxContent") into.boxes.push_back(child);
    else if (name == "AlternateContent") find_boxes(first_form(child), reading, into, depth + 1);
    else find_boxes(child, reading, into, depth + 1);
  }
}

void read_run(const pugi::xml_node& run, DocxReading& reading, DocxText& into, std::size_t depth) {
  const pugi::xml_node look = child_named(run, "rPr");
  const bool hidden = is_on(look, "vanish"), struck = is_on(look, "strike") || is_on(look, "dstrike"),
             raised = value_of(look, "vertAlign") == "superscript";
  std::string text;
  for (const pugi::xml_node& child : run.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "fldChar") {
      const std::string type = attribute_named(child, "fldCharType");
      if (type == "begin") reading.fields.push_back(false);
      else if (type == "separate" && !reading.fields.empty()) reading.fields.back() = true;
      else if (type == "end" && !reading.fields.empty()) reading.fields.pop_back();
    }
    if (name == "commentReference") ++reading.document.comments;
    if (hidden || !shows(reading)) continue;
    if (name == "t") text += child.text().get();
    else if (name == "tab") text += '\t';
    else if (name == "br" || name == "cr") text += '\n';
    else if (name == "noBreakHyphen") text += '-';
    else if (struck) continue;
    else if (name == "footnoteReference") into.marks.push_back("fotnot " + attribute_named(child, "id"));
    else if (name == "endnoteReference") into.marks.push_back("slutnot " + attribute_named(child, "id"));
    else if (name == "drawing" || name == "pict" || name == "object") find_boxes(child, reading, into, depth + 1);
    else if (name == "AlternateContent") find_boxes(first_form(child), reading, into, depth + 1);
  }
  for (std::size_t at = text.find("\xC2\xAD"); at != std::string::npos; at = text.find("\xC2\xAD", at))
    text.erase(at, 2);  // a hyphen that only shows at a line's end
  if (struck) return add_struck(text, reading, into);
  into.struck = false;
  if (raised) return add_raised(text, into);
  if (!trim(text).empty()) {
    const std::string named = value_of(look, "rStyle");
    const bool of_style = (into.style != nullptr && into.style->bold == 1) || named == "Strong" || named == "Stark";
    into.bold = into.bold && (child_named(look, "b") ? is_on(look, "b") : of_style);
    const int own = std::atoi(value_of(look, "sz").c_str());
    into.size = std::max(into.size, own != 0 || into.style == nullptr ? own : into.style->size);
  }
  into.text += text;
}

}  // namespace

void read_inline(const pugi::xml_node& node, DocxReading& reading, DocxText& into, std::size_t depth) {
  if (is_too_deep(reading, depth)) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "r") read_run(child, reading, into, depth + 1);
    else if (name == "del" || name == "moveFrom") reading.document.tracked = true;
    else if (name == "pPr" || name == "sdtPr") continue;
    else if (name == "sdt" && is_on(child_named(child, "sdtPr"), "showingPlcHdr")) continue;
    else if (name == "ins" || name == "moveTo") reading.document.tracked = true, read_inline(child, reading, into, depth + 1);
    else if (name == "hyperlink" || name == "smartTag" || name == "sdt" || name == "sdtContent" || name == "fldSimple" ||
             name == "customXml" || name == "bdo" || name == "dir")
      read_inline(child, reading, into, depth + 1);
    else if (name == "commentReference") ++reading.document.comments;
  }
}

}  // namespace malkoll::grid
