// Which of the first rows are the headings of a table, in one row or several.

#include "import/table_shape.h"

#include <algorithm>
#include <array>
#include <set>

#include "import/exponent.h"
#include "import/goal_money.h"
#include "import/heading_levels.h"
#include "import/headings.h"
#include "import/sum_words.h"
#include "import/unit_headings.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// A cell that can stand among headings: words, or a year.
bool can_head(const SampleCell& cell, const PlanNames& names) {
  if (cell.text.find_first_not_of("0123456789") != std::string::npos && !goal_heading(names, cell.text).goal.empty()) return true;  // 1.1
  if (cell.type == grid::Cell::Type::number) return bare_year(cell.text) != 0;
  if (cell.type == grid::Cell::Type::date || (cell.text.find_first_of("-./") != std::string::npos && is_period(trim(cell.text))))
    return true;
  if (cell.type != grid::Cell::Type::text) return false;
  if (bare_year(cell.text) != 0 || !looks_like_number(cell.text) || unit_in(cell.text) != AmountUnit::none) return true;
  const MoneyHeading said = money_heading(cell.text);
  return said.several_years || (said.month != 0 && cell.text.find_first_of("-./") != std::string::npos);  // 2026-2028
}

/// 202601, 202602 …: months one after the other, and nothing else of digits.
bool heads_months(const SampleRow& row) {
  std::size_t months = 0;
  int before = 0;
  for (const SampleCell& cell : row.cells) {
    const std::string_view text = trim(cell.text);
    if (cell.covered || text.size() != 6 || text.find_first_not_of("0123456789") != std::string_view::npos || !is_period(text)) continue;
    const int month = (bare_year(text.substr(0, 4)).number() * 12) + ((text[4] - '0') * 10) + (text[5] - '0');
    if (months++ > 0 && month != before + 1) return false;
    before = month;
  }
  return months >= 2;
}

bool can_be_headings(const SampleRow& row, const PlanNames& names) {
  const bool months = heads_months(row);
  return std::all_of(row.cells.begin(), row.cells.end(), [&](const SampleCell& c) {
    return c.type == grid::Cell::Type::empty || c.covered || can_head(c, names) || (months && is_period(trim(c.text)));
  });
}

/// How much a row of headings says, and whether it is one at all.
struct Weight {
  std::size_t score = 0;
  bool headings = false;
  std::size_t units = 0;  ///< of the plan, that columns are called
  std::size_t kinds = 0;  ///< of cost, where nothing else makes it headings
  bool odd_years = false;  ///< bare years that do not follow each other: amounts may look so
};

/// A column of kinds, in a word that no name of a post is.
constexpr std::array<std::string_view, 3> kinds_headings = {"typ", "kategori", "art"};

