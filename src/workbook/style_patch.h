#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diag/finding.h"
#include "workbook/xml_text.h"

namespace malkoll::workbook {

/// What Målkoll's own sheet needs.
enum class ListStyle : std::uint8_t { heading, wrapped, money, link, count };

/// The styles of a workbook, to which some are added: number format, font, border and protection of a cell stay, and only a cell
/// without a fill is coloured.
class StylePatch {
 public:
  /// A workbook without styles, or with none for cells: nothing is coloured.
  StylePatch() = default;
  /// False where the part cannot be read.
  [[nodiscard]] bool load(std::string text);

  /// The style of a cell whose style is `style`, in the colour of a level; the same where it has a fill of its own.
  [[nodiscard]] std::uint32_t coloured(std::uint32_t style, Level level);
  /// Of a cell of Målkoll's sheet; nullopt: there are no styles.
  [[nodiscard]] std::optional<std::uint32_t> list_style(ListStyle style);

  [[nodiscard]] bool any() const { return !added_.empty(); }
  /// The part with what has been asked for. Once.
  [[nodiscard]] std::string text();

 private:
  std::uint32_t add(std::string xf);
  std::uint32_t fill_of(Level level);
  std::uint32_t font_with(const std::string& first);

  XmlPart xml_;
  std::string prefix_;
  std::vector<pugi::xml_node> formats_;  ///< cellXfs' children
  std::vector<bool> filled_;             ///< of the fills: whether one sees it
  std::uint32_t fonts_ = 0, fills_ = 0;  ///< how many there will be
  std::vector<std::string> added_, new_fonts_, new_fills_;
  std::map<std::pair<std::uint32_t, Level>, std::uint32_t> coloured_;
  std::map<Level, std::uint32_t> level_fills_;
  std::array<std::optional<std::uint32_t>, static_cast<std::size_t>(ListStyle::count)> list_ = {};
};

}  // namespace malkoll::workbook
