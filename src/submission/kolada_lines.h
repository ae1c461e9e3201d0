#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kolada/answers.h"
#include "model/project.h"

/// What Kolada's answers come to as lines of a follow-up, beside what is written already.
namespace malkoll::submission {

/// A value of Kolada's as a line.
struct KoladaLine {
  Year year = {};
  std::string name, group;  ///< of a jämförelse the name; empty: an utfall
  std::string number;       ///< as the indicator is written: `85,2`
  std::string status;       ///< Kolada's word about it
  /// What is written of the same and is another number, as it is written, with what Kolada comes to beside it.
  struct Other {
    Span place;
    std::string written, kolada;
  };
  std::vector<Other> others = {};
  bool is_written = false;  ///< some value of the same is written, whatever it is
  bool in_plan_years = false;

  /// `utfall 2024 kvinnor`: what stands before the colon on an indicator.
  [[nodiscard]] std::string head() const;
  /// `jämförelse KUN1a riket kvinnor`: the same in a follow-up, where the indicator stands in the place of the year.
  [[nodiscard]] std::string head_of(std::string_view about) const;
};

/// An indicator that is to be found in Kolada.
struct KoladaIndicator {
  Id<IndicatorRow> indicator;
  std::string number;              ///< N15419
  std::string title = {};          ///< in Kolada; empty: not known
  bool asked = false;              ///< the answers speak of it
  bool gone = false;               ///< and say that it is there no longer
  Year last_year = {};             ///< that its title says; 0: none
  std::string unit = {}, unit_written = {};  ///< Kolada's and the indicator's own, where they are not the same
  bool other_name = false;         ///< no word of its name is in Kolada's
  std::vector<KoladaLine> lines = {};   ///< by year, the municipality's own first
  std::vector<Year> missing = {};       ///< years of the plan for which Kolada has no value of the municipality's
};

/// The indicators of the plan and of the submissions that name a nyckeltal, in their order. Requires model::connect_kolada.
[[nodiscard]] std::vector<KoladaIndicator> kolada_indicators(const Project& project);

/// The years that are asked for: those that some such indicator has a target or a value for, the plan's, and the one before.
[[nodiscard]] std::vector<Year> kolada_years(const Project& project);

/// A follow-up file with the lines that are not written anywhere, for years of the plan.
struct KoladaFollowUp {
  std::string text;        ///< the whole file
  std::size_t added = 0;   ///< lines
  std::size_t earlier = 0;  ///< that are of years before the plan's, and belong on the indicator
};
/// `there`: the source that is added to, whose every line stays; sources' size: a new file. `use`: how a new file names the plan. `fetched`: when
/// Kolada answered, for the note; empty: not known.
[[nodiscard]] KoladaFollowUp kolada_follow_up(const Project& project, const std::vector<KoladaIndicator>& indicators, std::size_t there,
                                              const std::string& use, const std::string& fetched);

}  // namespace malkoll::submission
