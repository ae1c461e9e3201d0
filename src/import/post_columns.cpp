// What the columns say of the posts beside their amounts: their names and ids, their goals, and what else there is a word for.

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "import/cell_value.h"
#include "import/column_map_words.h"
#include "import/column_unit.h"
#include "import/free_columns.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

ValueSource& property(std::vector<MappedProperty>& properties, Key key) {
  for (MappedProperty& p : properties) {
    if (p.key == key && p.year == 0) return p.source;
  }
  return properties.emplace_back(MappedProperty{key, {}, {}}).source;
}

struct PostColumnsReader {
  const SheetTable& table;
  const PlanNames& names;
  Said& said;
  PostColumns found;

  [[nodiscard]] std::string first_text(std::size_t c) const {
    for (const SampleRow& row : table.shape.rows) {
      if (row.number > table.headings.last && has_letter(row.at(c).text)) return std::string(trim(row.at(c).text));
    }
    return {};
  }
  [[nodiscard]] std::size_t count() const { return found.columns.meanings.size(); }
  [[nodiscard]] const ColumnValues& values(std::size_t c) const { return table.values[c]; }
  [[nodiscard]] bool is_taken(std::size_t c) const { return found.columns.taken[c]; }
  void take(ValueSource& source, std::size_t c) {
    add_column(table, source, c);
    found.columns.taken[c] = true;
  }

  /// `Andel mål 1.1 (%)`, `1.1 (andel)`, `% till mål 1.1`: what is left without the words of shares; empty: there are none.
  static std::string without_share_words(std::string_view heading) {
    static constexpr std::array<std::string_view, 6> others = {"andel", "andelen", "procent", "till", "för", "av"};
    std::string rest;
    bool share = false;
    for (std::size_t at = 0; at < heading.size();) {
      const std::size_t end = std::min(heading.find_first_of(" ()%", at), heading.size());
      const std::string_view piece = heading.substr(at, end - at);
      share |= (end < heading.size() && heading[end] == '%') || fold(piece).starts_with("andel") || fold(piece) == "procent";
      if (!piece.empty() && std::find(others.begin(), others.end(), fold(piece)) == others.end())
        rest.append(rest.empty() ? "" : " ").append(piece);
      at = end + 1;
    }
    return share ? rest : std::string();
  }

  /// A column for each goal, with a mark or a share.
  void find_goal_columns() {
    for (std::size_t c = 0; c < count(); ++c) {
      if (is_taken(c) || values(c).filled == 0) continue;
      std::string goal = find_goal(names, table.headings.written[c]);
      if (goal.empty()) goal = find_goal(names, without_share_words(table.headings.written[c]));
      if (goal.empty()) continue;
      if (!marks_or_shares(table, c)) {
        if (found.columns.meanings[c].key == Key::none && values(c).nearly_all(values(c).words))
          said.say(Code::F12, "målkolumn-oläst", table.column_place(c), {}, {}, first_text(c));
        continue;
      }
      ValueSource& source = property(found.properties, Key::contributes);
      take(source, c);
      source.columns.back().goal = goal;
    }
  }

  void find_properties() {
    for (std::size_t c = 0; c < count(); ++c) {
      const Meaning& meaning = found.columns.meanings[c];
      if (is_taken(c)) continue;
      if (meaning.role == Role::unit_title && !found.unit_title) found.unit_title = c, found.columns.taken[c] = true;
      const bool behind_goal = c > 0 && found.columns.meanings[c - 1].key == Key::contributes;
      if (meaning.role == Role::shares || (meaning.role == Role::percent && behind_goal)) take(found.shares, c);
      if (meaning.role == Role::investment_flag && values(c).mostly(values(c).flags)) take_flags(c);
      if (meaning.role != Role::property || meaning.key == Key::activity) continue;
      if (meaning.key == Key::post_class && values(c).nearly_all(values(c).numbers)) continue;  // codes of what it is paid for: 50110
      // The only texts are the posts' names, whatever their heading: Slag over Personal, Lokaler, Uppdrag over what is to be done.
      const bool may_be_names = meaning.key == Key::post_class || meaning.key == Key::description || meaning.key == Key::assignment;
      if (may_be_names && !has_other_names(table, found.columns, c)) continue;
      if (meaning.key == Key::description && values(c).nearly_all(values(c).numbers)) continue;  // what it comes to: Effekt
      const bool many = meaning.key == Key::contributes || meaning.key == Key::works_against || meaning.key == Key::assignment ||
                        meaning.key == Key::description || meaning.key == Key::motivation;
      ValueSource& source = property(found.properties, meaning.key);
      if (many || source.columns.empty()) take(source, c);
      if (!many && source.columns.size() > 1) source.columns.pop_back();
    }
    std::erase_if(found.properties, [](const MappedProperty& p) { return !p.source.given(); });
    const bool has_goals =
        std::any_of(found.properties.begin(), found.properties.end(), [](const auto& p) { return p.key == Key::contributes; });
    for (std::size_t c = 0; c < count() && !has_goals; ++c) {
      if (is_taken(c) || values(c).goals == 0 || !values(c).nearly_all(values(c).goals)) continue;
      take(property(found.properties, Key::contributes), c);
      break;
    }
  }

