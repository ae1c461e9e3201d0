#include "model/direction.h"

#include <algorithm>

#include "model/exact.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

namespace {

using Words = std::vector<std::string_view>;

// What both a title and a goal's text say a direction with; then what only one of them does.
constexpr char rises[] = "öka, ökar, ökas, ökad, ökade, ökat, fler, förbättra*, höja, höjs, höjas, stiga, stiger";
constexpr char rises_in_title[] =
    "bättre, högre andel, större andel, högre antal, större antal, högre nivå, *nöjd*, nki, nii, nmi, nri, trygg, trygga, tryggt, tryggare, trygghet, tryggheten, trygghetsindex, trygghetskänsla*, *behörig*, godkän*, klarat, klarar, uppnår, uppnått, meritvärde*, *examen, fullföljer, "
    "fullföljt, lägst betyg*, etablerad*, egenförsörjning, sysselsättningsgrad*, förvärvsfrekvens, förvärvsarbetande, valdeltagande, medellivslängd, "
    "positiva svar, måluppfyllelse, god hälsa, rekommenderar, rimlig*, ekologisk*, närproducerad*, fossilbränslefri*, förnybar*, solenergi, bredband, bredbandet, bredbandsanslut*, bredbandstäckning*, "
    "fiber, fibern, fiberanslut*, fibertäckning*, nyproducerad*, nystartade, nya företag, nyföretag*, innovationsindex, självfinansieringsgrad, soliditet*, betalningsberedskap, resultat i procent, "
    "årets resultat, ekonomiskt resultat, marknadsandel, kariesfri*, fyllningsfria, får plats, önskat placeringsdatum, fysiskt aktiva, kulturskola, "
    "gästnätter, trygghetsbostäder, arbetstillfällen, delaktighet, inflytande, bemötande, folkmängd*, ^antal invånare$, ^antal invånare i, befolkning antal invånare";
constexpr char falls[] =
    "minska, minskar, minskas, minskad, minskade, minskat, färre, kortas, förkort*, sänka, sänks, sänkas, sänkt, "
    "sjunka, sjunker, sjunkande";
constexpr char falls_in_title[] =
    "lägre andel, mindre andel, lägre antal, lägre nivå, kortare tid, kötid*, utsläpp, utsläppen, *utsläpp, *utsläppen, utsläppsmängd*, koldioxid, koldioxidekvivalent*, co2, co2e*, klimatpåverkan, klimatavtryck*, klimatbelastning*, växthusgas, växthusgaser, växthusgaserna, *frånvaro, *frånvaron, arbetslös, arbetslösa, *arbetslöshet, *arbetslösheten, ohälsotal*, otrygg, otrygga, otrygghet, otryggheten, *överbeläggning*, utlokaliserade, väntande, väntetid*, "
    "*handläggningstid*, *brott, *brottslighet, självmord, självmorden, självmordstal*, självmordsförsök, suicid, suicider, suicidtal*, suicidförsök, övervikt, övervikten, överviktiga, fetma, fetman, barnfetma, återinskrivning*, skuldsättning*, *skuld, "
    "långvarigt ekonomiskt bistånd, långvarigt försörjningsstöd, ekonomiskt utsatta, energiförbrukning*, energianvändning*, fossilbränsle, fossilbränslen, "
    "restavfall, restavfallet, restavfallsmängd*, *rankning*, *ranking, placering i, gini*, *olyckor, skadade, omkomna, klagomål, personal som en hemtjänsttagare, personer som en hemtjänsttagare";

/// Whom a title counts, not which way.
const WordList& measures() {
  static const WordList list(
      "fler än, färre än, mer än, mindre än, längre än, kortare än, större än, högre än, lägre än, eller kortare, eller fler, eller flera, eller mindre, "
      "eller lägre, eller högre, eller längre, högre utbildning*, högre studier, högre seminarium");
  return list;
}

/// What turns a title around, weighs, or counts what somebody does about it.
const WordList& turns() {
  static const WordList list(
      "inte, ej, icke, utan, aldrig, ingen, inga, saknar, saknas, brist*, *avbrott, *avbrotten, avbryt*, få, före, förändring, *minskning*, ökning, nettoökning, *skillnad*, möts av, överklag*, "
      "*avvikelse*, relativt, *kostnad, *kostnaden, *kostnader, återvunn*, åtgärdad*, uppklar*, missnöj*, obehörig*, trygghetslarm*, utsläppsfri*, koldioxidfri*, skuldfri*, frånvarofri*, underkän*, "
      // what there is of something else than what is counted
      "kö, köer, köar, köande, *skö, väntar på, sökande, vakant*, *vakans*, tomma, outhyrda, lediga, *avgift*, pris, priset, priser, *spris*, *taxa, *taxor, hyra, hyran, hyror, *shyra, *spridning*, variation*, "
      "differens*, gap, gapet, klyft*, ojämlik*, *störning*, *driftstopp*, *driftsstopp*, *läckor, *läckage*, personalomsättning*, *avgångar, avgången, avhopp*, *uppsägning*, *underskott*, *överskott*, *förlust*, "
      "förlor*, *varsl*, konkurs*, nedlagd*, *avslag*, försen*, inställda, dålig*, sämre, sämst*, svag, svaga, svagt, otillräcklig*, *behov, behovet, *reduktion*, *reducer*, *lagring*, *infångning*, fånga*, lagrad*, "
      "*kompensera*, kompensation, utsläppsrätt*, *ersättning, *ersättningar, *återvinning*, *mätare, *kamera, *kameror, koldioxidbudget*, felanmäl*, familjehem*, jourhem*, hvb, stenbrott, "
      // of one trade; what somebody does
      "förvärvsarbetande inom, ^arbete med, ^arbetet med, ^redovisa, ^säkerställa, ^stärka, ^förstärka, ^stimulera, ^utveckla, ^prioritera, vi garanterar, beaktas, beaktats, "
      "program för, program mot, med program, *handlingsprogram*, *åtgärdsprogram*, plan, planen, planer, *splan, *eplan, *splaner, *handlingsplan*, *insats*, *åtgärd*, utbilda*, utbildning i, utbildning om, utbildning mot, "
      "utbildning för, utbildningar, utbildningstillfäll*, fortbild*, kompetensutveck*, *rådgivning*, *rådgivare, synpunkt*, *prevention*, *preventiv*, *förebygg*, projekt*, kampanj*, aktivitet*, kurs, kurser, föreläsning*, "
      "rutin, rutiner, policy*, riktlinje*, utred, utreds, utredd*, *utredning*, lagförd*, åtalad*, *saner*, genomförd*, *slarm, slipp*, sluppit, slutat, slutar, slutade, återbetal*, avskriv*, amorter*, belyst*, belysta, lediga, ledig, ledigt, som minska*, som * minska*, som sänk*, som * sänk*, undvik*, motverk*, förhindr*, bekämp*, hanter*, behandl*, anmäler, "
      "rapporter*, mäter, vet, avstår, avstått, kontroller, *tillsyn, *inspektion*, kunskap, kunskaper, kunskapen, kompetens*, känner till, arbetar med, arbetar mot, fri från, fria från, skydd*, lämnat, lämnar, avslut*, upphör*, gått från, går från, från arbetslös*, ur arbetslös*, till arbete, till studier, till jobb, "
      "poäng i * *ranking, poäng i * *rankning, poäng i *ranking, poäng i *rankning");
  return list;
}

/// An andel of what is done in time is better high.
bool is_done_in_time(const Words& words) {
  static const WordList share("*andel, *andelen"),
      what(
          "svar*, besvara*, beslut*, *ansökning*, handlägg*, vänta*, vistelsetid*, uppring*, verkställ*, påbörja*, betala*, "
          "på plats, anländ*, framme, räddningstjänst*, ambulans*, utryck*");
  static const WordList limit(
      "under * dag*, under * veck*, under * månad*, kortare än * dag*, kortare än * veck*, kortare än * månad*, max * dag*, max * veck*, max * månad*, inom * dag*, inom * veck*, inom * månad*, inom * timm*, inom * minut*, senast * dag*, senast * veck*, senast * månad*, senast * timm*, "
      "högst * dag*, högst * veck*, högst * månad*, högst * timm*, högst * minut*, mindre än * dag*, mindre än * veck*, mindre än * månad*, mindre än * timm*, "
      "dagar eller kortare, veckor eller kortare, månader eller kortare, timmar eller kortare");
  return share.find_in(words) && what.find_in(words) && limit.find_in(words);
}

/// What the title says something about, before a later relative (som, där) and behind per, mot, bland …, says nothing itself.
void take_out_what_it_is_about(Words& words) {
  static const WordList no_relative("som andel, som arbetsgivare, som andraspråk, som helhet, som en, som ett");
  static const WordList about("per, mot, bland, om, vid, hur");
  Words relative = words;
  no_relative.take_out(relative);
  const auto last = std::find_if(relative.rbegin(), relative.rend(),
                                 [](std::string_view word) { return word == "som" || word == "där" || word == "vars"; });
  if (last != relative.rend()) std::fill(words.begin(), words.begin() + (relative.rend() - last), std::string_view());
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!about.find_in({words[at]}) && !(words[at] == "för" && at + 1 < words.size() && words[at + 1] == "att")) continue;
    std::fill(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(), std::string_view());
  }
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at] == "efter") words[at + 1] = {};
  }
}

