#include "work/rule_golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "diag/fingerprint.h"
#include "text/cell_name.h"
#include "work/examples.h"
#include "work/workspace.h"

namespace malkoll::work {

namespace {

/// One text, checked by some rules.
struct Checked {
  std::unique_ptr<const Workspace> workspace;
  CheckResult result;

  Checked(const std::string& text, const Catalogue& rules, const RuleInfo& rule, Language language)
      : workspace(open_example(text, &rules, rule.asks_kolada ? Kolada::example : Kolada::none)) {
    CheckOptions options;
    options.language = language;
    result = check(*workspace, options);
  }
};

/// The line that a finding stands on, with what is underlined in brackets; tables: the cell and what was made of it.
std::string place_in_words(const Sources& sources, const Finding& finding) {
  if (finding.whole_file) return "hela filen";
  const std::string_view line = sources.text(sources.line(finding.span.at));
  const std::size_t at = finding.span.at - sources.line(finding.span.at).at;
  const std::size_t end = std::min<std::size_t>(at + finding.span.length, line.size());
  std::string words = fmt::format("{}⟦{}⟧{}", line.substr(0, at), line.substr(at, end - at), line.substr(end));
  words.erase(0, words.find_first_not_of(' '));
  const auto cell = sources.cell(finding.span.at);
  return cell ? fmt::format("{}: {}", cell_name(cell->sheet, cell->row, cell->column), words) : words;
}

void add(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {}: {}\n", key, value);
}

/// Where the rule asks, and what must have been readable: what no case of the whole municipality shows.
std::string scope_and_needs(const RuleInfo& rule) {
  if (rule.sql.empty()) return {};
  std::string needs;
  for (const std::string& need : rule.needs) needs.append(needs.empty() ? ", behöver " : ", ").append(need);
  const std::string_view scope = rule.scope == Scope::submission ? "inlämning" : rule.scope == Scope::goal ? "mål" : "kommun";
  return fmt::format("omfattning {}{}{}\n", scope, needs, rule.asks_kolada ? ", underlag kolada" : "");
}

}  // namespace

std::string rule_in_words(const RuleInfo& rule) {
  std::string text = fmt::format("{} {}, {}\n", rule.code, rule.name, level_word(rule.level, Language::swedish));
  text += scope_and_needs(rule);
  if (rule.limit) text += fmt::format("gräns {}\n", limit_text(*rule.limit, Language::swedish));
  return text;
}

std::string finding_in_words(std::string_view from, const RuleInfo& rule, const Sources& sources, const Finding& swedish,
                             const Finding& english) {
  const std::string& variant = rule.variants[swedish.variant].name;
  std::string out = variant.empty() ? fmt::format("\n{}\n", from) : fmt::format("\n{} [{}]\n", from, variant);
  add(out, "nivå", fmt::format("{}{}", level_word(swedish.level, Language::swedish), swedish.waived ? ", undantagen" : ""));
  add(out, "plats", place_in_words(sources, swedish));
  add(out, "meddelande", swedish.message);
  add(out, "message", english.message);
  add(out, "markering", swedish.label);
  add(out, "label", english.label);
  add(out, "hjälp", swedish.help);
  add(out, "help", english.help);
  for (std::size_t r = 0; r < swedish.related.size(); ++r) {
    Finding there;
    there.span = swedish.related[r].span;
    add(out, "relaterat", fmt::format("{} ({})", swedish.related[r].message, place_in_words(sources, there)));
    add(out, "related", english.related[r].message);
  }
  add(out, "gäller", swedish.subject_kind.empty() ? "" : fmt::format("{} {}", swedish.subject_kind, swedish.subject_id));
  add(out, "enhet", swedish.unit);
  if (swedish.money) add(out, "pengar", fmt::format("{} öre", swedish.money->count()));
  add(out, "del", swedish.part);
  add(out, "omfång", swedish.extent ? fmt::format("{}", *swedish.extent) : "");
  add(out, "förklarar", swedish.explains.value_or(""));
  if (swedish.known_as) out += fmt::format("  känd som: »{}«\n", *swedish.known_as);
  if (swedish.fix) add(out, "rättning", fmt::format("»{}« blir »{}«", sources.text(swedish.fix->span), swedish.fix->replacement));
  return out;
}

ExampleFindings example_findings(const Catalogue& catalogue, const RuleInfo& rule) {
  ExampleFindings found;
  if (rule.wrong.empty() || rule.code.starts_with("F")) return found;  // a file as a whole cannot be shown in some lines
  const Catalogue rules = alone(catalogue, rule);
  const ExampleWorld world = example_world(rule.wrong, rule.right);
  const Checked around(world.around, rules, rule, Language::swedish);
  std::set<Fingerprint> there;
  for (const Finding& finding : around.result.findings) there.insert(fingerprint_of(around.result, finding));
  const Checked swedish(world.text, rules, rule, Language::swedish), english(world.text, rules, rule, Language::english);
  for (std::size_t f = 0; f < swedish.result.findings.size(); ++f) {
    const Finding& finding = swedish.result.findings[f];
    if (rules.rules[finding.rule].code != rule.code || there.contains(fingerprint_of(swedish.result, finding))) continue;
    found.variants.insert(finding.variant);
    found.text += finding_in_words("exempel", rule, swedish.workspace->input.sources, finding, english.result.findings.at(f));
  }
  return found;
}

std::string golden_of(const Catalogue& catalogue, const RuleInfo& rule) {
  return rule_in_words(rule) + example_findings(catalogue, rule).text;
}

LineDifference first_difference(std::string_view before, std::string_view now) {
  if (before == now) return {};
  const auto line_of = [](std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
  };
  LineDifference difference;
  do {
    ++difference.number;
    difference.before = line_of(before);
    difference.now = line_of(now);
  } while (difference.before == difference.now && !(before.empty() && now.empty()));
  return difference;
}

}  // namespace malkoll::work
