#include "report/receipt_settings.h"

namespace malkoll::report {

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

std::vector<std::string> level_names() {
  std::vector<std::string> names;
  for (const Language language : {Language::swedish, Language::english}) {
    for (const Level level : {Level::error, Level::warning, Level::advice}) names.emplace_back(level_word(level, language));
  }
  return names;
}

Level level_named(const std::string& name) {
  for (const Level level : {Level::warning, Level::advice}) {
    if (name == level_word(level, Language::swedish) || name == level_word(level, Language::english)) return level;
  }
  return Level::error;
}

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

}  // namespace malkoll::report
