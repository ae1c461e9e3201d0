#include "model/measure_unit.h"

#include <algorithm>
#include <optional>

#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

namespace {

/// A title without the years for which there are values: … (-2016).
std::string_view without_years(std::string_view title) {
  title = trim(title);
  while (title.ends_with('.')) title = trim(title.substr(0, title.size() - 1));
  const std::size_t open = title.ends_with(')') ? title.rfind('(') : std::string_view::npos;
  if (open == std::string_view::npos) return title;
  const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
  return inside.size() > 4 && inside.find_first_not_of("0123456789- ") == std::string_view::npos &&
                 inside.find('-') != std::string_view::npos
             ? trim(title.substr(0, open))
             : title;
}

/// What stands last in a title where it says how something is measured: in brackets, or after the last comma.
std::string_view tail(std::string_view title) {
  if (title.ends_with(')')) {
    const std::size_t open = title.rfind('(');
    return open == std::string_view::npos ? std::string_view() : trim(title.substr(open + 1, title.size() - open - 2));
  }
  const std::size_t comma = title.rfind(',');
  return comma == std::string_view::npos ? std::string_view() : trim(title.substr(comma + 1));
}

/// One of another: kbm/inv, antal/1000 inv. Not two of a kind: barn/unga, och/eller.
bool is_rate(std::string_view text) {
  static const WordList no_unit(
      "och, eller, ja, barn, elev, elever, unga, vård, hem, bad, sjö, by, stad, flicka, man, kvinna, mor, far, är, var, mål, tid, plan, skog, park");
  constexpr std::size_t longest = 5;
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos || stroke == 0 || stroke + 1 == text.size() ||
      text.substr(0, stroke).find(' ') != std::string_view::npos)
    return false;
  const std::string over = fold(text.substr(0, stroke));
  return over.size() <= longest && !no_unit.first_in(over);
}

}  // namespace

