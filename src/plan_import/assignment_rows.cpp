#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plan_import/reading.h"
#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/list_mark.h"
#include "text/utf8.h"

/// The uppdrag of a cell, and the rows of tables that have them.
namespace malkoll::plan_import {

using grid::DocumentCell;
using grid::DocumentRow;

namespace {

/// Words that begin what somebody is to do, as an order or by itself. Those that only tell that it is reported are none.
// clang-format off
constexpr auto task_words = std::to_array<std::string_view>({
    "att", "ta", "se", "ge", "utred", "utreda", "bygg", "bygga", "inför", "införa", "genomför", "genomföra", "upprätta", "utveckla", "vidareutveckla", "starta", "pröva", "öka", "minska", "säkerställ", "säkerställa", "säkra", "kartlägg", "kartlägga", "erbjud", "erbjuda", "revidera", "skapa", "stärk", "stärka", "inrätta",
    "påbörja", "arbeta", "verka", "upphandla", "planera", "samordna", "analysera", "digitalisera", "förbättra", "effektivisera", "undersök", "undersöka", "initiera", "fortsätt", "fortsätta", "aktualisera", "verkställ", "verkställa", "ansök", "ansöka", "anställ", "anställa", "rekrytera", "sälj", "sälja", "avyttra", "köp", "köpa",
    "renovera", "rusta", "riv", "riva", "flytta", "stäng", "stänga", "öppna", "etablera", "implementera", "främja", "förebygg", "förebygga", "motverka", "följ", "följa", "tillse", "bevaka", "utvärdera", "utforma", "ordna", "anordna", "föreslå", "gör", "göra", "höj", "höja", "sänk", "sänka", "bilda", "intensifiera", "prioritera",
    "integrera", "marknadsför", "marknadsföra", "inventera", "uppdatera", "formulera", "bereda", "definiera", "tydliggör", "tydliggöra", "avveckla", "konkurrensutsätt", "konkurrensutsätta", "sammanställ", "sammanställa", "projektera", "förstärk", "förstärka", "underlätta", "synliggör", "synliggöra", "reducera", "bredda", "trygga"});
// clang-format on

std::string opening_word(std::string_view text) { return fold(text.substr(0, text.find_first_of(" ,.:;"))); }

bool begins_task(std::string_view text) {
  const std::string folded = fold(text);
  if (folded.starts_with("se ")) return folded.starts_with("se över ") || folded.starts_with("se till ");  // Se bilaga 3
  return std::find(task_words.begin(), task_words.end(), opening_word(text)) != task_words.end();
}

/// `Nämnden ska ta fram …`, `Socialnämnden får i uppdrag att …`: it names who has to do it, and more than to report.
bool names_task(std::string_view sentence) {
  constexpr auto bodies =
      std::to_array<std::string_view>({"nämnden", "styrelsen", "bolaget", "förvaltningen", "kommunen", "nämnderna", "bolagen"});
  constexpr auto reports = std::to_array<std::string_view>({"redovisa", "återrapportera", "rapportera", "återkomma", "slutredovisa"});
  for (const std::string_view verb : {" ska ", " skall ", " får i uppdrag att ", " ges i uppdrag att ", " uppdras att "}) {
    const std::size_t at = sentence.find(verb);
    if (at == std::string_view::npos) continue;
    const std::string subject = fold(sentence.substr(0, at)), done = opening_word(sentence.substr(at + verb.size()));
    const bool named = std::find(bodies.begin(), bodies.end(), subject) != bodies.end() || !units_given(sentence).empty();
    return named && std::find(reports.begin(), reports.end(), done) == reports.end();
  }
  return false;
}

/// How long the mark of a list is that a text begins with: `• `, `1. `, `b) `; 0: it has none.
std::size_t mark_length(std::string_view text) {
  if (const std::string_view mark = list_mark(text); !mark.empty()) return mark.size() + 1;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool letter = digits == 0 && text.size() > 2 && text[0] >= 'a' && text[0] <= 'z';
  const std::size_t end = letter ? 1 : digits;
  const bool marked =
      end > 0 && end < 3 && end + 1 < text.size() && (text[end] == ')' || (!letter && text[end] == '.')) && text[end + 1] == ' ';
  return marked ? end + 2 : 0;
}

std::string without_end(std::string_view text) {
  text = trim(text);
  while (text.ends_with('.') || text.ends_with(';') || text.ends_with(',')) text = trim(text.substr(0, text.size() - 1));
  return std::string(text);
}

/// `1. Ta fram … 2. Se över …` in one line: its numbers follow each other.
std::vector<std::string> numbered_pieces(std::string_view text) {
  std::vector<std::string> pieces;
  for (int next = 1;; ++next) {
    const std::size_t mark = mark_length(text);
    if (mark == 0 || !text.starts_with(std::to_string(next))) return {};
    text.remove_prefix(mark);
    std::size_t end = std::string_view::npos;
    for (const char point : {'.', ')'}) {
      const std::string following = fmt::format(" {}{} ", next + 1, point);
      end = std::min(end, text.find(following));
    }
    pieces.push_back(without_end(text.substr(0, end)));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return pieces.size() > 1 ? pieces : std::vector<std::string>{};
}

/// Lines or sentences, each put behind the one before it that begins something to do.
std::vector<std::string> gathered(const std::vector<std::string>& parts, std::string_view between, bool (*begins)(std::string_view)) {
  std::vector<std::string> pieces;
  for (const std::string& part : parts) {
    if (begins(part)) pieces.push_back(part);
    else if (pieces.empty()) return {};
    else pieces.back().append(between).append(part);
  }
  return pieces.size() > 1 ? pieces : std::vector<std::string>{};
}

std::vector<std::string> marked_pieces(const std::vector<std::string>& lines) {
  std::vector<std::string> pieces = gathered(lines, " ", [](std::string_view line) { return mark_length(line) > 0; });
  for (std::string& piece : pieces) piece = piece.substr(mark_length(piece));
  return pieces;
}

}  // namespace

std::vector<std::string> listed_lines(std::string_view text) {
  std::vector<std::string> lines = lines_of(text);
  if (lines.size() < 2 || !std::all_of(lines.begin(), lines.end(), [](const std::string& line) { return mark_length(line) > 0; }))
    return lines;
  for (std::string& line : lines) line = line.substr(mark_length(line));
  return lines;
}

std::vector<std::string> goals_in(std::string_view text) {
  const std::vector<std::string> lines = lines_of(text);
  const auto marked = [](const std::string& line) { return mark_length(line) > 0 || labelled(line).role == PlanRole::goal; };
  const bool several =
      lines.size() > 1 && (std::all_of(lines.begin(), lines.end(), marked) ||
                           std::all_of(lines.begin(), lines.end(), [](const std::string& line) { return sounds_like_goal(line); }));
  if (!several) return {one_line(text)};
  std::vector<std::string> goals = lines;
  for (std::string& goal : goals) {
    if (!is_digit(goal[0])) goal = goal.substr(mark_length(goal));  // a number is the goal's own
  }
  return goals;
}

Tasks tasks_in(std::string_view text) {
  const std::vector<std::string> lines = lines_of(text);
  Tasks tasks;
  if (lines.size() > 1) {
    tasks.titles = marked_pieces(lines);
    const auto labels = [](std::string_view line) { return labelled(line).role == PlanRole::assignment; };
    if (tasks.titles.empty()) tasks.titles = gathered(lines, " ", labels);
    if (tasks.titles.empty())
      tasks.titles = gathered(lines, " ", [](std::string_view line) { return begins_task(line) || names_task(line); });
  }
  const std::string whole = one_line(text);
  if (tasks.titles.empty()) tasks.titles = numbered_pieces(whole);
  const std::vector<std::string> sentences = sentences_of(whole);
  if (tasks.titles.empty()) tasks.titles = gathered(sentences, ". ", names_task);
  constexpr std::size_t most = 40;  // of one cell: more is a text
  if (!tasks.titles.empty() && tasks.titles.size() <= most) {
    for (std::string& title : tasks.titles) title = without_end(title);
    return tasks;
  }
  tasks.titles = {whole};
  const bool listed = std::count_if(lines.begin(), lines.end(), [](const std::string& line) { return mark_length(line) > 0; }) > 1;
  tasks.doubtful = listed || std::count_if(sentences.begin(), sentences.end(), begins_task) > 1;
  return tasks;
}

namespace {

/// A cell's line for each of several uppdrag, or all of it.
DocumentCell cell_for(const DocumentRow& row, std::optional<std::size_t> column, std::size_t at, std::size_t count) {
  DocumentCell cell = cell_at(row, column);
  const std::vector<std::string> lines = lines_of(cell.text);
  if (count > 1 && lines.size() == count) cell.text = lines[at];
  return cell;
}

}  // namespace

void read_assignment_row(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::assignment), number = state.header.column(PlanRole::number),
             due = state.header.column(PlanRole::due), goal = state.header.column(PlanRole::goal);
  const std::string text = text_at(row, column);
  if (text.empty() || cell_at(row, column).covered) return;
  const Tasks tasks = tasks_in(text);
  const std::size_t count = tasks.titles.size();
  for (std::size_t n = 0; n < count; ++n) {
    const Labelled label = labelled(tasks.titles[n]);
    const std::string own(trim(cell_for(row, number, n, count).text));
    const bool numbered = count == 1 || lines_of(cell_at(row, number).text).size() == count;
    reading.assignment = add_assignment(reading, numbered && !own.empty() ? own : label.number, label.title, where(state, row, column));
    DraftAssignment& assignment = reading.draft.assignments[reading.assignment];
    add_marks(reading, assignment, cell_at(row, column).marks, assignment.place);
    add_responsible(assignment.responsible, trim(cell_for(row, responsible_column(state.header), n, count).text));
    add_crossed(assignment.responsible, state, row);
    if (assignment.responsible.empty()) assignment.responsible = units_given(assignment.title);
    if (assignment.responsible.empty()) take_units(assignment.responsible, state.given_to);
    if (const auto comment = state.header.column(PlanRole::comment); !text_at(row, comment).empty())
      add_line(reading, assignment, Key::description, text_at(row, comment), where(state, row, comment));
    const DocumentCell time = cell_for(row, due, n, count);
    if (!trim(time.text).empty()) add_due(reading, reading.assignment, time, where(state, row, due));
    else add_due_of_sentence(reading, reading.assignment, where(state, row, column));
    const std::string goals = text_at(row, goal);
    if (!goals.empty() && goals != "-" && goals != "\xE2\x80\x93") assignment.goals.push_back(goals);
    if (tasks.doubtful) ask_if_several(reading, reading.assignment);
  }
  if (count > 1)
    reading.draft.say(PlanSaid::Kind::note, where(state, row, column),
                      in_both("cellen är läst som {} uppdrag: »{}«", count, fmt::to_string(fmt::join(tasks.titles, "«, »"))));
}

void ask_if_several(PlanReading& reading, Id<DraftAssignment> at) {
  DraftAssignment& assignment = reading.draft.assignments[at];
  reading.draft.ask(assignment, assignment.place, in_both("är »{}« ett uppdrag eller flera? Det är läst som ett", assignment.title));
}

}  // namespace malkoll::plan_import
