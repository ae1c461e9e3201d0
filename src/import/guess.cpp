#include "import/guess.h"

#include <algorithm>
#include <array>
#include <map>

#include "import/headings.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t sampled_rows = 500;

/// The first rows of a sheet, kept.
struct Sample {
  struct Row {
    std::uint32_t number = 0;
    std::vector<std::string> texts;  ///< as written, by column
    std::vector<grid::Cell::Type> types;
  };
  std::vector<Row> rows;
  std::size_t columns = 0;
};

Sample sample_of(const grid::Grid& grid, std::size_t sheet) {
  Sample sample;
  (void)grid.read(sheet, [&](const grid::Row& row) {
    Sample::Row& kept = sample.rows.emplace_back();
    kept.number = row.number;
    for (const grid::Cell& cell : row.cells) {
      kept.texts.emplace_back(cell.text);
      kept.types.push_back(cell.type);
    }
    sample.columns = std::max(sample.columns, row.cells.size());
    return sample.rows.size() < sampled_rows;
  });
  return sample;
}

struct Guesser {
  const Sample& sample;
  const Sample::Row& headings;
  const PlanNames& names;
  ColumnMap& map;
  std::vector<bool> taken = std::vector<bool>(headings.texts.size());

  /// By its heading where that is the only one of its kind, else by its letters.
  [[nodiscard]] Column column(std::size_t index) const {
    const std::string& heading = headings.texts[index];
    const std::string folded = fold(heading);
    const auto same = std::count_if(headings.texts.begin(), headings.texts.end(), [&](const std::string& h) { return fold(h) == folded; });
    const bool plain = same == 1 && heading.find_first_of(":\n\r") == std::string::npos && !heading.starts_with('#');
    return plain ? Column{heading, 0} : Column{{}, static_cast<std::uint32_t>(index + 1)};
  }
  void add(ValueSource& source, std::size_t index) {
    source.columns.push_back(column(index));
    source.minus.push_back(false);
    taken[index] = true;
  }
  ValueSource& property(Key key, std::uint16_t year) {
    for (MappedProperty& p : map.properties) {
      if (p.key == key && p.year == year) return p.source;
    }
    return map.properties.emplace_back(MappedProperty{key, year, {}}).source;
  }

  /// Calls `visit` with the texts of a column below the headings.
  template <typename Visit>
  void values(std::size_t index, Visit visit) const {
    for (const Sample::Row& row : sample.rows) {
      if (row.number > headings.number && index < row.texts.size() && !row.texts[index].empty()) visit(row.texts[index], row.types[index]);
    }
  }
  /// The column whose values most often are keys of `known`, where at least four of five are; else none.
  [[nodiscard]] std::size_t column_of(const std::unordered_map<std::string, std::string>& known) const {
    for (std::size_t c = 0; c < headings.texts.size(); ++c) {
      std::size_t all = 0, hits = 0;
      values(c, [&](const std::string& text, grid::Cell::Type) { ++all, hits += known.contains(fold(text)) ? 1 : 0; });
      if (!taken[c] && hits > 0 && hits * 5 >= all * 4) return c;
    }
    return headings.texts.size();
  }

  void by_headings() {
    for (std::size_t c = 0; c < headings.texts.size(); ++c) {
      const Meaning meaning = meaning_of(headings.texts[c]);
      const auto only = [&](ValueSource& source) {
        if (source.columns.empty()) add(source, c);
      };
      switch (meaning.role) {
        case Role::none: break;
        case Role::unit: only(map.unit); break;
        case Role::unit_title: only(map.unit_title); break;
        case Role::post: only(map.post); break;
        case Role::title: only(map.title); break;
        case Role::shares: add(map.shares, c); break;
        case Role::amount: only(property(meaning.key, meaning.year)); break;
        case Role::property:
          if (meaning.key == Key::contributes || meaning.key == Key::works_against) add(property(meaning.key, 0), c); else only(property(meaning.key, 0));
          break;
      }
    }
  }

  /// `Nämnd` and `Nämnd namn`: the name of the column beside.
  [[nodiscard]] std::size_t name_beside(const ValueSource& source) const {
    if (source.columns.empty()) return headings.texts.size();
    const std::string stem = fold(source.columns[0].heading);
    for (std::size_t c = 0; c < headings.texts.size(); ++c) {
      const std::string folded = fold(headings.texts[c]);
      for (const std::string_view ending : {" namn", " text", " benämning", "namn"}) {
        if (!taken[c] && !stem.empty() && folded == stem + std::string(ending)) return c;
      }
    }
    return headings.texts.size();
  }

  void by_values() {
    const std::size_t none = headings.texts.size();
    if (map.unit.columns.empty()) {
      if (const std::size_t c = column_of(names.units); c != none) add(map.unit, c);
    }
    if (const std::size_t c = name_beside(map.unit); c != none && map.unit_title.columns.empty()) add(map.unit_title, c);
    const bool has_links = std::any_of(map.properties.begin(), map.properties.end(), [](const auto& p) { return p.key == Key::contributes; });
    if (const std::size_t c = has_links ? none : column_of(names.goals); c != none) add(property(Key::contributes, 0), c);
    if (!map.title.columns.empty()) return;
    if (const std::size_t c = name_beside(map.post); c != none) return add(map.title, c);
    // A `post` with blanks in it is a name, no id.
    if (!map.post.columns.empty()) {
      std::size_t index = none, names_found = 0, all = 0;
      for (std::size_t c = 0; c < none; ++c) index = taken[c] && meaning_of(headings.texts[c]).role == Role::post ? std::min(index, c) : index;
      if (index != none) values(index, [&](const std::string& text, grid::Cell::Type) { ++all, names_found += text.find(' ') != std::string::npos ? 1 : 0; });
      if (names_found * 2 > all) {
        std::swap(map.title, map.post);
        return;
      }
    }
    longest_text();
  }

