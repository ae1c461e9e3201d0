// What rules ask of derived tables and of texts: indicator_year, spent, loose_reference, mentions and parts.

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "cases/read_text.h"
#include "check/database.h"
#include "check/engine.h"
#include "store/schema.h"

using namespace malkoll;

namespace {

/// A municipality in one file, and its tables.
struct Store : test::ReadText {
  using ReadText::ReadText;
  std::vector<Table> tables;
  std::optional<Connection> connection;
};

std::unique_ptr<Store> store(const std::string& text) {
  auto made = std::make_unique<Store>(text);
  made->tables = make_tables(made->project);
  auto connection = open_database(made->tables);
  REQUIRE(connection);
  made->connection = std::move(*connection);
  return made;
}

/// One line for each row: the values with a blank between, and - for NULL.
std::string rows(Store& s, const std::string& sql) {
  auto statement = prepare(*s.connection, sql);
  INFO((statement ? "" : statement.error().message));
  REQUIRE(statement);
  std::string out;
  const auto done = run(*statement, [&](const Row& row) {
    if (!out.empty()) out += "\n";
    for (int c = 0; c < row.size(); ++c) (out += c > 0 ? " " : "") += row.is_null(c) ? "-" : row.text(c);
    return true;
  });
  REQUIRE(done);
  return out;
}
std::string answer(const std::string& sql) { return rows(*store("plan P: Plan\n  budgetår: 2025\n"), "SELECT " + sql); }

const std::string years =
    "SELECT y.year, g.id, y.op, y.target, y.value, y.half_value, y.met, y.unreadable FROM indicator_year AS y "
    "LEFT JOIN goal AS g ON g.key = y.goal ORDER BY y.year, y.goal IS NOT NULL, g.id";

std::string years_of(const std::string& lines, const std::string& rest = "") {
  return rows(
      *store("plan P: Plan\n  budgetår: 2025\n  planår: 2026\nmål A: Ett mål\nindikator A1: Mått\n" + lines + "nämnd N: Nämnd\n" + rest),
      years);
}

}  // namespace

TEST_CASE("indicator_year: targets and outcomes side by side", "[tables]") {
  CHECK(years_of("").empty());
  CHECK(years_of("  utgångsvärde 2023: 7,5\n  utfall 2024: 8\n  målvärde 2024: minst 8\n  målvärde 2026: högst 9\n") ==
        "2023 - - - 7.5 - - 0\n2024 - >= 8.0 8.0 - 1 0\n2026 - <= 9.0 - - - 0");
  // What was measured goes before what it began with.
  CHECK(years_of("  utfall 2024: 8\n  utgångsvärde 2024: 7\n") == "2024 - - - 8.0 - - 0");
}

TEST_CASE("indicator_year: a target without a year holds where none is given", "[tables]") {
  CHECK(years_of("  målvärde: minst 8\n") == "2025 - >= 8.0 - - - 0\n2026 - >= 8.0 - - - 0");
  CHECK(years_of("  målvärde: minst 8\n  målvärde 2026: minst 9\n") == "2025 - >= 8.0 - - - 0\n2026 - >= 9.0 - - - 0");
  CHECK(years_of("  målvärde: saknas, mäts först i höst\n").empty());
}

TEST_CASE("indicator_year: an own goal's target has a row of its own", "[tables]") {
  const std::string own = "budget N: Budget\n  plan: P\nnämndmål N1: Eget\n  mål: A\n  indikator: A1\n  målvärde 2025: minst 9\n";
  CHECK(years_of("  utfall 2025: 8\n  målvärde 2025: minst 8\n", own) == "2025 - >= 8.0 8.0 - 1 0\n2025 N1 >= 9.0 8.0 - 0 0");
  CHECK(years_of("  utfall 2025: 8\n", own) == "2025 - - - 8.0 - - 0\n2025 N1 >= 9.0 8.0 - 0 0");
}

