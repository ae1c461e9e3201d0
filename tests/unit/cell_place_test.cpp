// Findings in a table stand at the cell, in every form.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "diag/render.h"

using namespace malkoll;

namespace {

/// A workbook with a finding on a cell, one on a row and one on the file.
struct Workbook {
  Sources sources;
  Catalogue catalogue;
  CheckResult result;

  Workbook() {
    sources.add("a.malkoll", "plan P: Plan\n");
    sources.add("bok.xlsx", "# Inläst\npost S1: Läslyft\n  drift 2025: 12.500\n", {}, origin());
    catalogue.rules.resize(1);
    catalogue.rules[0].code = "P07";
    catalogue.rules[0].name = "oläsligt-belopp";
    result.sources = &sources;
    result.catalogue = &catalogue;
    add(15, 2, false);
    add(41, 6, false);
    result.findings.back().fix = Fix{{sources[1].base + 41, 6}, "12,5"};
    result.findings.back().related.push_back({{sources[0].base, 4}, "planen"});
    add(0, 0, true);
    add(2, 3, false);
  }
  static Origin origin() {
    Origin made{{"Blad 1", "Poster"}, {}};
    for (const CellOrigin& piece : {CellOrigin{0, 0, 0, 0}, CellOrigin{10, 14, 2, 1}, CellOrigin{30, 14, 4, 1}, CellOrigin{37, 15, 0, 0}})
      made.cells.add(piece);
    return made;
  }
  void add(std::uint32_t at, std::uint32_t length, bool whole_file) {
    Finding f;
    f.span = {sources[1].base + at, length};
    f.message = "fel";
    f.whole_file = whole_file;
    result.findings.push_back(f);
  }
  template <typename Render>
  std::string text(Render render) const {
    std::ostringstream out;
    render(out, result, RenderOptions{});
    return out.str();
  }
};

}  // namespace

TEST_CASE("text and short name the cell, and number lines by rows", "[places]") {
  const Workbook book;
  const std::string text = book.text(render_text);
  CHECK(text.find("┌─ bok.xlsx:Poster!B14\n14 │ post S1: Läslyft\n") != std::string::npos);
  CHECK(text.find("┌─ bok.xlsx:'Blad 1'!rad 15\n15 │   drift 2025: 12.500\n") != std::string::npos);
  CHECK(text.find("┌─ bok.xlsx\n   │ # Inläst\n") != std::string::npos);
  const std::string lines = book.text(render_short);
  CHECK(lines.starts_with(
      "bok.xlsx:Poster!B14: fel[P07]: fel\nbok.xlsx:'Blad 1'!rad 15: fel[P07]: fel\nbok.xlsx: fel[P07]: fel\nbok.xlsx: "));
}

TEST_CASE("JSON has the cell instead of line and column, and no fix", "[places]") {
  const auto findings = nlohmann::json::parse(Workbook().text(render_json))["findings"];
  CHECK(findings[0]["line"].is_null());
  CHECK(findings[0]["cell"] == nlohmann::json::parse(R"({"sheet":"Poster","row":14,"column":2,"name":"Poster!B14"})"));
  CHECK(findings[1]["cell"] == nlohmann::json::parse(R"({"sheet":"Blad 1","row":15,"column":null,"name":"'Blad 1'!rad 15"})"));
  CHECK(findings[1]["fix"].is_null());
  CHECK(findings[1]["related"][0]["line"] == 1);
  CHECK(findings[1]["related"][0]["cell"].is_null());
  CHECK(findings[2]["cell"].is_null());
}

TEST_CASE("SARIF has a logical location, and no region", "[places]") {
  const auto results = nlohmann::json::parse(Workbook().text(render_sarif))["runs"][0]["results"];
  const auto& location = results[0]["locations"][0];
  CHECK(location["physicalLocation"]["artifactLocation"]["uri"] == "bok.xlsx");
  CHECK(!location["physicalLocation"].contains("region"));
  CHECK(location["logicalLocations"][0]["fullyQualifiedName"] == "Poster!B14");
  CHECK(location["logicalLocations"][0]["name"] == "B14");
  CHECK(!results[1].contains("fixes"));
  CHECK(!results[2]["locations"][0].contains("logicalLocations"));
}

TEST_CASE("a place is the same whatever was asked for before") {
  Sources sources;
  sources.add("a", "ett\ntvå\ntre\n\nfem åäö\nsex\n");
  std::vector<Position> in_order;
  for (std::uint32_t at = 0; at <= 28; ++at) in_order.push_back(sources.position(at));
  for (std::uint32_t from = 0; from <= 28; ++from) {
    for (std::uint32_t at = 0; at <= 28; ++at) {
      (void)sources.position(from);
      const Position place = sources.position(at);
      CHECK(place.line == in_order[at].line);
      CHECK(place.column == in_order[at].column);
    }
  }
}
