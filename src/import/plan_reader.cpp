#include "import/plan_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/plan_reading.h"
#include "import/plan_units.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

using grid::Block;
using Kind = PlanSaid::Kind;

std::string place_of(const PlanReading& reading, const Block& block) {
  const std::string under = reading.sections.empty() ? std::string() : fmt::format(" under »{}«", reading.sections.back().text);
  return block.kind == Block::Kind::heading ? fmt::format("rubriken »{}«", block.text) : block.kind == Block::Kind::box ? "textruta" + under : fmt::format("stycke {}{}", block.number, under);
}

/// What the headings above say that the text below them is about.
bool under(const PlanReading& reading, std::string_view word) {
  return std::any_of(reading.sections.begin(), reading.sections.end(), [&](const PlanSection& s) { return has_word(s.text, word); });
}

bool has_area_above(const PlanReading& reading) {
  return std::any_of(reading.sections.begin(), reading.sections.end(), [](const PlanSection& s) { return s.role == PlanRole::area; });
}

/// Takes up the goal and the målområde of the headings that are open.
void take_open(PlanReading& reading) {
  reading.area = reading.goal = reading.indicator = reading.assignment = no_item;
  for (const PlanSection& section : reading.sections) {
    if (section.role == PlanRole::area) reading.area = section.item;
    if (section.role == PlanRole::goal) reading.goal = section.item;
  }
}

void ask_goal(PlanReading& reading, const std::string& place, const std::string& text) {
  reading.draft.say(Kind::question, place, fmt::format("ser ut som ett mål, ta med det? »{}«", text));
}

/// The nämnder and bolag of a text, behind those that have been named.
void take_units(std::vector<std::string>& names, std::string_view text) {
  for (std::string& name : split_units(text)) names.push_back(std::move(name));
}

/// A heading that has become a goal.
void make_goal(PlanReading& reading, PlanSection& section) {
  section.role = PlanRole::goal;
  section.item = add_goal(reading, section.number, section.text, reading.area, section.place);
  section.used = true;
  reading.goal = section.item;
  auto& names = reading.draft.goals[section.item].responsible;
  names.insert(names.end(), section.responsible.begin(), section.responsible.end());
  section.responsible.clear();
}

/// Closes the headings of that level and below. One that sounds like a goal and has become none is asked about.
void close_sections(PlanReading& reading, std::uint32_t level) {
  while (!reading.sections.empty() && reading.sections.back().level >= level) {
    const PlanSection section = reading.sections.back();
    reading.sections.pop_back();
    if (section.role == PlanRole::none && !section.used && sounds_like_goal(section.text)) ask_goal(reading, section.place, section.text);
    if (!section.responsible.empty()) reading.draft.say(Kind::question, section.place, fmt::format("är »{}« ett mål? Ansvarig: {}", section.text, fmt::join(section.responsible, ", ")));
    if (section.paragraphs > 0) reading.draft.say(Kind::left_out, fmt::format("under »{}«", section.text), fmt::format("löpande text ({} stycken): {}", section.paragraphs, section.first));
  }
  take_open(reading);
}

void read_heading(PlanReading& reading, const Block& block) {
  close_sections(reading, block.level);
  const Labelled label = labelled(block.text);
  PlanSection section{.level = block.level, .text = label.title, .number = label.number.empty() ? block.label : label.number, .place = place_of(reading, block)};
  section.place = fmt::format("rubriken »{}«", block.text);
  if (label.role == PlanRole::area) {
    section.role = PlanRole::area;
    section.item = add_area(reading, section.number, label.title, section.place);
  }
  reading.sections.push_back(section);
  take_open(reading);
  if (label.role == PlanRole::goal) make_goal(reading, reading.sections.back());
  // Below a målområde a sentence that says how something shall be is one of its goals; so is a numbered one.
  else if (label.role == PlanRole::none && has_area_above(reading) && sounds_like_goal(label.title)) make_goal(reading, reading.sections.back());
  if (reading.sections.back().role == PlanRole::goal) add_marks(reading, reading.draft.goals[reading.goal], block.marks, section.place);
}

