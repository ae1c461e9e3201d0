#include "grid/docx.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <pugixml.hpp>
#include <utility>

#include "grid/archive.h"
#include "grid/comments.h"
#include "grid/docx_styles.h"
#include "grid/docx_text.h"
#include "grid/package_parts.h"
#include "grid/xml_cutter.h"
#include "text/lines.h"

namespace malkoll::grid {

namespace {

constexpr std::size_t most_table_columns = 200, most_tables = 10'000;
constexpr std::size_t most_cells = 2'000'000;  ///< that merged cells may spread over
constexpr std::size_t most_spread = std::size_t{64} << 20U;  ///< bytes of text that they may be given once more

void read_blocks(const pugi::xml_node& parent, DocxReading& reading, bool in_box, std::size_t depth);

void read_boxes(const std::vector<pugi::xml_node>& boxes, std::size_t holder, DocxReading& reading, std::size_t depth) {
  const std::size_t before = std::exchange(reading.holder, reading.holder == 0 ? holder : reading.holder);
  for (const pugi::xml_node& box : boxes) read_blocks(box, reading, true, depth + 1);
  reading.holder = before;
}

std::size_t place_of(const pugi::xml_node& node) { return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)); }

/// The first paragraph of a cell that stands in no table of its own; 0: there is none.
std::size_t anchor_in(const pugi::xml_node& cell, DocxReading& reading, std::size_t depth) {
  if (is_too_deep(reading, depth)) return 0;
  for (const pugi::xml_node& child : cell.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "p") return place_of(child);
    const bool around = name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo";
    if (const std::size_t at = around ? anchor_in(child, reading, depth + 1) : 0; at != 0) return at;
  }
  return 0;
}

/// `-1`: no heading.
int outline_of(const pugi::xml_node& properties, const ParagraphStyle* style) {
  const std::string own = value_of(properties, "outlineLvl");
  const int level = !own.empty() ? std::atoi(own.c_str()) : style != nullptr ? style->outline : -1;
  return level > 8 ? -1 : level;
}

void read_paragraph(const pugi::xml_node& node, DocxReading& reading, bool in_box, std::size_t depth) {
  const pugi::xml_node properties = child_named(node, "pPr"), list = child_named(properties, "numPr");
  const auto found = reading.styles.find(value_of(properties, "pStyle"));
  const ParagraphStyle* style = found == reading.styles.end() ? nullptr : &found->second;
  DocxText text{.text = {}, .marks = {}, .boxes = {}, .style = style};
  read_inline(node, reading, text, depth + 1);
  std::string number = value_of(list, "numId");
  int level = std::atoi(value_of(list, "ilvl").c_str());
  if (number.empty() && style != nullptr) number = style->list, level = list ? level : style->list_level;
  if (number == "0") number.clear();
  Block block{.kind = in_box ? Block::Kind::box : Block::Kind::paragraph,
              .number = ++reading.paragraphs,
              .text = tidy_lines(text.text),
              .marks = text.marks};
  block.anchor = in_box ? reading.holder : place_of(node);
  const std::size_t anchor = block.anchor;
  const bool contents = style != nullptr && (style->name.starts_with("toc ") || style->name.starts_with("contents "));
  if (!block.text.empty() && !contents) {
    if (!number.empty()) block.label = reading.numbering.next(number, level);
    const int outline = outline_of(properties, style);
    if (!in_box && outline >= 0) block.kind = Block::Kind::heading, block.level = static_cast<std::uint32_t>(outline + 1);
    else if (!in_box && style != nullptr && style->name == "title") block.kind = Block::Kind::title;
    else if (!in_box && (!number.empty() || (style != nullptr && style->name.starts_with("list ")))) block.kind = Block::Kind::item;
    if (block.kind == Block::Kind::paragraph && text.bold) reading.bold.emplace_back(reading.document.blocks.size(), text.size);
    reading.document.blocks.push_back(std::move(block));
  }
  read_boxes(text.boxes, anchor, reading, depth);
}

/// The elements of a name within a table or a row, through what may stand around them.
void within(const pugi::xml_node& node, std::string_view wanted, std::vector<pugi::xml_node>& found, DocxReading& reading,
            std::size_t depth) {
  if (is_too_deep(reading, depth)) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == wanted) found.push_back(child);
    else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo")
      within(child, wanted, found, reading, depth + 1);
  }
}

/// A table in a cell that is more than words beside each other.
bool has_rows(const pugi::xml_node& table, DocxReading& reading, std::size_t depth) {
  std::vector<pugi::xml_node> rows, cells;
  within(table, "tr", rows, reading, depth);
  if (rows.size() > 1) within(rows[0], "tc", cells, reading, depth);
  return cells.size() > 1;
}

