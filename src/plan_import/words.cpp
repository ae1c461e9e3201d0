#include "plan_import/words.h"

#include <algorithm>
#include <array>

#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "plan_import/value_parts.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

struct Word {
  std::string_view text;  ///< folded
  PlanRole role;
};

/// Headings whole, when years, units and what stands in brackets have been taken away.
// clang-format off
constexpr auto headings = std::to_array<Word>({
    {"nr", PlanRole::number}, {"id", PlanRole::number}, {"nummer", PlanRole::number}, {"löpnr", PlanRole::number}, {"uppdrags id", PlanRole::number}, {"uppdrag id", PlanRole::number}, {"uppdragsnr", PlanRole::number}, {"uppdragsnummer", PlanRole::number}, {"uppdrag nr", PlanRole::number}, {"aktivitets id", PlanRole::number}, {"indikator id", PlanRole::number}, {"indikator nr", PlanRole::number}, {"indikatornr", PlanRole::number}, {"mål id", PlanRole::goal}, {"målid", PlanRole::goal}, {"mål nr", PlanRole::goal}, {"målnummer", PlanRole::goal}, {"målnr", PlanRole::goal},
    {"målområde", PlanRole::area}, {"målområden", PlanRole::area}, {"fokusområde", PlanRole::area}, {"perspektiv", PlanRole::area}, {"område", PlanRole::area}, {"strategiskt område", PlanRole::area},
    {"utvecklingsområde", PlanRole::area}, {"prioriterat område", PlanRole::area}, {"inriktningsområde", PlanRole::area}, {"insatsområde", PlanRole::area}, {"temaområde", PlanRole::area}, {"målperspektiv", PlanRole::area},
    {"strategiskt målområde", PlanRole::area}, {"övergripande målområde", PlanRole::area}, {"prioriterat målområde", PlanRole::area}, {"vision område", PlanRole::area}, {"fokusområden", PlanRole::area}, {"strategiskt fokusområde", PlanRole::area}, {"strategiska områden", PlanRole::area}, {"prioriterade områden", PlanRole::area}, {"övergripande område", PlanRole::area}, {"hållbarhetsområde", PlanRole::area}, {"politikområde", PlanRole::area}, {"programområde", PlanRole::area}, {"profilområde", PlanRole::area},
    {"mål", PlanRole::goal}, {"övergripande mål", PlanRole::goal}, {"fullmäktigemål", PlanRole::goal}, {"kommunfullmäktiges mål", PlanRole::goal}, {"kf mål", PlanRole::goal}, {"kommunmål", PlanRole::goal},
    {"prioriterat mål", PlanRole::goal}, {"prioriterade mål", PlanRole::goal}, {"inriktningsmål", PlanRole::goal}, {"effektmål", PlanRole::goal}, {"strategiskt mål", PlanRole::goal}, {"strategiska mål", PlanRole::goal},
    {"resultatmål", PlanRole::goal}, {"verksamhetsmål", PlanRole::goal}, {"finansiellt mål", PlanRole::goal}, {"finansiella mål", PlanRole::goal}, {"utvecklingsmål", PlanRole::goal}, {"målformulering", PlanRole::goal},
    {"kf s mål", PlanRole::goal}, {"mål kf", PlanRole::goal}, {"kommunfullmäktigemål", PlanRole::goal}, {"fullmäktiges mål", PlanRole::goal}, {"kommunfullmäktiges övergripande mål", PlanRole::goal}, {"kommunfullmäktiges prioriterade mål", PlanRole::goal},
    {"övergripande målsättning", PlanRole::goal}, {"målsättningar", PlanRole::goal}, {"långsiktigt mål", PlanRole::goal}, {"delmål", PlanRole::goal}, {"etappmål", PlanRole::goal}, {"slutmål", PlanRole::target}, {"kopplat till mål", PlanRole::goal}, {"kopplar till mål", PlanRole::goal}, {"kopplas till mål", PlanRole::goal}, {"koppling mål", PlanRole::goal}, {"målkoppling", PlanRole::goal}, {"tillhör mål", PlanRole::goal}, {"hör till mål", PlanRole::goal}, {"avser mål", PlanRole::goal}, {"stödjer mål", PlanRole::goal},
    {"kommunövergripande mål", PlanRole::goal}, {"målsättning", PlanRole::goal}, {"kommunens mål", PlanRole::goal}, {"mål för kommunen", PlanRole::goal}, {"koppling till mål", PlanRole::goal}, {"bidrar till mål", PlanRole::goal},
    {"indikator", PlanRole::indicator}, {"indikatorer", PlanRole::indicator}, {"mått", PlanRole::indicator}, {"nyckeltal", PlanRole::indicator}, {"mätetal", PlanRole::indicator}, {"resultatindikator", PlanRole::indicator},
    {"resultatmått", PlanRole::indicator}, {"resultatindikatorer", PlanRole::indicator}, {"effektmått", PlanRole::indicator}, {"kvalitetsmått", PlanRole::indicator}, {"kvalitetsindikator", PlanRole::indicator}, {"mätetal mått", PlanRole::indicator}, {"styrtal", PlanRole::indicator}, {"målindikator", PlanRole::indicator}, {"indikator mått", PlanRole::indicator}, {"mått indikator", PlanRole::indicator}, {"så mäter vi", PlanRole::indicator}, {"så mäter vi målet", PlanRole::indicator}, {"så mäts målet", PlanRole::indicator}, {"hur mäts målet", PlanRole::indicator}, {"hur mäter vi", PlanRole::indicator}, {"hur mäter vi målet", PlanRole::indicator}, {"styrmått", PlanRole::indicator}, {"mätbart mål", PlanRole::indicator}, {"mål och mått", PlanRole::indicator}, {"mäts genom", PlanRole::indicator}, {"mätning", PlanRole::indicator}, {"målet mäts genom", PlanRole::indicator}, {"följs upp genom", PlanRole::indicator}, {"mätmetod indikator", PlanRole::indicator},
    {"enhet", PlanRole::unit_of_measure}, {"mätenhet", PlanRole::unit_of_measure}, {"måttenhet", PlanRole::unit_of_measure}, {"sort", PlanRole::unit_of_measure},
    {"nämnd", PlanRole::unit}, {"nämnder", PlanRole::unit}, {"nämnd styrelse", PlanRole::unit}, {"nämnd verksamhet", PlanRole::unit}, {"verksamhet nämnd", PlanRole::unit}, {"nämnd verksamhetsområde", PlanRole::unit}, {"nämnd förvaltning", PlanRole::unit}, {"styrelse nämnd bolag", PlanRole::unit}, {"nämnd styrelse bolag", PlanRole::unit}, {"styrelse nämnd", PlanRole::unit}, {"nämnd bolag", PlanRole::unit}, {"nämnd och bolag", PlanRole::unit}, {"bolag", PlanRole::unit}, {"nämndens namn", PlanRole::unit},
    {"ansvarig", PlanRole::responsible}, {"ansvariga", PlanRole::responsible}, {"ansvar", PlanRole::responsible}, {"till", PlanRole::responsible}, {"utförare", PlanRole::responsible}, {"uppdragstagare", PlanRole::responsible}, {"mottagare", PlanRole::responsible}, {"huvudansvarig", PlanRole::responsible}, {"ges till", PlanRole::responsible}, {"uppdrag till", PlanRole::responsible}, {"uppdrag ges till", PlanRole::responsible}, {"uppdragsansvarig", PlanRole::responsible}, {"uppdragsmottagare", PlanRole::responsible}, {"vem", PlanRole::responsible}, {"berörd nämnd", PlanRole::responsible}, {"berörda nämnder", PlanRole::responsible},
    {"utfall", PlanRole::outcome}, {"resultat", PlanRole::outcome}, {"värde", PlanRole::outcome}, {"senaste utfall", PlanRole::outcome}, {"senaste värde", PlanRole::outcome}, {"uppmätt värde", PlanRole::outcome},
    {"utgångsvärde", PlanRole::baseline}, {"utgångsläge", PlanRole::baseline}, {"nuläge", PlanRole::baseline}, {"basvärde", PlanRole::baseline}, {"startvärde", PlanRole::baseline}, {"nuvärde", PlanRole::baseline}, {"ingångsvärde", PlanRole::baseline}, {"startläge", PlanRole::baseline}, {"bas", PlanRole::baseline}, {"baslinje", PlanRole::baseline}, {"basår", PlanRole::baseline}, {"utgångsår", PlanRole::baseline}, {"startår", PlanRole::baseline}, {"ingångsår", PlanRole::baseline}, {"ingångsläge", PlanRole::baseline}, {"referensår", PlanRole::baseline}, {"referensvärde", PlanRole::baseline}, {"nollmätning", PlanRole::baseline}, {"aktuellt värde", PlanRole::outcome}, {"senaste resultat", PlanRole::outcome}, {"senaste mätvärde", PlanRole::outcome}, {"senaste mätning", PlanRole::outcome}, {"mätvärde", PlanRole::outcome}, {"helårsutfall", PlanRole::outcome},
    {"kön", PlanRole::group_of_row}, {"målvärde", PlanRole::target}, {"målnivå", PlanRole::target}, {"måltal", PlanRole::target}, {"målvärden", PlanRole::target}, {"målsatt värde", PlanRole::target}, {"ambitionsnivå", PlanRole::target}, {"ambition", PlanRole::target}, {"riktvärde", PlanRole::target}, {"målvärde 31 12", PlanRole::target}, {"målvärde per 31 12", PlanRole::target}, {"målvärde mandatperioden", PlanRole::target}, {"målvärde mandatperiod", PlanRole::target}, {"målvärde planperioden", PlanRole::target}, {"önskat värde", PlanRole::target}, {"önskat läge", PlanRole::target}, {"målbild", PlanRole::target}, {"målvärde helår", PlanRole::target}, {"målvärde senast", PlanRole::target}, {"långsiktigt målvärde", PlanRole::target}, {"börvärde", PlanRole::target},
    {"källa", PlanRole::source}, {"datakälla", PlanRole::source}, {"mätkälla", PlanRole::source}, {"riktning", PlanRole::direction}, {"önskad riktning", PlanRole::direction}, {"agenda 2030", PlanRole::agenda}, {"globala mål", PlanRole::agenda},
    {"kommentar", PlanRole::comment}, {"kommentarer", PlanRole::comment}, {"anmärkning", PlanRole::comment}, {"beskrivning", PlanRole::comment},
    {"uppdrag", PlanRole::assignment}, {"aktivitet", PlanRole::assignment}, {"åtgärd", PlanRole::assignment}, {"åtagande", PlanRole::assignment}, {"åtaganden", PlanRole::assignment}, {"insats", PlanRole::assignment}, {"insatser", PlanRole::assignment},
    {"startdatum", PlanRole::start}, {"start", PlanRole::start},
    {"när", PlanRole::due}, {"tidplan", PlanRole::due}, {"tidsplan", PlanRole::due}, {"tidpunkt", PlanRole::due}, {"tidsram", PlanRole::due}, {"sluttid", PlanRole::due}, {"slutår", PlanRole::due}, {"slut", PlanRole::due}, {"slutförs", PlanRole::due}, {"slutfört", PlanRole::due}, {"slutförd", PlanRole::due}, {"färdigdatum", PlanRole::due}, {"genomförs", PlanRole::due}, {"rapporteras", PlanRole::due}, {"redovisning", PlanRole::due}, {"redovisning senast", PlanRole::due},
    {"netto", PlanRole::frame}, {"nettokostnad", PlanRole::frame}, {"nettokostnader", PlanRole::frame}, {"inv ram", PlanRole::investment_frame}, {"inv budget", PlanRole::investment_frame},
    {"förändring", PlanRole::change}, {"diff", PlanRole::change},
});
// clang-format on

