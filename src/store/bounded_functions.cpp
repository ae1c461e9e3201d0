#include "store/bounded_functions.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/letter.h"
#include "text/utf8.h"

namespace malkoll {

namespace {

constexpr std::size_t longest_sought = 10'000;

/// The bytes of a blob or of anything else as a text.
std::string_view bytes_of(sqlite3_value* value) {
  const auto* bytes = sqlite3_value_type(value) == SQLITE_BLOB ? static_cast<const char*>(sqlite3_value_blob(value))
                                                               : reinterpret_cast<const char*>(sqlite3_value_text(value));
  return bytes == nullptr ? std::string_view{} : std::string_view(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}
bool is_null(sqlite3_value* value) { return sqlite3_value_type(value) == SQLITE_NULL; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void give_text(sqlite3_context* out, std::string_view text) {
  sqlite3_result_text64(out, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void instr(sqlite3_context* out, int /*count*/, sqlite3_value** values) {
  if (is_null(values[0]) || is_null(values[1])) return;
  const std::string_view text = bytes_of(values[0]), sought = bytes_of(values[1]);
  if (sought.size() > longest_sought) return sqlite3_result_error_toobig(out);
  const std::size_t at = text.find(sought);
  const bool blobs = sqlite3_value_type(values[0]) == SQLITE_BLOB && sqlite3_value_type(values[1]) == SQLITE_BLOB;
  const std::size_t before = at == std::string_view::npos ? 0 : blobs ? at : characters(text.substr(0, at));
  sqlite3_result_int64(out, at == std::string_view::npos ? 0 : static_cast<sqlite3_int64>(before) + 1);
}

void replace(sqlite3_context* out, int /*count*/, sqlite3_value** values) {
  if (is_null(values[0]) || is_null(values[1]) || is_null(values[2])) return;
  const std::string_view text = bytes_of(values[0]), sought = bytes_of(values[1]), instead = bytes_of(values[2]);
  if (sought.empty()) return sqlite3_result_value(out, values[0]);
  if (sought.size() > longest_sought) return sqlite3_result_error_toobig(out);
  const auto most = static_cast<std::size_t>(sqlite3_limit(sqlite3_context_db_handle(out), SQLITE_LIMIT_LENGTH, -1));
  std::string result;
  for (std::size_t at = 0;;) {
    const std::size_t found = text.find(sought, at);
    result += text.substr(at, found - at);
    if (found == std::string_view::npos) break;
    result += instead;
    if (result.size() > most) return sqlite3_result_error_toobig(out);
    at = found + sought.size();
  }
  give_text(out, result);
}

/// One sign of a pattern.
struct Sign {
  enum class Of : unsigned char { character, any, anything, set } of = Of::character;
  char32_t character = 0;
  std::vector<std::pair<char32_t, char32_t>> ranges;  ///< of a set
  bool inverted = false;
};

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    points.push_back(point.value);
    text.remove_prefix(point.length);
  }
  return points;
}

bool matches(const Sign& sign, char32_t c, bool ignore_case) {
  switch (sign.of) {
    case Sign::Of::character: return ignore_case ? lower_ascii(sign.character) == lower_ascii(c) : sign.character == c;
    case Sign::Of::any: return true;
    case Sign::Of::set:
      return sign.inverted !=
             std::any_of(sign.ranges.begin(), sign.ranges.end(), [&](const auto& r) { return r.first <= c && c <= r.second; });
    case Sign::Of::anything: return false;
  }
  return false;
}

/// Goes back to the last sign for anything only, which is enough: at most the pattern's length times the text's.
bool matches(const std::vector<Sign>& pattern, const std::vector<char32_t>& text, bool ignore_case) {
  std::size_t p = 0, t = 0, after_anything = pattern.size() + 1, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p].of == Sign::Of::anything) {
      after_anything = ++p;
      from = t;
    } else if (p < pattern.size() && matches(pattern[p], text[t], ignore_case)) {
      ++p;
      ++t;
    } else if (after_anything <= pattern.size()) {
      p = after_anything;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p].of == Sign::Of::anything) ++p;
  return p == pattern.size();
}

std::vector<Sign> like_pattern(const std::vector<char32_t>& written, char32_t escape) {
  std::vector<Sign> pattern;
  for (std::size_t i = 0; i < written.size(); ++i) {
    Sign sign;
    sign.character = written[i];
    if (escape != 0 && written[i] == escape) {
      if (++i < written.size()) sign.character = written[i];
    } else if (written[i] == U'%') {
      sign.of = Sign::Of::anything;
    } else if (written[i] == U'_') {
      sign.of = Sign::Of::any;
    }
    pattern.push_back(std::move(sign));
  }
  return pattern;
}

std::vector<Sign> glob_pattern(const std::vector<char32_t>& written) {
  std::vector<Sign> pattern;
  for (std::size_t i = 0; i < written.size(); ++i) {
    Sign sign;
    sign.character = written[i];
    if (written[i] == U'*') sign.of = Sign::Of::anything;
    if (written[i] == U'?') sign.of = Sign::Of::any;
    if (written[i] == U'[') {
      sign.of = Sign::Of::set;
      sign.inverted = i + 1 < written.size() && written[i + 1] == U'^';
      if (sign.inverted) ++i;
      for (bool first = true; ++i < written.size() && (first || written[i] != U']'); first = false) {
        const bool range = i + 2 < written.size() && written[i + 1] == U'-' && written[i + 2] != U']';
        sign.ranges.emplace_back(written[i], range ? written[i + 2] : written[i]);
        if (range) i += 2;
      }
    }
    pattern.push_back(std::move(sign));
  }
  return pattern;
}

/// LIKE and GLOB hand over the pattern first.
template <bool Like>
void pattern_function(sqlite3_context* out, int count, sqlite3_value** values) try {
  if (is_null(values[0]) || is_null(values[1])) return;
  const std::string_view written = bytes_of(values[0]);
  const int most = sqlite3_limit(sqlite3_context_db_handle(out), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, -1);
  if (written.size() > static_cast<std::size_t>(most)) return sqlite3_result_error(out, "LIKE or GLOB pattern too complex", -1);
  char32_t escape = 0;
  if (count == 3) {
    if (is_null(values[2])) return;
    const std::vector<char32_t> given = code_points(bytes_of(values[2]));
    if (given.size() != 1) return sqlite3_result_error(out, "ESCAPE expression must be a single character", -1);
    escape = given[0];
  }
  const std::vector<char32_t> points = code_points(written);
  sqlite3_result_int(out,
                     matches(Like ? like_pattern(points, escape) : glob_pattern(points), code_points(bytes_of(values[1])), Like) ? 1 : 0);
} catch (const std::bad_alloc&) {
  sqlite3_result_error_nomem(out);
}

enum class End : unsigned char { left = 1, right = 2, both = 3 };

template <End Of>
void trim(sqlite3_context* out, int /*count*/, sqlite3_value** values) try {
  if (is_null(values[0]) || is_null(values[1])) return;
  std::string_view text = bytes_of(values[0]);
  const std::vector<char32_t> given = code_points(bytes_of(values[1]));
  const std::set<char32_t> away(given.begin(), given.end());
  while ((static_cast<unsigned>(Of) & static_cast<unsigned>(End::left)) != 0 && !text.empty()) {
    const CodePoint first = first_code_point(text);
    if (!away.contains(first.value)) break;
    text.remove_prefix(first.length);
  }
  while ((static_cast<unsigned>(Of) & static_cast<unsigned>(End::right)) != 0 && !text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    if (!away.contains(first_code_point(text.substr(at)).value)) break;
    text.remove_suffix(text.size() - at);
  }
  give_text(out, text);
} catch (const std::bad_alloc&) {
  sqlite3_result_error_nomem(out);
}

}  // namespace

bool add_bounded_functions(sqlite3* database) {
  struct Function {
    const char* name;
    int arguments;
    void (*call)(sqlite3_context*, int, sqlite3_value**);
  };
  constexpr Function functions[] = {{"instr", 2, instr},
                                    {"replace", 3, replace},
                                    {"like", 2, pattern_function<true>},
                                    {"like", 3, pattern_function<true>},
                                    {"glob", 2, pattern_function<false>},
                                    {"trim", 2, trim<End::both>},
                                    {"ltrim", 2, trim<End::left>},
                                    {"rtrim", 2, trim<End::right>}};
  return std::all_of(std::begin(functions), std::end(functions), [&](const Function& f) {
    return sqlite3_create_function_v2(database, f.name, f.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, f.call,
                                      nullptr, nullptr, nullptr) == SQLITE_OK;
  });
}

}  // namespace malkoll
