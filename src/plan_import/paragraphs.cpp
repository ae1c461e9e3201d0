#include "plan_import/reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan_import/other_words.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

using grid::Block;
using Said = PlanSaid::Kind;

/// The heading that a list of uppdrag stands under, past headings that only name a nämnd; nullptr: none.
const PlanSection* section_of_assignments(const PlanReading& reading) {
  for (auto section = reading.sections.rbegin(); section != reading.sections.rend(); ++section) {
    if (has_word(section->text, "uppdrag")) return &*section;
    if (!is_bare_unit(section->text) && !is_everyone(section->text)) return nullptr;
  }
  return nullptr;
}

/// The nämnd that the headings of an uppdrag name: `Socialnämnden` below `Uppdrag`, or `Uppdrag till socialnämnden`.
std::string unit_of_headings(const PlanReading& reading) {
  for (auto section = reading.sections.rbegin(); section != reading.sections.rend(); ++section) {
    if (is_bare_unit(section->text) || is_everyone(section->text)) return section->text;
    const std::size_t to = section->text.find(" till ");
    if (to != std::string::npos &&
        (is_bare_unit(std::string_view(section->text).substr(to + 6)) || is_everyone(std::string_view(section->text).substr(to + 6))))
      return section->text.substr(to + 6);
    if (has_word(section->text, "uppdrag")) break;
  }
  return {};
}

/// An uppdrag in a list: who and when stand in it as keys, or in the sentence.
void read_one_listed(PlanReading& reading, const Block& block, const InBoth& place) {
  std::string rest = block.text;
  const Labelled label = labelled(rest);
  std::string title;
  std::vector<KeyLine> keys;
  std::size_t begin = 0;
  const auto piece_ends = [&](std::size_t at) {
    return at == rest.size() || (rest[at] == '.' && (at + 1 == rest.size() || rest[at + 1] == ' ')) || rest[at] == ';' || rest[at] == '\n';
  };
  for (std::size_t at = 0; at <= rest.size(); ++at) {
    if (!piece_ends(at)) continue;
    const std::string_view piece = trim(std::string_view(rest).substr(begin, at - begin));
    begin = std::min(at + 1, rest.size());
    if (piece.empty()) continue;
    const auto key = key_line(piece);
    const std::string_view due = title.empty() ? std::string_view() : behind_due_words(piece);
    if (key && (key->key.role == PlanRole::responsible || key->key.role == PlanRole::due) && !title.empty()) {
      keys.push_back(*key);
    } else if (!due_text(due).empty()) {  // Klart 2028
      KeyLine& said = keys.emplace_back();
      said.key.role = PlanRole::due;
      said.value = due;
    } else {
      title.append(title.empty() ? "" : ". ").append(piece);
    }
  }
  const Labelled own = labelled(title);
  std::string named = own.title;
  const std::vector<std::string> before = take_units_before(named), behind = take_units_behind(named);
  reading.assignment = add_assignment(reading, label.number.empty() ? block.label : label.number, named, place);
  auto& responsible = reading.draft.assignments[reading.assignment].responsible;
  responsible = before;
  responsible.insert(responsible.end(), behind.begin(), behind.end());
  for (const KeyLine& key : keys) {
    if (key.key.role == PlanRole::responsible) take_units(responsible, key.value);
    else add_due(reading, reading.assignment, {.type = grid::Cell::Type::text, .text = key.value}, place);
  }
  if (responsible.empty()) responsible = units_given(named);
  if (responsible.empty()) responsible = units_led(reading.lead);
  if (const std::string above = unit_of_headings(reading); responsible.empty() && !above.empty()) take_units(responsible, above);
  add_due_of_sentence(reading, reading.assignment, place);
  add_marks(reading, reading.draft.assignments[reading.assignment], block.marks, place);
  reading.draft.say(Said::note, place, in_both("uppdraget är läst ur en lista: »{}«", named));
}

}  // namespace

void read_listed_assignment(PlanReading& reading, const Block& block, const InBoth& place) {
  const Tasks tasks = tasks_in(block.text);
  if (tasks.titles.size() == 1) {
    read_one_listed(reading, block, place);
    if (tasks.doubtful) ask_if_several(reading, reading.assignment);
    return;
  }
  Block one = block;
  for (const std::string& title : tasks.titles) {
    one.text = title;
    read_one_listed(reading, one, place);
    one.label.clear();
  }
}

