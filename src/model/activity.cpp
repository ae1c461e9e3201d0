#include "model/activity.h"

#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

std::string activity_in_title(std::string_view title) {
  // What it opens with is to be done, whomever it is done for.
  static const WordList opens(
      "^redovisa, ^prioritera, ^stärka, ^förstärka, ^stimulera, ^säkerställa, ^säkra, ^utveckla, ^vidareutveckla, ^förbättra, ^effektivisera, ^främja, ^arbeta, ^verka för, ^samverka, ^samarbeta, ^skapa, ^erbjuda, "
      "^bidra, ^möjliggöra, ^underlätta, ^värna, ^informera, ^utbilda, ^se över, ^ta fram, ^fortsätta, ^fördjupa, ^bredda, ^sprida, ^stödja, ^uppmuntra, ^förebygga, ^motverka, ^tillhandahålla, ^samordna, ^bygga, "
      "^beskriva, ^synliggöra, ^marknadsföra, ^delta i, ^utreda, ^genomföra, ^införa");
  // A sentence of what somebody does.
  static const WordList tells(
      "vi garanterar, vi erbjuder, vi arbetar, ska arbeta, skall arbeta, beaktas, beaktats, ska * belysa, ska * synas, ska * beskriva, ska * redovisa, ska * redovisas, "
      "har identifierats, har prioriterats, har påbörjats, har inletts, har startats");
  static const WordList works("arbetar med, arbetar aktivt, arbetar för, arbetar systematiskt"),
      by_whom("som, vars, vilka, andel*, fler, färre");
  static const WordList done(
      "framtag*, ta fram, tas fram, tagits fram, genomföra, genomförs, genomförd, genomfört, genomförts, genomförande av, upprätta, upprättas, upprättad, upprättat, "
      "upprättats, antagen, antaget, antagits, antas av, beslutad, fastställd, fastställt, införa, införs, införd, infört, införande av, implementera, implementeras, "
      "implementerad, implementerat, implementering av, anordna, anordnas, utreda, utreds, utredd, utrett, utredning av, revidera, revideras, reviderad, reviderat, "
      "revidering av, uppdatera, uppdateras, uppdaterad, uppdaterat, uppdatering av, färdigställa, färdigställs, färdigställd, färdigställt, inrätta, inrättas, inrättad, "
      "inrättat, kartlägga, kartlagd, kartlagt, kartläggning av, lansera, lanserad, lanserat, upphandla, upphandlad, upphandlat, ^handlingsplan, ^ny handlingsplan, "
      "plan finns, policy finns, rutin finns, rutiner finns, strategi finns, finns en plan, finns en handlingsplan, ^arbeta med, finns på plats, är på plats, rutin * finns, "
      "rutiner * finns, policy * finns, handlingsplan * finns, plan * finns på, ^uppföljning av, ^översyn av, ^genomgång av, ^analys av, ^utvärdering av, ^inventering av, "
      "^upphandling av, ^planering av, ^upprättande av, ^inrättande av, ^start av, ^uppstart av, ^startat, ^starta, ^påbörjat, ^påbörja, ^tagit fram, ^skapat, ^byggt, "
      "^hållit, ^bildat, utförd$, utfört$, utförda$, är utförd, är utfört, är utförda, har utförts, startad$, startat$, påbörjad$, påbörjat$, inledd$, inlett$, driftsatt, "
      "driftsatt$, tagen i bruk, taget i bruk, sjösatt, publicerad$, publicerat$, tecknad$, tecknat$, riktlinjer beslutade, invigd$, invigt$, är klar, är klart, är klara");
  // Who or what has done it is counted: ungdomar som har genomfört, företag som infört, domar där, hushåll med införd.
  static const WordList whoever(
      "som, där, vars, vilka, med * framtag*, med * införd*, med * genomförd*, med * upprättad*, med * antag*, med * beslutad*, med * fastställ*, med * implementera*, "
      "med * utred*, med * reviderad*, med * uppdaterad*, med * färdigställ*, med * kartlagd*, med * utförd*, med * driftsatt*, deltagare, ungdomar, företag, hushåll, "
      "skolor, enheter, medarbetare, chefer, verksamheter");
  static const WordList anyhow(
      "^*plan, ^*planen, ^ny *plan, ^en *plan, ^en ny *plan, ^*strategi, ^*strategin, ^*policy, ^rutin, ^rutiner, ^*program, ^*programmet, ^ta fram, ^upprätta, ^genomföra, "
      "^införa, ^uppföljning av, ^arbeta med");
  static const WordList counts(
      "*andel, *andelen, antal, antalet, *index, procent, tid, tiden, *väntetid*, *handläggningstid*, *svarstid*, *ledtid*, *kostnad, *kostnaden, per");
  static const WordList counted(
      "*andel, *andelen, antal, antalet, *grad, *graden, *index, *tid, *tiden, *kostnad*, per, procent, elever, invånare, brukare, personer, kunder, barn");
  const std::string folded = fold(title);
  if (title.find('%') != std::string_view::npos) return {};
  if (!counts.first_in(folded)) {
    for (const WordList* list : {&opens, &tells}) {
      if (const auto phrase = list->first_in(folded)) return *phrase;
    }
    if (const auto phrase = works.first_in(folded); phrase && !by_whom.first_in(folded)) return *phrase;
  }
  const auto phrase = done.first_in(folded);
  if (!phrase || counted.first_in(folded) || (whoever.first_in(folded) && !anyhow.first_in(folded))) return {};
  return *phrase;
}

}  // namespace malkoll::model
