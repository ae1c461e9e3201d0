#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/run.h"
#include "diag/documentation.h"
#include "diag/nearest.h"
#include "diag/visible.h"
#include "text/told.h"
#include "work/examples.h"
#include "work/own_rules.h"

namespace malkoll::cli {

namespace {

/// Where a line of prose is broken: at a blank, but not inside what stands between three blanks, which is to be pasted. The
/// whole line where none is near enough.
std::size_t break_of(std::string_view line) {
  constexpr std::size_t width = 76;
  constexpr std::string_view apart = "   ";
  std::size_t best = line.size();
  bool inside = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.substr(at).starts_with(apart)) {
      inside = !inside;
      at += apart.size() - 1;
    } else if (line[at] == ' ' && !inside && (best == line.size() || at <= width)) {
      best = at;
    }
  }
  return line.size() <= width ? line.size() : best;
}

enum class Lines : bool { prose, kept };

void section(std::string_view title, std::string_view text, Lines lines = Lines::prose) {
  if (text.empty()) return;
  fmt::print("\n{}\n", title);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
    // What is written in a file stays on its line.
    const std::size_t end = lines == Lines::kept || line.starts_with("undantag ") ? line.size() : break_of(line);
    fmt::print("  {}{}\n", lines == Lines::kept ? "  " : "", visible(line.substr(0, end)));
    at += end + 1;
  }
}

const RuleInfo* find_rule(const Catalogue& catalogue, const std::string& code) {
  if (const RuleInfo* rule = catalogue.find(code)) return rule;
  if (const RuleInfo* rule = catalogue.find(as_code(code))) return rule;
  const auto named = std::find_if(catalogue.rules.begin(), catalogue.rules.end(), [&](const RuleInfo& r) { return r.name == code; });
  return named == catalogue.rules.end() ? nullptr : &*named;
}

int refuse_code(const Catalogue& catalogue, const std::string& code) {
  std::vector<std::string_view> codes;
  for (const RuleInfo& known : catalogue.rules) codes.insert(codes.end(), {known.code, known.name});
  const auto near = nearest(code, codes);
  return refuse(near ? told("det finns ingen regel {} – menade du {}? Alla visas av   malkoll rules", code, codes[*near - *near % 2])
                     : told("det finns ingen regel {}; alla visas av   malkoll rules", code));
}

int run_explain(const std::string& code, const Common& common) {
  std::vector<RuleFileError> errors;
  const Catalogue catalogue = work::read_catalogue(common.rules, disk(), errors);
  say(errors);
  if (!errors.empty()) return could_not_run;
  const Catalogue* from = &catalogue;
  const RuleInfo* rule = find_rule(catalogue, code);
  Catalogue here;  // with the rules of the municipality whose folder this is
  if (rule == nullptr) {
    here = catalogue;
    work::add_own_rules(here, "rules", disk(), errors);
    from = &here;
    rule = find_rule(here, code);
  }
  if (rule == nullptr) return refuse_code(catalogue, code);
  const auto in = [&](std::string_view swedish) { return in_language(swedish, common.language); };
  const work::ExampleTexts texts = work::example_texts(*from, *rule, common.language);
  const std::string limit = rule->limit ? fmt::format(", {} {}", in("gräns"), limit_text(*rule->limit, common.language)) : "";
  fmt::print("{} {} ({}{})\n", rule->code, rule->name, level_word(rule->level, common.language), limit);
  section(in("Så står det"), texts.help.empty() ? texts.message : fmt::format("{}\n{}: {}", texts.message, in("hjälp"), texts.help));
  for (const RulePart& part : documentation(*rule, common.language))
    section(part.heading, part.text, part.example ? Lines::kept : Lines::prose);
  return all_well;
}

}  // namespace

Command explain_command() {
  auto a = std::make_shared<std::string>();
  Command command{.name = "explain", .about = told("förklara en regel"), .examples = "malkoll explain L01"};
  command.options = {
      Option{.names = "kod", .into = a.get(), .help = told("regelns kod eller namn"), .required = true},
  };
  command.run = [a](const Common& common) { return run_explain(*a, common); };
  return command;
}

}  // namespace malkoll::cli