Weight weigh(const std::vector<std::string>& texts, std::size_t own, const PlanNames& names) {
  Weight weight;
  std::size_t words = 0, years = 0, labels = 0, whole = 0, kinds = 0, named = 0;
  Year before;
  std::set<std::string> units;  ///< a column for each
  std::set<Year> different_years;
  std::set<std::string> goals;  ///< a column for each
  bool sum = false;  ///< of columns before it
  bool satsning = false;  ///< a heading, or what a post is
  bool in_order = true;  ///< 2026, 2027: amounts that look like years are 2000, 2000
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    const Meaning meaning = meaning_of(text);
    // SN 2026
    if (const UnitHeading of = unit_heading(names, text); !of.unit.empty() && of.money.money) {
      units.insert(of.unit);
      ++words;
      whole += of.money.year != 0 ? 1U : 0U;
      weight.score += of.money.year != 0 ? 3U : 2U;
      continue;
    }
    if (meaning.role == Role::none && is_one_of(kinds_headings, fold(text))) {
      ++words, ++weight.score;
      continue;
    }
    if (std::string goal = meaning.role == Role::none ? goal_heading(names, text).goal : std::string(); !goal.empty()) {
      goals.insert(std::move(goal)), ++labels;
      continue;
    }
    if (meaning.role == Role::none) {
      if (std::string unit = find_unit(names, text); !unit.empty()) units.insert(std::move(unit));
      else ++labels, named += has_letter(text) ? 1U : 0U;
      sum |= sum_word(text) != nullptr;
      continue;
    }
    if (meaning.money.part && !money_heading(text).money) {
      ++kinds, ++weight.score;
      continue;
    }
    const bool year_only = meaning.role == Role::amount && bare_year(text) != 0;
    if (year_only) weight.odd_years |= before != 0 && meaning.money.year != before + 1 && meaning.money.year + 1 != before;
    if (year_only) in_order &= before == 0 || meaning.money.year == before + 1, before = meaning.money.year;
    if (year_only) different_years.insert(meaning.money.year);
    satsning |= meaning.role == Role::investment_flag;
    const bool year_said = meaning.role == Role::amount && meaning.money.year != 0;
    (year_only ? years : words) += 1;
    whole += year_said && !year_only ? 1 : 0;
    weight.score += year_said ? 3 : 2;
  }
  if (units.size() < 2) labels += units.size();
  else weight.score += 2 * units.size();
  // Two known words; one with only years beside it; or a column of amounts with its year beside a label of the officer's own.
  const bool year_beside = years > 0 && years == different_years.size() && !(satsning && labels > 0);
  weight.headings =
      words >= 2 || (words == 1 && year_beside) || (own >= 2 && ((whole > 0 && labels > 0) || (labels == 1 && years >= 2 && in_order)));
  weight.headings |= units.size() >= 2 && words + labels > 0;
  // Personal, Lokaler, Köp above their numbers.
  weight.headings |= sum && words > 0 && labels > 2;  // Projekt, Mark, Byggnad, Summa
  weight.headings |= goals.size() >= 2 && words + named > 0;
  if (!weight.headings) weight.kinds = kinds;
  weight.headings |= kinds >= (words + named > 0 ? 2U : 3U);
  weight.units = units.size();
  return weight;
}

/// Kinds of cost are headings only where numbers stand below them: Personal, Löner, Övrigt may be the texts of one row.
bool stands_above_numbers(const TableShape& shape, std::size_t r, const Weight& weight) {
  if (weight.kinds == 0) return true;
  std::size_t columns = 0;
  for (std::size_t c = 0; c < shape.columns; ++c) {
    if (!meaning_of(heading_text(shape.rows[r].at(c))).money.part) continue;
    constexpr std::size_t near = 3;
    bool number = false;
    for (std::size_t below = r + 1; below < std::min(r + 1 + near, shape.rows.size()); ++below)
      number |= is_number(shape.rows[below].at(c));
    columns += number ? 1U : 0U;
  }
  return columns >= 2;
}

/// Right above, or with an empty row between where all that it says is of money.
bool stands_above(const SampleRow& upper, const SampleRow& lower) {
  if (upper.number + 1 == lower.number) return true;
  const auto of_money = [](const SampleCell& c) { return c.type == grid::Cell::Type::empty || money_heading(c.text).money; };
  return upper.number + 2 == lower.number && own_cells(upper) >= 2 && std::all_of(upper.cells.begin(), upper.cells.end(), of_money);
}

bool names_posts(const Meaning& meaning) {
  return meaning.role == Role::title || meaning.role == Role::post || meaning.role == Role::place || meaning.role == Role::unit ||
         (meaning.role == Role::property && meaning.key == Key::activity);
}

/// The row has its year where the headings say that each row has one, and no heading of names beside it.
bool has_year_of_row(const SampleRow& row, const HeadingRows& headings) {
  if (std::any_of(row.cells.begin(), row.cells.end(),
                  [](const SampleCell& c) { return c.type == grid::Cell::Type::text && !c.covered && names_posts(meaning_of(c.text)); }))
    return false;
  for (std::size_t c = 0; c < headings.texts.size(); ++c) {
    const Role role = meaning_of(headings.texts[c]).role;
    if (role == Role::year && bare_year(row.at(c).text) != 0) return true;
    if (role == Role::period && is_period(trim(row.at(c).text))) return true;
  }
  return false;
}

