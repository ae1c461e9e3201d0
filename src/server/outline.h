#pragma once

#include <string>
#include <vector>

#include "server/names.h"

/// A text from above: what it declares, what can be folded, and what is coloured how.
namespace malkoll::server {

struct Symbol {
  Kind kind = Kind::unknown;
  std::string id, title;
  Span whole;  ///< with everything below it
  Span name;   ///< its id
  std::vector<Symbol> below;
};
[[nodiscard]] std::vector<Symbol> outline(const Checked& checked, const Text& text);

/// First and last line, from 0.
struct Fold {
  std::uint32_t first = 0, last = 0;
  bool comment = false;
};
[[nodiscard]] std::vector<Fold> folds(const Checked& checked, const Text& text);

/// In the order of the legend that is sent to the editor.
enum class TokenType : std::uint8_t { comment, keyword, id, title, property, argument, number, word, name, text };
struct Token {
  Span place;  ///< on one line
  TokenType type = TokenType::text;
  bool declares = false;
};
/// Sorted and apart.
[[nodiscard]] std::vector<Token> tokens(const Checked& checked, const Names& names, const Text& text);

}  // namespace malkoll::server
