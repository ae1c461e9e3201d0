#include <fmt/format.h>

#include <algorithm>

#include "format/formatter.h"
#include "grammar.h"
#include "plan_import/reader.h"
#include "text/source.h"

namespace malkoll::plan_import {

namespace {

/// The text as it grows, with the place of each line.
struct Lines {
  std::vector<std::string> text;
  std::vector<InBoth> places;

  void add(std::string line, const InBoth& place = {}) {
    std::replace(line.begin(), line.end(), '\n', ' ');
    text.push_back(std::move(line));
    places.push_back(place);
  }
};

void write_item(Lines& lines, Kind kind, const DraftItem& item, const PlanOptions& options, bool apart = true) {
  if (apart) lines.add("");
  lines.add(fmt::format("# {}: {}", options.file.swedish, item.place.swedish));
  for (const std::string& note : item.notes) lines.add("# " + note);
  lines.add(fmt::format("{} {}: {}", word(kind), item.id, item.title), item.place);
  for (const DraftLine& line : item.lines) lines.add(fmt::format("  {}: {}", line.key, line.value), line.place);
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines.text) text.append(line).append("\n");
  return text;
}

/// The lines that the language does not know how to read become questions: nothing that stands in the file means something else than it says.
void ask_about_unread(Lines& lines, std::vector<PlanSaid>& said) {
  Sources sources;
  sources.add("", joined(lines));
  Facts facts;
  Sink sink;
  std::vector<ReadLine> read;
  parse(sources[0], Keywords(), facts, sink, &read);
  std::size_t at = 0, line = 0;
  std::vector<std::size_t> starts;
  for (const std::string& text : lines.text) {
    starts.push_back(at);
    at += text.size() + 1;
  }
  for (const Mistake& mistake : sink.mistakes()) {
    const std::size_t offset = mistake.span.at - sources[0].base;
    line = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin()) - 1;
    std::string& text = lines.text[line];
    const std::size_t indent = text.find_first_not_of(' ');
    if (indent == std::string::npos || text[indent] == '#') continue;
    const std::string what = text.substr(indent);
    text = std::string(indent, ' ') + "# fråga: " + what;
    said.push_back({PlanSaid::Kind::question, lines.places[line], in_both("hur ska det här skrivas? »{}«", what), true});
    // What stands below a heading that is none would belong to the one above.
    for (std::size_t below = line + 1; indent == 0 && below < lines.text.size() && lines.text[below].starts_with("  "); ++below) {
      if (!lines.text[below].starts_with("  #")) lines.text[below] = "  # " + lines.text[below].substr(2);
    }
  }
}

std::string in_one_layout(std::string text) {
  Sources sources;
  sources.add("", text);
  Formatted formatted = format(sources[0], Keywords());
  return formatted.same_meaning ? std::move(formatted.text) : text;
}

/// The municipality and the plan's own lines; what nobody knows of them is asked first.
void write_beginning(Lines& lines, PlanDraft& draft, const PlanOptions& options) {
  const auto ask = [&](InBoth text) {
    draft.said.insert(draft.said.begin(), {PlanSaid::Kind::question, options.file, std::move(text), false});
  };
  lines.add(fmt::format("# Förslag till plan, läst ur {}. Rader med »fråga« behöver ett svar; ta bort dem när de är besvarade.",
                        options.file.swedish));
  lines.add("");
  const bool named = !draft.municipality.empty();
  if (options.municipality.empty())
    ask(named ? in_both("vilken kommun är det? Dokumentet säger »{}«. Ange --municipality KOD", draft.municipality)
              : in_both("vilken kommun är det? Ange --municipality KOD"));
  else
    lines.add(fmt::format("{} {}: {}", word(Kind::municipality), options.municipality,
                          options.name.empty() ? "Kommun " + options.municipality : options.name));
  if (!options.municipality.empty() && options.name.empty())
    ask(named ? in_both("vad heter kommunen? Dokumentet säger »{}«. Ange --name", draft.municipality)
              : in_both("vad heter kommunen? Ange --name"));
  if (draft.budget_year == 0) ask(in_both("vilket är budgetåret? Ange --year"));
  if (draft.year_proposed)
    ask(in_both("är {} budgetåret? Målvärden eller ramar börjar då, och så är det läst. Ange annars --year", draft.budget_year));
  lines.add("");
  lines.add(fmt::format("{} P{}: {}", word(Kind::plan), draft.budget_year == 0 ? std::string() : to_string(draft.budget_year),
                        !draft.title.empty()     ? draft.title
                        : draft.budget_year == 0 ? "Plan"
                                                 : fmt::format("Plan {}", draft.budget_year)));
  if (draft.budget_year != 0) lines.add(fmt::format("  {}: {}", word(Key::budget_year), draft.budget_year));
  std::sort(draft.years.begin(), draft.years.end());
  std::string years;
  for (const Year year : draft.years) {
    if (year != draft.budget_year) years += (years.empty() ? "" : ", ") + to_string(year);
  }
  if (!years.empty()) lines.add(fmt::format("  {}: {}", word(Key::plan_years), years));
  for (const DraftLine& line : draft.totals) lines.add(fmt::format("  {}: {}", line.key, line.value), line.place);
}