/// Whether what falls or rises stands in a title where it may well be the other way around.
bool is_doubtful(Direction way, WordRange found, const Words& words) {
  static const WordList share("*andel, *andelen"),
      counted("arbetslösa, skadade, omkomna, klagomål, *olyckor, *brott, brotten, överviktiga, självmord*, suicid*");
  static const WordList some(
      "i ålder*, i åldrarna, i åk, i årskurs*, i kommun*, i länet, i riket, i befolkningen, i procent, i trafik*, i * kommun");
  static const WordList goes_on("med, till, från, för, i, inom, hos, inskrivna, deltagande, anvisade"), treated("*ade, *dda, *tta");
  static const WordList times("*väntetid*, *handläggningstid*, kötid*"), long_ones("över, längre, överskrid*, mer, fler");
  static const WordList time(
      "tid, tiden, tidsåtgång, antal dagar, antal veckor, antal månader, antal timmar, antal minuter, ledtid*, svarstid*, genomsnittstid");
  static const WordList low(
      "med * under, med * högst, med * max, med * mindre än, med * lägre än, med * färre än, med * kortare än, med * lägre");
  static const WordList toward("för, på, kring, till, från, av"),
      measured(
          "*index, nki, nii, nmi, betyg*, omdöme*, resultat*, värde*, tillgång*, anslut*, access*, möjlighet*, nöjd*, upplev*, *behörig*, tillit, känsla*");
  static const WordList had(
      "*användning*, *förbrukning*, konsumtion*, mängd*, förekomst*, volym*, ton, kg, grad, *utsläpp*, nivå*, utsatt*, oro*, rädsla*, risk*, drabbad*, andel*, antal*, avliden, avlidna, dödsfall");
  static const WordList people("arbetslösa, klagomål, överviktiga");
  const bool of_all = share.find_in(words).has_value();
  // Elever med frånvaro under 10 %
  if (low.find_in(words)) return true;
  // Bostäder för ekonomiskt utsatta, but tillgång till bredband, oro för brott
  for (std::size_t at = found.first, steps = 0; at > 1 && steps < 2; --at, ++steps) {
    if (!toward.find_in({words[at - 1]})) continue;
    const std::string_view head = words[at - 2];
    if (way == Direction::up ? words[at - 1] != "av" && !measured.find_in({head}) : !had.find_in({head})) return true;
  }
  const Words said(words.begin() + static_cast<std::ptrdiff_t>(found.first), words.begin() + static_cast<std::ptrdiff_t>(found.end));
  if (way == Direction::up) {
    const auto of_time = time.find_in(words);
    return of_time && of_time->first < found.first && !of_all;
  }
  // Andel inom handläggningstiden
  if (of_all && times.find_in(said) && !long_ones.find_in(words)) return true;
  if (!counted.find_in(said)) return false;
  // Andel hanterade klagomål; arbetslösa med kontaktperson
  if (of_all && found.first > 0 && treated.find_in({words[found.first - 1]}) && words[found.first - 1] != "anmälda") return true;
  Words behind(words.begin() + static_cast<std::ptrdiff_t>(found.end), words.end());
  if (behind.size() > 1 && people.find_in(said) && !goes_on.find_in({behind.front()})) behind.erase(behind.begin());
  if (behind.empty() || !goes_on.find_in({behind.front()})) return false;
  const auto excused = some.find_in(behind);
  return (of_all || people.find_in(said)) && !(excused && excused->first == 0);
}

