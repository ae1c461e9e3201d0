#include "import/headings.h"

#include <array>
#include <string>

#include "import/cost_kinds.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

struct KnownHeading {
  std::string_view folded;
  Role role;
  Key key = Key::none;
};
/// Headings as they stand in budget offices' sheets, folded; of those for one role the first goes before.
constexpr KnownHeading known_headings[] = {
    {"nämnd", Role::unit},
    {"bolag", Role::unit},
    {"nämnd bolag", Role::unit},
    {"nämnd eller bolag", Role::unit},
    {"nämnd och bolag", Role::unit},
    {"nämnd styrelse", Role::unit},
    {"nämnd id", Role::unit},
    {"nämndkod", Role::unit},
    {"enhet", Role::place},
    {"enhet id", Role::place},
    {"förvaltning", Role::place},
    {"styrelse", Role::unit},
    {"ansvar", Role::place},
    {"avdelning", Role::place},
    {"kontor", Role::place},
    {"ansvarig nämnd", Role::unit},
    {"ansvarsområde", Role::place},
    {"organisation", Role::place},
    {"kostnadsställe", Role::place},
    {"kst", Role::place},
    {"utvalg", Role::unit},
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
    {"projektnr", Role::post},
    {"projektnummer", Role::post},
    {"projekt nr", Role::post},
    {"kontonr", Role::post},
    {"kod", Role::post},
    {"kode", Role::post},
    {"prosjekt", Role::post},
    {"objekt", Role::post},
    {"post", Role::post},
    {"budgetpost", Role::post},
    {"namn", Role::title},
    {"benämning", Role::title},
    {"radetiketter", Role::title},
    {"row labels", Role::title},
    {"rubrik", Role::title},
    {"titel", Role::title},
    {"postens namn", Role::title},
    {"kontonamn", Role::title},
    {"projektnamn", Role::title},
    {"åtgärd", Role::title},
    {"insats", Role::title},
    {"aktivitet", Role::title},
    {"text", Role::title},
    {"tekst", Role::title},
    {"benevnelse", Role::title},
    {"projektbenämning", Role::title},
    {"kontotext", Role::title},
    {"kontobenämning", Role::title},
    {"satsningar", Role::title},
    {"vad", Role::title},
    {"område", Role::title},
    {"verksamhetsområde", Role::title},
    {"resultatområde", Role::title},
    {"budgetområde", Role::title},
    {"program", Role::title},
    {"radetiketter", Role::title},
    {"row labels", Role::title},
    {"andel", Role::shares},
    {"andel procent", Role::shares},
    {"procent", Role::shares},
    {"år", Role::year},
    {"budgetår", Role::year},
    {"räkenskapsår", Role::year},
    {"verksamhetsår", Role::year},
    {"period", Role::period},
    {"månad", Role::period},
    {"redovisningsperiod", Role::period},
    {"bokföringsperiod", Role::period},
    {"datum", Role::period},
    {"kvartal", Role::period},
    {"tertial", Role::period},
    {"halvår", Role::period},
    {"satsning", Role::investment_flag},
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
    {"bidrar även till", Role::property, Key::contributes},
    {"bidrar också till", Role::property, Key::contributes},
    {"mål", Role::property, Key::contributes},
    {"mål id", Role::property, Key::contributes},
    {"målkoppling", Role::property, Key::contributes},
    {"koppling till mål", Role::property, Key::contributes},
    {"nämndmål", Role::property, Key::contributes},
    {"bolagsmål", Role::property, Key::contributes},
    {"motverkar", Role::property, Key::works_against},
    {"uppdrag", Role::property, Key::assignment},
    {"uppdrag id", Role::property, Key::assignment},
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
    {"noteringar", Role::property, Key::description},
    {"anteckning", Role::property, Key::description},
    {"anteckningar", Role::property, Key::description},
    {"anm", Role::property, Key::description},
    {"not", Role::property, Key::description},
    {"noter", Role::property, Key::description},
    {"förklaring", Role::property, Key::description},
    {"syfte", Role::property, Key::description},
    {"innehåll", Role::property, Key::description},
    {"bakgrund", Role::property, Key::description},
    {"konsekvens", Role::property, Key::description},
    {"konsekvenser", Role::property, Key::description},
    {"konsekvensbeskrivning", Role::property, Key::description},
    {"effekt", Role::property, Key::description},
    {"effekter", Role::property, Key::description},
    {"utveckling", Role::property, Key::description},
    {"upplysningar", Role::property, Key::description},
};

/// `mål 2` and `andel 2`, `mål b`, `mål nr 2` are columns beside `mål 1` and `andel 1`.
std::string_view without_number(std::string_view folded) {
  const std::size_t blank = folded.rfind(' ');
  if (blank == std::string_view::npos) return folded;
  const std::string_view last = folded.substr(blank + 1), rest = folded.substr(0, blank);
  if (!all_digits(last) && !(last.size() == 1 && last[0] >= 'a' && last[0] <= 'f')) return folded;
  return rest.ends_with(" nr") ? rest.substr(0, rest.size() - 3) : rest;
}

/// `%`, `% (2)`: shares, where they stand behind a goal.
bool is_percent_alone(std::string_view heading, std::string_view folded) {
  return trim(heading).starts_with('%') && (folded.empty() || all_digits(folded));
}

/// `Kommentar 2026`, `Anm. budget`, `Kommentarer från nämnden`, `Budgetkommentar`: what begins as a comment is one.
bool begins_as_comment(std::string_view folded) {
  static constexpr std::array<std::string_view, 11> words = {"kommentar",  "kommentarer", "anm",        "anmärkning",
                                                             "notering",   "noteringar",  "förklaring", "beskrivning",
                                                             "motivering", "not",         "underlag"};
  const std::string_view first = folded.substr(0, folded.find(' '));
  return is_one_of(words, first) || first.ends_with("kommentar") || first.ends_with("kommentarer");
}

/// `Kommunmål`, `Prioriterat mål`, `Mål 2`: a goal; `Målgrupp` and `Målvärde 2026` are none.
bool speaks_of_goals(std::string_view folded) {
  std::size_t words = 1;
  for (const char c : folded) words += c == ' ' ? 1 : 0;
  folded = without_number(folded);
  return words <= 4 && folded.ends_with("mål") && !folded.ends_with("ändamål");
}

}  // namespace

Meaning meaning_of(std::string_view heading) {
  const std::string folded = fold(heading);
  if (is_percent_alone(heading, folded)) return {Role::percent, Key::none, {}, 0};
  if (folded.empty()) return {};
  const std::string_view stem = without_number(folded);
  std::uint8_t rank = 0;
  for (const KnownHeading& known : known_headings) {
    const bool numbered =
        known.role == Role::shares || known.key == Key::contributes || known.key == Key::works_against || known.key == Key::assignment;
    if (folded == known.folded || (numbered && stem == known.folded)) return {known.role, known.key, {}, rank};
    ++rank;
  }
  // Andel mål 1: beside the goal, and none itself
  if (folded.ends_with("mål") || stem.ends_with("mål")) {
    if (folded.starts_with("andel ") || folded.starts_with("procent ")) return {Role::shares, Key::none, {}, rank};
  }
  if (speaks_of_goals(folded)) return {Role::property, Key::contributes, {}, rank};
  if (begins_as_comment(folded)) return {Role::property, Key::description, {}, rank};
  if (const MoneyHeading kind = cost_kind(heading); kind.money) return {Role::amount, Key::none, kind, 0};
  const MoneyHeading money = money_heading(heading);
  if (money.money) return {Role::amount, Key::none, money, 0};
  return {};
}

}  // namespace malkoll::importing