/// An uppdrag in a list: who and when stand in it as keys.
void read_listed_assignment(PlanReading& reading, const Block& block, const std::string& place) {
  std::string rest = block.text;
  const Labelled label = labelled(rest);
  std::string title;
  std::vector<KeyLine> keys;
  std::size_t begin = 0;
  const auto piece_ends = [&](std::size_t at) { return at == rest.size() || (rest[at] == '.' && (at + 1 == rest.size() || rest[at + 1] == ' ')) || rest[at] == ';' || rest[at] == '\n'; };
  for (std::size_t at = 0; at <= rest.size(); ++at) {
    if (!piece_ends(at)) continue;
    const std::string_view piece = trim(std::string_view(rest).substr(begin, at - begin));
    begin = std::min(at + 1, rest.size());
    if (piece.empty()) continue;
    const auto key = key_line(piece);
    if (key && (key->key.role == PlanRole::responsible || key->key.role == PlanRole::due) && !title.empty()) keys.push_back(*key);
    else title.append(title.empty() ? "" : ". ").append(piece);
  }
  const Labelled own = labelled(title);
  reading.assignment = add_assignment(reading, label.number.empty() ? block.label : label.number, own.title, place);
  for (const KeyLine& key : keys) {
    if (key.key.role == PlanRole::responsible) {
      take_units(reading.draft.assignments[reading.assignment].responsible, key.value);
    } else {
      add_due(reading, reading.assignment, {.type = grid::Cell::Type::text, .text = key.value}, place);
    }
  }
  add_marks(reading, reading.draft.assignments[reading.assignment], block.marks, place);
  reading.draft.say(Kind::note, place, fmt::format("uppdraget är läst ur en lista: »{}«", own.title));
}

/// A line that is a key and its value, under a goal. False: it is something else.
bool read_key_paragraph(PlanReading& reading, const Block& block, const std::string& place) {
  const auto line = key_line(block.text);
  if (!line || reading.sections.empty()) return false;
  PlanSection& section = reading.sections.back();
  const PlanRole role = line->key.role;
  const bool names = role == PlanRole::responsible || role == PlanRole::unit;
  if (reading.assignment != no_item && names) {
    take_units(reading.draft.assignments[reading.assignment].responsible, line->value);
    return true;
  }
  if (names && section.role == PlanRole::none && has_area_above(reading)) make_goal(reading, section);  // someone is responsible for what the heading says
  if (names && section.role == PlanRole::goal) {
    take_units(reading.draft.goals[section.item].responsible, line->value);
    return true;
  }
  if (names && section.role == PlanRole::none && !is_general_heading(section.text)) {
    take_units(section.responsible, line->value);
    return true;
  }
  const bool measure = role == PlanRole::target || role == PlanRole::outcome || role == PlanRole::baseline || role == PlanRole::unit_of_measure || role == PlanRole::source;
  if (role == PlanRole::indicator && reading.goal != no_item) {
    reading.indicator = add_indicator(reading, line->value, reading.goal, place);
    add_marks(reading, reading.draft.indicators[reading.indicator], block.marks, place);
    add_unit_of_title(reading, reading.draft.indicators[reading.indicator]);
    return true;
  }
  if (measure && reading.indicator != no_item) {
    add_measure(reading, reading.indicator, line->key, {.type = grid::Cell::Type::text, .text = line->value, .marks = block.marks}, place);
    return true;
  }
  return false;
}

