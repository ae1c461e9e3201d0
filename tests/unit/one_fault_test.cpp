// What one fault in a municipality that has no other comes to: the fault itself, told once, and nothing else that it only seems to cause. What is
// wrong besides is still told.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/file_case.h"
#include "cases/in_memory.h"
#include "text/lines.h"

using namespace malkoll;

namespace {

const std::string sound = R"(kommun 1780: Karlstads kommun
plan SP: Strategisk plan 2026
  budgetår: 2026
  planår: 2027
  beslutad: 2025-06-18
  beloppsenhet: tkr
  skattesats 2026: 21,27
  resultat 2026: 1 000
  skatter och bidrag 2026: 31 000
  finansnetto 2026: 0
  ram 2026: 30 000
målområde EKO: Ekonomi
mål EKO1: Resultatet är minst två procent
  god ekonomisk hushållning: finansiellt mål
  ansvarig: KS
indikator EKO1a: Resultat i procent
  enhet: %
  källa: årsredovisningen
  utgångsvärde 2024: 1,4
  målvärde 2026: minst 2
målområde KUN: Kunskap
mål KUN1: Alla elever når gymnasiet
  ansvarig: BUN
  aspekt NPF: elever med npf
indikator KUN1a: Elever med behörighet
  enhet: %
  källa: Skolverket
  utgångsvärde 2024: 82
  målvärde 2026: minst 85
mål KUN2: Fler läser vidare
  ansvarig: BUN
indikator KUN2a: Övergång till högskola
  enhet: %
  källa: SCB
  utgångsvärde 2024: 40
  målvärde 2026: minst 44
målområde NAR: Näringsliv
mål NAR1: Företagen växer
  ansvarig: KS
indikator NAR1a: Nystartade företag
  enhet: antal
  källa: Bolagsverket
  utgångsvärde 2024: 410
  målvärde 2026: minst 450
uppdrag U7: Utred familjecentral
  ansvarig: BUN
  klart: 2026-10-31
uppdrag U8: Ny näringslivsstrategi
  ansvarig: KS
  klart: 2026-12-31
nämnd BUN: Barn- och ungdomsnämnden
  ram 2026: 20 000
nämnd KS: Kommunstyrelsen
  ram 2026: 10 000
budget BUN: Internbudget 2026
  plan: SP
  version: 1
  beslutad: 2025-11-26
  diarienummer: BUN-2025-412
nämndmål BUN1: Fler elever ska lämna grundskolan med behörighet
  mål: KUN1
  indikator: KUN1a
  aspekt: NPF
nämndmål BUN2: Gymnasieelever söker sig till högre studier
  mål: KUN2
  indikator: KUN2a
uppdrag BUN-U1: Familjecentral
  uppdrag: U7
  klart: 2026-10-31
post 4071: Förskola
  slag: grunduppdrag
  lagrum: skollagen 8 kap.
  drift 2026: 15 000
post S12: Fler behöriga lärare
  slag: satsning
  drift 2026: 3 000
  drift 2027: 5 000
  bidrar till: BUN1
  motivering: Behörigheten är lägst i årskurs 4–9.
post S13: Studievägledare
  slag: satsning
  drift 2026: 2 000
  till och med: 2026
  bidrar till: BUN2
  motivering: Besök på lärosäten i länet.
post 4072: Grundskola
  slag: grunduppdrag
  lagrum: skollagen 10 kap.
  drift 2027: 15 000
budget KS: Budget 2026
  plan: SP
  version: 1
  beslutad: 2025-11-27
  diarienummer: KS-2025-1
nämndmål KS1: Snabbare svar till företagare
  mål: NAR1
indikator KS1a: Svarstid företagsärenden
  enhet: dagar
  källa: eget
  utgångsvärde 2024: 12
  målvärde 2026: högst 8
post 1: Ledning
  slag: grunduppdrag
  verksamhet: ledning
  drift 2026: 8 500
  drift 2027: 8 500
post 2: Företagslots
  slag: satsning
  drift 2026: 1 500
  drift 2027: 1 500
  bidrar till: KS1
  motivering: En väg in för den som startar.
post 3: Strategiarbete
  slag: satsning
  uppdrag: U8
  drift 2026: 0
)";

/// The findings by place, each with its code and what stands before the colon on its line; the text is `sound` with pieces changed.
std::vector<std::string> findings_with(const std::vector<std::pair<std::string, std::string>>& changes) {
  std::string text = sound;
  for (const auto& [from, to] : changes) {
    const std::size_t at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  }
  const auto run = test::run_files({{"m.malkoll"}, {}}, test::in_memory({{"m.malkoll", text}}).read);
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const Finding& finding : run->result.findings) found.emplace_back(finding.span.at, run->code(finding));
  std::sort(found.begin(), found.end());
  std::vector<std::string> said;
  for (const auto& [at, code] : found) {
    const std::size_t first = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::string_view line = std::string_view(text).substr(first, text.find('\n', at) - first);
    said.push_back(code + " " + std::string(trim(line.substr(0, line.find(':')))));
  }
  return said;
}

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("the municipality without a fault has none", "[one fault]") { CHECK(findings_with({}) == Said{}); }

