#include "grid/csv.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <map>
#include <memory>

#include "text/number.h"

namespace malkoll::grid {

namespace {

constexpr std::size_t most_columns = 16'384;

/// What spreadsheets show where a formula has failed, in Swedish and in English; exported as text.
bool is_error(std::string_view text) {
  constexpr std::array<std::string_view, 15> errors = {"#SAKNAS!",   "#REFERENS!", "#DIVISION/0!", "#VÄRDEFEL!", "#NAMN?",
                                                       "#OGILTIGT!", "#SKÄRNING!", "#N/A",         "#REF!",      "#DIV/0!",
                                                       "#VALUE!",    "#NAME?",     "#NUM!",        "#NULL!",     "#SPILL!"};
  return text.starts_with('#') && std::find(errors.begin(), errors.end(), text) != errors.end();
}

struct Reader {
  const char* at;
  const char* last;
  char delimiter;
  std::vector<Cell> cells = {};
  std::deque<std::string> unquoted = {};  ///< fields of this row that held doubled quotation marks
  std::size_t long_field = 0;             ///< number of this row's first field that goes over several lines; 0: none does
  std::size_t wanted = 0;                 ///< number of the field that is to be found; 0: none
  std::string_view found = {};            ///< that field, or the end of a record that has fewer

  [[nodiscard]] bool ends_field() const { return at == last || *at == delimiter || *at == '\n' || *at == '\r'; }

  void keep(std::string_view text) {
    const char* from = skip_blanks(text.data(), text.data() + text.size());
    const char* to = trim_end(from, text.data() + text.size());
    Cell cell;
    cell.text = {from, static_cast<std::size_t>(to - from)};
    cell.indent = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(from - text.data(), std::numeric_limits<std::uint8_t>::max()));
    if (cell.text.size() > 3 && cell.text.starts_with("=\"") && cell.text.ends_with('"'))
      cell.text = cell.text.substr(2, cell.text.size() - 3);
    if (cell.text.starts_with('\'') && is_guarded(cell.text)) cell.text.remove_prefix(1);
    if (!cell.text.empty()) cell.type = is_error(cell.text) ? Cell::Type::error : Cell::Type::text;
    cells.push_back(cell);
  }

  /// A field in quotation marks; what stands behind the closing one is kept too. False where it is never closed.
  bool quoted_field() {
    const char* from = ++at;
    std::string* joined = nullptr;
    while (true) {
      const char* quote = std::find(at, last, '"');
      if (quote == last) return false;
      if (quote + 1 != last && quote[1] == '"') {
        if (joined == nullptr) joined = &unquoted.emplace_back();
        joined->append(from, quote + 1);
        from = at = quote + 2;
        continue;
      }
      if (long_field == 0 && std::find_if(from, quote, [](char c) { return c == '\n' || c == '\r'; }) != quote)
        long_field = cells.size() + 1;
      at = quote + 1;
      const char* rest = at;
      while (!ends_field()) ++at;
      if (joined == nullptr && rest == at) {
        keep({from, static_cast<std::size_t>(quote - from)});
        return true;
      }
      if (joined == nullptr) joined = &unquoted.emplace_back();
      joined->append(from, quote).append(rest, at);
      keep(*joined);
      return true;
    }
  }

  /// One record, and the line end behind it. False where a quotation mark is never closed.
  bool record() {
    cells.clear();
    unquoted.clear();
    long_field = 0;
    while (true) {
      const char* from = at;
      while (at != last && *at == ' ') ++at;
      if (last - at > 1 && *at == '=' && at[1] == '"' && delimiter != '=') ++at;  // ="4010", as systems write texts that look like numbers
      if (at != last && *at == '"' && delimiter != '"') {
        if (!quoted_field()) return false;
      } else {
        while (!ends_field()) ++at;
        keep({from, static_cast<std::size_t>(at - from)});
      }
      if (cells.size() == wanted) found = {from, static_cast<std::size_t>(at - from)};
      if (at == last || *at != delimiter) break;
      if (cells.size() > most_columns) break;
      ++at;
    }
    if (wanted > cells.size()) found = {at, 0};
    if (at != last && *at == '\r') ++at;
    if (at != last && *at == '\n') ++at;
    return true;
  }
};

/// How many fields most rows have had.
class UsualFields {
 public:
  void add(std::size_t fields) {
    if (fields > 1 && (++rows_[fields] > rows_[usual_] || usual_ == 0)) usual_ = fields;
  }
  [[nodiscard]] std::size_t usual() const { return usual_; }

 private:
  std::map<std::size_t, std::size_t> rows_;
  std::size_t usual_ = 0;
};

/// `|---|:---:|`, as Markdown has between headings and rows.
bool is_rule(const std::vector<Cell>& cells) {
  const auto dashes = [](const Cell& c) {
    return c.text.empty() || (c.text.size() >= 3 && c.text.find_first_not_of("-:") == std::string_view::npos);
  };
  return std::all_of(cells.begin(), cells.end(), dashes) &&
         std::any_of(cells.begin(), cells.end(), [](const Cell& c) { return !c.text.empty(); });
}

/// Fields of one line; quotation marks are obeyed where they come in pairs.
std::size_t fields_in(std::string_view line, char delimiter) {
  const bool pairs = std::count(line.begin(), line.end(), '"') % 2 == 0;
  std::size_t fields = 1;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"' && pairs) quoted = !quoted;
    if (c == delimiter && !quoted) ++fields;
  }
  return fields;
}

