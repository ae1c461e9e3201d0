#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "check/engine.h"
#include "cli/files.h"
#include "cli/run.h"
#include "diag/render.h"

namespace malkoll::cli {

namespace {

Level level_named(const std::string& name) {
  if (name == "råd" || name == "advice") return Level::advice;
  if (name == "varning" || name == "warning") return Level::warning;
  return Level::error;
}

void render(const CheckResult& result, const CheckArguments& arguments, const RenderOptions& options) {
  if (arguments.format == "short") {
    render_short(std::cout, result, options);
  } else if (arguments.format == "json") {
    render_json(std::cout, result, options);
  } else if (arguments.format == "sarif") {
    render_sarif(std::cout, result, options);
  } else {
    render_text(std::cout, result, options);
  }
  std::cout.flush();
}

}  // namespace

int check_command(const CheckArguments& arguments, const Common& common) {
  const std::vector<std::string> paths = arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths;
  const std::unique_ptr<Loaded> loaded = load(paths, arguments.plan, common);
  if (loaded == nullptr) return could_not_run;
  CheckOptions options;
  options.language = common.language;
  options.fail_on = level_named(arguments.fail_on);
  options.today = today();
  std::vector<RuleError> errors;
  const CheckResult result = check(loaded->input, loaded->project, loaded->catalogue, loaded->sink, loaded->scope, options, errors);

  RenderOptions look;
  look.language = common.language;
  look.colour = wants_colour(STDOUT_FILENO);
  look.unicode = is_utf8_locale();
  look.all = arguments.all;
  look.version = version();
  render(result, arguments, look);
  say(errors);
  if (!std::cout) return refuse("kunde inte skriva allt");
  if (!errors.empty() || loaded->input.unreadable) return could_not_run;
  return result.summary.failing ? found_something : all_well;
}

}  // namespace malkoll::cli