/// A cell's paragraphs, as lines; a table in it that has rows and columns stands by itself.
void read_cell(const pugi::xml_node& node, DocxReading& reading, DocxText& into, std::size_t depth) {
  if (is_too_deep(reading, depth)) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "p") {
      if (!into.text.empty()) into.text += '\n';
      read_inline(child, reading, into, depth + 1);
    } else if (name == "sdt" && is_on(child_named(child, "sdtPr"), "showingPlcHdr")) {
      continue;
    } else if (name == "del" || name == "moveFrom") {
      reading.document.tracked = true;
    } else if (name == "tbl" && has_rows(child, reading, depth + 1)) {
      into.tables.push_back(child);
    } else if (name != "tcPr" && name != "sdtPr" && name != "tblPr") {
      read_cell(child, reading, into, depth + 1);
    }
  }
}

void read_table(const pugi::xml_node& node, DocxReading& reading, std::size_t depth, bool nested = false) {
  if (is_too_deep(reading, depth)) return;
  Block block{.kind = Block::Kind::table, .number = ++reading.tables};
  block.nested = nested;
  reading.too_large = reading.too_large || reading.tables > most_tables;
  if (reading.too_large) return;
  std::vector<pugi::xml_node> rows;
  std::vector<std::pair<std::vector<pugi::xml_node>, std::size_t>> boxes;
  std::vector<pugi::xml_node> inner;
  within(node, "tr", rows, reading, depth + 1);
  for (const pugi::xml_node& row : rows) {
    const pugi::xml_node properties = child_named(row, "trPr");
    const bool struck = static_cast<bool>(child_named(properties, "del"));
    if (struck || child_named(properties, "ins")) reading.document.tracked = true;
    const DocumentRow* above = block.rows.empty() ? nullptr : &block.rows.back();
    DocumentRow added{.number = above == nullptr ? 1 : above->number + 1, .heading = is_on(properties, "tblHeader"), .cells = {}};
    if (struck) continue;
    const int before = std::atoi(value_of(properties, "gridBefore").c_str());
    added.cells.resize(static_cast<std::size_t>(std::clamp(before, 0, static_cast<int>(most_table_columns))));
    std::vector<pugi::xml_node> cells;
    within(row, "tc", cells, reading, depth + 1);
    reading.too_large = reading.too_large || cells.size() > most_table_columns;
    for (const pugi::xml_node& cell : cells) {
      const pugi::xml_node look = child_named(cell, "tcPr"), down = child_named(look, "vMerge");
      const std::size_t at = added.cells.size();
      const int wide = std::atoi(value_of(look, "gridSpan").c_str());
      DocumentCell made;
      DocxText text;
      if (!child_named(look, "cellDel")) read_cell(cell, reading, text, depth + 1);
      const std::size_t anchor = anchor_in(cell, reading, depth + 1);
      if (down && attribute_named(down, "val") != "restart" && above != nullptr && at < above->cells.size()) {
        made = above->cells[at];
        made.covered = true;
        made.under = tidy_lines(text.text);
        reading.spread += made.text.size();
      } else {
        made.text = tidy_lines(text.text);
        made.marks = text.marks;
        made.type = made.text.empty() ? Cell::Type::empty : Cell::Type::text;
        made.anchor = anchor;
      }
      for (int n = 0; n < std::clamp(wide, 1, static_cast<int>(most_table_columns)) && added.cells.size() < most_table_columns; ++n) {
        reading.too_large = reading.too_large || ++reading.cells > most_cells || reading.spread > most_spread;
        if (reading.too_large) return;
        added.cells.push_back(made);
        if (made.covered || n > 0) reading.spread += made.text.size();
        made.covered = true;
        made.under.clear();
      }
      if (!text.boxes.empty()) boxes.emplace_back(std::move(text.boxes), anchor);
      inner.insert(inner.end(), text.tables.begin(), text.tables.end());
    }
    block.rows.push_back(std::move(added));
  }
  if (!block.rows.empty()) reading.document.blocks.push_back(std::move(block));
  for (const pugi::xml_node& table : inner) read_table(table, reading, depth + 1, true);
  for (const auto& [held, anchor] : boxes) read_boxes(held, anchor, reading, depth);
}

