#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "model/indicator_rows.h"
#include "model/kolada_rows.h"
#include "model/rows.h"
#include "model/sum_rows.h"

/// A municipality's plan and submissions with every id looked up and every sum made: what the rules see. Only the checked
/// plan's things, and of each unit the submission that counts. Rows name each other by number; texts are spans of the files.
namespace malkoll {

/// The table of a kind.
template <typename Row>
[[nodiscard]] constexpr bool has_rows_of(Kind kind) {
  if constexpr (std::is_same_v<Row, GoalRow>) return is_goal(kind);
  if constexpr (std::is_same_v<Row, UnitRow>) return is_unit(kind);
  if constexpr (std::is_same_v<Row, AreaRow>) return kind == Kind::goal_area;
  if constexpr (std::is_same_v<Row, BudgetRow>) return kind == Kind::budget;
  if constexpr (std::is_same_v<Row, PostRow>) return kind == Kind::post;
  if constexpr (std::is_same_v<Row, IndicatorRow>) return kind == Kind::indicator;
  if constexpr (std::is_same_v<Row, FollowUpRow>) return kind == Kind::follow_up;
  if constexpr (std::is_same_v<Row, AssignmentRow>) return kind == Kind::assignment;
}

struct Project {
  const Sources* sources = nullptr;
  Facts facts;  ///< as written; amounts and links are given up when `amounts` and `links` have been made of them

  PlanRow plan;
  Rows<AreaRow> areas;
  Rows<GoalRow> goals;
  Rows<GoalRow, std::string> goal_words;  ///< their titles, folded
  std::vector<Id<PostRow>> copied_posts;  ///< those with the id and the title of another in their budget
  Rows<BreakdownRow> breakdowns;
  Rows<ResponsibleRow> responsible;
  Rows<AssignmentRow> assignments;
  Rows<AssignmentOwnerRow> assignment_owners;
  Rows<AssignmentGoalRow> assignment_goals;
  Rows<AnswerRow> answers;
  Rows<AspectRow> aspects;
  Rows<UnitRow> units;
  Rows<UnitYearRow> unit_years;
  Rows<PlanYearRow> plan_years;
  Rows<BudgetRow> budgets;
  Rows<PostRow> posts;
  Rows<TwinRow> twins;
  Rows<AmountRow> amounts;  ///< by post
  Rows<LinkRow> links;      ///< by post
  Rows<CoverageCell> coverage;    ///< by goal, then unit; few of all pairs
  Rows<GoalRow, Id<CoverageCell>> first_cell;  ///< in coverage, and behind the last goal the end
  std::vector<Id<GoalRow>> matrix_goals;  ///< the mål
  Rows<IndicatorRow> indicators;
  Rows<IndicatorUseRow> indicator_uses;
  Rows<TargetRow> targets;
  Rows<OutcomeRow> outcomes;
  Rows<ComparisonRow> comparisons;
  std::vector<std::string_view> groups;  ///< who may be counted apart: the language's, then the plan's own
  Rows<GoalCircle> circles;
  Rows<IndicatorYearRow> indicator_years;  ///< by indicator and year
  bool has_kolada = false;  ///< Kolada's answers are at hand: the rows below, and of each outcome and comparison what Kolada has
  Rows<KoladaIndicatorRow> kolada_indicators;  ///< by indicator
  Rows<KoladaValueRow> kolada_values;          ///< by indicator
  Rows<OutcomeRow, std::optional<Decimal>> outcome_in_kolada;        ///< rounded as the outcome is written; empty: no answers
  Rows<ComparisonRow, std::optional<Decimal>> comparison_in_kolada;  ///< the same
  Rows<FollowUpRow> follow_ups;
  Rows<AssessmentRow> assessments;
  Rows<CommentRow> comments;
  Rows<StatusRow> statuses;
  Rows<AssignmentRow, Progress> progress;  ///< how far each uppdrag has come by them
  Rows<SpentRow> spent;
  Rows<LooseRow> loose;
  Rows<BrokenLine> broken;  ///< what could not be read, or cannot be used: of that it cannot be said that it is missing
  Rows<FormerRow> former_names;
  std::vector<Id<UnitRow>> checked_units;  ///< units of the submissions that were given to check

