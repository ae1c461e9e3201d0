#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report/difference.h"
#include "text/utf8.h"

/// What of two versions is the same thing.
namespace malkoll::report {

/// Which row of the later version a row of the earlier one became, and the other way round.
template <typename Row>
struct Pairs {
  Rows<Row, Id<Row>> after_of, before_of;

  void join(Id<Row> before, Id<Row> after) {
    after_of[before] = after;
    before_of[after] = before;
  }
};

/// Rows that wait to be paired, by a key that several may have: each is taken once, the first first, so that a version pairs up with itself.
template <typename Row, typename Key, typename Hash = std::hash<Key>>
class Waiting {
 public:
  explicit Waiting(std::size_t rows) : next_(rows) { ends_.reserve(rows); }
  void add(const Key& key, Id<Row> row) {
    const auto [end, fresh] = ends_.try_emplace(key, Ends{row, row});
    if (!fresh) next_[std::exchange(end->second.last, row)] = row;
    if (!fresh && end->second.first == no_row) end->second.first = row;
  }
  /// no_row: none waits.
  [[nodiscard]] Id<Row> take(const Key& key) {
    const auto end = ends_.find(key);
    if (end == ends_.end() || end->second.first == no_row) return no_row;
    return std::exchange(end->second.first, next_[end->second.first]);
  }

 private:
  struct Ends {
    Id<Row> first, last;
  };
  std::unordered_map<Key, Ends, Hash> ends_;
  Rows<Row, Id<Row>> next_;
};

/// Rows by id, else by a former name that is the id or the title of before.
template <typename Row>
[[nodiscard]] Pairs<Row> pair_up(const Project& before, const Rows<Row>& old_rows, const Project& after, const Rows<Row>& new_rows) {
  Pairs<Row> pairs{Rows<Row, Id<Row>>(old_rows.size()), Rows<Row, Id<Row>>(new_rows.size())};
  Waiting<Row, std::string_view> ids(new_rows.size());
  std::unordered_map<std::string, Id<Row>> former;
  for (const Id<Row> row : new_rows.ids()) {
    const Id<Declaration> declaration = new_rows[row].declaration;
    ids.add(after.id(declaration), row);
    for (const Property& property : after.properties(declaration)) {
      if (property.key == Key::former_name) former.emplace(fold(after.text(property.value)), row);
    }
  }
  for (const Id<Row> row : old_rows.ids()) {
    const Id<Row> same = ids.take(before.id(old_rows[row].declaration));
    if (same != no_row) pairs.join(row, same);
  }
  for (const Id<Row> row : old_rows.ids()) {
    if (former.empty()) break;
    if (pairs.after_of[row] != no_row) continue;
    const Id<Declaration> declaration = old_rows[row].declaration;
    auto renamed = former.find(fold(before.id(declaration)));
    if (renamed == former.end()) renamed = former.find(fold(before.title(declaration)));
    if (renamed != former.end() && pairs.before_of[renamed->second] == no_row) pairs.join(row, renamed->second);
  }
  return pairs;
}

/// Targets, frames and plan years, as far as they differ.
void compare_values(const Project& before, const Project& after, const Pairs<GoalRow>& goals, const Pairs<UnitRow>& units,
                    Difference& difference);

/// Öre of a post by year: what it invests.
[[nodiscard]] std::map<Year, Ore> investments_of(const Project& p, Id<PostRow> post);

/// What differs of a post besides its net cost of the budget year; nothing where nothing does.
[[nodiscard]] std::optional<Difference::PostDetails> compare_post(const Project& before, Id<PostRow> old, const Project& after,
                                                                  Id<PostRow> now);

}  // namespace malkoll::report