  /// Satsning: Ja, Nej, x.
  void take_flags(std::size_t c) {
    take(property(found.properties, Key::post_class), c);
    std::set<std::string> seen;
    for (const SampleRow& row : table.shape.rows) {
      const std::string text(trim(row.at(c).text));
      if (row.number <= table.headings.last || text.empty() || !seen.insert(fold(text)).second) continue;
      const bool yes = tick_in(text) == Tick::yes;
      found.translations.push_back({Translation::Of::property, Key::post_class, fold(text), text, yes ? "satsning" : "-"});
    }
  }
};

}  // namespace

PostColumns find_properties(const SheetTable& table, TableColumns begun, const std::optional<ValueSource>& goal_links,
                            const std::optional<std::size_t>& unit_title, const PlanNames& names, Said& said) {
  PostColumnsReader reader{table, names, said, {std::move(begun), unit_title}};
  if (goal_links) {
    reader.found.properties.push_back({Key::contributes, {}, *goal_links});
    reader.found.shares.always = amounts_word;
  } else {
    reader.find_goal_columns();
  }
  reader.find_properties();
  return std::move(reader.found);
}

namespace {

struct NamesReader {
  const SheetTable& table;
  PostNames found;

  [[nodiscard]] std::size_t count() const { return found.columns.meanings.size(); }
  [[nodiscard]] const Meaning& meaning(std::size_t c) const { return found.columns.meanings[c]; }
  [[nodiscard]] const ColumnValues& values(std::size_t c) const { return table.values[c]; }
  void take(ValueSource& source, std::size_t c) {
    add_column(table, source, c);
    found.columns.taken[c] = true;
  }
  template <typename Fits>
  [[nodiscard]] std::optional<std::size_t> best(Role role, Fits fits) const {
    return first_free(found.columns, role, fits);
  }

  /// A heading says which; a column of codes is never a name, and the only column of texts always is.
  void find(const std::optional<std::size_t>& unit) {
    const auto anything = [](std::size_t) { return true; };
    const auto words = [&](std::size_t c) { return values(c).words * 2 >= values(c).filled && values(c).words > 0; };
    std::optional<std::size_t> title = best(Role::title, words);
    std::optional<std::size_t> code = best(Role::post, [&](std::size_t c) { return !words(c); });
    const auto activity = [&](std::size_t c) { return meaning(c).key == Key::activity; };
    const auto any_activity = best(Role::property, activity);
    if (!title && code) title = name_beside(table, found.columns, *code);
    if (!title && any_activity && !words(*any_activity)) title = name_beside(table, found.columns, *any_activity);
    if (!title) title = best(Role::property, [&](std::size_t c) { return activity(c) && words(c); });
    if (!title) {  // of Id and Post, both with words, the first is the id
      const auto first = best(Role::post, words);
      title = best(Role::post, [&](std::size_t c) { return words(c) && c != first; });
      if (title) code = first;
      else title = first;
    }
    if (!title) title = best(Role::place, words);
    if (!title) title = best(Role::investment_flag, words);  // what is wanted, and no Ja or Nej
    if (!title) title = longest_text();
    if (!title) title = best(Role::title, [&](std::size_t c) { return values(c).filled > 0; });
    if (!title) title = best(Role::title, anything);
    if (!title) title = description_as_name();
    found.title = title;
    if (title && !name_within(*title, unit, code) && !name_by_both(*title, unit, code)) take(found.titles, *title);
    else if (!title && unit) add_column(table, found.titles, *unit);  // a row for each unit: its frame
    if (!code) code = best(Role::post, anything);
    if (!code) code = best(Role::place, anything);
    if (!code && title) code = codes_before(*title);
    found.code = code;
    if (code) take(found.posts, *code);
    if (const auto rest = best(Role::property, activity)) {
      if (!code) found.code = rest;
      take(property(found.properties, Key::activity), *rest);
    }
    if (!found.titles.given() && found.code) {  // where there is nothing but codes, a post is called by its own
      found.title = found.code;
      take(found.titles, *found.code);
    }
  }

