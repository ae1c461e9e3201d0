#include "model/direction.h"

#include <algorithm>

#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

namespace {

using Words = std::vector<std::string_view>;

// What both a title and a goal's text say a direction with; then what only one of them does.
constexpr char rises[] = "öka, ökar, ökas, ökad, ökade, ökat, fler, högre, förbättra*, höja, höjs, höjas, stiga, stiger";
constexpr char rises_in_title[] =
    "flera, större, bättre, *nöjd*, nki, nii, nmi, nri, trygg*, *behörig*, godkän*, klarat, klarar, uppnår, uppnått, meritvärde*, *examen, fullföljer, "
    "fullföljt, lägst betyg*, etablerad*, egenförsörjning, sysselsättningsgrad*, förvärvsfrekvens, förvärvsarbetande, valdeltagande, medellivslängd, "
    "positiva svar, måluppfyllelse, god hälsa, rekommenderar, rimlig*, ekologisk*, närproducerad*, fossilbränslefri*, förnybar*, solenergi, bredband*, "
    "fiber*, nyproducerad*, nystartade, nya företag, nyföretag*, innovationsindex, självfinansieringsgrad, soliditet*, betalningsberedskap, resultat i procent, "
    "årets resultat, ekonomiskt resultat, marknadsandel, kariesfri*, fyllningsfria, får plats, önskat placeringsdatum, fysiskt aktiva, kulturskola, "
    "gästnätter, trygghetsbostäder, arbetstillfällen, delaktighet, inflytande, bemötande, folkmängd*, antal invånare";
constexpr char falls[] = "minska, minskar, minskas, minskad, minskade, minskat, färre, mindre, lägre, kortare, kortas, förkort*, sänka, sänks, sänkas, sänkt, "
                         "sjunka, sjunker, sjunkande";
constexpr char falls_in_title[] =
    "utsläpp*, koldioxid*, växthusgas*, *frånvaro, *frånvaron, arbetslös*, ohälsotal*, otrygg*, *överbeläggning*, utlokaliserade, väntande, väntetid*, "
    "*handläggningstid*, *brott, *brottslighet, självmord*, suicid*, övervikt*, fetma*, återinskrivning*, skuldsättning*, *skuld, avvikelse, "
    "långvarigt ekonomiskt bistånd, långvarigt försörjningsstöd, ekonomiskt utsatta, energiförbrukning*, energianvändning*, fossilbränsle, fossilbränslen, "
    "restavfall*, *rankning*, *ranking, placering i, gini*, olyckor, skadade, omkomna, klagomål, personal som en hemtjänsttagare, personer som en hemtjänsttagare";

/// Whom a title counts, not which way.
const WordList& measures() {
  static const WordList list("fler än, färre än, mer än, mindre än, längre än, kortare än, större än, högre än, lägre än, eller kortare, eller fler, eller flera, eller mindre, "
                             "eller lägre, eller högre, eller längre, högre utbildning*, högre studier, högre seminarium");
  return list;
}

const WordList& turns() {
  static const WordList list("inte, ej, icke, utan, aldrig, ingen, inga, saknar, brist*, avbrott, avbryt*, få, före, förändring, *minskning*, ökning, nettoökning, skillnad*, möts av, "
                             "överklag*, positiv avvikelse, positiv budgetavvikelse, relativt, *kostnad, *kostnaden, *kostnader, återvunn*, åtgärdad*, uppklarad*, missnöj*, "
                             "obehörig*, trygghetslarm*, utsläppsfri*, koldioxidfri*, skuldfri*, frånvarofri*, underkän*");
  return list;
}

/// An andel of what is done in time is better high.
bool is_done_in_time(const Words& words) {
  static const WordList share("*andel, *andelen"), what("svar*, besvara*, beslut*, *ansökning*, handlägg*, vänta*, vistelsetid*, uppring*, verkställ*, påbörja*, betala*");
  static const WordList limit("inom * dag*, inom * veck*, inom * månad*, inom * timm*, inom * minut*, senast * dag*, senast * veck*, senast * månad*, senast * timm*, "
                              "högst * dag*, högst * veck*, högst * månad*, högst * timm*, mindre än * dag*, mindre än * veck*, mindre än * månad*, mindre än * timm*, "
                              "dagar eller kortare, veckor eller kortare, månader eller kortare, timmar eller kortare");
  return share.find_in(words) && what.find_in(words) && limit.find_in(words);
}

/// What the title says something about, before a later relative `som` and after `efter`, says nothing itself.
void take_out_what_it_is_about(Words& words) {
  static const WordList no_relative("som andel, som arbetsgivare, som andraspråk, som helhet, som en, som ett");
  Words relative = words;
  no_relative.take_out(relative);
  const auto last = std::find(relative.rbegin(), relative.rend(), "som");
  if (last != relative.rend()) std::fill(words.begin(), words.begin() + (relative.rend() - last), std::string_view());
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at] == "efter") words[at + 1] = {};
  }
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

