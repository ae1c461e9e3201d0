#include "plan_import/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plan_import/other_words.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

using grid::Block;
using Said = PlanSaid::Kind;

InBoth name_of(const Block& table) {
  return table.text.empty()                       ? in_both("tabell {}", table.number)
         : table.text == grid::name_of_only_table ? in_both("tabellen")
                                                  : InBoth(table.text);
}

InBoth place_of(const PlanReading& reading, const Block& block) {
  const InBoth under = reading.sections.empty() ? InBoth() : in_both(" under »{}«", reading.sections.back().text);
  return block.kind == Block::Kind::heading ? in_both("rubriken »{}«", block.text)
         : block.kind == Block::Kind::box   ? in_both("textruta{}", under)
                                            : in_both("stycke {}{}", block.number, under);
}

bool under(const PlanReading& reading, std::string_view word) {
  return std::any_of(reading.sections.begin(), reading.sections.end(), [&](const PlanSection& s) { return has_word(s.text, word); });
}

bool has_area_above(const PlanReading& reading) {
  return std::any_of(reading.sections.begin(), reading.sections.end(), [](const PlanSection& s) { return s.role == PlanRole::area; });
}

namespace {

/// Takes up the goal and the målområde of the headings that are open.
void take_open(PlanReading& reading) {
  reading.area = no_row;
  reading.goal = no_row;
  reading.indicator = no_row;
  reading.assignment = no_row;
  for (const PlanSection& section : reading.sections) {
    if (section.role == PlanRole::area) reading.area = section.area;
    if (section.role == PlanRole::goal) reading.goal = section.goal;
  }
}

/// A heading that may be the målområde of what stands below it.
bool may_be_area(const PlanSection& section) {
  constexpr auto others =
      std::to_array<std::string_view>({"mål", "målen", "målsättning", "målbild", "vision", "indikator", "styr", "budget", "ram", "uppdrag",
                                       "plan", "uppföljning", "tabell", "bilaga", "nämnd", "inriktning", "prioritering"});
  const bool other = std::any_of(others.begin(), others.end(), [&](std::string_view word) { return has_word(section.text, word); });
  if (section.role != PlanRole::none) return false;
  return section.theme || (!other && !is_general_heading(section.text) && years_in(section.text).empty() && !is_unit_name(section.text));
}

}  // namespace

void ask_goal(PlanReading& reading, const InBoth& place, const std::string& text) {
  reading.draft.say(Said::question, place, in_both("ser ut som ett mål, ta med det? »{}«", text));
}

void take_units(std::vector<std::string>& names, std::string_view text) {
  for (std::string& name : split_units(text)) names.push_back(std::move(name));
}

void take_area_above(PlanReading& reading, std::size_t count, GoalsStand goals) {
  if (count > 0 && count <= reading.sections.size()) reading.sections[count - 1].above_goals = true;
  if (reading.area != no_row) return;
  for (std::size_t at = std::min(count, reading.sections.size()); at-- > 0;) {
    PlanSection& section = reading.sections[at];
    if (section.role != PlanRole::none) return;
    if (!may_be_area(section)) continue;
    section.role = PlanRole::area;
    section.used = section.assumed = true;
    const Id<DraftItem> fresh = reading.draft.areas.end_id();
    section.area = reading.area = add_area(reading, section.number, section.text, section.place);
    if (section.area != fresh) return;
    reading.draft.ask(reading.draft.areas[section.area], section.place,
                      in_both("är »{}« ett målområde? Rubriken är läst så", section.text));
    if (goals != GoalsStand::as_headings) reading.assumed_areas.push_back(section.area);
    return;
  }
}

void drop_lone_area(PlanReading& reading) {
  PlanDraft& draft = reading.draft;
  if (reading.assumed_areas.size() != 1) return;
  const Id<DraftItem> lone = reading.assumed_areas.front();
  const DraftItem area = draft.areas[lone];
  draft.areas.erase(draft.areas.begin() + static_cast<std::ptrdiff_t>(lone.number()));
  for (DraftGoal& goal : draft.goals) {
    if (goal.area == lone) goal.area = no_row;
    else if (goal.area != no_row && goal.area > lone) goal.area = Id<DraftItem>(goal.area.number() - 1);
  }
  std::erase_if(draft.said, [&](const PlanSaid& said) {
    return said.beside && said.place == area.place && said.text.swedish.find("ett målområde?") != std::string::npos;
  });
  draft.say(Said::question, area.place,
            in_both("är »{}« målområdet för målen under rubriken? Skriv i så fall en rad   målområde ID: {}   ovanför dem", area.title,
                    area.title));
}