  PlanSums plan_sums;
  Rows<AreaRow, AreaSums> area_sums;
  Rows<GoalRow, GoalSums> goal_sums;
  Rows<UnitRow, UnitSums> unit_sums;
  Rows<BudgetRow, BudgetSums> budget_sums;
  Rows<AssignmentRow, AssignmentSums> assignment_sums;
  Rows<AssignmentOwnerRow, Ore> owner_money;  ///< what of the uppdrag's money is the unit's own
  Rows<IndicatorRow, IndicatorGaps> indicator_gaps;
  Rows<FollowUpRow, FollowUpGaps> follow_up_gaps;

  [[nodiscard]] std::string_view text(Span span) const { return text_of(facts, *sources, span); }
  [[nodiscard]] const Declaration& declaration(Id<Declaration> row) const { return facts.declarations[row]; }
  /// What holds a declaration: where that is declared twice, the first of them.
  [[nodiscard]] Id<Declaration> parent_of(Id<Declaration> row) const;
  /// The head is not in order, or its id is declared before: that has been told, and rules say nothing about it.
  [[nodiscard]] bool is_incomplete(Id<Declaration> row) const {
    return facts.declarations[row].incomplete || (!repeated.empty() && repeated[row]);
  }
  [[nodiscard]] std::string_view id(Id<Declaration> declaration) const { return sources->text(facts.declarations[declaration].id); }
  [[nodiscard]] std::string_view title(Id<Declaration> declaration) const { return text(facts.declarations[declaration].title); }
  /// The declaration in which a place stands; no_row before the first of its file.
  [[nodiscard]] Id<Declaration> owner_of(Span place) const;
  /// Of the file in which the checked plan stands; there must be one.
  [[nodiscard]] const std::string& plan_path() const;
  /// The declaration whose money is at stake at a place: an indicator's is its goal's, once for all that measure it.
  [[nodiscard]] Id<Declaration> money_owner(Span place) const;
  /// The text of a post's property; empty where it has none.
  [[nodiscard]] std::string_view post_text(const PostRow& post, Key key) const;
  /// The properties of a declaration, in the order of the text.
  [[nodiscard]] std::span<const Property> properties(Id<Declaration> declaration) const;
  /// A property of a declaration, or nullptr.
  [[nodiscard]] const Property* property(Id<Declaration> declaration, Key key) const;
  /// What a post costs in a year, see malkoll::money_in.
  [[nodiscard]] std::optional<Ore> money_in(Id<PostRow> post, Year year) const;
  [[nodiscard]] IdRange<AmountRow> amounts_of(Id<PostRow> post) const;
  [[nodiscard]] IdRange<LinkRow> links_of(Id<PostRow> post) const;
  /// What is known of the units that do, or ought to do, something for a mål.
  [[nodiscard]] std::span<const CoverageCell> coverage_of(Id<GoalRow> goal) const;
  [[nodiscard]] IdRange<CoverageCell> cells_of(Id<GoalRow> goal) const { return {first_cell[goal], first_cell[goal.next()]}; }
  /// The same of one unit; an empty cell where it does nothing.
  [[nodiscard]] const CoverageCell& cell(Id<GoalRow> goal, Id<UnitRow> unit) const;
  /// The unit in whose submission or follow-up a declaration stands, or which it declares; no_row elsewhere.
  [[nodiscard]] Id<UnitRow> unit_of(Id<Declaration> declaration) const;
  /// The nämnd or bolag with an id; no_row: none has it.
  [[nodiscard]] Id<UnitRow> unit_named(std::string_view id) const;

  /// A declaration's row in the table of its kind; no_row: it is not of the checked plan, or not of a submission that counts.
  template <typename Row>
  [[nodiscard]] Id<Row> row_of(Id<Declaration> declaration) const {
    assert(has_rows_of<Row>(facts.declarations[declaration].kind));
    return Id<Row>(row_numbers[declaration]);
  }
  [[nodiscard]] bool has_row(Id<Declaration> declaration) const { return Id<Declaration>(row_numbers[declaration]) != no_row; }
  template <typename Row>
  void set_row(Id<Declaration> declaration, Id<Row> row) {
    row_numbers[declaration] = row.number();
  }

  Rows<Declaration, std::uint32_t> row_numbers;  ///< see row_of
  std::unordered_map<Id<Declaration>, Id<Declaration>> first_declared;  ///< of a thing that is declared again
  Rows<Declaration, bool> repeated;  ///< its id is declared before; empty: none is
};

}  // namespace malkoll