/// Of the first rows those that say most.
HeadingRows best_headings(const TableShape& shape, const PlanNames& names) {
  constexpr std::uint32_t looked_at = 60;
  HeadingRows best;
  std::size_t best_score = 0;
  for (std::size_t r = 0; r < shape.rows.size() && shape.rows[r].number < shape.rows[0].number + looked_at; ++r) {
    const SampleRow& row = shape.rows[r];
    if (!can_be_headings(row, names) || (best.found() && has_year_of_row(row, best))) continue;
    std::vector<std::string> texts(shape.columns), written(shape.columns);
    for (std::size_t c = 0; c < shape.columns; ++c) {
      const SampleCell& cell = row.at(c);
      if (cell.type != grid::Cell::Type::empty && !cell.covered) texts[c] = heading_text(cell), written[c] = std::string(cell.text);
    }
    const Weight one = weigh(texts, own_cells(row), names);
    if (one.headings && stands_above_numbers(shape, r, one) && one.score > best_score && !(best.found() && one.odd_years)) {
      best_score = one.score;
      best = {row.number, row.number, texts, written, {}};
    }
    // Rows above that say of which year, or of what, the columns are: Budget over 2026 over Kostnad and Intäkt over tkr.
    constexpr std::size_t most_levels = 5;
    for (std::size_t first = r, levels = 2; first > 0 && levels <= most_levels; ++levels) {
      --first;
      if (!stands_above(shape.rows[first], shape.rows[first + 1]) || !can_be_headings(shape.rows[first], names)) break;
      const HeadingLevels together = read_levels(shape, first, r, names);
      const Weight all = weigh(together.texts, std::max(own_cells(row), own_cells(shape.rows[r - 1])), names);
      if (!together.each_gained || !all.headings || !stands_above_numbers(shape, r, all) || all.score + together.gained <= best_score)
        continue;
      best_score = all.score + together.gained;
      best = {shape.rows[first].number, row.number, together.texts, written, {}};
    }
  }
  return best;
}

/// Rows with names and numbers, `enough` of them, stand between the headings and a row further down: they are a table of their own.
bool has_posts(const TableShape& shape, const HeadingRows& headings, std::uint32_t before, std::size_t enough = 2) {
  std::size_t posts = 0;
  for (const SampleRow& row : shape.rows) {
    if (row.number <= headings.last || row.number >= before) continue;
    bool name = false, number = false;
    for (std::size_t c = 0; c < headings.texts.size(); ++c) {
      const Meaning meaning = meaning_of(headings.texts[c]);
      const SampleCell& cell = row.at(c);
      name |= names_posts(meaning) && cell.type == grid::Cell::Type::text;
      number |= meaning.role == Role::amount && (cell.type == grid::Cell::Type::number || looks_like_number(cell.text));
    }
    posts += name && number ? 1U : 0U;
  }
  return posts >= enough;
}

/// The row right below headings that says nothing but what their amounts are counted in: tkr, kr/inv, %.
void take_unit_row(const TableShape& shape, HeadingRows& headings) {
  const auto row = std::find_if(shape.rows.begin(), shape.rows.end(), [&](const SampleRow& r) { return r.number == headings.last + 1; });
  if (row == shape.rows.end()) return;
  const auto is_own = [&](std::size_t c) { return row->at(c).type != grid::Cell::Type::empty && !row->at(c).covered; };
  const auto of_amounts = [&](std::size_t c) { return meaning_of(headings.texts[c]).role == Role::amount; };
  bool any = false;
  for (std::size_t c = 0; c < headings.texts.size(); ++c) {
    if (!is_own(c)) continue;
    const std::string_view text = trim(row->at(c).text);
    const bool counted = unit_word(text) != AmountUnit::none || is_ratio(text) || text == "%";
    if (!counted || row->at(c).type != grid::Cell::Type::text) return;
    any |= of_amounts(c);
  }
  if (!any) return;
  for (std::size_t c = 0; c < headings.texts.size(); ++c) {
    headings.written[c] = is_own(c) ? row->at(c).text : std::string();
    if (is_own(c) && of_amounts(c)) headings.texts[c] += " " + heading_text(row->at(c));
  }
  headings.last = row->number;
}

