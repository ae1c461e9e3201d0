#include "workbook/sheet_patch.h"

#include <catch2/catch.hpp>

#include "workbook/formulas.h"
#include "workbook/mend.h"

using namespace malkoll;
using namespace malkoll::workbook;

namespace {

constexpr const char* styles_xml =
    R"(<styleSheet xmlns="m"><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills>)"
    R"(<cellXfs count="3"><xf numFmtId="0" fillId="0"/><xf numFmtId="4" fillId="0"><protection locked="0"/></xf><xf numFmtId="9" fillId="1"/></cellXfs></styleSheet>)";

/// The sheet patched, fed in pieces of a size; what is wrong with it where it cannot be.
std::string patched(const std::string& sheet, const std::map<Place, CellPatch>& cells, std::size_t size,
                    std::string* styles_text = nullptr) {
  StylePatch styles;
  REQUIRE(styles.load(styles_xml));
  std::string out, tail;
  SheetPatch patch(cells, styles, [&](std::string_view text) { out += text; });
  bool good = true;
  for (std::size_t at = 0; good && at < sheet.size(); at += size) good = patch.feed(std::string_view(sheet).substr(at, size));
  good = good && patch.finish(tail);
  if (styles_text != nullptr) *styles_text = styles.text();
  return good ? out + tail : patch.fault() == SheetFault::row_twice ? "fault: a row twice" : "fault: broken";
}

std::string in_all_pieces(const std::string& sheet, const std::map<Place, CellPatch>& cells) {
  const std::string whole = patched(sheet, cells, sheet.size());
  for (std::size_t size = 1; size < sheet.size(); size = size < 70 ? size + 1 : size * 2) {
    INFO(size);
    CHECK(patched(sheet, cells, size) == whole);
  }
  return whole;
}

CellPatch coloured(Level level) { return {level, std::nullopt}; }
CellPatch number(const char* text) { return {std::nullopt, NewValue{text, true}}; }
CellPatch filled(const char* text, bool is_number) { return {std::nullopt, NewValue{text, is_number, true}}; }
CellPatch text(const char* text) { return {std::nullopt, NewValue{text, false}}; }

std::string sheet_of(const std::string& rows) {
  return R"(<?xml version="1.0"?><worksheet xmlns="m"><cols><col min="3" max="4" style="1"/></cols><sheetData>)" + rows +
         "</sheetData><!-- <row r=\"2\"> --><pageMargins/></worksheet>";
}

}  // namespace

