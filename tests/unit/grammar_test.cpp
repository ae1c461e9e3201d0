// What the files of tests/files cannot show: texts too long to write there.

#include "grammar.h"

#include <catch2/catch.hpp>

using namespace malkoll;

namespace {

struct Parsed {
  Sources sources;
  Facts facts;
  Sink sink;

  explicit Parsed(std::string text) {
    sources.add("prov.malkoll", std::move(text));
    parse(sources[0], Keywords(), facts, sink);
  }
  [[nodiscard]] std::string_view text_of_mistake(std::size_t index) const { return sources.text(sink.mistakes()[index].span); }
};

}  // namespace

TEST_CASE("a line longer than any budget's costs that line") {
  const Parsed parsed("nämnd N1: " + std::string(200'000, 'x') + "\nnämnd N2: Nämnd två\n");
  REQUIRE(parsed.sink.mistakes().size() == 1);
  CHECK(parsed.sink.mistakes()[0].code == Code::P01);
  CHECK(parsed.sink.mistakes()[0].variant == std::string("för-lång"));
  CHECK(parsed.text_of_mistake(0).size() <= 40);
  REQUIRE(parsed.facts.declarations.size() == 1);
  CHECK(parsed.sources.text(parsed.facts.declarations.front().id) == "N2");
}

TEST_CASE("a list mark with nothing behind it but a colon is a line that cannot be read") {
  for (const std::string text : {"- :", "-  : x", "• :\n", "1. :", "-\t: 5 tkr\n"}) {
    const Source source{"prov.malkoll", text, 0, {}};
    Facts facts;
    Sink sink;
    parse(source, Keywords(), facts, sink);
    CHECK(sink.mistakes().size() == 1);
  }
}

TEST_CASE("so does a text that goes on for ever behind bars") {
  std::string text = "nämnd N1: Nämnd ett\n  utan egna mål: början\n";
  for (int line = 0; line < 3'000; ++line) text += "    | " + std::string(60, 'x') + "\n";
  const Parsed parsed(text + "nämnd N2: Nämnd två\n");
  REQUIRE(parsed.sink.mistakes().size() == 1);
  CHECK(parsed.sink.mistakes()[0].code == Code::P01);
  CHECK(parsed.sink.mistakes()[0].variant == std::string("för-lång"));
  CHECK(parsed.text_of_mistake(0) == "början");
  CHECK(parsed.facts.properties.empty());
  CHECK(parsed.facts.declarations.size() == 2);
}
