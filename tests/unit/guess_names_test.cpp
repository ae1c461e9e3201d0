// What posts are called where two columns say it together.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

bool has(const Read& read, const char* text) { return read.imported.text.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("the inner one of two columns of names is the post's name", "[guess]") {
  for (const char* const second : {"Skola", ""}) {
    const std::string again = second;
    const Read done = read("Område;Verksamhet;Budget 2026\nSkola;Förskola;20100\n" + again + ";Grundskola;25027\n" +
                               (again.empty() ? "Vård" : "Skola") + ";Hemtjänst;30100\n" + again + ";Boende;20200\n",
                           "BUN");
    INFO(done.imported.text);
    CHECK(has(done, ": Grundskola\n"));
    CHECK(has(done, "verksamhet: Skola"));
    CHECK(done.imported.posts == 4);
    CHECK(done.imported.mistakes.empty());
  }
}

TEST_CASE("kinds that come again below each name are told with it", "[guess]") {
  const Read done =
      read("Verksamhet;Kontogrupp;Budget 2026\nSkola;Personal;20100\n;Lokaler;25027\nVård;Personal;30100\n;Lokaler;200\n", "BUN");
  INFO(done.imported.text);
  CHECK(has(done, ": Vård Lokaler\n"));
  CHECK(done.says(Code::F12, "fyll-ned"));
}

TEST_CASE("two columns that tell the posts apart together are both in their names", "[guess]") {
  for (const char* headings : {"Verksamhet;Delverksamhet", "Område;Aktivitet", "Huvudverksamhet;Verksamhet", "Verksamhet;Kostnadsslag"}) {
    const Read done =
        read(std::string(headings) + ";Budget 2026\nSkola;Norra;107\nSkola;Södra;233\nFritids;Norra;391\nFritids;Södra;19\n", "BUN");
    CHECK(done.imported.text.find(": Skola Norra\n") != std::string::npos);
    CHECK(done.imported.text.find(": Fritids Södra\n") != std::string::npos);
    CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 750);
  }
}

TEST_CASE("all columns of texts about the posts are kept", "[guess]") {
  const Read done =
      read("Verksamhet;Budget 2026;Kommentar;Anmärkning;Syfte;Kommentar\nSkola;107;Ett;Två;Tre;Fyra\nFritids;233;;Fem;;\n", "BUN");
  for (const char* text : {"Ett", "Två", "Tre", "Fyra", "Fem"}) CHECK(done.imported.text.find(text) != std::string::npos);
}

TEST_CASE("the only texts beside goals are the posts' names, whatever their heading", "[guess]") {
  for (const char* heading : {"Uppdrag", "Ändamål", "Slag", "Beskrivning", "Insats"}) {
    INFO(heading);
    const Read done = read("Mål;" + std::string(heading) + ";Budget 2026 tkr\n1.1;Gata;10\n2.1;Park;5\n", "BUN");
    CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 15);
    CHECK(done.imported.text.find(": Gata\n") != std::string::npos);
    CHECK(done.imported.text.find("bidrar till: 1.1") != std::string::npos);
  }
}
