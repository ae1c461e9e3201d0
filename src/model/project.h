#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.h"

/// A municipality's plan and submissions with every id looked up and every sum made: what the rules see. Only the checked
/// plan's things, and of each unit the submission that counts. Rows name each other by number; texts are spans of the files.
namespace malkoll {

struct PlanRow {
  std::uint32_t declaration = no_row;  ///< no_row: no plan was read
  std::string_view municipality;
  std::int64_t budget_year = 0, last_year = 0;  ///< 0: not given
  std::int64_t decided = 0;                     ///< yyyymmdd
  std::optional<std::int64_t> rounding;         ///< öre
  AmountUnit amount_unit = AmountUnit::none;
  std::int64_t sign = 1;
  std::int64_t links = 0, missing = 0;
  std::int64_t unreadable = 0;  ///< lines outside budgets and follow-ups that may be a mål and could not be read
  bool whole = true;

  [[nodiscard]] bool holds(std::int64_t year) const { return year >= budget_year && year <= last_year; }
};

struct AreaRow {
  std::uint32_t declaration = no_row;
  std::int64_t goals = 0, covered = 0, unreadable = 0, waiting = 0, money = 0;
};

/// A mål that an own goal or a lower mål reaches, and the part of its money: 1/of.
struct Reach {
  std::uint32_t goal = no_row;
  std::uint32_t part = 0;  ///< which of the equal parts
  std::uint32_t of = 1;
};
/// The part of a link's money (öre, its size) that goes on to a mål: an own goal with several mål passes it on in equal parts,
/// the first of them take the odd öre.
[[nodiscard]] std::int64_t passed_on(std::int64_t money, const Reach& reach);

struct GoalRow {
  std::uint32_t declaration = no_row;
  Kind kind = Kind::goal;
  std::uint32_t area = no_row, unit = no_row;
  bool in_scope = true;
  std::int64_t parents = 0, responsible = 0, indicators = 0, targets = 0, aspects = 0, own_goals = 0, posts = 0, units = 0;
  std::int64_t money = 0, waiting = 0, unreadable = 0;
  std::int64_t misspelt = 0;  ///< of `unreadable`: ids that nothing has, and that may have meant it
  std::vector<Reach> reaches;  ///< the mål that count as covered through this one, itself among them
  Direction direction = Direction::none;  ///< which way its text says is better; of goals with an indicator
  std::string direction_words;            ///< the words that say so, after `fold`
};

struct BreakdownRow {
  std::uint32_t goal = no_row, parent = no_row;
  Span text;
};
struct ResponsibleRow {
  std::uint32_t goal = no_row, unit = no_row;
  Span text;
};
struct AspectRow {
  std::uint32_t goal = no_row;
  Span id, text;
  std::int64_t mentions = 0, misspelt = 0;  ///< misspelt: ids that nothing has, and that may have meant it
};

struct UnitRow {
  std::uint32_t declaration = no_row;
  Kind kind = Kind::committee;
  std::optional<std::int64_t> owned_share;
  bool excused = false;  ///< lämnar inte in
  std::int64_t budgets = 0, goals = 0, posts = 0, linked_goals = 0;
  // The size of net amounts, in öre. base: what ought to reach a goal, linked: what of it does, unlinked: what names none; apart
  // from them excused_money; reached: what reaches a goal of both.
  std::int64_t net = 0, base = 0, linked = 0, unlinked = 0, excused_money = 0, reached = 0, negative = 0, unreadable = 0;
  bool given_later = false;
};

struct UnitYearRow {
  std::uint32_t unit = no_row;
  std::int64_t year = 0;
  Key kind = Key::operation;  ///< operation against ram, investment against investeringsram
  std::optional<std::int64_t> frame, total;
  std::int64_t posts = 0, tolerance = 0, unreadable = 0;
  Span place;
  // Where the total misses the frame: rows in Facts::amounts that may be why.
  std::uint32_t turned = no_row;        ///< the only one of an odd sign that makes the total the frame with the other sign
  std::uint32_t thousandfold = no_row;  ///< the only one that makes the total the frame if taken a thousand times
  std::uint32_t largest = no_row;

