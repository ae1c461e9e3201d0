// What stands in a budget's columns and is no money of it: numbers of pupils, prices, page numbers; the frame and what is left of it
// below the sum; and investments below a heading of their own in a column that is read as running costs.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// The same where nothing says that it is money: staff may be heads or salaries.
bool may_name_figures(std::string_view text) {
  static constexpr std::array<std::string_view, 6> words = {"personal", "bemanning", "avgift", "avgifter", "priser", "prislista"};
  const std::string folded = fold(text);
  const std::vector<std::string_view> own = split_words(folded);
  return own.size() == 1 && is_one_of(words, own[0]);
}

/// The coarsest unit that the sheet itself names for its amounts.
AmountUnit unit_said(const SheetReading& reading) {
  AmountUnit unit = unit_in(reading.name);
  for (const std::string& title : reading.headings.titles) unit = std::max(unit, unit_in(title));
  for (const AmountColumn& amount : reading.amounts) unit = std::max(unit, reading.meanings[amount.column].money.unit);
  return unit;
}

/// Every number of the row is at most a hundred, as shares are.
bool at_most_a_hundred(const SheetReading& reading, const KeptRow& row) {
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    const AmountUnit unit = reading.amounts[a].heading.unit == AmountUnit::none ? AmountUnit::kr : reading.amounts[a].heading.unit;
    if (row.ore[a] && *row.ore[a] > 100 * ore_per(unit)) return false;
  }
  return true;
}

bool is_figure(const SheetReading& reading, const KeptRow& row) {
  const std::string folded = fold(row.title);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty()) return false;
  const std::string_view first = words.front(), last = words.back(), second = words.size() > 1 ? words[1] : std::string_view();
  if (first == "andel" || first == "sida" || first == "sid")
    return words.size() <= (first == "andel" ? 20U : 2U) && at_most_a_hundred(reading, row);
  if (first == "antal" || first.ends_with("nyckeltal") || first == "årsarbetare" || last == "årsarbetare") return true;
  const std::string_view title = trim(row.title);
  return (first.ends_with("kostnad") && second == "per") || title.ends_with('%') || title.ends_with("(%)");
}

/// `Antal …` where the sum below counts it among the posts, or it has a goal or a code as they have: it is one, whatever it is called.
bool is_counted(const SheetReading& reading, std::size_t at) {
  const KeptRow& row = reading.rows[at];
  if (row.described) return true;
  std::size_t first = at, end = at + 1;
  while (first > 0 && !reading.rows[first - 1].is_sum && reading.rows[first - 1].has_amount()) --first;
  while (end < reading.rows.size() && !reading.rows[end].is_sum && reading.rows[end].has_amount()) ++end;
  if (end == reading.rows.size() || !reading.rows[end].has_amount()) {
    const bool codes = std::all_of(reading.rows.begin(), reading.rows.end(),
                                   [](const KeptRow& r) { return r.is_sum || !r.has_amount() || !r.code.empty(); });
    return codes && at > first;
  }
  bool any = false;
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    std::int64_t sum = 0;
    for (std::size_t r = first; r < end; ++r) sum = add(sum, reading.rows[r].ore[a].value_or(0));
    if (sum != reading.rows[end].ore[a].value_or(0)) return false;
    any |= row.ore[a].value_or(0) != 0;
  }
  return any;
}

std::string named_row(const SheetReading& reading, const KeptRow& row) {
  return fmt::format("{} »{}«", reading.row_place(row.number), row.title);
}

std::string sums_of(const SheetReading& reading, const KeptRow& row) {
  std::string text;
  for (std::size_t a = 0; a < row.ore.size(); ++a) {
    if (!row.ore[a] || reading.amounts[a].heading.scenario >= Scenario::outcome) continue;
    const AmountUnit unit = reading.amounts[a].heading.unit;
    text += fmt::format("{}{}", text.empty() ? "" : ", ", write_amount(*row.ore[a], unit == AmountUnit::none ? AmountUnit::kr : unit));
  }
  return text;
}

