// The short edition as a Word document (ECMA-376): headings and real tables whose first row is a heading.
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "report/brief.h"
#include "text/utf8.h"
#include "workbook/package.h"

namespace malkoll::report {

namespace {

using pugi::xml_node;

constexpr const char* word_names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr int text_width = 10'206;  ///< twentieths of a point: A4 less its margins

xml_node with(xml_node parent, const char* name, std::initializer_list<std::pair<const char*, std::string>> attributes = {}) {
  xml_node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(value.c_str());
  return node;
}

enum class Weight : bool { plain, bold };

void add_run(xml_node paragraph, const std::string& text, Weight weight = Weight::plain) {
  if (text.empty()) return;
  xml_node run = paragraph.append_child("w:r");
  if (weight == Weight::bold) run.append_child("w:rPr").append_child("w:b");
  xml_node node = with(run, "w:t", {{"xml:space", "preserve"}});
  node.text().set(text.c_str());
}

xml_node add_paragraph(xml_node parent, const char* style = nullptr) {
  xml_node paragraph = parent.append_child("w:p");
  if (style != nullptr) with(paragraph.append_child("w:pPr"), "w:pStyle", {{"w:val", style}});
  return paragraph;
}

void add_text(xml_node parent, const std::string& text, const char* style = nullptr) {
  if (!text.empty()) add_run(add_paragraph(parent, style), text);
}

int letters(std::string_view text) { return static_cast<int>(count_code_points(text)); }

int longest_word(std::string_view text) {
  int longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    longest = std::max(longest, letters(text.substr(at, end - at)));
    at = end + 1;
  }
  return longest;
}

/// Each column as wide as its longest cell and the longest word of its head, and the name the rest; where that is too little for the
/// longest word there, the others give way.
std::vector<int> widths_of(const BriefTable& table) {
  constexpr int plain = 112, bold = 126, margins = 230;  // twentieths of a point: a letter of nine points, and what stands beside
  std::vector<int> widths(table.head.size());
  int others = 0, longest_name = longest_word(table.head[0]);
  for (const auto& row : table.rows) longest_name = std::max(longest_name, longest_word(row[0]));
  for (std::size_t c = 1; c < widths.size(); ++c) {
    int most = longest_word(table.head[c]) * bold;
    for (const auto& row : table.rows) most = std::max(most, letters(row[c]) * plain);
    if (!table.sum.empty()) most = std::max(most, letters(table.sum[c]) * bold);
    widths[c] = most + margins;
    others += widths[c];
  }
  const int least = std::clamp(longest_name * plain + margins, text_width / 5, text_width / 3);
  const int room = text_width - least;
  if (others > room) {
    for (std::size_t c = 1; c < widths.size(); ++c) widths[c] = widths[c] * room / others;
  }
  widths[0] = text_width;
  for (std::size_t c = 1; c < widths.size(); ++c) widths[0] -= widths[c];
  return widths;
}

void add_row(xml_node body, const BriefTable& table, const std::vector<int>& widths, const std::vector<std::string>& cells, bool is_head,
             Weight weight) {
  xml_node row = body.append_child("w:tr");
  xml_node properties = row.append_child("w:trPr");
  properties.append_child("w:cantSplit");
  if (is_head) properties.append_child("w:tblHeader");
  for (std::size_t c = 0; c < cells.size(); ++c) {
    xml_node cell = row.append_child("w:tc");
    with(cell.append_child("w:tcPr"), "w:tcW", {{"w:w", std::to_string(widths[c])}, {"w:type", "dxa"}});
    xml_node paragraph = add_paragraph(cell, "Tabell");
    if (table.numeric[c]) with(paragraph.child("w:pPr"), "w:jc", {{"w:val", "right"}});
    add_run(paragraph, cells[c], weight);
  }
}

void add_table(xml_node body, const BriefTable& table) {
  add_text(body, table.caption, "Caption");
  const std::vector<int> widths = widths_of(table);
  xml_node node = body.append_child("w:tbl");
  xml_node properties = node.append_child("w:tblPr");
  with(properties, "w:tblStyle", {{"w:val", "Rapport"}});
  with(properties, "w:tblW", {{"w:w", std::to_string(text_width)}, {"w:type", "dxa"}});
  with(properties, "w:tblLayout", {{"w:type", "fixed"}});
  with(properties, "w:tblLook",
       {{"w:val", "0420"},
        {"w:firstRow", "1"},
        {"w:lastRow", table.sum.empty() ? "0" : "1"},
        {"w:firstColumn", "0"},
        {"w:lastColumn", "0"},
        {"w:noHBand", "0"},
        {"w:noVBand", "1"}});
  with(properties, "w:tblCaption", {{"w:val", table.caption}});
  xml_node grid = node.append_child("w:tblGrid");
  for (const int width : widths) with(grid, "w:gridCol", {{"w:w", std::to_string(width)}});
  add_row(node, table, widths, table.head, true, Weight::bold);
  for (const auto& row : table.rows) add_row(node, table, widths, row, false, Weight::plain);
  if (!table.sum.empty()) add_row(node, table, widths, table.sum, false, Weight::bold);
  add_paragraph(body, "Tabell");  // two tables that touch would be one
}

void add_body(xml_node body, const Brief& brief) {
  add_text(body, brief.municipality, "Subtitle");
  add_text(body, brief.title, "Title");
  add_text(body, brief.plan, "Subtitle");
  xml_node lead = add_paragraph(body);
  add_run(lead, brief.verdict, Weight::bold);
  if (!brief.substance.empty()) add_run(lead, " " + brief.substance);
  add_text(body, brief.economy);
  for (const std::string& remark : brief.remarks) add_text(body, remark);
  for (const Headline& figure : brief.figures) {
    xml_node paragraph = add_paragraph(body, "ListBullet");
    add_run(paragraph, figure.number, Weight::bold);
    add_run(paragraph, " " + figure.label);
    if (figure.note.empty()) continue;
    paragraph.append_child("w:r").append_child("w:br");
    add_run(paragraph, figure.note);
  }
  for (const BriefPart& part : brief.parts) {
    add_text(body, part.heading, "Heading1");
    add_table(body, part.table);
    add_text(body, part.note);
  }
  add_text(body, brief.foot, "Fot");
  xml_node section = body.append_child("w:sectPr");
  with(section, "w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
  with(section, "w:pgMar",
       {{"w:top", "850"},
        {"w:right", "850"},
        {"w:bottom", "850"},
        {"w:left", "850"},
        {"w:header", "425"},
        {"w:footer", "425"},
        {"w:gutter", "0"}});
}

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

pugi::xml_document begun() {
  pugi::xml_document document;
  xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  return document;
}

struct Style {
  const char *id, *name, *next;
  int half_points, before, after;  ///< after and before in twentieths of a point
  bool bold, keep_next;
  int level;      ///< of a heading, from 0; -1: none
  int numbering;  ///< of a list; 0: none
};
constexpr std::array<Style, 7> paragraph_styles = {{
    {"Title", "Title", "Normal", 36, 0, 40, true, true, -1, 0},
    {"Subtitle", "Subtitle", "Normal", 20, 0, 60, false, true, -1, 0},
    {"Heading1", "heading 1", "Normal", 26, 200, 60, true, true, 0, 0},
    {"Caption", "caption", "Normal", 18, 40, 40, false, true, -1, 0},
    {"Tabell", "Tabell", "Tabell", 18, 10, 10, false, false, -1, 0},
    {"ListBullet", "List Bullet", "ListBullet", 20, 0, 20, false, false, -1, 1},
    {"Fot", "Fot", "Normal", 16, 200, 0, false, false, -1, 0},
}};

void add_style(xml_node styles, const Style& style) {
  xml_node node = with(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
  with(node, "w:name", {{"w:val", style.name}});
  with(node, "w:basedOn", {{"w:val", "Normal"}});
  with(node, "w:next", {{"w:val", style.next}});
  node.append_child("w:qFormat");
  xml_node paragraph = node.append_child("w:pPr");
  if (style.keep_next) paragraph.append_child("w:keepNext");
  if (style.numbering != 0) with(paragraph.append_child("w:numPr"), "w:numId", {{"w:val", std::to_string(style.numbering)}});
  with(paragraph, "w:spacing", {{"w:before", std::to_string(style.before)}, {"w:after", std::to_string(style.after)}});
  if (style.level >= 0) with(paragraph, "w:outlineLvl", {{"w:val", std::to_string(style.level)}});
  xml_node run = node.append_child("w:rPr");
  if (style.bold) run.append_child("w:b");
  with(run, "w:sz", {{"w:val", std::to_string(style.half_points)}});
}

std::string styles_part(Language language) {
  pugi::xml_document document = begun();
  xml_node styles = with(document, "w:styles", {{"xmlns:w", word_names}});
  xml_node defaults = styles.append_child("w:docDefaults");
  xml_node run = defaults.append_child("w:rPrDefault").append_child("w:rPr");
  with(run, "w:rFonts", {{"w:ascii", "Calibri"}, {"w:hAnsi", "Calibri"}, {"w:cs", "Calibri"}});
  with(run, "w:sz", {{"w:val", "20"}});
  with(run, "w:lang", {{"w:val", language == Language::english ? "en-GB" : "sv-SE"}});
  with(defaults.append_child("w:pPrDefault").append_child("w:pPr"), "w:spacing", {{"w:after", "80"}});
  xml_node normal = with(styles, "w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
  with(normal, "w:name", {{"w:val", "Normal"}});
  for (const Style& style : paragraph_styles) add_style(styles, style);
  xml_node table = with(styles, "w:style", {{"w:type", "table"}, {"w:styleId", "Rapport"}});
  with(table, "w:name", {{"w:val", "Rapport"}});
  xml_node properties = table.append_child("w:tblPr");
  xml_node borders = properties.append_child("w:tblBorders");
  for (const char* side : {"w:top", "w:bottom", "w:insideH"})
    with(borders, side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "8B9097"}});
  return text_of(document);
}

std::string numbering_part() {
  pugi::xml_document document = begun();
  xml_node numbering = with(document, "w:numbering", {{"xmlns:w", word_names}});
  xml_node level = with(with(numbering, "w:abstractNum", {{"w:abstractNumId", "1"}}), "w:lvl", {{"w:ilvl", "0"}});
  with(level, "w:start", {{"w:val", "1"}});
  with(level, "w:numFmt", {{"w:val", "bullet"}});
  with(level, "w:lvlText", {{"w:val", "•"}});
  with(level, "w:lvlJc", {{"w:val", "left"}});
  with(level.append_child("w:pPr"), "w:ind", {{"w:left", "400"}, {"w:hanging", "400"}});
  with(with(numbering, "w:num", {{"w:numId", "1"}}), "w:abstractNumId", {{"w:val", "1"}});
  return text_of(document);
}

std::string document_part(const Brief& brief) {
  pugi::xml_document document = begun();
  add_body(with(document, "w:document", {{"xmlns:w", word_names}}).append_child("w:body"), brief);
  return text_of(document);
}

std::string core_part(const Brief& brief, Language language) {
  pugi::xml_document document = begun();
  xml_node core = with(document, "cp:coreProperties",
                       {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
                        {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  core.append_child("dc:title").text().set(brief.title.c_str());
  core.append_child("dc:creator").text().set("Målkoll");
  core.append_child("dc:language").text().set(language == Language::english ? "en-GB" : "sv-SE");
  return text_of(document);
}

constexpr std::string_view content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";
constexpr std::string_view package_links =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";
constexpr std::string_view document_links =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>)";

}  // namespace

std::string brief_docx(const Brief& brief, Language language) {
  std::string bytes;
  workbook::PackageWriter writer(workbook::into(bytes));
  const auto part = [&](const std::string& name, std::string_view text) {
    writer.begin(name);
    writer.write(text);
    writer.end();
  };
  part("[Content_Types].xml", content_types);
  part("_rels/.rels", package_links);
  part("word/document.xml", document_part(brief));
  part("word/_rels/document.xml.rels", document_links);
  part("word/styles.xml", styles_part(language));
  part("word/numbering.xml", numbering_part());
  part("docProps/core.xml", core_part(brief, language));
  writer.finish();
  return writer.failed() ? std::string() : bytes;
}

}  // namespace malkoll::report
