#include "registry/judge.h"

#include <algorithm>
#include <functional>
#include <map>

#include "check/rule_texts.h"
#include "registry/ask.h"
#include "report/receipt.h"
#include "text/told.h"

namespace malkoll::registry {

namespace {

/// Numbers by level, the gravest first.
using ByLevel = std::map<Level, std::int64_t, std::greater<>>;

Level level_of(std::string_view word) {
  for (const Level level : {Level::off, Level::advice, Level::warning}) {
    if (word == level_word(level, Language::swedish)) return level;
  }
  return Level::error;
}

/// A rule as it was when the set was handed in.
struct Then {
  std::string name, sha256;
  Level level = Level::error;
  std::optional<std::int64_t> limit;
  bool ran = false;
  ByLevel findings;
};

struct Known {
  std::map<std::string, Then> rules;            ///< by code
  std::map<std::string, RuleSetting> settings;  ///< what is written with `regel`
  bool whole_municipality = true;
  std::int64_t dropped = 0;
};

Result<void> read_receipt_of(Server& server, const SetRow& set, Known& known) {
  const Result<Rows> rows = server.ask("SELECT receipt FROM malkoll.submission_set WHERE id = $1", {std::to_string(set.id)});
  if (!rows) return failure(rows.error());
  const Result<report::Receipt> receipt = report::read_receipt(rows->text(0, 0));
  if (!receipt) return refusal(told("{} kan inte prövas: {}", set.name(), receipt.error().reason));
  known.whole_municipality = receipt->whole_municipality;
  if (const auto dropped = receipt->counts.find("dropped"); dropped != receipt->counts.end()) known.dropped = dropped->second;
  for (const report::RuleStamp& stamp : receipt->rules) {
    Then& then = known.rules[stamp.code];
    then.sha256 = stamp.sha256;
    then.limit = stamp.limit;
  }
  return {};
}

Result<Known> known_of(Server& server, const SetRow& set) {
  Known known;
  if (auto done = read_receipt_of(server, set, known); !done) return failure(done.error());
  const Result<Rows> rules = server.ask(
      "SELECT r.code, r.name, r.level, r.ran, f.level, f.n FROM rule AS r LEFT JOIN (SELECT code, level, count(*) FILTER (WHERE gathered IS NULL) + count(DISTINCT gathered) AS n "
      "FROM finding WHERE counts = 1 GROUP BY code, level) AS f ON f.code = r.code");
  if (!rules) return failure(rules.error());
  for (int row = 0; row < rules->size(); ++row) {
    Then& then = known.rules[std::string(rules->text(row, 0))];
    then.name = rules->text(row, 1);
    then.level = level_of(rules->text(row, 2));
    then.ran = rules->integer(row, 3) == 1;
    if (!rules->is_null(row, 4)) then.findings[level_of(rules->text(row, 4))] = rules->integer(row, 5);
  }
  const Result<Rows> settings = server.ask("SELECT code, level, threshold FROM setting");
  if (!settings) return failure(settings.error());
  for (int row = 0; row < settings->size(); ++row) {
    const std::string code = as_code(settings->text(row, 0));
    const Level level = level_of(settings->text(row, 1));
    // Another plan in the same folder may say otherwise: of a rule that was run it is known which was in force.
    if (const auto then = known.rules.find(code); then != known.rules.end() && then->second.level != level) continue;
    RuleSetting& setting = known.settings[code];
    setting.level = std::max(setting.level.value_or(level), level);
    if (!settings->is_null(row, 2)) setting.limit = settings->integer(row, 2);
  }
  for (const auto& [code, then] : known.rules) {
    if (then.limit) known.settings[code].limit = then.limit;
  }
  return known;
}

class Judging {
 public:
  Judging(Server& server, const Known& known, std::string today, std::uint32_t seconds)
      : server_(server), known_(known), today_(std::move(today)), seconds_(seconds) {}

  SetAnswer answer;

  /// A rule that is here and was there.
  Result<void> judge_known(const Then& then, const RuleInfo& rule) {
    std::optional<ByLevel> rows;
    if (!rule.sql.empty() && then.ran && then.level != Level::off) {
      Result<ByLevel> found = rows_of(rule);
      if (!found) return failure(found.error());
      rows = std::move(*found);
    }
    put(rule.code, rule.name, rows, then.findings);
    return {};
  }

