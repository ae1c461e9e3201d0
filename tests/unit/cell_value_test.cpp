#include "import/cell_value.h"

#include <catch2/catch.hpp>

#include "import/number_evidence.h"
#include "text/cell_name.h"

using namespace malkoll;
using namespace malkoll;

namespace {

using Type = grid::Cell::Type;

/// The amount as it would stand in the language; what could not be read in brackets; `-` for none.
std::string amount(Type type, std::string_view text, importing::AmountStyle style = {AmountUnit::tkr, false}) {
  const importing::CellAmount read = importing::read_amount({type, text}, style);
  switch (read.state) {
    case importing::CellAmount::State::none: return "-";
    case importing::CellAmount::State::amount: return read.text;
    case importing::CellAmount::State::no_unit: return "?" + read.text;
    case importing::CellAmount::State::unreadable: return "[" + read.text + "]";
  }
  return {};
}
std::int64_t ore(Type type, std::string_view text, AmountUnit unit) {
  return importing::read_amount({type, text}, {unit, false}).ore.count();
}

}  // namespace

TEST_CASE("amounts in texts, as people and systems write them", "[cells]") {
  CHECK(amount(Type::text, "12 500") == "12 500 tkr");
  CHECK(amount(Type::text, "12\u00a0500,50") == "12 500,50 tkr");
  CHECK(amount(Type::text, "12500") == "12 500 tkr");
  CHECK(amount(Type::text, "-614") == "-614 tkr");
  CHECK(amount(Type::text, "\u2212614") == "-614 tkr");
  CHECK(amount(Type::text, "614-") == "-614 tkr");
  CHECK(amount(Type::text, "614\u2212") == "-614 tkr");
  CHECK(amount(Type::text, "614\u2013") == "-614 tkr");
  CHECK(amount(Type::text, "(614)") == "-614 tkr");
  CHECK(amount(Type::text, "-") == "0 tkr");
  CHECK(amount(Type::text, "\u2013") == "0 tkr");
  CHECK(amount(Type::text, "12,5 mnkr") == "12,5 mnkr");
  CHECK(amount(Type::text, "3 484 248 kr") == "3 484 248 kr");
  CHECK(amount(Type::empty, "") == "-");
  CHECK(ore(Type::text, "12,5 mnkr", AmountUnit::tkr) == 1'250'000'000);
}

TEST_CASE("amounts without the zero before the comma, and with separators that can mean one thing only", "[cells]") {
  CHECK(amount(Type::text, ",5") == "0,5 tkr");
  CHECK(amount(Type::text, ",05") == "0,05 tkr");
  CHECK(amount(Type::text, ".05") == "0,05 tkr");
  CHECK(amount(Type::text, "-,5") == "-0,5 tkr");
  CHECK(amount(Type::text, "\u2212,5") == "-0,5 tkr");
  CHECK(amount(Type::text, "(,5)") == "-0,5 tkr");
  CHECK(amount(Type::text, ",5 mnkr") == "0,5 mnkr");
  CHECK(amount(Type::text, "1,234,567") == "1 234 567 tkr");
  CHECK(amount(Type::text, "1,234.50") == "1 234,50 tkr");
  CHECK(amount(Type::text, "1.234.567") == "1 234 567 tkr");
  CHECK(amount(Type::text, "1.234,50") == "1 234,50 tkr");
  CHECK(amount(Type::text, "612,400", {AmountUnit::tkr, true}) == "612 400 tkr");
  CHECK(amount(Type::text, ".5", {AmountUnit::tkr, true}) == "0,5 tkr");
}

TEST_CASE("what a comma stands before is told by its digits, where it can be", "[cells]") {
  using importing::Comma;
  for (const std::string_view text : {"12,5", "0,125", ",05", "-,5", "1234,567", "1 234,567", "1.234,500", "12,50 kr", "12,3456"})
    CHECK(importing::comma_in(text) == Comma::decimals);
  for (const std::string_view text : {"1,234,567", "1,234.50", "-1,234,567 kr"}) CHECK(importing::comma_in(text) == Comma::thousands);
  for (const std::string_view text : {"612,400", "5,125", "-5,125", "(612,400)", "12,000 tkr"})
    CHECK(importing::comma_in(text) == Comma::either);
  for (const std::string_view text : {"", ",", "12", "12.5", "a, b", "ca 2,500", "2,500 platser", "1,23,456", "1,2345,678", "12,"})
    CHECK(importing::comma_in(text) == Comma::none);
}

TEST_CASE("dates, shares and answers are known for what they are", "[cells]") {
  const auto other = [](Type type, std::string_view text) {
    return std::string(importing::kind_of_other({type, text}) == nullptr ? "" : importing::kind_of_other({type, text}));
  };
  CHECK(other(Type::date, "2025-01-31") == "datum");
  CHECK(other(Type::percent, "0.5") == "procent");
  CHECK(other(Type::boolean, "ja") == "ja-nej");
  for (const std::string_view text : {"2025-01-31", "31/1/2025", "12-feb", "feb-25", "1-maj", "mars-26"})
    CHECK(other(Type::text, text) == "datum");
  for (const std::string_view text : {"40 %", "12,5%"}) CHECK(other(Type::text, text) == "procent");
  for (const std::string_view text : {"12-13", "2025", "ca 10 %", "5 st", "-", "12-februari-mötet", "1/2"})
    CHECK(other(Type::text, text).empty());
}

TEST_CASE("what is no amount is given back as it is", "[cells]") {
  for (const std::string_view text :
       {"12.500", "12 50", "ca 10", "10 st", "(-5)", "1.234", "1,23.50", "99999999999999999999", "2025-01-01", "--5"}) {
    CHECK(amount(Type::text, text) == "[" + std::string(text) + "]");
  }
  // In the language another unit may hold: what is refused here must be refused there.
  CHECK(amount(Type::text, "1,234567") == "[1,234567 tkr]");
  CHECK(amount(Type::text, "10110111110111101") == "[10110111110111101 tkr]");
  CHECK(amount(Type::percent, "0.5") == "[50 %]");
  CHECK(amount(Type::percent, "5") == "[500 %]");
  CHECK(amount(Type::number, "1kr") == "[(1kr)]");
  CHECK(amount(Type::text, "0,001 kr") == "[0,001 kr]");
  CHECK(amount(Type::text, "två\nrader") == "[två rader]");
  CHECK(amount(Type::date, "2025-01-31") == "[2025-01-31]");
  CHECK(amount(Type::text, "500", {AmountUnit::none, false}) == "?500");
  CHECK(amount(Type::number, "500", {AmountUnit::none, false}) == "?500");
}

TEST_CASE("a point is a decimal sign only where the map says so", "[cells]") {
  const importing::AmountStyle english{AmountUnit::kr, true};
  CHECK(amount(Type::text, "1,234.50", english) == "1 234,50 kr");
  CHECK(amount(Type::text, "-1234.5", english) == "-1 234,5 kr");
  CHECK(amount(Type::text, "1,234,567", english) == "1 234 567 kr");
  CHECK(amount(Type::text, "12,50", english) == "[(12,50)]");
  CHECK(amount(Type::text, "1.234.567", english) == "[1.234.567]");
}

TEST_CASE("numbers are read from their digits, never through floating point", "[cells]") {
  CHECK(amount(Type::number, "12500") == "12 500 tkr");
  CHECK(amount(Type::number, "12500.5") == "12 500,5 tkr");
  CHECK(amount(Type::number, "-0.10000000000000001") == "-0,1 tkr");
  CHECK(amount(Type::number, "1.2345E7") == "12 345 000 tkr");
  CHECK(amount(Type::number, "5.0000000000000003E-2") == "0,05 tkr");
  CHECK(amount(Type::number, "0") == "0 tkr");
  CHECK(amount(Type::number, "1e300") == "[1e300]");
  CHECK(amount(Type::number, "abc") == "[abc]");
  CHECK(ore(Type::number, "90071992547409.93", AmountUnit::kr) == 9'007'199'254'740'990);  // 15 digits are what a program shows
  CHECK(ore(Type::number, "0.29", AmountUnit::kr) == 29);
  const importing::CellAmount third = importing::read_amount({Type::number, "333.33333333333331"}, {AmountUnit::tkr, false});
  CHECK(third.rounded);
  CHECK(third.ore == Ore(33'333'333));
  CHECK(third.text == "333,33333 tkr");
  CHECK(ore(Type::number, "0.005", AmountUnit::kr) == 1);
  CHECK(ore(Type::number, "-0.005", AmountUnit::kr) == -1);
  CHECK(ore(Type::number, "0.004999999999999999", AmountUnit::kr) == 1);  // shown as 0.005
  CHECK(ore(Type::number, "9.995", AmountUnit::kr) == 1000);
}

TEST_CASE("shares that can mean two things stay as they are", "[cells]") {
  CHECK(importing::share_text({Type::percent, "0.4"}) == "40 %");
  CHECK(importing::share_text({Type::percent, "0.33329999999999999"}) == "33,33 %");
  CHECK(importing::share_text({Type::percent, "1"}) == "100 %");
  CHECK(importing::share_text({Type::percent, "5.0000000000000003E-2"}) == "5 %");
  CHECK(importing::share_text({Type::number, "40"}) == "40 %");
  CHECK(importing::share_text({Type::text, "40 %"}) == "40 %");
  CHECK(importing::share_text({Type::text, "33,3"}) == "33,3 %");
  CHECK(importing::share_text({Type::number, "0.4"}) == "0,4");
  CHECK(importing::share_text({Type::text, "1"}) == "1");
}

TEST_CASE("ids are made of texts", "[cells]") {
  CHECK(importing::id_text("BUN") == "BUN");
  CHECK(importing::id_text("Barn- och ungdomsnämnden") == "Barn-och-ungdomsnämnden");
  CHECK(importing::id_text("24410/N07 (ny)") == "24410-N07-ny");
  CHECK(importing::id_text(" – ") == "");
}

TEST_CASE("cells have the names that spreadsheets give them", "[cells]") {
  CHECK(cell_name("Blad1", 14, 4) == "Blad1!D14");
  CHECK(cell_name("", 1, 28) == "AB1");
  CHECK(cell_name("Budget 2025", 2, 16384) == "'Budget 2025'!XFD2");
  CHECK(cell_name("Nämnd's", 2, 1) == "'Nämnd''s'!A2");
  CHECK(cell_name("Blad1", 14, 0) == "Blad1!rad 14");
  for (std::uint32_t column = 1; column <= 16384; ++column) REQUIRE(column_of(column_letters(column)) == column);
  CHECK(!column_of(""));
  CHECK(!column_of("A1"));
  CHECK(!column_of("XFE"));
}

TEST_CASE("apostrophes between thousands, as Swiss and Excel's own settings write them", "[cells]") {
  for (const char* mark : {"'", "\u2019", "\u2018", "\u00b4", "`"})
    CHECK(amount(Type::text, "577" + std::string(mark) + "500") == "577 500 tkr");
  CHECK(amount(Type::text, "1'234'567,50") == "1 234 567,50 tkr");
  CHECK(amount(Type::text, "1'234'567.50") == "1 234 567,50 tkr");
  CHECK(amount(Type::text, "-12'500 kr") == "-12 500 kr");
  CHECK(amount(Type::text, "(12'500)") == "-12 500 tkr");
  CHECK(amount(Type::text, "12'345:-") == "12 345 kr");
  CHECK(amount(Type::text, "SEK 12'345.00") == "12 345,00 kr");
  // Not between groups of three: feet, minutes, or a slip.
  CHECK(amount(Type::text, "12'34").starts_with('['));
  CHECK(amount(Type::text, "1234'567").starts_with('['));
  CHECK(amount(Type::text, "12'3456").starts_with('['));
}

TEST_CASE("a unit before the number is that of the number", "[cells]") {
  CHECK(amount(Type::text, "SEK 577 500") == "577 500 kr");
  CHECK(amount(Type::text, "kr 577 500") == "577 500 kr");
  CHECK(amount(Type::text, "Kr. 577500") == "577 500 kr");
  CHECK(amount(Type::text, "kr -614") == "-614 kr");
  CHECK(amount(Type::text, "-SEK 614") == "-614 kr");
  CHECK(amount(Type::text, "\u2212SEK 614") == "-614 kr");
  CHECK(amount(Type::text, "(SEK 614)") == "-614 kr");
  CHECK(amount(Type::text, "tkr 577,5") == "577,5 tkr");
  CHECK(amount(Type::text, "MSEK 1,2") == "1,2 mnkr");
  CHECK(amount(Type::text, "SEK 1,234.50") == "1 234,50 kr");
  CHECK(amount(Type::text, "577 500 kr.") == "577 500 kr");
  CHECK(amount(Type::text, "577,5 tkr") == "577,5 tkr");
  CHECK(amount(Type::text, "577 500:-") == "577 500 kr");
  CHECK(amount(Type::text, "SEK 500 tkr").starts_with('['));
  CHECK(amount(Type::text, "kr -614-").starts_with('['));
  CHECK(amount(Type::text, "ca 614").starts_with('['));
}