namespace {

/// How long what parts two pieces of a line is at a place: `. `, `; `, `, `, ` – `, ` (`; 0: nothing does.
std::size_t divider_length(std::string_view text, std::size_t at) {
  for (const std::string_view divider : {". ", "; ", ", ", " \xE2\x80\x93 ", " - ", " ("}) {
    if (text.substr(at).starts_with(divider)) return divider.size();
  }
  return 0;
}

/// `Besök. Utfall 2024: 31. Målvärde 2026: 35`, `Besök (mål 2026: 35)`: the title, and the keys of its values behind.
std::vector<std::string> pieces_of_indicator(std::string_view text) {
  std::vector<std::string> pieces(1);
  std::size_t begin = 0, divided = 0;  // how long what stands before the piece is
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const std::size_t length = at < text.size() ? divider_length(text, at) : 0;
    if (length == 0 && at < text.size()) continue;
    std::string_view piece = trim(text.substr(begin, at - begin));
    const auto key = key_line(piece);
    const PlanRole role = key ? key->key.role : PlanRole::none;
    const bool measure = is_value(role) || role == PlanRole::unit_of_measure || role == PlanRole::source;
    if (measure && begin > 0) {
      while (piece.ends_with('.') || (piece.ends_with(')') && piece.find('(') == std::string_view::npos)) piece.remove_suffix(1);
      pieces.emplace_back(piece);
    } else {
      if (begin > 0) pieces.back().append(text.substr(begin - divided, divided));  // it goes on
      pieces.back().append(piece);
    }
    begin = std::min(at + length, text.size());
    divided = length;
    if (length > 0) at += length - 1;
  }
  return pieces;
}

/// An indicator and the keys behind it, in one line.
void add_indicator_line(PlanReading& reading, const Block& block, const std::vector<std::string>& pieces, const InBoth& place) {
  reading.indicator = add_indicator(reading, pieces.front(), reading.goal, place);
  for (std::size_t n = 1; n < pieces.size(); ++n) {
    const auto key = key_line(pieces[n]);
    add_measure(reading, reading.indicator, key->key, {.type = grid::Cell::Type::text, .text = key->value}, place);
  }
  add_marks(reading, reading.draft.indicators[reading.indicator], block.marks, place);
  add_unit_of_title(reading, reading.draft.indicators[reading.indicator]);
}

/// An item below a goal that says its target, or a value of its, is an indicator. False: it says none.
bool read_measured_item(PlanReading& reading, const Block& block, const InBoth& place) {
  if (reading.goal == no_row || reading.assignment != no_row) return false;
  const std::vector<std::string> pieces = pieces_of_indicator(block.text);
  const bool measured = std::any_of(pieces.begin() + 1, pieces.end(), [](const std::string& piece) {
    const PlanRole role = key_line(piece)->key.role;
    return role == PlanRole::target || role == PlanRole::outcome || role == PlanRole::baseline;
  });
  if (!measured || pieces.front().empty() || sounds_like_goal(pieces.front())) return false;
  add_indicator_line(reading, block, pieces, place);
  reading.draft.say(Said::note, place, in_both("indikatorn är läst ur en lista: »{}«", pieces.front()));
  return true;
}

/// A line that is a key and its value, under a goal. False: it is something else.
bool read_key_paragraph(PlanReading& reading, const Block& block, const InBoth& place) {
  const auto line = key_line(block.text);
  if (!line || reading.sections.empty()) return false;
  PlanSection& section = reading.sections.back();
  const PlanRole role = line->key.role;
  const bool names = role == PlanRole::responsible || role == PlanRole::unit;
  if (reading.assignment != no_row && names) {
    take_units(reading.draft.assignments[reading.assignment].responsible, line->value);
    return true;
  }
  if (reading.assignment != no_row && role == PlanRole::due) {
    add_due(reading, reading.assignment, {.type = grid::Cell::Type::text, .text = line->value}, place);
    return true;
  }
  // Somebody is given what a heading below Uppdrag says.
  const bool given = (names || role == PlanRole::due) && section.role == PlanRole::none && under(reading, "uppdrag") &&
                     !has_word(section.text, "uppdrag") && !is_bare_unit(section.text) && !is_general_heading(section.text);
  if (given) {
    reading.assignment = add_assignment(reading, section.number, section.text, section.place);
    section.used = true;
    return read_key_paragraph(reading, block, place);
  }
  if (names && section.role == PlanRole::none && has_area_above(reading))
    make_goal(reading, section);  // someone is responsible for what the heading says
  if (names && section.role == PlanRole::goal) {
    take_units(reading.draft.goals[section.goal].responsible, line->value);
    return true;
  }
  if (names && section.role == PlanRole::none && !is_general_heading(section.text)) {
    take_units(section.responsible, line->value);
    return true;
  }
  const bool measure = is_value(role) || role == PlanRole::unit_of_measure || role == PlanRole::source;
  if (role == PlanRole::indicator && reading.goal != no_row) {
    add_indicator_line(reading, block, pieces_of_indicator(line->value), place);
    return true;
  }
  if (measure && reading.indicator != no_row) {
    add_measure(reading, reading.indicator, line->key, {.type = grid::Cell::Type::text, .text = line->value, .marks = block.marks}, place);
    return true;
  }
  return false;
}

