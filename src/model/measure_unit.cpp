#include "model/measure_unit.h"

#include <optional>

#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// What stands last in a title where it says how something is measured: in brackets, or after the last comma.
std::string_view tail(std::string_view title) {
  title = trimmed(title);
  if (title.ends_with(')')) {
    const std::size_t open = title.rfind('(');
    return open == std::string_view::npos ? std::string_view() : trimmed(title.substr(open + 1, title.size() - open - 2));
  }
  const std::size_t comma = title.rfind(',');
  return comma == std::string_view::npos ? std::string_view() : trimmed(title.substr(comma + 1));
}

}  // namespace

std::string unit_in_title(std::string_view title) {
  if (title.find('%') != std::string_view::npos) return "%";
  static const WordList unit("^kr, ^kronor, ^tkr, ^mnkr, ^mkr, ^mdkr, ^ksek, ^msek, ^sek$, ^sek per, ^sekunder, ^sekund, ^min$, ^minut, ^h$, ^timme, ^db$, ^dba, ^decibel, ^grader, ^watt, ^kw, ^mw, ^gw, ^mbit*, ^gbit*, ^cm, ^mm, ^µg*, ^mikrogram*, ^mg, ^ppm, ^tusental, ^tusen, "
                             "^miljon*, ^hundratal, ^antal$, ^antal per, ^personer$, ^elever$, ^invånare$, ^besök$, ^kvot, ^andel$, ^andel av, ^procent*, ^procentenhet*, ^euro, ^eur, ^usd, ^årsarbetare$, ^heltidstjänster$, ^tjänster$, ^bostäder$, ^lägenheter$, ^platser$, "
                             "^nätter$, ^ton, ^kg, ^kilo, ^kilogram, ^gram, ^kwh, ^mwh, ^gwh, ^km, ^kilometer, ^meter, ^mil, ^m2, ^m3, ^kvm, ^kvadratmeter, ^kubikmeter, "
                             "^hektar, ^ha, ^liter, ^dagar, ^dygn, ^timmar, ^minuter, ^veckor, ^månader, ^poäng, ^index, ^betyg, ^st, ^styck, ^stycken, ^promille, ^år$, ^kr m2, ^kwh, ^ja nej, ^skala, "
                             "^placering, ^plats, ^rank, ^ranking, ^medelvärde, ^median, ^medianvärde");
  const std::string_view last = tail(title);
  if (unit.first_in(fold(last))) return std::string(last);
  if (title.find("(m²)") != std::string_view::npos || title.find("m³") != std::string_view::npos) return title.find("m³") != std::string_view::npos ? "m³" : "m²";
  static const WordList inside("kr per *, kronor per *, tkr per *, kg per *, kilo per *, kwh per *, ton per *, kr elev, kr inv, kr inv*, kr barn, kr brukare, kr plats, kg inv*, kwh m2, kwh kvm, "
                               "ton co2*, i procent, i kronor, i kr, i tkr, i mnkr, i mkr, i ton, i kg, i dagar, i timmar, i minuter, i km, kwh, mwh, gwh, tkr, mnkr, kvm, ton");
  const std::string folded = fold(title);
  if (std::optional<std::string> found = inside.first_in(folded)) {
    if (*found == "i procent") return "%";
    return found->starts_with("i ") ? found->substr(2) : *found;
  }
  static const WordList index("*index, nki, nii, nmi, nri, hme, nps, enps"), place("^placering, ^rank*, *ranking, *rankning, ^plats");
  if (index.first_in(folded)) return "index";
  static const WordList yes_or_no("ja nej, ja eller nej");
  if (yes_or_no.first_in(folded)) return "ja/nej";
  // What the title begins with is counted: dagar från ansökan till beslut, kvadratmeter lokalyta per elev
  static const WordList first("^kvadratmeter, ^kubikmeter, ^timmar, ^minuter, ^sekunder, ^dagar, ^dygn, ^veckor, ^månader, ^kilo, ^kilogram, ^kronor, ^kilometer, ^meter, ^liter, ^hektar, ^ton, ^kilowattimmar");
  static const WordList share("*andel, *andelen, procent, procentuell"), count("antal, antalet"), mean("^medelvärde, ^medelvärdet, ^median, ^medianvärde"), grades("*betyg, ^betyg*, ^*betygspoäng, ^betygspoäng, *meritvärde, *meritvärdet"), per("per * invånare, per * inv, per * elev, per * elever, per * barn, per * brukare, per * lärare, per * kommuninvånare, per * person, per * dag, per * år, per * vecka, per * månad, per * anställd, per * plats, per * hushåll, per * medarbetare, per * avdelning, per * årsarbetare, per * pedagog, per * heltidstjänst");
  static const WordList amounts("*kostnad*, *utgift*, *intäkt*, *skuld*, *resultat*, *utsläpp*, *avfall*, *avfallet, *användning*, *förbrukning*, *yta, *ytan, *tid, *tiden, *pris*, *avgift*, *bidrag*, *skatt*, *nettokostnad*, *investering*, koldioxid*, *svinn*");
  const auto of = share.first_in(folded), number = count.first_in(folded);
  if (of) return "%";
  if (number) return "antal";
  if (std::optional<std::string> counted = first.first_in(folded)) return *counted;
  if (place.first_in(folded)) return "placering";
  if (grades.first_in(folded)) return "betyg";
  if (std::optional<std::string> rate = per.first_in(folded); rate && !amounts.first_in(folded)) return *rate;
  return mean.first_in(folded) ? "medelvärde" : "";
}

bool counts_change(std::string_view title) {
  static const WordList searches("sökning*, ansökning*, *sansökning*, *undersökning*, uppsökning*, genomsökning*, eftersökning*, *besökning*, rökning*, *rökning*"),
      change("*ökning*, *förändring*, *minskning*, netto*, *skillnad*");
  const std::string folded = fold(title);
  std::vector<std::string_view> words = split_words(folded);
  searches.take_out(words);
  return change.find_in(words).has_value();
}

bool counts_persons(std::string_view title) {
  static const WordList persons("person, personer, personerna, elev, elever, eleverna, *elever, barn, barnen, unga, ungdomar, ungdomarna, invånare, *invånare, invånarna, medborgare, medborgarna, brukare, brukarna, "
                                "medarbetare, *medarbetare, medarbetarna, anställda, chefer, äldre, patienter, studerande, studenter, deltagare, arbetslösa, arbetssökande, föräldrar, nyanlända, flyktingar, "
                                "*tagare, *mottagare, vuxna, niondeklassare, avgångselever, gymnasieelever"),
      other("*kostnad*, kr, kronor, tkr, mnkr, per, *yta, *täthet, kvinnor, män, flickor, pojkar, *platser, *lokaler");
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  return persons.find_in(words) && !other.find_in(words);
}

}  // namespace malkoll::model
