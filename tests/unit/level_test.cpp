// What is a level and what is none, in the words that municipalities write.

#include <catch2/catch.hpp>

#include "grammar.h"

using namespace malkoll;

namespace {

/// The target as it is read: its value, or »-« where it is none.
std::string target(const std::string& text, const std::string& unit = {}) {
  Sources sources;
  Facts facts;
  Sink sink;
  sources.add("prov.malkoll", "mål M1: Mål\nindikator M1a: Nöjda brukare i hemtjänsten\n" + (unit.empty() ? "" : "  enhet: " + unit + "\n") + "  målvärde 2025: " + text + "\n");
  parse(sources[0], Keywords(), facts, sink);
  if (facts.measures.empty()) return "-";
  return std::to_string(facts.measures[0].value.mantissa);
}

}  // namespace

TEST_CASE("what says how much something is to change, compares or gives two values is no level", "[level]") {
  for (const char* text :
       {"dubbelt så många som 2024", "minst lika många som 2024", "samma som 2024", "2024 års nivå", "nivån 2024", "hälften av 2024", "oförändrat mot 2024", "lägre än 2024",
        "minst samma nivå som 2023", "800 -> 900", "800 → 900", "minst 900; högst 1 000", "minst 900 och högst 1 000", "minst 87 %, högst 90 %", "900 [800]", "900 jmf 800", "900 mot 800",
        "900 resp. 1 000", "900 respektive 1 000", "87 % 2026", "87 % (2026)", "minst 87 % senast 2027", "900 st 2025, 950 st 2026", "kvinnor 80, män 75", "80 % kvinnor, 75 % män",
        "80 % (kvinnor 82, män 78)", "minus 5", "−5 procentenheter", "-5 procentenheter", "reduceras 20 %", "växer 5 %", "20 % upp", "10 % ned", "förkortas 2 dagar", "2 dagar kortare",
        "sjunker 3 %", "2 gånger så många", "2x", "2 x", "1,5 ggr", "50 % av 2024", "50 % av 2024 års nivå", "80 % av rikssnittet", "90 % av genomsnittet", "minst 80 % av dagens nivå",
        "bästa 25 %", "10 bästa", "top 10", "topp 10", "kvartil 1", "övre kvartilen 25 %", "högst 3 procentenheter under riket", "minst 2 procentenheter över rikssnittet",
        "5 % mot föregående år", "maximalt 900 eller 1 000", "900+", "900 +", "80 %+", "> = 900", "c:a 900", "ca 900", "cirka 900", "upp mot 900", "uppemot 900", "omkring 900",
        "~900", "runt 900", "900 ± 50", "900/1 000", "900 - 1 000", "75 (72)", "10–20 %", "500 fler", "minska med 20 %", "+5", "ökning 20 %", "minst 900 stycken (2024: 800)",
        "i nivå med 2024", "som 2024", "bättre än 85", "högst 900 elever eller 1 000"}) {
    CAPTURE(text);
    CHECK(target(text) == "-");
  }
}

TEST_CASE("a level with its unit is read", "[level]") {
  for (const char* text :
       {"80", "80 %", "minst 80 %", "minst 80 procent", "≥ 80", ">= 80", "= 80", "högst 80 kr per 1 000 elever", "80 per 100 000 invånare", "80 kr/1000 inv", "80 kr/invånare", "minst NKI 80", "NKI 80",
        "index 80", "minst index 80", "NPS 80", "eNPS 80", "kr 80", "plats 80", "högst placering 80", "80 ton CO2e", "80 ton CO2-ekvivalenter", "högst 80 kWh/m2", "80 µg PM10/m3",
        "högst 80 µg/m³ PM2,5", "80 m²", "80 kvm", "80 dagar", "högst 80 minuter", "80 av 100", "80 av 100 möjliga", "minst 80 % inom 10 dagar", "minst 80 % får svar inom 24 timmar",
        "minst 80 % upplever bättre hälsa", "minst 80 % i årskurs 9", "minst 80 % i åk 6 och 9", "minst 80 % i åk 7–9", "minst 80 % av eleverna", "80 poäng på en skala 0–100", "80 på skalan 1 till 100",
        "minst 80 % av unga 16–24 år", "minst 80 % av 6-åringarna", "80 gånger per år", "högst 80 gånger/år", "högst 80 gånger", "80 lärare", "minst 80 personer", "80 mnkr", "80 tkr", "högst 80 000",
        "80 st", "80 stycken", "80 per år", "minst 80 % med minst 3 besök", "80 bokningar", "minst 80 % bor högst 500 meter från en hållplats", "betyg 80", "meritvärde 80", "nöjda 80 %", "minst 80 % följs upp",
        "högst 80 % över budget", "80:e plats", "80 dB", "minst 80 Mbit/s", "80 grader", "ska vara 80", "80 förskolor", "80 per tusen", "minst 80 % tillväxt"}) {
    CAPTURE(text);
    const std::string value = target(text);
    CHECK((value == "80" || value == "80000"));
  }
  CHECK(target("högst 3 procentenheter under riket", "procentenheter under riket") == "3");
  CHECK(target("mellan 10 och 20 %") == "10");
  CHECK(target("-2 %") == "-2");
  CHECK(target("tryggpoints 80", "tryggpoints") == "80");
}
