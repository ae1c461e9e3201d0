#include "diag/catalogue.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "text/format.h"

namespace malkoll {

namespace {

auto place_of(const std::vector<RuleInfo>& rules, std::string_view code) {
  return std::lower_bound(rules.begin(), rules.end(), code,
                          [](const RuleInfo& rule, std::string_view wanted) { return rule.code < wanted; });
}

}  // namespace

const RuleInfo* Catalogue::find(std::string_view code) const {
  const auto found = place_of(rules, code);
  return found != rules.end() && found->code == code ? &*found : nullptr;
}

std::uint16_t Catalogue::index(std::string_view code) const {
  const auto found = place_of(rules, code);
  assert(found != rules.end() && found->code == code);
  return static_cast<std::uint16_t>(found - rules.begin());
}

void Catalogue::insert(RuleInfo rule) {
  const auto at = place_of(rules, rule.code);
  assert(at == rules.end() || at->code != rule.code);
  rules.insert(at, std::move(rule));
}

std::optional<std::int64_t> limit_value(Decimal number, std::string_view unit) {
  if (unit.empty()) return number.decimals == 0 ? std::optional(number.mantissa) : std::nullopt;
  // Hundredths of a percent are to a percent what öre are to a krona.
  const AmountUnit amount = unit == "%" ? AmountUnit::kr : amount_unit(unit);
  if (amount == AmountUnit::none) return std::nullopt;
  const ReadAmount ore = to_ore(number, amount);
  return ore.fault == NumberFault::none ? std::optional(ore.value.count()) : std::nullopt;
}

std::string limit_text(const Limit& limit, Language language) {
  if (limit.unit == "%") return format_percent(limit.value, language);
  if (!limit.unit.empty()) return format_amount(Ore(limit.value), language);
  return format_number(static_cast<double>(limit.value), language);
}

std::string_view level_word(Level level, Language language) {
  switch (level) {
#define MALKOLL_LEVEL(name, word, english) \
  case Level::name: return language == Language::swedish ? word : english;
#include "words.def"
  }
  return "";
}

bool is_unreadable_file(std::string_view code) { return code == "F01" || code == "F07"; }

std::string as_code(std::string_view written) {
  const std::size_t digits = std::min(written.find_first_of("0123456789"), written.size());
  std::string code(written.substr(0, digits));
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (written.size() - digits == 1) code += '0';
  return code.append(written.substr(digits));
}

}  // namespace malkoll
