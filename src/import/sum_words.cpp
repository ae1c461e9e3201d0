#include "import/sum_words.h"

#include <algorithm>
#include <array>

#include "import/column_map_words.h"
#include "text/letter.h"
#include "text/lines.h"
#include "text/list_mark.h"

namespace malkoll::importing {

namespace {

bool same_letters(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower_ascii(a) == b; });
}

bool begins(std::string_view text, std::string_view word) {
  if (!same_letters(text.substr(0, word.size()), word)) return false;
  return text.size() == word.size() || text[word.size()] == ' ' || text[word.size()] == ':' || text[word.size()] == ',' ||
         text[word.size()] == '\t';
}

// clang-format off
constexpr std::array<SumWord, 29> sum_words = {{{"därav", "Därav", true}, {"härav", "Härav", true}, {"av vilket", "Av vilket", true}, {"av vilka", "Av vilka", true}, {"inkl.", "Inkl", true}, {"inkl", "Inkl", true}, {"i.u.", "I u", true}, {"i u", "I u", true}, {"totalram", "Totalram"}, {"totalen", "Totalen"}, {"summering", "Summering"}, {"tot", "Tot"}, {"tot.", "Tot."},
                                                {"Σ", "Σ"}, {"∑", "∑"}, {"netto", "Netto"}, {"nettokostnad", "Nettokostnad"}, {"nettokostnader", "Nettokostnader"}, {"nettoram", "Nettoram"}, {"nettobudget", "Nettobudget"}, {"summa", "Summa"}, {"delsumma", "Delsumma"}, {"totalt", "Totalt"}, {"total", "Total"},
                                               {"totalsumma", "Totalsumma"}, {"slutsumma", "Slutsumma"}, {"sum", "Sum"}, {"s:a", "S:a"}, {"varav", "Varav", true}}};
// clang-format on

/// `- varav lokaler`, `• Summa`: what a list has before its lines.
std::string_view without_mark(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : list_marks) {
    if (text.starts_with(mark)) return trim(text.substr(mark.size()));
  }
  return text.starts_with('+') || text.starts_with('=') ? trim(text.substr(1)) : text;
}

}  // namespace

const SumWord* sum_word(std::string_view text) {
  text = without_mark(text);
  const auto found = std::find_if(sum_words.begin(), sum_words.end(), [&](const SumWord& w) { return begins(text, w.text); });
  return found == sum_words.end() ? nullptr : &*found;
}

bool is_part_word(std::string_view text) {
  const SumWord* word = sum_word(text);
  return word != nullptr && word->part;
}

bool calls_itself_sum(std::string_view text) {
  return (sum_word(text) != nullptr && !is_part_word(text)) || !ending_sum_word(text).empty();
}

bool skips_parts(std::string_view condition) {
  constexpr std::string_view test = condition_tests[0].text;
  const std::size_t at = condition.rfind(test);
  return at != std::string_view::npos && is_part_word(condition.substr(at + test.size()));
}

bool begins_with_sum_word(std::string_view folded, std::string_view word) {
  if (!folded.starts_with(word)) return false;
  if (folded.size() == word.size() || folded[word.size()] == ' ' || sum_word(word) == nullptr) return true;
  static constexpr std::array<std::string_view, 5> forms = {"summan", "summor", "summorna", "totala", "totalsumman"};
  const std::string_view first = folded.substr(0, folded.find(' '));
  return sum_word(first) != nullptr || std::find(forms.begin(), forms.end(), first) != forms.end();
}

std::string_view ending_sum_word(std::string_view text) {
  text = trim(text);
  for (const std::string_view word : {" totalt", " total", " summa", " delsumma"}) {
    if (text.size() > word.size() && same_letters(text.substr(text.size() - word.size()), word)) return word.substr(1);
  }
  return {};
}

}  // namespace malkoll::importing
