#pragma once

#include <string>
#include <string_view>

#include "text/format.h"

namespace malkoll {

/// Appends text from a file so that it cannot disturb a terminal: control characters as ␛, marks that turn the reading
/// direction or hide (U+202A–E, U+2066–9, U+200B–F …) as <U+202E>, bytes that are not UTF-8 as �. Line ends and tabs
/// become a blank. In ASCII also our own typography becomes ASCII: no-break space, −, … and ·.
void append_visible(std::string& out, std::string_view text, Glyphs glyphs = Glyphs::typographic);

/// The path of a file as the first thing on a line: one that begins with ::, which workflows read as a command, is ./::….
void append_visible_path(std::string& out, std::string_view path, Glyphs glyphs = Glyphs::typographic);

/// The same as append_visible, as a new string.
[[nodiscard]] std::string visible(std::string_view text, Glyphs glyphs = Glyphs::typographic);

}  // namespace malkoll
