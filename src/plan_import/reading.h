#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/document.h"
#include "grid/grid.h"
#include "plan_import/draft.h"
#include "plan_import/words.h"

/// A document on its way to a draft of a plan: what stands above where the reading has come.
namespace malkoll::plan_import {

/// A heading that is open.
struct PlanSection {
  std::uint32_t level = 0;
  std::string text, number;
  InBoth place;
  PlanRole role = PlanRole::none;  ///< area or goal: it has become one
  Id<DraftItem> area = {};
  Id<DraftGoal> goal = {};
  bool used = false;               ///< something below it has been read
  bool assumed = false;            ///< it has become an area because of what stands below it
  bool theme = false;              ///< it has a label that a målområde may have
  bool above_goals = false;        ///< goals stand right below it
  std::size_t paragraphs = 0;      ///< of running text below it that nobody reads
  std::string first = {};          ///< the first of them
  std::vector<std::string> responsible = {};  ///< as a line below it says, should it become a goal
  AmountUnit unit = AmountUnit::none;         ///< of amounts, as a line below it says
};

/// A line of a list that may be the goal of a table below it.
struct GoalCandidate {
  std::string number, text;
  InBoth place;
};

/// A goal that stands as a line of its own is below all headings.
inline constexpr std::uint32_t paragraph_level = 1000;

/// A line below a table, or in it, that begins with a note's mark.
struct NoteLine {
  grid::Footnote note;
  const grid::Block* block = nullptr;  ///< nullptr: it stands in the table
  bool told = false;                   ///< something referred to it
};

struct PlanReading {
  const grid::Document& document;
  const PlanOptions& options;
  PlanDraft draft;
  std::vector<PlanSection> sections;
  // Those that are open.
  Id<DraftItem> area = {};
  Id<DraftGoal> goal = {};
  Id<DraftIndicator> indicator = {};
  Id<DraftAssignment> assignment = {};
  std::map<std::pair<Id<DraftGoal>, std::string>, Id<DraftIndicator>> indicators_by_title = {};
  std::vector<std::string> marks_told = {};
  std::vector<NoteLine> lines_of_notes = {};    ///< of the last table
  AmountUnit unit = AmountUnit::none;           ///< of amounts, as a line above all headings says
  Id<DraftGoal> table_goal = {};                ///< of the last table, where its rows of keys named one
  std::string lead = {};                        ///< the line that ends with a colon before a list
  std::optional<grid::Block> numbered = {};     ///< a heading that is only `Mål 1`: what it is called stands below
  std::vector<GoalCandidate> candidates = {};   ///< since the last heading or table
  std::vector<Id<DraftItem>> assumed_areas = {};  ///< that only stand above tables or lines of goals
};

/// The budgetår as options or the document say, else the first year of targets or ramar, which is a proposal.
void find_budget_year(const grid::Document& document, const PlanOptions& options, PlanDraft& draft);
/// `Skogsby kommun`, where the first lines of the document name one; empty: they do not.
[[nodiscard]] std::string municipality_in(const grid::Document& document);

/// The one with that title, else a new one.
Id<DraftItem> add_area(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place);
Id<DraftGoal> add_goal(PlanReading& reading, std::string_view number, std::string_view title, Id<DraftItem> area, const InBoth& place);
Id<DraftIndicator> add_indicator(PlanReading& reading, std::string_view title, Id<DraftGoal> goal, const InBoth& place);
Id<DraftAssignment> add_assignment(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place);

/// A heading, a column or a sheet that says that the goals below it are financial, or of what the municipality does for good economy.
void tell_financial(PlanReading& reading, Id<DraftGoal> goal, std::string_view text);

/// A line of an item; another value for the same is asked about.
void add_line(PlanReading& reading, DraftItem& item, const LineKey& key, std::string value, const InBoth& place);
/// `(%)` last in a title, where nothing else says the unit.
void add_unit_of_title(PlanReading& reading, DraftIndicator& indicator);
/// Notes that a cell or a paragraph refers to, as comments of the item.
void add_marks(PlanReading& reading, DraftItem& item, const std::vector<std::string>& marks, const InBoth& place);

/// The lines in and below a table that begin with the mark of a note.
void collect_notes(PlanReading& reading, const grid::Block& table);
/// Says what marks refer to, beside the item too.
void tell_marks(PlanReading& reading, DraftItem* item, const std::vector<std::string>& marks, const InBoth& place);
/// Whether a line of the table is a note that has been told.
[[nodiscard]] bool is_told_line(const PlanReading& reading, std::string_view text);
/// Whether a block is nothing but notes that have been told beside what they are about.
[[nodiscard]] bool is_told_note(const PlanReading& reading, const grid::Block& block);

/// `N07403, U23401`: a text that is only numbers of Kolada's, parted by commas; empty: it is not.
[[nodiscard]] std::string kolada_numbers(std::string_view text);
/// Takes a note's mark off the end of a text: a star, a raised figure that is a character of its own, or `1)`.
std::string take_mark(std::string& text);
/// `↑`, `↘`, `→`: öka, minska or bevara; empty: the text is no arrow.
[[nodiscard]] std::string arrow_word(std::string_view text);
/// A cell without letters or figures: a dash, or points.
[[nodiscard]] bool is_nothing(std::string_view text);

/// As the cells of tables are: what reads those reads it too.
[[nodiscard]] grid::Cell as_cell(const grid::DocumentCell& cell);

/// A cell that holds what a heading says of an indicator: a value, a target, its unit …
void add_measure(PlanReading& reading, Id<DraftIndicator> indicator, const PlanHeading& heading, const grid::DocumentCell& cell,
                 const InBoth& place);
/// The time of an uppdrag: a date, a year, or a question.
void add_due(PlanReading& reading, Id<DraftAssignment> assignment, const grid::DocumentCell& cell, const InBoth& place);

/// The lines of a text that hold something.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
/// The same without the marks of a list, where each line has one: `• `, `1. `, `b) `.
[[nodiscard]] std::vector<std::string> listed_lines(std::string_view text);
/// The goals of a text: several where each of its lines has a mark or a number, or says how something shall be.
[[nodiscard]] std::vector<std::string> goals_in(std::string_view text);
/// Its sentences; a figure with a point in it is no end.
[[nodiscard]] std::vector<std::string> sentences_of(std::string_view text);

/// What a text gives somebody to do: several things where lines, numbers or sentences say so. `doubtful`: it may be several, and is read as one.
struct Tasks {
  std::vector<std::string> titles;
  bool doubtful = false;
};
[[nodiscard]] Tasks tasks_in(std::string_view text);
void ask_if_several(PlanReading& reading, Id<DraftAssignment> assignment);

/// A date or a year as the language writes it; empty: the text is none.
[[nodiscard]] std::string due_text(std::string_view text);
/// `Klart 2028`, `Redovisas senast 31 mars 2027`: the text behind the words for a time; empty: it does not begin with any.
[[nodiscard]] std::string_view behind_due_words(std::string_view text);
/// The time that an uppdrag's own words say: `… senast 2026-12-31`. What they say without being a date or a year is asked about.
void add_due_of_sentence(PlanReading& reading, Id<DraftAssignment> assignment, const InBoth& place);

/// What stands behind all values of an indicator is its unit; what cannot be is asked about.
void settle_units(PlanReading& reading);

/// A table, row by row.
void read_plan_table(PlanReading& reading, const grid::Block& table);

/// A table of ramar, or the part of one below its headings.
struct FrameTable {
  const grid::Block& table;
  const std::vector<PlanHeading>& columns;  ///< their headings, and as they are written
  const std::vector<std::string>& texts;
  std::size_t begin = 0, end = 0;  ///< rows (indexes)
  const std::vector<std::string>& titles;  ///< in cells above the headings
};
void read_frame_table(PlanReading& reading, const FrameTable& from);

/// Headings, and lines that look like headings.
void read_heading(PlanReading& reading, const grid::Block& block);
void close_sections(PlanReading& reading, std::uint32_t level);
/// A heading that has become a goal.
void make_goal(PlanReading& reading, PlanSection& section);
void read_paragraph(PlanReading& reading, const grid::Block& block);
/// An uppdrag, or several, in an item of a list.
void read_listed_assignment(PlanReading& reading, const grid::Block& block, const InBoth& place);

/// What a table is called: its sheet, `tabellen` where there is but one, or its number.
[[nodiscard]] InBoth name_of(const grid::Block& table);
/// Where a block stands: its heading, or the number of the paragraph and the heading above it.
[[nodiscard]] InBoth place_of(const PlanReading& reading, const grid::Block& block);
/// What the headings above say that the text below them is about.
[[nodiscard]] bool under(const PlanReading& reading, std::string_view word);
[[nodiscard]] bool has_area_above(const PlanReading& reading);
void ask_goal(PlanReading& reading, const InBoth& place, const std::string& text);
/// The nämnder and bolag of a text, behind those that have been named.
void take_units(std::vector<std::string>& names, std::string_view text);

/// Reads the nearest of the first `count` headings that may be one as the målområde, where none is open. Where its goals are no
/// headings, too, a single such heading may be any chapter.
enum class GoalsStand : std::uint8_t { as_headings, in_lines };
void take_area_above(PlanReading& reading, std::size_t count, GoalsStand goals);
/// A heading that is the only one that was taken for a målområde because of what stands below it is asked about instead.
void drop_lone_area(PlanReading& reading);

/// Ids where the document has none, and the goals that uppdrag name.
void name_items(PlanDraft& draft);
void place_goals(PlanDraft& draft);

/// The goal that a table of indicators without a column of goals belongs to: the one that is open, else the heading above. no_row: none.
Id<DraftGoal> goal_of_heading(PlanReading& reading);

}  // namespace malkoll::plan_import