TEST_CASE("a word that the language has not hides nothing that it cannot mean", "[one fault]") {
  const std::string without_links = "  mål: KUN2\n";
  // Nobody works towards KUN2 any more; a word on an indicator or a person's name is no link.
  const Said uncovered = {"T01 mål KUN2", "T03 ansvarig", "T06 nämndmål BUN2"};
  CHECK(findings_with({{without_links, ""}}) == uncovered);
  CHECK(findings_with(
            {{without_links, ""}, {"  källa: Bolagsverket\n", "  källa: Bolagsverket\n  synonym: Andel som har svarat mycket nöjd\n"}}) ==
        Said{"T01 mål KUN2", "T03 ansvarig", "P02 synonym", "T06 nämndmål BUN2"});
  CHECK(findings_with({{without_links, ""}, {"  lagrum: skollagen 8 kap.\n", "  lagrum: skollagen 8 kap.\n  handläggare: Anna Berg\n"}}) ==
        Said{"T01 mål KUN2", "T03 ansvarig", "T06 nämndmål BUN2", "P02 handläggare"});
  // What may be a link is one.
  CHECK(findings_with({{"  bidrar till: BUN2\n", "  stödjer: BUN2\n"}}) == Said{"P02 stödjer"});
  CHECK(findings_with({{"  bidrar till: BUN2\n", "  stödjer: Gymnasieelever söker sig till högre studier\n"}}) == Said{"P02 stödjer"});
}

TEST_CASE("a line that is not about money or links hides nothing of them", "[one fault]") {
  const std::pair<std::string, std::string> unlinked = {"  slag: grunduppdrag\n  lagrum: skollagen 8 kap.\n  drift 2026: 15 000\n",
                                                        "  drift 2026: 15 000\n"};
  CHECK(findings_with({unlinked}) == Said{"L02 budget BUN", "L01 post 4071"});
  CHECK(findings_with({unlinked, {"  beslutad: 2025-11-26\n", "  beslutad: 26 nov 2025\n"}}) ==
        Said{"L02 budget BUN", "P08 beslutad", "L01 post 4071"});
  CHECK(findings_with({{"  uppdrag: U7\n", ""}, {"  beslutad: 2025-11-26\n", "  beslutad: 26 nov 2025\n"}}) ==
        Said{"D02 budget BUN", "P08 beslutad"});
  // An amount that cannot be read may be what is linked.
  CHECK(findings_with({unlinked, {"  drift 2026: 3 000\n", "  drift 2026: 3 OOO\n"}}) == Said{"L01 post 4071", "P07 drift 2026"});
}

TEST_CASE("an amount that cannot be read may be what a mål is to get, also through an own goal", "[one fault]") {
  CHECK(findings_with({{"  drift 2026: 2 000\n", "  drift 2026: 2.000\n"}}) == Said{"P07 drift 2026"});
}

TEST_CASE("where the years of the plan cannot be read nothing is said to lie outside them", "[one fault]") {
  for (const char* years : {"  planår: 2027 och 2028\n", "  planår: 2027; 2028\n", "  planår 2027\n"}) {
    INFO(years);
    CHECK(findings_with({{"  planår: 2027\n", years}}).size() == 1);
  }
}

TEST_CASE("a unit of amounts that cannot be read is told once", "[one fault]") {
  CHECK(findings_with({{"  beloppsenhet: tkr\n", "  beloppsenhet: tkr.\n"}}) == Said{"P07 beloppsenhet"});
  CHECK(findings_with({{"  beloppsenhet: tkr\n", "  beloppsenhett: tkr\n"}, {"  drift 2026: 3 000\n", "  drift 2026: 3 000 tkr\n"}}) ==
        Said{"P02 beloppsenhett"});
}

TEST_CASE("a link to a mål that is not there does not cover an aspekt that nothing names", "[one fault]") {
  CHECK(findings_with({{"  aspekt: NPF\n", ""}}) == Said{"T04 aspekt NPF"});
  CHECK(findings_with({{"  aspekt: NPF\n", ""}, {"  bidrar till: BUN1\n", "  bidrar till: KUN1X\n"}}) ==
        Said{"T04 aspekt NPF", "T09 nämndmål BUN1", "L10 bidrar till"});
}

TEST_CASE("a heading that is not understood keeps the lines below it", "[one fault]") {
  const std::string last = "  uppdrag: U8\n  drift 2026: 0\n";
  const auto with = [&](const std::string& lines) { return findings_with({{last, last + lines}}); };
  CHECK(with("Helårsrapport 2026: Hela\n  utfall KUN1a: 86\n  bedömning KUN1: uppfyllt\n") == Said{"P02 Helårsrapport 2026"});
  CHECK(with("årsredovisning 2026: Hela\n  utfall KUN1a: 86\n  bedömning KUN1: uppfyllt\n") == Said{"P02 årsredovisning 2026"});
  CHECK(with("bruttokostnad 2026: 900\nkommentarer om mål: Alla är nådda\n") == Said{"P02 bruttokostnad 2026", "P02 kommentarer om mål"});
  CHECK(findings_with({{"plan SP: Strategisk plan 2026", "plan: Strategisk plan 2026"}}).front() == "P03 plan");
  CHECK(findings_with({{"nämnd KS: Kommunstyrelsen", "nämnden KS: Kommunstyrelsen"}}).front() == "P02 nämnden KS");
}

TEST_CASE("shares in words, and what people write between two of them", "[one fault]") {
  CHECK(findings_with({{"  bidrar till: BUN2\n", "  bidrar till: BUN1 60 procent, BUN2 40 procent\n"}}) == Said{});
  CHECK(findings_with({{"  ansvarig: BUN\n  aspekt", "  ansvarig: samtliga nämnder\n  aspekt"}}) == Said{"T03 ansvarig"});
  const std::string with_colon = "  bidrar till: BUN2\n", without = "  bidrar till BUN1 60 %, BUN2 40 %\n";
  CHECK(findings_with({{with_colon, without}}) == Said{"P01 bidrar till BUN1 60 %, BUN2 40 %"});
}