void leave(SheetReading& reading, KeptRow& row, const char* variant) {
  leave_row(reading, row);
  reading.map.skip.push_back(row_condition(row.number));
  reading.say(Code::F12, variant, named_row(reading, row), sums_of(reading, row));
}

/// `Kommunbidrag`, `Tilldelad ram`, `Skattemedel`: what pays for the posts.
bool names_frame(std::string_view title) {
  static constexpr std::array<std::string_view, 4> words = {"skattemedel", "skattefinansiering", "kommunersättning", "nettobudget"};
  const std::string folded = fold(title);
  const std::vector<std::string_view> own = split_words(folded);
  return !own.empty() && own.size() <= 4 &&
         (money_heading(title).scenario == Scenario::frame || is_one_of(words, own.front()) || is_one_of(words, own.back()));
}

/// `Tilldelad ram`, `Differens`, `Föregående år`, `Kommunbidrag`: what a sum is held against.
bool is_held_against_sum(std::string_view title) {
  static constexpr std::array<std::string_view, 8> words = {"föregående",    "fg",         "fjolårets",    "resultat", "kontroll",
                                                            "kontrollsumma", "checksumma", "nettoresultat"};
  const std::string folded = fold(title);
  const std::vector<std::string_view> own = split_words(folded);
  if (own.empty() || own.size() > 6) return false;
  const Scenario said = money_heading(title).scenario;
  return is_one_of(words, own[0]) || said == Scenario::frame || said == Scenario::forecast || said == Scenario::outcome ||
         said == Scenario::change;
}

/// The frame among the posts, with the other sign, so that all comes to nothing (Kommunbidrag): it is skipped, and said.
void leave_balance(SheetReading& reading) {
  for (KeptRow& row : reading.rows) {
    if (row.is_sum || !row.has_amount() || row.described || !names_frame(row.title)) continue;
    bool any = false, balanced = true;
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      if (reading.amounts[a].heading.scenario >= Scenario::outcome) continue;
      std::int64_t others = 0;
      for (const KeptRow& other : reading.rows) {
        if (&other != &row && !other.is_sum && other.unit == row.unit) others = add(others, other.ore[a].value_or(0));
      }
      any |= others != 0;
      balanced &= row.ore[a].value_or(0) == -others;
    }
    if (any && balanced) leave(reading, row, "motpost");
  }
}

}  // namespace

bool names_figures(std::string_view text) {
  static constexpr std::array<std::string_view, 10> ends = {"nyckeltal", "volym", "volymer", "indikator", "indikatorer",
                                                            "mått",      "taxa",  "taxor",   "statistik", "årsarbetare"};
  static constexpr std::array<std::string_view, 4> whole = {"antal", "andel", "befolkning", "nyckeltalen"};
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  const auto figure = [&](std::string_view w) {
    return is_one_of(whole, w) || std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return w.ends_with(e); });
  };
  return !words.empty() && words.size() <= 3 && (figure(words.front()) || figure(words.back()));
}

bool names_investments(std::string_view title) {
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty() || words.size() > 4 || trim(title).ends_with('.')) return false;
  const std::string_view first = words[words[0] == "summa" || words[0] == "totalt" ? std::min<std::size_t>(1, words.size() - 1) : 0];
  return kind_in(title) == Key::investment && (kind_in(first) == Key::investment || first == "nyinvesteringar");
}

void leave_row(SheetReading& reading, KeptRow& row) {
  row.is_sum = true;
  for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
    if (!row.ore[a]) continue;
    AmountColumn& amount = reading.amounts[a];
    amount.sum = add(amount.sum, -*row.ore[a]);
    --amount.filled;
    amount.negative -= *row.ore[a] < 0 ? 1U : 0U;
    amount.zeros -= *row.ore[a] == 0 ? 1U : 0U;
    if (row.investment) amount.invested = add(amount.invested, -*row.ore[a]);
  }
}

