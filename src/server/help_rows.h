#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grammar.h"

/// What a finding's help says to write, which is one text for people: its lines stand between three blanks.
namespace malkoll::server {

/// Lines that belong together: one property, or a heading with what is to stand below it.
struct HelpRows {
  Kind opens = Kind::unknown;  ///< what the heading declares; unknown: there is none, `rows` is one property
  Key key = Key::none;         ///< of the property, on the kind that was asked for
  std::vector<std::string> rows;  ///< as they stand in a file, headings first on the line and properties indented
  bool to_fill_in = false;     ///< something is left to the person, as `…`

  [[nodiscard]] std::string_view head() const;  ///< of the first row, before the colon
};

/// The rows of a help that can stand on a declaration of `kind`, or be declared beside it. What stands there for example is no answer: it is left
/// to be filled in, and a heading for example is none.
[[nodiscard]] std::vector<HelpRows> rows_of(const Keywords& keywords, std::string_view help, Kind kind);

}  // namespace malkoll::server
