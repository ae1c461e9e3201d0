#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "grid/docx.h"
#include "grid/xml_names.h"

/// Styles and lists of a Word document: what makes a paragraph a heading, and which number a list gives it.
namespace malkoll::grid {

struct ParagraphStyle {
  std::string name;     ///< in lower case; always English for those that Word has from the start
  std::string based_on;
  int outline = -1;     ///< from 0; 9 and -1: no heading
  std::string list;     ///< numId
  int list_level = 0;
  int bold = -1;        ///< 1, 0; -1: it does not say
  int size = 0;         ///< in half points; 0: it does not say
};
using ParagraphStyles = std::map<std::string, ParagraphStyle>;

/// The paragraph styles by id, with what they have from those that they are based on.
[[nodiscard]] ParagraphStyles read_paragraph_styles(const pugi::xml_document& styles);

/// The lists, and how far they have counted.
class Numbering {
 public:
  void read(const pugi::xml_document& numbering);
  /// The next number of a list, `1.2`; empty for bullets and lists that are not there.
  [[nodiscard]] std::string next(const std::string& list, int level);

 private:
  static constexpr std::size_t levels = 9;
  struct Level {
    std::string format = "decimal", text;
    std::uint32_t start = 1;
  };
  struct List {
    std::array<Level, levels> level;
    std::array<std::uint32_t, levels> count{};
    std::array<bool, levels> begun{};
  };
  std::map<std::string, List> lists_;           // by abstractNumId
  std::map<std::string, std::string> numbers_;  // numId → abstractNumId
};

/// An attribute by its local name, of this node.
[[nodiscard]] std::string attribute_named(const pugi::xml_node& node, std::string_view name);
/// `val` of a child; empty: it is not there.
[[nodiscard]] std::string value_of(const pugi::xml_node& node, std::string_view child);
/// A property that is on unless it says otherwise: <w:vanish/>, <w:vanish w:val="0"/>.
[[nodiscard]] bool is_on(const pugi::xml_node& node, std::string_view child);

/// A paragraph that is bold all through: its number among the document's blocks, and the size of its letters in half points.
using BoldLine = std::pair<std::size_t, int>;

/// Who makes headings by hand makes them bold, and larger the more they are over.
void rank_bold_lines(const std::vector<BoldLine>& bold, Document& document);

}  // namespace malkoll::grid
