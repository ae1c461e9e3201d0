#include "model/parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll {

namespace {

/// A word with what stands around it.
struct Piece {
  std::string text;     ///< folded; blanks where a hyphen or a stroke divides it
  bool comma = false;   ///< a comma or a semicolon after it
  bool hyphen = false;  ///< the beginning of a word that another ends: växt-
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find_first_of(" \t\r\n"), text.size());
    std::string_view written = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    Piece piece;
    while (!written.empty() && (written.back() == ',' || written.back() == ';')) {
      piece.comma = true;
      written.remove_suffix(1);
    }
    piece.hyphen = written.ends_with('-') || written.ends_with("\u2011") || written.ends_with("\u2010");
    // A comma without a blank after it joins as well, unless it is a decimal sign.
    const std::size_t inside = written.find(',');
    if (inside != std::string_view::npos && inside > 0 && !(written[inside - 1] >= '0' && written[inside - 1] <= '9')) {
      pieces.push_back({fold(written.substr(0, inside)), true, false});
      written.remove_prefix(inside + 1);
    }
    piece.text = fold(written);
    if (!piece.text.empty()) {
      pieces.push_back(std::move(piece));
    } else if (piece.comma && !pieces.empty()) {
      pieces.back().comma = true;
    }
  }
  return pieces;
}

/// After these the sentence says why, or how.
const WordList& explains() {
  static const WordList list("för att, så att, genom, i syfte att, i och med att, det vill säga, dvs, oavsett, oberoende av");
  return list;
}

/// After these come examples.
const WordList& instances() {
  static const WordList list(
      "bland annat, till exempel, exempelvis, såsom, så som, t ex, tex, bl a, särskilt, i synnerhet, framför allt, framförallt, inte minst");
  return list;
}

/// After these come those that somebody does it with, however many.
const WordList& partners() {
  static const WordList list(
      "samverkan med, samverka med, samverkar med, samarbete med, samarbetet med, samarbeta med, samarbetar med, dialog med, dialogen med, kontakt med, kontakten med, tillsammans med");
  return list;
}

/// A clause of its own, which says when or where; `som` with a verb that says what somebody is like or gets goes on with the goal.
const WordList& clauses() {
  static const WordList list("när, där, medan, som");
  return list;
}
const WordList& likens() {
  static const WordList list("^är, ^har, ^ger, ^erbjuder, ^präglas, ^kännetecknas, ^ska, ^skall, ^känns, ^upplevs, ^helhet, ^en, ^ett");
  return list;
}

/// A clause after a comma that says more of the same.
const WordList& goes_on() {
  static const WordList list(
      "^som, ^där, ^vilket, ^vilka, ^vars, ^när, ^om, ^men, ^utan, ^eftersom, ^genom, ^liksom, ^även, ^både, ^såväl, ^jämfört, ^med, ^i, ^inom, ^på, ^vid, "
      "^under, ^efter, ^för, ^hos, ^inför, ^mellan, ^mot, ^utöver, ^utan, ^kring, ^oavsett, ^utifrån, ^enligt, ^från, ^till, ^av, ^trots, ^inklusive, ^senast, ^minst, ^högst, ^varav, ^så, ^hela, ^allt, ^desto, ^dess, ^att");
  return list;
}

