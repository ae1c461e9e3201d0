// Every help of every rule can be followed on the page.

#include <catch2/catch.hpp>

#include <fstream>
#include <regex>
#include <sstream>

#include "check/builtin_rules.h"

using namespace malkoll;

TEST_CASE("a help that speaks of a command, an option or a file of Målkoll's own has the page's words beside it", "[page]") {
  const std::regex elsewhere("(^|[^a-z/])malkoll [a-z]|(^|\\s)--[a-z]|README|kolumnkarta|column map|\\.karta", std::regex::icase);
  std::vector<RuleFileError> errors;
  std::size_t of_the_page = 0;
  for (const RuleInfo& rule : builtin_catalogue(errors).rules) {
    for (const Variant& variant : rule.variants) {
      INFO(rule.code << " " << variant.name << ": " << variant.help_sv);
      const bool speaks = std::regex_search(variant.help_sv, elsewhere) || std::regex_search(variant.help_en, elsewhere);
      CHECK((!speaks || variant.page_help != PageHelp::none));
      of_the_page += variant.page_help != PageHelp::none;
    }
  }
  CHECK(of_the_page > 50);
}

TEST_CASE("the page has words for each", "[page]") {
  std::stringstream texts;
  texts << std::ifstream(MALKOLL_ROOT "/src/page/web/texts.ts").rdbuf();
  for (int help = 1; help <= static_cast<int>(last_page_help); ++help) {
    const std::string key = " help_" + std::string(page_help_name(static_cast<PageHelp>(help))) + ": [";
    INFO(key);
    CHECK(texts.str().find(key) != std::string::npos);
  }
}
