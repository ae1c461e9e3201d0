#pragma once

#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "grid/xml_names.h"
#include "text/patch.h"

/// XML that is changed as a text: pugixml reads it and finds the place, and what is not changed keeps every byte.
namespace malkoll::workbook {

/// A tag in a text.
struct Tag {
  std::size_t begin = 0, end = 0;  ///< of `<`, and behind `>`
  std::string_view name;           ///< with its prefix
  bool closes = false, empty = false;
};

/// The first whole tag from `at` on; comments, CDATA and instructions are passed over. nullopt: none, or it is cut off.
[[nodiscard]] std::optional<Tag> next_tag(std::string_view text, std::size_t at);

/// The tag with which an element ends: its own where it is empty. nullopt: it does not end.
[[nodiscard]] std::optional<Tag> end_tag(std::string_view text, const Tag& start);

/// An attribute as it stands in a tag: `at` counts from the text's beginning, from the blank before its name to its last quote.
struct AttributePlace {
  std::size_t at = 0, length = 0;
  std::string_view value;  ///< with its entities
};
[[nodiscard]] std::optional<AttributePlace> attribute_in(std::string_view text, const Tag& tag, std::string_view name);

/// What gives a tag an attribute, in its place or as the last; no value takes it away. The value must need no entities.
[[nodiscard]] Edit attribute_edit(std::string_view text, const Tag& tag, std::string_view name, std::string_view value);

/// `x:` of `x:row`; empty: none.
[[nodiscard]] std::string_view prefix_of(std::string_view name);

/// A part that is read whole and changed by insertions.
class XmlPart {
 public:
  /// False where the text is not well-formed, has a document type, or is not in UTF-8.
  [[nodiscard]] bool load(std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  /// The prefix of the root's name, with its colon.
  [[nodiscard]] std::string prefix() const { return std::string(prefix_of(root().name())); }

  /// The start tag of an element of the document.
  [[nodiscard]] Tag tag_of(const pugi::xml_node& element) const;
  /// The element's own text, from `<` to `>`.
  [[nodiscard]] std::string_view text_of(const pugi::xml_node& element) const;

  void insert(std::size_t at, std::string text);
  void insert_before(const pugi::xml_node& element, std::string text) { insert(tag_of(element).begin, std::move(text)); }
  void insert_after(const pugi::xml_node& element, std::string text);
  /// As the first or the last thing in an element; one that is empty is opened up.
  void prepend_to(const pugi::xml_node& element, const std::string& text);
  void append_to(const pugi::xml_node& element, const std::string& text);
  /// Gives an attribute a value, which must need no entities.
  void set_attribute(const pugi::xml_node& element, std::string_view name, std::string_view value);

  /// The text with all that.
  [[nodiscard]] std::string changed();

 private:
  std::string text_;
  pugi::xml_document document_;
  std::vector<Edit> edits_;
};

using grid::child_named;
using grid::is_named;
/// An attribute that has a prefix, by its name without it: `r:id`.
[[nodiscard]] std::string_view prefixed_attribute(const pugi::xml_node& node, std::string_view name);

/// A text for XML: entities; what XML cannot hold is left out.
[[nodiscard]] std::string escaped(std::string_view text);
/// The same for what spreadsheets read as a text: `_x000D_` means something there, and is written `_x005F_x000D_`.
[[nodiscard]] std::string escaped_cell(std::string_view text);

/// The edits, sorted by place; those of one place stay in their order.
[[nodiscard]] std::string with_edits(std::string_view text, std::vector<Edit> edits);

}  // namespace malkoll::workbook