std::string joined(const Words& words, WordRange range) {
  std::string text;
  for (std::size_t at = range.first; at < range.end; ++at) text += (text.empty() ? "" : " ") + std::string(words[at]);
  return text;
}

/// What one of two lists finds; never where both do.
TextDirection choose(const WordList& up, const WordList& down, const Words& words) {
  const auto rising = up.find_in(words), falling = down.find_in(words);
  if (rising && falling) return {Direction::none, {}, true};
  if (rising) return {Direction::up, joined(words, *rising), false};
  if (falling) return {Direction::down, joined(words, *falling), false};
  return {};
}

/// Of whom the targets of an indicator are.
enum class TargetsOf : std::uint8_t { its_goal, other_goals };

Rows<IndicatorRow, Direction> by_targets(const Project& project, const Rows<IndicatorRow>& indicators, const Rows<TargetRow>& targets,
                                         TargetsOf whose) {
  Rows<IndicatorRow, Direction> ways(indicators.size(), Direction::none);
  Rows<IndicatorRow, bool> both(indicators.size());
  for (const MeasureRow& row : targets) {
    if (row.indicator == no_row) continue;
    const bool of_others = row.goal != no_row && row.goal != indicators[row.indicator].goal;
    if (of_others != (whose == TargetsOf::other_goals)) continue;
    const Direction way = direction_of(project.facts.measures[row.measure].op);
    if (way == Direction::none) continue;
    if (ways[row.indicator] != Direction::none && ways[row.indicator] != way) both[row.indicator] = true;
    ways[row.indicator] = way;
  }
  for (const Id<IndicatorRow> i : indicators.ids()) {
    if (both[i]) ways[i] = Direction::none;
  }
  return ways;
}

