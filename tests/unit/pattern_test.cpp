#include "diag/pattern.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace malkoll;

namespace {

std::optional<Value> column(std::string_view name) {
  if (name == "id") return "S12";
  if (name == "kind") return "nämndmål";
  if (name == "other") return "okänt";
  if (name == "money") return std::int64_t{1'250'000'000};
  if (name == "share") return std::int64_t{7150};
  if (name == "mean") return 7149.6;
  if (name == "value") return 71.5;
  if (name == "year") return std::int64_t{2026};
  if (name == "one") return std::int64_t{1};
  if (name == "three") return std::int64_t{3};
  if (name == "many") return std::int64_t{12'500};
  if (name == "nothing") return Value{};
  if (name == "plan") return "P1";
  if (name == "names") return "a, b, c";
  if (name == "pair") return "a, b";
  return std::nullopt;
}

std::string expanded(std::string_view text, const Vocabulary& vocabulary = {}, Language language = Language::swedish) {
  const auto compiled = compile_pattern(text);
  INFO((compiled ? "" : compiled.error().message));
  REQUIRE(compiled);
  return expand(*compiled, column, vocabulary, language);
}

std::string error_of(std::string_view text) {
  const auto compiled = compile_pattern(text);
  REQUIRE_FALSE(compiled);
  return std::to_string(compiled.error().offset) + ": " + compiled.error().message;
}

/// Spaces that do not break, as plain ones.
std::string plain(std::string text) {
  for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, " ");
  return text;
}

}  // namespace

TEST_CASE("places are filled in their formats") {
  CHECK(expanded("").empty());
  CHECK(expanded("posten {id} {year}") == "posten S12 2026");
  CHECK(plain(expanded("{money|kr}, {share|%} ({mean|%}), {value|tal}, {value}")) == "12 500 tkr, 71,5 % (71,5 %), 71,5, 71,5");
  CHECK(plain(expanded("{one|st:nämnd,nämnder}, {three|st:nämnd,nämnder}, {many|st:post,poster}")) == "1 nämnd, 3 nämnder, 12 500 poster");
  CHECK(plain(expanded("{money|kr} {share|%} {many|st:item,items}", {}, Language::english)) == "12,500 tkr 71.5% 12,500 items");
  CHECK(expanded("{{id} och }") == "{id} och }");
  CHECK(expanded("a{nothing}b{nothing|kr}c{nothing|st:x,y}d{nothing|ord}") == "abcd");
  CHECK(expanded("{id|kr} {id|st:a,b} {year|ord}") == "S12 S12 2026");
  CHECK(expanded("{unknown}") == "{unknown}");
  CHECK(expanded("målet {id} »{nothing}« och »{nothing}«, »{id}«") == "målet S12 och, »S12«");
}

TEST_CASE("kinds are named in the municipality's own words") {
  CHECK(expanded("{kind|ord} {kind|ordet} {other|ordet} {mål} {målet} {plan} {posten}") == "nämndmål nämndmålet okänt mål målet P1 posten");
  Vocabulary own;
  CHECK(own.set("mål", "prioriterat mål"));
  CHECK(own.set("nämndmål", "verksamhetsmål"));
  CHECK_FALSE(own.set("sak", "ting"));
  CHECK(expanded("{kind|ord} {kind|ordet}: inte till något {mål}, {målet} M1, {målen}, {posten}", own) ==
        "verksamhetsmål verksamhetsmålet: inte till något prioriterat mål, det prioriterade målet M1, de prioriterade "
        "målen, posten");
  CHECK(expanded("{kind|ord} {kind|ordet} {målet}", own, Language::english) == "committee goal committee goal målet");
  CHECK(own.set("mål", ""));
  CHECK(expanded("{målet}", own) == "målet");
}

TEST_CASE("own terms are inflected where their ending is known") {
  const auto forms = [](std::string_view kind, std::string_view term) {
    Vocabulary own;
    own.set(kind, term);
    std::string out;
    for (const Form form : {Form::indefinite, Form::definite, Form::plural, Form::plural_definite})
      out += (out.empty() ? "" : ", ") + std::string(own.word(kind, form, Language::swedish));
    return out;
  };
  CHECK(forms("målområde", "fokusområde") == "fokusområde, fokusområdet, fokusområden, fokusområdena");
  CHECK(forms("indikator", "nyckeltal") == "nyckeltal, nyckeltalet, nyckeltal, nyckeltalen");
  CHECK(forms("nämnd", "styrelse") == "styrelse, styrelsen, styrelser, styrelserna");
  CHECK(forms("mål", "övergripande mål") == "övergripande mål, det övergripande målet, övergripande mål, de övergripande målen");
  CHECK(forms("mål", "strategiskt mål") == "strategiskt mål, det strategiska målet, strategiska mål, de strategiska målen");
  CHECK(forms("mål", "prioriterad inriktning") ==
        "prioriterad inriktning, den prioriterade inriktningen, prioriterade inriktningar, de prioriterade "
        "inriktningarna");
  const auto definite = [](std::string_view term) {
    Vocabulary own;
    own.set("mål", term);
    return std::string(own.word("mål", Form::definite, Language::swedish));
  };
  for (const auto& [term, said] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"särskilt mål", "det särskilda målet"},
                                                                            {"gemensamt mål", "det gemensamma målet"},
                                                                            {"nytt mål", "det nya målet"},
                                                                            {"kort mål", "det korta målet"},
                                                                            {"konkret mål", "det konkreta målet"},
                                                                            {"eget mål", "det egna målet"},
                                                                            {"bundet mål", "det bundna målet"},
                                                                            {"beställt mål", "det beställda målet"},
                                                                            {"gott mål", "det goda målet"},
                                                                            {"nationellt mål", "det nationella målet"},
                                                                            {"digitalt mål", "det digitala målet"},
                                                                            {"säkert mål", "det säkra målet"},
                                                                            {"hållbart mål", "det hållbara målet"},
                                                                            {"lätt mål", "det lätta målet"},
                                                                            {"egen inriktning", "den egna inriktningen"},
                                                                            {"gemensam inriktning", "den gemensamma inriktningen"},
                                                                            {"enkel inriktning", "den enkla inriktningen"}})
    CHECK(definite(term) == said);
  CHECK(forms("nämndmål", "nämndens mål") == "nämndens mål, nämndens mål, nämndens mål, nämndens mål");
  CHECK(forms("mål", "fullmäktiges inriktning") ==
        "fullmäktiges inriktning, fullmäktiges inriktning, fullmäktiges inriktningar, fullmäktiges inriktningar");
  CHECK(forms("mål", "vision 2030") == "vision 2030, vision 2030, vision 2030, vision 2030");
}