/// First words of longer headings: `Ansvarig nämnd`, `Särskilda uppdrag till nämnderna`.
// clang-format off
constexpr auto beginnings = std::to_array<Word>({{"ansvarig ", PlanRole::responsible}, {"ansvariga ", PlanRole::responsible}, {"ansvarande ", PlanRole::responsible}, {"särskilt uppdrag", PlanRole::assignment}, {"särskilda uppdrag", PlanRole::assignment}, {"uppdrag ", PlanRole::assignment},
                                              {"aktiviteter", PlanRole::assignment}, {"åtgärder", PlanRole::assignment}, {"klart", PlanRole::due}, {"klar", PlanRole::due}, {"slutdatum", PlanRole::due}, {"färdigt", PlanRole::due}, {"senast", PlanRole::due},
                                              {"tid", PlanRole::due}, {"deadline", PlanRole::due}, {"redovisas", PlanRole::due}, {"slutredovisas", PlanRole::due}, {"återrapporter", PlanRole::due}, {"investering", PlanRole::investment_frame}, {"bokslut", PlanRole::spent},
                                              {"prognos", PlanRole::spent}, {"budget", PlanRole::frame}, {"plan", PlanRole::frame}, {"ram", PlanRole::frame}, {"driftram", PlanRole::frame}, {"driftbudget", PlanRole::frame}, {"nettoram", PlanRole::frame}, {"nettobudget", PlanRole::frame}, {"budgetram", PlanRole::frame}, {"anslag", PlanRole::frame}, {"driftanslag", PlanRole::frame}, {"nettoanslag", PlanRole::frame}, {"kommunbidrag", PlanRole::frame}, {"nämndsram", PlanRole::frame}, {"nämndram", PlanRole::frame},
                                              {"netto", PlanRole::frame}, {"nettokostnad", PlanRole::frame}, {"nettokostnader", PlanRole::frame}, {"inv ram", PlanRole::investment_frame}, {"inv budget", PlanRole::investment_frame},
    {"förändring", PlanRole::change}, {"differens", PlanRole::change}, {"avvikelse", PlanRole::change}, {"utfall ", PlanRole::outcome}, {"källa ", PlanRole::source},
                                              {"tidplan ", PlanRole::due}, {"tidsplan ", PlanRole::due}, {"indikator för ", PlanRole::indicator}, {"indikatorer för ", PlanRole::indicator}, {"nyckeltal för ", PlanRole::indicator}});
