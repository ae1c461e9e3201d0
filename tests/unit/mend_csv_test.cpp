#include <catch2/catch.hpp>

#include "grid/csv.h"
#include "text/decode.h"
#include "workbook/mend.h"

using namespace malkoll;

namespace {

/// The bytes with one field changed; why not in angle brackets.
std::string mended(const std::string& bytes, std::uint32_t row, std::uint32_t column, const std::string& from, const std::string& to) {
  const workbook::MendedCsv now = workbook::mend_csv(bytes, {{0, row, column, from, to, false}});
  REQUIRE(now.reasons.size() == 1);
  return now.reasons[0].empty() ? now.bytes : "<" + now.reasons[0] + ">";
}

}  // namespace

TEST_CASE("a field of a CSV file gets another value, and no byte besides changes", "[mend]") {
  CHECK(mended("a;b\r\n1; två ;3\r\n", 2, 2, "två", "2") == "a;b\r\n1; 2 ;3\r\n");
  CHECK(mended("a,b\n\"1,5\",x\n", 2, 1, "1,5", "2,5") == "a,b\n\"2,5\",x\n");
  CHECK(mended("a;a\na a;b\n", 2, 1, "a a", "c") == "a;a\nc;b\n");  // all of a field, also where it has a word twice
  CHECK(mended("\xEF\xBB\xBF"
               "a;b\r1;2\r",
               2, 2, "2", "å") ==
        "\xEF\xBB\xBF"
        "a;b\r1;å\r");
  CHECK(mended("a;b\nN\xE4mnd;2\n", 2, 2, "2", "\u00e5") == "a;b\nN\xE4mnd;\xE5\n");
  CHECK(mended("a;b\nN\xE4mnd;2\n", 2, 2, "2", "\u0142").starts_with("<"));
}

TEST_CASE("what would divide a field is put in quotation marks, where the whole of the field is changed", "[mend]") {
  CHECK(mended("a;b\n1;2\n", 2, 2, "2", "x;y") == "a;b\n1;\"x;y\"\n");
  CHECK(mended("a;b\n1;\"2\"\n", 2, 2, "2", "säg \"ja\"") == "a;b\n1;\"säg \"\"ja\"\"\"\n");
  CHECK(mended("a;b\n1;\"säg \"\"ja\"\"\"\n", 2, 2, "säg \"ja\"", "nej") == "a;b\n1;\"nej\"\n");
  CHECK(mended("a;b\n1;2\n", 2, 2, "2", " 2") == "a;b\n1;\" 2\"\n");
  CHECK(mended("a;b\n1;ett två\n", 2, 2, "två", "x;y") == "<det nya skulle dela fältet>");
}

TEST_CASE("an empty field is filled, also behind the last of its row", "[mend]") {
  CHECK(mended("a;b;c\n1;;3\n", 2, 2, "", "2") == "a;b;c\n1;2;3\n");
  CHECK(mended("a;b;c\n1;\"\";3\n", 2, 2, "", "2") == "a;b;c\n1;\"2\";3\n");
  CHECK(mended("a;b;c\n1\n4;5;6\n", 2, 3, "", "x;y") == "a;b;c\n1;;\"x;y\"\n4;5;6\n");
  CHECK(mended("a;b;c\n1;2;3", 2, 4, "", "4") == "a;b;c\n1;2;3;4");
  CHECK(mended("sep=,\r\na,b\r\n\r\n3,4\r\n", 2, 2, "", "x") == "sep=,\r\na,b\r\n,x\r\n3,4\r\n");
  CHECK(mended("a;b\n1;2\n", 2, 2, "", "x").starts_with("<"));  // it is not empty
  CHECK(mended("a;b\n1;2\n", 3, 1, "", "x").starts_with("<"));  // there is no such row
  CHECK(mended("a;b\n1;2\n", 2, 2, "3", "x").starts_with("<"));
}

TEST_CASE("a field is found where it stands", "[csv]") {
  const std::string text = "sep=|\n a | \"b\"\"|\" |c\r\nd";
  const auto at = [&](std::uint32_t row, std::uint32_t column) {
    const auto place = grid::find_field(text, '|', row, column);
    return place ? text.substr(place->begin, place->end - place->begin) + "/" + std::to_string(place->fields) : std::string("none");
  };
  CHECK(at(1, 1) == " a /1");
  CHECK(at(1, 2) == " \"b\"\"|\" /2");
  CHECK(at(1, 3) == "c/3");
  CHECK(at(1, 4) == "/3");
  CHECK(at(2, 1) == "d/1");
  CHECK(at(2, 2) == "/1");
  CHECK(at(3, 1) == "none");
}
