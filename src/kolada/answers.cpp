#include "kolada/answers.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "text/dash.h"
#include "text/digit.h"

namespace malkoll::kolada {

namespace {

auto key_of(const Value& v) { return std::tie(v.indicator, v.place, v.year, v.gender); }

/// Sorts by a key, stably, and keeps the last of each.
template <typename Row, typename Key>
void keep_last(std::vector<Row>& rows, Key key) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
  std::vector<Row> kept;
  for (Row& row : rows) {
    if (!kept.empty() && key(kept.back()) == key(row)) kept.back() = std::move(row);
    else kept.push_back(std::move(row));
  }
  rows = std::move(kept);
}

template <typename Row>
const Row* with_id(const std::vector<Row>& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const Indicator* Answers::indicator(std::string_view id) const { return with_id(indicators, id); }
const Place* Answers::place(std::string_view id) const { return with_id(places, id); }

void Answers::tidy() {
  keep_last(indicators, [](const Indicator& i) -> const std::string& { return i.id; });
  keep_last(places, [](const Place& p) -> const std::string& { return p.id; });
  keep_last(values, key_of);
}

std::optional<std::string> as_number(std::string_view written) {
  constexpr std::size_t length = 6;
  if (written.size() != length) return std::nullopt;
  std::string number(written);
  if (number[0] >= 'a' && number[0] <= 'z') number[0] = static_cast<char>(number[0] - 'a' + 'A');
  const bool letter = number[0] >= 'A' && number[0] <= 'Z';
  return letter && std::all_of(number.begin() + 1, number.end(), is_digit) ? std::optional(number) : std::nullopt;
}

Year last_year(std::string_view title) {
  constexpr std::size_t digits = 4;
  if (!title.ends_with(')')) return {};
  title.remove_suffix(1);
  const std::size_t open = title.rfind('(');
  if (open == std::string_view::npos) return {};
  std::string_view inside = title.substr(open + 1);
  for (const std::string_view dash : minus_signs) {
    if (!inside.starts_with(dash)) continue;
    inside.remove_prefix(dash.size());
    int year = 0;
    const auto [end, fault] = std::from_chars(inside.data(), inside.data() + inside.size(), year);
    return inside.size() == digits && fault == std::errc() && end == inside.data() + inside.size() ? Year(year) : Year();
  }
  return {};
}

}  // namespace malkoll::kolada
