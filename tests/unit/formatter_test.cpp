#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <rapidcheck.h>
#include <sstream>

#include "format/formatter.h"
#include "format/meaning.h"
#include "format/unified_diff.h"
#include "grammar.h"
#include "text/decode.h"
#include "text/lines.h"

namespace fs = std::filesystem;
using namespace malkoll;

namespace {

Source source_of(std::string text) { return {"prov.malkoll", std::move(text), 0, {}}; }

Keywords own_words() {
  Keywords keywords;
  (void)keywords.add_term("prioriterat KF-mål", Kind::goal);
  return keywords;
}
const Keywords words = own_words();

std::string formatted(const std::string& text) {
  const Source source = source_of(text);
  const Formatted result = format(source, words);
  CHECK(result.same_meaning);
  return result.text;
}

/// A property on something that may have it, as fmt spells it.
std::string spelled(const std::string& head, const std::string& line) {
  const std::string out = formatted(head + "\n" + line + "\n");
  const std::size_t at = out.find("\n  ");
  return at == std::string::npos ? out : out.substr(at + 3, out.size() - at - 4);
}

struct Read {
  std::vector<ReadLine> lines;
  std::vector<std::string> comments, unread;
};

Read read(const Source& source) {
  Read r;
  Facts facts;
  Sink sink;
  parse(source, words, facts, sink, &r.lines);
  for (const ReadLine& line : r.lines) {
    const std::string_view bytes(source.text.data() + line.whole.at, line.whole.length);
    if (line.form == ReadLine::Form::unread) r.unread.emplace_back(bytes);
    for_lines(bytes, [&](std::string_view one) {
      if (line.form != ReadLine::Form::unread && trim(one).starts_with('#')) r.comments.emplace_back(trim(one));
    });
  }
  return r;
}

/// Why formatting `text` is not as it should be; empty where it is.
std::string fault(const std::string& text) {
  const Source source = source_of(text);
  const Formatted once = format(source, words);
  if (!once.same_meaning) return "says something else: " + once.text;
  const Source again = source_of(once.text);
  const Formatted twice = format(again, words);
  if (twice.text != once.text) return "is not the same the second time:\n" + once.text + "\n----\n" + twice.text;
  if (!unified_diff(again, twice).empty()) return "a difference is shown where there is none";
  const Read before = read(source);
  const Read after = read(again);
  if (before.comments != after.comments) return "a comment is lost or moved: " + once.text;
  if (before.unread != after.unread) return "a line that could not be read is changed: " + once.text;
  std::uint32_t from = 0;
  std::size_t to = 0;
  for (const Formatted::Piece& piece : once.pieces) {
    if (piece.from.at != from || piece.at != to) return "the pieces have gaps";
    from = piece.from.end();
    to = piece.at + piece.length;
  }
  if (from != text.size() || to != once.text.size()) return "the pieces end too early";
  return {};
}

}  // namespace

TEST_CASE("headings at the margin, properties indented, blank lines between declarations", "[fmt]") {
  CHECK(formatted("\n\n  PLAN SP:   Planen  \n\n\nbudgetår:2025\n\n\n# ram\nram 2025: 1 mnkr\nnämnd A: a\n# Om B.\nnämnd B: b\n") ==
        "plan SP: Planen\n  budgetår: 2025\n\n  # ram\n  ram 2025: 1 mnkr\n\nnämnd A: a\n\n# Om B.\nnämnd B: b\n");
  // A child right below what holds it stays there, and so do indicators of one goal.
  CHECK(formatted("målområde K: k\nmål K1: m\nindikator I: i\nenhet: %\nindikator J: j\n\nindikator L: l\nmål K2: m\n") ==
        "målområde K: k\nmål K1: m\nindikator I: i\n  enhet: %\nindikator J: j\n\nindikator L: l\n\nmål K2: m\n");
  CHECK(formatted("använd: a.malkoll\nbudget A: b\n") == "använd: a.malkoll\n\nbudget A: b\n");
  CHECK(formatted("   Prioriterat   kf-MÅL A: b\n") == "prioriterat KF-mål A: b\n");
  CHECK(formatted("") == "");
  CHECK(formatted("\n\n") == "");
  CHECK(formatted("# bara\n\n\n# detta\n\n") == "# bara\n\n# detta\n");
}

