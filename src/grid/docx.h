#pragma once

#include <string_view>

#include "grid/document.h"

namespace malkoll::grid {

/// True where the bytes are a package that says that it is a Word document.
[[nodiscard]] bool is_docx(std::string_view bytes);

/// A Word document (.docx, ECMA-376) whole: minizip unpacks, pugixml parses. What is struck is not there and what is inserted is
/// (Document::tracked says so); fields are what they show; what is hidden, a list of contents, and the hint in an empty content control are
/// left out; text boxes come after the paragraph that holds them.
[[nodiscard]] Result<Document, Fault> read_docx(std::string_view bytes);

}  // namespace malkoll::grid