/// The paragraphs and tables of the body or of a text box. In a box the rows of a table are paragraphs.
void read_blocks(const pugi::xml_node& parent, DocxReading& reading, bool in_box, std::size_t depth) {
  if (is_too_deep(reading, depth)) return;
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "p") read_paragraph(node, reading, in_box, depth + 1);
    else if (name == "tbl" && !in_box) read_table(node, reading, depth + 1);
    else if (name == "tbl") {
      DocxText text;
      read_cell(node, reading, text, depth + 1);
      for_lines(tidy_lines(text.text), [&](std::string_view line) {
        reading.document.blocks.push_back(
            {.kind = Block::Kind::box, .number = reading.paragraphs, .text = std::string(line), .anchor = reading.holder});
      });
    } else if (name == "sdt") {
      const std::string gallery = value_of(child_named(child_named(node, "sdtPr"), "docPartObj"), "docPartGallery");
      if (gallery == "Table of Contents" || is_on(child_named(node, "sdtPr"), "showingPlcHdr")) continue;
      read_blocks(child_named(node, "sdtContent"), reading, in_box, depth + 1);
    } else if (name == "ins" || name == "moveTo" || name == "customXml") {
      read_blocks(node, reading, in_box, depth + 1);
    } else if (name == "del" || name == "moveFrom") {
      reading.document.tracked = true;
    }
  }
}

Result<void, Fault> read_notes(std::string_view bytes, const Relations& relations, const char* type, const char* element,
                               std::string_view word, DocxReading& reading) {
  const Relation* part = of_type(relations, type);
  if (part == nullptr) return {};
  const auto notes = read_xml(bytes, part->target);
  if (!notes) return failure(notes.error());
  for (const pugi::xml_node& note : notes->document_element().children()) {
    if (local_name(note.name()) != element || !attribute_named(note, "type").empty()) continue;
    DocxText text;
    read_cell(note, reading, text, 0);
    if (std::string words = tidy_lines(text.text); !words.empty())
      reading.document.footnotes.push_back({std::string(word) + ' ' + attribute_named(note, "id"), std::move(words)});
  }
  return {};
}

/// What Målkoll has said in a copy is no comment that anybody waits for an answer to.
void leave_own_comments(std::string_view bytes, const Relations& relations, Document& document) {
  const Relation* part = document.comments == 0 ? nullptr : of_type(relations, "comments");
  const auto comments = part == nullptr ? Result<pugi::xml_document, Fault>(pugi::xml_document()) : read_xml(bytes, part->target);
  if (!comments) return;
  for (const pugi::xml_node& comment : comments->document_element().children()) {
    if (attribute_named(comment, "author") + ":" == findings_heading && document.comments > 0) --document.comments;
  }
}

/// The name of the document's own part.
Result<std::string, Fault> main_part(std::string_view bytes, const std::vector<std::string>& names) {
  if (!has_part(names, "_rels/.rels")) return failure(Fault{FaultKind::other_document});
  const auto root = read_relations(bytes, "_rels/.rels", "");
  if (!root) return failure(root.error());
  const Relation* office = of_type(*root, "officeDocument");
  if (office == nullptr) return failure(Fault{FaultKind::other_document});
  return office->target;
}

}  // namespace

bool is_docx(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return false;
  const auto names = part_names(bytes);
  return names && std::any_of(names->begin(), names->end(),
                              [](const std::string& name) { return is_same_part(std::string_view(name).substr(0, 5), "word/"); });
}

Result<Document, Fault> read_docx(std::string_view bytes) {
  const auto names = part_names(bytes);
  if (!names) return failure(names.error());
  const auto part = main_part(bytes, *names);
  if (!part) return failure(part.error());
  const auto main = read_xml(bytes, *part);
  if (!main) return failure(main.error());
  if (local_name(main->document_element().name()) != "document") return failure(Fault{FaultKind::other_document});
  Result<Relations, Fault> relations;
  if (has_part(*names, relations_part(*part))) relations = read_relations(bytes, relations_part(*part), folder_of_part(*part));
  if (!relations) return failure(relations.error());
  Document document;
  DocxReading reading{.styles = {}, .numbering = {}, .document = document};
  if (const Relation* found = of_type(*relations, "styles")) {
    const auto styles = read_xml(bytes, found->target);
    if (!styles) return failure(styles.error());
    reading.styles = read_paragraph_styles(*styles);
  }
  if (const Relation* found = of_type(*relations, "numbering")) {
    const auto numbering = read_xml(bytes, found->target);
    if (!numbering) return failure(numbering.error());
    reading.numbering.read(*numbering);
  }
  read_blocks(child_named(main->document_element(), "body"), reading, false, 0);
  reading.fields.clear();
  rank_bold_lines(reading.bold, document);
  leave_own_comments(bytes, *relations, document);
  if (const auto done = read_notes(bytes, *relations, "footnotes", "footnote", "fotnot", reading); !done) return failure(done.error());
  if (const auto done = read_notes(bytes, *relations, "endnotes", "endnote", "slutnot", reading); !done) return failure(done.error());
  if (reading.too_deep) return failure(Fault{FaultKind::broken});
  if (reading.too_large) return failure(Fault{FaultKind::too_large});
  return document;
}

}  // namespace malkoll::grid
