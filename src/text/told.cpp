#include "text/told.h"

#include <algorithm>
#include <array>

namespace malkoll {

namespace {

Language language = Language::swedish;  // of the whole run, as a locale is

using Sentence = std::pair<std::string_view, std::string_view>;  // Swedish as where it is told, English

constexpr std::array sentences = std::to_array<Sentence>({
#include "text/english.def"
});

}  // namespace

void tell_in(Language of_run) { language = of_run; }

Language run_language() { return language; }

std::string_view in_run_language(std::string_view swedish) {
  if (language == Language::swedish) return swedish;
  const auto found = std::find_if(sentences.begin(), sentences.end(), [&](const Sentence& s) { return s.first == swedish; });
  return found == sentences.end() ? swedish : found->second;
}

}  // namespace malkoll
