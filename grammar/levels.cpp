#include "levels.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "keywords.h"
#include "leaves.h"
#include "text/digit.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::grammar {

namespace {

/// A word in lower case (`co2`, `%`), or a number.
struct Token {
  std::string text;
  std::string_view glue;  ///< what stands between it and the one before it
  bool number = false, capitals = false;
};

std::vector<Token> tokens_of(std::string_view text, std::string_view& rest) {
  std::vector<Token> tokens;
  const char *at = text.data(), *last = at + text.size(), *glue = at;
  while (at != last) {
    const char* from = at;
    Token token;
    if (is_digit(*at)) {
      token.number = true;
      // Digits in groups are one number: 100 000.
      while (at != last) {
        while (at != last && is_digit(*at)) ++at;
        const char* group = skip_blanks(at, last);
        const bool three = group != at && last - group >= 3 && is_digit(group[0]) && is_digit(group[1]) && is_digit(group[2]) &&
                           (last - group == 3 || !is_digit(group[3]));
        if (!three || at - from > 3) break;
        at = group;
      }
      if (last - at >= 2 && *at == ',' && is_digit(at[1])) {
        for (++at; at != last && is_digit(*at);) ++at;
      }
    } else if (is_letter(*at)) {
      while (at != last && (is_letter(*at) || is_digit(*at))) ++at;
    } else if (*at == '%') {
      ++at;
    } else {
      const std::ptrdiff_t length = *at == '\xE2' ? 3 : *at == '\xC2' ? 2 : 1;  // dashes, arrows, no-break blanks
      at += std::min(length, last - at);
      continue;
    }
    const std::string_view written(from, static_cast<std::size_t>(at - from));
    token.text = lower(written);
    token.capitals =
        written.size() > 1 && std::all_of(written.begin(), written.end(), [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); });
    token.glue = {glue, static_cast<std::size_t>(from - glue)};
    tokens.push_back(std::move(token));
    glue = at;
  }
  rest = {glue, static_cast<std::size_t>(last - glue)};
  return tokens;
}

class Words {
 public:
  explicit Words(std::string_view list) : list_(list) {}
  bool has(const std::string& word) const { return !word.empty() && list_.find_in({std::string_view(word)}).has_value(); }

 private:
  WordList list_;
};

/// Beside a number these tell that it is how much something is to change.
bool changes(const std::string& word) {
  static const Words list(
      "öka*, ökning*, ökad*, minsk*, höj, höja, höjs, höjas, höjd, höjda, höjning*, sänk*, förbättr*, försämr*, fördubbl*, halver*, dubbl*, dubbel*, reducer*, reduktion*, förkort*, "
      "förläng*, växer, växa, växt, tillväxer, stiga, stiger, sjunka, sjunker, krymp*, utök*, fler, flera, färre, mer, mindre, högre, lägre, bättre, sämre, större, längre, "
      "kortare, snabbare, plus, minus, ytterligare");
  return list.has(word);
}

/// What a value is compared with, behind a word such as `av` and `under`. A part may be `av riket` and `från länet`; `från riket` is a distance.
bool is_compared_with(const std::string& word, const std::string& behind) {
  static const Words list(
      "rikssnitt*, *snittet, snitt*, *genomsnitt*, *medelvärde*, riksmed*, föregående, fjol*, fjår*, dagens, nuvarande, nuläge*, basår*, utgångs*, referens*, förra, idag, nivån, medianen, "
      "likvärdiga, jämförbara, jämförelse*");
  static const Words country("riket, rikets, liknande, kommungrupp*"), region("länet, länets, kommunerna");
  return list.has(word) || (behind != "av" && country.has(word)) || (behind != "av" && behind != "från" && region.has(word));
}

