#include "cli/reading.h"

#include <algorithm>
#include <iostream>

#include "diag/render.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

std::string errors_in_words(Made made, std::size_t errors) {
  switch (made) {
    case Made::answer:
      return errors == 1 ? told("1 fel i filerna kan påverka svaret; malkoll check visar det")
                         : told("{} fel i filerna kan påverka svaret; malkoll check visar dem", errors);
    case Made::comparison:
      return errors == 1 ? told("1 fel i filerna kan påverka jämförelsen; malkoll check visar det")
                         : told("{} fel i filerna kan påverka jämförelsen; malkoll check visar dem", errors);
    default:
      return errors == 1 ? told("1 fel i filerna kan påverka det som skrevs; malkoll check visar det")
                         : told("{} fel i filerna kan påverka det som skrevs; malkoll check visar dem", errors);
  }
}

}  // namespace

RenderOptions look_on(Stream stream, const Common& common) {
  RenderOptions look;
  look.language = common.language;
  look.colour = wants_colour(stream);
  look.glyphs = is_utf8_locale() ? Glyphs::typographic : Glyphs::ascii;
  return look;
}

void render_reading(CheckResult result, const Common& common, FunctionRef<bool(const std::string& code)> is_shown) {
  std::erase_if(result.findings, [&](const Finding& f) { return !is_shown(result.catalogue->rules[f.rule].code); });
  render_text_findings(std::cerr, result, look_on(Stream::error, common));
}

void tell_reading(const Loaded& loaded, const Common& common, Made made, std::string_view of) {
  if (loaded.sink.mistakes().empty()) return;
  CheckOptions options;
  options.language = common.language;
  options.tasks = false;
  CheckResult result = checked(loaded, options);
  const auto errors = std::count_if(result.findings.begin(), result.findings.end(), [&](const Finding& f) {
    return f.level == Level::error && result.catalogue->rules[f.rule].sql.empty();
  });
  render_reading(std::move(result), common, [](const std::string& code) { return code == "F12"; });
  if (errors == 0) return;
  const std::string words = errors_in_words(made, static_cast<std::size_t>(errors));
  mention(of.empty() ? words : std::string(of).append(": ").append(words));
}

}  // namespace malkoll::cli