void write_goals(Lines& lines, const PlanDraft& draft, Id<DraftItem> area, const PlanOptions& options) {
  for (const Id<DraftGoal> g : draft.goals.ids()) {
    if (draft.goals[g].area != area) continue;
    write_item(lines, Kind::goal, draft.goals[g], options);
    for (const DraftIndicator& indicator : draft.indicators) {
      if (indicator.goal == g) write_item(lines, Kind::indicator, indicator, options, false);
    }
  }
}

/// The language has indicators below goals only: these stand as comments.
void write_indicators_without_goal(Lines& lines, const PlanDraft& draft, const PlanOptions& options) {
  for (const DraftIndicator& indicator : draft.indicators) {
    if (indicator.goal != no_row) continue;
    lines.add("");
    lines.add(fmt::format("# {}: {}", options.file.swedish, indicator.place.swedish));
    for (const std::string& note : indicator.notes) lines.add("# " + note);
    lines.add(fmt::format("# {} {}: {}", word(Kind::indicator), indicator.id, indicator.title));
    for (const DraftLine& line : indicator.lines) lines.add(fmt::format("#   {}: {}", line.key, line.value));
  }
}

/// What has no item to stand beside stands last.
void write_said(Lines& lines, const std::vector<PlanSaid>& said) {
  bool first = true;
  for (const PlanSaid& one : said) {
    if (one.kind == PlanSaid::Kind::note || one.beside) continue;
    if (first) lines.add("");
    first = false;
    lines.add(
        fmt::format("# {}: {}: {}", one.kind == PlanSaid::Kind::question ? "fråga" : "inte med", one.place.swedish, one.text.swedish));
  }
}

}  // namespace

WrittenPlan write_plan(PlanDraft draft, const PlanOptions& options) {
  Lines lines;
  write_beginning(lines, draft, options);
  write_goals(lines, draft, no_row, options);
  for (const Id<DraftItem> a : draft.areas.ids()) {
    write_item(lines, Kind::goal_area, draft.areas[a], options);
    write_goals(lines, draft, a, options);
  }
  write_indicators_without_goal(lines, draft, options);
  for (const DraftAssignment& assignment : draft.assignments) write_item(lines, Kind::assignment, assignment, options);
  for (const DraftUnit& unit : draft.units) write_item(lines, unit.company ? Kind::company : Kind::committee, unit, options);
  ask_about_unread(lines, draft.said);
  write_said(lines, draft.said);
  WrittenPlan plan;
  plan.text = in_one_layout(joined(lines));
  plan.areas = draft.areas.size();
  plan.goals = draft.goals.size();
  plan.indicators = static_cast<std::size_t>(
      std::count_if(draft.indicators.begin(), draft.indicators.end(), [](const DraftIndicator& i) { return i.goal != no_row; }));
  plan.assignments = draft.assignments.size();
  plan.units = draft.units.size();
  plan.frames = draft.frames.size();
  plan.told = {std::move(draft.municipality), draft.budget_year, draft.year_proposed, draft.amounts, draft.amounts_asked};
  plan.said = std::move(draft.said);
  return plan;
}

}  // namespace malkoll::plan_import