TEST_CASE("A sheet passes through as it is, in pieces of any size, but for the cells that are named", "[patch]") {
  const std::string rows =
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row> <!-- <row r="2"/> --><row  r='2' spans="1:1"><c r="A2" s="1"><v>5</v></c><c r="D2" s="2"/></row><row r="3"/><row><c><v>4</v></c></row>)";
  CHECK(in_all_pieces(sheet_of(rows), {}) == sheet_of(rows));
  CHECK(
      in_all_pieces(sheet_of(rows), {{{2, 1}, coloured(Level::error)}}) ==
      sheet_of(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row> <!-- <row r="2"/> --><row  r='2' spans="1:1"><c r="A2" s="3"><v>5</v></c><c r="D2" s="2"/></row><row r="3"/><row><c><v>4</v></c></row>)"));
  // A cell with a fill keeps it; one that is not there has its column's style, and `spans` is wrong then; a row without a number is the next one.
  CHECK(
      in_all_pieces(
          sheet_of(rows),
          {{{2, 4}, coloured(Level::error)}, {{2, 3}, coloured(Level::error)}, {{3, 2}, coloured(Level::error)}, {{4, 1}, number("7")}}) ==
      sheet_of(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row> <!-- <row r="2"/> --><row  r='2'><c r="A2" s="1"><v>5</v></c><c r="C2" s="3"/><c r="D2" s="2"/></row><row r="3"><c r="B3" s="4"/></row><row><c><v>7</v></c></row>)"));
}

TEST_CASE("A value is changed and the cell's format stays", "[patch]") {
  CHECK(
      in_all_pieces(sheet_of(R"(<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/></row>)"),
                    {{{1, 1}, number("12.5")}, {{1, 2}, text("a < _x000D_")}}) ==
      sheet_of(
          R"(<row r="1"><c r="A1" s="1"><v>12.5</v></c><c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">a &lt; _x005F_x000D_</t></is></c></row>)"));
  const std::string prefixed =
      R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  CHECK(in_all_pieces(prefixed, {{{1, 1}, number("1")}}) ==
        R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>)");
}

TEST_CASE("An empty cell is filled, also where neither it nor its row is in the sheet", "[patch]") {
  // In its place among the others, with its row's or its column's format.
  CHECK(
      in_all_pieces(sheet_of(R"(<row r="2" spans="1:2"><c r="A2" s="1"/><c r="E2"/></row>)"),
                    {{{2, 1}, filled("7", true)}, {{2, 3}, filled("a", false)}, {{2, 6}, filled("5", true)}}) ==
      sheet_of(
          R"(<row r="2"><c r="A2" s="1"><v>7</v></c><c r="C2" s="1" t="inlineStr"><is><t xml:space="preserve">a</t></is></c><c r="E2"/><c r="F2"><v>5</v></c></row>)"));
  // Rows before, between and behind those that there are, and in an empty sheet.
  CHECK(
      in_all_pieces(sheet_of(R"(<row r="2"/><row r="5"><c r="A5"/></row>)"), {{{1, 3}, filled("1", true)},
                                                                              {{2, 1}, filled("2", true)},
                                                                              {{3, 1}, filled("3", true)},
                                                                              {{3, 2}, filled("4", true)},
                                                                              {{7, 1}, filled("5", true)}}) ==
      sheet_of(
          R"(<row r="1"><c r="C1" s="1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row><row r="5"><c r="A5"/></row><row r="7"><c r="A7"><v>5</v></c></row>)"));
  CHECK(
      in_all_pieces("<worksheet><sheetData/><pageMargins/></worksheet>", {{{2, 1}, filled("x", false)}}) ==
      R"(<worksheet><sheetData><row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row></sheetData><pageMargins/></worksheet>)");
  CHECK(
      in_all_pieces(R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"/></x:sheetData></x:worksheet>)", {{{1, 1}, filled("1", true)}}) ==
      R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="3"/></x:sheetData></x:worksheet>)");
  // A row that comes later than one behind it would be there twice.
  CHECK(in_all_pieces(sheet_of(R"(<row r="9"/><row r="7"/>)"), {{{7, 1}, filled("1", true)}}) == "fault: a row twice");
}

TEST_CASE("A row in pieces is one row, and never has a cell twice", "[patch]") {
  CHECK(in_all_pieces(sheet_of(R"(<row r="1"><c r="A1"/></row><row r="1"><c r="C1"/></row>)"),
                      {{{1, 3}, coloured(Level::advice)}, {{1, 2}, coloured(Level::advice)}}) ==
        sheet_of(R"(<row r="1"><c r="A1"/><c r="B1" s="3"/></row><row r="1"><c r="C1" s="3"/></row>)"));
  CHECK(in_all_pieces(sheet_of(R"(<row r="1"><c r="A1"/></row><row r="2"/><row r="1"><c r="C1"/></row>)"),
                      {{{1, 3}, coloured(Level::advice)}}) == "fault: a row twice");
  CHECK(in_all_pieces("<worksheet><sheetData><row r=\"1\">", {}) == "fault: broken");
}

TEST_CASE("Colours are added behind the styles that there are", "[patch]") {
  std::string styles;
  (void)patched(sheet_of(R"(<row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" s="99"/></row>)"),
                {{{1, 1}, coloured(Level::error)}, {{1, 2}, coloured(Level::error)}, {{1, 3}, coloured(Level::error)}}, 9999, &styles);
  CHECK(
      styles ==
      R"(<styleSheet xmlns="m"><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF8CBAD"/><bgColor indexed="64"/></patternFill></fill></fills>)"
      R"(<cellXfs count="4"><xf numFmtId="0" fillId="0"/><xf numFmtId="4" fillId="0"><protection locked="0"/></xf><xf numFmtId="9" fillId="1"/><xf numFmtId="4" fillId="2" applyFill="1"><protection locked="0"/></xf></cellXfs></styleSheet>)");
}

TEST_CASE("Formulas that count on a cell are found, also through others", "[patch]") {
  BookFrame frame;
  frame.sheets = {{"Blad1", "a"}, {"Min 'budget'", "b"}};
  const auto found = [&](const char* formula, std::size_t sheet = 0, std::int64_t down = 0) {
    Formulas formulas;
    formulas.all.push_back({sheet, {20, 20}, formula, down, 0});
    CellSet cells(2);
    cells[0].insert({5, 4});  // Blad1!D5
    return !counting_on(formulas, frame, cells).empty();
  };
  for (const char* formula :
       {"D5", "$D$5*2", "SUM(A1:F9)", "SUM(D:D)", "SUM(5:5)", "sum(f9:a1)", "IF(A1=\"D6\",D5,0)", "Blad1!D5", "'Blad1'!D5"})
    CHECK(found(formula));
  for (const char* formula : {"D6", "\"D5\"", "D5(1)", "D55", "XD5", "D5_x", "'Min ''budget'''!D5", "Annat!D5", "5", "SUM(A1:C9)", "D"})
    CHECK(!found(formula));
  CHECK(found("D4", 0, 1));  // shared, one row down
  CHECK(!found("D$4", 0, 1));
  CHECK(!found("D5", 1));
  CHECK(found("Blad1!D5", 1));
}
