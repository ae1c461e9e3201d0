#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/vocabulary.h"
#include "model/project.h"
#include "text/language.h"

namespace malkoll::report {

/// What changed between two versions of a municipality's budget. Money is öre, each version's of its own budget year, |net|,
/// bolag by the share that is owned. Texts are views into the two projects' sources, which must outlive it. Lists stand in
/// the order of the later version (what is gone: of the earlier); money lists by how much changed.
struct Difference {
  struct PlanSide {
    std::string_view name;                  ///< of the version, as a person named it; set by the caller
    std::string_view id, title;
    Year budget_year = {};                  ///< 0: not given
    Ore money, linked;                      ///< the size of every net amount; what of it reaches a goal
    Ore net;                                ///< costs less savings
    ByChange by_change = ByChange::no;      ///< whether that is what things cost, or by how much it differs from the year before
    std::vector<Year> plan_years;
  };
  struct Thing {
    std::string_view kind;                  ///< the language's own word: mål, nämndmål, nämnd …
    std::string_view id, title;
    std::string_view old_id, old_title;     ///< of what was renamed
  };
  /// Money of a mål, or the net of a unit; 0 on a side where it is not.
  struct Sum {
    std::string_view id, title;
    Ore before, after;
  };
  /// Money that some posts took from one mål and gave to another; an empty id: no mål.
  struct Flow {
    std::string_view from, to;
    Ore money;
    std::size_t posts = 0;
  };
  struct Post {
    std::string_view unit, id, title;
    std::string_view old_unit;              ///< of what was moved
    Ore before, after;
    std::map<Year, Ore> investments = {};   ///< of what is new or gone: all of it that is written
  };
  /// What else differs of a post that both have: its name, its slag, and its money of plan years that both plans have: drift of those after the
  /// later version's budget year, investering of that year too.
  struct PostDetails {
    struct Amount {
      std::string_view kind;  ///< the language's own word
      Year year = {};
      std::optional<Ore> before, after;
    };
    std::string_view unit, id, title;
    std::string_view old_title;
    std::string_view old_class, post_class;  ///< the language's own words; empty: none is given
    std::vector<Amount> amounts;  ///< those that differ, by kind and year
  };
  /// A target that is another, new or gone: as it is written; empty where there is none.
  struct Target {
    std::string_view kind, id, title;  ///< what it stands on: the indicator or an own goal
    std::string_view indicator;  ///< of an own goal's; empty: none is named
    Year year = {};  ///< of several the last; 0: it holds for every year
    std::string before, after;  ///< as written; of a step or a comparison with what it comes to behind it: `öka med 5 % (75)`
  };
  /// A ram, an investeringsram, or what the plan says of its economy, with another sum, new or gone. Öre; of skattesats per hundred kronor.
  struct Frame {
    std::string_view unit, title;  ///< empty: the plan's
    std::string_view kind;  ///< the language's own word
    Year year = {};
    std::optional<Ore> before, after;
  };
  /// An uppdrag with another time or others responsible. Ids of units with commas between; a time as it is written.
  struct Assignment {
    std::string_view id, title;
    std::string old_due, due, old_owners, owners;
  };
  /// A company of which the municipality owns another share: what it costs counts for more or less.
  struct Ownership {
    std::string_view id, title;
    std::optional<Share> before, after;  ///< nullopt: not said
  };
  /// A reference in the later version to what only the earlier one has.
  struct Stale {
    std::string_view owner_kind, owner_id;  ///< what holds the reference: post, nämndmål …
    std::string_view unit;
    std::string_view id, title;  ///< what is gone, with the title that it had
    Ore money;  ///< of a link, its part of the post
    Span place;  ///< in the later version
  };

  PlanSide before, after;
  std::vector<Thing> goals_added, goals_dropped, goals_renamed;
  std::vector<Thing> units_added, units_dropped;
  std::vector<Ownership> shares;
  std::vector<Thing> assignments_added, assignments_dropped;  ///< given and withdrawn
  std::vector<Assignment> assignments_changed;
  std::vector<Sum> goals, units;  ///< those whose money changed
  std::vector<Flow> flows;
  std::vector<Post> posts_added, posts_dropped, posts_moved, posts_changed;  ///< changed: another amount
  std::vector<PostDetails> posts_otherwise;
  std::vector<Target> targets;
  std::vector<Frame> frames;
  std::vector<Stale> stale;

  [[nodiscard]] bool empty() const;
};

/// Compares two versions. Goals are the same by id, else by `tidigare namn`; posts by unit and id, else by id and title.
[[nodiscard]] Difference compare(const Project& before, const Project& after);

struct DifferenceOptions {
  Language language = Language::swedish;
  bool all = false;  ///< text: every line of a list, not the first ones
  std::string_view version;  ///< of the program, for JSON
};

/// As text for a terminal or a letter. `sources`: of the later version.
void write_difference_text(std::ostream& out, const Difference& difference, const Sources& sources, const Vocabulary& vocabulary,
                           const DifferenceOptions& options);

/// As JSON, see difference.schema.json.
void write_difference_json(std::ostream& out, const Difference& difference, const Sources& sources, const DifferenceOptions& options);

}  // namespace malkoll::report
