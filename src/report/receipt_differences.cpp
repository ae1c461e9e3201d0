#include <algorithm>
#include <map>

#include "report/receipt.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll::report {

namespace {

template <typename T, typename Name>
std::map<std::string, const T*> by_name(const std::vector<T>& all, Name name) {
  std::map<std::string, const T*> named;
  for (const T& one : all) named.emplace(one.*name, &one);
  return named;
}

void compare_files(const Receipt& then, const Receipt& now, std::vector<std::string>& found) {
  const auto before = by_name(then.files, &ReportFile::path), after = by_name(now.files, &ReportFile::path);
  for (const auto& [path, file] : before) {
    const auto same = after.find(path);
    if (same == after.end()) found.push_back(told("{} finns inte, eller läses inte längre", path));
    else if (same->second->sha256 != file->sha256)
      found.push_back(told("{} är ändrad: {} byte var {}", path, same->second->bytes, file->bytes));
  }
  for (const auto& [path, file] : after) {
    if (!before.contains(path)) found.push_back(told("{} har tillkommit", path));
  }
}

void compare_rules(const Receipt& then, const Receipt& now, std::vector<std::string>& found) {
  const auto before = by_name(then.rules, &RuleStamp::code), after = by_name(now.rules, &RuleStamp::code);
  for (const auto& [code, rule] : before) {
    const auto same = after.find(code);
    if (same == after.end()) found.push_back(told("regeln {} finns inte längre", code));
    else if (same->second->sha256 != rule->sha256) found.push_back(told("regeln {} har en annan lydelse", code));
    else if (*same->second != *rule) found.push_back(told("regeln {} har en annan nivå eller gräns", code));
  }
  for (const auto& [code, rule] : after) {
    if (!before.contains(code)) found.push_back(told("regeln {} har tillkommit", code));
  }
}

std::string count_in_words(const std::string& name) {
  if (name == "errors") return told("fel");
  if (name == "warnings") return told("varningar");
  if (name == "advice") return told("råd");
  if (name == "waived") return told("undantagna");
  return name == "known" ? told("i baslinjen") : told("som inte fick plats");
}

std::string money_in_words(const std::string& name) {
  if (name == "all") return told("alla pengar");
  return name == "linked" ? told("pengar som är kopplade till mål") : told("pengar som räknas för sig");
}

template <typename Words, typename Shown>
void compare_numbers(const std::map<std::string, std::int64_t>& then, const std::map<std::string, std::int64_t>& now, Words words,
                     Shown shown, std::vector<std::string>& found) {
  for (const auto& [name, number] : now) {
    const auto before = then.find(name);
    if (before == then.end() || before->second != number)
      found.push_back(told("{}: {} var {}", words(name), shown(number), before == then.end() ? std::string("–") : shown(before->second)));
  }
}

}  // namespace

std::string_view verdict_word(CheckVerdict verdict) {
  switch (verdict) {
    case CheckVerdict::submittable: return "submittable";
    case CheckVerdict::not_submittable: return "not submittable";
    case CheckVerdict::plan_in_order: return "plan in order";
    case CheckVerdict::plan_not_in_order: break;
  }
  return "plan not in order";
}

CheckVerdict verdict_of_word(std::string_view word) {
  for (const CheckVerdict verdict : {CheckVerdict::submittable, CheckVerdict::not_submittable, CheckVerdict::plan_in_order}) {
    if (verdict_word(verdict) == word) return verdict;
  }
  return CheckVerdict::plan_not_in_order;
}

std::string verdict_in_words(CheckVerdict verdict) {
  switch (verdict) {
    case CheckVerdict::submittable: return told("kan lämnas in");
    case CheckVerdict::not_submittable: return told("kan inte lämnas in");
    case CheckVerdict::plan_in_order: return told("planen är i ordning");
    case CheckVerdict::plan_not_in_order: break;
  }
  return told("planen är inte i ordning");
}

std::vector<std::string> differences(const Receipt& then, const Receipt& now) {
  std::vector<std::string> found;
  compare_files(then, now, found);
  compare_rules(then, now, found);
  if (then.tool != now.tool) found.push_back(told("kvittot är skrivet av Målkoll {}, och det här är {}", then.tool, now.tool));
  if (then.checked != now.checked || then.whole_municipality != now.whole_municipality)
    found.push_back(told("det är inte samma filer som kontrolleras"));
  if (then.settings != now.settings) found.push_back(told("kontrollen är gjord med andra inställningar"));
  if (then.plan_id != now.plan_id || then.plan_title != now.plan_title || then.budget_year != now.budget_year ||
      then.municipality != now.municipality)
    found.push_back(told("det är en annan plan, eller en annan kommun"));
  if (then.verdict != now.verdict)
    found.push_back(told("utslaget är »{}«, och var »{}«", verdict_in_words(now.verdict), verdict_in_words(then.verdict)));
  compare_numbers(then.counts, now.counts, count_in_words, [](std::int64_t n) { return std::to_string(n); }, found);
  compare_numbers(then.money, now.money, money_in_words, [](std::int64_t ore) { return format_exact(Ore(ore), run_language()); }, found);
  if (then.findings != now.findings && found.empty()) found.push_back(told("fynden är andra, fast de är lika många"));
  return found;
}

std::string holds_in_words(const Receipt& then, const std::vector<std::string>& differences) {
  if (differences.empty())
    return told("kvittot stämmer: {} filer och {} regler är desamma som {}, och svaret också", then.files.size(), then.rules.size(),
                then.when);
  return differences.size() == 1 ? told("kvittot stämmer inte: en sak skiljer")
                                 : told("kvittot stämmer inte: {} saker skiljer", differences.size());
}

}  // namespace malkoll::report
