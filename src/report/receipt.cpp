#include "report/receipt.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "check/builtin_rules.h"
#include "diag/places.h"
#include "diag/summary_line.h"
#include "text/checksum.h"
#include "text/told.h"
#include "work/own_output.h"
#include "work/table_file.h"

namespace malkoll::report {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;  // its keys are sorted

constexpr std::string_view format_name = "malkoll-kvitto";
constexpr int format_version = 1;

std::string level_name(Level level) { return std::string(level_word(level, Language::english)); }

/// The folder that all of the files that were given lie in or below.
fs::path common_folder(const Input& input) {
  fs::path common;
  bool first = true;
  for (const std::size_t source : input.given) {
    const fs::path folder = fs::path(input.sources[source].path).lexically_normal().parent_path();
    if (std::exchange(first, false)) {
      common = folder;
      continue;
    }
    fs::path same;
    for (auto a = common.begin(), b = folder.begin(); a != common.end() && b != folder.end() && *a == *b; ++a, ++b) same /= *a;
    common = same;
  }
  return common;
}

std::string seen_from(const fs::path& folder, const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal();
  const fs::path relative = folder.empty() ? normal : normal.lexically_relative(folder);
  return (relative.empty() ? normal : relative).generic_string();
}

std::string digest_of(const CheckResult& result, const fs::path& folder) {
  std::string all;
  const auto add = [&](const Finding& finding) {
    const auto place = result.sources->size() == 0 ? std::nullopt : place_of(*result.sources, finding.span);
    all += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", rule_of(result, finding).code, level_name(finding.level),
                       place ? seen_from(folder, std::string(place->path)) : "", place ? place->begin.line : 0,
                       place ? place->begin.column : 0, finding.subject_kind, finding.subject_id, finding.unit,
                       finding.money ? std::to_string(finding.money->count()) : "", finding.waived ? 1 : 0, finding.known ? 1 : 0);
  };
  for (const Finding& finding : result.findings) {
    add(finding);
    for (const Finding& item : finding.items) add(item);
  }
  return sha256(all);
}

CheckVerdict verdict_of(const Summary& summary) {
  if (summary.plan_alone) return summary.failing ? CheckVerdict::plan_not_in_order : CheckVerdict::plan_in_order;
  return can_submit(summary) ? CheckVerdict::submittable : CheckVerdict::not_submittable;
}

std::vector<RuleStamp> stamps_of(const CheckResult& result, const std::vector<ReportFile>& files) {
  std::vector<RuleStamp> stamps;
  for (std::size_t r = 0; r < result.catalogue->rules.size(); ++r) {
    const RuleInfo& rule = result.catalogue->rules[r];
    RuleStamp& stamp = stamps.emplace_back();
    stamp.code = rule.code;
    stamp.level = level_name(result.levels[r]);
    stamp.limit = result.limits[r];
    if (!rule.own) stamp.sha256 = built_in_checksum(rule);
    for (const ReportFile& file : files) {
      if (rule.own && file.path == rule.file) stamp.sha256 = file.sha256;
    }
  }
  return stamps;
}

Json json_of(const Receipt& receipt) {
  Json files = Json::array(), rules = Json::array();
  for (const ReportFile& file : receipt.files) files.push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  for (const RuleStamp& rule : receipt.rules)
    rules.push_back(
        {{"code", rule.code}, {"sha256", rule.sha256}, {"level", rule.level}, {"limit", rule.limit ? Json(*rule.limit) : Json(nullptr)}});
  return {{"format", format_name},
          {"version", format_version},
          {"tool", receipt.tool},
          {"when", receipt.when},
          {"municipality", receipt.municipality},
          {"plan", {{"id", receipt.plan_id}, {"title", receipt.plan_title}, {"budgetYear", receipt.budget_year.number()}}},
          {"wholeMunicipality", receipt.whole_municipality},
          {"checked", receipt.checked},
          {"files", std::move(files)},
          {"rules", std::move(rules)},
          {"settings", receipt.settings},
          {"verdict", verdict_word(receipt.verdict)},
          {"counts", receipt.counts},
          {"money", receipt.money},
          {"findings", receipt.findings}};
}

/// The checksum stands on a line of its own behind all that it is of.
std::string sealed(const Json& json) {
  const std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace);
  return fmt::format("{},\n \"~sha256\": \"{}\"\n}}\n", text.substr(0, text.size() - 2), sha256(text));
}

}  // namespace

