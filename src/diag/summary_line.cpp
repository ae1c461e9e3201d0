#include "diag/summary_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "diag/visible.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll {
namespace {

struct Words {
  const RenderOptions& options;
  [[nodiscard]] std::string_view in(std::string_view swedish) const { return in_language(swedish, options.language); }
  [[nodiscard]] std::string total(Ore ore) const { return format_total(ore, options.language, options.glyphs); }

  /// `12 varningar`: the count with the word that agrees with it.
  [[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many) const {
    return fmt::format("{} {}", format_count(count, options.language, options.glyphs), in(count == 1 ? one : many));
  }
};

std::string counts(const Summary& s, const Words& words) {
  std::vector<std::string> items;
  if (s.errors != 0) items.push_back(words.counted(s.errors, "fel¦ett", "fel"));
  if (s.warnings != 0) items.push_back(words.counted(s.warnings, "varning", "varningar"));
  if (s.advice != 0) items.push_back(words.counted(s.advice, "råd¦ett", "råd¦flera"));
  const std::string none(words.in(s.known != 0 ? "Inga nya fel, varningar eller råd" : "Inga fel, varningar eller råd"));
  return fmt::format("{} {} {}", items.empty() ? none : listed(items, words.in("och")), words.in("i"),
                     words.counted(s.files, "fil", "filer"));
}

void add_baseline(std::vector<std::string>& parts, const Summary& s, const Words& words) {
  if (s.known != 0) parts.push_back(words.counted(s.known, "i baslinjen", "i baslinjen"));
  if (s.mended != 0) parts.push_back(words.counted(s.mended, "rättat sedan baslinjen", "rättade sedan baslinjen"));
}

std::string percent_of(int number, const Words& words) {
  return fmt::format("{}{}%", number,
                     words.options.language == Language::english   ? ""
                     : words.options.glyphs == Glyphs::typographic ? "\u00a0"
                                                                   : " ");
}

/// How much reaches a goal, out of what ought to: what is excused is said apart and not counted in.
void add_money(std::vector<std::string>& parts, const Summary& s, const Words& words) {
  const Ore excused = std::clamp(s.excused, Ore(), std::max(s.money, Ore()));
  const Ore expected = s.money - excused;
  if (expected > 0) {
    const auto percent = whole_percent(s.linked.count(), expected.count());
    const std::string share = percent_of(percent.value_or(1), words);
    const std::string part = percent ? share : told_in(words.options.language, "mindre än {}", share);
    parts.push_back(s.changed == s.money
                        ? told_in(words.options.language, "{} av {} i förändringar är kopplade till mål", part, words.total(expected))
                        : told_in(words.options.language, "{} av {} är kopplade till mål", part, words.total(expected)));
  }
  if (excused > 0) {
    parts.push_back(fmt::format("{} {}", words.total(excused), words.in("grunduppdrag m.m. räknas för sig")));
  }
}

void add_scope(std::vector<std::string>& parts, const Summary& s, const Words& words) {
  if (!s.whole_municipality) {
    std::vector<std::string> units;
    for (const std::string& unit : s.units) units.push_back(visible(unit, words.options.glyphs));
    const std::string from = units.empty() ? std::string() : fmt::format(" {} {}", words.in("från"), listed(units, words.in("och")));
    parts.push_back(
        told_in(words.options.language, "kontrollerad som inlämning{}; regler som kräver alla inlämningar är begränsade", from));
  }
  if (s.missing_units != 0) {
    parts.push_back(words.counted(s.missing_units, "enhet har inte lämnat in", "enheter har inte lämnat in"));
  }
}

/// What is milder than an error fails as well.
bool fails_otherwise(const Summary& s) {
  return (s.fail_on <= Level::warning && s.warnings > 0) || (s.fail_on <= Level::advice && s.advice > 0);
}

std::string verdict(const Summary& s, const Words& words) {
  const bool wrong = s.errors > s.follow_up_errors;
  if (wrong) return std::string(words.in(s.plan_alone ? "planen har fel att rätta" : "kan inte lämnas in"));
  if (fails_otherwise(s)) return fmt::format("{} --fail-on {}", words.in("stoppas av"), level_word(s.fail_on, words.options.language));
  return std::string(words.in(s.plan_alone ? "planen är i ordning" : "kan lämnas in"));
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

bool is_failing(const Summary& s) { return s.errors > 0 || fails_otherwise(s); }

bool can_submit(const Summary& summary) { return summary.errors <= summary.follow_up_errors && !fails_otherwise(summary); }

std::string summary_line(const Summary& summary, const RenderOptions& options) {
  const Words words{options};
  std::vector<std::string> parts{counts(summary, words)};
  if (summary.waived != 0) {
    parts.push_back(words.counted(summary.waived, "undantaget", "undantagna"));
  }
  add_baseline(parts, summary, words);
  add_money(parts, summary, words);
  add_scope(parts, summary, words);
  parts.push_back(verdict(summary, words));
  if (summary.follow_up_errors != 0) parts.emplace_back(words.in("uppföljningen har fel att rätta"));
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += options.glyphs == Glyphs::typographic ? " · " : " - ";
    out += part;
  }
  return out;
}

}  // namespace malkoll