void count_paragraph(PlanReading& reading, const Block& block) {
  constexpr std::size_t shown = 90;
  if (reading.sections.empty()) {
    reading.draft.say(Kind::left_out, fmt::format("stycke {}", block.number), block.text);
    return;
  }
  PlanSection& section = reading.sections.back();
  constexpr std::size_t of_unit = 80;  // Belopp i tkr
  if (block.text.size() <= of_unit && block.text.find_first_of("0123456789") == std::string::npos && amount_unit_in(block.text) != AmountUnit::none) section.unit = amount_unit_in(block.text);
  std::string text = block.text.substr(0, shown);
  while (text.size() < block.text.size() && (static_cast<unsigned char>(block.text[text.size()]) & 0xC0U) == 0x80U) text += block.text[text.size()];
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (section.paragraphs++ == 0) section.first = fmt::format("»{}{}«", text, text.size() < block.text.size() ? " …" : "");
}

void read_paragraph(PlanReading& reading, const Block& block) {
  const std::string place = place_of(reading, block);
  if (block.kind == Block::Kind::box) {
    const Labelled label = labelled(block.text);
    if (label.role != PlanRole::none || sounds_like_goal(block.text)) return ask_goal(reading, place, label.title);
    return reading.draft.say(Kind::left_out, place, fmt::format("textrutan »{}«", block.text));
  }
  const Labelled label = labelled(block.text);
  const bool item = block.kind == Block::Kind::item;
  if (label.role == PlanRole::goal && (!label.number.empty() || sounds_like_goal(label.title)) && !item) {
    // A goal that stands as a line of its own, under its målområde or nowhere.
    close_sections(reading, 10);
    reading.goal = add_goal(reading, label.number, label.title, reading.area, place);
    reading.sections.push_back({.level = 10, .text = label.title, .number = label.number, .place = place, .role = PlanRole::goal, .item = reading.goal, .used = true});
    return add_marks(reading, reading.draft.goals[reading.goal], block.marks, place);
  }
  if (read_key_paragraph(reading, block, place)) return;
  if (item && !reading.sections.empty() && has_word(reading.sections.back().text, "uppdrag")) return read_listed_assignment(reading, block, place);
  const bool of_goals = under(reading, "mål") || has_area_above(reading);
  if (label.role == PlanRole::indicator || (item && !reading.sections.empty() && (has_word(reading.sections.back().text, "indikator") || has_word(reading.sections.back().text, "nyckeltal") || has_word(reading.sections.back().text, "mått")))) {
    return reading.draft.say(Kind::question, place, fmt::format("ser ut som en indikator, ta med den? »{}«", block.text));
  }
  if (of_goals && (sounds_like_goal(block.text) || label.role == PlanRole::goal || (item && has_word(reading.sections.back().text, "mål")))) return ask_goal(reading, place, label.title);
  if (under(reading, "uppdrag") && sounds_like_assignment(block.text)) return reading.draft.say(Kind::question, place, fmt::format("ser ut som ett uppdrag, ta med det? »{}«", block.text));
  const auto key = key_line(block.text);
  if (key && block.text.find_first_of("0123456789") != std::string::npos && (key->key.role == PlanRole::target || key->key.role == PlanRole::outcome || key->key.role == PlanRole::indicator)) return reading.draft.say(Kind::question, place, fmt::format("vad gäller »{}«?", block.text));
  count_paragraph(reading, block);
}

/// Goals on a sheet of their own, whose name may be that of their målområde.
void ask_area(PlanReading& reading, const Block& block, std::size_t first) {
  const auto& goals = reading.draft.goals;
  const bool without = first < goals.size() && std::all_of(goals.begin() + static_cast<std::ptrdiff_t>(first), goals.end(), [](const DraftGoal& g) { return g.area == no_item; });
  if (!block.text.empty() && without && !is_general_heading(block.text) && years_in(block.text).empty()) reading.draft.say(Kind::question, fmt::format("bladet {}", block.text), fmt::format("är »{}« målområdet för målen på bladet? Skriv i så fall en rad   målområde ID: {}   ovanför dem", block.text, block.text));
}

