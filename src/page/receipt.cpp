#include "page/receipt.h"

#include <algorithm>

#include "report/receipt.h"
#include "report/receipt_settings.h"
#include "text/checksum.h"
#include "text/told.h"

namespace malkoll::page {

namespace {

using Files = std::map<std::string, std::string>;

bool could_run(const server::Checked& checked) { return checked.result.failed.empty() && !checked.workspace->input.unreadable; }

report::Receipt receipt_of(const server::Checked& checked, const Files& files, const std::set<std::string>& read,
                           std::map<std::string, std::string> settings, const std::string& when) {
  report::ReceiptInput input{checked.workspace->input, checked.project(), checked.result, {}, std::move(settings), MALKOLL_VERSION, when};
  for (const std::string& path : read) {
    if (const auto file = files.find(path); file != files.end()) input.files.push_back({path, sha256(file->second), file->second.size()});
  }
  return report::receipt_of(std::move(input));
}

bool ends_with_path(const std::string& path, const std::string& end) { return path == end || path.ends_with("/" + end); }

/// The file that a path of a receipt is: with the same path below some folder, or the only one of its name that has lost its folder.
Files::const_iterator found_again(const Files& files, const std::string& path) {
  const auto same = std::find_if(files.begin(), files.end(), [&](const auto& file) { return ends_with_path(file.first, path); });
  return same != files.end() ? same : files.find(path.substr(path.rfind('/') + 1));
}

/// The files of the page by the paths of the receipt; what it does not have keeps its own path, from the same folder.
Files as_then(const Files& files, const report::Receipt& then) {
  Files named;
  std::set<std::string> taken;
  std::string folder;
  for (const report::ReportFile& file : then.files) {
    const auto found = found_again(files, file.path);
    if (found == files.end() || !taken.insert(found->first).second) continue;
    named.emplace(file.path, found->second);
    if (found->first.ends_with("/" + file.path)) folder = found->first.substr(0, found->first.size() - file.path.size());
  }
  for (const auto& [path, bytes] : files) {
    if (!taken.contains(path)) named.emplace(path.starts_with(folder) ? path.substr(folder.size()) : path, bytes);
  }
  return named;
}

Json refused(const std::string& why) { return {{"refused", why}}; }

/// The settings that are files beside the budget, which the page has no place for.
bool is_for_command(const report::CheckSettings& settings) {
  return !settings.baseline.empty() || !settings.kolada.empty() || !settings.rules.empty() || !settings.tables.mapping.empty();
}

}  // namespace

Json receipt_json(const Session& session) {
  const server::Checked& checked = *session.checked;
  if (!could_run(checked)) return refused(told("kvittot skrivs när alla filer kan läsas och alla regler kan köras"));
  report::CheckSettings settings;
  settings.tables = session.request.tables;
  const report::Receipt receipt = receipt_of(checked, session.files, session.read, report::written(settings), session.request.today);
  return {{"json", report::write_receipt(receipt)}, {"sheet", report::receipt_page(receipt, checked.language)}};
}

Json verify_json(const Session& session, const std::string& receipt, Language language) {
  tell_in(language);
  const Result<report::Receipt> then = report::read_receipt(receipt);
  if (!then) return refused(then.error().reason);
  const report::CheckSettings settings = report::read_settings(then->settings);
  if (is_for_command(settings))
    return refused(told("kontrollen gjordes med en baslinje eller med filer som inte finns på sidan; pröva det med   malkoll verify"));
  const Files files = as_then(session.files, *then);
  CheckRequest request = session.request;
  request.language = language;
  request.whole_municipality = then->whole_municipality;
  request.checked = then->checked;
  std::erase_if(request.checked, [&](const std::string& path) { return !files.contains(path); });
  request.named.clear();
  for (const std::string& path : then->checked) request.named.push_back(path);
  request.plan = settings.plan;
  request.tables = settings.tables;
  request.fail_on = report::level_named(settings.fail_on);
  request.today = then->when;
  const Result<Run, work::OpenFaults> run = run_check(session, files, request);
  if (!run) return refused(run.error().maps.front());
  const std::vector<std::string> found = report::differences(*then, receipt_of(run->checked, files, run->read, then->settings, then->when));
  return {{"says", report::holds_in_words(*then, found)}, {"differences", found}};
}

}  // namespace malkoll::page
