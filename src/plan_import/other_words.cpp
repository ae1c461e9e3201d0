#include "plan_import/other_words.h"

#include <algorithm>
#include <array>

#include "plan_import/unit_names.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

bool is_about_words(std::string_view text) {
  static const WordList words("begrepp*, ordlista*, ordförklaring*, definition*, förkortning*, terminologi*");
  return words.first_in(fold(text)).has_value();
}

bool is_term_heading(std::string_view text) {
  static const WordList words("^ord$, ^begrepp$, ^term$, ^termer$, ^uttryck$, ^förkortning$, ^benämning$");
  return words.first_in(fold(text)).has_value();
}

bool is_meaning_heading(std::string_view text) {
  static const WordList words("^förklaring$, ^definition$, ^betydelse$, ^beskrivning$, ^innebörd$, ^innebär$");
  return words.first_in(fold(text)).has_value();
}

bool is_of_assets(std::string_view text) {
  static const WordList words(
      "*tillgångar, *tillgång, ^skulder*, ^*skulder$, ^eget kapital*, ^avsättningar*, ^likvida medel*, förändring av likvida medel, kassaflöde*, summa skulder *");
  return words.first_in(fold(text)).has_value();
}

bool is_kind_heading(std::string_view text) {
  static const WordList words("^typ$, ^objekttyp$, ^slag$, ^nivå$, ^typ av *");
  return words.first_in(fold(text)).has_value();
}

bool is_title_heading(std::string_view text) {
  static const WordList words("^rubrik$, ^namn$, ^benämning$, ^titel$, ^text$, ^formulering$");
  return words.first_in(fold(text)).has_value();
}

bool is_parent_heading(std::string_view text) {
  static const WordList words("^överordnad*, ^överliggande*, ^förälder$, ^tillhör$, ^hör till$, ^ingår i$, ^kopplad till$, ^koppling$");
  return words.first_in(fold(text)).has_value();
}

bool is_time_heading(std::string_view text) {
  static const WordList words("^datum$, ^när$, ^tid$, ^tidpunkt$, ^månad$, ^vecka$, ^period$");
  return words.first_in(fold(text)).has_value();
}

bool is_risk_heading(std::string_view text) {
  static const WordList words("risk*, ^sannolikhet$, ^konsekvens$");
  return words.first_in(fold(text)).has_value();
}

bool speaks_of_frames(std::string_view text) {
  static const WordList words(
      "ram, ramar, ramarna, *ramar, *ramarna, driftram, budgetram, driftbudget, investeringsbudget, nämndsbudget*, anslag");
  return words.first_in(fold(text)).has_value();
}

std::string matter_of_goals(std::string_view heading) {
  std::string_view rest;
  for (const std::string_view begin : {"Mål för ", "Mål inom ", "Målen för ", "Målen inom ", "Våra mål för ", "Våra mål inom "}) {
    if (heading.starts_with(begin)) rest = trim(heading.substr(begin.size()));
  }
  constexpr auto all = std::to_array<std::string_view>({"kommun", "verksamhet", "plan", "mandat", "period", "år", "budget", "god", "ekonom",
                                                        "nämnd", "bolag", "samtliga", "alla", "hela", "hållbar utveckling"});
  const std::string folded = fold(rest);
  const bool general = std::any_of(all.begin(), all.end(), [&](std::string_view word) { return folded.starts_with(word); });
  if (rest.empty() || general || rest.find_first_of("0123456789") != std::string_view::npos || is_unit_name(rest)) return {};
  return capitalized(rest);
}

}  // namespace malkoll::plan_import
