#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/language.h"

namespace malkoll {

/// A kind's word as it stands in a sentence: mål, målet, mål, målen.
enum class Form : std::uint8_t { indefinite, definite, plural, plural_definite };

/// A kind (by number) in one of its forms.
struct KindForm {
  std::uint8_t kind = 0;
  Form form = Form::indefinite;
};

/// The built-in word that is written exactly so: `målet` is mål, definite. nullopt: no kind's word.
[[nodiscard]] std::optional<KindForm> built_in_word(std::string_view word);

/// The text is one that agrees with the gender of what follows: ingen, inget, något, ett, vilken …
[[nodiscard]] bool is_determiner(std::string_view word);

/// What a municipality calls the kinds (`benämning mål: prioriterat mål`), and what they are called otherwise.
class Vocabulary {
 public:
  Vocabulary();

  /// Sets the municipality's own term for a kind, by the kind's built-in word. False: no such kind. Other forms are
  /// made by the endings of Swedish; a term whose ending is not known stays as it is, which can always be read before
  /// an id. `definite`, where it is of the term (mätetal, mätetalet), says its definite form, and so its gender.
  bool set(std::string_view kind, std::string_view term, std::string_view definite = {});

  /// Sets the municipality's own word for a value of the language: grön for uppfyllt.
  void set_value(std::string_view value, std::string_view own);
  /// What the municipality calls a value of the language; where it has no word of its own, the value itself.
  [[nodiscard]] std::string_view value(std::string_view value) const;

  /// The word for a kind given by its built-in word; any other text is given back. English has one definite form: the
  /// bare word.
  [[nodiscard]] std::string_view word(std::string_view kind, Form form, Language language) const;
  [[nodiscard]] std::string_view word(KindForm kind, Language language) const;

  /// `ingen` or `inget`, whichever stands before a kind's word. Either form may be given; what is neither is given back.
  [[nodiscard]] std::string_view agreeing(std::string_view determiner, std::string_view kind) const;

 private:
  static constexpr std::size_t kinds = 14;
  std::array<std::array<std::string, 4>, kinds> words_;  // Swedish, own where there is one
  std::array<bool, kinds> neuter_{};                     // of these
  std::vector<std::pair<std::string, std::string>> values_;  // of the language, the municipality's own
};

}  // namespace malkoll
