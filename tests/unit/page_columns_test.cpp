// How a table is read, as it is chosen above its columns: what comes is a column map that its own reader understands.

#include <catch2/catch.hpp>

#include "page/columns.h"
#include "page/sheet.h"

using namespace malkoll;
using namespace malkoll::page;

namespace {

const std::string plan =
    "kommun 1: K\nplan P: Plan\n  budgetår: 2025\nmålområde O: Område\nmål M1: Fler ska klara behörigheten\n  ansvarig: BUN\nnämnd BUN: Barn- och ungdomsnämnden\nnämnd KUL: Kulturnämnden\n";
const std::string table = "Nämnd;Benämning;Kommunbidrag;Mål;Mer mål\r\nBUN;Elevhälsa;9 000;M1;M1\r\n";
const std::string map = "rubrikrad: 1\nenhet: Nämnd\nnamn: Benämning\ndrift 2025: Kommunbidrag\nbidrar till: Mål\nbelopp i: tkr\n";

Session page_with(const std::string& name, const std::string& bytes) {
  std::vector<RuleFileError> errors;
  Session session = open_session(errors);
  session.files = {{"plan.malkoll", plan}, {name, bytes}};
  CheckRequest request;
  request.today = "2025-01-01";
  REQUIRE(check_session(session, request).empty());
  return session;
}

/// The lines of a map that are no comments.
std::string lines_of(const std::string& text) {
  std::string lines;
  for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find('\n', at), text.size());
    if (const std::string line = text.substr(at, end - at); !line.empty() && line[0] != '#') lines += line + "\n";
  }
  return lines;
}

bool has_line(const std::string& text, const std::string& line) { return ("\n" + text).find("\n" + line + "\n") != std::string::npos; }

struct Page {
  Session session = page_with("t.csv", table);
  std::string now = map, base = map;

  void column(std::uint32_t number, const std::string& as) { choose({"t.csv", now, base, ColumnChoice{0, number, as}, {}, {}}); }
  void unit(const std::string& id) { choose({"t.csv", now, base, {}, id, {}}); }
  void amounts(const std::string& unit) { choose({"t.csv", now, base, {}, {}, unit}); }
  void choose(const MapChoice& choice) {
    const Result<std::string> made = chosen_map(session, choice);
    REQUIRE(made);
    now = *made;
  }
};

}  // namespace

TEST_CASE("a column that becomes something else is no longer what it was", "[page]") {
  Page page;
  page.column(3, "drift 2026");
  CHECK(has_line(page.now, "drift 2026: Kommunbidrag"));
  CHECK_FALSE(has_line(page.now, "drift 2025: Kommunbidrag"));
  page.column(3, "");
  CHECK(page.now.find("Kommunbidrag") == std::string::npos);
  page.column(3, "drift 2025");
  CHECK(has_line(page.now, "drift 2025: Kommunbidrag"));
}

TEST_CASE("the new column takes the old one's place, but where several may be it", "[page]") {
  Page page;
  page.column(4, "namn");
  CHECK(has_line(page.now, "namn: Mål"));
  CHECK(page.now.find("Benämning") == std::string::npos);
  page = Page();
  page.column(5, "bidrar till");
  CHECK(has_line(page.now, "bidrar till: Mål + kolumn E"));
}

TEST_CASE("what is chosen and taken back is as it was", "[page]") {
  Page page;
  page.column(2, "motivering");
  page.column(2, "namn");
  page.unit("KUL");
  CHECK(has_line(page.now, "enhet: alltid KUL"));
  page.unit("");
  page.amounts("mnkr");
  CHECK(has_line(page.now, "belopp i: mnkr"));
  page.amounts("");
  CHECK(lines_of(page.now) == lines_of(importing::write_column_map([&] {
          std::vector<importing::MapError> none;
          return importing::read_column_map(map, none);
        }())));
}

TEST_CASE("what somebody has written beside a map stays, and one that cannot be read is told of", "[page]") {
  Page page;
  page.now = "# Gäller ekonomisystemets export\n" + map;
  page.column(3, "drift 2026");
  CHECK(has_line(page.now, "# Gäller ekonomisystemets export"));
  const std::string once = page.now;
  page.column(3, "drift 2026");
  CHECK(page.now == once);
  const Result<std::string> broken = chosen_map(page.session, {"t.csv", "strunt\n" + map, "", {}, "KUL", {}});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().reason.find("strunt") != std::string::npos);
}

TEST_CASE("codes are told of again where their column comes back", "[page]") {
  Page page;
  page.now = page.base = map + "slag: Mer mål\nslag M1: satsning\n";
  page.column(5, "");
  page.column(5, "slag");
  CHECK(has_line(page.now, "slag M1: satsning"));
}

TEST_CASE("sheets that are read alike are so after a choice, and others are as they were", "[page]") {
  const std::string three =
      "blad: Ett + Två\n" + map + "blad: Tre\nrubrikrad: 2\nenhet: alltid KUL\nnamn: A\ndrift 2025: B\nbelopp i: tkr\n";
  const Result<std::string> book =
      list_file(Json::parse(R"({"name": "Ett", "columns": [{"heading": "Nämnd", "width": 9}, {"heading": "Benämning", "width": 9},
    {"heading": "Kommunbidrag", "width": 9}, {"heading": "Mål", "width": 9}], "rows": [["BUN", "Elevhälsa", 900000, "M1"]]})"));
  REQUIRE(book);
  const Session session = page_with("t.xlsx", *book);
  const Result<std::string> made = chosen_map(session, {"t.xlsx", three, three, ColumnChoice{0, 3, "drift 2026"}, {}, {}});
  REQUIRE(made);
  CHECK(has_line(*made, "blad: Ett + Två"));
  CHECK(has_line(*made, "drift 2026: Kommunbidrag"));
  CHECK(has_line(*made, "drift 2025: B"));
}