// clang-format on

/// A heading without its years, what stands in brackets, and units of amounts.
std::string bare_heading(std::string_view text) {
  std::string kept;
  int brackets = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '[') ++brackets;
    if (brackets == 0) kept += text[i];
    if ((text[i] == ')' || text[i] == ']') && brackets > 0) --brackets;
  }
  std::string bare;
  const std::string folded = fold(kept);
  for (const std::string_view word : split_words(folded)) {
    const bool year =
        (importing::bare_year(word) != 0 && word != "2030") || word == "år" || word == "helår" || word == "totalt";  // Agenda 2030
    if (year || amount_unit(word) != AmountUnit::none) continue;
    bare.append(bare.empty() ? "" : " ").append(word);
  }
  constexpr std::string_view own = "kommunen";  // beside Riket
  if (const bool whole = bare == own && !years_in(kept).empty();
      whole || (bare.ends_with(own) && !bare.ends_with("för kommunen") && bare.size() > own.size()))
    bare.resize(bare.size() - own.size() - (whole ? 0 : 1));
  if (bare.ends_with(" 2030") && !bare.starts_with("agenda")) bare.resize(bare.size() - 5);
  return bare;
}

/// Words that say that a value is of a part of the year.
bool is_of_a_part(std::string_view text) {
  constexpr auto parts = std::to_array<std::string_view>({"delår",   "delårs", "tertial", "kvartal",   "halvår", "t1",      "t2",   "t3",
                                                          "q1",      "q2",     "q3",      "q4",        "kv1",    "kv2",     "kv3",  "kv4",
                                                          "jan",     "feb",    "mars",    "april",     "maj",    "juni",    "juli", "aug",
                                                          "augusti", "sept",   "sep",     "september", "okt",    "oktober", "nov"});
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return std::find(parts.begin(), parts.end(), w) != parts.end(); });
}

}  // namespace

