#include "diag/summary_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "diag/visible.h"
#include "text/format.h"

namespace malkoll {
namespace {

struct Words {
  const RenderOptions& options;
  [[nodiscard]] bool english() const { return options.language == Language::english; }
  [[nodiscard]] Glyphs glyphs() const { return options.unicode ? Glyphs::typographic : Glyphs::ascii; }
  [[nodiscard]] std::string total(Ore ore) const { return format_total(ore, options.language, glyphs()); }

  /// `12 varningar`: the count with the word that agrees with it.
  [[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many) const {
    return fmt::format("{} {}", format_count(count, options.language, glyphs()), count == 1 ? one : many);
  }
};

std::string counts(const Summary& s, const Words& words) {
  const bool english = words.english();
  std::vector<std::string> items;
  if (s.errors != 0) items.push_back(words.counted(s.errors, english ? "error" : "fel", english ? "errors" : "fel"));
  if (s.warnings != 0) {
    items.push_back(words.counted(s.warnings, english ? "warning" : "varning", english ? "warnings" : "varningar"));
  }
  if (s.advice != 0) {
    items.push_back(words.counted(s.advice, english ? "piece of advice" : "råd", english ? "pieces of advice" : "råd"));
  }
  const std::string files = words.counted(s.files, english ? "file" : "fil", english ? "files" : "filer");
  const std::string found = !items.empty() ? listed(items, english ? "and" : "och")
                            : english      ? (s.known != 0 ? "No new errors, warnings or advice" : "No errors, warnings or advice")
                                           : (s.known != 0 ? "Inga nya fel, varningar eller råd" : "Inga fel, varningar eller råd");
  return fmt::format("{} {} {}", found, english ? "in" : "i", files);
}

void add_baseline(std::vector<std::string>& parts, const Summary& s, const Words& words) {
  if (s.known != 0) parts.push_back(words.english() ? words.counted(s.known, "in the baseline", "in the baseline") : words.counted(s.known, "i baslinjen", "i baslinjen"));
  if (s.mended != 0) {
    parts.push_back(words.english() ? words.counted(s.mended, "mended since the baseline", "mended since the baseline")
                                    : words.counted(s.mended, "rättat sedan baslinjen", "rättade sedan baslinjen"));
  }
}

/// How much reaches a goal, out of what ought to: what is excused is said apart and not counted in.
void add_money(std::vector<std::string>& parts, const Summary& s, const Words& words) {
  const Ore excused = std::clamp(s.excused, Ore(), std::max(s.money, Ore()));
  const Ore expected = s.money - excused;
  if (expected > 0) {
    const auto percent = whole_percent(s.linked.count(), expected.count());
    const std::string blank = words.options.unicode ? "\u00a0" : " ";
    const std::string share = percent ? fmt::format("{}{}%", *percent, words.english() ? "" : blank) : words.english() ? std::string("less than 1%") : fmt::format("mindre än 1{}%", blank);
    parts.push_back(words.english() ? fmt::format("{} of {} is linked to goals", share, words.total(expected)) : fmt::format("{} av {} är kopplade till mål", share, words.total(expected)));
  }
  if (excused > 0) {
    const std::string_view apart =
        words.english() ? "of basic services and the like is counted separately" : "grunduppdrag m.m. räknas för sig";
    parts.push_back(fmt::format("{} {}", words.total(excused), apart));
  }
}

void add_scope(std::vector<std::string>& parts, const Summary& s, const Words& words) {
  const bool english = words.english();
  if (!s.whole_municipality) {
    std::vector<std::string> units;
    for (const std::string& unit : s.units) units.push_back(visible(unit, words.options.unicode));
    const std::string from =
        units.empty() ? std::string() : (english ? " from " : " från ") + listed(units, english ? "and" : "och");
    parts.push_back(
        english ? fmt::format("checked as a submission{}; rules that need every submission are limited", from)
                : fmt::format("kontrollerad som inlämning{}; regler som kräver alla inlämningar är begränsade", from));
  }
  if (s.missing_units != 0) {
    parts.push_back(english ? words.counted(s.missing_units, "unit has not handed in", "units have not handed in")
                            : words.counted(s.missing_units, "enhet har inte lämnat in", "enheter har inte lämnat in"));
  }
}

/// What is milder than an error fails as well.
bool fails_otherwise(const Summary& s) {
  return (s.fail_on <= Level::warning && s.warnings > 0) || (s.fail_on <= Level::advice && s.advice > 0);
}

std::string verdict(const Summary& s, const Words& words) {
  const bool english = words.english();
  const bool wrong = s.errors > s.follow_up_errors;
  if (wrong && s.plan_alone) return english ? "the plan has errors to mend" : "planen har fel att rätta";
  if (wrong) return english ? "cannot be handed in" : "kan inte lämnas in";
  if (fails_otherwise(s)) return fmt::format("{} --fail-on {}", english ? "stopped by" : "stoppas av", level_word(s.fail_on, words.options.language));
  if (s.plan_alone) return english ? "the plan is in order" : "planen är i ordning";
  return english ? "can be handed in" : "kan lämnas in";
}

}  // namespace

std::string listed(const std::vector<std::string>& items, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    out += items[i];
  }
  return out;
}

std::optional<int> whole_percent(std::int64_t part, std::int64_t whole) {
  if (part <= 0) return 0;
  if (part >= whole) return 100;
  // Half a percent up, without leaving 64 bits: first shrink both, which moves the quotient by far less than shows.
  while (whole > (std::int64_t{1} << 53)) {
    part /= 2;
    whole /= 2;
  }
  const std::int64_t percent = (200 * part + whole) / (2 * whole);
  if (percent == 0) return std::nullopt;
  return static_cast<int>(std::min<std::int64_t>(percent, 99));
}

bool is_failing(const Summary& s) {
  return s.errors > 0 || fails_otherwise(s);
}

bool can_submit(const Summary& summary) {
  return summary.errors <= summary.follow_up_errors && !fails_otherwise(summary);
}

std::string summary_line(const Summary& summary, const RenderOptions& options) {
  const Words words{options};
  std::vector<std::string> parts{counts(summary, words)};
  if (summary.waived != 0) {
    parts.push_back(options.language == Language::english ? words.counted(summary.waived, "waived", "waived")
                                                          : words.counted(summary.waived, "undantaget", "undantagna"));
  }
  add_baseline(parts, summary, words);
  add_money(parts, summary, words);
  add_scope(parts, summary, words);
  parts.push_back(verdict(summary, words));
  if (summary.follow_up_errors != 0) parts.emplace_back(words.english() ? "the follow-up has errors to mend" : "uppföljningen har fel att rätta");
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += options.unicode ? " · " : " - ";
    out += part;
  }
  return out;
}

}  // namespace malkoll