/// Words of one kin make one thing together.
constexpr std::size_t only_joined = 4;
const std::array<WordList, 9>& kins() {
  static const std::array<WordList, 9> lists{
      WordList(
          "^invånar*, ^kommuninvånar*, ^medborgar*, ^kommunmedborgar*, ^företag*, ^näringsliv*, ^besökar*, ^förening*, ^föreningsliv*, ^civilsamhäll*, ^medarbetar*, ^personal*, "
          "^chef*, ^ledare, ^elev*, ^barn*, ^unga, ^ungdom*, ^vuxna, ^äldre, ^kvinnor, ^män, ^flickor, ^pojkar, ^föräldrar, ^vårdnadshavare, ^anhöriga, ^brukar*, ^kund*, "
          "^boende*, ^familj*, ^person*, ^student*, ^turist*, ^lärar*, ^pedagog*, ^förtroendevalda, ^politiker, ^tjänstepersoner, ^organisation*, ^myndighet*, ^region*, "
          "^kommun*, ^aktör*, ^verksamma, ^studerande, ^seniorer, ^pensionärer, ^patient*, ^deltagare, ^klient*, ^individ*, ^grupp*, ^nyanlända, ^människor, ^entreprenör*, ^verksamhetsutövare, ^fastighetsägare"),
      WordList(
          "^stad*, ^land*, ^landsbygd*, ^tätort*, ^centralort*, ^kommundel*, ^by, ^byar*, ^skol*, ^förskol*, ^grundskol*, ^gymnasi*, ^fritidshem*, ^vuxenutbildning*, ^hem*, ^arbetet, "
          "^arbetsplats*, ^fritid*, ^kust*, ^skärgård*, ^sverige, ^världen, ^europa, ^riket, ^torg*, ^park*, ^gator, ^vägar, ^lokalt, ^regionalt, ^nationellt, ^internationellt, ^globalt"),
      WordList(
          "^dag, ^natt, ^idag, ^nu, ^framtid*, ^imorgon, ^morgondagen*, ^kort, ^lång, ^sikt, ^sommar, ^vinter, ^vardag*, ^helg*, ^kris*, ^krig, ^fredstid"),
      WordList("^ekonomisk*, ^social*, ^ekologisk*, ^miljömässig*, ^klimatmässig*, ^kulturell*"),
      WordList("^trygg*, ^säker, ^säkra, ^säkert, ^säkerhet*"),
      WordList(
          "^lag, ^lagar, ^lagstiftning*, ^författning*, ^förordning*, ^föreskrift*, ^regler, ^regelverk*, ^riktlinjer*, ^avtal, ^policy*, ^styrdokument*"),
      WordList(
          "^bibliotek*, ^muse*, ^konsthall*, ^teater*, ^teatrar*, ^kulturskol*, ^kulturhus*, ^konserthus*, ^biograf*, ^badhus*, ^simhall*, ^ishall*, ^sporthall*, ^idrottshall*, ^idrottsplats*, ^anläggning*, ^fritidsgård*, "
          "^nämnd*, ^bolag*, ^förvaltning*, ^verksamhet*, ^kontor*, ^enhet*, ^hemtjänst*, *boende, *boenden, ^dagverksamhet*, ^äldreomsorg*, ^hemsjukvård*, ^socialtjänst*, ^förskola, ^skola, ^grundskola, ^fritidshem, "
          "^gymnasi*, ^vuxenutbildning*, ^elevhälsa*, ^vårdcentral*, ^familjecentral*, ^öppenvård*, ^räddningstjänst*, ^polis*"),
      WordList(
          "^sjö*, *sjöar, *sjöarna, ^hav*, ^vattendrag*, ^våtmark*, ^åar*, ^bäck*, ^grundvatten*, ^skog*, ^äng*, ^åkrar*, ^åkermark*, ^betesmark*, ^odlingsmark*, ^natur, ^naturen, ^vatten, ^vattnet, ^mark, ^marken, ^luft, ^luften"),
      WordList(
          "^cykla, ^cyklar, ^gå, ^går, ^åka, ^åker, ^resa, ^reser, ^cykel*, ^gång, ^gångtrafik*, ^buss*, ^tåg*, ^kollektivtrafik*, ^kollektivt"),
  };
  return lists;
}

/// Said in one breath, in either order.
const WordList& pairs() {
  static const WordList list(
      "stad och land, vård och omsorg, omsorg och vård, till och från, av och till, in och ut, fram och tillbaka, upp och ned, upp och ner, ute och inne, inne och ute, hel och ren, "
      "hela och rena, helt och rent, ren och snygg, rent och snyggt, liv och hälsa, liv och rörelse, hälsa och välbefinnande, hälso och sjukvård, kropp och själ, plan och bygg*, kultur och fritid*, fritid och kultur, "
      "natur och kultur, mark och vatten, vatten och avlopp, rättigheter och skyldigheter, rättigheter och möjligheter, mål och medel, mål och resultat, ordning och reda, först och främst, "
      "delaktiga och har inflytande, fler och fler, mer och mer, bättre och bättre, drift och underhåll, tid och plats, "
      "individ och familjeomsorg*, stöd och service, service och stöd, stöd och hjälp, vård och stöd, bo och leva, leva och bo, bo och verka, leva och verka, leva och arbeta, bo och arbeta, "
      "leva bo och verka, bo leva och verka, bo verka och leva, leva verka och bo, leva verka och vistas, bo verka och vistas, leva och vistas, verka och vistas, bo leva och arbeta, "
      "leda planera och samordna, planera leda och samordna, leda och samordna, planera och samordna, leda och styra, styra och leda, utöva uppleva och ta del, utöva och uppleva, utöva samt uppleva, uppleva och utöva, uppleva och ta del, "
      "gång och cykel*, skog och mark, rätt och riktig, ett och samma, en och samma, var och en, vår och höst, forskning och utveckling, "
      "vetenskaplig grund och beprövad erfarenhet, vetenskap och beprövad erfarenhet, råd och stöd, kunskaper och färdigheter, lust och lärande, hot och våld, våld och hot, våld och förtryck, "
      "alkohol narkotika dopning och tobak, alkohol och narkotika, alkohol och drog*, utveckling och lärande, lärande och utveckling, lek och lärande, kvinnor och män, män och kvinnor, "
      "intäkter och kostnader, kostnader och intäkter, hot och hat, hot hat och våld, mat och måltid*, måltid* och mat, klimat och miljö, miljö och klimat, miljö och hälsa, god och jämlik, lika och likvärdig");
  return list;
}