/// The year that the document's title says, else the first of its ramar.
std::uint16_t budget_year(const grid::Document& document, const PlanOptions& options) {
  if (options.year != 0) return options.year;
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::table && !block.text.empty()) {
      for (std::size_t r = 0; r < block.rows.size() && r < 3; ++r) {
        for (const grid::DocumentCell& cell : block.rows[r].cells) {
          if (const auto years = years_in(cell.text); !years.empty() && has_word(cell.text, "plan")) return years.front();
        }
      }
    }
    if (block.kind != Block::Kind::title && block.kind != Block::Kind::heading) continue;
    if (const auto years = years_in(block.text); !years.empty()) return years.front();
  }
  const auto years = years_in(options.file);
  return years.empty() ? std::uint16_t{0} : years.front();
}

/// Text goals' links, when all goals are known.
void place_goals(PlanDraft& draft) {
  const auto find = [&](std::string_view text) {
    const Labelled label = labelled(text);
    for (std::size_t g = 0; g < draft.goals.size(); ++g) {
      if (fold(draft.goals[g].title) == fold(text) || (label.title != text && fold(draft.goals[g].title) == fold(label.title))) return g;
    }
    std::size_t found = no_item;
    std::string number(trim(text));
    if (has_word(number, "mål")) number = trim(std::string_view(number).substr(number.find_last_of(' ') + 1));
    for (std::size_t g = 0; g < draft.goals.size(); ++g) {
      if (draft.goals[g].number != number || number.empty()) continue;
      if (found != no_item) return no_item;  // of two målområden
      found = g;
    }
    return found;
  };
  for (DraftAssignment& assignment : draft.assignments) {
    std::string ids;
    for (const std::string& text : assignment.goals) {
      std::vector<std::size_t> goals{find(text)};
      if (goals[0] == no_item) {
        goals.clear();
        for (std::size_t at = 0; at <= text.size();) {
          const std::size_t end = std::min(text.find_first_of(",;\n", at), text.size());
          goals.push_back(find(trim(std::string_view(text).substr(at, end - at))));
          at = end + 1;
        }
      }
      if (std::find(goals.begin(), goals.end(), no_item) != goals.end()) {
        draft.ask(assignment, assignment.place, fmt::format("vilket mål är »{}«, som uppdraget »{}« hör till?", text, assignment.title));
        continue;
      }
      for (const std::size_t g : goals) ids.append(ids.empty() ? "" : ", ").append(draft.goals[g].id);
    }
    if (!ids.empty()) assignment.lines.push_back({"mål", ids, assignment.place});
  }
}

/// Ids where the document has none: målområde and number, as it counts or else in the order in which they stand.
void name_items(PlanDraft& draft) {
  std::vector<std::string> taken;
  const auto free = [&](std::string id) {
    std::string name = id;
    for (int n = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++n) name = fmt::format("{}-{}", id, n);
    taken.push_back(name);
    return name;
  };
  for (const DraftUnit& unit : draft.units) taken.push_back(unit.id);
  const auto plain = [](const std::string& number) { return !number.empty() && number.size() <= 8 && std::all_of(number.begin(), number.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }); };
  for (std::size_t a = 0; a < draft.areas.size(); ++a) draft.areas[a].id = free(fmt::format("O{}", plain(draft.areas[a].number) ? draft.areas[a].number : std::to_string(a + 1)));
  std::vector<std::size_t> counts(draft.areas.size() + 1), letters(draft.goals.size() + 1);
  for (DraftGoal& goal : draft.goals) {
    const bool in_area = goal.area != no_item;
    const std::size_t count = ++counts[in_area ? goal.area : draft.areas.size()];
    const std::string number = plain(goal.number) ? goal.number : std::to_string(count);
    const bool whole = number.find('.') != std::string::npos || !in_area;
    goal.id = free(whole ? "M" + number : fmt::format("M{}.{}", draft.areas[goal.area].id.substr(1), number));
  }
  for (DraftIndicator& indicator : draft.indicators) {
    const std::size_t n = letters[indicator.goal == no_item ? draft.goals.size() : indicator.goal]++;
    const std::string letter = n < 26 ? std::string(1, static_cast<char>('a' + n)) : fmt::format("-{}", n + 1);
    indicator.id = free(indicator.goal == no_item ? fmt::format("I{}", n + 1) : draft.goals[indicator.goal].id + letter);
  }
  std::size_t count = 0;
  for (DraftAssignment& assignment : draft.assignments) {
    ++count;
    const std::string number = plain(assignment.number) ? assignment.number : std::to_string(count);
    assignment.id = free(number.starts_with('U') ? number : "U" + number);
  }
}

}  // namespace

