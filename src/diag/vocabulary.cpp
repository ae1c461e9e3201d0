#include "diag/vocabulary.h"

#include <algorithm>
#include <span>

namespace malkoll {

namespace {

using Forms = std::array<std::string_view, 4>;

struct Kind {
  Forms swedish;
  std::string_view english, english_plural;
};

constexpr std::array<Kind, 14> built_in = {{
    {{"mål", "målet", "mål", "målen"}, "goal", "goals"},
    {{"målområde", "målområdet", "målområden", "målområdena"}, "goal area", "goal areas"},
    {{"nämndmål", "nämndmålet", "nämndmål", "nämndmålen"}, "committee goal", "committee goals"},
    {{"bolagsmål", "bolagsmålet", "bolagsmål", "bolagsmålen"}, "company goal", "company goals"},
    {{"indikator", "indikatorn", "indikatorer", "indikatorerna"}, "indicator", "indicators"},
    {{"nämnd", "nämnden", "nämnder", "nämnderna"}, "committee", "committees"},
    {{"bolag", "bolaget", "bolag", "bolagen"}, "company", "companies"},
    {{"post", "posten", "poster", "posterna"}, "item", "items"},
    {{"plan", "planen", "planer", "planerna"}, "plan", "plans"},
    {{"kommun", "kommunen", "kommuner", "kommunerna"}, "municipality", "municipalities"},
    {{"budget", "budgeten", "budgetar", "budgetarna"}, "submission", "submissions"},
    {{"uppdrag", "uppdraget", "uppdrag", "uppdragen"}, "assignment", "assignments"},
    {{"eget uppdrag", "det egna uppdraget", "egna uppdrag", "de egna uppdragen"}, "own assignment", "own assignments"},  // of a unit
    {{"uppföljning", "uppföljningen", "uppföljningar", "uppföljningarna"}, "follow-up", "follow-ups"},
}};

/// What a term may end in, with its endings. The first that fits counts.
struct Ending {
  std::string_view noun;
  std::string_view definite, plural, plural_definite;
  bool neuter;
};
// clang-format off
constexpr auto endings = std::to_array<Ending>({
    {"mål", "et", "", "en", true},
    {"område", "t", "n", "na", true},
    {"bolag", "et", "", "en", true},
    {"tal", "et", "", "en", true},
    {"mått", "et", "", "en", true},
    {"värde", "t", "n", "na", true},
    {"uppdrag", "et", "", "en", true},
    {"utskott", "et", "", "en", true},
    {"företag", "et", "", "en", true},
    {"perspektiv", "et", "", "en", true},
    {"tema", "t", "n", "na", true},
    {"indikator", "n", "er", "erna", false},
    {"nämnd", "en", "er", "erna", false},
    {"styrelse", "n", "r", "rna", false},
    {"ing", "en", "ar", "arna", false},
    {"ande", "t", "n", "na", true},
    {"ende", "t", "n", "na", true},
    {"märke", "t", "n", "na", true},
    {"program", "met", "", "men", true},
    {"val", "et", "", "en", true},
    {"tet", "en", "er", "erna", false},
    {"sikt", "en", "er", "erna", false},
    {"gift", "en", "er", "erna", false},
    {"effekt", "en", "er", "erna", false},
    {"princip", "en", "er", "erna", false},
    {"process", "en", "er", "erna", false},
    {"budget", "en", "ar", "arna", false},
    {"post", "en", "er", "erna", false},
    {"plan", "en", "er", "erna", false},
    {"kommun", "en", "er", "erna", false},
    {"stad", "en", "", "", false},
    {"aktivitet", "en", "er", "erna", false},
    {"resultat", "et", "", "en", true},
    {"projekt", "et", "", "en", true},
    {"initiativ", "et", "", "en", true},
    {"index", "et", "", "en", true},
    {"krav", "et", "", "en", true},
    {"arbete", "t", "n", "na", true},
    {"löfte", "t", "n", "na", true},
    {"syfte", "t", "n", "na", true},
    {"metod", "en", "er", "erna", false},
    {"bild", "en", "er", "erna", false},
    {"punkt", "en", "er", "erna", false},
    {"insats", "en", "er", "erna", false},
    {"åtgärd", "en", "er", "erna", false},
    {"strategi", "n", "er", "erna", false},
    {"faktor", "n", "er", "erna", false},
    {"nivå", "n", "er", "erna", false},
    {"het", "en", "er", "erna", false},
    {"ion", "en", "er", "erna", false},
    {"else", "n", "r", "rna", false},
});
// clang-format on

using Determiner = std::array<std::string_view, 2>;  // common, neuter
constexpr auto determiners = std::to_array<Determiner>({{"en", "ett"},
                                                        {"ingen", "inget"},
                                                        {"någon", "något"},
                                                        {"vilken", "vilket"},
                                                        {"egen", "eget"},
                                                        {"annan", "annat"},
                                                        {"den", "det"},
                                                        {"okänd", "okänt"}});

/// How an adjective ends, and how it ends before a definite or plural noun.
struct WeakEnding {
  std::string_view strong, weak;
};
// Whole words, that their endings would lead astray.
// clang-format off
constexpr auto weak_words = std::to_array<WeakEnding>({
    {"ren", "rena"}, {"rent", "rena"}, {"hel", "hela"}, {"helt", "hela"}, {"dubbel", "dubbla"}, {"dubbelt", "dubbla"}, {"liten", "små"},
    {"litet", "små"}, {"gott", "goda"}, {"brett", "breda"}, {"vitt", "vita"}, {"hårt", "hårda"}, {"kort", "korta"}, {"smart", "smarta"},
    {"fast", "fasta"}, {"konkret", "konkreta"}, {"privat", "privata"}, {"separat", "separata"}, {"allmän", "allmänna"}, {"allmänt", "allmänna"},
});
// The first that fits counts: prioriterat → prioriterade, särskilt → särskilda, bundet → bundna, strategiskt → strategiska.
constexpr auto weak_neuter = std::to_array<WeakEnding>({
    {"at", "ade"}, {"ytt", "ya"}, {"itt", "ia"}, {"tt", "tta"}, {"et", "na"}, {"skilt", "skilda"}, {"valt", "valda"}, {"ällt", "ällda"},
    {"stämt", "stämda"}, {"samt", "samma"}, {"känt", "kända"}, {"styrt", "styrda"}, {"följt", "följda"}, {"ellt", "ella"}, {"elt", "la"},
    {"ert", "ra"}, {"ent", "enta"}, {"ant", "anta"}, {"ekt", "ekta"}, {"akt", "akta"}, {"änkt", "änkta"}, {"ust", "usta"}, {"t", "a"}, {"", "a"},
});
constexpr auto weak_common = std::to_array<WeakEnding>({
    {"ad", "ade"}, {"en", "na"}, {"ell", "ella"}, {"el", "la"}, {"er", "ra"}, {"sam", "samma"}, {"", "a"},
});
// clang-format on

/// An adjective before a definite or plural noun; övergripande stays.
std::string weak(std::string_view adjective, bool neuter) {
  std::string out(adjective);
  if (out.ends_with("ande") || out.ends_with("ende") || out.ends_with('a')) return out;
  for (const WeakEnding& word : weak_words) {
    if (out == word.strong) return std::string(word.weak);
  }
  const std::span<const WeakEnding> ways = neuter ? std::span<const WeakEnding>(weak_neuter) : weak_common;
  const auto fits = std::find_if(ways.begin(), ways.end(), [&](const WeakEnding& way) { return out.ends_with(way.strong); });
  return out.replace(out.size() - fits->strong.size(), fits->strong.size(), fits->weak);
}

/// The forms of a term, and whether it is neuter, where its ending tells.
struct Inflected {
  std::array<std::string, 4> forms;
  std::optional<bool> neuter;
};

Inflected inflect(std::string_view term) {
  Inflected out;
  std::array<std::string, 4>& forms = out.forms;
  forms.fill(std::string(term));
  for (const Ending& e : endings) {
    if (!term.ends_with(e.noun)) continue;
    out.neuter = e.neuter;
    const std::size_t blank = term.rfind(' ');
    const std::string noun(blank == std::string_view::npos ? term : term.substr(blank + 1));
    // An owner makes it definite already: nämndens mål, kommunens inriktningar.
    if (blank != std::string_view::npos && term.substr(0, term.find(' ')).ends_with('s')) {
      forms[2] = forms[3] = std::string(term) + std::string(e.plural);
      break;
    }
    std::string adjectives;  // in their weak form, each with its blank
    for (std::size_t at = 0; blank != std::string_view::npos && at < blank;) {
      const std::size_t end = term.find(' ', at);
      adjectives += weak(term.substr(at, end - at), e.neuter) + ' ';
      at = end + 1;
    }
    // With an adjective Swedish also has an article: det prioriterade målet.
    const bool article = !adjectives.empty();
    forms[1] = (article ? e.neuter ? "det " : "den " : "") + adjectives + noun + std::string(e.definite);
    forms[2] = adjectives + noun + std::string(e.plural);
    forms[3] = (article ? "de " : "") + adjectives + noun + std::string(e.plural_definite);
    break;
  }
  return out;
}

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }  // npos + 1 is 0

std::optional<std::size_t> kind_of(std::string_view word) {
  for (std::size_t k = 0; k < built_in.size(); ++k) {
    if (built_in[k].swedish[0] == word) return k;
  }
  return std::nullopt;
}

}  // namespace