void make_goal(PlanReading& reading, PlanSection& section) {
  section.role = PlanRole::goal;
  section.goal = add_goal(reading, section.number, section.text, reading.area, section.place);
  section.used = true;
  reading.goal = section.goal;
  auto& names = reading.draft.goals[section.goal].responsible;
  names.insert(names.end(), section.responsible.begin(), section.responsible.end());
  section.responsible.clear();
}

namespace {

/// A heading right above goals that has become nothing, and is neither one that all plans have nor the document's title.
void ask_heading_above(PlanReading& reading, const PlanSection& section) {
  const bool title = reading.sections.empty() && (!years_in(section.text).empty() || fold(section.text) == fold(reading.draft.title));
  const std::string matter = matter_of_goals(section.text);
  if (matter.empty() && (title || is_general_heading(section.text))) return;
  const std::string& area = matter.empty() ? section.text : matter;
  reading.draft.say(
      Said::question, section.place,
      in_both("är »{}« målområdet för målen under rubriken? Skriv i så fall en rad   målområde ID: {}   ovanför dem", area, area));
}

}  // namespace

void close_sections(PlanReading& reading, std::uint32_t level) {
  while (!reading.sections.empty() && reading.sections.back().level >= level) {
    const PlanSection section = reading.sections.back();
    reading.sections.pop_back();
    // Below a målområde each heading that has been read as nothing else may be one of its goals.
    const bool in_area =
        has_area_above(reading) && may_be_area(section) && !reading.sections.empty() && reading.sections.back().role == PlanRole::area;
    if (section.role == PlanRole::none && !section.used && (sounds_like_goal(section.text) || in_area))
      ask_goal(reading, section.place, section.text);
    else if (section.role == PlanRole::none && section.above_goals && !section.used) ask_heading_above(reading, section);
    if (!section.responsible.empty())
      reading.draft.say(Said::question, section.place,
                        in_both("är »{}« ett mål? Ansvarig: {}", section.text, fmt::to_string(fmt::join(section.responsible, ", "))));
    if (section.paragraphs > 0)
      reading.draft.say(Said::left_out, in_both("under »{}«", section.text),
                        in_both("löpande text ({} stycken): {}", section.paragraphs, section.first));
  }
  take_open(reading);
}

namespace {

/// A goal over goals (`Inriktningsmål 1` over `Effektmål 1.1`): no goal of a plan has others below it.
void ask_goal_above(PlanReading& reading, std::size_t count) {
  for (std::size_t at = count; at-- > 0;) {
    PlanSection& section = reading.sections[at];
    if (section.role != PlanRole::goal || section.goal == no_row) continue;
    if (!section.above_goals)
      reading.draft.ask(reading.draft.goals[section.goal], section.place,
                        in_both("är »{}« ett målområde? Det står över andra mål, men är läst som ett eget", section.text));
    section.above_goals = true;
    return;
  }
}

/// A heading that gives somebody something to do: `Uppdrag 3: Ta fram …`.
void read_assignment_heading(PlanReading& reading, const Block& block, const Labelled& label) {
  const InBoth place = place_of(reading, block);
  reading.sections.back().used = true;
  reading.assignment = add_assignment(reading, label.number, label.title, place);
  add_marks(reading, reading.draft.assignments[reading.assignment], block.marks, place);
}

}  // namespace