TEST_CASE("comments stay where they are", "[fmt]") {
  CHECK(formatted("mål A: a\n# om dimensionen\ndimension: social\n# drift 2026: 5 tkr\n\n  # fri\n\nmål B: b\n\n\n# slut") ==
        "mål A: a\n  # om dimensionen\n  dimension: social\n  # drift 2026: 5 tkr\n\n# fri\n\nmål B: b\n\n# slut\n");
  CHECK(formatted("mål A: a\nansvarig: A,\n# om B\n   B,C\n") == "mål A: a\n  ansvarig: A,\n    # om B\n    B, C\n");
  CHECK(formatted("mål A: a\nbeskrivning: ett\n# två\n|tre\n|\n| fyra\n") ==
        "mål A: a\n  beskrivning: ett\n    # två\n    | tre\n    |\n    | fyra\n");
}

TEST_CASE("one spelling of each value", "[fmt]") {
  const std::string post = "budget A: a\npost 1: p";
  CHECK(spelled(post, "DRIFT  2025 :612400tkr").ends_with("drift 2025: 612 400 tkr"));
  CHECK(spelled(post, "drift 2025: \u2212 1\u00a0234,50 Mkr").ends_with("drift 2025: -1 234,50 mnkr"));
  CHECK(spelled(post, "drift 2025: +5 TKR").ends_with("drift 2025: 5 tkr"));
  CHECK(spelled(post, "drift 2025: 12500").ends_with("drift 2025: 12 500"));
  CHECK(spelled(post, "drift 2025: \u2013--").ends_with("drift 2025: -"));
  CHECK(spelled(post, "drift 2025:").ends_with("drift 2025:"));
  CHECK(spelled(post, "bidrar  till:A1 60%,B ,  C 33,30 %").ends_with("bidrar till: A1 60 %, B, C 33,3 %"));
  CHECK(spelled(post, "bidrar till: Alla barn, och vuxna 40%").ends_with("bidrar till: Alla barn, och vuxna 40 %"));
  CHECK(spelled(post, "bidrar till: A,\n  B 5 %,\nC").ends_with("bidrar till: A,\n    B 5 %,\n    C"));
  CHECK(spelled(post, "Slag: SATSNING").ends_with("slag: satsning"));
  CHECK(spelled(post, "undantag   L09   TILL 2024-12-31:x").ends_with("undantag L09 till 2024-12-31: x"));
  CHECK(spelled(post, "undantag L09:\n|\n|x").ends_with("undantag L09:\n    |\n    | x"));
  CHECK(spelled(post, "motivering:\n|a").ends_with("motivering:\n    | a"));
  const std::string plan = "plan A: a";
  CHECK(spelled(plan, "planår: 2025,2026 - 2028").ends_with("planår: 2025, 2026–2028"));
  CHECK(spelled(plan, "gäller: 2025-2027").ends_with("gäller: 2025–2027"));
  CHECK(spelled(plan, "beloppsenhet: MKR").ends_with("beloppsenhet: mnkr"));
  CHECK(spelled(plan, "avrundning: 0,1mkr").ends_with("avrundning: 0,1 mnkr"));
  CHECK(spelled(plan, "tecken: Kostnad Negativ").ends_with("tecken: kostnad negativ"));
  CHECK(spelled(plan, "regel L02: VARNING,HÖGST 5%").ends_with("regel L02: varning, högst 5 %"));
  CHECK(spelled(plan, "regel L02: av").ends_with("regel L02: av"));
  CHECK(spelled(plan, "benämning MÅL: stort  mål").ends_with("benämning mål: stort  mål"));
  const std::string indicator = "mål A: a\nindikator I: i";
  CHECK(spelled(indicator, "målvärde 2025: >=86,5%").ends_with("målvärde 2025: minst 86,5 %"));
  CHECK(spelled(indicator, "målvärde 2025: Max  index  41").ends_with("målvärde 2025: högst index 41"));
  CHECK(spelled(indicator, "målvärde: <20").ends_with("målvärde: < 20"));
  CHECK(spelled(indicator, "målvärde: MELLAN 10 och 20%").ends_with("målvärde: mellan 10 och 20 %"));
  CHECK(spelled(indicator, "målvärde: Ska  Öka").ends_with("målvärde: ska öka"));
  CHECK(spelled(indicator, "målvärde: Saknas, mäts\n|inte").ends_with("målvärde: saknas, mäts\n    | inte"));
  CHECK(spelled(indicator, "målvärde: saknas   mäts inte").ends_with("målvärde: saknas mäts inte"));
  CHECK(spelled(indicator, "utfall 2023: 12500,0 kg").ends_with("utfall 2023: 12 500,0 kg"));
  CHECK(spelled(indicator, "mäts: Vartannat år").ends_with("mäts: vartannat år"));
  CHECK(spelled("målområde A: a", "agenda 2030: 3, 08").ends_with("agenda 2030: 3, 8"));
  CHECK(spelled("bolag A: a", "ägarandel: 98,50%").ends_with("ägarandel: 98,5 %"));
  CHECK(spelled("uppföljning 2024: a", "förbrukat BUN/S1:7640tkr").ends_with("förbrukat BUN/S1: 7 640 tkr"));
  CHECK(spelled("uppföljning 2024: a", "bedömning M1: Delvis uppfyllt").ends_with("bedömning M1: delvis uppfyllt"));
}

