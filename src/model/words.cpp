#include "model/words.h"

#include <array>

namespace malkoll {

namespace {

template <std::size_t N, typename Enum>
std::string_view at(const std::array<std::string_view, N>& words, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? words[index] : std::string_view{};
}

}  // namespace

std::string_view word(Kind kind) {
  static constexpr std::array<std::string_view, kind_count> words = {
      "kommun", "plan",   "målområde", "mål",       "indikator", "nämnd",
      "bolag",  "budget", "nämndmål",  "bolagsmål", "post",      "uppföljning"};
  return at(words, kind);
}

std::string_view word(Key key) {
  static constexpr std::array<std::string_view, key_count> words = {
      "vision",        "budgetår",     "planår",         "beslutad",      "gäller",         "beloppsenhet",
      "avrundning",    "tecken",       "ram",            "riktning",      "mäts",           "benämning",
      "regel",         "tidigare namn", "område",        "dimension",     "agenda 2030",    "ansvarig",
      "mål",           "indikator",    "aspekt",         "ej mätbart",    "enhet",          "källa",
      "utgångsvärde",  "utfall",       "målvärde",       "investeringsram", "ägarandel",    "ägardirektiv",
      "utan egna mål", "lämnar inte in", "plan",         "version",       "diarienummer",   "kontakt",
      "slag",          "lagrum",       "verksamhet",     "kodsträng",     "drift",          "investering",
      "intäkt",        "bidrar till",  "motverkar",      "motivering",    "till och med",   "nämnd",
      "bedömning",     "kommentar",    "förbrukat",      "undantag",      "beskrivning",    "använd"};
  return at(words, key);
}

std::string_view word(PostClass value) {
  static constexpr std::array<std::string_view, 6> words = {"",             "satsning",    "effektivisering",
                                                            "grunduppdrag", "lagstadgat", "finansiellt"};
  return at(words, value);
}

std::string_view word(Direction value) {
  static constexpr std::array<std::string_view, 4> words = {"", "öka", "minska", "bevara"};
  return at(words, value);
}

std::string_view word(Dimension value) {
  static constexpr std::array<std::string_view, 4> words = {"", "social", "ekonomisk", "miljömässig"};
  return at(words, value);
}

std::string_view word(Verdict value) {
  static constexpr std::array<std::string_view, 5> words = {"", "uppfyllt", "delvis uppfyllt", "ej uppfyllt",
                                                            "kan inte bedömas"};
  return at(words, value);
}

std::string_view word(TargetOp value) {
  static constexpr std::array<std::string_view, 12> words = {"",  ">=", "<=",   ">",   "<",  "between",
                                                             "=", "up", "down", "yes", "no", "none"};
  return at(words, value);
}

}  // namespace malkoll