void read_heading(PlanReading& reading, const Block& block) {
  const std::optional<Labelled> theme = theme_label(block.text);
  const Labelled label = theme ? *theme : labelled(block.text);
  std::uint32_t level = block.level * 2;
  // A goal that says itself that it is one does not end the målområde whose heading looks the same.
  const bool below =
      label.role == PlanRole::goal && std::any_of(reading.sections.begin(), reading.sections.end(),
                                                  [&](const PlanSection& s) { return s.level == level && s.role == PlanRole::area; });
  // Nor does a line that is only bold, below one that is no larger but says that it is a målområde.
  const bool bold = block.kind == Block::Kind::paragraph;
  const auto same = std::find_if(reading.sections.begin(), reading.sections.end(),
                                 [&](const PlanSection& s) { return s.level == level && s.role == PlanRole::area && !s.assumed; });
  if (below || (bold && label.role == PlanRole::none && same != reading.sections.end())) ++level;
  close_sections(reading, level);
  reading.lead.clear();
  reading.candidates.clear();
  reading.table_goal = no_row;
  reading.numbered.reset();
  const auto bare = bare_label(block.text);
  if (bare && (bare->role == PlanRole::goal || bare->role == PlanRole::area)) reading.numbered = block;
  PlanSection section{.level = level,
                      .text = label.title,
                      .number = label.number.empty() ? block.label : label.number,
                      .place = in_both("rubriken »{}«", block.text),
                      .theme = theme.has_value()};
  if (label.role == PlanRole::area) {
    section.role = PlanRole::area;
    section.area = add_area(reading, section.number, label.title, section.place);
  }
  const std::size_t above = reading.sections.size();
  reading.sections.push_back(section);
  take_open(reading);
  if (label.role == PlanRole::assignment && !is_bare_unit(label.title) && !is_general_heading(label.title))
    return read_assignment_heading(reading, block, label);
  if (label.role == PlanRole::goal) {
    ask_goal_above(reading, above);
    take_area_above(reading, above, GoalsStand::as_headings);
    make_goal(reading, reading.sections.back());
    tell_financial(reading, reading.goal, block.text.substr(0, block.text.find(label.title)));
  } else if (label.role == PlanRole::none && has_area_above(reading) && !has_word(label.title, "uppdrag") &&
             sounds_like_goal(label.title)) {
    // Below a målområde a sentence that says how something shall be is one of its goals; so is a numbered one.
    make_goal(reading, reading.sections.back());
    if (bold)
      reading.draft.ask(reading.draft.goals[reading.goal], section.place,
                        in_both("är »{}« ett mål? Raden i fetstil är läst så", label.title));
  }
  if (reading.sections.back().role == PlanRole::goal) add_marks(reading, reading.draft.goals[reading.goal], block.marks, section.place);
}

Id<DraftGoal> goal_of_heading(PlanReading& reading) {
  // The one numbered line since the heading, or since the last table, is what the table is about.
  const bool headed =
      !reading.sections.empty() && reading.sections.back().role == PlanRole::goal && reading.sections.back().level < paragraph_level;
  if (reading.candidates.size() == 1 && !headed) {
    const GoalCandidate candidate = reading.candidates.front();
    reading.candidates.clear();
    std::erase_if(reading.draft.said, [&](const PlanSaid& said) {
      return said.place == candidate.place && said.text.swedish.find(candidate.text) != std::string::npos;
    });
    close_sections(reading, paragraph_level);
    take_area_above(reading, reading.sections.size(), GoalsStand::as_headings);
    reading.sections.push_back({.level = paragraph_level, .text = candidate.text, .number = candidate.number, .place = candidate.place});
    make_goal(reading, reading.sections.back());
    reading.draft.ask(reading.draft.goals[reading.goal], candidate.place,
                      in_both("är »{}« ett mål? Raden över indikatorerna är läst så", candidate.text));
    return reading.goal;
  }
  if (reading.candidates.size() > 1 && !headed) return no_row;
  if (reading.goal != no_row) return reading.goal;
  // The table above named the one goal: `Målkort 1` over both is no goal.
  if (reading.table_goal != no_row) return reading.table_goal;
  // The nearest heading that is no general one, such as Indikatorer.
  for (auto section = reading.sections.rbegin(); section != reading.sections.rend(); ++section) {
    if (section->role == PlanRole::area) return no_row;
    if (section->role != PlanRole::none || is_general_heading(section->text)) continue;
    // A heading above it that is no general one, and of which nothing is known, is the målområde.
    take_area_above(reading, static_cast<std::size_t>(reading.sections.rend() - section) - 1, GoalsStand::as_headings);
    make_goal(reading, *section);
    if (!sounds_like_goal(section->text))
      reading.draft.ask(reading.draft.goals[section->goal], section->place,
                        in_both("är »{}« ett mål? Rubriken över indikatorerna är läst så", section->text));
    return section->goal;
  }
  return no_row;
}

}  // namespace malkoll::plan_import
