#include "check/parts.h"

#include <algorithm>
#include <array>
#include <string>
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

/// After these the rest of the sentence says why or gives examples.
const WordList& explains() {
  static const WordList list("för att, så att, genom, i syfte att, i och med att, bland annat, till exempel, exempelvis, såsom, så som, t ex, bl a, det vill säga, dvs, "
                             "särskilt, i synnerhet, framför allt, framförallt, inte minst, oavsett, oberoende av");
  return list;
}

/// A clause after a comma that says more of the same.
const WordList& goes_on() {
  static const WordList list("^som, ^där, ^vilket, ^vilka, ^vars, ^när, ^om, ^men, ^utan, ^eftersom, ^genom, ^liksom, ^även, ^både, ^såväl, ^jämfört, ^med, ^i, ^inom, ^på, ^vid, "
                             "^under, ^utifrån, ^enligt, ^från, ^till, ^av, ^trots, ^inklusive, ^senast, ^minst, ^högst, ^varav, ^så, ^hela, ^allt, ^desto, ^dess, ^att");
  return list;
}

/// Words of one kin make one thing together.
constexpr std::size_t only_joined = 4;
const std::array<WordList, 9>& kins() {
  static const std::array<WordList, 9> lists{
      WordList("^invånar*, ^kommuninvånar*, ^medborgar*, ^kommunmedborgar*, ^företag*, ^näringsliv*, ^besökar*, ^förening*, ^föreningsliv*, ^civilsamhäll*, ^medarbetar*, ^personal*, "
               "^chef*, ^ledare, ^elev*, ^barn*, ^unga, ^ungdom*, ^vuxna, ^äldre, ^kvinnor, ^män, ^flickor, ^pojkar, ^föräldrar, ^vårdnadshavare, ^anhöriga, ^brukar*, ^kund*, "
               "^boende*, ^familj*, ^person*, ^student*, ^turist*, ^lärar*, ^pedagog*, ^förtroendevalda, ^politiker, ^tjänstepersoner, ^organisation*, ^myndighet*, ^region*, "
               "^kommun*, ^aktör*, ^seniorer, ^pensionärer, ^patient*, ^deltagare, ^klient*, ^individ*, ^grupp*, ^nyanlända, ^människor, ^entreprenör*, ^verksamhetsutövare, ^fastighetsägare"),
      WordList("^stad*, ^land*, ^landsbygd*, ^tätort*, ^centralort*, ^kommundel*, ^by, ^byar*, ^skol*, ^förskol*, ^grundskol*, ^gymnasi*, ^fritidshem*, ^vuxenutbildning*, ^hem*, ^arbetet, "
               "^arbetsplats*, ^fritid*, ^kust*, ^skärgård*, ^sverige, ^världen, ^europa, ^riket, ^torg*, ^park*, ^gator, ^vägar, ^lokalt, ^regionalt, ^nationellt, ^internationellt, ^globalt"),
      WordList("^dag, ^natt, ^idag, ^nu, ^framtid*, ^imorgon, ^morgondagen*, ^kort, ^lång, ^sikt, ^sommar, ^vinter, ^vardag*, ^helg*, ^kris*, ^krig, ^fredstid"),
      WordList("^ekonomisk*, ^social*, ^ekologisk*, ^miljömässig*, ^klimatmässig*, ^kulturell*"),
      WordList("^trygg*, ^säker, ^säkra, ^säkert, ^säkerhet*"),
      WordList("^lag, ^lagar, ^lagstiftning*, ^författning*, ^förordning*, ^föreskrift*, ^regler, ^regelverk*, ^riktlinjer*, ^avtal, ^policy*, ^styrdokument*"),
      WordList("^bibliotek*, ^muse*, ^konsthall*, ^teater*, ^teatrar*, ^kulturskol*, ^kulturhus*, ^konserthus*, ^biograf*, ^badhus*, ^simhall*, ^ishall*, ^sporthall*, ^idrottshall*, ^idrottsplats*, ^anläggning*, ^fritidsgård*, "
               "^nämnd*, ^bolag*, ^förvaltning*, ^verksamhet*, ^kontor*, ^enhet*, ^hemtjänst*, *boende, *boenden, ^dagverksamhet*, ^äldreomsorg*, ^hemsjukvård*, ^socialtjänst*, ^förskola, ^skola, ^grundskola, ^fritidshem, "
               "^gymnasi*, ^vuxenutbildning*, ^elevhälsa*, ^vårdcentral*, ^familjecentral*, ^öppenvård*, ^räddningstjänst*, ^polis*"),
      WordList("^sjö*, *sjöar, *sjöarna, ^hav*, ^vattendrag*, ^våtmark*, ^åar*, ^bäck*, ^grundvatten*, ^skog*, ^äng*, ^åkrar*, ^åkermark*, ^betesmark*, ^odlingsmark*"),
      WordList("^cykla, ^cyklar, ^gå, ^går, ^åka, ^åker, ^resa, ^reser, ^cykel*, ^gång, ^gångtrafik*, ^buss*, ^tåg*, ^kollektivtrafik*, ^kollektivt"),
  };
  return lists;
}