/// Bare targets beside the latest value before them: which way the officer means to go; none where there is none, or it is no way.
Rows<IndicatorRow, Direction> by_values(const Project& project, const Rows<IndicatorRow>& indicators, const Rows<TargetRow>& targets) {
  Rows<IndicatorRow, Id<TargetRow>> bare(indicators.size());
  for (const Id<TargetRow> t : targets.ids()) {
    const TargetRow& row = targets[t];
    const Measure& m = project.facts.measures[row.measure];
    if (row.indicator == no_row || row.goal != no_row || m.op != TargetOp::equal || m.form != TargetForm::level) continue;
    Id<TargetRow>& last = bare[row.indicator];
    if (last == no_row || targets[last].period.year <= row.period.year) last = t;
  }
  Rows<IndicatorRow, Year> latest(indicators.size());
  Rows<IndicatorRow, Direction> ways(indicators.size());
  for (const OutcomeRow& o : project.outcomes) {
    if (o.indicator == no_row || bare[o.indicator] == no_row || o.period.is_interim() || !o.group.empty()) continue;
    const TargetRow& target = targets[bare[o.indicator]];
    const bool before = target.period.year == 0 ? o.period.year < project.plan.budget_year : o.period.year < target.period.year;
    if (!before || o.period.year < latest[o.indicator]) continue;
    latest[o.indicator] = o.period.year;
    const int change = compare(project.facts.measures[target.measure].value, project.facts.measures[o.measure].value);
    ways[o.indicator] = change > 0 ? Direction::up : change < 0 ? Direction::down : Direction::none;
  }
  return ways;
}

}  // namespace

TextDirection direction_in_title(std::string_view folded) {
  static const WordList up(std::string(rises) + ", " + rises_in_title), down(std::string(falls) + ", " + falls_in_title);
  static const WordList will_rise("ska öka, skall öka"), will_fall("ska minska, skall minska"), answered("besvarad*"),
      until("till insats*, till åtgärd*"), low("låg, låga, lågt, få");
  const TextDirection untold = {Direction::none, {}, true};
  Words words = split_words(folded);
  if (TextDirection anyway = choose(will_rise, will_fall, words); anyway.way != Direction::none || anyway.turned) return anyway;
  until.take_out(words);
  if (turns().find_in(words)) return untold;
  if (is_done_in_time(words)) return {Direction::up, std::string(folded), false};
  if (answered.find_in(words)) return untold;
  const Words whole = words;
  measures().take_out(words);
  const Words with_what = words;
  take_out_what_it_is_about(words);
  TextDirection told = choose(up, down, words);
  // What was taken out tells nothing, and lets no goal speak for it.
  if (told.way == Direction::none) {
    told.turned |= up.find_in(with_what) || down.find_in(with_what);
    return told;
  }
  const auto found = told.way == Direction::up ? up.find_in(words) : down.find_in(words);
  if (is_doubtful(told.way, *found, whole)) return untold;
  // Låg arbetslöshet, but not låg måluppfyllelse
  const auto few = low.find_in(whole);
  return few && (told.way == Direction::up || few->first != 0 || few->end != found->first) ? untold : told;
}

