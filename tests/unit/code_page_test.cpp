#include "text/code_page.h"

#include <catch2/catch.hpp>

#include "text/code_page_guess.h"
#include "text/decode.h"

using namespace malkoll;

TEST_CASE("Swedish letters have their bytes in every code page") {
  CHECK(from_utf8("åäöÅÄÖ", CodePage::windows_1252) == "\xE5\xE4\xF6\xC5\xC4\xD6");
  CHECK(from_utf8("åäöÅÄÖ", CodePage::cp437) == "\x86\x84\x94\x8F\x8E\x99");
  CHECK(from_utf8("åäöÅÄÖ", CodePage::cp850) == "\x86\x84\x94\x8F\x8E\x99");
  CHECK(from_utf8("åäöÅÄÖ", CodePage::mac_roman) == "\x8C\x8A\x9A\x81\x80\x85");
}

TEST_CASE("a byte with meaning in a code page comes back as itself") {
  for (const CodePage page : {CodePage::windows_1252, CodePage::cp437, CodePage::cp850, CodePage::mac_roman}) {
    int without = 0;
    for (int byte = 0; byte < 256; ++byte) {
      const std::string one(1, static_cast<char>(byte));
      const auto text = to_utf8(one, page);
      if (text) CHECK(from_utf8(*text, page) == one);
      without += !text;
    }
    CHECK(without == (page == CodePage::windows_1252 ? 5 : 0));
  }
}

TEST_CASE("what a code page lacks, and what is no UTF-8, is not written") {
  CHECK_FALSE(from_utf8("Ж", CodePage::windows_1252));
  CHECK_FALSE(from_utf8("€", CodePage::cp850));
  CHECK_FALSE(from_utf8("\xE5", CodePage::windows_1252));
  CHECK_FALSE(to_utf8("\x81", CodePage::windows_1252));
}

TEST_CASE("UTF-16 has pairs of surrogates; one alone, or half a unit, is no text") {
  using namespace std::string_literals;
  CHECK(decode("\xFF\xFE\xE5\x00\x3D\xD8\x00\xDE"s).text == "å😀");
  CHECK(decode("\xFE\xFF\x00\xE5\xD8\x3D\xDE\x00"s).text == "å😀");
  CHECK(encode("å😀", Encoding::utf16, true) == "\x00\xE5\xD8\x3D\xDE\x00"s);
  CHECK(decode("N\0\xE5\0g\0o\0t\0;\0"
               "5\0\n\0"s)
            .text == "Något;5\n");  // without a mark
  CHECK(decode("\0N\0\xE5\0g\0o\0t\0;\0"
               "5\0\n"s)
            .text == "Något;5\n");
  for (const auto& broken : {"\xFF\xFE\x3D\xD8"s, "\xFF\xFE\x3D\xD8\x41\x00"s, "\xFF\xFE\x00\xDE"s, "\xFF\xFE\x41\x00\x42"s}) {
    CHECK(decode(broken).error.has_value());
  }
}

TEST_CASE("the code page is told by the letters") {
  // Words with few and with many letters, in capitals, first and last, with what else texts have.
  const std::string_view texts[] = {
      "Förskola på Åsen", "Ö", "FÖRSKOLA", "Läxhjälp à la carte", "Östra skolan; Åtgärder", "Kulturhuset Blå", "hälsa",
      "Café Ängen",       "å", "ÅÄÖ"};
  for (const CodePage page : {CodePage::windows_1252, CodePage::cp850, CodePage::mac_roman}) {
    for (const std::string_view text : texts) {
      const auto bytes = from_utf8(std::string("Nämnd;Konto;") + std::string(text) + ";612 400\n", page);
      REQUIRE(bytes);
      INFO(text);
      CHECK(likeliest_page(*bytes, CodePage::cp850) == page);
    }
  }
  CHECK(likeliest_page(*from_utf8("Förskola", CodePage::cp437), CodePage::cp437) == CodePage::cp437);
  // Signs alone: dashes, quotation marks and blanks between digits as Windows writes them.
  CHECK(likeliest_page("Resor \x96 buss;612\xA0"
                       "400\n",
                       CodePage::cp850) == CodePage::windows_1252);
  CHECK(likeliest_page("\x93Resor\x94;5 \x80\n", CodePage::cp850) == CodePage::windows_1252);
}

TEST_CASE("a file in any code page is decoded, and encoded again as it was") {
  for (const auto& [page, encoding] : {std::pair{CodePage::windows_1252, Encoding::windows_1252},
                                       std::pair{CodePage::cp850, Encoding::cp850}, std::pair{CodePage::mac_roman, Encoding::mac_roman}}) {
    const std::string text = "plan P: Förskolor på Åsen\nmål 1: Trygg uppväxt\n";
    const Decoded decoded = decode(*from_utf8(text, page));
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == encoding);
    CHECK_FALSE(decoded.error);
    CHECK(encode(text, encoding) == from_utf8(text, page));
  }
  // UTF-8 with a byte that is none stays UTF-8, with an error.
  const Decoded mixed = decode("Förskola på Åsen\nL\xE4xhjälp\n");
  CHECK(mixed.encoding == Encoding::utf8);
  CHECK(mixed.error);
}