TEST_CASE("what cannot be read is left as it is, with the blank lines around it", "[fmt]") {
  const std::string broken = "mål A: a\n    drift 2025:  tolv  \n\n\n\tprosa som ingen förstår\t\n  # om den\n\n\n   dimension:   blå\n";
  CHECK(formatted(broken) == broken);
  CHECK(formatted("post S1:x\n  slag :satsning") == "post S1:x\n  slag: satsning\n");  // a post outside a budget, with what it says
  CHECK(formatted("mål A: a\nansvarig: B,\n\nC\n") == "mål A: a\nansvarig: B,\n\nC\n");
  CHECK(formatted("mål A: a\nansvarig: B, C,") == "mål A: a\nansvarig: B, C,");
}

TEST_CASE("CRLF stays CRLF", "[fmt]") {
  CHECK(formatted("mål A: a\r\ndimension:social\r\nbeskrivning: a\r\n|b\r\n\r\n\r\nmål B: b\r\n") ==
        "mål A: a\r\n  dimension: social\r\n  beskrivning: a\r\n    | b\r\n\r\nmål B: b\r\n");
}

TEST_CASE("a difference is shown as diff does", "[fmt]") {
  const Source source = source_of(
      "mål A: a\ndimension: social\n  ansvarig: A,B\n  beskrivning: 1\n  beskrivning: 2\n  beskrivning: 3\n  beskrivning: 4\n  beskrivning: 5\n  beskrivning: 6\n  beskrivning: 7\n  beskrivning: 8\nmål B: b");
  CHECK(
      unified_diff(source, format(source, words)) ==
      "--- prov.malkoll\n+++ prov.malkoll\n@@ -1,6 +1,6 @@\n mål A: a\n-dimension: social\n-  ansvarig: A,B\n+  dimension: social\n+  ansvarig: A, B\n"
      "   beskrivning: 1\n   beskrivning: 2\n   beskrivning: 3\n@@ -9,4 +9,5 @@\n   beskrivning: 6\n   beskrivning: 7\n   beskrivning: 8\n-mål B: b\n"
      "\\ No newline at end of file\n+\n+mål B: b\n");
}

TEST_CASE("the reference shows the one layout as it is", "[fmt]") {
  std::ifstream in(MALKOLL_ROOT "/grammar/README.md");
  std::stringstream page;
  page << in.rdbuf();
  const std::string text = page.str();
  std::size_t at = text.find("\n## Formen\n");
  REQUIRE(at != std::string::npos);
  const auto block = [&] {
    const std::size_t begin = text.find("```\n", at) + 4, end = text.find("```\n", begin);
    at = end + 4;
    return text.substr(begin, end - begin);
  };
  const std::string before = block(), after = block();
  CHECK(formatted(before) == after);
  CHECK(formatted(after) == after);
}

TEST_CASE("every file that there is keeps its meaning", "[fmt]") {
  std::size_t files = 0;
  for (const char* folder : {MALKOLL_TESTS "/files", MALKOLL_ROOT "/samples"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".malkoll") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << in.rdbuf();
      const Decoded decoded = decode(bytes.str());
      INFO(entry.path());
      CHECK(fault(decoded.text) == "");
      ++files;
    }
  }
  CHECK(files > 60);
}