TEST_CASE("indicator_year: half-years stand apart, and what could not be read is known", "[tables]") {
  CHECK(years_of("  målvärde 2025: minst 8\n", "uppföljning 2025-delår: Delår\n  utfall A1: 9\n") == "2025 - >= 8.0 - 9.0 - 0");
  CHECK(years_of("  målvärde 2025: minst 8\n", "uppföljning 2025: Bokslut\n  utfall A1: nio\n") == "2025 - >= 8.0 - - - 1");
  CHECK(years_of("  målvärde 2025: ja\n", "uppföljning 2025: Bokslut\n  utfall A1: nej\n") == "2025 - yes - 0.0 - 0 0");
}

TEST_CASE("indicator_year: which targets are met", "[tables]") {
  const auto met = [](const std::string& lines) {
    return rows(*store("plan P: Plan\n  budgetår: 2025\nmål A: Ett mål\nindikator A1: Mått\n" + lines),
                "SELECT met FROM indicator_year WHERE year = 2025");
  };
  CHECK(met("  utfall 2025: 8\n  målvärde 2025: > 8\n") == "0");
  CHECK(met("  utfall 2025: 8\n  målvärde 2025: < 8,1\n") == "1");
  CHECK(met("  utfall 2025: 8\n  målvärde 2025: mellan 7 och 8\n") == "1");
  CHECK(met("  utfall 2025: 8\n  målvärde 2025: 9\n") == "-");  // better and worse are not known
  CHECK(met("  riktning: minska\n  utfall 2025: 8\n  målvärde 2025: 9\n") == "1");
  CHECK(met("  utfall 2025: 8\n  målvärde 2025: ska öka\n") == "-");
  CHECK(met("  utfall 2024: 7\n  utfall 2025: 8\n  målvärde 2025: ska öka\n") == "1");
}

TEST_CASE("spent: money spent beside what was budgeted, in öre and as a cost", "[tables]") {
  const std::string begin = "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\nnämnd N: Nämnd\nbudget N: Budget\n  plan: P\n";
  const std::string posts =
      "post 1: Drift\n  drift 2025: 12,5\n  investering 2025: 90\npost 2: Bro\n  investering 2025: 90\npost 3: Nästa år\n  drift 2026: 1\n";
  const std::string sql = "SELECT post_text, year, part, value, budgeted, post, unit FROM spent ORDER BY place";
  const auto spent = [&](const std::string& head, const std::string& lines) { return rows(*store(head + posts + lines), sql); };
  CHECK(spent(begin, "uppföljning 2025: Bokslut\n  förbrukat N/1: 3\n  förbrukat N/2: 45 kr\n  förbrukat N/3: 0\n") ==
        "1 2025  300000 1250000 0 0\n2 2025  4500 9000000 1 0\n3 2025  0 - 2 0");
  CHECK(spent(begin, "uppföljning 2025-delår: Delår\n  förbrukat N/1: 3\n") == "1 2025 delår 300000 1250000 0 0");
  // A post and a unit that nothing has.
  CHECK(spent(begin, "uppföljning 2025: Bokslut\n  förbrukat N/9: 3\n  förbrukat X/1: 3\n") ==
        "9 2025  300000 - - 0\n1 2025  300000 - - -");
  // A line that cannot be read says nothing.
  CHECK(spent(begin, "uppföljning 2025: Bokslut\n  förbrukat N/1: tre\n").empty());
  const std::string negative =
      "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\n  tecken: kostnad negativ\nnämnd N: Nämnd\nbudget N: Budget\n  plan: P\n";
  CHECK(spent(negative, "uppföljning 2025: Bokslut\n  förbrukat N/1: -3\n") == "1 2025  300000 -1250000 0 0");
}