std::string unit_in_title(std::string_view written) {
  const std::string_view title = without_years(written);
  if (title.find('%') != std::string_view::npos) return "%";
  static const WordList unit(
      "^kr, ^kronor, ^tkr, ^mnkr, ^mkr, ^mdkr, ^ksek, ^msek, ^sek$, ^sek per, ^sekunder, ^sekund, ^min$, ^minut, ^h$, ^timme, ^db$, ^dba, ^decibel, ^grader, ^watt, ^kw, ^mw, ^gw, ^mbit*, ^gbit*, ^cm, ^mm, ^µg*, ^mikrogram*, ^mg, ^ppm, ^tusental, ^tusen, "
      "^miljon*, ^hundratal, ^antal$, ^antal per, ^personer$, ^elever$, ^invånare$, ^besök$, ^kvot, ^andel$, ^andel av, ^procent*, ^procentenhet*, ^euro, ^eur, ^usd, ^årsarbetare$, ^heltidstjänster$, ^tjänster$, ^bostäder$, ^lägenheter$, ^platser$, "
      "^nätter$, ^ton, ^kg, ^kilo, ^kilogram, ^gram, ^kwh, ^mwh, ^gwh, ^km, ^kilometer, ^meter, ^mil, ^m2, ^m3, ^kvm, ^kvadratmeter, ^kubikmeter, "
      "^hektar, ^ha, ^liter, ^dagar, ^dygn, ^timmar, ^minuter, ^veckor, ^månader, ^poäng, ^index, ^betyg, ^st, ^styck, ^stycken, ^promille, ^balanstal, ^genomsnitt$, ^år$, ^kr m2, ^kwh, ^ja nej, ^skala, "
      "^placering, ^plats, ^rank, ^ranking, ^medelvärde, ^median, ^medianvärde");
  const std::string_view last = tail(title);
  if (unit.first_in(fold(last)) || is_rate(last)) return std::string(last);
  // In brackets where it is told what is measured: tid (dygn) i familjehem
  for (std::size_t open = title.find('('); open != std::string_view::npos; open = title.find('(', open + 1)) {
    const std::size_t close = title.find(')', open);
    if (close == std::string_view::npos) break;
    const std::string_view inside = trim(title.substr(open + 1, close - open - 1));
    if (unit.first_in(fold(inside)) || is_rate(inside)) return std::string(inside);
  }
  if (title.find("(m²)") != std::string_view::npos || title.find("m³") != std::string_view::npos)
    return title.find("m³") != std::string_view::npos ? "m³" : "m²";
  static const WordList inside(
      "kr per *, kronor per *, tkr per *, kg per *, kilo per *, kwh per *, ton per *, kr elev, kr inv, kr inv*, kr barn, kr brukare, kr plats, kg inv*, kwh m2, kwh kvm, "
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
  static const WordList first(
      "^kvadratmeter, ^kubikmeter, ^timmar, ^minuter, ^sekunder, ^dagar, ^dygn, ^veckor, ^månader, ^kilo, ^kilogram, ^kronor, ^kilometer, ^meter, ^liter, ^hektar, ^ton, ^kilowattimmar");
  static const WordList share("*andel, *andelen, procent, procentuell"), count("antal, antalet, ^hur många"),
      mean("^medelvärde, ^medelvärdet, ^median, ^medianvärde"),
      grades("*betyg, ^betyg*, *betygspoäng, betygspoäng, *meritvärde, *meritvärdet"),
      per("per * invånare, per * inv, per * elev, per * elever, per * barn, per * brukare, per * lärare, per * kommuninvånare, per * person, per * dag, per * år, per * vecka, per * månad, per * anställd, per * plats, per * hushåll, per * medarbetare, per * avdelning, per * årsarbetare, per * pedagog, per * heltidstjänst");
  static const WordList amounts(
      "*kostnad*, *utgift*, *intäkt*, *skuld*, *resultat*, *utsläpp*, *avfall*, *avfallet, *användning*, *förbrukning*, *yta, *ytan, *tid, *tiden, *pris*, *avgift*, *bidrag*, *skatt*, *nettokostnad*, *investering*, koldioxid*, *svinn*");
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
  static const WordList searches(
      "sökning*, ansökning*, *sansökning*, *undersökning*, uppsökning*, genomsökning*, eftersökning*, *besökning*, rökning*, *rökning*"),
      change(
          "*ökning*, *förändring*, *minskning*, netto*, *netto, *skillnad*, *överskott*, *underskott*, *saldo, *saldot, *tillväxt*, *balans");
  const std::string folded = fold(title);
  std::vector<std::string_view> words = split_words(folded);
  searches.take_out(words);
  return change.find_in(words).has_value();
}

bool counts_persons(std::string_view title) {
  static const WordList persons(
      "person, personer, personerna, elev, elever, eleverna, *elever, barn, barnen, unga, ungdomar, ungdomarna, invånare, *invånare, invånarna, medborgare, medborgarna, brukare, brukarna, "
      "medarbetare, *medarbetare, medarbetarna, anställd, anställda, *anställd, *anställda, *avlönad, *avlönade, chefer, äldre, patienter, studerande, studenter, deltagare, arbetslösa, "
      "arbetssökande, förälder, föräldrar, nyanlända, flyktingar, kund, kunder, kunderna, *kunder, klient, klienter, klienterna, hyresgäst, hyresgäster, hyresgästerna, individer, *åringar, "
      "förtroendevalda, *tagare, *mottagare, vuxna, niondeklassare, avgångselever, gymnasieelever"),
      other(
          "*kostnad*, kr, kronor, tkr, mnkr, per, *yta, *täthet, kvinnor, kvinnors, kvinnliga, män, mäns, manliga, flickor, flickors, pojkar, pojkars, kön, könen, könsuppdelad*, mammor, pappor, "
          "*platser, *lokaler, redovisa*, vi garanterar, ska alltid, nöjd kund index, nöjd medborgar index"),
      staff(
          "^lärare, ^anställd*, ^årsarbetar*, ^personal*, ^pedagog*, ^förskollärar*, ^heltidstjänst*, ^handläggar*, ^chef*, ^medarbetar*"),
      // who it is done with or for is not who is counted, but what a share is a share of
      round("^med, ^för, ^av, ^avseende, ^på, ^till, ^åt, ^om"), share("andel*, procent, *%"),
      again("^som, ^bland, ^hos, ^där, ^varav, ^andel*, ^antal*");
  std::string heads;  // the words that tell what is counted
  bool around = false, of_share = false;
  while (!title.empty()) {
    const std::size_t blank = std::min(title.find(' '), title.size());
    const std::string_view word = title.substr(0, blank);
    title.remove_prefix(std::min(blank + 1, title.size()));
    const std::size_t stroke = word.find('/');
    std::string text = fold(word);
    if (stroke != std::string_view::npos) {
      const std::string over = fold(word.substr(0, stroke)), under = fold(word.substr(stroke + 1));
      // elever/lärare is how many there are of each other; antal/1000 invånare is of all
      if (staff.first_in(under) && persons.first_in(over)) return false;
      if (over == "antal") {
        around = true;
        continue;
      }
    }
    if (round.first_in(text) && !of_share) {
      around = true;
    } else if (again.first_in(text)) {
      around = false;
    }
    const bool person = persons.first_in(text).has_value();
    if (!around || !person) heads += " " + text;
    of_share = share.find_in({text}).has_value() || (of_share && text.empty()) || word.ends_with('%') || word.ends_with("%)");
    if (around && word.ends_with(',') && !person) around = false;
  }
  const std::vector<std::string_view> words = split_words(heads);
  return persons.find_in(words) && !other.find_in(words);
}

}  // namespace malkoll::model
