#include "cases/rule_golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "cases/file_case.h"
#include "cases/read_text.h"
#include "diag/fingerprint.h"
#include "text/cell_name.h"
#include "work/examples.h"

namespace fs = std::filesystem;

namespace malkoll::test {

namespace {

/// One text, checked alone by some rules.
struct Reading : ReadText {
  CheckResult result;

  Reading(const std::string& text, const Catalogue& rules, const RuleInfo& rule, Language language)
      : ReadText(text, &rules, rule.asks_kolada ? work::example_kolada() : std::string_view()) {
    CheckOptions options;
    options.language = language;
    result = work::check(*workspace, options);
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

/// A finding in the words of a rule's head, whole.
std::string in_words(const Sources& sources, const Finding& swedish, const Finding& english) {
  std::string out;
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

/// Where the rule asks, and what must have been readable: what no case of the whole municipality shows.
std::string scope_and_needs(const RuleInfo& rule) {
  if (rule.sql.empty()) return {};
  std::string needs;
  for (const std::string& need : rule.needs) needs.append(needs.empty() ? ", behöver " : ", ").append(need);
  const std::string_view scope = rule.scope == Scope::submission ? "inlämning" : rule.scope == Scope::goal ? "mål" : "kommun";
  return fmt::format("omfattning {}{}{}\n", scope, needs, rule.asks_kolada ? ", underlag kolada" : "");
}

std::string heading(std::string_view where, const RuleInfo& rule, const Finding& finding) {
  const std::string& variant = rule.variants[finding.variant].name;
  return variant.empty() ? fmt::format("\n{}\n", where) : fmt::format("\n{} [{}]\n", where, variant);
}

/// The findings of a rule's wrong example; the variants that they have are noted.
std::string of_example(const RuleInfo& rule, std::set<std::uint16_t>& shown) {
  if (rule.wrong.empty() || rule.code.starts_with("F")) return {};  // a file as a whole cannot be shown in some lines
  const Catalogue rules = work::alone(built_in_catalogue(), rule);
  const work::ExampleWorld world = work::example_world(rule.wrong, rule.right);
  const Reading around(world.around, rules, rule, Language::swedish);
  std::set<Fingerprint> there;
  for (const Finding& finding : around.result.findings) there.insert(fingerprint_of(around.result, finding));
  const Reading swedish(world.text, rules, rule, Language::swedish), english(world.text, rules, rule, Language::english);
  std::string out;
  for (std::size_t f = 0; f < swedish.result.findings.size(); ++f) {
    const Finding& finding = swedish.result.findings[f];
    if (rules.rules[finding.rule].code != rule.code || there.contains(fingerprint_of(swedish.result, finding))) continue;
    shown.insert(finding.variant);
    out += heading("exempel", rule, finding) + in_words(swedish.input.sources, finding, english.result.findings.at(f));
  }
  return out;
}

/// Everything that the cases called after a rule have of it; the variants that they show are noted.
std::string of_own_cases(const RuleInfo& rule, std::set<std::uint16_t>& shown) {
  std::string out;
  for (const fs::path& path : all_cases()) {
    if (!path.filename().string().starts_with(rule.code)) continue;
    const FileCase files = read_case(path);
    const auto swedish = run_case(files), english = run_case(files, {}, Language::english);
    for (std::size_t f = 0; f < swedish->result.findings.size(); ++f) {
      const Finding& finding = swedish->result.findings[f];
      if (swedish->code(finding) != rule.code) continue;
      shown.insert(finding.variant);
      out += heading(path.lexically_relative(MALKOLL_ROOT).string(), rule, finding);
      out += in_words(swedish->input.sources, finding, english->result.findings.at(f));
    }
  }
  return out;
}

/// Which case first shows each wording of any rule.
struct Wanted {
  struct From {
    fs::path path;
    std::size_t finding = 0;
  };
  std::map<std::pair<std::uint16_t, std::uint16_t>, From> by_wording;  ///< rule and variant

  Wanted() {
    std::vector<fs::path> cases = all_cases();
    cases.emplace_back(MALKOLL_ROOT "/samples/karlstad-brister");
    for (const fs::path& path : cases) {
      const auto run = run_case(read_case(path));
      for (std::size_t f = 0; f < run->result.findings.size(); ++f) {
        by_wording.try_emplace({run->result.findings[f].rule, run->result.findings[f].variant}, From{path, f});
      }
    }
  }
};

/// Why no case shows some wordings: `CODE[variant]` → the reason, of tests/rules/utan-fall.txt.
std::map<std::string, std::string> reasons() {
  std::map<std::string, std::string> read;
  std::ifstream in(MALKOLL_TESTS "/rules/utan-fall.txt");
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (!line.starts_with('#') && colon != std::string::npos) read.emplace(line.substr(0, colon), line.substr(colon + 2));
  }
  return read;
}

std::string name_of(const RuleInfo& rule, const Variant& variant) {
  return variant.name.empty() ? rule.code : fmt::format("{}[{}]", rule.code, variant.name);
}

/// A wording that nothing shows, as it stands in the head.
std::string of_head(const RuleInfo& rule, const Variant& variant, const std::string& why) {
  std::string out = variant.name.empty() ? "\ninget fall: " : fmt::format("\ninget fall [{}]: ", variant.name);
  out += why + "\n";
  add(out, "nivå", level_word(variant.level.value_or(rule.level), Language::swedish));
  add(out, "meddelande", variant.message_sv);
  add(out, "message", variant.message_en);
  add(out, "markering", variant.label_sv);
  add(out, "label", variant.label_en);
  add(out, "hjälp", variant.help_sv);
  add(out, "help", variant.help_en);
  return out;
}

/// The wordings that neither the example nor those cases reach, each from the first case that does.
std::string of_other_cases(const RuleInfo& rule, std::uint16_t number, const std::set<std::uint16_t>& shown,
                           std::vector<std::string>& faults) {
  std::string out;
  static const std::map<std::string, std::string> why = reasons();
  for (std::uint16_t v = 0; v < rule.variants.size(); ++v) {
    const std::string name = name_of(rule, rule.variants[v]);
    const auto reason = why.find(name);
    const auto stale = [&] {
      if (reason != why.end()) faults.push_back(name + " has a case, and a reason in tests/rules/utan-fall.txt why it has none");
    };
    if (shown.contains(v)) {
      stale();
      continue;
    }
    static const Wanted wanted;
    const auto from = wanted.by_wording.find({number, v});
    if (from == wanted.by_wording.end()) {
      if (reason == why.end()) faults.push_back(name + " has no case in tests/files, and no reason in tests/rules/utan-fall.txt");
      out += of_head(rule, rule.variants[v], reason == why.end() ? "…" : reason->second);
      continue;
    }
    stale();
    const auto [path, at] = from->second;
    const auto swedish = run_case(read_case(path)), english = run_case(read_case(path), {}, Language::english);
    const Finding& finding = swedish->result.findings[at];
    out += heading(path.lexically_relative(MALKOLL_ROOT).string(), rule, finding);
    out += in_words(swedish->input.sources, finding, english->result.findings.at(at));
  }
  return out;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

/// The first line in which two texts differ.
std::string first_difference(const std::string& wanted, const std::string& found) {
  std::istringstream a(wanted), b(found);
  std::string left, right;
  for (int line = 1;; ++line) {
    const bool more_left = static_cast<bool>(std::getline(a, left)), more_right = static_cast<bool>(std::getline(b, right));
    if (!more_left) left = "(nothing)";
    if (!more_right) right = "(nothing)";
    if (left != right || (!more_left && !more_right)) return fmt::format("line {}\n  golden: {}\n  now:    {}", line, left, right);
  }
}

}  // namespace

std::vector<std::string> golden_faults(const std::vector<std::string>& codes, Golden how) {
  std::vector<std::string> faults;
  const bool update = how == Golden::update;
  const fs::path folder = MALKOLL_TESTS "/rules";
  const Catalogue& catalogue = built_in_catalogue();
  for (std::uint16_t r = 0; r < catalogue.rules.size(); ++r) {
    const RuleInfo& rule = catalogue.rules[r];
    if (!codes.empty() && std::find(codes.begin(), codes.end(), rule.code) == codes.end()) continue;
    std::string text = fmt::format("{} {}, {}\n", rule.code, rule.name, level_word(rule.level, Language::swedish));
    text += scope_and_needs(rule);
    if (rule.limit) text += fmt::format("gräns {}\n", limit_text(*rule.limit, rule.limit_unit, Language::swedish));
    std::set<std::uint16_t> shown;
    text += of_example(rule, shown);
    text += of_own_cases(rule, shown);
    const fs::path path = folder / (rule.code + ".golden");
    const std::string golden = bytes_of(path);
    if (how != Golden::compare_own_first || golden.starts_with(text)) text += of_other_cases(rule, r, shown, faults);
    if (update) {
      std::ofstream(path, std::ios::binary) << text;
    } else if (golden != text) {
      faults.push_back(fmt::format("{}: {}", path.lexically_relative(MALKOLL_ROOT).string(), first_difference(golden, text)));
    }
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".golden" || catalogue.find(entry.path().stem().string()) != nullptr) continue;
    if (update) fs::remove(entry.path());
    else faults.push_back(entry.path().string() + ": there is no such rule");
  }
  return faults;
}

}  // namespace malkoll::test