bool is_determiner(std::string_view word) {
  return std::any_of(determiners.begin(), determiners.end(), [&](const Determiner& d) { return d[0] == word || d[1] == word; });
}

std::optional<KindForm> built_in_word(std::string_view word) {
  for (std::size_t k = 0; k < built_in.size(); ++k) {
    for (std::size_t form = 0; form < 4; ++form) {
      if (built_in[k].swedish[form] == word) return KindForm{static_cast<std::uint8_t>(k), static_cast<Form>(form)};
    }
  }
  return std::nullopt;
}

Vocabulary::Vocabulary() {
  for (std::size_t k = 0; k < kinds; ++k) {
    for (std::size_t form = 0; form < 4; ++form) words_[k][form] = built_in[k].swedish[form];
    neuter_[k] = built_in[k].swedish[1].ends_with('t');
  }
}

bool Vocabulary::set(std::string_view kind, std::string_view term, std::string_view definite) {
  const auto k = kind_of(kind);
  if (!k) return false;
  neuter_[*k] = built_in[*k].swedish[1].ends_with('t');
  if (term.empty()) {
    for (std::size_t form = 0; form < 4; ++form) words_[*k][form] = built_in[*k].swedish[form];
    return true;
  }
  Inflected inflected = inflect(term);
  const bool of_the_term = last_word(definite).size() > last_word(term).size() && last_word(definite).starts_with(last_word(term));
  if (of_the_term && (definite.ends_with('t') || definite.ends_with('n'))) {
    inflected.forms[1] = definite;
    inflected.neuter = definite.ends_with('t');
  }
  words_[*k] = std::move(inflected.forms);
  neuter_[*k] = inflected.neuter.value_or(neuter_[*k]);
  return true;
}

void Vocabulary::set_value(std::string_view value, std::string_view own) {
  for (auto& known : values_) {
    if (known.first == value) return void(known.second = own);
  }
  values_.emplace_back(value, own);
}

std::string_view Vocabulary::value(std::string_view value) const {
  for (const auto& known : values_) {
    if (known.first == value) return known.second;
  }
  return value;
}

std::string_view Vocabulary::agreeing(std::string_view determiner, std::string_view kind) const {
  const auto k = kind_of(kind);
  for (const Determiner& d : determiners) {
    if (k && (d[0] == determiner || d[1] == determiner)) return d[neuter_[*k] ? 1 : 0];
  }
  return determiner;
}

std::string_view Vocabulary::word(KindForm kind, Language language) const {
  if (language == Language::swedish) return words_[kind.kind][static_cast<std::size_t>(kind.form)];
  const Kind& k = built_in[kind.kind];
  return kind.form == Form::plural || kind.form == Form::plural_definite ? k.english_plural : k.english;
}

std::string_view Vocabulary::word(std::string_view kind, Form form, Language language) const {
  const auto k = kind_of(kind);
  return k ? word(KindForm{static_cast<std::uint8_t>(*k), form}, language) : value(kind);
}

}  // namespace malkoll