  [[nodiscard]] std::int64_t difference() const;  ///< total − frame, in öre; 0 where there is no frame
};

/// A year of the plan: what the units' ramar add up to.
struct PlanYearRow {
  std::int64_t year = 0;
  std::optional<std::int64_t> frame, total;
  std::int64_t units = 0, tolerance = 0, unreadable = 0;
  Span place;
};

struct BudgetRow {
  std::uint32_t declaration = no_row, unit = no_row;
  bool counts = true;  ///< the one of its unit that counts: for the checked plan, of the highest version
  Span plan;
  std::optional<std::int64_t> version, decided, rounding;
  AmountUnit amount_unit = AmountUnit::none;
  std::int64_t sign = 1;
  std::int64_t posts = 0, goals = 0;
};

struct PostRow {
  std::uint32_t declaration = no_row, budget = no_row, unit = no_row;
  std::uint32_t first_amount = 0, first_link = 0;  ///< its amounts and links end where the next post's begin
  std::uint32_t first_property = 0;
  std::int32_t share_sum = 0;
  std::uint16_t written_links = 0, goals = 0, counters = 0;
  std::uint16_t until = 0, first_year = 0, last_year = 0, last_drift = 0, last_invest = 0;
  PostClass post_class = PostClass::none;
  bool excused : 1 = false, has_net : 1 = false, has_investment : 1 = false, has_income : 1 = false;
  std::int64_t net = 0, investment = 0, income = 0;
};
static_assert(sizeof(PostRow) <= 72, "there can be millions of posts");
/// The money at stake in a post: its net cost, else its income, else its investment; never negative.
[[nodiscard]] std::int64_t money_at_stake(const PostRow& post);

/// Two posts in different budgets that look like one: the same kodsträng, or the same title and amounts.
struct TwinRow {
  std::uint32_t post = no_row, other = no_row;  ///< the later, the earlier
  bool by_code = false;
};

/// What a unit does for a mål; only where it does, or ought to, anything.
struct CoverageCell {
  std::uint32_t goal = no_row, unit = no_row;
  std::int64_t money = 0, direct_money = 0, later = 0, investment = 0, later_investment = 0;
  std::uint32_t own_goals = 0, posts = 0, direct_posts = 0, temporary = 0;
  std::uint32_t last_post = no_row;  ///< a post that reaches the mål in two ways counts once
  Span first_link, responsible;
};

/// What tells an indicator's direction: a target's sign, riktning on itself, on its goal or on the plan, or words.
enum class DirectionFrom : std::uint8_t { none, target, indicator, goal, title, plan, goal_text };

struct IndicatorRow {
  std::uint32_t declaration = no_row, goal = no_row, owner = no_row;
  Span unit_of_measure, source, owner_text;
  Direction direction = Direction::none;  ///< what model::tell_directions comes to
  DirectionFrom direction_from = DirectionFrom::none;
  Direction said_direction = Direction::none;  ///< riktning: its own, else its goal's, else the plan's
  Kind said_direction_on = Kind::unknown;
  Span direction_place;  ///< where riktning is said
  bool counts_change = false;  ///< model::counts_change of its title
  std::string title_unit;  ///< the unit of measure that its title tells; empty: none
  std::int64_t months = 12;
  std::int64_t targets = 0, outcomes = 0, goals = 0;
  std::int64_t unreadable_targets = 0, unreadable_outcomes = 0;  ///< lines for it, wherever they stand
  std::uint32_t twin = no_row;  ///< the first indicator that measures the same
  bool from_kolada = false;
  Span kolada;                  ///< its number there, as written; empty: none
  Span target_missing, bare_target;
  bool says_missing = false;
  std::uint32_t last_target = no_row;  ///< row in targets
  std::uint32_t latest = no_row;       ///< row in outcomes, of a whole year
};
struct IndicatorUseRow {
  std::uint32_t goal = no_row, indicator = no_row;
  bool own = false;
  Span place;
};
/// A målvärde, or an utgångsvärde or utfall: `measure` is the row in Facts::measures.
struct MeasureRow {
  std::uint32_t indicator = no_row, goal = no_row, measure = no_row, follow_up = no_row;
  std::int64_t year = 0;
  bool half_year = false;
};
/// A year of an indicator: what was to be reached and what was measured. `goal`: the target is that own goal's.
struct IndicatorYearRow {
  std::uint32_t indicator = no_row, goal = no_row;
  std::int64_t year = 0;
  std::uint32_t target = no_row;                ///< row in targets
  std::uint32_t outcome = no_row, half = no_row;  ///< rows in outcomes: of the whole year, and from the delår
  bool unreadable = false;                      ///< a line with its outcome could not be read
  std::optional<bool> met;                      ///< nullopt: cannot be told
};

struct FollowUpRow {
  std::uint32_t declaration = no_row, unit = no_row;
  std::int64_t year = 0;
  bool half_year = false;
  bool waits = false;  ///< a submission that its ids may belong to has not been read
  std::int64_t unreadable_outcomes = 0, unreadable_assessments = 0;
};
struct AssessmentRow {
  std::uint32_t follow_up = no_row, goal = no_row;
  Span goal_text, place;
  Verdict verdict = Verdict::none;
};
struct CommentRow {
  std::uint32_t follow_up = no_row, goal = no_row;
  Span goal_text, text;
};
struct SpentRow {
  std::uint32_t follow_up = no_row, unit = no_row, post = no_row;
  std::int64_t value = 0;                ///< öre, cost positive
  std::optional<std::int64_t> budgeted;  ///< drift of that year, else investering
  Span post_text, place;
};

/// An id that was not matched exactly.
struct LooseRow {
  enum class Wanted : std::uint8_t { goal, goal_area, indicator, unit, plan, aspect, post };
  Wanted wanted = Wanted::goal;
  Kind owner = Kind::unknown;
  std::string_view property;
  std::uint32_t unit = no_row;
  Span text;
  bool former = false;
  std::uint32_t goal = no_row;
  std::string_view new_id;      ///< what a former name was matched with
  std::string_view other_plan;  ///< another plan version that has this id
  std::string_view suggestion;  ///< did you mean; empty: nothing near. Of a post, the id that differs in case and accents only
  bool waits = false;           ///< it stands in a follow-up and may belong to a submission that has not been read
};

struct FormerRow {
  Span name;
  std::uint32_t declaration = no_row;
};

/// The öre of everything that is written together: with every sum below it, also those that count money in more than one place
/// (a mål above another, a sum of sums). 720 000 mdkr.
inline constexpr std::int64_t most_money = std::int64_t{1} << 56;

struct Project {
  const Sources* sources = nullptr;
  Facts facts;  ///< amounts and links are those of posts; their owner is the post's row