/// Of the targets that are the indicator's own or its goal's.
std::vector<Direction> by_targets(const Project& project) {
  std::vector<Direction> ways(project.indicators.size(), Direction::none);
  std::vector<bool> both(project.indicators.size());
  for (const MeasureRow& row : project.targets) {
    if (row.indicator == no_row || (row.goal != no_row && row.goal != project.indicators[row.indicator].goal)) continue;
    const Direction way = direction_of(project.facts.measures[row.measure].op);
    if (way == Direction::none) continue;
    if (ways[row.indicator] != Direction::none && ways[row.indicator] != way) both[row.indicator] = true;
    ways[row.indicator] = way;
  }
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (both[i]) ways[i] = Direction::none;
  }
  return ways;
}

}  // namespace

TextDirection direction_in_title(std::string_view folded) {
  static const WordList up(std::string(rises) + ", " + rises_in_title), down(std::string(falls) + ", " + falls_in_title);
  static const WordList will_rise("ska öka, skall öka"), will_fall("ska minska, skall minska"), answered("besvarad*");
  Words words = split_words(folded);
  if (TextDirection anyway = choose(will_rise, will_fall, words); anyway.way != Direction::none || anyway.turned) return anyway;
  if (turns().find_in(words)) return {Direction::none, {}, true};
  if (is_done_in_time(words)) return {Direction::up, std::string(folded), false};
  if (answered.find_in(words)) return {Direction::none, {}, true};
  measures().take_out(words);
  take_out_what_it_is_about(words);
  return choose(up, down, words);
}

TextDirection direction_in_goal(std::string_view folded) {
  static const WordList up(std::string(rises) + ", växande, förbättras, minst"), down(std::string(falls) + ", högst");
  static const WordList silent("inte, ej, ingen, inga, utan, förutsättning*, möjlighet*, bidra, bidrar, arbete för, arbetet, arbeta, arbetar, utreda*, utredning*, plan, bättre, förbättrad, "
                               "högre utbildning*, högre studier");
  const Words words = split_words(folded);
  if (silent.find_in(words)) return {Direction::none, {}, true};
  return choose(up, down, words);
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

void tell_directions(Project& project) {
  for (GoalRow& goal : project.goals) {
    if (goal.indicators == 0) continue;
    TextDirection text = direction_in_goal(fold(project.title(goal.declaration)));
    goal.direction = text.way;
    goal.direction_words = std::move(text.said);
  }
  const std::vector<Direction> targets = by_targets(project);
  for (std::uint32_t i = 0; i < project.indicators.size(); ++i) {
    IndicatorRow& indicator = project.indicators[i];
    const auto tell = [&](Direction way, DirectionFrom from) {
      indicator.direction = way;
      indicator.direction_from = from;
    };
    const Direction said = indicator.said_direction;
    const bool default_only = indicator.said_direction_on == Kind::plan;
    const DirectionFrom said_from = default_only ? DirectionFrom::plan : indicator.said_direction_on == Kind::indicator ? DirectionFrom::indicator : DirectionFrom::goal;
    if (said == Direction::keep && !default_only) {
      tell(said, said_from);
    } else if (targets[i] != Direction::none) {
      tell(targets[i], DirectionFrom::target);
    } else if (said != Direction::none && !default_only) {
      tell(said, said_from);
    } else {
      const TextDirection title = direction_in_title(fold(project.title(indicator.declaration)));
      const Direction goal = indicator.goal == no_row ? Direction::none : project.goals[indicator.goal].direction;
      if (title.way != Direction::none) {
        tell(title.way, DirectionFrom::title);
      } else if (said != Direction::none) {
        tell(said, said_from);
      } else if (!title.turned && goal != Direction::none) {
        tell(goal, DirectionFrom::goal_text);
      }
    }
  }
}

}  // namespace malkoll::model
