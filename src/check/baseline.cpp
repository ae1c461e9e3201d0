#include "check/baseline.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "diag/json.h"
#include "diag/summary_line.h"
#include "text/told.h"

namespace malkoll {

namespace {

constexpr int schema_version = 2;  // with baseline.schema.json

using ByPrint = std::map<Fingerprint, KnownFinding>;

Baseline from_map(ByPrint by_print) {
  Baseline baseline;
  for (auto& [print, known] : by_print) baseline.entries.push_back(std::move(known));
  return baseline;
}

/// The entry could have been found again in this run, had it still been there.
bool within_reach(const CheckResult& result, const Fingerprint& print) {
  const RuleInfo* rule = result.catalogue->find(print.rule);
  if (rule == nullptr) return false;
  if (!rule->sql.empty() && !result.ran[result.catalogue->index(print.rule)]) return false;
  const Summary& s = result.summary;
  if (s.whole_municipality) return true;
  return rule->scope == Scope::submission && std::find(s.units.begin(), s.units.end(), print.unit) != s.units.end();
}

/// What lines that cannot be read may hide: rules are quiet about them, so that what they found before cannot be said to be mended.
class Hidden {
 public:
  template <typename IsKnown>
  Hidden(const CheckResult& result, IsKnown&& is_known) {
    for (const Finding& f : result.findings) {
      if (f.level != Level::error || !result.catalogue->rules[f.rule].sql.empty()) continue;
      // A line that was broken already when the baseline was written hides what its own unit had before that, at most.
      if (f.unit.empty() || !is_known(f)) everything_ = true;
      else units_.insert(f.unit);
    }
  }
  [[nodiscard]] bool holds(const Fingerprint& print) const {
    return everything_ || units_.contains(print.unit) || (print.unit.empty() && !units_.empty());
  }

 private:
  bool everything_ = false;
  std::set<std::string> units_;
};

std::string text_of(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  return found == entry.end() || found->is_null() ? std::string() : found->get<std::string>();
}

/// Throws what nlohmann's own readers throw: a number with decimals, or past 64 bits, is none.
std::int64_t whole_number(const Json& value) {
  const bool past =
      value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!value.is_number_integer() || past) throw std::out_of_range("number");
  return value.get<std::int64_t>();
}

KnownFinding read_entry(const Json& entry, std::int64_t version) {
  KnownFinding known;
  known.print = {entry.at("rule").get<std::string>(), text_of(entry, "unit"), text_of(entry, "subject"), text_of(entry, "part")};
  known.message = text_of(entry, "message");
  if (const auto count = entry.find("count"); count != entry.end()) {
    const auto number = whole_number(*count);
    if (number < 1) throw std::out_of_range("count");
    known.count = static_cast<std::size_t>(number);
  }
  if (const auto extent = entry.find("extent"); extent != entry.end() && !extent->is_null()) known.extent = whole_number(*extent);
  if (version < 2 && known.print.rule == "L11")
    known.print.subject.clear();  // it was known by its first post, which another can take the place of
  return known;
}

/// Of two, the one that goes furthest.
std::optional<std::int64_t> furthest(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  const auto size = [](std::int64_t n) { return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n); };
  if (!a || !b) return a ? a : b;
  return size(*a) < size(*b) ? b : a;
}

/// No further than what was written, and the same way. What was not measured is as it was.
bool is_as_known(const std::optional<std::int64_t>& written, const std::optional<std::int64_t>& now) {
  return !written || !now || ((*written < 0) == (*now < 0) && furthest(written, now) == written) || *now == 0;
}

}  // namespace

Result<Baseline> read_baseline(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    const auto version = json.is_object() ? json.find("baseline") : json.end();
    if (!json.is_object() || version == json.end() || !version->is_number_integer() || !json.contains("findings") ||
        !json["findings"].is_array()) {
      return refusal(told("det är ingen baslinje: den börjar med \"baseline\": 2 och har en lista \"findings\""));
    }
    // JSON's positive numbers are read as unsigned
    if (version->is_number_unsigned() && version->get<std::uint64_t>() > schema_version)
      return refusal(told("den är skriven av en senare version av Målkoll"));
    ByPrint by_print;
    std::size_t number = 0;
    for (const Json& entry : json["findings"]) {
      ++number;
      try {
        KnownFinding known = read_entry(entry, whole_number(*version));
        const auto [there, fresh] = by_print.emplace(known.print, known);
        if (fresh) continue;  // else a merge of two branches has left both: what stands in both is one and the same
        there->second.count = std::max(there->second.count, known.count);
        there->second.extent = furthest(there->second.extent, known.extent);
      } catch (const std::exception&) {
        return refusal(told(
            "post {} i listan går inte att läsa: den ska ha \"rule\", \"unit\", \"subject\" och \"part\" som text, och \"count\" som ett tal",
            number));
      }
    }
    return from_map(std::move(by_print));
  } catch (const Json::parse_error& fault) {
    const std::size_t byte = std::min(fault.byte == 0 ? 0 : fault.byte - 1, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
    return refusal(told("rad {} går inte att läsa som JSON", line));
  } catch (const std::exception&) {
    return refusal(told("innehållet går inte att läsa"));
  }
}

