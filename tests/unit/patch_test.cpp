// Corrections in a person's own file: in its own encoding, every other byte as it was.

#include "text/patch.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "text/decode.h"

using namespace malkoll;

namespace {

Source source_of(const std::string& bytes) {
  Decoded decoded = decode(bytes);
  Source source;
  source.text = std::move(decoded.text);
  source.composed = std::move(decoded.composed);
  return source;
}

Edit replace(const Source& source, const std::string& what, const std::string& with) {
  const std::size_t at = source.text.find(what);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(what.size()), with};
}

std::string with(const std::string& bytes, const std::string& what, const std::string& replacement) {
  const Source source = source_of(bytes);
  return patched(bytes, source, {replace(source, what, replacement)}).value_or("no");
}

std::string utf16(const std::string& text, bool big) {
  return (big ? "\xFE\xFF" : "\xFF\xFE") + encode(text, Encoding::utf16, big).value();
}

}  // namespace

TEST_CASE("a correction keeps encoding, mark and line ends") {
  CHECK(with("pst A: å\r\nx\r\n", "pst", "post") == "post A: å\r\nx\r\n");
  CHECK(with("\xEF\xBB\xBFpst A: å\n", "pst", "post") == "\xEF\xBB\xBFpost A: å\n");
  CHECK(with("a\xE5 pst \xF6\r", "pst", "p\u00f6st") == "a\xE5 p\xF6st \xF6\r");
  CHECK(with("a\xE5 pst", "pst", "日") == "no");  // Windows-1252 has no such letter
  for (const bool big : {false, true}) CHECK(with(utf16("😀 å pst\r\n", big), "pst", "ö😀") == utf16("😀 å ö😀\r\n", big));
  // Decomposed letters around it stay decomposed.
  CHECK(with("a\u030a pst o\u0308", "pst", "post") == "a\u030a post o\u0308");
  CHECK(with("a\u030a pa\u030ast o\u0308", "påst", "post") == "a\u030a post o\u0308");
}

TEST_CASE("bytes that are not those of the text are left alone") {
  const Source source = source_of("pst A: x\n");
  CHECK_FALSE(patched("pst A: y\n", source, {{0, 3, "post"}}));
  CHECK_FALSE(patched("pst\0", source, {{0, 3, "post"}}));
  CHECK(patched("pst A: x\n", source, {}) == "pst A: x\n");
}

TEST_CASE("whatever is corrected, the rest of the file is the same to the byte") {
  CHECK(rc::check([] {
    const auto word = rc::gen::elementOf(std::vector<std::string>{"post", "mål", "å", " ", "\n", "\r\n", "12 500", "a\u030a", "–", "x: "});
    const auto words = *rc::gen::container<std::vector<std::string>>(word);
    std::string text;
    for (const std::string& w : words) text += w;
    const int form = *rc::gen::inRange(0, 5);
    std::optional<std::string> bytes = text;
    if (form == 1) bytes = "\xEF\xBB\xBF" + text;
    if (form == 2) bytes = encode(text, Encoding::windows_1252);
    if (form >= 3) bytes = utf16(text, form == 4);
    RC_PRE(bytes.has_value());
    const Source source = source_of(*bytes);
    RC_PRE(!source.text.empty());
    // One edit at a code point, of some code points.
    std::vector<std::uint32_t> borders;
    for (std::uint32_t at = 0; at <= source.text.size(); ++at) {
      if (at == source.text.size() || (source.text[at] & 0xC0) != 0x80) borders.push_back(at);
    }
    const auto first = *rc::gen::inRange<std::size_t>(0, borders.size());
    const auto last = *rc::gen::inRange<std::size_t>(first, borders.size());
    const std::vector<Edit> edits{{borders[first], borders[last] - borders[first], *word}};
    const auto out = patched(*bytes, source, edits);
    if (!out) return;  // where the file would have another encoding afterwards, say
    RC_ASSERT(decode(*out).text == edited(source.text, edits));
    const auto same_begin =
        static_cast<std::size_t>(std::mismatch(bytes->begin(), bytes->end(), out->begin(), out->end()).first - bytes->begin());
    if (source.composed.empty() && form < 2) RC_ASSERT(same_begin >= borders[first]);
  }));
}
