#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diag/vocabulary.h"
#include "text/function_ref.h"
#include "text/language.h"
#include "text/result.h"

namespace malkoll {

/// A value for a place in a text. monostate (NULL) gives an empty text, in every format.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

/// A message with places, compiled once:
/// `{x}` as text, `{x|kr}` öre, `{x|%}` hundredths of a percent, `{x|tal}` a number, `{n|st:nämnd,nämnder}` a count
/// with its noun, `{n|antal mål}` one with a kind's word, `{kind|ord}`, `{kind|ordet}` and `{kind|orden}` (several) a kind's word, `{målet}` a kind's word as such, `{mål|orden}` several; `{inget mål}` and
/// `{inget kind|ord}` a kind's word behind one that agrees with it; `{names|lista}` a text with commas, `a, b och c`; `{{` is a brace.
struct Pattern {
  enum class Format : std::uint8_t { literal, text, kronor, percent, number, count, count_of_kind, word, definite_word, plural_word, list };
  struct Part {
    Format format = Format::literal;
    std::string text;  // literal: itself; else the column's name
    std::string one, many;  // count: the nouns
    std::optional<KindForm> counted;  // count_of_kind: what is counted
    std::string determiner;  // before a kind's word: ingen, något; empty: none
    std::optional<KindForm> literal_word;  // the name is also a kind's word
  };
  std::vector<Part> parts;

  [[nodiscard]] bool empty() const { return parts.empty(); }
};

struct PatternError {
  std::string message;  ///< in the language of the run
  std::size_t offset = 0;  ///< byte in the text at which the place begins
};

/// Fails on a brace that is not closed, a place without a name, an unknown format.
[[nodiscard]] Result<Pattern, PatternError> compile_pattern(std::string_view text);

/// The columns that the pattern needs: every name that is not a kind's word. For a check before the first row.
[[nodiscard]] std::vector<std::string_view> column_names(const Pattern& text);

/// nullopt: no such column; then the name is a kind's word, or stays as `{name}`.
using Lookup = FunctionRef<std::optional<Value>(std::string_view name)>;

/// Appends the text for one row to `out`.
void expand(const Pattern& text, Lookup lookup, const Vocabulary& vocabulary, Language language, std::string& out);
[[nodiscard]] std::string expand(const Pattern& text, Lookup lookup, const Vocabulary& vocabulary, Language language);

}  // namespace malkoll