namespace {

rc::Gen<std::string> any_of(std::vector<std::string> choices) { return rc::gen::elementOf(std::move(choices)); }

/// Lines that are right, nearly right and wrong, in all the ways that people space and break them.
rc::Gen<std::string> any_line() {
  return rc::gen::oneOf(
      any_of({"", "", " ", "\t", "# en anteckning", "  # drift 2025: 5 tkr", "#", "| mer text", "  |", "prosa utan mening", "|", "A1, B",
              "använd: a.malkoll"}),
      any_of({"kommun 1780: K", "plan SP: Planen", "målområde K: k", "mål K1: m", "Mål  K2:m:n", "mål: Alla barn",
              "prioriterat kf-mål P: p", "indikator I1: i", "nämnd BUN: b", "bolag KEAB: k", "budget BUN: b", "nämndmål B1: fler",
              "nämdmål B2: fel ord", "post 1: p", "post S2 : q", "post: utan id", "post 3:", "uppföljning 2024: u", "okänt X1: y"}),
      any_of({"drift 2025: 612400tkr", "drift 2025: 5", "Drift  2026:– 614 tkr", "drift 2027: tolv", "drift: 5 tkr", "drift 2025: -",
              "intäkt 2025: 1,5 mnkr", "investering 2025: 12.500", "ram 2025: 2 236,4 mnkr", "investeringsram 2025: 0",
              "förbrukat BUN/1: 5 tkr"}),
      any_of({"bidrar till: A1 60%, B", "bidrar till: A1 60 %,", "bidrar till:", "motverkar: A", "ansvarig: A ,B,", "ansvarig: BUN",
              "mål: K1", "indikator: I1,I2", "agenda 2030: 1,", "3, 4", "planår: 2025,", "planår: 2025-2027", "aspekt A: x",
              "aspekt: A,B"}),
      any_of({"målvärde 2025: >=5", "målvärde: saknas skäl", "målvärde 2025 I1: mellan 1 och 2 %", "målvärde 2025: Nytt mål 2017",
              "utfall 2024: index 5", "utfall I1: ja", "utgångsvärde 2023: 7,40", "bedömning K1: Uppfyllt", "regel L02: varning,högst 5%",
              "regel L02: varning,", "undantag L09 till 2024-12-31: x", "undantag L09:", "benämning mål: prioriterat KF-mål"}),
      any_of({"motivering: text", "motivering:", "beskrivning:  två  ord ", "kommentar K1: x", "slag: Satsning", "slag: dumhet",
              "till och med: 2026", "version: 1 000", "beslutad: 2024-02-30", "beslutad: 2024-11-20", "ägarandel: 50%",
              "tecken: kostnad positiv", "riktning: ÖKA"}));
}

rc::Gen<std::string> any_document() {
  return rc::gen::map(rc::gen::tuple(rc::gen::container<std::vector<std::string>>(any_line()),
                                     rc::gen::container<std::vector<std::string>>(any_of({"", "  ", "\t", "\u00a0"})),
                                     any_of({"\n", "\n", "\r\n"}), rc::gen::arbitrary<bool>()),
                      [](const auto& parts) {
                        const auto& [lines, indents, end, last] = parts;
                        std::string text;
                        for (std::size_t i = 0; i < lines.size(); ++i) {
                          if (!indents.empty()) text += indents[i % indents.size()];
                          text += lines[i];
                          if (last || i + 1 < lines.size()) text += end;
                        }
                        return text;
                      });
}

}  // namespace

TEST_CASE("formatting keeps the meaning, every comment and every broken line, and is done at once", "[fmt]") {
  CHECK(rc::check("of any document", [] {
    const std::string text = *any_document();
    RC_ASSERT(fault(text) == "");
  }));
  CHECK(rc::check("of any document with any byte in it", [] {
    std::string text = *any_document();
    const auto bytes = *rc::gen::container<std::vector<std::pair<std::uint16_t, std::uint8_t>>>(
        rc::gen::arbitrary<std::pair<std::uint16_t, std::uint8_t>>());
    for (const auto& [at, byte] : bytes) {
      if (!text.empty()) text[at % text.size()] = static_cast<char>(byte);
    }
    Decoded decoded = decode(text);
    if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) return;
    RC_ASSERT(fault(decoded.text) == "");
  }));
}
