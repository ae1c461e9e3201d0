#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/document.h"
#include "import/plan_draft.h"
#include "import/plan_words.h"

/// A document on its way to a draft of a plan: what stands above where the reading has come.
namespace malkoll::importing {

/// A heading that is open.
struct PlanSection {
  std::uint32_t level = 0;
  std::string text, number, place;
  PlanRole role = PlanRole::none;  ///< area or goal: it has become one
  std::size_t item = no_item;      ///< which
  bool used = false;               ///< something below it has been read
  std::size_t paragraphs = 0;      ///< of running text below it that nobody reads
  std::string first = {};          ///< the first of them
  std::vector<std::string> responsible = {};  ///< as a line below it says, should it become a goal
  AmountUnit unit = AmountUnit::none;         ///< of amounts, as a line below it says
};

struct PlanReading {
  const grid::Document& document;
  const PlanOptions& options;
  PlanDraft draft;
  std::vector<PlanSection> sections;
  std::size_t area = no_item, goal = no_item, indicator = no_item, assignment = no_item;  ///< that are open
  std::vector<std::string> marks_told = {};
};

/// The one with that title, else a new one.
std::size_t add_area(PlanReading& reading, std::string_view number, std::string_view title, const std::string& place);
std::size_t add_goal(PlanReading& reading, std::string_view number, std::string_view title, std::size_t area, const std::string& place);
std::size_t add_indicator(PlanReading& reading, std::string_view title, std::size_t goal, const std::string& place);
std::size_t add_assignment(PlanReading& reading, std::string_view number, std::string_view title, const std::string& place);

/// A line of an item; another value for the same is asked about.
void add_line(PlanReading& reading, DraftItem& item, std::string key, std::string value, const std::string& place);
/// `(%)` last in a title, where nothing else says the unit.
void add_unit_of_title(PlanReading& reading, DraftIndicator& indicator);
/// Notes that a cell or a paragraph refers to, as comments of the item.
void add_marks(PlanReading& reading, DraftItem& item, const std::vector<std::string>& marks, const std::string& place);

/// A cell that holds what a heading says of an indicator: a value, a target, its unit …
void add_measure(PlanReading& reading, std::size_t indicator, const PlanHeading& heading, const grid::DocumentCell& cell, const std::string& place);
/// The time of an uppdrag: a date, a year, or a question.
void add_due(PlanReading& reading, std::size_t assignment, const grid::DocumentCell& cell, const std::string& place);

/// A table, row by row.
void read_plan_table(PlanReading& reading, const grid::Block& table);

/// Headings of a table of ramar, by column, and what follows them until row `end` (index).
void read_frames(PlanReading& reading, const grid::Block& table, const std::vector<PlanHeading>& columns, const std::vector<std::string>& texts, std::size_t begin, std::size_t end, const std::vector<std::string>& titles);

/// The goal that a table of indicators without a column of goals belongs to: the one that is open, else the heading above. no_item: none.
std::size_t goal_of_heading(PlanReading& reading);

}  // namespace malkoll::importing
