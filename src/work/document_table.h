#pragma once

#include <string>

#include "import/chunk.h"
#include "work/table_file.h"

/// Word documents whose tables hold posts: a nämnd's own letter, as it was written.
namespace malkoll::work {

/// The document's tables, and what there is to say of the rest of it.
[[nodiscard]] TableFile open_document(std::string bytes);

/// Writes the paragraphs that speak of money as notes before a text, with where they stand and that they are not read. Before it, where they are
/// of no post.
void tell_loose(const TableFile& file, MadeText& made);

}  // namespace malkoll::work