PlanRole role_of_word(const std::string& bare) {
  const auto whole = std::find_if(headings.begin(), headings.end(), [&](const Word& w) { return w.text == bare; });
  if (whole != headings.end()) return whole->role;
  const auto first = std::find_if(beginnings.begin(), beginnings.end(), [&](const Word& w) {
    return bare.starts_with(w.text) &&
           (w.text.back() == ' ' || bare.size() == w.text.size() || bare[w.text.size()] == ' ' || w.text.size() > 6);
  });
  if (first != beginnings.end()) return first->role;
  // Tilldelad ram, Ekonomisk ram, Skattemedel: money that somebody is given.
  const std::vector<std::string_view> words = split_words(bare);
  constexpr std::size_t most_words = 4;
  const bool given = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word == "ram" || word == "ramar" || word.ends_with("budgetram") || word.starts_with("skattemedel") ||
           word.starts_with("resurstilldelning") || word.starts_with("budgettilldelning") || word.ends_with("budget") ||
           word == "budgetförslag" || word.ends_with("kommunbidrag") || word.ends_with("kommunersättning");
  });
  if (given && words.size() <= most_words) return PlanRole::frame;
  // Beslutat uppdrag, Utredningsuppdrag, Uppdragets innehåll; a grunduppdrag is what is done every year.
  const bool task = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return (word.ends_with("uppdrag") && !word.ends_with("grunduppdrag")) || word == "uppdraget" || word == "uppdragets";
  });
  if (task && words.size() <= 2) return PlanRole::assignment;
  // Mått och indikatorer: each of its words says the same.
  PlanRole role = PlanRole::none;
  for (const std::string_view word : words) {
    if (word == "och" || word == "eller") continue;
    const auto said = std::find_if(headings.begin(), headings.end(), [&](const Word& w) { return w.text == word; });
    if (said == headings.end() || (role != PlanRole::none && said->role != role)) return PlanRole::none;
    role = said->role;
  }
  return role;
}

