#include "diag/rule_head.h"
#include "text/lines.h"
#include "text/told.h"

#include <algorithm>
#include <array>

namespace malkoll {

namespace {

// In the order of HeadKey.
constexpr std::array<std::string_view, 30> key_words = {
    "kod",      "namn",  "nivå",       "omfattning", "behöver",   "underlag",   "gräns", "omgång",   "undantas",    "ersätter",
    "samlas",   "tyngd", "meddelande", "message",    "markering", "label",      "hjälp", "help",     "relaterat",   "related",
    "på sidan", "gör",   "do",         "varför",     "när",       "vem frågar", "rätta", "undantag", "fel exempel", "rätt exempel"};

bool may_vary(HeadKey key) {
  return key == HeadKey::level || (key >= HeadKey::message_sv && key <= HeadKey::help_en) || key == HeadKey::page_help ||
         key == HeadKey::task_sv || key == HeadKey::task_en;
}
bool keeps_lines(HeadKey key) { return key == HeadKey::waive || key == HeadKey::wrong || key == HeadKey::right; }

/// `nivå[utan-slag]: råd` → key, variant, value. Nothing where there is no key that a head has; `word` is then what
/// stood there.
HeadEntry read_key(std::string_view line, std::string_view& word) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  HeadEntry entry;
  word = trim(line.substr(0, colon));
  if (const std::size_t open = word.find('['); open != std::string_view::npos && word.ends_with(']')) {
    entry.variant = word.substr(open + 1, word.size() - open - 2);
    word = word.substr(0, open);
  }
  const auto found = std::find(key_words.begin(), key_words.end(), word);
  if (found == key_words.end()) return {};
  entry.key = static_cast<HeadKey>(found - key_words.begin());
  entry.value = trim(line.substr(colon + 1));
  return entry;
}

class HeadReader {
 public:
  HeadReader(std::string_view path, std::string_view text, std::vector<RuleFileError>& errors) : path_(path), text_(text), errors_(errors) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  /// Splits the file into entries and the statement.
  RuleHead read() {
    std::uint32_t number = 0;
    bool blank_before = false;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      std::string_view line = text_.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number;
      std::string_view word;
      if (trim(line).empty()) {
        blank_before = true;
      } else if (!line.starts_with("--") || (blank_before && read_key(line.substr(2), word).key == HeadKey::none)) {
        // The statement begins, or a comment of its own: one that comes after a blank line and has no key of the head.
        head_.sql = text_.substr(at);
        head_.sql.resize(head_.sql.find_last_not_of(" \t\r\n") + 1);
        head_.sql_line = number;
        return std::move(head_);
      } else {
        blank_before = false;
        read_line(line.substr(2), number);
      }
      at = end + 1;
    }
    return std::move(head_);
  }

 private:
  void fail(std::uint32_t line, std::string message) { errors_.push_back({std::string(path_), line, std::move(message)}); }

  void read_line(std::string_view line, std::uint32_t number) {
    const bool continues = line.empty() || line.starts_with("  ") || line.starts_with(" \t");
    if (continues) {
      if (trim(line).empty() && (head_.entries.empty() || !keeps_lines(head_.entries.back().key))) return;
      if (head_.entries.empty()) return fail(number, told("raden är indragen, men det finns ingen nyckel ovanför som den hör till"));
      HeadEntry& entry = head_.entries.back();
      if (keeps_lines(entry.key)) {
        // Three bytes belong to the comment; what an example indents further is its own.
        std::string_view rest = line.substr(std::min<std::size_t>(3, line.size()));
        rest = rest.substr(0, rest.find_last_not_of(" \t\r") + 1);
        if (!entry.value.empty()) entry.value += '\n';
        entry.value += rest;
      } else {
        if (!entry.value.empty()) entry.value += ' ';
        entry.value += trim(line);
      }
      return;
    }
    std::string_view word;
    HeadEntry entry = read_key(line, word);
    if (entry.key == HeadKey::none && word.empty()) return fail(number, told("raden har ingen nyckel: skriv till exempel   -- varför: …"));
    if (entry.key == HeadKey::none) return fail(number, told("nyckeln »{}« finns inte i en regels huvud", word));
    entry.line = number;
    if (!entry.variant.empty() && !may_vary(entry.key))
      return fail(number, told("nyckeln »{}« kan inte ha en egen lydelse för »{}«", word, entry.variant));
    const bool twice = std::any_of(head_.entries.begin(), head_.entries.end(),
                                   [&](const HeadEntry& e) { return e.key == entry.key && e.variant == entry.variant; });
    if (twice) return fail(number, told("nyckeln »{}« står två gånger", trim(line.substr(0, line.find(':')))));
    head_.entries.push_back(std::move(entry));
  }

  std::string_view path_, text_;
  std::vector<RuleFileError>& errors_;
  RuleHead head_;
};

}  // namespace

std::string_view key_word(HeadKey key) { return key_words[static_cast<std::size_t>(key)]; }

RuleHead read_head(std::string_view path, std::string_view text, std::vector<RuleFileError>& errors) {
  return HeadReader(path, text, errors).read();
}

}  // namespace malkoll