/// The row right below headings that says nothing but which goals of the plan its columns are for: 1.1, 1.2, 3.1 below Bidrar till mål.
void take_goal_row(const TableShape& shape, const PlanNames& names, HeadingRows& headings) {
  const auto row = std::find_if(shape.rows.begin(), shape.rows.end(), [&](const SampleRow& r) { return r.number == headings.last + 1; });
  if (row == shape.rows.end()) return;
  const auto is_own = [&](std::size_t c) { return row->at(c).type != grid::Cell::Type::empty && !row->at(c).covered; };
  std::set<std::string> goals;
  for (std::size_t c = 0; c < headings.texts.size(); ++c) {
    if (!is_own(c)) continue;
    const Meaning above = meaning_of(headings.texts[c]);
    const bool of_goals = above.role == Role::none || above.key == Key::contributes;
    const std::string goal = of_goals ? goal_heading(names, row->at(c).text).goal : std::string();
    if (goal.empty() || !goals.insert(goal).second) return;
  }
  if (goals.size() < 2) return;
  for (std::size_t c = 0; c < headings.texts.size(); ++c) {
    headings.written[c] = is_own(c) ? row->at(c).text : std::string();
    if (is_own(c)) headings.texts[c] = heading_text(row->at(c));
  }
  headings.last = row->number;
}

/// A heading of goals that is merged over several columns is that of each.
void spread_goals(const TableShape& shape, HeadingRows& headings) {
  const auto row = std::find_if(shape.rows.begin(), shape.rows.end(), [&](const SampleRow& r) { return r.number == headings.last; });
  if (row == shape.rows.end()) return;
  for (std::size_t c = 1; c < headings.texts.size(); ++c) {
    if (headings.texts[c].empty() && row->at(c).covered && !row->at(c - 1).text.empty() &&
        meaning_of(headings.texts[c - 1]).key == Key::contributes)
      headings.texts[c] = headings.texts[c - 1];
  }
}

/// `År | 2026`
bool is_filter(const TableShape& shape, const HeadingRows& headings) {
  const auto row = std::find_if(shape.rows.begin(), shape.rows.end(), [&](const SampleRow& r) { return r.number == headings.last; });
  if (row == shape.rows.end() || own_cells(*row) != 2 || headings.first != headings.last) return false;
  return std::any_of(row->cells.begin(), row->cells.end(), [](const SampleCell& c) { return bare_year(c.text) != 0; });
}

/// Where no row has two headings that are known: the first with one that names a year or money, to the right of a column of texts and above numbers.
HeadingRows lone_heading(const TableShape& shape, const PlanNames& names) {
  constexpr std::size_t looked_at = 60, near = 3;
  for (std::size_t r = 0; r + 1 < shape.rows.size() && r < looked_at; ++r) {
    const SampleRow& row = shape.rows[r];
    if (!can_be_headings(row, names)) continue;
    bool texts = false;
    for (std::size_t c = 0; c < shape.columns; ++c) {
      bool number = false, text = false;
      for (std::size_t below = r + 1; below < std::min(r + 1 + near, shape.rows.size()); ++below) {
        const SampleCell& cell = shape.rows[below].at(c);
        number |= is_number(cell);
        text |= cell.type == grid::Cell::Type::text && !cell.covered && has_letter(cell.text);
      }
      const SampleCell& own = row.at(c);
      const bool heads = own.type == grid::Cell::Type::text && !own.covered && texts && number && !text;
      const MoneyHeading said = heads ? money_heading(own.text) : MoneyHeading{};
      if (said.year == 0 || bare_year(own.text) != 0) {
        texts |= text;
        continue;
      }
      HeadingRows found{row.number, row.number, std::vector<std::string>(shape.columns), std::vector<std::string>(shape.columns), {}};
      for (std::size_t h = 0; h < shape.columns; ++h) {
        const SampleCell& cell = row.at(h);
        if (cell.type != grid::Cell::Type::empty && !cell.covered)
          found.texts[h] = heading_text(cell), found.written[h] = std::string(cell.text);
      }
      return found;
    }
  }
  return {};
}

