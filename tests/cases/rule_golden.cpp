#include "cases/rule_golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "cases/file_case.h"
#include "work/rule_golden.h"

namespace fs = std::filesystem;

namespace malkoll::test {

namespace {

void add(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {}: {}\n", key, value);
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
      out += work::finding_in_words(path.lexically_relative(MALKOLL_ROOT).string(), rule, swedish->input.sources, finding,
                                    english->result.findings.at(f));
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
    out += work::finding_in_words(path.lexically_relative(MALKOLL_ROOT).string(), rule, swedish->input.sources, finding,
                                  english->result.findings.at(at));
  }
  return out;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
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
    auto [example, shown] = work::example_findings(catalogue, rule);
    std::string text = work::rule_in_words(rule) + example;
    text += of_own_cases(rule, shown);
    const fs::path path = folder / (rule.code + ".golden");
    const std::string golden = bytes_of(path);
    if (how != Golden::compare_own_first || golden.starts_with(text)) text += of_other_cases(rule, r, shown, faults);
    if (update) {
      std::ofstream(path, std::ios::binary) << text;
    } else if (golden != text) {
      const work::LineDifference at = work::first_difference(golden, text);
      faults.push_back(fmt::format("{}: line {}\n  golden: {}\n  now:    {}", path.lexically_relative(MALKOLL_ROOT).string(), at.number,
                                   at.before, at.now));
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
