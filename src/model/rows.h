#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.h"
#include "model/period.h"
#include "text/year.h"

/// The rows of a project's tables: what the files say with every id looked up, and what it comes to. Rows name each other by their ids;
/// texts are spans of the files.
namespace malkoll {

struct AmountRow;
struct BudgetRow;
struct GoalRow;
struct IndicatorRow;
struct LinkRow;
struct PostRow;
struct UnitRow;

struct PlanRow {
  Id<Declaration> declaration;  ///< no_row: no plan was read
  std::string_view municipality;
  Year budget_year = {}, last_year = {};        ///< 0: not given
  Date decided = {};
  std::optional<Ore> rounding;
  AmountUnit amount_unit = AmountUnit::none;
  std::int64_t sign = 1;
  bool whole = true;
  bool itself = true;  ///< the plan itself is checked, and not only what answers it

  [[nodiscard]] bool holds(Year year) const { return year >= budget_year && year <= last_year; }
};

struct AreaRow {
  Id<Declaration> declaration;
};

/// A mål that an own goal or a lower mål reaches, and the part of its money: 1/of.
struct Reach {
  Id<GoalRow> goal;
  std::uint32_t part = 0;  ///< which of the equal parts
  std::uint32_t of = 1;
};
/// The part of a link's money (its size) that goes on to a mål: an own goal with several mål passes it on in equal parts, and so does
/// each of these that is an own goal; all of it is passed on.
[[nodiscard]] Ore passed_on(Ore money, const Reach& reach);

struct GoalRow {
  Id<Declaration> declaration;
  Kind kind = Kind::goal;
  Id<AreaRow> area;
  std::vector<Id<AreaRow>> more_areas;  ///< others that it belongs to: its money is shown under each, and counted once
  Id<UnitRow> unit;
  bool in_circle = false;  ///< what it belongs to by `mål` leads back to itself
  std::vector<Reach> reaches;  ///< the mål that count as covered through this one, itself among them
  Economy economy = Economy::none;  ///< its own, its målområde's or the plan's
  Direction direction = Direction::none;  ///< which way its text says is better; of goals with an indicator
  std::string direction_words;            ///< the words that say so, after `fold`
  bool holds = false;                     ///< its text says that a level is to be held; of goals with an indicator
};

/// The målområden that a goal belongs to.
[[nodiscard]] std::vector<Id<AreaRow>> areas_of(const GoalRow& goal);
/// A målområde's, or with no_row of none.
[[nodiscard]] bool belongs_to(const GoalRow& goal, Id<AreaRow> area);

/// `parent`: a mål of the plan, or another own goal of the same unit.
struct BreakdownRow {
  Id<GoalRow> goal, parent;
  Span text;
};
/// Goals that by `mål` lead back to the first of them.
struct GoalCircle {
  std::vector<Id<GoalRow>> goals;
  Span place;  ///< the id that closes it
};
struct ResponsibleRow {
  Id<GoalRow> goal;
  Id<UnitRow> unit;
  Span text;
  Id<AreaRow> area = {};  ///< it is said on the målområde, and the goal says nothing itself
};

/// An uppdrag: one of the plan's, or a unit's own.
struct AssignmentRow {
  Id<Declaration> declaration;
  Id<BudgetRow> budget;  ///< of an own one
  Id<UnitRow> unit;      ///< of an own one
  Due due = {};
  std::vector<Id<GoalRow>> goals;  ///< those that it names, and of an own one those of the plan's uppdrag that it carries out
};
/// A unit that is to carry out one of the plan's uppdrag.
struct AssignmentOwnerRow {
  Id<AssignmentRow> assignment;
  Id<UnitRow> unit;
  bool answered = false;
  Span text;
};
struct AssignmentGoalRow {
  Id<AssignmentRow> assignment;
  Id<GoalRow> goal;
  Span text;
};
/// An own uppdrag, or a post, that names an uppdrag.
struct AnswerRow {
  Id<AssignmentRow> assignment, own;
  Id<PostRow> post;  ///< one of own and post
  Id<UnitRow> unit;
  Span text;
};

struct AspectRow {
  Id<GoalRow> goal;
  Span id, text;
  std::int64_t mentions = 0, misspelt = 0;  ///< misspelt: ids that nothing has, and that may have meant it
};

struct UnitRow {
  Id<Declaration> declaration;
  Kind kind = Kind::committee;
  std::optional<Share> owned_share;
  bool excused = false;  ///< lämnar inte in
};

/// Whether the posts say what they cost in a year, or by how much that differs from the year before.
enum class ByChange : std::uint8_t { no, yes, mixed };
/// Of money, where `changed` of it is förändringar.
[[nodiscard]] inline ByChange by_change(Ore changed, Ore all) {
  return changed == 0 ? ByChange::no : changed == all ? ByChange::yes : ByChange::mixed;
}

struct UnitYearRow {
  Id<UnitRow> unit;
  Year year = {};
  Key kind = Key::operation;  ///< operation against ram, investment against investeringsram, actual against the unit's utfall
  std::optional<Ore> frame, total;
  std::int64_t posts = 0, unreadable = 0;
  Ore tolerance, frame_tolerance;
  Span place;
  // Of drift: what the posts change that have no drift of the year; the ram of the year before, to which that is added.
  Ore changes;
  std::int64_t changed_posts = 0;
  std::optional<Ore> before;
  ByChange by_change = ByChange::no;
  // Where the total misses the frame: amounts that may be why.
  Id<AmountRow> turned;        ///< the only one of an odd sign that makes the total the frame with the other sign
  Id<AmountRow> thousandfold;  ///< the only one that makes the total the frame if taken a thousand times
  Id<AmountRow> largest;