bool is_year(std::string_view number) {
  return number.size() == 4 && number >= "1980" && number <= "2079" && number.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_percent(const std::string& word) { return word == "%" || word == "procent"; }

/// Units that what says a change often follows: `5 procentenheter högre`.
bool is_usual_unit(const std::string& word) {
  static const Words list(
      "%, procent*, pp, st, stycken, kr, kronor, tkr, mnkr, mkr, dagar, veckor, månader, timmar, minuter, ton, kg, personer, elever, år, poäng, enheter, platser");
  return word == "%" || list.has(word);
}

NoLevel before_number(const LevelText& text) {
  static const Words unit(
      "*index, nki, nii, nmi, nri, hme, nps, enps, csi, kr, kronor, sek, tkr, mnkr, mkr, mdkr, euro, eur, usd, plats, placering, rank, rankning, ranking, nummer, nr, *betyg, *betyget, "
      "*poäng, nivå, klass, grad, steg, totalt, vara, är, i, på, snitt, genomsnitt, medel, median, *värde, andel, andelen, antal, antalet, resultat");
  static const Words never_last(
      "med, till, från, än, över, under, cirka, ca, circa, omkring, ungefär, runt, nästan, drygt, knappt, lägst, mest, upp, ned, ner, ska, skall, bli, minst, högst, max, för, om, av, "
      "mot, som, vid, per, kring, nära, och, eller, samt");
  static const Words relative(
      "topp, top, bland, samma, lika, dubbelt, trippelt, hälften, halva, tredjedelen, oförändr*, bästa, bäst, främsta, sämsta, *kvartil*, *decil*, *percentil*, nivån, jämfört, jämf, än, "
      "gånger");
  static const Words may_stand("ska, skall");
  std::string_view before = text.before;
  while (!before.empty() && (before.back() == ' ' || before.back() == '-' || before.back() == '+')) before.remove_suffix(1);
  if (before.ends_with("\xE2\x88\x92") || before.ends_with("\xE2\x80\x93") || before.ends_with("\xE2\x80\x94")) before.remove_suffix(3);
  if (before.empty()) return NoLevel::no;
  std::string_view rest;
  const std::vector<Token> words = tokens_of(before, rest);
  if (std::any_of(words.begin(), words.end(), [](const Token& w) { return changes(w.text) || relative.has(w.text); }))
    return NoLevel::relative;
  if (!words.empty() && never_last.has(words.back().text)) return NoLevel::relative;
  const auto odd = [&](std::string_view glue) {
    return glue.find_first_of("~<>+;[/\"'!?#*|{}&@\\") != std::string_view::npos ||
           (text.has_op && glue.find('=') != std::string_view::npos);
  };
  if (odd(rest) || std::any_of(words.begin(), words.end(), [&](const Token& w) { return odd(w.glue); })) return NoLevel::other;
  const std::string own = fold(text.title) + " " + fold(text.unit);
  const std::vector<std::string_view> own_words = split_words(own);
  bool told = false;  // by words that are a unit's wherever they stand
  for (const Token& w : words) {
    told |= unit.has(w.text) || w.capitals;
    if (!unit.has(w.text) && !w.capitals && !may_stand.has(w.text) &&
        std::find(own_words.begin(), own_words.end(), w.text) == own_words.end())
      return NoLevel::other;
  }
  return !words.empty() && !told && is_year(text.number) ? NoLevel::relative : NoLevel::no;
}

/// Whether a number behind the first belongs to what is counted: `per 1 000 elever`, `i årskurs 9`, `80 % inom 10 dagar`.
class LaterNumbers {
 public:
  explicit LaterNumbers(const std::vector<Token>& tokens) : tokens_(tokens) {}

  bool all_belong() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].number) continue;
      if (!belongs(i)) return false;
      last_ = i;
    }
    return true;
  }

 private:
  bool is_word(std::size_t i) const { return i < tokens_.size() && !tokens_[i].number && !is_percent(tokens_[i].text); }

  bool belongs(std::size_t i) {
    static const Words leads(
        "inom, skala, skalan, åk, årskurs, årskurserna, ålder, åldern, åldrarna, betyg, betyget, svar, svarar, svarat, iso, kategori, klass, klasserna, steg, nivå, nivåerna");
    static const Words joins(
        "och, mot, resp, respektive, jmf, jfr, jämf, jämfört, till, eller, samt, men, helst, dock, varav, år, senast, från, kvinnor, män, flickor, pojkar");
    static const Words limits("minst, högst, max, än, under, över");
    const std::string_view glue = tokens_[i].glue;
    const bool blank = glue.find_first_not_of(" \xC2\xA0") == std::string_view::npos;
    if (i == 0) return false;
    const Token& before = tokens_[i - 1];
    if (before.text == "per") return true;
    if (is_year(tokens_[i].text)) return false;
    if (glue == "/" && is_word(i - 1)) return true;
    // 2,5 in PM2,5
    if ((glue == "," || glue == ".") && is_word(i - 1) && is_digit(before.text.back())) return true;
    if (leads.has(before.text) || (before.text == "år" && tokens_[i].text.size() == 1)) return list_ = true;
    const bool dash = glue.find_first_not_of(" -,/\xE2\x80\x93\x94") == std::string_view::npos;
    if (i > 0 && list_ && ((last_ == i - 1 && dash) || (i > 1 && last_ == i - 2 && joins.has(before.text)))) return true;
    // 16–24 år, 6-åringar
    std::size_t to = i;
    while (to + 1 < tokens_.size() && tokens_[to + 1].number && !tokens_[to + 1].glue.empty()) ++to;
    const bool age = to + 1 < tokens_.size() && (tokens_[to + 1].text == "år" || tokens_[to + 1].text.starts_with("åring") ||
                                                 tokens_[to + 1].text.starts_with("årig"));
    if (age && tokens_[i].text.size() <= 3 && !joins.has(before.text) && blank) return list_ = true;
    if (before.text == "av") return true;
    if (!is_word(i - 1) || !is_word(i + 1) || !blank || joins.has(before.text)) return false;
    // 80 % får svar på 10 minuter: what is counted in another unit than the value
    if (is_percent(tokens_[0].text) && i > 1 && !tokens_[i + 1].text.starts_with("procent")) return true;
    return limits.has(before.text) && i >= 3 && is_word(i - 2) && !joins.has(tokens_[i - 2].text);
  }

  const std::vector<Token>& tokens_;
  std::size_t last_ = 0;
  bool list_ = false;  ///< the last one may be followed by others: årskurs 7–9
};