TEST_CASE("loose_reference: one suggestion for each id that nothing has", "[tables]") {
  auto s = store(
      "plan P: Plan\n  budgetår: 2025\nmål KUN1: Alla når gymnasiet\nnämnd BUN: Barnnämnden\nbudget BUN: Budget\n  plan: P\n"
      "nämndmål B1: Eget\n  mål: kun1\nnämndmål B2: Eget\n  mål: kun1\nnämndmål B3: Eget\n  mål: ÖVRIGT7\n");
  CHECK(rows(*s, "SELECT text, suggestion FROM loose_reference ORDER BY place") == "kun1 KUN1\nkun1 KUN1\nÖVRIGT7 -");
}

TEST_CASE("mentions: the first phrase of a list, as whole words", "[tables]") {
  CHECK(answer("mentions('Fler elever klarar nian', 'färre, fler')") == "fler");
  CHECK(answer("mentions('Flera elever', 'fler')") == "-");
  CHECK(answer("mentions('Trygg på väg', 'på  väg')") == "på väg");
  CHECK(answer("mentions('ÖKA nu!', 'öka')") == "öka");
  CHECK(answer("mentions('a', ''), mentions('', 'a'), mentions('a', ' , ,'), mentions(NULL, 'a'), mentions('a', NULL)") == "- - - - -");
}

TEST_CASE("mentions: * stands for the rest of a word, and the whole word is given", "[tables]") {
  CHECK(answer("mentions('Elevernas sjukfrånvaro ska minska', '*frånvaro*')") == "sjukfrånvaro");
  CHECK(answer("mentions('Minskade utsläpp', 'minsk*')") == "minskade");
  CHECK(answer("mentions('Förminskade utsläpp', 'minsk*')") == "-");
  CHECK(answer("mentions('Väntetid', '*tid'), mentions('Tidning', '*tid')") == "väntetid -");
  CHECK(answer("mentions('a', '*'), mentions('a', '**')") == "- -");
}

TEST_CASE("parts: coordinated parts of a sentence", "[tables]") {
  CHECK(answer("parts('Trygga elever'), parts('Trygga och friska elever'), parts('Trygga, friska samt glada'), parts(NULL)") == "1 2 3 -");
  CHECK(answer("parts('Minst 86,5 % når målet'), parts('Ochsen')") == "1 1");
}

TEST_CASE("mentions: a * alone for words between, ^ and $ for the ends of the text", "[tables]") {
  CHECK(answer("mentions('Verka aktivt för landsbygden', 'verka * för')") == "verka aktivt för");
  CHECK(answer("mentions('Verka för landsbygden', 'verka * för')") == "verka för");
  CHECK(answer("mentions('Verka både här och där för den', 'verka * för')") == "-");
  CHECK(answer("mentions('Arbetar med skolan', 'arbet* med'), mentions('Arbetar som med', 'arbet* med')") == "arbetar med -");
  CHECK(answer("mentions('Ta fram en plan', '^ta fram'), mentions('Vi ska ta fram', '^ta fram')") == "ta fram -");
  CHECK(answer("mentions('Planen är antagen.', 'antagen$'), mentions('Antagen plan', 'antagen$')") == "antagen -");
  CHECK(answer("mentions('a', '^'), mentions('a', '$'), mentions('a', '^ *')") == "- - -");
}

TEST_CASE("parts: what belongs together is one thing", "[tables]") {
  CHECK(answer("parts('Trygg, öppen och nära')") == "3");
  CHECK(answer("parts('Växt- och djurlivet i stad och land är rikt')") == "1");
  CHECK(answer("parts('Vård och omsorg för barn och unga')") == "1");
  CHECK(answer("parts('Verksamheten utvecklas, bland annat med nya metoder, hjälpmedel och lokaler')") == "1");
  CHECK(answer("parts('Elever i årskurs 3, 6 och 9')") == "1");
  CHECK(answer("parts('Andelen är 2,5 procent'), parts('')") == "1 1");
  CHECK(answer("parts('Maten är god, lokalerna är hela och personalen är nöjd')") == "3");
}
