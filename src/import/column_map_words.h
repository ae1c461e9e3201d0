#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "import/column_map.h"
#include "model/words.h"

/// The words of a column map's file, for its reader and its writer.
namespace malkoll::importing {

/// The keys that are not the language's own.
enum class MapKey : std::uint8_t {
  sheet,
  heading_row,
  last_row,
  unit,
  unit_title,
  post,
  title,
  year,
  period,
  shares,
  amounts_in,
  decimal_sign,
  sign,
  turn,
  income,
  investment,
  same_posts,
  keep,
  skip,
  fill_down,
  none
};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(MapKey::none)> map_words = {
    "blad",        "rubrikrad", "sista rad",  "enhet",         "enhetsnamn", "post",        "namn",         "år",
    "period",      "andel",     "belopp i",   "decimaltecken", "tecken",     "vänd tecken", "intäktsrader", "investeringsrader",
    "lika poster", "ta med",    "hoppa över", "fyll ned"};
constexpr std::string_view word_of(MapKey key) { return map_words[static_cast<std::size_t>(key)]; }

inline constexpr std::string_view always_word = "alltid ", column_word = "kolumn ", sheet_name_words = "bladets namn",
                                  heading_rows_words = "rubrikrader i ", row_unit_words = "enheten i ", plus = " + ", minus = " minus ",
                                  stands_for = " = ", every_sheet = "alla", row_word = "rad ", only_text_words = "bara text",
                                  no_amounts_words = "inga belopp", amounts_word = "belopp";

struct TestWord {
  std::string_view text;
  Condition::Test test;
};
inline constexpr std::array<TestWord, 6> condition_tests = {{{" börjar med ", Condition::Test::begins},
                                                             {" slutar med ", Condition::Test::ends},
                                                             {" är tom", Condition::Test::is_empty},
                                                             {" ≠ ", Condition::Test::differs},
                                                             {" <> ", Condition::Test::differs},
                                                             {" = ", Condition::Test::equals}}};

/// What may follow a name in »«: in a list of sheets, in a source (the last one only where columns stand for goals), in a condition.
inline constexpr std::array<std::string_view, 1> list_signs = {plus};
inline constexpr std::array<std::string_view, 3> source_signs = {plus, minus, stands_for};
inline constexpr std::array<std::string_view, condition_tests.size()> test_texts = [] {
  std::array<std::string_view, condition_tests.size()> texts;
  for (std::size_t t = 0; t < texts.size(); ++t) texts[t] = condition_tests[t].text;
  return texts;
}();

/// A written map says on its first line that it ends with this one, so that half of one can be told.
inline constexpr std::string_view last_line = "# Slut på kartan.",
                                  first_line = "# Kolumnkarta: vilken kolumn som är vad. Kartan är hel när den slutar med raden   ";

inline bool is_post_property(Key key) { return key != Key::waiver && key != Key::use && can_stand_on(key, Kind::post); }
inline bool is_budget_line(Key key) {
  return key == Key::plan || key == Key::version || key == Key::decided || key == Key::diary || key == Key::contact;
}

}  // namespace malkoll::importing
