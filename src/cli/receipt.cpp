#include "cli/receipt.h"

#include <filesystem>

#include "cli/command.h"
#include "cli/system.h"

namespace malkoll::cli {

namespace {

/// Each setting with the option that says it.
template <typename Settings, typename Each>
void for_each_setting(Settings& settings, Each each) {
  each("fail-on", settings.fail_on);
  each("plan", settings.plan);
  each("baseline", settings.baseline);
  each("kolada", settings.kolada);
  each("rules", settings.rules);
  each("mapping", settings.tables.mapping);
  each("unit", settings.tables.unit);
  each("amounts", settings.tables.amounts);
}

}  // namespace

std::map<std::string, std::string> written(const CheckSettings& settings) {
  std::map<std::string, std::string> usual, all;
  const CheckSettings unsaid;
  for_each_setting(unsaid, [&](const char* name, const std::string& value) { usual.emplace(name, value); });
  for_each_setting(settings, [&](const char* name, const std::string& value) {
    if (value != usual.at(name)) all.emplace(name, value);
  });
  return all;
}

CheckSettings read_settings(const std::map<std::string, std::string>& written) {
  CheckSettings settings;
  for_each_setting(settings, [&](const char* name, std::string& value) {
    if (const auto said = written.find(name); said != written.end()) value = said->second;
  });
  return settings;
}

report::Receipt receipt_of(const Loaded& loaded, const CheckResult& result, const Seen& seen, std::map<std::string, std::string> settings, std::string when) {
  report::ReceiptInput input{loaded.input, loaded.project, result, {}, std::move(settings), version(), std::move(when)};
  // Copies that Målkoll has written itself are looked at, and are no part of what was checked.
  const Sources& sources = loaded.input.sources;
  for (const auto& [path, file] : seen.files) {
    if (!work::is_table(path) || sources.index_of(path) != sources.size()) input.files.push_back(file);
  }
  return report::receipt_of(std::move(input));
}

Result<void> write_receipt_files(const report::Receipt& receipt, const std::string& path, Language language) {
  if (auto done = write_file(path, Over::own, report::write_receipt(receipt)); !done) return done;
  return write_file(std::filesystem::path(path).replace_extension(".html").generic_string(), Over::own, report::receipt_page(receipt, language));
}

}  // namespace malkoll::cli