NoLevel behind_number(const LevelText& text) {
  static const Words beside("extra, upp, ned, ner, uppåt, nedåt, bäst*, sämst*, främsta, topp, x, ×, dubbelt");
  static const Words anywhere(
      "däröver, därutöver, därunder, jämfört, jmf, jfr, jämf, jämförelse, relativt, oförändr*, *kvartil*, *decil, *decilen, *percentil*");
  static const Words times("gånger, gång, ggr, ggn"), of_a_year("års, s, nivå*, *nivå, *siffra, *siffran, resultat*, utfall*");
  static const Words points_at("under, över, ovan, ovanför, nedanför, än, från, mot, som, relativt, kring");
  static const Words distance(
      "under, över, ovanför, nedanför, än, från, mot, relativt");  // of percentage points: whatever the other is called
  std::string_view rest;
  const std::vector<Token> words = tokens_of(text.behind, rest);
  const auto word = [&](std::size_t i) { return i < words.size() ? words[i].text : std::string(); };
  const std::string_view first_glue = words.empty() ? rest : words[0].glue;
  if (first_glue.find('+') != std::string_view::npos || rest.find('+') != std::string_view::npos) return NoLevel::other;
  if (is_year(text.number) && of_a_year.has(word(0))) return NoLevel::relative;
  if (times.has(word(0)) && ((words.size() == 1 && !text.has_op && rest.find('/') == std::string_view::npos) || word(1) == "så" ||
                             word(1) == "som" || changes(word(1))))
    return NoLevel::relative;
  if (!words.empty() && rest.empty() && (words.back().text == "till" || words.back().text == "uppåt" || words.back().text == "nedåt"))
    return NoLevel::relative;
  const bool points = word(0).starts_with("procentenhet") ||
                      (is_percent(word(0)) && words.size() > 1 && words[1].glue == "-" && word(1).starts_with("enhet"));
  if (beside.has(word(0)) || (is_usual_unit(word(0)) && beside.has(word(1)))) return NoLevel::relative;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool close =
        i == 0 || words[i - 1].text == "eller" || (i == 1 && is_usual_unit(words[0].text)) || (i + 1 == words.size() && rest.empty());
    if ((close && changes(words[i].text)) || anywhere.has(words[i].text)) return NoLevel::relative;
    if (words[i].text != "av" && !points_at.has(words[i].text)) continue;
    if (points && distance.has(words[i].text) && i + 1 < words.size()) return NoLevel::relative;
    if (is_compared_with(word(i + 1), words[i].text) || is_year(word(i + 1)) ||
        (word(i + 1) == "i" && (word(i + 2) == "dag" || word(i + 2) == "fjol")) || (word(i + 1) == "år" && is_year(word(i + 2))))
      return NoLevel::relative;
    if ((word(i + 1) == "kommunens" || word(i + 1) == "landets") && is_compared_with(word(i + 2), words[i].text)) return NoLevel::relative;
  }
  return LaterNumbers(words).all_belong() ? NoLevel::no : NoLevel::other;
}

}  // namespace

NoLevel no_level(const LevelText& text) {
  if (text.target && text.before.find('+') != std::string_view::npos) return NoLevel::relative;
  if (!text.before.empty()) {
    if (const NoLevel before = before_number(text); before != NoLevel::no) return before;
  }
  if (text.behind.empty() || text.behind == "%" || text.behind == " %") return NoLevel::no;
  const std::string unit = fold(text.unit);
  if (!unit.empty() && unit == fold(text.behind)) return NoLevel::no;
  // Less than nothing of points is a change.
  const bool negative = text.before.find('-') != std::string_view::npos || text.before.find('\xE2') != std::string_view::npos;
  if (text.target && negative && !text.has_op && fold(text.behind).starts_with("procentenhet")) return NoLevel::relative;
  return behind_number(text);
}

}  // namespace malkoll::grammar
