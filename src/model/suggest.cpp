#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "diag/nearest.h"
#include "model/phases.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

using Wanted = LooseRow::Wanted;

/// Words of a text, without punctuation around them; an id is one of them.
std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view between = " \t\n\r\"'()[]«»:;,.!?|";
  std::vector<std::string_view> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t\n\r", at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t\n\r", at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end;
    while (!word.empty() && between.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && between.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    if (word.starts_with("»")) word.remove_prefix(std::string_view("»").size());
    if (word.ends_with("«")) word.remove_suffix(std::string_view("«").size());
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

/// Ids and titles of one kind of thing; a title stands for its id.
class Things {
 public:
  template <typename Rows, typename Filter>
  Things(const Project& project, const Rows& rows, Filter&& is_meant) : Things(collect(project, rows, is_meant)) {}

  [[nodiscard]] std::size_t size() const { return ids_.size() + titles_.size(); }
  /// The id that stands in the text with words around it; else the one that is nearest by its id, or by its title.
  [[nodiscard]] std::string_view nearest_id(std::string_view text) const {
    const std::vector<std::string_view> words = words_of(text);
    if (const std::string_view id = among(words); !id.empty()) return id;
    if (const auto found = ids_.find(text)) return ids_.candidate(*found);
    if (const auto found = titles_.find(text)) return ids_.candidate(*found);
    if (const auto found = nearest_title(fold(text))) return ids_.candidate(*found);
    if (words.size() < 2) return {};
    const auto found = ids_.find(words[0]);  // `02M1 Fler i arbete`
    return found ? ids_.candidate(*found) : std::string_view{};
  }

 private:
  struct Texts {
    std::vector<std::string_view> ids, titles;
  };
  explicit Things(Texts texts) : ids_(std::move(texts.ids)), titles_(std::move(texts.titles)) {
    for (std::size_t i = 0; i < ids_.size(); ++i) known_.insert(ids_.candidate(i));
    for (std::size_t i = 0; i < titles_.size(); ++i) folded_.push_back(fold(titles_.candidate(i)));
  }

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

  /// The only one of the words that is an id.
  [[nodiscard]] std::string_view among(const std::vector<std::string_view>& words) const {
    std::string_view only;
    for (const std::string_view word : words) {
      if (!known_.contains(word) || word == only) continue;
      if (!only.empty()) return {};
      only = word;
    }
    return only;
  }

  /// The only title that begins with the text or holds it, or that it holds; else the one that has most of its words.
  [[nodiscard]] std::optional<std::size_t> nearest_title(const std::string& text) const {
    constexpr std::size_t telling = 8;  // shorter pieces stand in many titles
    if (text.size() < telling) return std::nullopt;
    std::optional<std::size_t> only;
    bool several = false;
    for (std::size_t i = 0; i < folded_.size(); ++i) {
      const std::string& title = folded_[i];
      if (title.size() < telling || (title.find(text) == std::string::npos && text.find(title) == std::string::npos)) continue;
      several |= only.has_value();
      only = i;
    }
    return several ? std::nullopt : only ? only : nearest_by_words(text);
  }

  [[nodiscard]] std::optional<std::size_t> nearest_by_words(std::string_view text) const {
    constexpr std::size_t telling = 4;  // bytes of a word that says something
    std::vector<std::string_view> words = words_of(text);
    std::erase_if(words, [](std::string_view word) { return word.size() < telling; });
    std::size_t most = 0;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < folded_.size(); ++i) {
      const std::vector<std::string_view> of_title = words_of(folded_[i]);
      const auto common = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](std::string_view word) {
        return std::find(of_title.begin(), of_title.end(), word) != of_title.end();
      }));
      if (common > most) best = i;
      if (common == most) best.reset();
      most = std::max(most, common);
    }
    return most >= 2 && most * 2 > words.size() ? best : std::nullopt;
  }

  NearestIndex ids_, titles_;
  std::unordered_set<std::string_view> known_;
  std::vector<std::string> folded_;  ///< titles
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

  /// Made when first asked for. Another unit's own goals and uppdrag are never meant: they are kept for each unit apart.
  const Things& things(const LooseRow& loose) {
    const bool has_own = loose.wanted == Wanted::goal || loose.wanted == Wanted::assignment;
    const std::pair key(loose.wanted, has_own ? loose.unit : no_row);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    const auto all = [](const auto&) { return true; };
    const auto of_unit = [&](const auto& row) { return row.unit == no_row || row.unit == loose.unit; };
    return known_
        .emplace(key, loose.wanted == Wanted::goal         ? Things(project_, project_.goals, of_unit)
                      : loose.wanted == Wanted::goal_area  ? Things(project_, project_.areas, all)
                      : loose.wanted == Wanted::indicator  ? Things(project_, project_.indicators, all)
                      : loose.wanted == Wanted::assignment ? Things(project_, project_.assignments, of_unit)
                                                           : Things(project_, project_.units, all))
        .first->second;
  }

  const Project& project_;
  std::map<std::pair<Wanted, Id<UnitRow>>, Things> known_;
  std::size_t looks_ = 0;
};

}  // namespace

Rows<LooseRow> suggest(const Project& project, Rows<LooseRow> rows) {
  Suggestions suggestions(project);
  std::map<std::tuple<Wanted, Id<UnitRow>, std::string_view>, std::string_view> known;  // the same slip is often made many times
  for (LooseRow& loose : rows) {
    if (loose.former || loose.wanted == Wanted::post || !loose.suggestion.empty()) continue;
    const std::string_view text = project.sources->text(loose.text);
    const auto [entry, fresh] = known.try_emplace({loose.wanted, loose.unit, text});
    if (fresh) entry->second = suggestions.find(loose);
    loose.suggestion = entry->second;
  }
  return rows;
}

}  // namespace malkoll::model
