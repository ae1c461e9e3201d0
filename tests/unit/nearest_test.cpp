#include "diag/nearest.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <string>
#include <vector>

using namespace malkoll;

namespace {

std::string guess(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto index = nearest(word, candidates);
  return index ? std::string(candidates[*index]) : "-";
}

}  // namespace

TEST_CASE("nearest: slips of the hand") {
  const std::vector<std::string_view> keywords = {"bidrar till", "belopp", "mål", "post", "indikator", "ansvarig", "undantag"};
  CHECK(guess("bidrar til", keywords) == "bidrar till");
  CHECK(guess("bidar till", keywords) == "bidrar till");
  CHECK(guess("bidrartill", keywords) == "bidrar till");
  CHECK(guess("belop", keywords) == "belopp");
  CHECK(guess("ansvraig", keywords) == "ansvarig");
  CHECK(guess("indiaktor", keywords) == "indikator");
  CHECK(guess("psot", keywords) == "post");
  CHECK(guess("hejsan", keywords) == "-");
  CHECK(guess("", keywords) == "-");
  CHECK(guess("x", {}) == "-");
}

TEST_CASE("nearest: case and åäö are nearly nothing") {
  CHECK(guess("mal", {"mål", "val"}) == "mål");
  CHECK(guess("MÅL", {"mål", "mal"}) == "mål");
  CHECK(guess("atgard", {"åtgärd", "utgard"}) == "åtgärd");
  CHECK(guess("bun1", {"BUN1", "BUN2"}) == "BUN1");
  CHECK(guess("BUN-1", {"BUN1", "BUN11"}) == "BUN1");
  CHECK(guess("kn", {"KN", "BN"}) == "KN");
}

TEST_CASE("nearest: another number is another thing") {
  CHECK(guess("BUN9", {"BUN1"}) == "-");
  CHECK(guess("S12", {"S13"}) == "-");
  CHECK(guess("BNU1", {"BUN1", "BUN2", "KN1"}) == "BUN1");
}

TEST_CASE("nearest: no guess between equals") {
  CHECK(guess("skolan", {"skolar", "skolas"}) == "-");
  CHECK(guess("skolax", {"Skola", "skola", "SKOLA"}) == "skola");
  CHECK(guess("förskolaa", {"Förskola", "FÖrskola"}) == "Förskola");
  CHECK(guess("skolx", {"skola", "skolb", "skol"}) == "-");
  CHECK(guess("skola och hem", {"skola, och hem", "skola. och hem"}) == "skola, och hem");
}

TEST_CASE("nearest: titles") {
  const std::vector<std::string_view> titles = {"Ökad måluppfyllelse i grundskolan", "Ökad måluppfyllelse i gymnasiet",
                                                "En trygg och säker kommun"};
  CHECK(guess("Okad maluppfylelse i grundskolan", titles) == titles[0]);
  CHECK(guess("En trygg & säker kommun", titles) == titles[2]);
}

TEST_CASE("nearest: long and broken input is survived, and cheap") {
  const std::string endless(10'000'000, 'a');
  CHECK(guess(endless, {"mål", "post"}) == "-");
  CHECK(guess("\xff\xfe\xc3", {"mål"}) == "-");

  std::vector<std::string> ids;
  for (int i = 0; i < 5000; ++i) ids.push_back("MÅL-" + std::to_string(i));
  const std::vector<std::string_view> candidates(ids.begin(), ids.end());
  for (int i = 0; i < 20; ++i) (void)nearest("MAAL-9999", candidates);
}

TEST_CASE("an index finds what the search one by one finds") {
  // Few letters, so that many candidates are near, and several equally near.
  const auto words = rc::gen::container<std::vector<std::string>>(
      rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("a", "A", "ä", "b", "c", "1", "2", "-", " ")),
                   [](const std::vector<std::string>& letters) {
                     std::string word;
                     for (const std::string& letter : letters) word += letter;
                     return word;
                   }));
  CHECK(rc::check("of any words", [&] {
    const std::vector<std::string> texts = *words, asked = *words;
    const std::vector<std::string_view> candidates(texts.begin(), texts.end());
    const NearestIndex index(candidates);
    for (const std::string& word : asked) RC_ASSERT(index.find(word) == nearest(word, candidates));
  }));
}