  [[nodiscard]] Ore difference() const;  ///< total − frame; 0 where there is no frame
};

/// A year of the plan: what the units' ramar add up to, and the municipality's economy.
struct PlanYearRow {
  Year year = {};
  std::optional<Ore> frame, total;
  std::int64_t units = 0, unreadable = 0;
  Span place;
  std::optional<Ore> tax_rate;  ///< per hundred kronor
  std::optional<Ore> result, taxes, net_interest;
  std::optional<Ore> cost;  ///< what the result is held against: the plan's ram, else the nämnder's where each has one
  Ore tolerance, result_tolerance, frame_tolerance;
  Span result_place;
};

struct BudgetRow {
  Id<Declaration> declaration;
  Id<UnitRow> unit;
  bool counts = true;  ///< the one of its unit that counts: for the checked plan, of the highest version
  Span plan;
  std::optional<std::int64_t> version;
  Date decided = {};
  std::optional<Ore> rounding;
  AmountUnit amount_unit = AmountUnit::none;
  std::int64_t sign = 1;
};

struct PostRow {
  Id<Declaration> declaration;
  Id<BudgetRow> budget;
  Id<UnitRow> unit;
  Id<AmountRow> first_amount;   ///< they end where the next post's begin; so do its links
  Id<LinkRow> first_link;
  Id<Property> first_property;
  Share share_sum;
  std::uint16_t written_links = 0, goals = 0, counters = 0;
  Year until = {}, first_year = {}, last_year = {}, last_drift = {}, last_invest = {};
  PostClass post_class = PostClass::none;
  bool excused : 1 = false, has_net : 1 = false, has_investment : 1 = false, has_income : 1 = false;
  bool has_change : 1 = false, has_assignment : 1 = false;  ///< förändring of any year; uppdrag
  bool by_change : 1 = false;  ///< `net` is the sum of its förändringar, and not what it costs
  Ore net, investment, income;
};
static_assert(sizeof(PostRow) <= 72, "there can be millions of posts");
/// An amount of a post that counts.
struct AmountRow {
  Ore value;  ///< by the plan's sign: a cost is positive
  Id<PostRow> post;
  std::uint32_t at = 0;  ///< where it is written, and how long it is there
  std::uint16_t length = 0;
  Year year = {};
  Key key = Key::none;
  AmountUnit unit = AmountUnit::none;  ///< as written
  std::uint8_t decimals = 0;           ///< as written

  [[nodiscard]] Span place() const { return {at, length}; }
};
/// A goal that a post contributes to, or works against.
struct LinkRow {
  Span text;         ///< the goal as written, or the uppdrag that it comes of
  Ore money;         ///< its part of the post's net cost
  Id<PostRow> post;
  Id<GoalRow> goal;  ///< no_row: not one of the plan
  Share share;       ///< with what is left shared out
  bool against = false;
  bool through = false;  ///< not written: the goal is one of the uppdrag that `text` names

