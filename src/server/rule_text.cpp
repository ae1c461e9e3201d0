#include "server/rule_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "store/finding_tables.h"
#include "store/schema.h"
#include "text/digit.h"
#include "text/letter.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

/// Of the names of tables and columns.
bool is_of_name(char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; }

/// A name or a keyword, in small letters.
struct Word {
  std::size_t at = 0;
  std::string name;
  bool behind_dot = false;
  bool apart = false;  ///< something else than blanks stands between the one before and this
  [[nodiscard]] std::size_t end() const { return at + name.size(); }
};

/// Behind a comment or a text in quotes that begins at `at`; `at` itself where none does.
std::size_t behind_unread(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("--")) return std::min(text.find('\n', at), text.size());
  if (text[at] != '\'') return at;
  const std::size_t end = text.find('\'', at + 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// The words of a text but for what stands in comments and quotes. `within`: set where this byte stands in one.
std::vector<Word> words_of(std::string_view text, std::size_t byte, bool& within) {
  std::vector<Word> words;
  bool apart = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t behind = behind_unread(text, at); behind != at) {
      within = within || (byte > at && (byte < behind || (byte == behind && text[behind - 1] != '\'')));
      at = behind;
      apart = true;
      continue;
    }
    if (!is_of_name(text[at])) {
      apart = apart || (text[at] != ' ' && text[at] != '\n' && text[at] != '\r' && text[at] != '\t');
      ++at;
      continue;
    }
    Word word{at, {}, at > 0 && text[at - 1] == '.', std::exchange(apart, false)};
    for (; at < text.size() && is_of_name(text[at]); ++at) word.name += lower_ascii(text[at]);
    words.push_back(std::move(word));
  }
  return words;
}

const Table* table_named(std::string_view name) {
  const auto& all = rule_tables();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Table& table) { return name == table.name; });
  return found == all.end() ? nullptr : &*found;
}

/// What may stand behind a table without being another name for it.
bool is_keyword(std::string_view word) {
  constexpr auto keywords =
      std::to_array<std::string_view>({"on",     "join",   "left",  "right",  "full",  "inner", "outer",  "cross",     "natural",
                                       "where",  "group",  "order", "having", "limit", "union", "except", "intersect", "using",
                                       "window", "select", "from",  "and",    "or",    "as",    "not",    "is",        "in"});
  return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

/// The tables of a statement, by their names and by what it calls them.
std::map<std::string, const Table*, std::less<>> tables_of(const std::vector<Word>& words) {
  std::map<std::string, const Table*, std::less<>> tables;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const Table* table = words[w].behind_dot ? nullptr : table_named(words[w].name);
    const bool used = table != nullptr && w > 0 && (words[w - 1].name == "from" || words[w - 1].name == "join" || words[w].apart);
    if (!used) continue;
    tables.emplace(words[w].name, table);
    const std::size_t next = w + 1 < words.size() && words[w + 1].name == "as" ? w + 2 : w + 1;
    if (next < words.size() && !words[next].apart && !is_keyword(words[next].name)) tables.insert_or_assign(words[next].name, table);
  }
  return tables;
}

void add_columns(const Table& table, std::vector<TableWord>& words) {
  for (const Column& column : table.columns) words.push_back({&table, &column});
}

/// The table that the word before a dot names; nullptr: none does.
const Table* qualifier(const std::vector<Word>& words, std::size_t dot) {
  const auto before = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.end() == dot; });
  if (before == words.end()) return nullptr;
  const auto tables = tables_of(words);
  const auto found = tables.find(before->name);
  return found != tables.end() ? found->second : table_named(before->name);
}

/// Each table of a statement once.
std::vector<const Table*> different(const std::vector<Word>& words) {
  std::vector<const Table*> all;
  for (const auto& [name, table] : tables_of(words)) {
    if (std::find(all.begin(), all.end(), table) == all.end()) all.push_back(table);
  }
  return all;
}

/// A rule's words, and the one that a byte stands in or at the end of.
struct Asked {
  bool within = false;  ///< in a comment or in quotes
  std::vector<Word> words;
  Word here;

  Asked(std::string_view text, std::size_t byte) : words(words_of(text, byte, within)) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.at <= byte && byte <= word.end(); });
    here = found == words.end() ? Word{byte, {}, byte > 0 && byte <= text.size() && text[byte - 1] == '.', false} : *found;
  }
  [[nodiscard]] TableWords nothing_yet() const {
    return {static_cast<std::uint32_t>(here.at), static_cast<std::uint32_t>(here.name.size()), {}};
  }
};

}  // namespace

const std::vector<Table>& rule_tables() {
  static const Project project;  // tables without rows
  static const Found found;
  static const std::vector<Table> tables = all_tables(project, found);
  return tables;
}

TableWords words_at(std::string_view text, std::uint32_t offset) {
  const Asked asked(text, offset);
  TableWords found = asked.nothing_yet();
  if (asked.within) return found;
  if (asked.here.behind_dot) {
    if (const Table* table = qualifier(asked.words, asked.here.at - 1)) add_columns(*table, found.words);
    return found;
  }
  const auto after = std::find_if(asked.words.rbegin(), asked.words.rend(),
                                  [&](const Word& word) { return word.end() < offset && word.at < asked.here.at; });
  const bool wants_table = after != asked.words.rend() && (after->name == "from" || after->name == "join");
  if (!wants_table) {
    for (const Table* table : different(asked.words)) add_columns(*table, found.words);
  }
  for (const Table& table : rule_tables()) found.words.push_back({&table, nullptr});
  return found;
}

TableWords named_at(std::string_view text, std::uint32_t offset) {
  const Asked asked(text, offset);
  const Word& here = asked.here;
  TableWords found = asked.nothing_yet();
  if (asked.within || here.name.empty()) return found;
  const auto tables = tables_of(asked.words);
  if (const auto called = tables.find(here.name); !here.behind_dot && called != tables.end()) {
    found.words.push_back({called->second, nullptr});
    return found;
  }
  const Table* of = here.behind_dot ? qualifier(asked.words, here.at - 1) : nullptr;
  for (const Table* table : of != nullptr ? std::vector{of} : different(asked.words)) {
    for (const Column& column : table->columns) {
      if (here.name == column.name) found.words.push_back({table, &column});
    }
  }
  return found;
}

std::string describe(const TableWord& word) {
  if (word.column == nullptr) return schema_page({*word.table});
  return fmt::format("**{}.{}** {}\n\n{}", word.table->name, word.column->name, word.column->type, in_run_language(word.column->doc));
}

}  // namespace malkoll::server