TEST_CASE("a text with commas is told as a list") {
  CHECK(expanded("saknas {names|lista}; {pair|lista}; {id|lista}; {year|lista}") == "saknas a, b och c; a och b; S12; 2026");
  CHECK(expanded("lacks {names|lista}", Vocabulary(), Language::english) == "lacks a, b and c");
}

TEST_CASE("what is at stake is told in thousands where it is worked out to the öre") {
  const auto told = [](std::string_view text, std::int64_t ore) {
    return plain(expand(*compile_pattern(text), [&](std::string_view) { return std::optional<Value>(ore); }, {}, Language::swedish));
  };
  CHECK(told("{money|kr}", 8'833'333'333) == "88 333 tkr");
  CHECK(told("{money|kr}", -8'833'333'333) == "−88 333 tkr");
  CHECK(told("{money|kr}", 8'833'333'300) == "88 333 333 kr");
  CHECK(told("{money|kr}", 1'050) == "10,50 kr");
  CHECK(told("{sum|kr}", 8'833'333'333) == "88 333 333,33 kr");
}

TEST_CASE("what stands before a kind's word agrees with it") {
  Vocabulary own;
  CHECK(expanded("har {ingen indikator}, {något mål}, {ett kind|ord}, {ingen other|ord}", own) ==
        "har ingen indikator, något mål, ett nämndmål, ingen okänt");
  own.set("indikator", "mätetal");
  own.set("mål", "prioriterad inriktning");
  CHECK(expanded("har {ingen indikator}, {något mål}, {vilket mål}", own) ==
        "har inget mätetal, någon prioriterad inriktning, vilken prioriterad inriktning");
  own.set("indikator", "mätmetod");
  CHECK(expanded("{indikatorn} har {inget indikator}", own) == "mätmetoden har ingen mätmetod");
  // An ending that is not known: the definite form says it.
  own.set("indikator", "kvitto", "kvittot");
  CHECK(expanded("{indikatorn}, {ingen indikator}", own) == "kvittot, inget kvitto");
  own.set("indikator", "mätsticka", "mätstickan");
  CHECK(expanded("{indikatorn}, {ingen indikator}", own) == "mätstickan, ingen mätsticka");
  // Not a form of the word: a second word.
  own.set("indikator", "mätsticka", "åtgärden");
  CHECK(expanded("{indikatorn}, {ingen indikator}", own) == "mätsticka, ingen mätsticka");
  CHECK(error_of("{ingen x}").find("följs »ingen« inte av ordet för ett slag") != std::string::npos);
}

TEST_CASE("English has names for the kinds") {
  const Vocabulary words;
  std::string out;
  for (const char* kind :
       {"mål", "målområde", "nämndmål", "bolagsmål", "indikator", "nämnd", "bolag", "post", "plan", "kommun", "budget", "uppföljning"})
    out += std::string(words.word(kind, Form::definite, Language::english)) + ", ";
  CHECK(out ==
        "goal, goal area, committee goal, company goal, indicator, committee, company, item, plan, municipality, "
        "submission, follow-up, ");
  CHECK(words.word("nämnd", Form::plural, Language::english) == "committees");
}

TEST_CASE("a pattern that cannot be read says why and where") {
  CHECK(error_of("posten {id") == "7: klammern { stängs aldrig: skriv {{ för en klammer i texten");
  CHECK(error_of("ab {}") == "3: platsen {} har inget namn");
  CHECK(error_of("{|kr}") == "0: platsen {|kr} har inget namn");
  CHECK(error_of("{a {b}") == "0: platsen {a {b} har inget namn");
  for (const char* place : {"{x|öre}", "{x|}", "{x|st:}", "{x|st:a}", "{x|st:a,}", "{x|st:,b}", "{x|KR}"})
    CHECK(error_of(place) == "0: platsen " + std::string(place) +
                                 " har ett okänt format: välj kr, %, tal, ord, ordet, orden, lista, st:en,flera eller antal slag");
}

TEST_CASE("a pattern tells which columns it needs") {
  const auto compiled = compile_pattern("{id} {målet} {money|kr} {budget_year} text");
  REQUIRE(compiled);
  CHECK(column_names(*compiled) == std::vector<std::string_view>{"id", "money", "budget_year"});
}

TEST_CASE("several of what the municipality calls it", "[pattern]") {
  const auto plural = compile_pattern("inga {mål|orden}, {något mål}, {det mål} som, {okänt mål}, {nämndmål}, {nämndmålet}, {kind|orden}");
  REQUIRE(plural);
  Vocabulary words;
  REQUIRE(words.set("mål", "inriktning"));
  REQUIRE(words.set("nämndmål", "åtagande"));
  const auto lookup = [](std::string_view name) -> std::optional<Value> {
    return name == "kind" ? std::optional<Value>(std::string_view("nämndmål")) : std::nullopt;
  };
  CHECK(expand(*plural, lookup, words, Language::swedish) ==
        "inga inriktningar, någon inriktning, den inriktning som, okänd inriktning, åtagande, åtagandet, åtaganden");
  for (const auto& [term, several] : {std::pair{"ambition", "ambitioner"},
                                      {"målbild", "målbilder"},
                                      {"strategi", "strategier"},
                                      {"prioritering", "prioriteringar"},
                                      {"delmål", "delmål"},
                                      {"fokusområde", "fokusområden"}}) {
    REQUIRE(words.set("mål", term));
    CHECK(words.word("mål", Form::plural, Language::swedish) == several);
  }
}
