#include <fmt/format.h>

#include <ostream>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "diag/places.h"
#include "diag/render.h"
#include "diag/visible.h"
#include "text/told.h"

// JUnit's XML, as test reports in Jenkins, GitLab and Azure read it (there is no standard):
// https://github.com/testmoapp/junitxml

namespace malkoll {
namespace {

/// One file of the run: its findings are test cases, and a file without any is one that passed.
struct Suite {
  pugi::xml_node node;
  std::size_t tests = 0, failures = 0, skipped = 0;

  void set_counts() {
    node.append_attribute("tests") = tests;
    node.append_attribute("failures") = failures;
    node.append_attribute("errors") = 0;
    node.append_attribute("skipped") = skipped;
  }
};

pugi::xml_node add_case(Suite& suite, std::string_view path, const std::string& name) {
  ++suite.tests;
  pugi::xml_node test = suite.node.append_child("testcase");
  test.append_attribute("classname") = std::string(path).c_str();
  test.append_attribute("name") = name.c_str();
  return test;
}

void add_finding(Suite& suite, const CheckResult& result, const Finding& f, const RenderOptions& options) {
  const RuleInfo& rule = rule_of(result, f);
  const auto place = place_of(*result.sources, f.span);
  const std::string path = place ? visible(place->path) : std::string();
  const std::string message = visible(f.message);
  pugi::xml_node test = add_case(suite, path, fmt::format("{} {}: {}", rule.code, rule.name, message));
  if (place) {
    test.append_attribute("file") = path.c_str();
    if (!f.whole_file) test.append_attribute("line") = place->begin.line;
  }
  if (f.waived || f.known) {
    ++suite.skipped;
    const std::string why = f.waived ? visible(f.waived->reason) : std::string(in_language("står i baslinjen", options.language));
    test.append_child("skipped").append_attribute("message") = why.c_str();
    return;
  }
  const bool fails = f.level >= result.summary.fail_on;
  suite.failures += fails ? 1 : 0;
  pugi::xml_node said = test.append_child(fails ? "failure" : "system-out");
  if (fails) {
    said.append_attribute("type") = std::string(level_word(f.level, options.language)).c_str();
    said.append_attribute("message") = message.c_str();
  }
  std::string text = fmt::format("{}[{}]: {}", level_word(f.level, options.language), rule.code, message);
  if (place) text += f.whole_file ? fmt::format("\n{}", path) : fmt::format("\n{}:{}:{}", path, place->begin.line, place->begin.column);
  for (const Finding& item : f.items)
    text += fmt::format("\n  {}: {}", visible(short_place(*result.sources, item.span)), visible(item.message));
  if (!f.help.empty()) text += fmt::format("\n{}: {}", in_language("hjälp", options.language), visible(f.help));
  said.text() = text.c_str();
}

}  // namespace

void render_junit(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  Suite all{document.append_child("testsuites")};
  all.node.append_attribute("name") = "malkoll";

  const Sources& sources = *result.sources;
  std::vector<Suite> suites(std::max<std::size_t>(sources.size(), 1));
  for (std::size_t s = 0; s < suites.size(); ++s) {
    suites[s].node = all.node.append_child("testsuite");
    suites[s].node.append_attribute("name") = s < sources.size() ? visible(sources[s].path).c_str() : "malkoll";
  }
  for (const Finding& f : result.findings) add_finding(suites[sources.size() == 0 ? 0 : sources.index_at(f.span.at)], result, f, options);
  for (std::size_t s = 0; s < suites.size(); ++s) {
    if (suites[s].tests == 0 && s < sources.size())
      add_case(suites[s], visible(sources[s].path), std::string(in_language("utan anmärkning¦fil", options.language)));
    suites[s].set_counts();
    all.tests += suites[s].tests;
    all.failures += suites[s].failures;
    all.skipped += suites[s].skipped;
  }
  all.set_counts();
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
}

}  // namespace malkoll
