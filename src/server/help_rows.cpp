#include "server/help_rows.h"

#include <algorithm>
#include <array>

#include "text/lines.h"

namespace malkoll::server {

namespace {

constexpr std::string_view left_open = "…";

/// A heading of this kind stands behind the declaration that it belongs to, which is of the other.
bool belongs_to(Kind heading, Kind above) {
  return (heading == Kind::indicator && is_goal(above)) || (heading == Kind::goal && above == Kind::goal_area) ||
         ((heading == Kind::committee_goal || heading == Kind::company_goal) && above == Kind::budget);
}

/// The words before a row say that it is only one of those that could stand there.
bool is_for_example(std::string_view words) {
  constexpr std::array<std::string_view, 2> anywhere = {"till exempel", "for example"}, last = {" som", " like"};
  return std::any_of(anywhere.begin(), anywhere.end(), [&](std::string_view w) { return words.find(w) != std::string_view::npos; }) ||
         std::any_of(last.begin(), last.end(), [&](std::string_view w) { return words.ends_with(w); });
}

/// What follows is another way, not more of the same.
bool is_other_way(std::string_view words) {
  return words.starts_with("eller") || words.starts_with("or ") || words == "or" || words.starts_with("annars");
}

class RowReader {
 public:
  RowReader(const Keywords& keywords, Kind kind) : keywords_(keywords), kind_(kind) {}

  std::vector<HelpRows> read(std::string_view help) {
    constexpr std::string_view apart = "   ";
    for (std::size_t at = 0; at <= help.size();) {
      const std::size_t end = std::min(help.find(apart, at), help.size());
      if (const std::string_view piece = trim(help.substr(at, end - at)); !piece.empty() && !take(piece)) {
        example_ = is_for_example(piece);
        if (is_other_way(piece)) block_open_ = false;
      }
      at = end + apart.size();
    }
    return std::move(found_);
  }

 private:
  const Keywords& keywords_;
  const Kind kind_;
  std::vector<HelpRows> found_;
  bool example_ = false, block_open_ = false;  ///< the last of found_ is a heading that rows can be put below

  /// False: the piece is no row.
  bool take(std::string_view piece) {
    const Keywords::Match match = keywords_.match(piece.data(), piece.data() + piece.size());
    const std::size_t colon = piece.find(':');
    if (match.keyword == nullptr || colon == std::string_view::npos) return false;
    const std::string_view argument =
        trim(piece.substr(static_cast<std::size_t>(match.end - piece.data()), colon - static_cast<std::size_t>(match.end - piece.data())));
    const bool heading = match.keyword->kind != Kind::unknown && !argument.empty();
    if (heading) take_heading(piece, match.keyword->kind);
    else take_property(piece, match.keyword->key);
    return true;
  }

  void take_heading(std::string_view piece, Kind kind) {
    if (block_open_ && belongs_to(kind, found_.back().opens)) return found_.back().rows.emplace_back(piece), void();
    block_open_ = !example_ && belongs_to(kind, kind_);
    if (block_open_) found_.push_back({kind, Key::none, {std::string(piece)}, piece.ends_with(left_open)});
  }

  void take_property(std::string_view piece, Key word) {
    if (block_open_) {
      if (const Key key = key_on(word, found_.back().opens); key != Key::none && can_stand_on(key, found_.back().opens))
        found_.back().rows.push_back("  " + std::string(piece));
      return;
    }
    const Key key = key_on(word, kind_);
    if (key == Key::none || !(can_stand_on(key, kind_) || can_stand_anywhere(key))) return;
    std::string row(piece);
    if (example_) row = std::string(trim(row.substr(0, row.find(':')))) + ": " + std::string(left_open);
    const bool open = row.find(left_open) != std::string::npos;
    found_.push_back({Kind::unknown, key, {"  " + row}, open});
  }
};

}  // namespace

std::string_view HelpRows::head() const {
  const std::string_view first = rows.front();
  return trim(first.substr(0, first.find(':')));
}

std::vector<HelpRows> rows_of(const Keywords& keywords, std::string_view help, Kind kind) { return RowReader(keywords, kind).read(help); }

}  // namespace malkoll::server
