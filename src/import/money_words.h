#pragma once

/// What words in headings say of the amounts below them: money_heading.h reads with these.

#include <array>
#include <optional>
#include <string_view>

#include "import/money_heading.h"

namespace malkoll::importing {

/// What a word says of an amount.
struct MoneyWord {
  std::string_view text;
  std::optional<Scenario> scenario = std::nullopt;
  Flow flow = Flow::none;
  Key key = Key::none;
};

/// The tables. A compound is known by its ends, then by its beginning.
struct MoneyWords {
  static constexpr Key drift = Key::operation, investment = Key::investment;
  static constexpr std::optional<Scenario> no_scenario = std::nullopt;

  /// Whole words.
  // clang-format off
  static constexpr MoneyWord exact[] = {
      {"b", Scenario::budget}, {"bu", Scenario::budget}, {"budgeterat", Scenario::budget}, {"budgeterad", Scenario::budget},
      {"budgeterade", Scenario::budget}, {"internbudget", Scenario::budget}, {"beslutad", no_scenario}, {"beslut", no_scenario}, {"beslutat", no_scenario}, {"antagen", no_scenario}, {"antaget", no_scenario}, {"utkast", Scenario::proposal}, {"fastställd", no_scenario},
      {"plan", Scenario::plan}, {"pl", Scenario::plan}, {"planår", Scenario::plan}, {"ekonomiplan", Scenario::plan}, {"økonomiplan", Scenario::plan}, {"ep", Scenario::plan}, {"fp", Scenario::plan}, {"planering", Scenario::plan}, {"inriktning", Scenario::plan}, {"utblick", Scenario::plan}, {"driftplan", Scenario::plan, Flow::none, drift}, {"budgetplan", Scenario::plan}, {"bud", Scenario::budget}, {"vp", Scenario::plan}, {"p", Scenario::plan}, {"flerårsplan", Scenario::plan}, {"verksamhetsplan", Scenario::plan},
      {"planerad", Scenario::plan}, {"planerat", Scenario::plan}, {"preliminär", Scenario::plan}, {"prel", Scenario::plan}, {"preliminärt", Scenario::plan},
      {"förslag", Scenario::proposal}, {"budgetförslag", Scenario::proposal}, {"föreslagen", Scenario::proposal}, {"föreslaget", Scenario::proposal}, {"föreslagna", Scenario::proposal}, {"äskande", Scenario::proposal}, {"äskat", Scenario::proposal}, {"äskanden", Scenario::proposal},
      {"yrkande", Scenario::proposal}, {"begärt", Scenario::proposal}, {"förslaget", Scenario::proposal}, {"forslag", Scenario::proposal},
      {"reviderad", Scenario::revised}, {"reviderat", Scenario::revised}, {"rev", Scenario::revised}, {"justerad", Scenario::revised},
      {"justerat", Scenario::revised}, {"ändrad", Scenario::revised}, {"omarbetad", Scenario::revised}, {"tilläggsbudget", Scenario::revised}, {"tilläggsanslag", Scenario::revised}, {"ombudgetering", Scenario::revised}, {"ombudgeteringar", Scenario::revised},
      {"ny", Scenario::revised}, {"gällande", Scenario::revised}, {"ursprunglig", Scenario::revised},
      {"ram", Scenario::frame}, {"ramar", Scenario::frame}, {"ramen", Scenario::frame}, {"budgetram", Scenario::frame}, {"budgetramar", Scenario::frame},
      {"planeringsram", Scenario::frame}, {"planram", Scenario::frame}, {"planramar", Scenario::frame}, {"driftram", Scenario::frame, Flow::none, drift}, {"driftsram", Scenario::frame, Flow::none, drift},
      {"nettoram", Scenario::frame, Flow::net}, {"kommunbidrag", Scenario::frame}, {"investeringsram", Scenario::frame, Flow::none, investment},
      {"anslag", Scenario::frame}, {"tilldelning", Scenario::frame},
      {"prognos", Scenario::forecast}, {"prog", Scenario::forecast}, {"helårsprognos", Scenario::forecast}, {"årsprognos", Scenario::forecast},
      {"prognosen", Scenario::forecast},
      {"utfall", Scenario::outcome}, {"utf", Scenario::outcome}, {"u", Scenario::outcome}, {"bokslut", Scenario::outcome}, {"årsbokslut", Scenario::outcome},
      {"delårsbokslut", Scenario::outcome}, {"redovisat", Scenario::outcome}, {"redovisad", Scenario::outcome}, {"redovisning", Scenario::outcome},
      {"bokfört", Scenario::outcome}, {"bokförd", Scenario::outcome}, {"ack", Scenario::outcome}, {"ackumulerat", Scenario::outcome},
      {"regnskap", Scenario::outcome}, {"verkligt", Scenario::outcome}, {"verklig", Scenario::outcome}, {"faktiskt", Scenario::outcome},
      {"förbrukat", Scenario::outcome}, {"upparbetat", Scenario::outcome}, {"årsutfall", Scenario::outcome}, {"nettoutfall", Scenario::outcome},
      {"avvikelse", Scenario::change}, {"avvikelser", Scenario::change}, {"avvik", Scenario::change}, {"differens", Scenario::change}, {"diff", Scenario::change},
      {"förändring", Scenario::change}, {"förändringar", Scenario::change}, {"ändring", Scenario::change}, {"skillnad", Scenario::change},
      {"ökning", Scenario::change}, {"minskning", Scenario::change}, {"justering", Scenario::change}, {"kvar", Scenario::change}, {"endring", Scenario::change},
      {"drift", no_scenario, Flow::none, drift}, {"driften", no_scenario, Flow::none, drift}, {"drifts", no_scenario, Flow::none, drift},
      {"netto", no_scenario, Flow::net}, {"brutto", no_scenario, Flow::cost}, {"verksamhetsbidrag", no_scenario, Flow::net},
      {"utgift", no_scenario, Flow::cost}, {"utgifter", no_scenario, Flow::cost}, {"inkomst", no_scenario, Flow::income}, {"inkomster", no_scenario, Flow::income},
      {"inntekt", no_scenario, Flow::income}, {"inntekter", no_scenario, Flow::income}, {"intäkt", no_scenario, Flow::income},
      {"intäkter", no_scenario, Flow::income}, {"kostnad", no_scenario, Flow::cost}, {"kostnader", no_scenario, Flow::cost}, {"kost", no_scenario, Flow::cost},
      {"kostn", no_scenario, Flow::cost}, {"utg", no_scenario, Flow::cost}, {"bruttok", no_scenario, Flow::cost}, {"bruttokostn", no_scenario, Flow::cost}, {"bto", no_scenario, Flow::cost}, {"ink", no_scenario, Flow::income},
      {"nto", no_scenario, Flow::net}, {"nettok", no_scenario, Flow::net}, {"nettokostn", no_scenario, Flow::net}, {"nettokost", no_scenario, Flow::net},
      {"int", no_scenario, Flow::income}, {"debet", no_scenario, Flow::cost}, {"deb", no_scenario, Flow::cost}, {"kredit", no_scenario, Flow::income}, {"kred", no_scenario, Flow::income}, {"inv", no_scenario, Flow::none, investment}, {"invest", no_scenario, Flow::none, investment},
  };
  // clang-format on
  /// Ends of compounds: nettokostnad is tried before kostnad.
  // clang-format off
  static constexpr MoneyWord endings[] = {
      {"budget", Scenario::budget}, {"budgeten", Scenario::budget}, {"budsjett", Scenario::budget}, {"budjet", Scenario::budget},
      {"nettokostnad", no_scenario, Flow::net}, {"nettokostnader", no_scenario, Flow::net}, {"nettointäkter", no_scenario, Flow::net}, {"nettobelopp", no_scenario, Flow::net},
      {"nettoutgift", no_scenario, Flow::net}, {"nettoutgifter", no_scenario, Flow::net}, {"nettokostnaden", no_scenario, Flow::net}, {"nettoinvestering", no_scenario, Flow::net, investment},
      {"nettoinvesteringar", no_scenario, Flow::net, investment},
      {"kostnad", no_scenario, Flow::cost}, {"kostnader", no_scenario, Flow::cost}, {"utgift", no_scenario, Flow::cost}, {"utgifter", no_scenario, Flow::cost},
      {"intäkt", no_scenario, Flow::income}, {"intäkter", no_scenario, Flow::income}, {"inkomst", no_scenario, Flow::income}, {"inkomster", no_scenario, Flow::income},
      {"netto", no_scenario, Flow::net}, {"prognos", Scenario::forecast}, {"utfall", Scenario::outcome}, {"bokslut", Scenario::outcome},
      {"investering", no_scenario, Flow::none, investment}, {"investeringar", no_scenario, Flow::none, investment}, {"belopp", no_scenario},
  };
  // clang-format on
  /// Beginnings of compounds that add a kind.
  static constexpr MoneyWord beginnings[] = {
      {"drift", no_scenario, Flow::none, drift}, {"investering", no_scenario, Flow::none, investment},
      {"intäkt", no_scenario, Flow::income},     {"kostnad", no_scenario, Flow::cost},
      {"netto", no_scenario, Flow::net},
  };
  /// Words beside those of money that change nothing.
  // clang-format off
  static constexpr std::array<std::string_view, 39> fillers = {
      "belopp", "beløp", "summa", "år", "års", "mål", "föreslås", "året", "i", "för", "av", "verksamhetens", "verksamhetsårets", "kommunens", "nämndens", "styrelsens", "bolagets", "enligt", "och",
      "budgetår", "budgetåret", "den", "per", "till", "med", "t", "o", "m", "tom", "årets", "nytt", "årlig", "årligt", "nämnd", "kf", "ks", "totala", "löpande", "priser"};
  // clang-format on
  static constexpr std::array<std::string_view, 6> aside_words = {"exkl", "exklusive", "inkl", "inklusive", "utan", "ej"};
  static constexpr std::array<std::string_view, 8> whole_year_words = {"helår",  "helåret",    "årsbudget", "total",
                                                                       "totalt", "totalsumma", "grand",     "årsbelopp"};
  static constexpr std::array<std::string_view, 12> months = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                                              "juli",    "augusti",  "september", "oktober", "november", "december"};
};

}  // namespace malkoll::importing