  /// How two columns of words stand beside each other, on the rows with numbers that are no sums.
  struct Beside {
    std::set<std::string> outer = {}, inner = {};
    std::set<std::pair<std::string, std::string>> pairs = {};
    std::size_t rows = 0, blank = 0;  ///< where only the inner one says something
    bool apart = false;               ///< the first has nothing above it
  };
  [[nodiscard]] Beside beside(std::size_t outer, std::size_t inner) const {
    Beside of;
    for (const SampleRow& row : table.shape.rows) {
      const auto is_sum = [](const SampleCell& cell) { return sum_word(cell.text) != nullptr || !ending_sum_word(cell.text).empty(); };
      if (row.number <= table.headings.last || std::any_of(row.cells.begin(), row.cells.end(), is_sum)) continue;
      const std::string above = fold(row.at(outer).text), name = fold(row.at(inner).text);
      const bool numbers = std::any_of(row.cells.begin(), row.cells.end(), [](const SampleCell& cell) { return is_number(cell); });
      if (above.empty() && name.empty()) continue;  // a sum without a word
      if (!numbers && !name.empty()) continue;
      if (!above.empty()) of.outer.insert(above);
      if (!name.empty()) of.inner.insert(name);
      if (!numbers) continue;  // the outer one alone, as a heading
      ++of.rows;
      of.pairs.emplace(above, name);
      of.blank += above.empty() ? 1U : 0U;
      of.apart |= of.outer.empty();
    }
    return of;
  }

  /// `Område` and `Verksamhet`, `Verksamhet` and `Kontogrupp`: the posts are called by the inner one, where the other stands once above several, or
  /// says less; by both, where the inner one says the same below each.
  bool name_within(std::size_t outer, const std::optional<std::size_t>& unit, const std::optional<std::size_t>& code) {
    for (std::size_t c = outer + 1; c < count(); ++c) {
      if (c == unit || c == code || is_taken(c) || values(c).words == 0 || !values(c).nearly_all(values(c).words)) continue;
      const Beside of = beside(outer, c);
      const bool once = of.blank >= 2 && !of.apart;
      const bool says_less = of.blank == 0 && meaning(outer).role == Role::title && meaning(c).key == Key::activity &&
                             of.outer.size() < of.rows && values(c).filled >= values(outer).filled;
      const bool finer = of.inner.size() > of.outer.size();
      if (!once && !(says_less && finer)) continue;
      if (once) found.filled_once = outer;
      if (finer) take(property(found.properties, Key::activity), outer);
      else take(found.titles, outer);
      take(found.titles, c);
      found.title = c;
      return true;
    }
    return false;
  }
  /// `Verksamhet` and `Delverksamhet`, `Område` and `Aktivitet`: the outer one says the same on several rows, and the other tells them apart.
  /// The posts are called by both, or by the inner one where that is enough.
  bool name_by_both(std::size_t title, const std::optional<std::size_t>& unit, const std::optional<std::size_t>& code) {
    constexpr std::size_t longest = 40;  // a text about it is longer
    for (std::size_t c = 0; c < count(); ++c) {
      const bool words = values(c).words > 0 && values(c).nearly_all(values(c).words) && values(c).letters / values(c).words <= longest;
      if (c == title || c == unit || c == code || is_taken(c) || !words || !names_a_part(table.headings.texts[c])) continue;
      const std::size_t outer = std::min(title, c), inner = std::max(title, c);
      const Beside of = beside(outer, inner);
      if (of.blank > 0 || of.outer.size() >= of.rows || of.pairs.size() <= of.outer.size()) continue;
      if (of.inner.size() == of.pairs.size()) take(property(found.properties, Key::activity), outer);
      else take(found.titles, outer);
      take(found.titles, inner);
      found.title = inner;
      return true;
    }
    return false;
  }