/// Said in one breath, in either order.
const WordList& pairs() {
  static const WordList list("stad och land, vård och omsorg, omsorg och vård, till och från, av och till, in och ut, fram och tillbaka, upp och ned, upp och ner, ute och inne, inne och ute, hel och ren, "
                             "hela och rena, helt och rent, ren och snygg, rent och snyggt, liv och hälsa, liv och rörelse, hälsa och välbefinnande, hälso och sjukvård, kropp och själ, plan och bygg*, kultur och fritid*, fritid och kultur, "
                             "natur och kultur, mark och vatten, vatten och avlopp, rättigheter och skyldigheter, rättigheter och möjligheter, mål och medel, mål och resultat, ordning och reda, först och främst, "
                             "delaktighet och inflytande, inflytande och delaktighet, delaktiga och har inflytande, fler och fler, mer och mer, bättre och bättre, drift och underhåll, tid och plats, "
                             "individ och familjeomsorg*, stöd och service, service och stöd, stöd och hjälp, vård och stöd, bo och leva, leva och bo, bo och verka, leva och verka, leva och arbeta, bo och arbeta, "
                             "leva bo och verka, gång och cykel*, skog och mark, rätt och riktig, ett och samma, en och samma, var och en, vår och höst, forskning och utveckling, "
                             "vetenskaplig grund och beprövad erfarenhet, vetenskap och beprövad erfarenhet, råd och stöd, kunskaper och färdigheter, lust och lärande, hot och våld, våld och hot, våld och förtryck, "
                             "alkohol narkotika dopning och tobak, alkohol och narkotika, alkohol och droger, utveckling och lärande, lärande och utveckling, lek och lärande, kvinnor och män, män och kvinnor, "
                             "intäkter och kostnader, kostnader och intäkter, hot och hat, hot hat och våld, mat och måltid*, måltid* och mat, klimat och miljö, miljö och klimat, miljö och hälsa, god och jämlik, lika och likvärdig");
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
  static const WordList list("av, från, för, i, inom, med, mellan, mot, om, på, till, vid, över");
  return list.first_in(text).has_value();
}
bool is_number(const std::string& text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }
bool is_joint(const std::string& text) { return text == "och" || text == "samt" || text == "&"; }

}  // namespace

std::int64_t count_parts(std::string_view text) {
  std::vector<Piece> pieces = pieces_of(text);
  std::vector<std::string_view> words;
  words.reserve(pieces.size());
  for (const Piece& piece : pieces) words.push_back(piece.text);
  std::size_t end = words.size();
  if (const auto why = explains().find_in(words); why && why->first > 0) end = why->first;
  std::vector<std::string_view> apart(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end));
  pairs().take_out(apart);
  std::int64_t count = 1;
  std::size_t last_right = 0;  // the word after the joint before
  bool of_one = false;         // words one by one after a preposition: utsläpp från transporter, energi och jordbruk
  for (std::size_t at = 0; at + 1 < end; ++at) {
    const Piece& piece = pieces[at];
    std::size_t next = at + 1;
    bool joint = is_joint(pieces[next].text);
    if (joint && (next + 1 >= end || apart[next].empty())) continue;  // the last word, or within a pair
    if (!joint && !piece.comma) continue;
    if (is_joint(piece.text)) continue;
    if (joint) ++next;
    const std::string& right = pieces[next].text;
    // Both … och, mellan … och.
    const std::size_t back = at >= 3 ? at - 3 : 0;
    const bool held = joint && std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(back), pieces.begin() + static_cast<std::ptrdiff_t>(at + 1),
                                           [](const Piece& p) { return p.text == "mellan" || p.text == "både"; });
    const bool same = piece.hyphen || (is_number(piece.text) && is_number(right)) || one_kin(piece.text, right, joint) || held;
    of_one = (of_one && at == last_right) || (at > 0 && is_preposition(pieces[at - 1].text));
    last_right = next;
    const bool clause = piece.comma && goes_on().first_in(right).has_value();
    if (!same && !clause && !of_one) ++count;
  }
  return count;
}

}  // namespace malkoll