TextDirection direction_in_goal(std::string_view folded) {
  static const WordList up(std::string(rises) + ", högre, växande, förbättras, minst"),
      down(std::string(falls) + ", mindre, lägre, kortare, högst");
  static const WordList silent(
      "inte, ej, ingen, inga, utan, förutsättning*, möjlighet*, bidra, bidrar, arbete för, arbetet, arbeta, arbetar, utreda*, utredning*, plan, bättre, förbättrad, "
      "högre utbildning*, högre studier");
  const Words words = split_words(folded);
  if (silent.find_in(words)) return {Direction::none, {}, true};
  return choose(up, down, words);
}

bool says_to_hold(std::string_view folded) {
  static const WordList held(
      "inte understig*, inte underskrid*, inte överstig*, inte överskrid*, inte öka*, inte minska*, inte sjunk*, inte stig*, inte sänk*, inte höj*, inte försämr*, inte bli, "
      "inte vara, ej understig*, ej underskrid*, ej överstig*, ej överskrid*, ej öka*, ej minska*, bibehåll*, behåll*, bevar*, oförändra*, upprätthåll*, vidmakthåll*, "
      "fortsatt god*, fortsatt hög*, fortsatt låg*, fortsatt ha, fortsatt vara, stabil*, minst lika, ligga kvar, på samma nivå");
  return held.find_in(split_words(folded)).has_value();
}

Direction direction_of(TargetOp op) {
  switch (op) {
    case TargetOp::at_least:
    case TargetOp::above:
    case TargetOp::up: return Direction::up;
    case TargetOp::at_most:
    case TargetOp::below:
    case TargetOp::down: return Direction::down;
    default: return Direction::none;
  }
}

Rows<IndicatorRow> tell_directions(const Project& project, Rows<IndicatorRow> indicators, const Rows<TargetRow>& targets) {
  const Rows<IndicatorRow, Direction> aims = by_targets(project, indicators, targets, TargetsOf::its_goal),
                                      others = by_targets(project, indicators, targets, TargetsOf::other_goals),
                                      values = by_values(project, indicators, targets);
  for (const Id<IndicatorRow> i : indicators.ids()) {
    IndicatorRow& indicator = indicators[i];
    const auto tell = [&](Direction way, DirectionFrom from) {
      indicator.direction = way;
      indicator.direction_from = from;
    };
    const Direction said = indicator.said_direction;
    const bool default_only = indicator.said_direction_on == Kind::plan;
    const DirectionFrom said_from = default_only                                     ? DirectionFrom::plan
                                    : indicator.said_direction_on == Kind::indicator ? DirectionFrom::indicator
                                                                                     : DirectionFrom::goal;
    if (said == Direction::keep && !default_only) {
      tell(said, said_from);
    } else if (aims[i] != Direction::none) {
      tell(aims[i], DirectionFrom::target);
    } else if (said != Direction::none && !default_only) {
      tell(said, said_from);
    } else {
      const TextDirection title = direction_in_title(fold(project.title(indicator.declaration)));
      const Direction goal = indicator.goal == no_row ? Direction::none : project.goals[indicator.goal].direction;
      if (title.way != Direction::none) {
        tell(title.way, DirectionFrom::title);
      } else if (said != Direction::none) {
        tell(said, said_from);
      } else if (others[i] != Direction::none) {
        tell(others[i], DirectionFrom::target);
      } else if (!title.turned && goal != Direction::none && (values[i] == Direction::none || values[i] == goal)) {
        // Färre dåliga avlopp by more inspections: a target the other way says that the goal's word is not the measure's.
        tell(goal, DirectionFrom::goal_text);
      }
    }
  }
  return indicators;
}

}  // namespace malkoll::model