  /// The title is what nobody else asked for and says most.
  void longest_text() {
    std::size_t best = headings.texts.size(), most = 0;
    for (std::size_t c = 0; c < headings.texts.size(); ++c) {
      std::size_t letters = 0, texts = 0;
      values(c, [&](const std::string& text, grid::Cell::Type type) {
        if (type == grid::Cell::Type::text && text.find_first_not_of("0123456789 ,.-") != std::string::npos) letters += text.size(), ++texts;
      });
      if (!taken[c] && texts > 0 && letters / texts > most) best = c, most = letters / texts;
    }
    if (best != headings.texts.size()) add(map.title, best);
  }

  [[nodiscard]] std::vector<std::size_t> amount_columns() const {
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < headings.texts.size(); ++c) {
      if (amount_heading(headings.texts[c]).key != Key::none) columns.push_back(c);
    }
    return columns;
  }

  void how_amounts_are_written() {
    for (const std::size_t c : amount_columns()) {
      const AmountUnit unit = amount_heading(headings.texts[c]).unit;
      if (unit != AmountUnit::none) map.unit_of_amounts = unit;
    }
    // `Belopp i tkr` above the headings.
    for (const Sample::Row& row : sample.rows) {
      if (row.number >= headings.number || map.unit_of_amounts != AmountUnit::none) break;
      for (const std::string& text : row.texts) {
        const std::string folded = fold(text);
        for (const AmountUnit unit : {AmountUnit::tkr, AmountUnit::mnkr, AmountUnit::mdkr, AmountUnit::kr}) {
          const std::string word = " " + std::string(amount_unit_word(unit)) + " ";
          if (map.unit_of_amounts == AmountUnit::none && (" " + folded + " ").find(word) != std::string::npos) map.unit_of_amounts = unit;
        }
      }
    }
    if (map.unit_of_amounts == AmountUnit::none) map.unit_of_amounts = names.amount_unit;
    map.cost_is_negative = names.cost_is_negative;
    bool only_point = false, only_comma = false;
    for (const std::size_t c : amount_columns()) {
      values(c, [&](const std::string& text, grid::Cell::Type type) {
        if (type != grid::Cell::Type::text) return;
        const std::size_t point = text.rfind('.'), comma = text.rfind(',');
        const auto behind = [&](std::size_t at) { return text.find_first_not_of("0123456789", at + 1) == std::string::npos ? text.size() - at - 1 : 0; };
        if (point != std::string::npos && behind(point) > 0 && behind(point) != 3) only_point = true;
        if (comma != std::string::npos && behind(comma) > 0 && behind(comma) != 3) only_comma = true;
      });
    }
    map.point_is_decimal = only_point && !only_comma;
  }
};

/// Rows that sum up others would count them twice: the column and the word with which they begin.
void find_totals(const grid::Grid& grid, std::size_t sheet, std::uint32_t heading_row, const Guesser& guesser, ColumnMap& map) {
  constexpr std::array<std::string_view, 6> words = {"summa", "delsumma", "totalt", "total", "totalsumma", "s a"};
  std::map<std::pair<std::size_t, std::string_view>, bool> found;
  (void)grid.read(sheet, [&](const grid::Row& row) {
    if (row.number <= heading_row) return true;
    for (std::size_t c = 0; c < row.cells.size() && c < guesser.headings.texts.size(); ++c) {
      if (row.cells[c].type != grid::Cell::Type::text) continue;
      if (row.cells[c].text.size() > 80) break;
      const std::string folded = fold(row.cells[c].text);
      for (const std::string_view word : words) {
        if (folded == word || folded.starts_with(std::string(word) + " ")) found[{c, word}] = true;
      }
      break;  // a total says so in its first text
    }
    return true;
  });
  for (const auto& [where, seen] : found) {
    const std::string shown = where.second == "s a" ? "S:a" : std::string(1, static_cast<char>(where.second[0] - 32)) + std::string(where.second.substr(1));
    map.skip.push_back({guesser.column(where.first), Condition::Test::begins, std::string(where.second), shown});
  }
}

}  // namespace

ColumnMap guess_column_map(const grid::Grid& grid, const PlanNames& names) {
  std::size_t best_sheet = 0, best_score = 0;
  const Sample::Row* best_row = nullptr;
  std::vector<Sample> samples;
  samples.reserve(grid.sheets.size());  // rows are pointed at
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    const Sample& sample = samples.emplace_back(grid.sheets[sheet].hidden ? Sample{} : sample_of(grid, sheet));
    for (const Sample::Row& row : sample.rows) {
      if (row.number > 50) break;
      std::size_t score = 0;
      for (const std::string& text : row.texts) {
        const Role role = meaning_of(text).role;
        score += role == Role::none ? 0 : role == Role::amount ? 3 : 2;
      }
      if (score > best_score) best_score = score, best_sheet = sheet, best_row = &row;
    }
  }
  ColumnMap map;
  if (best_row == nullptr) return map;
  map.sheet = grid.sheets[best_sheet].name;
  map.heading_row = best_row->number;
  Guesser guesser{samples[best_sheet], *best_row, names, map};
  guesser.by_headings();
  guesser.by_values();
  guesser.how_amounts_are_written();
  find_totals(grid, best_sheet, map.heading_row, guesser, map);
  std::stable_sort(map.properties.begin(), map.properties.end(), [](const auto& a, const auto& b) { return std::pair(a.key, a.year) < std::pair(b.key, b.year); });
  return map;
}

}  // namespace malkoll::importing
