#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/vocabulary.h"
#include "model/project.h"
#include "text/told.h"

namespace malkoll::report {

/// How a report says things: its language, the municipality's own words, and the one unit in which it shows money.
class Wording {
 public:
  /// `largest` (öre) decides whether tables show mnkr with one decimal or whole tkr.
  Wording(Language language, const Vocabulary& vocabulary, Ore largest);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool english() const { return language_ == Language::english; }
  /// The text in the language of the report.
  [[nodiscard]] std::string_view in(std::string_view swedish) const { return in_language(swedish, language_); }
  template <typename... Arguments>
  [[nodiscard]] std::string told(fmt::format_string<Arguments...> swedish, Arguments&&... arguments) const {
    return told_in(language_, swedish, std::forward<Arguments>(arguments)...);
  }
  [[nodiscard]] std::string_view word(Kind kind, Form form = Form::indefinite) const;
  /// »indikatorn«, »the indicator«.
  [[nodiscard]] std::string the(Kind kind) const;
  /// »ingen« or »inget«, as it stands before the word.
  [[nodiscard]] std::string_view no(Kind kind) const;
  /// »den« or »det«, of what has been named.
  [[nodiscard]] std::string_view it(Kind kind) const;
  /// The municipality's own word for a value of the language; in English ours.
  [[nodiscard]] std::string_view value(std::string_view swedish) const;
  /// `a, b och c`
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  /// `1 post`, `12 poster`.
  [[nodiscard]] std::string counted(std::size_t count, Kind kind) const;
  [[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many) const;
  [[nodiscard]] std::string count(std::size_t count) const;
  [[nodiscard]] std::string count_if_any(std::size_t count) const;  ///< empty where there is none

  /// Money in öre as a table shows it, without its unit: `12,3`. What is not nothing is never shown as 0: `< 0,1`.
  [[nodiscard]] std::string money(Ore ore) const;
  [[nodiscard]] std::string money_if_any(Ore ore) const; ///< empty where it is nothing
  [[nodiscard]] std::string change(Ore ore) const;        ///< with its sign: `+12,3`
  [[nodiscard]] std::string money_or_dash(Ore ore) const;
  [[nodiscard]] std::string count_or_dash(std::size_t count) const;
  [[nodiscard]] std::string_view money_unit() const;              ///< mnkr or tkr
  [[nodiscard]] std::string total(Ore ore) const;        ///< in running text: `6 012 mnkr`
  [[nodiscard]] std::string total_if_any(Ore ore) const; ///< empty where it is nothing
  /// A part of a whole in whole percent, in a table: `87 %`, `< 1 %`; `–` where the whole is nothing.
  [[nodiscard]] std::string share(Ore part, Ore whole) const;
  [[nodiscard]] std::string share(Share share) const;
  /// The parts of a whole as they stand in one column: rounded so that they add up, where the parts do. What is not nothing is `< 1 %`
  /// rather than 0, and only the whole is 100 %.
  [[nodiscard]] std::vector<std::string> shares(const std::vector<Ore>& parts, Ore whole) const;
  /// A share as it stands in running text: `mindre än 1 %`.
  [[nodiscard]] std::string spoken(std::string share) const;
  /// A part of a whole in running text.
  [[nodiscard]] std::string percent(Ore part, Ore whole) const;
  [[nodiscard]] std::string number(double value) const;           ///< `71,5`

 private:
  [[nodiscard]] std::string share_of(std::int64_t part, std::int64_t whole) const;
  [[nodiscard]] std::string whole_percent_text(std::optional<int> percent) const;  ///< nullopt: less than one

  Language language_;
  const Vocabulary& vocabulary_;
  bool in_thousands_;
};

/// »pågår«, »ongoing«; empty for none.
[[nodiscard]] std::string_view progress_word(Progress progress, const Wording& words);

/// »uppfyllt«, »met«; empty for none.
[[nodiscard]] std::string_view verdict_word(Verdict verdict, const Wording& words);

[[nodiscard]] std::string joined(const std::vector<std::string>& items, std::string_view between);

/// With its first letter as a capital.
[[nodiscard]] std::string capital(std::string_view text);

}  // namespace malkoll::report
