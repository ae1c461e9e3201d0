#include "report/wording.h"

#include <fmt/format.h>

#include <algorithm>

#include "diag/summary_line.h"
#include "model/money.h"
#include "text/format.h"
#include "text/utf8.h"

namespace malkoll::report {

namespace {

constexpr Ore tkr{100'000}, mnkr = tkr * 1'000;

}  // namespace

Wording::Wording(Language language, const Vocabulary& vocabulary, Ore largest)
    : language_(language), vocabulary_(vocabulary), in_thousands_(largest < mnkr * 100) {}

std::string_view Wording::word(Kind kind, Form form) const { return vocabulary_.word(malkoll::word(kind), form, language_); }

std::string Wording::the(Kind kind) const {
  return english() ? fmt::format("the {}", word(kind)) : std::string(word(kind, Form::definite));
}

std::string_view Wording::no(Kind kind) const { return english() ? in("ingen") : vocabulary_.agreeing("ingen", malkoll::word(kind)); }

std::string_view Wording::it(Kind kind) const { return english() ? in("den") : vocabulary_.agreeing("den", malkoll::word(kind)); }

std::string_view Wording::value(std::string_view swedish) const { return english() ? in(swedish) : vocabulary_.value(swedish); }

std::string Wording::list(const std::vector<std::string>& items) const { return listed(items, in("och")); }

std::string Wording::counted(std::size_t count, Kind kind) const {
  return counted(count, word(kind, Form::indefinite), word(kind, Form::plural));
}

std::string Wording::counted(std::size_t count, std::string_view one, std::string_view many) const {
  return fmt::format("{}\u00a0{}", format_count(count, language_), count == 1 ? one : many);
}

std::string Wording::count(std::size_t count) const { return format_count(count, language_); }

std::string Wording::count_if_any(std::size_t count) const { return count == 0 ? std::string() : format_count(count, language_); }

std::string Wording::money(Ore ore) const {
  const std::int64_t step = (in_thousands_ ? tkr : mnkr / 10).count();
  const std::int64_t size = magnitude(ore).count();
  const auto steps = static_cast<std::uint64_t>(size / step + (size % step >= step / 2 ? 1 : 0));
  const std::string_view minus = ore < 0 ? "\u2212" : "";
  const std::string_view decimal = english() ? "." : ",";
  if (steps == 0 && ore != 0) {
    const std::string_view sign = ore < 0 ? ">" : "<";
    return in_thousands_ ? fmt::format("{}\u00a0{}1", sign, minus) : fmt::format("{}\u00a0{}0{}1", sign, minus, decimal);
  }
  if (in_thousands_) return fmt::format("{}{}", minus, format_count(steps, language_));
  return fmt::format("{}{}{}{}", minus, format_count(steps / 10, language_), decimal, steps % 10);
}

std::string Wording::money_if_any(Ore ore) const { return ore == 0 ? std::string() : money(ore); }

std::string Wording::change(Ore ore) const { return ore > 0 ? "+" + money(ore) : money_or_dash(ore); }

std::string Wording::money_or_dash(Ore ore) const { return ore == 0 ? "–" : money(ore); }

std::string Wording::count_or_dash(std::size_t count) const { return count == 0 ? "–" : format_count(count, language_); }

std::string_view Wording::money_unit() const { return in_thousands_ ? "tkr" : "mnkr"; }

std::string Wording::total(Ore ore) const { return format_total(ore, language_); }

std::string Wording::total_if_any(Ore ore) const { return ore == 0 ? std::string() : total(ore); }

std::string Wording::share(Share share) const { return share_of(share.hundredths(), whole_share.hundredths()); }

std::string Wording::share(Ore part, Ore whole) const { return share_of(part.count(), whole.count()); }

std::string Wording::share_of(std::int64_t part, std::int64_t whole) const {
  return whole <= 0 ? std::string("–") : whole_percent_text(whole_percent(part, whole));
}

std::string Wording::whole_percent_text(std::optional<int> percent) const {
  const std::string_view blank = english() ? "" : "\u00a0";
  return percent ? fmt::format("{}{}%", *percent, blank) : fmt::format("<\u00a01{}%", blank);
}

std::vector<std::string> Wording::shares(const std::vector<Ore>& parts, Ore whole) const {
  std::vector<std::string> texts;
  std::vector<std::int64_t> weights;
  Ore sum;
  for (const Ore part : parts) {
    sum = add(sum, part);
    weights.push_back(part.count());
  }
  const bool add_up = whole > 0 && sum == whole && std::all_of(weights.begin(), weights.end(), [](std::int64_t w) { return w >= 0; });
  std::vector<Ore> percent(parts.size());
  if (add_up) split(Ore(100), weights, percent);  // of a hundred öre each is worth a percent
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto rounded = static_cast<int>(percent[i].count());
    if (!add_up) texts.push_back(share(parts[i], whole));
    else if (rounded == 0 && parts[i] > 0) texts.push_back(whole_percent_text(std::nullopt));
    else texts.push_back(whole_percent_text(rounded == 100 && parts[i] < whole ? 99 : rounded));
  }
  return texts;
}

std::string Wording::spoken(std::string share) const {
  return share.starts_with('<') ? fmt::format("{}{}", in("mindre än"), std::string_view(share).substr(1)) : share;
}

std::string Wording::percent(Ore part, Ore whole) const { return spoken(share(part, whole)); }

std::string Wording::number(double value) const { return format_number(value, language_); }

std::string_view progress_word(Progress progress, const Wording& words) { return words.value(word(progress)); }

std::string_view verdict_word(Verdict verdict, const Wording& words) { return words.value(word(verdict)); }

std::string joined(const std::vector<std::string>& items, std::string_view between) { return fmt::format("{}", fmt::join(items, between)); }

std::string capital(std::string_view text) {
  if (text.empty()) return {};
  const CodePoint first = first_code_point(text);
  const std::string_view rest = text.substr(first.length);
  for (const auto& [small, large] : {std::pair("å", "Å"), std::pair("ä", "Ä"), std::pair("ö", "Ö")}) {
    if (text.starts_with(small)) return fmt::format("{}{}", large, rest);
  }
  std::string out(text);
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace malkoll::report