/// One thing by themselves, but each its own in a list: jämlikhet, delaktighet och inflytande.
const WordList& loose_pairs() {
  static const WordList list("delaktighet och inflytande, inflytande och delaktighet");
  return list;
}

/// What a clause's verb may be: then what is joined by it is more than a thing.
const WordList& verbs() {
  static const WordList list(
      "^ska, ^skall, ^är, ^har, ^får, ^kan, ^vill, ^finns, ^ges, ^blir, ^når, ^ger, ^gör, ^går, ^mår, ^står, ^känner, ^upplever, ^erbjuder, ^erbjuds, ^arbetar, ^verkar, ^skapar, ^utvecklar, ^utvecklas, ^bidrar, "
      "^minskar, ^ökar, ^växer, ^stärker, ^stärks, ^främjar, ^främjas, ^bedrivs, ^bedriver, ^präglas, ^genomförs, ^tillförsäkras, ^samverkar, ^prioriterar, ^trivs, ^deltar, ^möter, ^möts, ^bemöts, ^tillgodoses, "
      "^säkerställs, ^säkerställer, ^håller, ^leder, ^uppfyller, ^handlägger, ^följer, ^använder, ^förbättras, ^fullföljer, ^klarar, ^tycker, ^anser, ^driver, ^skyddar, ^värnar, ^fungerar, ^innebär, ^stödjer, "
      "^väcker, ^fyller, ^lockar");
  return list;
}
const WordList& infinitives() {
  static const WordList list(
      "^vara, ^ha, ^ge, ^få, ^bli, ^göra, ^ta, ^nå, ^öka, ^minska, ^stärka, ^skapa, ^utveckla, ^främja, ^förbättra, ^förebygga, ^förhindra, ^motverka, ^säkerställa, ^säkra, ^arbeta, ^verka, ^bidra, ^värna, ^vårda, "
      "^bevara, ^underlätta, ^stödja, ^undersöka, ^utreda, ^erbjuda, ^möta, ^bygga, ^bedriva, ^sprida, ^använda, ^samverka, ^samordna, ^samarbeta, ^behålla, ^höja, ^sänka, ^möjliggöra, ^tillgodose, ^uppnå, ^uppleva, "
      "^känna, ^trivas, ^delta, ^följa, ^genomföra, ^införa, ^skydda, ^bekämpa, ^förenkla, *vera, *tera, *lera, *mera, *nera, *rera, *sera, *gera, *dera, *cera");
  return list;
}

/// What opens a thing of its own after a joint: ökad trygghet, en god miljö.
const WordList& opens() {
  static const WordList list(
      "^en, ^ett, ^den, ^det, ^de, ^god, ^goda, ^gott, ^hög, ^höga, ^högt, ^ökad, ^ökade, ^ökat, ^minskad, ^minskade, ^minskat, ^bättre, ^fler, ^färre, ^mer, ^lägre, ^högre, ^låg, ^låga, ^lågt, ^stark*, ^stärkt*, "
      "^förbättra*, ^hållbar*, ^attraktiv*, ^bra, ^stor*, ^att, ^samtidigt, ^därmed, ^där");
  return list;
}

bool one_kin(const std::string& a, const std::string& b, bool joint) {
  // Trygg och säker is one thing; trygg, säker och jämlik is three.
  const auto& lists = kins();
  for (std::size_t k = 0; k < lists.size(); ++k) {
    if (k == only_joined && !joint) continue;
    if (lists[k].first_in(a).has_value() && lists[k].first_in(b).has_value()) return true;
  }
  return false;
}

