// Texts that were saved in another encoding than they were written in.
#include "text/misread.h"

#include <catch2/catch.hpp>
#include <string>

#include "text/code_page.h"

using namespace malkoll;

namespace {

/// The text as a program shows it that takes its bytes for another page's.
std::string shown(std::string_view bytes, CodePage page) { return to_utf8(bytes, page).value_or("?"); }

}  // namespace

TEST_CASE("UTF-8 read as single letters is put together", "[misread]") {
  for (const std::string text :
       {"Nämnd", "Mål", "förskola", "Åtgärder för äldre och Ökad måluppfyllelse", "Nämnd – mål", "50 § 1", "»Mål«"}) {
    for (const CodePage page : all_pages) {
      const auto once = to_utf8(text, page);
      if (!once) continue;  // a byte that has no meaning there
      INFO(text << " " << *once);
      CHECK(MisreadTexts().mend(*once) == text);
    }
  }
  CHECK(MisreadTexts().mend("NÃƒÂ¤mnd") == "Nämnd");  // twice
  CHECK(MisreadTexts().mend("Nämnd och MÃ¥l") == "Nämnd och Mål");  // in part
  CHECK(MisreadTexts().mend("\xC3\x83\xC2\x85tgärd") == "Åtgärd");
  CHECK(MisreadTexts().mend("N&auml;mnd &amp; m&aring;l") == "Nämnd & mål");
}

TEST_CASE("one page read as another is turned back", "[misread]") {
  for (const std::string text : {"Nämnd", "Mål", "förskola", "Fler ska nå målen"}) {
    for (const CodePage written : all_pages) {
      for (const CodePage page : {CodePage::windows_1252, CodePage::mac_roman}) {
        const std::string bytes = from_utf8(text, written).value_or("");
        if (page == written) continue;
        INFO(text << " " << shown(bytes, page));
        const auto mended = MisreadTexts().mend(shown(bytes, page));
        CHECK((!mended || *mended == text));
      }
    }
  }
  MisreadTexts texts;
  CHECK(texts.mend("N„mnd") == "Nämnd");
  CHECK(texts.mend("F”rskola") == "Förskola");
  CHECK(texts.mend("NŠmnd") == "Nämnd");
  CHECK(texts.mend("Šldre") == "äldre");  // as others have shown
  CHECK(texts.mend("MÕl") == "Mål");
}

TEST_CASE("texts that are as they were meant are left", "[misread]") {
  for (const char* text : {"Nämnd",       "SÃO PAULO", "Škoda",         "Français – L’Oréal", "2026–2028", "KS…BUN",
                           "Rock’n’roll", "m² och °C", "»Mål« & medel", "Verk\u00ADsamhet",   "50 ‰",      "A†",
                           "Peña",        "Zoë",       "Ørsted",        "15 € – 20 £",        "√ Klar",    "├── trä",
                           "10 × 10",     "Ça va?"}) {
    INFO(text);
    CHECK(MisreadTexts().mend(text) == std::nullopt);
    CHECK_FALSE(MisreadTexts::has_lost_letters(text));
  }
}

TEST_CASE("letters that are lost are known", "[misread]") {
  for (const char* text : {"N\uFFFDmnd", "N?mnd", "M?l 1", "F?rskola", "?ldreomsorg", "l?n"}) CHECK(MisreadTexts::has_lost_letters(text));
  for (const char* text : {"Varför?", "Vad? Hur?", "https://x.se/a?b=c", "Ja/nej?", "?", "Vem?Hur"})
    CHECK_FALSE(MisreadTexts::has_lost_letters(text));
}