std::size_t goal_of_heading(PlanReading& reading) {
  if (reading.goal != no_item) return reading.goal;
  // The nearest heading that is no general one, such as Indikatorer.
  for (auto section = reading.sections.rbegin(); section != reading.sections.rend(); ++section) {
    if (section->role == PlanRole::area) return no_item;
    if (section->role != PlanRole::none || is_general_heading(section->text)) continue;
    // A heading above it that is no general one, and of which nothing is known, is the målområde.
    auto above = std::find_if(section + 1, reading.sections.rend(), [](const PlanSection& s) { return s.role == PlanRole::area || !is_general_heading(s.text); });
    if (above != reading.sections.rend() && above->role == PlanRole::none && reading.area == no_item && years_in(above->text).empty()) {
      above->role = PlanRole::area;
      above->used = true;
      above->item = reading.area = add_area(reading, above->number, above->text, above->place);
      reading.draft.ask(reading.draft.areas[reading.area], above->place, fmt::format("är »{}« ett målområde? Rubriken är läst så", above->text));
    }
    make_goal(reading, *section);
    if (!sounds_like_goal(section->text)) reading.draft.ask(reading.draft.goals[section->item], section->place, fmt::format("är »{}« ett mål? Rubriken över indikatorerna är läst så", section->text));
    return section->item;
  }
  return no_item;
}

PlanDraft read_plan(const grid::Document& document, const PlanOptions& options) {
  PlanReading reading{.document = document, .options = options, .draft = {}, .sections = {}};
  reading.draft.budget_year = budget_year(document, options);
  if (document.tracked) reading.draft.say(Kind::question, "hela dokumentet", "det har spårade ändringar som ingen har godkänt eller avvisat; de är lästa som godkända: stämmer det?");
  if (document.comments > 0) reading.draft.say(Kind::left_out, "hela dokumentet", fmt::format("kommentarer i marginalen ({})", document.comments));
  for (const std::string& sheet : document.hidden_sheets) reading.draft.say(Kind::left_out, fmt::format("bladet {}", sheet), "det är dolt");
  for (const Block& block : document.blocks) {
    switch (block.kind) {
      case Block::Kind::title: reading.draft.title = block.text; break;
      case Block::Kind::heading: read_heading(reading, block); break;
      case Block::Kind::table: {
        const std::size_t goals = reading.draft.goals.size();
        if (!block.text.empty()) close_sections(reading, 0);
        if (!block.text.empty()) reading.area = reading.goal = no_item;
        if (!reading.sections.empty()) reading.sections.back().used = true;
        read_plan_table(reading, block);
        ask_area(reading, block, goals);
        break;
      }
      default: read_paragraph(reading, block);
    }
  }
  close_sections(reading, 0);
  for (const grid::Footnote& note : document.footnotes) {
    if (std::find(reading.marks_told.begin(), reading.marks_told.end(), note.mark) == reading.marks_told.end()) reading.draft.say(Kind::left_out, note.mark, note.text);
  }
  place_units(reading.draft);
  name_items(reading.draft);
  place_goals(reading.draft);
  return std::move(reading.draft);
}

}  // namespace malkoll::importing