  /// A heading of what an activity is divided into, or is a part of.
  static bool names_a_part(std::string_view heading) {
    static constexpr std::array<std::string_view, 19> ends = {
        "verksamhet", "verksamheter", "aktivitet", "insats",  "åtgärd",    "projekt", "område",   "enhet",  "kostnadsslag", "intäktsslag",
        "kontogrupp", "process",      "tjänst",    "program", "avdelning", "delpost", "kategori", "objekt", "benämning"};
    const std::string folded = fold(heading);
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return folded.ends_with(e); });
  }
  [[nodiscard]] bool is_taken(std::size_t c) const { return found.columns.taken[c]; }

  /// Beside codes alone, what describes the posts is their name.
  std::optional<std::size_t> description_as_name() {
    for (std::size_t c = 0; c < count(); ++c) {
      if (meaning(c).key != Key::description || !found.columns.taken[c] || !values(c).nearly_all(values(c).words)) continue;
      const std::uint32_t number = static_cast<std::uint32_t>(c + 1);
      for (MappedProperty& p : found.properties) {
        if (p.key != Key::description) continue;
        std::erase_if(p.source.columns, [&](const Column& column) { return column.number == number; });
        p.source.minus.resize(p.source.columns.size());
      }
      std::erase_if(found.properties, [](const MappedProperty& p) { return p.key == Key::description && p.source.columns.empty(); });
      return c;
    }
    return std::nullopt;
  }

  /// Codes of which others are parts, before the names, whatever their heading: `Vht`, `Ansv`.
  [[nodiscard]] std::optional<std::size_t> codes_before(std::size_t title) const {
    for (std::size_t c = 0; c < title; ++c) {
      if (!is_taken(c) && meaning(c).role != Role::amount && has_codes_within_codes(c)) return c;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool has_codes_within_codes(std::size_t c) const {
    constexpr std::size_t longest = 9;
    std::set<std::string> seen;
    std::string above;
    std::size_t within = 0;
    for (const SampleRow& row : table.shape.rows) {
      const std::string_view code = code_alone(row.at(c).text);
      if (row.number <= table.headings.last || code.empty()) continue;
      if (has_letter(code)) continue;  // Summa
      if (!all_digits(code) || code.size() > longest || !seen.insert(std::string(code)).second) return false;
      within += !above.empty() && code.size() > above.size() && code.starts_with(above) ? 1U : 0U;
      above = code;
    }
    return within > 0 && seen.size() * 5 >= values(c).filled * 4;
  }

  /// What nobody else asked for and says most.
  [[nodiscard]] std::optional<std::size_t> longest_text() const {
    std::optional<std::size_t> longest;
    std::size_t most = 0;
    for (std::size_t c = 0; c < count(); ++c) {
      const ColumnValues& v = values(c);
      if (found.columns.taken[c] || v.words == 0 || v.mostly(v.flags) || v.letters / v.words <= most) continue;
      most = v.letters / v.words;
      longest = c;
    }
    return longest;
  }
};

/// The name stands on the first of a post's rows.
bool titles_fill_down(const SheetTable& table, const RowColumns& by_row) {
  bool blank = false, above = false;
  for (const SampleRow& row : table.shape.rows) {
    if (row.number <= table.headings.last) continue;
    const auto has = [&](const std::optional<std::size_t>& column) { return column && row.at(*column).type != grid::Cell::Type::empty; };
    const auto is_sum = [](const SampleCell& cell) { return sum_word(cell.text) != nullptr; };
    if (std::any_of(row.cells.begin(), row.cells.end(), is_sum)) continue;
    const bool empty = !has(by_row.title);
    blank |= empty && above && (has(by_row.flow) || (by_row.year.is_read() && has(by_row.year.column)));
    above |= !empty;
  }
  return blank;
}

}  // namespace

PostNames find_names(const SheetTable& table, TableColumns begun, const std::optional<std::size_t>& unit,
                     std::vector<MappedProperty> properties) {
  NamesReader reader{table, {std::move(begun), {}, {}, {}, {}, std::move(properties)}};
  reader.find(unit);
  return std::move(reader.found);
}

JoinedRows join_rows(const SheetTable& table, const TableColumns& columns, const RowColumns& by_row, const PostNames& names, Said& said) {
  JoinedRows joined{names.posts};
  if (!by_row.year.is_read() && !by_row.flow) return joined;
  ValueSource key = names.posts;
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    const Role role = columns.meanings[c].role;
    const bool code = role == Role::post || role == Role::place || columns.meanings[c].key == Key::activity;
    if (!code || c == by_row.unit || c == by_row.code || c == by_row.title || table.values[c].filled == 0) continue;
    add_column(table, key, c);
  }
  const bool named = !names.titles.columns.empty();
  if (named) {
    key.columns.push_back(names.titles.columns[0]);
    key.minus.push_back(false);
  }
  if (key.columns.empty()) return joined;
  if (named && titles_fill_down(table, by_row)) {
    joined.fill_titles = true;
    said.say(Code::F12, "fyll-ned", table.column_place(*by_row.title));
  }
  joined.posts = std::move(key);
  joined.add_up = true;
  return joined;
}

}  // namespace malkoll::importing