std::string group_in(std::string_view text) {
  constexpr auto groups = std::to_array<std::string_view>({"kvinnor", "män", "flickor", "pojkar"});
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  std::string found;
  for (const std::string_view word : words) {
    if (std::find(groups.begin(), groups.end(), word) == groups.end()) continue;
    if (!found.empty() && found != word) return {};
    found = word;
  }
  return found;
}

std::vector<Year> years_in(std::string_view text) {
  std::vector<Year> years;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1])) || (at + 4 < text.size() && is_digit(text[at + 4]))) continue;
    if (const Year year = importing::bare_year(text.substr(at, 4)); year != 0) years.push_back(year);
  }
  return years;
}

AmountUnit amount_unit_in(std::string_view text) {
  if (const AmountUnit unit = importing::unit_in(text); unit != AmountUnit::none) return unit;
  const std::string folded = fold(text);
  for (const std::string_view word : split_words(folded)) {
    if (word == "tusen") return AmountUnit::tkr;
    if (word == "miljoner") return AmountUnit::mnkr;
  }
  return AmountUnit::none;
}

PlanHeading plan_heading(std::string_view text) {
  PlanHeading heading;
  constexpr std::size_t longest = 80;
  std::string unmarked(trim(text));
  if (unmarked.size() > longest) return heading;
  take_mark(unmarked);
  text = unmarked;
  if (text.empty()) return heading;
  std::string bare = bare_heading(text);
  const std::vector<Year> years = years_in(text);
  heading.unit = amount_unit_in(text);
  heading.group = group_in(text);
  if (const std::size_t at = heading.group.empty() ? std::string::npos : bare.find(heading.group); at != std::string::npos)
    bare = trim(bare.erase(at, heading.group.size()));
  if (!heading.groups.empty()) bare = without_groups(bare);
  heading.groups = groups_in(text);
  heading.compared = compared_in(text);
  heading.role = fold(text) == "år" || fold(text) == "mätår" || fold(text) == "årtal" ? PlanRole::year_of_row : role_of_word(bare);
  heading.whole = std::any_of(headings.begin(), headings.end(), [&](const Word& w) { return w.text == bare; });
  // B2026, VP 2027: a letter for budget or plan says no more than the year.
  const std::string letters = bare.substr(0, std::min(bare.find_first_of("0123456789"), bare.size()));
  const bool letter = letters == "b" || letters == "p" || letters == "vp" || letters == "bu";
  heading.alone = !years.empty() && heading.group.empty() &&
                  (bare.empty() ||
                   (letter && (bare.size() == letters.size() || importing::bare_year(std::string_view(bare).substr(letters.size())) != 0)));
  constexpr std::size_t most_words = 3;
  heading.sentence = split_words(bare).size() > most_words;
  const bool agenda = heading.role == PlanRole::agenda;
  if (!agenda && !years.empty()) heading.year = years.front();
  if (!agenda && years.size() > 1) heading.until = years.back();
  if (years.size() > 1 && bare.empty()) heading.role = PlanRole::change;  // 2025–2026
  if (heading.role == PlanRole::goal && heading.year != 0) heading.role = PlanRole::target;  // Mål 2026
  if (!heading.compared.empty()) heading.role = PlanRole::comparison, heading.alone = false;
  const bool value = heading.role == PlanRole::outcome || heading.role == PlanRole::target || heading.role == PlanRole::baseline;
  if (value && is_of_a_part(text)) heading.role = PlanRole::spent;  // Utfall delår 2025
  if (heading.role == PlanRole::frame && has_word(text, "invester")) heading.role = PlanRole::investment_frame;
  if (heading.role == PlanRole::investment_frame && (has_word(text, "bokslut") || has_word(text, "utfall"))) heading.role = PlanRole::spent;
  return heading;
}