bool is_preposition(const std::string& text) {
  static const WordList list(
      "av, bland, efter, från, för, hos, i, inför, inom, kring, med, mellan, mot, om, på, till, under, utifrån, vid, över");
  return list.first_in(text).has_value();
}
bool is_possessive(const std::string& text) {
  static const WordList list("sin, sitt, sina, vår, vårt, våra, deras");
  return list.first_in(text).has_value();
}
bool is_verb(const std::string& text) { return verbs().first_in(text).has_value() || infinitives().first_in(text).has_value(); }
/// After `som`: what somebody does, not what something is like.
bool is_done(const std::string& text) {
  static const WordList doing("*er, *ar, *år, *ör"), like("säker, vacker, *bar, klar, underbar");
  return is_verb(text) || (doing.first_in(text) && !like.first_in(text));
}
bool is_number(const std::string& text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }
bool is_joint(const std::string& text) { return text == "och" || text == "samt" || text == "&"; }

using Words = std::vector<std::string_view>;

/// The words of a list's phrases in a sentence.
std::vector<bool> marked(const WordList& list, const Words& words) {
  Words left = words;
  list.take_out(left);
  std::vector<bool> marks(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) marks[at] = left[at].empty();
  return marks;
}

/// What is counted of a sentence, and what only tells more of it.
class Sentence {
 public:
  explicit Sentence(std::string_view text) : pieces_(pieces_of(text)) {
    for (const Piece& piece : pieces_) words_.push_back(piece.text);
    apart_ = words_;
    pairs().take_out(apart_);
    const std::vector<bool> loose = marked(loose_pairs(), apart_);
    for (std::size_t at = 0; at < loose.size(); ++at) {
      const bool listed = at >= 1 && pieces_[at - 1].comma;
      if (loose[at] && !listed && at + 2 < loose.size() && loose[at + 1] && loose[at + 2])
        apart_[at] = apart_[at + 1] = apart_[at + 2] = {};
    }
    find_subject();
    mute();
  }

  [[nodiscard]] std::int64_t count() const {
    std::int64_t count = 1;
    std::size_t last_right = 0;   // the word after the joint before
    bool of_one = false;          // words one by one after a preposition: utsläpp från transporter, energi och jordbruk
    bool by_comma = false;        // the joint before was a comma that counts
    bool inserted = false;        // a phrase between two commas
    for (std::size_t at = 0; at + 1 < pieces_.size(); ++at) {
      const Piece& piece = pieces_[at];
      std::size_t next = at + 1;
      const bool joint = is_joint(pieces_[next].text);
      if ((!joint && !piece.comma) || is_joint(piece.text)) continue;
      if (joint && ++next >= pieces_.size()) continue;  // the last word
      if (apart_[at + 1].empty() && (joint || apart_[at].empty())) continue;  // within a pair
      const std::string& right = pieces_[next].text;
      const bool verb = is_verb(right) || (joint && opens_sentence(next));
      const bool clause = piece.comma && goes_on().first_in(right).has_value();
      of_one = !verb && ((of_one && at == last_right) || is_in_phrase(at));
      last_right = next;
      const bool closes = std::exchange(inserted, clause && !joint) && !joint;
      const bool counts = !closes && !clause && !of_one && !muted_[next] && !is_same(at, next, joint) && !(joint && is_of_subject(at)) &&
                          !(joint && !verb && is_tail(at, next, by_comma));
      by_comma = counts ? !joint : by_comma && !joint;
      count += counts ? 1 : 0;
    }
    return count;
  }

 private:
  /// Where the subject ends, and whether it is two that do one thing: elever och lärare trivs. What rises or falls is itself the thing.
  void find_subject() {
    static const WordList changes("öka*, minska*, förbättra*, stärk*, höj*, sänk*, hög*, god, goda, gott, lägre, låg*, växer");
    std::size_t verb = 0;
    while (verb < words_.size() && !verbs().first_in(words_[verb])) ++verb;
    if (verb == words_.size()) return;
    std::size_t joints = 0;
    for (std::size_t at = 0; at < verb; ++at) {
      if (is_joint(pieces_[at].text)) ++joints;
      if (pieces_[at].comma) joints += 2;
    }
    const Words behind(words_.begin() + static_cast<std::ptrdiff_t>(verb),
                       words_.begin() + static_cast<std::ptrdiff_t>(std::min(verb + 3, words_.size())));
    if (joints == 1 && !changes.find_in(behind)) subject_end_ = verb;
  }