bool is_of_figures(const SheetReading& reading) {
  const std::string heading = reading.title_column ? reading.headings.texts[*reading.title_column] : std::string();
  const AmountUnit said = unit_said(reading);
  if ((names_figures(reading.name) || names_figures(heading)) && said <= AmountUnit::kr) return true;
  if ((may_name_figures(reading.name) || may_name_figures(heading)) && said == AmountUnit::none) return true;
  std::size_t figures = 0, others = 0;
  for (const KeptRow& row : reading.rows) {
    if (row.has_amount() && !row.is_sum) ++(is_figure(reading, row) ? figures : others);
  }
  return figures > 0 && others == 0;
}

void leave_figures(SheetReading& reading) {
  bool below_heading = false;
  for (KeptRow& row : reading.rows) {
    if (!row.has_amount()) {
      if (!row.title.empty()) below_heading = names_figures(row.title);
      continue;
    }
    const bool figure = !row.is_sum && (below_heading || is_figure(reading, row));
    if (figure && !is_counted(reading, static_cast<std::size_t>(&row - reading.rows.data()))) leave(reading, row, "inte-pengar");
  }
}

void leave_below_sums(SheetReading& reading) {
  for (std::size_t r = 0; r + 1 < reading.rows.size(); ++r) {
    if (!reading.rows[r].is_sum || !reading.rows[r].has_amount()) continue;
    std::size_t end = r + 1;
    while (end < reading.rows.size() && reading.rows[end].has_amount() && !reading.rows[end].is_sum && !reading.rows[end].described &&
           is_held_against_sum(reading.rows[end].title))
      ++end;
    // Posts right below: the sum stands above them.
    const bool apart = end == reading.rows.size() || !reading.rows[end].has_amount() || reading.rows[end].is_sum ||
                       reading.rows[end].number > reading.rows[end - 1].number + 1;
    for (std::size_t below = r + 1; apart && below < end; ++below) leave(reading, reading.rows[below], "under-summan");
  }
  leave_balance(reading);
}

void leave_shares(SheetReading& reading) {
  for (std::size_t r = 0; r < reading.rows.size(); ++r) {
    KeptRow& row = reading.rows[r];
    if (row.share.empty() || row.described) continue;
    const std::string folded = fold(row.title);
    const std::vector<std::string_view> words = split_words(folded);
    const bool named = words.empty() || money_heading(row.title).scenario == Scenario::change || row.title.find('%') != std::string::npos ||
                       words[0] == "andel" || words[0].starts_with("procent");
    if (!named && (r == 0 || !reading.rows[r - 1].is_sum)) continue;
    leave_row(reading, row);
    reading.map.skip.push_back(row_condition(row.number));
    reading.say(Code::F12, "inte-pengar", named_row(reading, row), row.share);
  }
}

void ask_sections(SheetReading& reading) {
  if (reading.investment_column) return;  // each row says which it is
  const auto counts = [&](const KeptRow& row) {
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      const AmountColumn& amount = reading.amounts[a];
      if (amount.used && amount.heading.key == Key::operation && reading.meanings[amount.column].money.key == Key::none &&
          row.ore[a].value_or(0) != 0)
        return true;
    }
    return false;
  };
  for (std::size_t r = 0; r < reading.rows.size(); ++r) {
    const KeptRow& row = reading.rows[r];
    if ((row.has_amount() && !row.is_sum) || !names_investments(row.title)) continue;
    bool wrong = row.is_sum && counts(row);
    for (std::size_t below = r + 1; !row.has_amount() && below < reading.rows.size() && reading.rows[below].has_amount(); ++below)
      wrong |= counts(reading.rows[below]);
    if (wrong) return reading.say(Code::F07, "avsnitt-investering", named_row(reading, row));
  }
}

}  // namespace malkoll::importing
