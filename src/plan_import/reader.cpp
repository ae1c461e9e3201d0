#include "plan_import/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "plan_import/reading.h"
#include "plan_import/units.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

using grid::Block;
using Said = PlanSaid::Kind;

/// Goals on a sheet of their own, whose name may be that of their målområde.
void ask_area(PlanReading& reading, const Block& block, std::size_t first) {
  const auto& goals = reading.draft.goals;
  const bool without =
      first < goals.size() &&
      std::all_of(goals.begin() + static_cast<std::ptrdiff_t>(first), goals.end(), [](const DraftGoal& g) { return g.area == no_row; });
  if (!block.text.empty() && block.text != grid::name_of_only_table && without && !is_general_heading(block.text) &&
      years_in(block.text).empty())
    reading.draft.say(
        Said::question, in_both("bladet {}", name_of(block)),
        in_both("är »{}« målområdet för målen på bladet? Skriv i så fall en rad   målområde ID: {}   ovanför dem", block.text, block.text));
}

/// A table of a PDF's text that cannot be told apart is asked about whole: half a row would be a value of something else.
void ask_about_table(PlanReading& reading, const Block& block) {
  std::string text;
  for (const grid::DocumentRow& row : block.rows) {
    for (const grid::DocumentCell& cell : row.cells) text += cell.text.empty() ? "" : (text.empty() ? "" : " ") + cell.text;
    text += " /";
  }
  reading.draft.say(
      Said::question, in_both("tabell {}", block.number),
      in_both("tabellens rader går inte att skilja åt i texten, och är inte med. Läs den ur Word eller Excel, eller skriv av den: {}",
              text));
}

/// What a sheet hides may be what nobody means any longer, or only what did not fit on the paper.
void ask_about_hidden(PlanReading& reading, const Block& block) {
  constexpr std::size_t shown = 8;
  std::string rows, columns;
  for (std::size_t n = 0; n < std::min(block.hidden_rows.size(), shown + 1); ++n)
    rows += n == shown ? " …" : fmt::format("{}{}", rows.empty() ? "" : ", ", block.hidden_rows[n]);
  for (const std::uint32_t column : block.hidden) {
    const bool holds = std::any_of(block.rows.begin(), block.rows.end(), [&](const grid::DocumentRow& row) {
      return column <= row.cells.size() && row.cells[column - 1].type != grid::Cell::Type::empty && !row.cells[column - 1].covered;
    });
    const std::vector<std::size_t>& told = reading.draft.hidden_told;
    if (holds && std::find(told.begin(), told.end(), column - 1) == told.end())
      columns.append(columns.empty() ? "" : ", ").append(column_letters(column));
  }
  reading.draft.hidden_told.clear();
  const InBoth place = in_both("bladet {}", name_of(block));
  if (!rows.empty())
    reading.draft.say(Said::question, place, in_both("rader är dolda ({}), och lästa som de andra: ska de vara med?", rows));
  if (!columns.empty())
    reading.draft.say(Said::question, place, in_both("kolumner är dolda ({}), och lästa som de andra: ska de vara med?", columns));
}

}  // namespace

PlanDraft read_plan(const grid::Document& document, const PlanOptions& options) {
  PlanReading reading{.document = document, .options = options, .draft = {}, .sections = {}};
  find_budget_year(document, options, reading.draft);
  reading.draft.municipality = municipality_in(document);
  if (document.tracked)
    reading.draft.say(Said::question, in_both("hela dokumentet"),
                      in_both("det har spårade ändringar som ingen har godkänt eller avvisat; de är lästa som godkända: stämmer det?"));
  if (document.broken_bytes)
    reading.draft.say(Said::question, in_both("hela dokumentet"),
                      in_both("några tecken i filen går inte att läsa, och står som frågetecken: spara den som UTF-8"));
  if (!document.struck.empty())
    reading.draft.say(Said::left_out, in_both("hela dokumentet"),
                      in_both("överstruken text (ställen: {}): {}", document.struck.size(), grid::struck_in(document)));
  if (document.comments > 0)
    reading.draft.say(Said::left_out, in_both("hela dokumentet"), in_both("kommentarer i marginalen ({})", document.comments));
  if (!document.page_lines.empty())
    reading.draft.say(Said::left_out, in_both("hela dokumentet"),
                      in_both("sidhuvuden, sidnummer och innehållsförteckning ({} rader), den första »{}«", document.page_lines.size(),
                              document.page_lines.front()));
  for (const std::string& sheet : document.hidden_sheets)
    reading.draft.say(Said::left_out, in_both("bladet {}", sheet), in_both("det är dolt"));
  bool nameless = false;  // the title was the municipality's name
  for (const Block& block : document.blocks) {
    if (is_told_note(reading, block)) continue;
    switch (block.kind) {
      case Block::Kind::title:
        nameless = !reading.draft.municipality.empty() && fold(block.text) == fold(reading.draft.municipality);
        if (!nameless) reading.draft.title = block.text;
        break;
      case Block::Kind::heading:
        // `Strandby kommun` stands over what the plan is called.
        if (nameless && reading.draft.title.empty() && !years_in(block.text).empty()) reading.draft.title = block.text;
        nameless = false;
        read_heading(reading, block);
        break;
      case Block::Kind::table: {
        const std::size_t goals = reading.draft.goals.size();
        if (!block.text.empty()) close_sections(reading, 0);
        if (!block.text.empty()) reading.area = no_row, reading.goal = no_row;
        if (!reading.sections.empty()) reading.sections.back().used = true;
        collect_notes(reading, block);
        const Id<DraftGoal> outer = reading.goal;
        if (block.nested && reading.table_goal != no_row) reading.goal = reading.table_goal;  // it stands in a cell beside its goal
        if (block.doubtful) ask_about_table(reading, block);
        else read_plan_table(reading, block);
        if (block.nested) reading.table_goal = std::exchange(reading.goal, outer);
        ask_about_hidden(reading, block);
        reading.candidates.clear();
        reading.lead.clear();
        ask_area(reading, block, goals);
        break;
      }
      default: read_paragraph(reading, block);
    }
  }
  close_sections(reading, 0);
  for (const grid::Footnote& note : document.footnotes) {
    if (std::find(reading.marks_told.begin(), reading.marks_told.end(), note.mark) == reading.marks_told.end())
      reading.draft.say(Said::left_out, note.mark, note.text);
  }
  settle_units(reading);
  drop_lone_area(reading);
  place_units(reading.draft);
  name_items(reading.draft);
  place_goals(reading.draft);
  return std::move(reading.draft);
}

}  // namespace malkoll::plan_import
