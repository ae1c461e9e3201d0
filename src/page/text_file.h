#pragma once

#include <string>

#include "diag/json.h"

/// A file's text as the editor has it, and what it takes to write it back as the file had it.
namespace malkoll::page {

/// `{"text", "label", "bom"}`: `label` as browsers name it, `utf-16le`; the text has the line ends of the file. null: the bytes are no text.
[[nodiscard]] Json text_json(std::string bytes);

/// The letters of the upper 128 bytes of each encoding with a byte a letter, by label; U+FFFD where a byte has none.
[[nodiscard]] Json letters_json();

}  // namespace malkoll::page
