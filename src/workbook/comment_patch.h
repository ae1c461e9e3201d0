#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "workbook/book_parts.h"
#include "workbook/sheet_patch.h"

/// Notes at cells: the comments of a sheet, and the shapes in which they are shown (VML, as Excel still writes them).
namespace malkoll::workbook {

using TextSink = FunctionRef<void(std::string_view)>;

/// What is said of a cell; made when it is asked for, since there can be many.
using NoteText = FunctionRef<std::string(Place place)>;

/// Comments on cells of which some have one already.
struct CommentPatch {
  XmlPart xml;                ///< loaded where the sheet has comments
  bool there = false;         ///< it has
  std::set<Place> commented;  ///< cells that have one
  std::set<Place> answered;   ///< cells whose comment is a stand-in for one with answers: it is left alone
};
/// False where the part cannot be read.
[[nodiscard]] bool read_comments(std::string text, CommentPatch& comments);

/// Writes the part: at `places` what `text` says, behind what stands there or as a comment by `author`. Places of answered comments must
/// not be among them. `main`: the namespace of cells.
void write_comments(CommentPatch& comments, const std::vector<Place>& places, NoteText text, std::string_view author, std::string_view main,
                    TextSink out);

/// Numbers of shapes, of which no two in a workbook may be the same.
class ShapeNumbers {
 public:
  /// Those that the package's drawings use are taken.
  explicit ShapeNumbers(const Package& package);
  /// A number of 1024 shapes, from 1024 times itself.
  std::uint32_t next_block();

 private:
  std::set<std::uint32_t> taken_;
  std::uint32_t last_ = 0;
};

/// Writes the part with a shape for each place behind those that are there. `drawing`: the part as it is; empty: there is none. Not always
/// well-formed: it is only a text. False, and nothing written, where no end is found in it.
[[nodiscard]] bool write_shapes(const std::string& drawing, const std::vector<Place>& places, NoteText text, const grid::Sheet& sheet,
                                ShapeNumbers& numbers, TextSink out);

}  // namespace malkoll::workbook