/// Nothing but years that follow each other, above numbers and to the right of names that nothing is written above.
HeadingRows years_alone(const TableShape& shape) {
  for (std::size_t r = 0; r + 1 < shape.rows.size(); ++r) {
    const SampleRow &row = shape.rows[r], &below = shape.rows[r + 1];
    HeadingRows found{row.number, row.number, std::vector<std::string>(shape.columns), std::vector<std::string>(shape.columns), {}};
    Year before;
    std::size_t years = 0;
    bool named = false, fits = true;
    for (std::size_t c = 0; c < shape.columns && fits; ++c) {
      const SampleCell& cell = row.at(c);
      named |= years == 0 && below.at(c).type == grid::Cell::Type::text && has_letter(below.at(c).text);
      if (cell.type == grid::Cell::Type::empty || cell.covered) continue;
      found.texts[c] = heading_text(cell), found.written[c] = cell.text;
      const Year year = bare_year(found.texts[c]);
      fits = year != 0 && named && is_number(below.at(c)) && bare_year(below.at(c).text) == 0 && (years == 0 || year == before + 1);
      before = year, ++years;
    }
    if (fits && years >= 2) return found;
  }
  return {};
}

}  // namespace

HeadingRows find_headings(const TableShape& shape, const PlanNames& names) {
  HeadingRows best = best_headings(shape, names);
  if (!best.found()) best = lone_heading(shape, names);
  if (!best.found()) best = years_alone(shape);
  if (best.found()) take_unit_row(shape, best), take_goal_row(shape, names, best);
  // A larger table further down says more, and is not the only one.
  for (TableShape above = shape; best.found();) {
    std::erase_if(above.rows, [&](const SampleRow& row) { return row.number >= best.first; });
    HeadingRows first = best_headings(above, names);
    if (first.found()) take_unit_row(above, first);
    if (!first.found() || !has_posts(shape, first, best.first)) break;
    best = std::move(first);
  }
  for (const SampleRow& row : shape.rows) {
    if (!best.found() || row.number <= best.last || !can_be_headings(row, names)) continue;
    const auto numbers = std::count_if(row.cells.begin(), row.cells.end(),
                                       [](const SampleCell& c) { return c.type == grid::Cell::Type::number || looks_like_number(c.text); });
    if (numbers == 1) continue;  // Kostnader; 2000 is a row
    std::vector<std::string> texts(shape.columns);
    bool same = true;
    for (std::size_t c = 0; c < shape.columns; ++c) {
      const SampleCell& cell = row.at(c);
      if (cell.type != grid::Cell::Type::empty && !cell.covered) texts[c] = heading_text(cell);
      same &= texts[c] == best.texts[c] || texts[c] == best.written[c];
    }
    const Weight weight = same || best.second != 0 ? Weight{} : weigh(texts, own_cells(row), names);
    const auto at = static_cast<std::size_t>(&row - shape.rows.data());
    if (!weight.headings || !stands_above_numbers(shape, at, weight) || weight.odd_years || has_year_of_row(row, best)) continue;
    const bool money = weight.units >= 2 ||
                       std::any_of(texts.begin(), texts.end(), [](const std::string& t) { return meaning_of(t).role == Role::amount; });
    if (money) best.second = row.number;
  }
  // A word and a year, as a pivot table has its filters above it, head no rows.
  if (best.second != 0 && is_filter(shape, best) && !has_posts(shape, best, best.second, 1)) {
    TableShape below = shape;
    std::erase_if(below.rows, [&](const SampleRow& row) { return row.number < best.second; });
    best = find_headings(below, names);
  }
  spread_goals(shape, best);
  for (const SampleRow& row : shape.rows) {
    if (row.number >= best.first) break;
    for (const SampleCell& cell : row.cells) {
      if (cell.type != grid::Cell::Type::empty && !cell.covered) best.titles.push_back(heading_text(cell));
    }
  }
  return best;
}

}  // namespace malkoll::importing