  /// A rule that was there only: a municipality's own.
  void judge_gone(const std::string& code, const Then& then) { put(code, then.name, {}, then.findings); }

  Result<void> judge_by_rows(const RuleInfo& rule, const Then* then) {
    if (!known_.whole_municipality && rule.scope == Scope::municipality) return {};
    if (then != nullptr && !then->ran && then->level != Level::off) return {};  // what it is about was not there
    if (level_in_force(rule, setting_of(rule)) == Level::off) return {};
    const Result<ByLevel> rows = rows_of(rule);
    if (!rows) return failure(rows.error());
    put(rule.code, rule.name, *rows, {});
    if (!rows->empty() || (then != nullptr && !then->findings.empty())) answer.by_rows.push_back(rule.code);
    return {};
  }

 private:
  Server& server_;
  const Known& known_;
  const std::string today_;
  const std::uint32_t seconds_;

  [[nodiscard]] RuleSetting setting_of(const RuleInfo& rule) const {
    const auto said = known_.settings.find(rule.code);
    return said == known_.settings.end() ? RuleSetting{} : said->second;
  }

  Result<ByLevel> rows_of(const RuleInfo& rule) {
    const RuleSetting setting = setting_of(rule);
    const std::optional<Limit> limit = limit_in_force(rule, setting);
    const Result<Rows> rows = ask_reading(server_, rule.sql, {limit ? std::optional(limit->value) : std::nullopt, today_}, seconds_);
    if (!rows) return refusal(told("regeln {} kan inte köras: {}", rule.code, rows.error().reason));
    const int place = rows->column("place"), variant = rows->column("variant");
    const RuleTexts texts = texts_of(rule, setting, run_language());
    ByLevel found;
    for (int row = 0; row < rows->size(); ++row) {
      if (place >= 0 && rows->is_null(row, place)) continue;  // nor is it a finding in a check
      const Level level = texts.variant(variant < 0 ? std::string_view() : rows->text(row, variant)).level;
      if (level != Level::off) ++found[level];
    }
    return found;
  }

  /// `rows` nothing: it was not run here. `findings` nothing: nobody has made findings of them.
  void put(const std::string& code, const std::string& name, const std::optional<ByLevel>& rows, const std::optional<ByLevel>& findings) {
    const std::optional<ByLevel>& judged = findings ? findings : rows;
    answer.stops = answer.stops || (judged && judged->contains(Level::error));
    for (const Level level : {Level::error, Level::warning, Level::advice}) {
      const auto number = [&](const std::optional<ByLevel>& of) -> std::optional<std::int64_t> {
        if (!of) return std::nullopt;
        const auto found = of->find(level);
        return found == of->end() ? 0 : found->second;
      };
      const RuleAnswer one{code, name, level, number(rows), number(findings)};
      if (one.rows.value_or(0) + one.findings.value_or(0) > 0) answer.answers.push_back(one);
    }
  }
};

}  // namespace

Result<SetAnswer> judge(Server& server, const SetRow& set, const Catalogue& catalogue, FunctionRef<std::string(const RuleInfo&)> checksum,
                        std::uint32_t seconds) {
  if (auto done = look_at(server, set); !done) return failure(done.error());
  const Result<Known> known = known_of(server, set);
  if (!known) return failure(known.error());
  Judging judging(server, *known, set.handed_in, seconds);
  judging.answer.dropped = known->dropped;
  for (const RuleInfo& rule : catalogue.rules) {
    const auto then = known->rules.find(rule.code);
    const bool there = then != known->rules.end();
    if (!there && rule.sql.empty()) continue;  // the reader's, and the files are not here
    const bool same = there && (rule.sql.empty() || then->second.sha256 == checksum(rule));
    const Result<void> done = same ? judging.judge_known(then->second, rule) : judging.judge_by_rows(rule, there ? &then->second : nullptr);
    if (!done) return refusal(set.name() + ": " + done.error().reason);
  }
  for (const auto& [code, then] : known->rules) {
    if (catalogue.find(code) == nullptr) judging.judge_gone(code, then);
  }
  std::stable_sort(judging.answer.answers.begin(), judging.answer.answers.end(),
                   [](const RuleAnswer& a, const RuleAnswer& b) { return a.code < b.code; });
  return std::move(judging.answer);
}

}  // namespace malkoll::registry