void count_paragraph(PlanReading& reading, const Block& block) {
  constexpr std::size_t shown = 90;
  constexpr std::size_t of_unit = 80;  // Belopp i tkr
  const bool says_unit = block.text.size() <= of_unit && block.text.find_first_of("0123456789") == std::string::npos &&
                         amount_unit_in(block.text) != AmountUnit::none;
  if (reading.sections.empty()) {
    if (says_unit) reading.unit = amount_unit_in(block.text);
    reading.draft.say(Said::left_out, in_both("stycke {}", block.number), block.text);
    return;
  }
  PlanSection& section = reading.sections.back();
  if (says_unit) section.unit = amount_unit_in(block.text);
  std::string text = block.text.substr(0, letter_end(block.text, shown));
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (section.paragraphs++ == 0) section.first = fmt::format("»{}{}«", text, text.size() < block.text.size() ? " …" : "");
}

/// A line that looks like a heading: all of it is bold, and it is no key with its value.
bool is_heading_line(const Block& block) {
  constexpr std::size_t longest = 140;
  if (block.kind != Block::Kind::paragraph || block.level == 0 || block.text.size() > longest ||
      block.text.find('\n') != std::string::npos || block.text.ends_with('.') || block.text.ends_with(','))
    return false;
  const Labelled label = labelled(block.text);
  if (label.role == PlanRole::area || label.role == PlanRole::goal || label.role == PlanRole::assignment) return true;
  return label.role == PlanRole::none && !key_line(block.text) && plan_heading(block.text).role != PlanRole::responsible &&
         amount_unit_in(block.text) == AmountUnit::none;
}

/// What a list is of: as the line before it says, or else the heading.
std::string_view matter_of(const PlanReading& reading) {
  if (!reading.lead.empty()) return reading.lead;
  return reading.sections.empty() ? std::string_view() : std::string_view(reading.sections.back().text);
}

bool speaks_of_measures(std::string_view text) {
  return has_word(text, "indikator") || has_word(text, "nyckeltal") || has_word(text, "mått") || has_word(text, "mäter") ||
         has_word(text, "mäts") || has_word(text, "mätetal");
}

/// A line that says itself which goal it is, under its målområde or nowhere.
void read_goal_line(PlanReading& reading, const Block& block, const Labelled& label, const InBoth& place) {
  close_sections(reading, paragraph_level);
  take_area_above(reading, reading.sections.size(), GoalsStand::in_lines);
  reading.goal = add_goal(reading, label.number, label.title, reading.area, place);
  tell_financial(reading, reading.goal, block.text.substr(0, block.text.find(label.title)));
  reading.sections.push_back({.level = paragraph_level,
                              .text = label.title,
                              .number = label.number,
                              .place = place,
                              .role = PlanRole::goal,
                              .goal = reading.goal,
                              .used = true});
  add_marks(reading, reading.draft.goals[reading.goal], block.marks, place);
}

/// What sounds like a goal or an uppdrag is asked about, each sentence of a long text by itself. False: nothing does.
bool ask_running_text(PlanReading& reading, const Block& block, const Labelled& label, const InBoth& place) {
  constexpr std::size_t at_once = 260;
  const bool of_goals = under(reading, "mål") || has_area_above(reading), of_assignments = under(reading, "uppdrag");
  const std::vector<std::string> sentences = block.text.size() <= at_once ? std::vector<std::string>{block.text} : sentences_of(block.text);
  bool asked = false;
  for (const std::string& sentence : sentences) {
    const bool measured = sentence.find_first_of("0123456789") != std::string::npos;
    const bool given = of_assignments && !units_given(sentence).empty();
    const bool decided = sentence.find(" i uppdrag") != std::string::npos || sentence.find("ppdra ") != std::string::npos;
    const bool clause = sentence.starts_with("att ") && !(decided && !units_given(sentence).empty());  // what is decided may be anything
    if (given || (sounds_like_assignment(sentence) && (of_assignments || !clause))) {
      reading.draft.say(Said::question, place, in_both("ser ut som ett uppdrag, ta med det? »{}«", sentence));
    } else if (sounds_like_goal(sentence) && (of_goals || measured)) {
      ask_goal(reading, place, sentences.size() == 1 ? label.title : sentence);
    } else {
      continue;
    }
    asked = true;
  }
  return asked;
}

