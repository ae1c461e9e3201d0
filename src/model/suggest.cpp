#include <map>
#include <tuple>

#include "diag/nearest.h"
#include "model/names.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

/// Ids and titles of one kind of thing; a title stands for its id.
class Things {
 public:
  template <typename Rows, typename Filter>
  Things(const Project& project, const Rows& rows, Filter&& is_meant) : Things(collect(project, rows, is_meant)) {}

  [[nodiscard]] std::size_t size() const { return ids_.size() + titles_.size(); }
  [[nodiscard]] std::string_view nearest_id(std::string_view text) const {
    if (const auto found = ids_.find(text)) return ids_.candidate(*found);
    if (const auto found = titles_.find(text)) return ids_.candidate(*found);
    return {};
  }

 private:
  struct Texts {
    std::vector<std::string_view> ids, titles;
  };
  explicit Things(Texts texts) : ids_(std::move(texts.ids)), titles_(std::move(texts.titles)) {}

  template <typename Rows, typename Filter>
  static Texts collect(const Project& project, const Rows& rows, Filter&& is_meant) {
    Texts texts;
    for (const auto& row : rows) {
      if (!is_meant(row)) continue;
      texts.ids.push_back(project.id(row.declaration));
      texts.titles.push_back(project.title(row.declaration));
    }
    return texts;
  }

  NearestIndex ids_, titles_;
};

/// Candidates that are looked at in one check, in all. Whoever has more slips than this allows for has made one slip many times.
constexpr std::size_t most_looks = 60'000'000;

class Suggestions {
 public:
  explicit Suggestions(const Project& project) : project_(project) {}

  [[nodiscard]] std::string_view find(const LooseRow& loose) {
    const std::string_view text = project_.sources->text(loose.text);
    if (loose.wanted == Wanted::aspect) return nearest_aspect(text);
    if (loose.wanted == Wanted::plan) {
      const std::string_view id = project_.plan.declaration == no_row ? std::string_view{} : project_.id(project_.plan.declaration);
      return nearest(text, std::span(&id, 1)) ? id : std::string_view{};
    }
    const Things& meant = things(loose);
    return may_look(meant.size()) ? meant.nearest_id(text) : std::string_view{};
  }

 private:
  bool may_look(std::size_t candidates) { return (looks_ += candidates) <= most_looks; }

  /// Aspekt ids that are near; the same id on another goal is not meant.
  std::string_view nearest_aspect(std::string_view text) {
    std::vector<std::string_view> ids;
    if (!may_look(project_.aspects.size())) return {};
    for (const AspectRow& aspect : project_.aspects) {
      if (project_.sources->text(aspect.id) != text) ids.push_back(project_.sources->text(aspect.id));
    }
    const auto found = nearest(text, ids);
    return found ? ids[*found] : std::string_view{};
  }

  /// Made when first asked for. Another unit's own goals are never meant: goals are kept for each unit apart.
  const Things& things(const LooseRow& loose) {
    const std::pair key(loose.wanted, loose.wanted == Wanted::goal ? loose.unit : no_row);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    const auto all = [](const auto&) { return true; };
    const auto of_unit = [&](const GoalRow& goal) { return goal.unit == no_row || goal.unit == loose.unit; };
    return known_.emplace(key, loose.wanted == Wanted::goal        ? Things(project_, project_.goals, of_unit)
                               : loose.wanted == Wanted::goal_area ? Things(project_, project_.areas, all)
                               : loose.wanted == Wanted::indicator ? Things(project_, project_.indicators, all)
                                                                   : Things(project_, project_.units, all))
        .first->second;
  }

  const Project& project_;
  std::map<std::pair<Wanted, std::uint32_t>, Things> known_;
  std::size_t looks_ = 0;
};

}  // namespace

void suggest(Project& project) {
  Suggestions suggestions(project);
  std::map<std::tuple<Wanted, std::uint32_t, std::string_view>, std::string_view> known;  // the same slip is often made many times
  for (LooseRow& loose : project.loose) {
    if (loose.former || loose.wanted == Wanted::post) continue;
    const std::string_view text = project.sources->text(loose.text);
    const auto [entry, fresh] = known.try_emplace({loose.wanted, loose.unit, text});
    if (fresh) entry->second = suggestions.find(loose);
    loose.suggestion = entry->second;
  }
}

}  // namespace malkoll::model
