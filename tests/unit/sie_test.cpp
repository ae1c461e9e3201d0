#include "grid/sie.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "grid/sie_line.h"
#include "import/sie_map.h"
#include "work/table_file.h"

using namespace malkoll;

namespace {

std::string bytes_of(const std::string& name) {
  std::ifstream in(MALKOLL_TESTS "/exchange/sie/" + name, std::ios::binary);
  REQUIRE(in);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

struct Read {
  work::TableFile file;
  importing::Imported imported;
  MadeText made;
};

Read read(std::string bytes, const std::string& name = "bok.se", bool outcomes = false) {
  Read r;
  r.file = work::open_table(std::move(bytes), name, outcomes);
  importing::ColumnMap map = r.file.map.value_or(importing::ColumnMap{});
  work::TableText text = work::read_table(r.file, map, {}, name);
  r.made = std::move(text.made), r.imported = std::move(text.imported);
  return r;
}

Read read_lines(const std::string& lines, bool outcomes = false) {
  return read("#FLAGGA 0\n#FORMAT PC8\n#SIETYP 3\n#FNAMN \"Energi AB\"\n#RAR 0 20250101 20251231\n#RAR 1 20260101 20261231\n" + lines,
              "bok.se", outcomes);
}
std::string text_of(const std::string& lines, bool outcomes = false) { return read_lines(lines, outcomes).made.text; }

const std::string head = "# Inläst ur bok.se.\n\nbudget Energi-AB: Energi AB\n  tecken: kostnad positiv\n";

}  // namespace

TEST_CASE("SIE files as programs write them: each is read or refused, with its budget to the öre", "[sie]") {
  struct Expected {
    const char* file;
    const char* fault;  // nullptr: read
    const char* encoding;
    int posts;
  };
  for (const Expected& e : {Expected{"BL0001_typ3.SE", nullptr, "CP437", 2}, Expected{"HAS1_1412.se", "webbsida", "", 0},
                            Expected{"SIE4_Exempelfil_med_underdim.SE", "sie-bara-utfall", "UTF-8", 0},
                            Expected{"Sie3.se", nullptr, "CP437", 1}, Expected{"Test3.SE", nullptr, "CP437", 7},
                            Expected{"objektsaldo_ovnbolag.se", nullptr, "CP437", 52}, Expected{"typ3.se", nullptr, "CP437", 37}}) {
    INFO(e.file);
    const Read r = read(bytes_of(e.file), e.file);
    CHECK(r.file.encoding == e.encoding);
    CHECK(r.file.fault.has_value() == (e.fault != nullptr));
    if (e.fault != nullptr) {
      CHECK(std::string(grid::wording(r.file.fault->kind)) == e.fault);
      CHECK(r.made.text.empty());
      continue;
    }
    CHECK(r.imported.posts == static_cast<std::size_t>(e.posts));
    CHECK(std::all_of(r.made.mistakes.begin(), r.made.mistakes.end(), [](const Mistake& m) {
      return std::string(m.variant) == "sie-utfall" || std::string(m.variant) == "sie-brutet-år";
    }));
    CHECK(importing::sums_of(r.made.text) == r.imported.sums);

    // The budget for each year once more, from the bytes: of each account and period the line without objects, else those with.
    std::map<std::string, std::string> year_of;
    std::map<std::string, std::map<std::string, std::pair<bool, long long>>> periods;  // räkenskapsår → account and period
    std::stringstream lines(bytes_of(e.file));
    for (std::string line; std::getline(lines, line);) {
      std::stringstream words(line);
      std::string label, year, period, account, rest;
      words >> label >> year;
      if (label == "#RAR") {
        std::string first, last;
        words >> first >> last;
        year_of[year] = last.substr(0, 4);
      }
      if (label != "#PBUDGET") continue;
      words >> period >> account;
      std::getline(words, rest);
      const bool objects = rest.find_first_not_of(" \t", rest.find('{') + 1) != rest.find('}');
      const long long ore = std::llround(std::stod(rest.substr(rest.find('}') + 1)) * 100);
      auto& sum = periods[year][account + " " + period];
      if (objects && sum.first) continue;
      if (!objects && !sum.first) sum = {true, 0};
      sum.second += ore;
    }
    std::map<Year, long long> expected, got;
    for (const auto& [year, sums] : periods) {
      for (const auto& [key, sum] : sums) expected[year_of_digits(year_of[year])] += sum.second;
    }
    for (const auto& [key, sum] : r.imported.sums) got[key.year] += sum.count();
    CHECK(got == expected);
  }
}

TEST_CASE("SIE: periods are summed to a year, accounts have their names and objects", "[sie]") {
  CHECK(text_of("#KONTO 4010 \"Inköp av \\\"el\\\"\"\n#DIM 1 \"Resultatenhet\"\n#OBJEKT 1 \"N\" \"Nord\"\n"
                "#PBUDGET 0 202501 4010 {} 100.50\n#PBUDGET 0 202502 4010 {} 99.5\n#PBUDGET 1 202601 4010 {} 300\n"
                "#PBUDGET 0 202501 4010 {1 \"N\"} 80.50\n") ==
        head +
            "\npost 4010: Inköp av \"el\"\n  kodsträng: 4010\n  drift 2025: 119,5 kr\n  drift 2026: 300 kr\n"
            "\npost 4010-N: Inköp av \"el\" Nord\n  kodsträng: 4010 N\n  drift 2025: 80,5 kr\n");
  // Objects alone: they are the budget. Declared after they are used, and with the reserved name of a dimension.
  CHECK(
      text_of(
          "#PBUDGET 0 202501 3010 {\"6\" \"P1\"} -70\n#PBUDGET 0 202501 3010 {6 P2} -30\n#OBJEKT 6 P1 Vindkraft\n#KONTO 3010 Elförsäljning\n") ==
      head +
          "\npost 3010-P1: Elförsäljning Vindkraft\n  kodsträng: 3010 P1\n  drift 2025: -70 kr\n"
          "\npost 3010-P2: Elförsäljning\n  kodsträng: 3010 P2\n  drift 2025: -30 kr\n");
}

TEST_CASE("SIE: an account that is divided in several ways counts once", "[sie]") {
  const Read r = read(
      "#FLAGGA 0\n#FNAMN \"Energi AB\"\n#RAR 0 20250101 20251231\n#DIM 1 Enhet\n#DIM 6 Projekt\n#UNDERDIM 61 Delprojekt 6\n"
      "#PBUDGET 0 202501 4010 {} 100\n#PBUDGET 0 202501 4010 {1 A} 60\n#PBUDGET 0 202501 4010 {6 P} 70\n#PBUDGET 0 202501 4010 {6 Q} 30\n"
      "#PBUDGET 0 202501 4010 {61 X} 20\n");
  CHECK(r.made.text == head +
                           "\npost 4010-P: 4010\n  kodsträng: 4010 P\n  drift 2025: 70 kr\n"
                           "\npost 4010-Q: 4010\n  kodsträng: 4010 Q\n  drift 2025: 30 kr\n");
  REQUIRE(r.file.notes.size() == 1);
  CHECK(r.file.notes[0].find("på flera sätt") != std::string::npos);
  // An under-dimension that the budget is divided by has its own column.
  CHECK(text_of("#DIM 6 Projekt\n#UNDERDIM 61 Delprojekt 6\n#OBJEKT 61 X \"Etapp 1\"\n#PBUDGET 0 202501 4010 {6 P 61 X} 20\n") ==
        head + "\npost 4010-P-X: 4010 Etapp 1\n  kodsträng: 4010 P X\n  drift 2025: 20 kr\n");
}

TEST_CASE("SIE: balance sheet accounts are no costs and are left out aloud", "[sie]") {
  const Read r = read(
      "#FLAGGA 0\n#FNAMN \"Energi AB\"\n#RAR 0 20250101 20251231\n#KTYP 8 T\n#PBUDGET 0 202501 8 {} 5\n"
      "#PBUDGET 0 202501 1910 {} 1\n#PBUDGET 0 202501 2440 {} 2\n#PBUDGET 0 202501 5010 {} 3\n");
  CHECK(r.made.text == head + "\npost 5010: 5010\n  kodsträng: 5010\n  drift 2025: 3 kr\n");
  REQUIRE(r.imported.account.left_out.size() == 2);
  CHECK(r.imported.account.left_out[0].condition == "Kontotyp = T");
  CHECK(r.imported.account.left_out[0].rows == 2);
  CHECK(r.imported.account.left_out[1].rows == 1);
}

TEST_CASE("SIE: lines that cannot be read are told with their number", "[sie]") {
  const Read r = read(
      "#FLAGGA 0\n#FNAMN \"Energi AB\"\n#RAR 0 20250101 20251231\n#PBUDGET 0 202501 5010 {} 3\n"
      "#PBUDGET 0 202501 5020 {} tre\n#PBUDGET 0 2025 5010 {} 3\n#PBUDGET 0 202501 5010 {1} 3\n#PBUDGET\n#PBUDGET 0 202501 5010 {");
  CHECK(
      r.made.text ==
      head +
          "\npost 5010: 5010\n  kodsträng: 5010\n  drift 2025: 3 kr\n"
          "\npost 5020: 5020\n  kodsträng: 5020\n  drift 2025: tre\n"
          "\n# Rader som inte kunde föras över:\n"
          "# rad 6: #PBUDGET 0 2025 5010 {} 3\n# rad 7: #PBUDGET 0 202501 5010 {1} 3\n# rad 8: #PBUDGET\n# rad 9: #PBUDGET 0 202501 5010 {\n");
  CHECK(r.imported.refused == 4);
}

TEST_CASE("SIE: years that no budget has", "[sie]") {
  const Read r =
      read("#FLAGGA 0\n#FNAMN \"Energi AB\"\n#RAR 0 00000101 00001231\n#PBUDGET 0 202501 5010 {} 3\n#PBUDGET 9 709130 5020 {} 4\n");
  CHECK(
      r.made.text ==
      head +
          "\npost 5010: 5010\n  kodsträng: 5010\n  drift 2025: 3 kr\n\n# Rader som inte kunde föras över:\n# rad 5: #PBUDGET 9 709130 5020 {} 4\n");
}

TEST_CASE("SIE: the encoding is found, whatever #FORMAT says", "[sie]") {
  const std::string before = "#FLAGGA 0\n#FORMAT PC8\n#FNAMN \"", after = "\"\n";
  const auto text = [&](const std::string& name) { return grid::decode_sie(before + name + after); };
  CHECK(text("\x99rebro \x86\x84\x94").text == before + "Örebro åäö" + after);
  CHECK(text("\x99rebro \x86\x84\x94").encoding == "CP437");
  CHECK(text("\xD6rebro \xE5\xE4\xF6").text == before + "Örebro åäö" + after);
  CHECK(text("\xD6rebro \xE5\xE4\xF6").encoding == "Windows-1252");
  CHECK(text("Örebro åäö").text == before + "Örebro åäö" + after);
  CHECK(text("Örebro åäö").encoding == "UTF-8");
  CHECK(grid::decode_sie("\xEF\xBB\xBF#FLAGGA 0\n#FNAMN \"Öst\"").text == "#FLAGGA 0\n#FNAMN \"Öst\"");
}

TEST_CASE("SIE: what is not SIE says what it is", "[sie]") {
  CHECK(std::string(grid::wording(read("Konto;Belopp\n1;2\n").file.fault->kind)) == "inte-sie");
  CHECK(std::string(grid::wording(read("<?xml version=\"1.0\"?>\n<Sie xmlns=\"http://www.sie.se/sie5\">").file.fault->kind)) == "sie-5");
  CHECK(std::string(grid::wording(read(std::string("MZ\0\0\0", 5)).file.fault->kind)) == "ingen-tabell");
  CHECK(std::string(grid::wording(read("#FLAGGA 0\n#SIETYP 4\n#VER A 1 20250101\n{\n#TRANS 1910 {} 5\n}\n").file.fault->kind)) ==
        "sie-utan-budget");
  CHECK(!read("  \r\n#flagga 0\n#RAR 0 20250101 20251231\n#PBUDGET 0 202501 5010 {} 3\n", "bok.csv").file.fault);  // by its bytes
}

TEST_CASE("SIE: lines without a list of objects, and with CR alone", "[sie]") {
  const std::string wanted = text_of("#PBUDGET 0 202501 5010 {} 3\n#PBUDGET 0 202502 5010 {} 4 7\n");
  CHECK(wanted.find("drift 2025: 7 kr") != std::string::npos);
  CHECK(text_of("#PBUDGET 0 202501 5010 3\n#PBUDGET 0 202502 5010 4 7\n") == wanted);
  std::string cr = "#FLAGGA 0\n#FNAMN \"Energi AB\"\n#RAR 0 20250101 20251231\n#PBUDGET 0 202501 5010 {} 3\n#PBUDGET 0 202502 5010 4\n";
  const std::string lf = read(cr).made.text;
  std::replace(cr.begin(), cr.end(), '\n', '\r');
  CHECK(read(cr).made.text == lf);
  CHECK(lf.find("drift 2025: 7 kr") != std::string::npos);
}

TEST_CASE("SIE: outcomes are named with their sums, and are no budget", "[sie]") {
  const std::string head_lines = "#FLAGGA 0\n#FNAMN \"Energi AB\"\n#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n";
  const std::string outcomes =
      "#RES -1 5010 12.50\n#RES -1 6010 100\n#RES -1 1930 9\n#PSALDO -1 202401 5010 {} 7 0\n#PSALDO -1 202401 5010 {1 \"A\"} 7 0\n";
  const Read r = read(head_lines + outcomes + "#PBUDGET 0 202501 5010 {} 3\n");
  REQUIRE(r.file.said.size() == 2);
  CHECK(r.file.said[0].place == "#PSALDO 2024");
  CHECK(r.file.said[0].sum == "7 kr");
  CHECK(r.file.said[1].place == "#RES 2024");
  CHECK(r.file.said[1].sum == "112,5 kr");
  CHECK(r.imported.posts == 1);
  const Read alone = read(head_lines + outcomes);
  REQUIRE(alone.file.fault);
  CHECK(std::string(grid::wording(alone.file.fault->kind)) == "sie-bara-utfall");
  CHECK(alone.file.fault->detail == "#PSALDO 2024: 7 kr, #RES 2024: 112,5 kr");
}

TEST_CASE("SIE: a dimension whose objects are the plan's units says the unit", "[sie]") {
  const Read r = read(
      "#FLAGGA 0\n#FNAMN \"Kommunen\"\n#RAR 0 20250101 20251231\n#DIM 1 \"Förvaltning\"\n#OBJEKT 1 \"BUN\" \"Barn och unga\"\n#OBJEKT 1 \"KS\" \"Styrelsen\"\n"
      "#PBUDGET 0 202501 5010 {1 BUN} 3\n#PBUDGET 0 202501 5010 {1 KS 6 P1} 4\n");
  importing::PlanNames names;
  names.units = {{"bun", "BUN"}, {"ks", "KS"}};
  importing::ColumnMap map = *r.file.map;
  CHECK(importing::use_plan_units(map, r.file.grid, names) == "Förvaltning");
  const auto [made, imported] = work::read_table(r.file, map, names, "bok.se");
  CHECK(imported.sums.at({"BUN", Key::operation, Year(2025)}) == Ore(300));
  CHECK(imported.sums.at({"KS", Key::operation, Year(2025)}) == Ore(400));
  CHECK(made.text.find("post 5010-P1:") != std::string::npos);
  names.units = {{"xyz", "XYZ"}};
  CHECK(importing::use_plan_units(map, r.file.grid, names).empty());
}

TEST_CASE("SIE: a dimension called Nämnd says the unit, also of those that the plan does not know", "[sie]") {
  const Read r = read(
      "#FLAGGA 0\n#FNAMN \"Kommunen\"\n#RAR 0 20260101 20261231\n#DIM 1 \"Nämnd\"\n#OBJEKT 1 \"KS\" \"Kommunstyrelse\"\n#OBJEKT 1 \"XX\" \"Valnämnd\"\n"
      "#PBUDGET 0 202601 5010 {1 KS} 3\n#PBUDGET 0 202601 5010 {1 XX} 4\n#PBUDGET 0 202601 5020 {1 XX} 5\n");
  importing::PlanNames names;
  names.units = {{"ks", "KS"}};
  importing::ColumnMap map = *r.file.map;
  CHECK(importing::use_plan_units(map, r.file.grid, names) == "Nämnd");
  const importing::Imported imported = work::read_table(r.file, map, names, "bok.se").imported;
  CHECK(imported.sums.at({"KS", Key::operation, Year(2026)}) == Ore(300));
  CHECK(imported.sums.at({"XX", Key::operation, Year(2026)}) == Ore(900));
}

TEST_CASE("SIE: amounts are exact", "[sie]") {
  CHECK(grid::sie_amount("-1234.50") == Ore(-123'450));
  CHECK(grid::sie_amount("0.1") == Ore(10));
  CHECK(grid::sie_amount("12345678901234.56") == Ore(1'234'567'890'123'456));
  CHECK(!grid::sie_amount("1.005"));
  CHECK(!grid::sie_amount(""));
  CHECK(!grid::sie_amount("1e5"));
}

TEST_CASE("what accounts came to is read where it is asked for, divided as it is, each öre once", "[sie]") {
  const std::string lines =
      "#KONTO 4010 \"Lokaler\"\n#KONTO 3010 \"Avgifter\"\n#KONTO 1930 \"Bank\"\n#OBJEKT 1 \"10\" \"Skola\"\n"
      "#PBUDGET 1 202601 4010 {} 1000.00\n"
      "#RES 0 4010 1200.50\n#RES 0 3010 -300.00\n#RES 0 1930 77.00\n"
      "#PSALDO 0 202501 4010 {} 700.50\n#PSALDO 0 202502 4010 {} 500.00\n"
      "#PSALDO 0 202501 4010 {1 \"10\"} 600.00\n#PSALDO 0 202502 4010 {1 \"10\"} 400.00\n";
  const Read with = read_lines(lines, true);
  CHECK(with.imported.sums.at({"Energi-AB", Key::actual, Year(2025)}) == Ore(90'050));
  CHECK(with.imported.sums.at({"Energi-AB", Key::operation, Year(2026)}) == Ore(100'000));
  CHECK(with.imported.sums.size() == 2);
  CHECK(with.made.text.find("utfall 2025: 1 000 kr") != std::string::npos);  // of the object
  CHECK(with.made.text.find("utfall 2025: 200,5 kr") != std::string::npos);  // what is left of the account
  CHECK(with.made.text.find("utfall 2025: -300 kr") != std::string::npos);
  CHECK(with.made.text.find("77") == std::string::npos);
  CHECK(with.file.said.empty());
  const Read without = read_lines(lines);
  CHECK(without.made.text.find("utfall") == std::string::npos);
  CHECK(without.file.said.size() == 2);  // #RES 2025, #PSALDO 2025
  CHECK(text_of("#PSALDO 0 202501 4010 {} 5.00\n#PSALDO 0 202502 4010 {} 6.00\n", true).find("utfall 2025: 11 kr") != std::string::npos);
}

TEST_CASE("SIE: a total that is less than its objects is told, and an amount with a blank is no amount", "[sie]") {
  const auto less = [](const std::string& lines) {
    const Read r = read_lines(lines);
    return std::any_of(r.file.said.begin(), r.file.said.end(),
                       [](const Mistake& m) { return m.variant == std::string_view("sie-mindre-än-delarna"); });
  };
  CHECK(less("#PBUDGET 1 202601 4010 {1 A} 50000.00\n#PBUDGET 1 202601 4010 {} 10000.00\n"));
  CHECK(less("#PBUDGET 1 202601 4010 {1 A} 50000.00\n#PBUDGET 1 202601 4010 {} -50000.00\n"));
  CHECK_FALSE(less("#PBUDGET 1 202601 4010 {1 A} 50000.00\n#PBUDGET 1 202601 4010 {} 60000.00\n"));
  CHECK_FALSE(less("#PBUDGET 1 202601 4010 {1 A} 50000.00\n#PBUDGET 1 202601 4010 {} 50000.00\n"));
  for (const char* line : {"#PBUDGET 1 202601 4010 {} 80 000,00", "#PBUDGET 1 202601 4010 {} 80 000", "#PBUDGET 1 202601 4010 {} -1 250.50",
                           "#PBUDGET 1 202601 4010 {} 80.00 1 2"}) {
    INFO(line);
    CHECK(text_of(std::string(line) + "\n").find(line) != std::string::npos);
  }
  // A quantity may follow.
  CHECK(text_of("#PBUDGET 1 202601 4010 {} 80000.00 100\n").find("drift 2026: 80 000 kr") != std::string::npos);
}

TEST_CASE("SIE: another currency, and amounts of a part beside those of the whole, are told", "[sie]") {
  const auto says = [](const std::string& lines, std::string_view variant) {
    const Read r = read_lines(lines);
    return std::any_of(r.file.said.begin(), r.file.said.end(), [&](const Mistake& m) { return m.variant == variant; });
  };
  const std::string budget = "#PBUDGET 1 202601 4010 {1 A} 50000.00\n";
  CHECK(says("#VALUTA EUR\n" + budget, "sie-valuta"));
  CHECK_FALSE(says("#VALUTA SEK\n" + budget, "sie-valuta"));
  CHECK(says(budget + "#PBUDGET 1 202601 4010 {1 A 6 P1} 20000.00\n", "sie-del-i-del"));
  CHECK_FALSE(says(budget + "#PBUDGET 1 202601 4010 {1 B 6 P1} 20000.00\n", "sie-del-i-del"));
}
