#pragma once

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "grid/document.h"
#include "grid/docx_styles.h"

/// The text of a Word document's paragraphs: runs, fields, notes, what is raised or struck through, and the boxes that hang on them.
namespace malkoll::grid {

/// A document on its way.
struct DocxReading {
  ParagraphStyles styles;
  Numbering numbering;
  Document& document;
  std::uint32_t paragraphs = 0, tables = 0;
  std::size_t cells = 0, spread = 0;
  std::size_t holder = 0;         ///< of the boxes that are read: the anchor of what holds them
  std::vector<bool> fields = {};  ///< of each field that is open: what it shows has begun
  bool too_deep = false, too_large = false;
  std::vector<BoldLine> bold = {};
};

/// A paragraph or a cell as it is put together.
struct DocxText {
  std::string text;
  std::vector<std::string> marks;
  std::vector<pugi::xml_node> boxes;
  std::vector<pugi::xml_node> tables = {};  ///< in a cell, with rows below each other
  const ParagraphStyle* style = nullptr;
  bool bold = true;  ///< all of its words are
  int size = 0;      ///< of the largest, in half points; 0: nothing says
  bool struck = false;  ///< so was the run before
};

/// A document that is nested on and on, which none is that a person has written.
[[nodiscard]] bool is_too_deep(DocxReading& reading, std::size_t depth);

/// Whatever may stand in a paragraph.
void read_inline(const pugi::xml_node& node, DocxReading& reading, DocxText& into, std::size_t depth);

}  // namespace malkoll::grid