std::string without_continued(std::string_view title) {
  constexpr auto endings =
      std::to_array<std::string_view>({"forts.", "forts", "fortsättning", "fortsätter", "fortsättning från föregående sida",
                                       "forts. från föregående sida", "forts från föregående sida"});
  std::string text(trim(title));
  const bool bracketed = text.ends_with(')');
  const std::size_t open = bracketed ? text.rfind('(') : std::string::npos;
  const auto is_one = [&](std::string_view words) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return fold(words) == fold(ending); });
  };
  if (open != std::string::npos && open > 0 && is_one(std::string_view(text).substr(open + 1, text.size() - open - 2)))
    return std::string(trim(std::string_view(text).substr(0, open)));
  for (const std::string_view ending : endings) {
    if (text.size() <= ending.size() || !is_one(std::string_view(text).substr(text.size() - ending.size()))) continue;
    std::string_view rest = trim(std::string_view(text).substr(0, text.size() - ending.size()));
    bool divided = false;
    for (const std::string_view mark : {",", "-", "\xE2\x80\x93", "\xE2\x80\x94", ":", "."}) {
      if (rest.ends_with(mark)) rest = trim(rest.substr(0, rest.size() - mark.size())), divided = true;
    }
    if (!rest.empty() && (divided || ending.starts_with("forts"))) return std::string(rest);
  }
  for (const std::string_view beginning : {"Forts. ", "Forts ", "forts. ", "Fortsättning ", "Fortsättning: ", "Forts: "}) {
    if (text.starts_with(beginning)) return std::string(trim(std::string_view(text).substr(beginning.size())));
  }
  return text;
}

bool has_word(std::string_view text, std::string_view beginning) {
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return w.starts_with(beginning); });
}

bool sounds_like_goal(std::string_view text) {
  constexpr std::size_t shortest = 12, longest = 260;
  if (text.size() < shortest || text.size() > longest) return false;
  const std::string folded = ' ' + fold(text) + ' ';
  const bool shall = folded.find(" ska ") != std::string::npos || folded.find(" skall ") != std::string::npos ||
                     folded.find(" målet är ") != std::string::npos;
  const bool of_process = folded.find(" följs upp ") != std::string::npos || folded.find(" följas upp ") != std::string::npos ||
                          folded.find(" redovisa") != std::string::npos || folded.find(" rapporter") != std::string::npos;
  return shall && !of_process;
}

bool says_none_yet(std::string_view text) {
  static const WordList none(
      "tas fram, tagas fram, utvecklas, saknas, ej fastställ*, inte fastställ*, ej framtag*, inte framtag*, ännu inte, under utveckling, under framtagande, fastställs, utarbetas, beslutas senare, ej klar*, kommer senare, tillkommer"),
      relative("som tas fram, som utvecklas, som saknas, där * saknas, som fastställs, som utarbetas");
  text = trim(text);
  if (text.starts_with('(') && text.find(')') == text.size() - 1) return true;
  const std::string folded = fold(text);
  return none.first_in(folded) && !relative.first_in(folded);
}

bool sounds_like_assignment(std::string_view text) {
  const std::string folded = fold(text);
  return folded.find("i uppdrag") != std::string::npos || folded.find("uppdras") != std::string::npos || folded.starts_with("att ");
}

bool is_general_heading(std::string_view text) {
  // clang-format off
  constexpr auto general = std::to_array<std::string_view>({
      "inledning", "bakgrund", "vision", "mål", "mål och", "målen", "övergripande mål", "kommunens mål", "kommunfullmäktiges mål", "prioriterade mål", "strategiska mål", "målområden", "målområde", "indikatorer", "indikator", "mått", "uppföljning", "uppdrag", "ekonomi", "ekonomisk", "budget",
      "ramar", "driftramar", "nämndernas", "nämnderna", "budgetramar", "investering", "investeringar", "investeringsramar", "bilaga", "bilagor", "sammanfattning", "strategisk plan", "verksamhetsplan", "mål för", "styrmodell", "styrning", "omvärld", "organisation", "innehåll", "förord", "resultat", "balans",
      "finansiella", "finansiering", "verksamhetsmål", "aktiviteter", "åtgärder", "nyckeltal", "mätetal", "ansvar", "tidplan", "så mäter", "så följer", "hur vi", "måluppfyllelse", "sheet", "blad", "tabell", "plan", "kommunplan", "rapport", "data", "export"});
  // clang-format on
  const std::string folded = fold(text);
  return folded.empty() || std::any_of(general.begin(), general.end(), [&](std::string_view g) {
           return folded.starts_with(g) && (folded.size() == g.size() || folded[g.size()] == ' ' || is_digit(folded[g.size()]));
         });
}

}  // namespace malkoll::plan_import
