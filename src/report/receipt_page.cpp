#include <sstream>

#include "report/form.h"
#include "report/receipt.h"
#include "text/checksum.h"

namespace malkoll::report {

namespace {

std::string verdict_of(const Receipt& receipt, const Wording& w) {
  switch (receipt.verdict) {
    case CheckVerdict::submittable: return std::string(w.in("Kan lämnas in"));
    case CheckVerdict::not_submittable: return std::string(w.in("Kan inte lämnas in"));
    case CheckVerdict::plan_in_order: return std::string(w.in("Planen är i ordning"));
    case CheckVerdict::plan_not_in_order: break;
  }
  return std::string(w.in("Planen är inte i ordning"));
}

std::int64_t number_in(const std::map<std::string, std::int64_t>& all, const std::string& name) {
  const auto found = all.find(name);
  return found == all.end() ? 0 : found->second;
}

Data figures_of(const Receipt& receipt, const Wording& w) {
  Data figures{Data::type::list};
  const auto count = [&](const std::string& name) { return w.count(static_cast<std::uint64_t>(number_in(receipt.counts, name))); };
  add_figure(figures, count("errors"), w.in("fel"));
  add_figure(figures, count("warnings"), w.in("varningar"));
  add_figure(figures, w.total(Ore(number_in(receipt.money, "linked"))), w.in("är kopplade till mål"));
  return figures;
}

}  // namespace

std::string receipt_page(const Receipt& receipt, Language language) {
  const Vocabulary vocabulary;
  const Wording w(language, vocabulary, Ore(number_in(receipt.money, "all")));
  std::string rules;
  for (const RuleStamp& rule : receipt.rules)
    rules += rule.code + " " + rule.sha256 + " " + rule.level + " " + (rule.limit ? std::to_string(*rule.limit) : "") + "\n";
  Data data, files{Data::type::list};
  data.set("heading",
           std::string(w.in("Kvitto på kontrollerad budget")) + (receipt.budget_year == 0 ? "" : " " + to_string(receipt.budget_year)));
  put_style(data);
  put(data, "municipality", shown(receipt.municipality));
  put(data, "plan", shown(receipt.plan_id + " " + receipt.plan_title));
  data.set("version", receipt.tool);
  data.set("when", receipt.when);
  data.set("verdict", verdict_of(receipt, w));
  data.set("figures", figures_of(receipt, w));
  data.set("files_count", w.count(receipt.files.size()));
  data.set("rules_count", w.count(receipt.rules.size()));
  for (const ReportFile& file : receipt.files) {
    Data row;
    row.set("path", shown(file.path));
    row.set("bytes", w.count(file.bytes));
    row.set("sha256", file.sha256);
    files.push_back(row);
  }
  data.set("files", files);
  data.set("rules", sha256(rules));
  data.set("findings", receipt.findings);
  data.set("receipt", sha256(write_receipt(receipt)));
  std::ostringstream out;
  fill(out, Output::html, "receipt", std::move(data), w);
  return std::move(out).str();
}

}  // namespace malkoll::report