std::string built_in_checksum(const RuleInfo& rule) {
  for (const RuleFile& built_in : builtin_rules()) {
    if (built_in.path == rule.file) return sha256(built_in.text);
  }
  return {};
}

Receipt receipt_of(ReceiptInput from) {
  const fs::path folder = common_folder(from.input);
  const Summary& summary = from.result.summary;
  Receipt receipt;
  receipt.tool = std::move(from.tool);
  receipt.when = std::move(from.when);
  const Id<Declaration> plan = from.project.plan.declaration, above = plan == no_row ? no_row : from.project.parent_of(plan);
  receipt.municipality = above == no_row ? from.result.plan.municipality : std::string(from.project.title(above));
  receipt.plan_id = from.result.plan.id;
  receipt.plan_title = from.result.plan.title;
  receipt.budget_year = from.result.plan.budget_year;
  receipt.whole_municipality = summary.whole_municipality;
  receipt.rules = stamps_of(from.result, from.files);
  for (const std::size_t source : from.input.given) receipt.checked.push_back(seen_from(folder, from.input.sources[source].path));
  // Copies that Målkoll has written itself are looked at, and are no part of what was checked.
  const Sources& sources = from.input.sources;
  const auto is_package = [](const std::string& path) { return fs::path(path).filename() == work::open_data_package; };
  std::erase_if(from.files, [&](const ReportFile& file) {
    return (work::is_table(file.path) && sources.index_of(file.path) == sources.size()) || is_package(file.path);
  });
  for (ReportFile& file : from.files) file.path = seen_from(folder, file.path);
  std::sort(from.files.begin(), from.files.end(), [](const ReportFile& a, const ReportFile& b) { return a.path < b.path; });
  std::sort(receipt.checked.begin(), receipt.checked.end());
  receipt.files = std::move(from.files);
  receipt.settings = std::move(from.settings);
  receipt.verdict = verdict_of(summary);
  const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  receipt.counts = {{"errors", number(summary.errors)}, {"warnings", number(summary.warnings)}, {"advice", number(summary.advice)},
                    {"waived", number(summary.waived)}, {"known", number(summary.known)},       {"dropped", number(summary.dropped)}};
  receipt.money = {{"all", summary.money.count()}, {"linked", summary.linked.count()}, {"excused", summary.excused.count()}};
  receipt.findings = digest_of(from.result, folder);
  return receipt;
}

std::string write_receipt(const Receipt& receipt) { return sealed(json_of(receipt)); }

Result<Receipt> read_receipt(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", Json()) != format_name)
    return refusal(told("det är inget kvitto: ett sådant skrivs av   malkoll check --receipt FIL"));
  if (!json.value("version", Json()).is_number_integer() || json.at("version") != format_version)
    return refusal(told("den är skriven av en senare version av Målkoll"));
  Receipt receipt;
  try {
    receipt.tool = json.at("tool");
    receipt.when = json.at("when");
    receipt.municipality = json.at("municipality");
    receipt.plan_id = json.at("plan").at("id");
    receipt.plan_title = json.at("plan").at("title");
    receipt.budget_year = Year(json.at("plan").at("budgetYear").get<std::int64_t>());
    receipt.whole_municipality = json.at("wholeMunicipality");
    receipt.checked = json.at("checked").get<std::vector<std::string>>();
    for (const Json& file : json.at("files")) receipt.files.push_back({file.at("path"), file.at("sha256"), file.at("bytes")});
    for (const Json& rule : json.at("rules")) {
      receipt.rules.push_back({rule.at("code"), rule.at("sha256"), rule.at("level"),
                               rule.at("limit").is_null() ? std::nullopt : std::optional(rule.at("limit").get<std::int64_t>())});
    }
    receipt.settings = json.at("settings").get<std::map<std::string, std::string>>();
    receipt.verdict = verdict_of_word(json.at("verdict").get<std::string>());
    receipt.counts = json.at("counts").get<std::map<std::string, std::int64_t>>();
    receipt.money = json.at("money").get<std::map<std::string, std::int64_t>>();
    receipt.findings = json.at("findings");
  } catch (const Json::exception&) {
    return refusal(told("kvittot är skadat: uppgifter saknas"));
  }
  if (write_receipt(receipt) != text)
    return refusal(told("kvittot är ändrat sedan Målkoll skrev det: kontrollsumman i det stämmer inte med resten"));
  return receipt;
}

}  // namespace malkoll::report
