#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/sink.h"
#include "keywords.h"
#include "model/facts.h"
#include "text/source.h"

namespace malkoll {

/// What was made of a line and of those that it goes on with, for tools that write the text anew.
struct ReadLine {
  enum class Form : std::uint8_t { blank, comment, declaration, property, unread };
  Form form = Form::unread;            ///< unread: something was wrong with it, or with the heading above
  Shape shape = Shape::text;           ///< of a property's value
  Id<Declaration> declaration;  ///< the one that it opens, or to which it belongs
  const Keyword* keyword = nullptr;    ///< of a declaration or a property
  Key key = Key::none;                 ///< of a property
  Span whole;                          ///< every byte of it, line ends too
  Span argument;                       ///< between the keyword and the colon
  Span value;                          ///< behind the colon, to the end of the last line that it goes on with
  bool unfilled = false;  ///< unread only because its value is left to be filled in: what it would be stands in the other fields

  /// It opens a declaration, also one whose title is left to be filled in.
  [[nodiscard]] bool opens() const { return form == Form::declaration || (unfilled && key == Key::none); }
  /// It says something of one, also where the value is left to be filled in.
  [[nodiscard]] bool says() const { return form == Form::property || (unfilled && key != Key::none); }
};

/// Reads one source and adds what it says to `facts`, and each line that could not be read to `sink` (and to Facts::broken).
/// Never stops: a mistake costs its own line. The language is in grammar/README.md.
/// `lines`: each line in turn, where it is wanted.
void parse(const Source& source, const Keywords& keywords, Facts& facts, Sink& sink, std::vector<ReadLine>* lines = nullptr);

/// The text can stand as an id.
[[nodiscard]] bool is_id(std::string_view text);

/// Makes room for what `bytes` of text usually say, so that no table moves while a large budget is read.
void reserve(Facts& facts, std::size_t bytes);

}  // namespace malkoll
