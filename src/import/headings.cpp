#include "import/headings.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct KnownHeading {
  std::string_view folded;
  Role role;
  Key key = Key::none;
};
/// Headings as they stand in budget offices' sheets, folded. The first that is found for a role is the one that counts.
constexpr KnownHeading known_headings[] = {
    {"nämnd", Role::unit},
    {"bolag", Role::unit},
    {"nämnd bolag", Role::unit},
    {"nämnd eller bolag", Role::unit},
    {"nämnd och bolag", Role::unit},
    {"nämnd styrelse", Role::unit},
    {"nämnd id", Role::unit},
    {"nämndkod", Role::unit},
    {"enhet", Role::unit},
    {"enhet id", Role::unit},
    {"förvaltning", Role::unit},
    {"styrelse", Role::unit},
    {"ansvar", Role::unit},
    {"avdelning", Role::unit},
    {"nämndens namn", Role::unit_title},
    {"nämndnamn", Role::unit_title},
    {"enhetsnamn", Role::unit_title},
    {"enhetens namn", Role::unit_title},
    {"id", Role::post},
    {"post id", Role::post},
    {"postid", Role::post},
    {"postnr", Role::post},
    {"postnummer", Role::post},
    {"post nr", Role::post},
    {"nr", Role::post},
    {"nummer", Role::post},
    {"löpnummer", Role::post},
    {"konto", Role::post},
    {"projekt", Role::post},
    {"post", Role::post},
    {"budgetpost", Role::post},
    {"namn", Role::title},
    {"benämning", Role::title},
    {"rubrik", Role::title},
    {"titel", Role::title},
    {"postens namn", Role::title},
    {"kontonamn", Role::title},
    {"projektnamn", Role::title},
    {"åtgärd", Role::title},
    {"insats", Role::title},
    {"aktivitet", Role::title},
    {"text", Role::title},
    {"andel", Role::shares},
    {"andel procent", Role::shares},
    {"procent", Role::shares},
    {"slag", Role::property, Key::post_class},
    {"posttyp", Role::property, Key::post_class},
    {"typ av post", Role::property, Key::post_class},
    {"lagrum", Role::property, Key::law},
    {"lagstöd", Role::property, Key::law},
    {"verksamhet", Role::property, Key::activity},
    {"verksamhetskod", Role::property, Key::activity},
    {"kodsträng", Role::property, Key::code_string},
    {"kontering", Role::property, Key::code_string},
    {"konteringssträng", Role::property, Key::code_string},
    {"bidrar till", Role::property, Key::contributes},
    {"mål", Role::property, Key::contributes},
    {"mål id", Role::property, Key::contributes},
    {"målkoppling", Role::property, Key::contributes},
    {"koppling till mål", Role::property, Key::contributes},
    {"nämndmål", Role::property, Key::contributes},
    {"bolagsmål", Role::property, Key::contributes},
    {"motverkar", Role::property, Key::works_against},
    {"motivering", Role::property, Key::motivation},
    {"till och med", Role::property, Key::until},
    {"tom", Role::property, Key::until},
    {"t o m", Role::property, Key::until},
    {"slutår", Role::property, Key::until},
    {"aspekt", Role::property, Key::aspect},
    {"kommentar", Role::property, Key::description},
    {"kommentarer", Role::property, Key::description},
    {"beskrivning", Role::property, Key::description},
    {"anmärkning", Role::property, Key::description},
    {"notering", Role::property, Key::description},
};

/// `mål 2` and `andel 2` are columns beside `mål 1` and `andel 1`.
std::string_view without_number(std::string_view folded) {
  std::size_t end = folded.size();
  while (end > 0 && folded[end - 1] >= '0' && folded[end - 1] <= '9') --end;
  if (end > 0 && end < folded.size() && folded[end - 1] == ' ') return folded.substr(0, end - 1);
  return folded;
}

}  // namespace

AmountHeading amount_heading(std::string_view heading) {
  struct Word {
    std::string_view text;
    Key key;  ///< none: says nothing of the kind
  };
  static constexpr std::array<Word, 23> words = {
      {{"budget", Key::none},          {"drift", Key::operation},       {"driftbudget", Key::operation}, {"plan", Key::none},
       {"belopp", Key::none},          {"nettokostnad", Key::operation}, {"netto", Key::operation},      {"nettobudget", Key::operation},
       {"år", Key::none},              {"förslag", Key::none},          {"budgetförslag", Key::none},    {"ram", Key::none},
       {"i", Key::none},               {"investering", Key::investment}, {"investeringar", Key::investment}, {"investeringsbudget", Key::investment},
       {"intäkt", Key::income},        {"intäkter", Key::income},       {"kr", Key::none},               {"tkr", Key::none},
       {"mnkr", Key::none},            {"mkr", Key::none},              {"mdkr", Key::none}}};
  AmountHeading found;
  Key key = Key::operation;
  std::string folded = fold(heading);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string token = folded.substr(at, end - at);
    at = end + 1;
    if (token.size() == 4 && token.find_first_not_of("0123456789") == std::string::npos) {
      const long year = std::strtol(token.c_str(), nullptr, 10);
      if (year < 1990 || year > 2199 || found.year != 0) return {};
      found.year = static_cast<std::uint16_t>(year);
      continue;
    }
    const auto word = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.text == token; });
    if (word == words.end()) return {};
    if (word->key != Key::none) key = word->key;
    if (amount_unit(token) != AmountUnit::none) found.unit = amount_unit(token);
  }
  if (found.year != 0) found.key = key;
  return found;
}

Meaning meaning_of(std::string_view heading) {
  const AmountHeading amount = amount_heading(heading);
  if (amount.key != Key::none) return {Role::amount, amount.key, amount.year};
  const std::string folded = fold(heading);
  const std::string_view stem = without_number(folded);
  for (const KnownHeading& known : known_headings) {
    const bool numbered = known.role == Role::shares || known.key == Key::contributes || known.key == Key::works_against;
    if (folded == known.folded || (numbered && stem == known.folded)) return {known.role, known.key, 0};
  }
  return {};
}

}  // namespace malkoll::importing
