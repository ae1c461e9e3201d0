#include <algorithm>
#include <set>

#include "plan_import/header.h"
#include "plan_import/reading.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

/// Which year a plan is for, and whose it is, as far as the document says.
namespace malkoll::plan_import {

namespace {

using grid::Block;

/// A line above the headings of a sheet: the only text of its row.
std::string title_in(const grid::DocumentRow& row) {
  const std::vector<std::size_t> own = own_columns(row);
  return own.size() == 1 ? text_at(row, own[0]) : std::string();
}

constexpr std::size_t title_rows = 3;

/// `Strategisk plan 2026`, `Kommunplan 2026–2028`, and on the first sheet `Mål och budget 2026`: the year is the plan's.
bool is_of_plan(std::string_view title, bool first_sheet) {
  static const WordList plan("plan*, *plan, *planen"),
      budget("mål och budget, budget och mål, strategi* och budget, budget och verksamhetsplan*");
  const std::string folded = fold(title);
  return plan.first_in(folded) || (first_sheet && budget.first_in(folded));
}

Year year_in_titles(const grid::Document& document) {
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::table && !block.text.empty()) {
      for (std::size_t r = 0; r < block.rows.size() && r < title_rows; ++r) {
        const std::string title = title_in(block.rows[r]);
        if (const auto years = years_in(title); !years.empty() && is_of_plan(title, &block == document.blocks.data())) return years.front();
      }
    }
    if (block.kind != Block::Kind::title && block.kind != Block::Kind::heading) continue;
    if (const auto years = years_in(block.text); !years.empty()) return years.front();
  }
  return {};
}

/// The years that headings of tables name.
struct HeadingYears {
  std::set<Year> targets, frames, plans, titles;
};

void learn_years(const PlanHeader& header, HeadingYears& years) {
  for (std::size_t c = 0; c < header.columns.size(); ++c) {
    const PlanHeading& heading = header.columns[c];
    if (heading.year == 0 || heading.until != 0) continue;
    if (header.kind == PlanTable::indicators && heading.role == PlanRole::target) years.targets.insert(heading.year);
    const bool frame =
        heading.role == PlanRole::frame || heading.role == PlanRole::investment_frame || (heading.role == PlanRole::none && heading.alone);
    if (header.kind != PlanTable::frames || !frame) continue;
    years.frames.insert(heading.year);
    if (has_word(header.texts[c], "plan") && !has_word(header.texts[c], "budget")) years.plans.insert(heading.year);
  }
}

HeadingYears years_of_headings(const grid::Document& document) {
  HeadingYears years;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::table) continue;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      if (const auto header = header_at(block, r)) learn_years(*header, years);
      else if (r < title_rows) {
        for (const Year year : years_in(title_in(block.rows[r]))) years.titles.insert(year);
      }
    }
    for (const Year year : years_in(block.text)) years.titles.insert(year);
  }
  return years;
}

/// Targets begin with the budget year, ramar with it or the year before. Where they disagree nothing is proposed.
Year proposed_year(const HeadingYears& years) {
  const Year target = years.targets.empty() ? Year() : *years.targets.begin();
  if (target != 0) return years.frames.empty() || years.frames.contains(target) ? target : Year();
  for (const Year year : years.frames) {
    const bool before_plan = !years.plans.empty() && year + 1 == *years.plans.begin();
    if (before_plan || (years.plans.empty() && (years.frames.size() == 1 || years.titles.contains(year)))) return year;
  }
  return {};
}

}  // namespace

void find_budget_year(const grid::Document& document, const PlanOptions& options, PlanDraft& draft) {
  draft.budget_year = options.year != 0 ? options.year : year_in_titles(document);
  if (draft.budget_year != 0) return;
  const auto years = years_in(options.file.swedish);
  if (!years.empty()) draft.budget_year = years.front();
  if (draft.budget_year != 0) return;
  draft.budget_year = proposed_year(years_of_headings(document));
  draft.year_proposed = draft.budget_year != 0;
}

namespace {

/// `Målkedja Havsby kommun`, `En kommun`: words of titles, which no municipality is called.
bool is_of_title(std::string_view word) {
  static const WordList titles(
      "en, ett, vår, din, hela, *mål*, *plan, *planen, *plans, *budget, *budgeten, *styrning, *styrkort, bilaga, *kedja, *uppdrag, *indikatorer, *ramar, *strategi, *program, vision, för, i, och, av, till");
  return titles.first_in(fold(word)).has_value();
}

/// The name that ends with the word kommun: its words have large letters.
std::string municipality_in_line(std::string_view line) {
  constexpr std::string_view word = " kommun";
  constexpr std::size_t longest = 90;
  if (line.size() > longest) return {};
  const std::size_t at = line.find(word);
  if (at == std::string_view::npos || at == 0) return {};
  const std::size_t end = at + word.size();
  if (end < line.size() && std::string_view(" ,.;:)").find(line[end]) == std::string_view::npos) return {};
  std::size_t begin = at;
  while (begin > 0) {
    const std::size_t blank = line.rfind(' ', begin - 1);
    const std::size_t first = blank == std::string_view::npos ? 0 : blank + 1;
    const CodePoint letter = first_code_point(line.substr(first));
    const std::string_view name = line.substr(first, begin - first);
    if (lower(letter.value) == letter.value || name.find_first_of(".:,;") != std::string_view::npos || is_of_title(name)) break;
    begin = first == 0 ? 0 : first - 1;
    if (first == 0) break;
  }
  const std::string_view name = trim(line.substr(begin, end - begin));
  return name == trim(word) ? std::string() : std::string(name);
}

}  // namespace

std::string municipality_in(const grid::Document& document) {
  constexpr std::size_t first_blocks = 8;
  for (std::size_t b = 0; b < document.blocks.size() && b < first_blocks; ++b) {
    const Block& block = document.blocks[b];
    std::string name = block.kind == Block::Kind::table ? std::string() : municipality_in_line(block.text);
    for (std::size_t r = 0; name.empty() && r < block.rows.size() && r < title_rows && !header_at(block, r); ++r)
      name = municipality_in_line(title_in(block.rows[r]));
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace malkoll::plan_import
