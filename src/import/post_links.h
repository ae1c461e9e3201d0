#pragma once

#include <vector>

#include "import/chunk.h"
#include "import/posts.h"

namespace malkoll::importing {

/// The goals of a row's post, as a line of the language. `amounts`: the post's, of which goals whose cells hold money have their parts.
void write_links(RowReader& reader, Chunk& out, const MappedProperty& property, const std::vector<PostAmount>& amounts);

}  // namespace malkoll::importing
