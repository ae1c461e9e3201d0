#pragma once

#include <string>
#include <string_view>

/// What a name of a nämnd or a bolag is made of.
namespace malkoll::plan_import {

/// What a name is made of, without the words between: `Barn- och utbildningsnämnden` gives B, U and N, with and without the o of och.
struct Initials {
  std::string plain, with_and;
};
[[nodiscard]] Initials initials_of(std::string_view title);

/// `Barn- och utbildningsnämnden (BUN)`
struct Name {
  std::string title, letters;
};
[[nodiscard]] Name name_of(std::string_view text);

/// `Socialnämnd` and `Socialnämnden`, `Barn- o utbildningsnämnden` and `Barn- och utbildningsnämnden` are one.
[[nodiscard]] std::string key_of(std::string_view title);

[[nodiscard]] bool is_company_name(std::string_view text);

/// `Varje nämnd`, `Resp. nämnd`, `Den nya kommunstyrelsen`, `f.d. socialnämnden`, `Verksamheten under socialnämnden`: words that stand for some
/// nämnd, or say something of one, and are not what it is called.
[[nodiscard]] bool points_at_unit(std::string_view title);

/// In a sentence a name may have a small letter, which it has not by itself.
[[nodiscard]] std::string capitalized(std::string_view name);

}  // namespace malkoll::plan_import
