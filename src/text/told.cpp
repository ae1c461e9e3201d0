#include "text/told.h"

#include <array>
#include <unordered_map>

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

std::string_view in_language(std::string_view swedish, Language wanted) {
  if (wanted == Language::english) {
    static const std::unordered_map<std::string_view, std::string_view> english(sentences.begin(), sentences.end());
    if (const auto found = english.find(swedish); found != english.end()) return found->second;
  }
  return swedish.substr(0, swedish.find("¦"));
}

std::string_view in_run_language(std::string_view swedish) { return in_language(swedish, language); }

}  // namespace malkoll