  /// Explanations, examples, partners and clauses of their own say more of what is counted.
  void mute() {
    enum class By : std::uint8_t { nothing, reason, instance, partner, clause, relative };
    const std::vector<bool> reason = marked(explains(), words_), instance = marked(instances(), words_),
                            partner = marked(partners(), words_), clause = marked(clauses(), words_);
    muted_.resize(words_.size());
    By by = By::nothing;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const bool joined = at > 0 && is_joint(pieces_[at - 1].text), verb = is_verb(pieces_[at].text);
      const bool sentence = joined && opens_sentence(at);
      if (by == By::reason && joined && verb && words_[at - 1] == "samt" && at > 1 && pieces_[at - 2].comma) by = By::nothing;
      if ((by == By::instance || by == By::partner) && (sentence || (verb && (joined || by == By::partner || pieces_[at - 1].comma))))
        by = By::nothing;
      if (by == By::relative && (words_[at] == "ska" || words_[at] == "skall")) by = By::nothing;
      if (at > 0 && reason[at] && by == By::nothing) by = By::reason;
      if (at > 0 && instance[at] && (by == By::nothing || by == By::partner)) by = By::instance;
      if (partner[at] && by == By::nothing) by = By::partner;
      if (at > 0 && clause[at] && by == By::nothing && words_[at] != "som") by = By::clause;
      if (at > 0 && words_[at] == "som" && by == By::nothing && at + 1 < words_.size() && is_done(pieces_[at + 1].text) &&
          !likens().first_in(words_[at + 1]) && (!pieces_[at + 1].comma || decides_after(at)))
        by = By::relative;
      muted_[at] = by != By::nothing;
    }
  }

  /// Och skolan har …
  [[nodiscard]] bool opens_sentence(std::size_t at) const {
    return !pieces_[at].comma && at + 1 < words_.size() && verbs().first_in(words_[at + 1]);
  }

  /// Elever som läser, skriver och räknar ska …: whom it is about, not what is to be.
  [[nodiscard]] bool decides_after(std::size_t at) const {
    return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(at), words_.end(),
                       [](std::string_view word) { return word == "ska" || word == "skall"; });
  }

  /// Directly after a preposition: från transporter, över sin unga.
  [[nodiscard]] bool is_in_phrase(std::size_t at) const {
    static const WordList sayings("i balans, i framkant, i världsklass, i toppklass, i fokus, i arbete, i tid, på plats");
    if (at == 0 || sayings.find_in({words_[at - 1], words_[at]})) return false;
    if (is_preposition(pieces_[at - 1].text)) return true;
    return at > 1 && is_possessive(pieces_[at - 1].text) && is_preposition(pieces_[at - 2].text);
  }

  [[nodiscard]] bool is_of_subject(std::size_t at) const { return at < subject_end_; }

  /// Two after a preposition, with words of theirs: i kommunala lokaler och fastigheter; or a second preposition: utifrån behov och med hänsyn.
  [[nodiscard]] bool is_tail(std::size_t at, std::size_t next, bool by_comma) const {
    constexpr std::size_t farthest = 3;
    const std::string& right = pieces_[next].text;
    if (is_preposition(right)) return !by_comma;
    if (opens().first_in(right)) return false;
    for (std::size_t back = 1; back <= farthest && back <= at; ++back) {
      const Piece& before = pieces_[at - back];
      if (before.comma || is_joint(before.text) || is_verb(before.text)) return false;
      if (is_preposition(before.text)) return true;
    }
    return false;
  }

  /// What belongs together: växt- och djurlivet, 7 och 8, barn och unga, både … och, mellan … och.
  [[nodiscard]] bool is_same(std::size_t at, std::size_t next, bool joint) const {
    const Piece& piece = pieces_[at];
    const std::string& right = pieces_[next].text;
    const std::size_t back = at >= 3 ? at - 3 : 0;
    const bool held =
        joint && std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(back), pieces_.begin() + static_cast<std::ptrdiff_t>(at + 1),
                             [](const Piece& p) { return p.text == "mellan" || p.text == "både"; });
    return piece.hyphen || (is_number(piece.text) && is_number(right)) || one_kin(piece.text, right, joint) || held;
  }

  std::vector<Piece> pieces_;
  Words words_, apart_;  ///< folded; without pairs
  std::size_t subject_end_ = 0;
  std::vector<bool> muted_;
};

}  // namespace

std::int64_t count_parts(std::string_view text) { return Sentence(text).count(); }

}  // namespace malkoll
