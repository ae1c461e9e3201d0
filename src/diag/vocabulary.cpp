#include "diag/vocabulary.h"

namespace malkoll {

namespace {

using Forms = std::array<std::string_view, 4>;

struct Kind {
  Forms swedish;
  std::string_view english, english_plural;
};

constexpr std::array<Kind, 12> built_in = {{
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
    {{"uppföljning", "uppföljningen", "uppföljningar", "uppföljningarna"}, "follow-up", "follow-ups"},
}};

/// What a term may end in, with its endings. The first that fits counts.
struct Ending {
  std::string_view noun;
  std::string_view definite, plural, plural_definite;
  bool neuter;
};
constexpr std::array<Ending, 22> endings = {{
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
    {"ning", "en", "ar", "arna", false},
    {"budget", "en", "ar", "arna", false},
    {"post", "en", "er", "erna", false},
    {"plan", "en", "er", "erna", false},
    {"kommun", "en", "er", "erna", false},
    {"stad", "en", "", "", false},
    {"aktivitet", "en", "er", "erna", false},
    {"ambition", "en", "er", "erna", false},
}};

/// An adjective before a definite or plural noun: prioriterat → prioriterade, övergripande stays, strategiskt →
/// strategiska.
std::string weak(std::string_view adjective, bool neuter) {
  std::string out(adjective);
  if (out.ends_with("ande") || out.ends_with("ende") || out.ends_with('a')) return out;
  if (neuter && out.ends_with("at")) return out.replace(out.size() - 1, 1, "de");
  if (!neuter && out.ends_with("ad")) return out + "e";
  if (neuter && out.ends_with('t')) out.pop_back();
  return out + "a";
}

std::array<std::string, 4> inflect(std::string_view term) {
  std::array<std::string, 4> forms;
  forms.fill(std::string(term));
  for (const Ending& e : endings) {
    if (!term.ends_with(e.noun)) continue;
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
  return forms;
}

std::optional<std::size_t> kind_of(std::string_view word) {
  for (std::size_t k = 0; k < built_in.size(); ++k) {
    if (built_in[k].swedish[0] == word) return k;
  }
  return std::nullopt;
}

}  // namespace

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
  }
}

bool Vocabulary::set(std::string_view kind, std::string_view term) {
  const auto k = kind_of(kind);
  if (!k) return false;
  if (term.empty()) {
    for (std::size_t form = 0; form < 4; ++form) words_[*k][form] = built_in[*k].swedish[form];
  } else {
    words_[*k] = inflect(term);
  }
  return true;
}

std::string_view Vocabulary::word(KindForm kind, Language language) const {
  if (language == Language::swedish) return words_[kind.kind][static_cast<std::size_t>(kind.form)];
  const Kind& k = built_in[kind.kind];
  return kind.form == Form::plural || kind.form == Form::plural_definite ? k.english_plural : k.english;
}

std::string_view Vocabulary::word(std::string_view kind, Form form, Language language) const {
  const auto k = kind_of(kind);
  return k ? word(KindForm{static_cast<std::uint8_t>(*k), form}, language) : kind;
}

}  // namespace malkoll
