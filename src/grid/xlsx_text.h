#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

/// Texts in a workbook's XML hold as `_xHHHH_` what XML cannot (ECMA-376 part 1, 22.9.2.19): `_x000D_` is a carriage return, and
/// `_x005F_` the underscore of a text that looks so itself.
namespace malkoll::grid {

/// Appends a text of a part as people see it. Control characters that are no line end or tab are left out.
void append_unescaped(std::string& out, std::string_view text);

/// Appends the text of an <si> or <is>: its <t>, and those of its runs; not how it is pronounced.
void append_text(std::string& out, const pugi::xml_node& node);

/// A text so that it is read back as it is, where a part of it looks like such a character.
[[nodiscard]] std::string guarded(std::string_view text);

}  // namespace malkoll::grid