  PlanRow plan;
  std::vector<AreaRow> areas;
  std::vector<GoalRow> goals;
  std::vector<std::string> goal_words;  ///< beside goals: their titles, folded
  std::vector<std::uint32_t> copied_posts;  ///< those with the id and the title of another in their budget
  std::vector<BreakdownRow> breakdowns;
  std::vector<ResponsibleRow> responsible;
  std::vector<AspectRow> aspects;
  std::vector<UnitRow> units;
  std::vector<UnitYearRow> unit_years;
  std::vector<PlanYearRow> plan_years;
  std::vector<BudgetRow> budgets;
  std::vector<PostRow> posts;
  std::vector<TwinRow> twins;
  std::vector<std::uint32_t> link_goal;  ///< beside facts.links
  std::vector<std::int64_t> link_money;  ///< beside facts.links: its part of the post's net cost
  std::vector<CoverageCell> coverage;    ///< by goal, then unit; few of all pairs
  std::vector<std::uint32_t> first_cell; ///< goal → its first in coverage, and behind the last goal the end
  std::vector<std::uint32_t> matrix_goals;  ///< the mål
  std::vector<IndicatorRow> indicators;
  std::vector<IndicatorUseRow> indicator_uses;
  std::vector<MeasureRow> targets, outcomes;
  std::vector<IndicatorYearRow> indicator_years;  ///< by indicator and year
  std::vector<FollowUpRow> follow_ups;
  std::vector<AssessmentRow> assessments;
  std::vector<CommentRow> comments;
  std::vector<SpentRow> spent;
  std::vector<LooseRow> loose;
  bool without_units = false;  ///< nothing says in which unit any amount is
  std::vector<FormerRow> former_names;
  std::vector<std::uint32_t> checked_units;  ///< units of the submissions that were given to check

  // Money of the budget year in öre, bolag by the share owned: the size of every net amount, of those that ought to reach a goal
  // what does, and those that are excepted (grunduppdrag, lagstadgat, finansiellt). `net`: costs less savings and income.
  std::int64_t money = 0, linked_money = 0, excused_money = 0, net = 0;
  std::int64_t room = most_money;  ///< what is left of it: an amount that does not fit is refused, so that no sum ever overflows

  [[nodiscard]] std::string_view text(Span span) const { return text_of(facts, *sources, span); }
  [[nodiscard]] const Declaration& declaration(std::uint32_t row) const { return facts.declarations[row]; }
  [[nodiscard]] std::string_view id(std::uint32_t declaration) const { return sources->text(facts.declarations[declaration].id); }
  [[nodiscard]] std::string_view title(std::uint32_t declaration) const { return text(facts.declarations[declaration].title); }
  /// The declaration in which a place stands; no_row before the first of its file.
  [[nodiscard]] std::uint32_t owner_of(Span place) const;
  /// The text of a post's property; empty where it has none.
  [[nodiscard]] std::string_view post_text(const PostRow& post, Key key) const;
  /// The properties of a declaration, in the order of the text.
  [[nodiscard]] std::span<const Property> properties(std::uint32_t declaration) const;
  /// A property of a declaration, or nullptr.
  [[nodiscard]] const Property* property(std::uint32_t declaration, Key key) const;
  [[nodiscard]] std::uint32_t amounts_end(std::uint32_t post) const;
  [[nodiscard]] std::uint32_t links_end(std::uint32_t post) const;
  /// What is known of the units that do, or ought to do, something for a mål.
  [[nodiscard]] std::span<const CoverageCell> coverage_of(std::uint32_t goal) const;
  /// The same of one unit; an empty cell where it does nothing.
  [[nodiscard]] const CoverageCell& cell(std::uint32_t goal, std::uint32_t unit) const;
  /// The unit in whose submission or follow-up a declaration stands, or which it declares; no_row elsewhere.
  [[nodiscard]] std::uint32_t unit_of(std::uint32_t declaration) const;

  std::vector<std::uint32_t> row_of;  ///< declaration → row in its kind's table (not for posts); no_row: not in the checked plan
};

}  // namespace malkoll