std::string write_baseline(const Baseline& baseline) {
  std::string out = "{\n\"baseline\": " + std::to_string(schema_version) + ",\n\"findings\": [";
  const char* gap = "\n";
  for (const KnownFinding& known : baseline.entries) {
    out += gap;
    out += dump(known_json(known));
    gap = ",\n";
  }
  return out + "\n]\n}\n";
}

namespace {

/// Another word for each that is `from`, where words are what ids may be.
std::string with_word(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::string_view between = " ,;:/|»«()";
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    const std::string_view one = text.substr(at, end - at);
    out += one == from ? to : one;
    if (end < text.size()) out += text[end];
    at = end + 1;
  }
  return out;
}

}  // namespace

Baseline with_id(const Baseline& baseline, std::string_view unit, std::string_view from, std::string_view to) {
  ByPrint by_print;
  for (KnownFinding known : baseline.entries) {
    Fingerprint& print = known.print;
    const bool of_post = print.subject.starts_with("post ");
    if (!unit.empty()) {
      if (of_post && print.unit == unit) print.subject = with_word(print.subject, from, to);
    } else {
      if (print.unit == from) print.unit = to;
      if (!of_post) print.subject = with_word(print.subject, from, to);
      print.part = with_word(print.part, from, to);
    }
    Fingerprint key = print;
    by_print.emplace(std::move(key), std::move(known));
  }
  return from_map(std::move(by_print));
}

Baseline baseline_of(const CheckResult& result, const Baseline& before) {
  ByPrint by_print;
  for (const Finding& finding : result.findings) {
    if (finding.waived) continue;
    Fingerprint print = fingerprint_of(result, finding);
    const auto there = by_print.find(print);
    if (there == by_print.end()) {
      by_print.emplace(print, KnownFinding{print, std::max<std::size_t>(1, finding.items.size()), finding.extent, finding.message});
    } else {
      ++there->second.count;
      there->second.extent = furthest(there->second.extent, finding.extent);
    }
  }
  std::set<Fingerprint> written;
  for (const KnownFinding& known : before.entries) written.insert(known.print);
  const Hidden hidden(result, [&](const Finding& f) { return written.contains(fingerprint_of(result, f)); });
  for (const KnownFinding& known : before.entries) {
    if (within_reach(result, known.print) && !hidden.holds(known.print)) continue;
    KnownFinding& kept = by_print.emplace(known.print, known).first->second;
    kept.count = std::max(kept.count, known.count);
  }
  return from_map(std::move(by_print));
}

/// What was known of a finding: it itself, or the one in which it was gathered when they were more.
KnownFinding* known_of(std::map<Fingerprint, KnownFinding>& left, const CheckResult& result, const Finding& finding) {
  const Fingerprint print = fingerprint_of(result, finding);
  if (const auto there = left.find(print); there != left.end() && there->second.count > 0) return &there->second;
  const RuleInfo& rule = result.catalogue->rules[finding.rule];
  if (!finding.items.empty() || !(rule.gathers_plan || rule.gathers_budget)) return nullptr;
  for (auto entry = left.lower_bound({print.rule, "", "", ""}); entry != left.end() && entry->first.rule == print.rule; ++entry) {
    const bool gathered =
        entry->first.part.empty() && (entry->first.subject.starts_with("plan ") || entry->first.subject == "budget " + print.unit);
    if (gathered && entry->second.count > 0) return &entry->second;
  }
  return nullptr;
}

void apply_baseline(CheckResult& result, const Baseline& baseline) {
  std::map<Fingerprint, KnownFinding> left;
  for (const KnownFinding& known : baseline.entries) left.emplace(known.print, known);
  Summary& s = result.summary;
  for (Finding& finding : result.findings) {
    if (finding.waived) continue;
    KnownFinding* const known = known_of(left, result, finding);
    if (known == nullptr) continue;
    known->count -= finding.items.empty() ? 1 : known->count;  // one that has grown is not mended either
    finding.known = is_as_known(known->extent, finding.extent);
    finding.grown = !finding.known;
    if (finding.grown) continue;
    --(finding.level == Level::error ? s.errors : finding.level == Level::warning ? s.warnings : s.advice);
    if (finding.level == Level::error && finding.paper == Paper::follow_up) --s.follow_up_errors;
    ++s.known;
  }
  s.failing = is_failing(s);
  result.has_baseline = true;
  const Hidden hidden(result, [](const Finding& f) { return f.known; });
  for (const KnownFinding& known : baseline.entries) {
    const std::size_t gone = left[known.print].count;
    if (gone == 0 || !within_reach(result, known.print) || hidden.holds(known.print)) continue;
    result.mended.push_back({known.print, gone, known.extent, known.message});
    s.mended += gone;
  }
}

Baseline pruned(const Baseline& baseline, const CheckResult& result) {
  Baseline rest;
  auto gone = result.mended.begin();
  for (KnownFinding known : baseline.entries) {
    if (gone != result.mended.end() && gone->print == known.print) known.count -= (gone++)->count;
    if (known.count > 0) rest.entries.push_back(std::move(known));
  }
  return rest;
}

}  // namespace malkoll