/// An item of a list that nothing has told the kind of. False: it is running text.
bool ask_item(PlanReading& reading, const Block& block, const Labelled& label, const InBoth& place) {
  const std::string_view matter = matter_of(reading);
  const std::string number = label.number.empty() ? block.label : label.number;
  const bool headed = reading.goal != no_row && reading.sections.back().level < paragraph_level;
  const bool counted = !number.empty() && !headed && reading.lead.empty();  // a numbered line below a målområde
  if (speaks_of_measures(matter)) {
    reading.draft.say(Said::question, place, in_both("ser ut som en indikator, ta med den? »{}«", block.text));
  } else if (has_word(matter, "mål") || (has_area_above(reading) && (sounds_like_goal(block.text) || counted))) {
    ask_goal(reading, place, label.title);
    if (!number.empty()) reading.candidates.push_back({number, label.title, place});
  } else if (has_word(matter, "uppdrag") || has_word(matter, "aktivitet") || has_word(matter, "åtgärd")) {
    reading.draft.say(Said::question, place, in_both("ser ut som ett uppdrag, ta med det? »{}«", block.text));
  } else if (has_area_above(reading) || reading.goal != no_row) {
    reading.draft.say(Said::left_out, place, in_both("punkten »{}«", block.text));
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> sentences_of(std::string_view text) {
  std::vector<std::string> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool end =
        at == text.size() || text[at] == '\n' ||
        ((text[at] == '.' || text[at] == '!' || text[at] == '?') && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n'));
    if (!end) continue;
    if (const std::string_view sentence = trim(text.substr(begin, at - begin)); !sentence.empty()) sentences.emplace_back(sentence);
    begin = at + 1;
  }
  return sentences;
}

void read_paragraph(PlanReading& reading, const Block& block) {
  const InBoth place = place_of(reading, block);
  const Labelled label = labelled(block.text);
  if (block.kind == Block::Kind::box) {
    if (label.role != PlanRole::none || sounds_like_goal(block.text)) return ask_goal(reading, place, label.title);
    return reading.draft.say(Said::left_out, place, in_both("textrutan »{}«", block.text));
  }
  constexpr std::size_t longest_title = 200;
  if (reading.numbered && block.text.size() <= longest_title && !key_line(block.text) && label.role == PlanRole::none) {
    Block heading = *reading.numbered;
    heading.text +=
        (heading.text.ends_with(':') ? " " : ": ") + block.text.substr(0, block.text.size() - (block.text.ends_with('.') ? 1 : 0));
    return read_heading(reading, heading);
  }
  if (is_heading_line(block)) return read_heading(reading, block);
  if (!reading.sections.empty() && is_about_words(reading.sections.back().text)) return count_paragraph(reading, block);
  const bool item = block.kind == Block::Kind::item;
  constexpr std::size_t of_area = 100;
  if (label.role == PlanRole::area && !item && block.text.size() <= of_area && !block.text.ends_with('.')) {
    Block heading = block;
    heading.level = paragraph_level / 4;
    return read_heading(reading, heading);
  }
  // `Mål: …` in a line of its own says what it is as much as a number does.
  const bool keyed = block.text.find(':') < block.text.size() - label.title.size() && block.text.size() <= longest_title &&
                     label.title.find(". ") == std::string::npos;
  if (label.role == PlanRole::goal && (!label.number.empty() || sounds_like_goal(label.title) || keyed) && !item)
    return read_goal_line(reading, block, label, place);
  if (label.role == PlanRole::assignment && !item && !is_bare_unit(label.title) && !is_everyone(label.title) &&
      !is_general_heading(label.title))
    return read_listed_assignment(reading, block, place);
  if (read_key_paragraph(reading, block, place)) return;
  if (section_of_assignments(reading) != nullptr) {
    std::string matter = block.text;
    if (item || !take_units_before(matter).empty()) return read_listed_assignment(reading, block, place);
    if (block.text.ends_with(':') && !units_led(block.text).empty()) {
      reading.lead = block.text;
      return;
    }
  }
  if (label.role == PlanRole::indicator)
    return reading.draft.say(Said::question, place, in_both("ser ut som en indikator, ta med den? »{}«", block.text));
  if (item && (read_measured_item(reading, block, place) || ask_item(reading, block, label, place))) return;
  if (!item) reading.lead = block.text.ends_with(':') ? block.text : std::string();
  const auto key = key_line(block.text);
  if (key && block.text.find_first_of("0123456789") != std::string::npos &&
      (key->key.role == PlanRole::target || key->key.role == PlanRole::outcome || key->key.role == PlanRole::indicator))
    return reading.draft.say(Said::question, place, in_both("vad gäller »{}«?", block.text));
  if (ask_running_text(reading, block, label, place)) return;
  if (under(reading, "mål") && label.role == PlanRole::goal) return ask_goal(reading, place, label.title);
  const std::size_t colon = block.text.find(':');
  if (colon != std::string::npos && is_bare_unit(std::string_view(block.text).substr(0, colon)) && !grid::amounts_in(block.text).empty())
    return reading.draft.say(Said::question, place, in_both("är »{}« en ram? Beloppet är inte med", block.text));
  count_paragraph(reading, block);
}

}  // namespace malkoll::plan_import
