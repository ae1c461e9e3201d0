#include "import/import.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "check/read.h"
#include "format/formatter.h"
#include "grid/csv.h"
#include "import/guess.h"
#include "model/resolve.h"
#include "text/cell_name.h"
#include "work/table_reader.h"

using namespace malkoll;
using namespace malkoll;

namespace {

importing::ColumnMap map_of(std::string_view text) {
  std::vector<importing::MapError> errors;
  importing::ColumnMap map = importing::read_column_map(text, errors);
  for (const importing::MapError& e : errors) FAIL_CHECK(e.line << ": " << e.message);
  return map;
}

importing::Imported import_csv(std::string csv, std::string_view map_text, const importing::PlanNames& names = {}) {
  importing::ColumnMap map = map_of(map_text);
  return importing::import_grid(grid::csv_grid(std::move(csv)), map, names, "tabell.csv");
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

constexpr std::string_view plain_map =
    "rubrikrad: 1\nenhet: Nämnd\npost: Id\nnamn: Namn\ndrift 2025: 2025\nbidrar till: Mål\nandel: Andel\nbelopp i: tkr\n";

importing::PlanNames names_of(const std::string& plan) {
  Input input;
  Sink sink;
  read_files(input, {"plan.malkoll"}, [&](const std::string&) { return FileAnswer{FileAnswer::Fault::none, plan}; }, sink);
  return importing::plan_names(resolve(input.sources, std::move(input.facts), {}, sink));
}

}  // namespace

TEST_CASE("rows become posts, each unit's under its budget", "[import]") {
  const importing::Imported got = import_csv(
      "Nämnd;Id;Namn;2025;Mål;Andel\n"
      "BUN;1;Förskola;612 400;;\n"
      "KN;B1;Bibliotek;10,5;KUN1;60 %\n"
      "BUN;1;Skola;-   ;ARB1, ARB2;\n",
      plain_map);
  CHECK(got.text ==
        "# Inläst ur tabell.csv.\n"
        "\nbudget BUN: BUN\n  tecken: kostnad positiv\n"
        "\npost 1: Förskola\n  drift 2025: 612 400 tkr\n"
        "\npost 1-2: Skola\n  drift 2025: 0 tkr\n  bidrar till: ARB1, ARB2\n"
        "\nbudget KN: KN\n  tecken: kostnad positiv\n"
        "\npost B1: Bibliotek\n  drift 2025: 10,5 tkr\n  bidrar till: KUN1 60 %\n");
  CHECK(got.rows == 3);
  CHECK(got.posts == 3);
  CHECK(got.mistakes.empty());
  CHECK(got.sums == importing::sums_of(got.text));
  CHECK(got.sums.at({"BUN", Key::operation, Year(2025)}) == Ore(61'240'000'000));
}

TEST_CASE("every piece of the text knows its cell", "[import]") {
  importing::Imported got = import_csv("Nämnd;Id;Namn;2025;Mål;Andel\nBUN;S1;Läslyft;12 st;ARB1, XYZ;\n", plain_map);
  Sources sources;
  sources.add("tabell.csv", got.text, {}, got.origin);
  const auto cell_of = [&](std::string_view text) {
    const auto cell = sources.cell(static_cast<std::uint32_t>(got.text.find(text)));
    REQUIRE(cell);
    return cell_name(cell->sheet, cell->row, cell->column);
  };
  CHECK(cell_of("S1:") == "B2");
  CHECK(cell_of("Läslyft") == "C2");
  CHECK(cell_of("12 st") == "D2");
  CHECK(cell_of("XYZ") == "E2");
  CHECK(cell_of("BUN: BUN") == "A2");
  CHECK(!sources.cell(0));
}

TEST_CASE("texts are looked up in the plan", "[import]") {
  const importing::PlanNames names = names_of(
      "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: mnkr\nmålområde O: O\n"
      "mål KUN1: Alla elever, också de nyanlända, når gymnasiet\nmål KUN2: Fler läser\n"
      "nämnd BUN: Barn- och ungdomsnämnden\n  tidigare namn: Skolnämnden\n");
  const importing::Imported got = import_csv(
      "Nämnd;Id;Namn;2025;Mål;Andel\n"
      "barn och ungdomsnämnden;1;A;1;Alla elever, också de nyanlända, når gymnasiet;40\n"
      "Skolnämnden;2;B;2;KUN1 – Alla elever, också de nyanlända, når gymnasiet;\n"
      "BUN;3;C;3;\"Fler läser; KUN1 20 %\";\n",
      "rubrikrad: 1\nenhet: Nämnd\npost: Id\nnamn: Namn\ndrift 2025: 2025\nbidrar till: Mål\nandel: Andel\n", names);
  CHECK(got.text ==
        "# Inläst ur tabell.csv.\n\nbudget BUN: Barn- och ungdomsnämnden\n  tecken: kostnad positiv\n"
        "\npost 1: A\n  drift 2025: 1 mnkr\n  bidrar till: KUN1 40 %\n"
        "\npost 2: B\n  drift 2025: 2 mnkr\n  bidrar till: KUN1\n"
        "\npost 3: C\n  drift 2025: 3 mnkr\n  bidrar till: KUN2, KUN1 20 %\n");
}

TEST_CASE("the map says which rows count, how signs are meant and what codes stand for", "[import]") {
  const importing::Imported got = import_csv(
      "F;T;K;N;S;B\n"
      "1;Kostnad;N00;Lön;x;100\n"
      ";Intäkt;N07;Avgift;x;30\n"
      ";Kostnad;N07;Summa lön;x;130\n"
      ";Kostnad;N07;Utanför;y;7\n"
      "2;Kostnad;N00;Lön;x;5\n",
      "rubrikrad: 1\nenhet: F\nenhet 1: BUN\nenhet 2: KN\nfyll ned: F\nnamn: N\nslag: K\nslag N00: grunduppdrag\nslag n07: satsning\n"
      "investering 2025: kolumn F\nbelopp i: kr\nvänd tecken: T = Intäkt\ntecken: kostnad negativ\nhoppa över: N börjar med summa\nta med: S = X\n"
      "plan: SP2025\nversion: 2\nanvänd: plan.malkoll\n");
  CHECK(got.text ==
        "# Inläst ur tabell.csv.\n\nanvänd: plan.malkoll\n"
        "\nbudget BUN: 1\n  plan: SP2025\n  version: 2\n  tecken: kostnad negativ\n"
        "\npost rad2: Lön\n  slag: grunduppdrag\n  investering 2025: 100 kr\n"
        "\npost rad3: Avgift\n  slag: satsning\n  investering 2025: -30 kr\n"
        "\nbudget KN: 2\n  plan: SP2025\n  version: 2\n  tecken: kostnad negativ\n"
        "\npost rad6: Lön\n  slag: grunduppdrag\n  investering 2025: 5 kr\n");
  REQUIRE(got.account.left_out.size() == 2);
  CHECK(got.account.left_out[0].condition == "N börjar med summa");
  CHECK(got.account.left_out[0].rows == 1);
  CHECK(got.account.left_out[1].condition == "ta med");
}

TEST_CASE("rows of one post are added up where the map says so, and columns too", "[import]") {
  const importing::Imported got = import_csv(
      "E;P;N;Kost;Int\n"
      "A;1;Ett;100;-30\n"
      "A;2;Två;5;0\n"
      "A;1;Också ett;1,5;-0,5\n",
      "rubrikrad: 1\nenhet: E\npost: P\nnamn: N\ndrift 2025: Kost + Int\nintäkt 2025: Int\nvänd tecken: N = Ingen\nbelopp i: tkr\nlika poster: läggs ihop\n");
  CHECK(got.text ==
        "# Inläst ur tabell.csv.\n\nbudget A: A\n  tecken: kostnad positiv\n"
        "\npost 1: Ett\n  drift 2025: 71 tkr\n  intäkt 2025: -30,5 tkr\n"
        "\npost 2: Två\n  drift 2025: 5 tkr\n  intäkt 2025: 0 tkr\n");
  CHECK(got.rows == 3);
  CHECK(got.posts == 2);
  CHECK(got.sums == importing::sums_of(got.text));
}

TEST_CASE("rows that cannot be placed are kept as comments and named", "[import]") {
  const importing::Imported got = import_csv("Nämnd;Id;Namn;2025;Mål;Andel\n;1;Utan nämnd;5;;\nBUN;2;Med;6;;\n", plain_map);
  CHECK(got.refused == 1);
  REQUIRE(got.mistakes.size() == 1);
  CHECK(got.mistakes[0].code == Code::F08);
  CHECK(got.text.substr(got.mistakes[0].span.at, got.mistakes[0].span.length) == "# rad 2: 1 Utan nämnd 5");
}

TEST_CASE("columns that the map names and the table lacks are told", "[import]") {
  const importing::Imported got = import_csv("Nämnd;Id\nBUN;1\n", plain_map);
  std::vector<std::string> missing;
  for (const Mistake& m : got.mistakes) missing.push_back(m.suggestion);
  CHECK(missing == std::vector<std::string>{"Namn", "Andel", "2025", "Mål"});
  CHECK(got.posts == 0);
}

TEST_CASE("the map is guessed from headings and values", "[import]") {
  const std::string csv =
      "Budget 2025;;;;;;;;\n(Belopp i tkr);;;;;;;;\n;;;;;;;;\n"
      "Nämnd/bolag;Postnr;Benämning;Slag;Budget 2025;Plan 2026;Mål 1;Andel 1;Kommentar\n"
      "BUN;1;Förskola;grunduppdrag;1;2;KUN1;40;x\n"
      "BUN;2;Skola;satsning;1;2;;;\n"
      ";;Summa BUN;;2;4;;;\n";
  const importing::ColumnMap map = importing::guess_table(grid::csv_grid(csv), {}, {}).map;
  CHECK(importing::write_column_map(map).find("rubrikrad: 4\nenhet: Nämnd/bolag\npost: Postnr\nnamn: Benämning\nslag: Slag\n"
                                              "drift 2025: Budget 2025\ndrift 2026: Plan 2026\nbidrar till: Mål 1\nandel: Andel 1\n"
                                              "beskrivning: Kommentar\n") != std::string::npos);
  CHECK(map.unit_of_amounts == AmountUnit::tkr);
  REQUIRE(map.skip.size() == 2);
  CHECK(importing::condition_text(map.skip[0]) == "Benämning börjar med Summa");
  CHECK(map.skip[1].test == importing::Condition::Test::only_text);

  // Without a heading that says so, the unit is the column with the plan's units.
  const importing::PlanNames names = names_of("plan P: Plan\n  budgetår: 2025\nnämnd BUN: Barn- och ungdomsnämnden\n");
  const importing::ColumnMap by_values =
      importing::guess_table(grid::csv_grid("Var;Vad;Drift 2025 (mnkr)\nBarn- och ungdomsnämnden;Förskola i hela kommunen;1.5\n"), names,
                             {})
          .map;
  REQUIRE(by_values.unit.columns.size() == 1);
  CHECK(by_values.unit.columns[0].heading == "Var");
  CHECK(by_values.title.columns[0].heading == "Vad");
  CHECK(by_values.unit_of_amounts == AmountUnit::mnkr);
  CHECK(by_values.point_is_decimal);
}

TEST_CASE("a column map is written so that it is read back", "[import]") {
  const std::string text =
      "blad: Budget 2025\nrubrikrad: 3\nenhet: »kolumn A« + B minus C\nenhet 1: BUN\nenhetsnamn: bladets namn\npost: kolumn AB\n"
      "namn: »a + b«\nslag: K\nslag nytt: satsning\ndrift 2025: »Drift är tom« minus Intäkt\nbidrar till: M1 + M2\nandel: A1 + A2\n"
      "motivering: alltid Enligt beslut\nbelopp i: mnkr\ndecimaltecken: punkt\ntecken: kostnad negativ\nvänd tecken: T = Intäkt\n"
      "intäktsrader: T ≠ Kostnad\ninvesteringsrader: T = Inv\nlika poster: läggs ihop\nta med: kolumn C är tom\nhoppa över: »x = y« börjar med Summa\nfyll ned: F\n"
      "använd: plan.malkoll\nplan: SP\nversion: 3\nbeslutad: 2024-12-01\n";
  const std::string once = importing::write_column_map(map_of(text));
  CHECK(importing::write_column_map(map_of(once)) == once);
  std::size_t at = 0;
  for (std::string_view rest = text; !rest.empty();) {  // every line is there, in this order
    const std::size_t end = rest.find('\n');
    INFO(std::string(rest.substr(0, end)));
    at = once.find("\n" + std::string(rest.substr(0, end)) + "\n", at);
    REQUIRE(at != std::string::npos);
    rest.remove_prefix(end + 1);
  }
}

TEST_CASE("numbers with a comma are read as their column or the file shows, or asked about", "[import]") {
  const std::string map = "rubrikrad: 1\nenhet: alltid BUN\npost: Id\ndrift 2025: A\ndrift 2026: B\nbelopp i: tkr\n";
  const auto sum = [](const importing::Imported& got, Year year) { return got.sums.at({"BUN", Key::operation, year}).count(); };
  const auto thousands = import_csv("Id;A;B\n1;612,400;5\n2;5,125;6\n3;1,234,567;7\n", map);
  CHECK(sum(thousands, Year(2025)) == 185'209'200'000);
  CHECK(thousands.posts == 3);
  const auto decimals = import_csv("Id;A;B\n1;612,400;5\n2;5,1;6\n", map);
  CHECK(sum(decimals, Year(2025)) == 61'750'000);
  // What the one column does not say the other may.
  CHECK(sum(import_csv("Id;A;B\n1;612,400;1,234,567\n", map), Year(2025)) == 61'240'000'000);
  CHECK(sum(import_csv("Id;A;B\n1;612,400;5,5\n", map), Year(2025)) == 61'240'000);
  // A sum that is left out shows it too; points are told likewise.
  CHECK(sum(import_csv("Id;A;B\n1;612,400;5\nSumma;1,234,567;5\n", map + "hoppa över: Id börjar med Summa\n"), Year(2025)) ==
        61'240'000'000);
  CHECK(sum(import_csv("Id;A;B\n1;612.400;5\n2;1.234.567;5\n", map), Year(2025)) == 184'696'700'000);
  // Each column has its own say.
  const auto both = import_csv("Id;A;B\n1;612,400;5,125\n2;1,234,567;5,5\n", map);
  CHECK(sum(both, Year(2025)) == 184'696'700'000);
  CHECK(sum(both, Year(2026)) == 1'062'500);
  for (const std::string csv : {"Id;A;B\n1;612,400;5\n", "Id;A;B\n1;612,400;5\n2;5,5;6\n3;1,234,567;7\n"}) {
    const auto asked = import_csv(csv, map);
    REQUIRE(!asked.mistakes.empty());
    CHECK(std::string(asked.mistakes[0].variant) == "två-sätt");
    CHECK(asked.mistakes[0].place == "B2");
    CHECK(asked.mistakes[0].suggestion == "612,400");
  }
  CHECK(import_csv("Id;A;B\n1;612,400;5\n", map + "decimaltecken: komma\n").mistakes.empty());
  CHECK(sum(import_csv("Id;A;B\n1;612,400;5\n", map + "decimaltecken: punkt\n"), Year(2025)) == 61'240'000'000);
}

TEST_CASE("shares are parts of 1 or hundredths, as the column shows", "[import]") {
  const auto text = [](const std::string& shares) {
    std::string csv = "Nämnd;Id;Namn;2025;Mål;Andel\n";
    int id = 0;
    for (const char c : shares + ";") {
      if (id == 0) csv += "BUN;" + std::to_string(++id) + ";Post;5;ARB1;";
      if (c != ';') csv += c;
      else csv += "\nBUN;" + std::to_string(++id) + ";Post;5;ARB1;";
    }
    return import_csv(csv, plain_map).text;
  };
  CHECK(text("0,5;1;,25").find("bidrar till: ARB1 50 %") != std::string::npos);
  CHECK(text("0,5;1;,25").find("bidrar till: ARB1 100 %") != std::string::npos);
  CHECK(text("0,5;1;,25").find("bidrar till: ARB1 25 %") != std::string::npos);
  CHECK(text("1;1").find("bidrar till: ARB1 100 %") != std::string::npos);
  CHECK(text("50;100").find("bidrar till: ARB1 50 %") != std::string::npos);
  CHECK(text("50;0,5").find("bidrar till: ARB1 0,5\n") != std::string::npos);  // two readings: asked
}

TEST_CASE("fields beyond the headings, and columns beyond the table, stop the import", "[import]") {
  const auto beyond = import_csv("Nämnd,Id,Namn,2025,Mål,Andel\nBUN,1,Skola,612,,,5\nBUN,2,Resor,820,,,0\n", plain_map);
  REQUIRE(!beyond.mistakes.empty());
  CHECK(std::string(beyond.mistakes[0].variant) == "fler-fält");
  CHECK(beyond.mistakes[0].place == "rad 2 (G2)");
  CHECK(beyond.mistakes[0].count == 2);
  CHECK(import_csv("Nämnd;Id;Namn;2025;Mål;Andel\nBUN;1;Skola;612;;;\n", plain_map).mistakes.empty());  // an empty one is nothing
  const auto outside = import_csv("Nämnd;Id\nBUN;1\n", "rubrikrad: 1\nenhet: Nämnd\npost: Id\ndrift 2025: kolumn H\nbelopp i: tkr\n");
  REQUIRE(!outside.mistakes.empty());
  CHECK(std::string(outside.mistakes[0].variant) == "kolumn-utanför");
  CHECK(outside.mistakes[0].suggestion == "kolumn H");
}

TEST_CASE("the year stands in a column, a period or the sheet's name", "[import]") {
  const std::string map = "rubrikrad: 1\nenhet: alltid BUN\npost: Id\ndrift: A\nbelopp i: tkr\nlika poster: läggs ihop\n";
  for (const std::string when : {"2026", "202601", "2026-01-31", "jan 2026"}) {
    INFO(when);
    CHECK(
        import_csv("Id;När;A\n1;" + when + ";5\n1;" + when + ";6\n", map + "period: När\n").sums.at({"BUN", Key::operation, Year(2026)}) ==
        Ore(1'100'000));
  }
  CHECK(import_csv("Id;A\n1;5\n", map + "år: alltid 2027\n").sums.at({"BUN", Key::operation, Year(2027)}) == Ore(500'000));
}

TEST_CASE("half a map is known, and one that says nothing", "[import]") {
  const std::string whole = importing::write_column_map(map_of("enhet: Nämnd\ndrift 2025: A\n"));
  CHECK(importing::is_whole_map(whole));
  CHECK(!importing::is_whole_map(whole.substr(0, whole.size() / 2)));
  CHECK(importing::is_whole_map("enhet: Nämnd\n"));
  CHECK(importing::says_anything("# a\n enhet: x"));
  CHECK(!importing::says_anything("\n# a\n  \n"));
}

TEST_CASE("a column map says years, units of columns and several sheets, and is read back", "[import]") {
  const std::string text =
      "blad: 2026 + »A + B«\nrubrikrad: 3\nenhet: rubrikrader i Post\nenhet 1: BUN\npost: Post\når: bladets namn\ndrift: minus Budget\ninvestering: Not: ny\n"
      "belopp i: tkr\nbelopp i »Not: ny«: mnkr\ndecimaltecken: komma\ntecken: kostnad positiv\nlika poster: läggs ihop\nhoppa över: rad 14\nhoppa över: bara text\n"
      "blad: Investeringar\nrubrikrad: 1\nenhet: kolumn B\når: Period\ninvestering: kolumn D\nbelopp i: tkr\nbelopp i kolumn D: kr\n";
  const importing::ColumnMap map = map_of(text);
  CHECK(map.sheet == "2026");
  CHECK(map.unit.heading_rows);
  CHECK(map.year.sheet_name);
  REQUIRE(map.properties.size() == 2);
  CHECK(map.properties[0].year == Year());
  CHECK(map.properties[0].source.minus[0]);
  CHECK(map.properties[1].source.columns[0].unit == AmountUnit::mnkr);
  CHECK(map.skip[0].row == 14);
  CHECK(map.skip[1].test == importing::Condition::Test::only_text);
  REQUIRE(map.more.size() == 2);
  CHECK(map.more[0].sheet == "A + B");
  CHECK(map.more[0].properties.size() == 2);
  const importing::ColumnMap& other = map.more[1];
  CHECK(other.sheet == "Investeringar");
  CHECK(other.unit_of_amounts == AmountUnit::tkr);
  CHECK(other.add_up);
  CHECK(other.skip.empty());
  CHECK(other.translations.size() == 1);
  CHECK(other.year.columns[0].heading == "Period");
  CHECK(other.properties[0].source.columns[0].unit == AmountUnit::kr);
  const std::string once = importing::write_column_map(map);
  CHECK(importing::write_column_map(map_of(once)) == once);
  std::size_t at = 0;
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
    INFO(std::string(rest.substr(0, rest.find('\n'))));
    at = once.find("\n" + std::string(rest.substr(0, rest.find('\n') + 1)), at);
    REQUIRE(at != std::string::npos);
  }
  CHECK(map_of("period: Månad\ndrift: Belopp\n").year.columns[0].heading == "Månad");
}

TEST_CASE("mistakes in a column map are told with their lines", "[import]") {
  std::vector<importing::MapError> errors;
  (void)importing::read_column_map(
      "# kommentar\nnam: X\n\nbelopp i: pund\ndrift: Y\nhoppa över: Z\nutan kolon\ndrift 2025: A\ndrift 2025: B\n", errors);
  std::vector<std::uint32_t> lines;
  for (const importing::MapError& e : errors) lines.push_back(e.line);
  CHECK(lines == std::vector<std::uint32_t>{2, 4, 5, 6, 7, 9});
  CHECK(errors[0].message.find("menade du namn?") != std::string::npos);
}

TEST_CASE("a sheet's name may have the marks that it stands in", "[import]") {
  const importing::ColumnMap map = map_of("blad: 2026 + »»A« namn: «1« + »B + C«\nrubrikrad: 1\nenhet: Nämnd\ndrift 2025: Drift\n");
  REQUIRE(map.more.size() == 2);
  CHECK(map.sheet == "2026");
  CHECK(map.more[0].sheet == "»A« namn: «1");
  CHECK(map.more[1].sheet == "B + C");
  const importing::ColumnMap again = map_of(importing::write_column_map(map));
  REQUIRE(again.more.size() == 2);
  CHECK(again.more[0].sheet == map.more[0].sheet);
}

TEST_CASE("a heading may have the marks that it stands in", "[import]") {
  const importing::ColumnMap map = map_of(
      "rubrikrad: 1\nenhet: Nämnd\ndrift 2025: »»A« brutto« minus »B«2025\ninvestering 2025: C« 2025\nbelopp i C« 2025: mnkr\nbelopp i »»A« brutto«: kr\nhoppa över: »»A« brutto« = 5\n");
  REQUIRE(map.properties.size() == 2);
  REQUIRE(map.properties[0].source.columns.size() == 2);
  CHECK(map.properties[0].source.columns[0].heading == "»A« brutto");
  CHECK(map.properties[0].source.columns[0].unit == AmountUnit::kr);
  CHECK(map.properties[0].source.columns[1].heading == "»B«2025");
  CHECK(map.properties[1].source.columns[0].heading == "C« 2025");
  CHECK(map.properties[1].source.columns[0].unit == AmountUnit::mnkr);
  REQUIRE(map.skip.size() == 1);
  CHECK(map.skip[0].column.heading == "»A« brutto");
  const std::string written = importing::write_column_map(map);
  CHECK(importing::write_column_map(map_of(written)) == written);
}

TEST_CASE("Bergen's whole budget goes over with equal sums for each unit and year", "[import][bergen]") {
  for (const auto& [name, rows] : {std::pair{"driftsbudsjett", std::size_t{1944}}, std::pair{"investeringsbudsjett", std::size_t{2515}}}) {
    INFO(name);
    const std::string path = std::string(MALKOLL_TESTS "/exchange/bergen-2012/") + name;
    work::TableFile file = work::open_table(bytes_of(path + ".csv"), "bergen.csv");
    REQUIRE(!file.fault);
    importing::ColumnMap map = map_of(bytes_of(path + ".karta"));
    const auto [made, imported] = work::read_table(file, map, {}, "bergen");
    CHECK(made.mistakes.empty());
    CHECK(imported.rows == rows);
    CHECK(imported.posts == rows);
    CHECK(imported.sums == importing::sums_of(made.text));

    // The same sums once more, straight from the bytes, by nothing of ours.
    const std::string bytes = bytes_of(path + ".csv").substr(3);
    const bool operation = std::string(name) == "driftsbudsjett";
    const std::size_t unit_column = operation ? 0 : 5, first_year = operation ? 10 : 18, years = operation ? 4 : 5;
    std::map<importing::SumKey, std::int64_t> sums;
    std::stringstream lines(bytes);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      std::vector<std::string> fields(1);
      bool quoted = false;
      for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (c == ';' && !quoted) fields.emplace_back();
        else fields.back() += c;
      }
      for (std::size_t y = 0; y < years; ++y) {
        const std::string& field = fields[first_year + y];
        std::string digits;
        for (const char c : field) digits += c >= '0' && c <= '9' ? std::string(1, c) : "";
        if (digits.empty()) digits = "0";
        const std::int64_t value = std::stoll(digits) * (field.find(',') == std::string::npos ? 100 : 1) * (field[0] == '-' ? -1 : 1);
        sums[{fields[unit_column], operation ? Key::operation : Key::investment,
              Year(operation ? 2012 : 2011) + static_cast<std::int64_t>(y)}] += value;
      }
    }
    for (const auto& [key, sum] : sums) {
      INFO(key.unit << " " << key.year.number());
      CHECK(imported.sums.at(key) == Ore(sum));
    }

    // All that the tool writes is formatted.
    Sources sources;
    sources.add("bergen.malkoll", made.text);
    CHECK(format(sources[0], Keywords{}).text == made.text);
  }
}

TEST_CASE("conditions on different columns hold together, and what is not wanted never counts", "[import]") {
  using namespace malkoll::importing;
  const auto sum = [](const std::string& conditions) {
    std::vector<MapError> errors;
    ColumnMap map = read_column_map("rubrikrad: 1\nenhet: Nd\nnamn: Text\ndrift 2026: Belopp\nbelopp i: tkr\n" + conditions, errors);
    CHECK(errors.empty());
    const Imported done =
        import_grid(grid::csv_grid("Nd;Typ;Text;Belopp\nKS;Budget;A;100\nKS;Utfall;A;97\nKS;Prognos;B;51\nKS;Tillägg;C;3\nTN;Budget;D;7\n"),
                    map, {}, "t");
    Ore all;
    for (const auto& [of, ore] : done.sums) all += ore;
    return all.count() / 100'000;
  };
  CHECK(sum("ta med: Typ ≠ Utfall\nta med: Typ ≠ Prognos\n") == 110);
  CHECK(sum("ta med: Typ = Budget\nta med: Typ = Tillägg\n") == 110);
  CHECK(sum("ta med: Typ = Budget\nta med: Nd = KS\n") == 100);
}

TEST_CASE("a map that takes the row of a sum for a post is told", "[import]") {
  using namespace malkoll::importing;
  std::vector<MapError> errors;
  ColumnMap map = read_column_map("rubrikrad: 1\nenhet: alltid KS\nnamn: Post\ndrift 2026: Belopp\nbelopp i: tkr\n", errors);
  const auto tells = [&](const char* csv) {
    const Imported done = import_grid(grid::csv_grid(csv), map, {}, "t");
    return std::any_of(done.mistakes.begin(), done.mistakes.end(),
                       [](const Mistake& m) { return std::string_view(m.variant) == "summa-som-post"; });
  };
  CHECK(tells("Post;Belopp\nGata;60\nPark;41\nSumma;101\n"));
  CHECK(tells("Post;Belopp\nGata;60\nGator totalt;60\n"));
  CHECK_FALSE(tells("Post;Belopp\nGata;60\nPark;41\nSumma lokaler;17\n"));
  CHECK_FALSE(tells("Post;Belopp\nGata;60\nPark;41\nTotalförsvar;101\n"));
}