/// True where each line of a record would be a row of as many fields as others if its quotation marks were not obeyed: one of them was
/// opened and not closed, and has swallowed the rows up to the next.
bool swallows_rows(std::string_view record, char delimiter, std::size_t usual) {
  std::size_t lines = 0;
  while (!record.empty()) {
    const std::size_t end = std::min(record.find_first_of("\r\n"), record.size());
    const std::string_view line = record.substr(0, end);
    record.remove_prefix(end);
    record.remove_prefix(record.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, record.size()));
    if (line.empty()) continue;
    if (fields_in(line, delimiter) != usual) return false;
    ++lines;
  }
  return lines > 1;
}

/// Skips `sep=;`, which Excel obeys and does not show.
std::string_view without_hint(std::string_view text) {
  if (text.size() < 5 || !text.starts_with("sep=")) return text;
  const std::size_t end = text.find_first_of("\r\n", 5);
  if (end != 5) return text;
  text.remove_prefix(5);
  text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
  return text;
}

/// How many of the first records have the number of fields that most of them have; 0 where that is one. Where a quotation mark is never
/// closed the lines are counted.
std::size_t agreement(std::string_view text, char delimiter) {
  constexpr std::size_t looked_at = 100;
  std::map<std::size_t, std::size_t> rows_by_fields;
  std::size_t rows = 0;
  const auto done = read_csv(text, delimiter, [&](const Row& row) {
    if (row.cells.size() > 1) ++rows_by_fields[row.cells.size()];
    return ++rows < looked_at;
  });
  if (!done) {
    rows_by_fields.clear();
    for (rows = 0; rows < looked_at && !text.empty(); ++rows) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const auto fields =
          static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), delimiter)) + 1;
      if (fields > 1) ++rows_by_fields[fields];
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  std::size_t most = 0;
  for (const auto& [fields, count] : rows_by_fields) most = std::max(most, count);
  return most;
}

}  // namespace

std::string quoted_field(std::string_view text) {
  std::string field = "\"";
  for (const char c : text) field.append(c == '"' ? 2 : 1, c);
  return field + '"';
}

void append_field(std::string& line, std::string_view text, char delimiter) {
  const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos && text.find(delimiter) == std::string_view::npos;
  if (plain) line += text;
  else line += quoted_field(text);
}

bool is_guarded(std::string_view field) {
  const std::size_t first = field.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r").find(field[first]) != std::string_view::npos;
}

char detect_delimiter(std::string_view text) {
  if (without_hint(text).size() != text.size()) return text[4];
  char best = ';';
  std::size_t most = 0;
  for (const char candidate : {';', '\t', ',', '|'}) {
    const std::size_t rows = agreement(text, candidate);
    if (rows > most) {
      most = rows;
      best = candidate;
    }
  }
  return best;
}

Result<void, Fault> read_csv(std::string_view text, char delimiter, RowSink sink) {
  text = without_hint(text);
  Reader reader{text.data(), text.data() + text.size(), delimiter};
  UsualFields usual;
  for (std::uint32_t number = 1; reader.at != reader.last; ++number) {
    const char* begin = reader.at;
    if (!reader.record()) return failure(Fault{FaultKind::open_quote, number, static_cast<std::uint32_t>(reader.cells.size() + 1)});
    if (reader.cells.size() > most_columns) return failure(Fault{FaultKind::too_wide, number, 0});
    const bool several_lines = reader.long_field != 0;
    if (several_lines && usual.usual() > 1 &&
        swallows_rows({begin, static_cast<std::size_t>(reader.at - begin)}, delimiter, usual.usual())) {
      return failure(Fault{FaultKind::open_quote_over_rows, number, static_cast<std::uint32_t>(reader.long_field)});
    }
    usual.add(reader.cells.size());
    if (delimiter == '|' && is_rule(reader.cells)) continue;
    if (!sink({number, false, reader.cells})) break;
  }
  return {};
}

std::optional<FieldPlace> find_field(std::string_view text, char delimiter, std::uint32_t row, std::uint32_t column) {
  const std::string_view records = without_hint(text);
  Reader reader{records.data(), records.data() + records.size(), delimiter};
  for (std::uint32_t number = 1; reader.at != reader.last; ++number) {
    reader.wanted = number == row ? column : 0;
    if (!reader.record()) return std::nullopt;
    if (number < row) continue;
    const auto begin = static_cast<std::size_t>(reader.found.data() - text.data());
    return FieldPlace{begin, begin + reader.found.size(), std::min<std::size_t>(reader.cells.size(), column)};
  }
  return std::nullopt;
}

Grid csv_grid(std::string text) {
  Grid grid;
  grid.sheets.emplace_back();
  const char delimiter = detect_delimiter(text);
  grid.read = [kept = std::make_shared<const std::string>(std::move(text)), delimiter](std::size_t, RowSink sink) {
    return read_csv(*kept, delimiter, sink);
  };
  return grid;
}

}  // namespace malkoll::grid