  [[nodiscard]] Key key() const { return against ? Key::works_against : Key::contributes; }
};
static_assert(sizeof(AmountRow) <= 24 && sizeof(LinkRow) <= 32, "there can be millions of each");
/// The post is for uppdrag that serve no goal: apart, as grunduppdrag is.
[[nodiscard]] inline bool is_for_assignments(const PostRow& post) {
  return post.has_assignment && !post.excused && post.written_links == 0 && post.goals == 0;
}
/// What a post with these amounts costs in a year: its drift; behind its last drift that and the förändringar since; where it has none, the
/// sum of its förändringar up to then. nullopt: nothing says it, or `until` (0: none) has ended it.
[[nodiscard]] std::optional<Ore> money_in(std::span<const AmountRow> amounts, Year until, Year year);
/// The money at stake in a post: its net cost, else its income, else its investment; never negative.
[[nodiscard]] Ore money_at_stake(const PostRow& post);

/// Two posts in different budgets that look like one: the same kodsträng, or the same title and amounts.
struct TwinRow {
  Id<PostRow> post, other;  ///< the later, the earlier
  bool by_code = false;
};

/// What a unit does for a mål; only where it does, or ought to, anything.
struct CoverageCell {
  Id<GoalRow> goal;
  Id<UnitRow> unit;
  Ore money, direct_money, later, investment, later_investment;
  std::uint32_t own_goals = 0, assignments = 0, posts = 0, direct_posts = 0, temporary = 0;
  Id<PostRow> last_post;  ///< a post that reaches the mål in two ways counts once
  Span first_link, responsible;
  Id<AreaRow> responsible_area;  ///< whose line `responsible` is; no_row: the goal's own
};

struct FollowUpRow {
  Id<Declaration> declaration;
  Id<UnitRow> unit;
  Period period;
  bool waits = false;  ///< a submission that its ids may belong to has not been read
  Verdict verdict = Verdict::none;  ///< samlad bedömning
  Span verdict_place;
};
/// Of a goal or of an indicator; of neither where its id is none's.
struct AssessmentRow {
  Id<FollowUpRow> follow_up;
  Id<GoalRow> goal;
  Id<IndicatorRow> indicator;
  Span goal_text, place;
  Verdict verdict = Verdict::none;
};
/// Of a goal, an uppdrag or an indicator; of none of them where `named` is empty: of the whole.
struct CommentRow {
  Id<FollowUpRow> follow_up;
  Id<GoalRow> goal;
  Id<AssignmentRow> assignment;
  Id<IndicatorRow> indicator;
  Span named, text;
};
struct StatusRow {
  Id<FollowUpRow> follow_up;
  Id<AssignmentRow> assignment;
  Span named, place;
  Progress status = Progress::none;
};
struct SpentRow {
  Id<FollowUpRow> follow_up;
  Id<UnitRow> unit;
  Id<PostRow> post;
  Ore value;  ///< cost positive
  Ore last_digit;  ///< what its last written digit stands for
  std::optional<Ore> budgeted;  ///< drift of that year, else investering; of a whole unit its ram
  Span post_text, place;  ///< post_text: empty where it is of the whole unit
};

/// An id that was not matched exactly.
struct LooseRow {
  enum class Wanted : std::uint8_t { goal, goal_area, indicator, unit, plan, aspect, post, assignment, comparison };
  Wanted wanted = Wanted::goal;
  Kind owner = Kind::unknown;
  std::string_view property = {};
  Id<UnitRow> unit = {};
  Span text = {};
  bool former = false;
  Id<GoalRow> goal = {};
  std::string_view new_id = {};  ///< what a former name was matched with
  std::string_view other_plan = {};  ///< another plan version that has this id
  std::string_view suggestion = {};  ///< did you mean; empty: nothing near. Of a post, the id that differs in case and accents only
  bool waits = false;  ///< it stands in a follow-up and may belong to a submission that has not been read
};

struct FormerRow {
  Span name;
  Id<Declaration> declaration;
};

/// The money of everything that is written together: with every sum below it, also those that count money in more than one place
/// (a mål above another, a sum of sums). 720 000 mdkr.
inline constexpr Ore most_money{std::int64_t{1} << 56};

}  // namespace malkoll
