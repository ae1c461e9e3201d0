#include "keywords.h"

#include <algorithm>
#include <cstring>

#include "text/number.h"

namespace malkoll {

namespace {

/// Where a word stands in the table: the same for every case of its letters (bit 5 is what tells a from A, and å from Å).
std::size_t beginning(char first, char second) {
  return ((static_cast<unsigned char>(first) | 0x20U) * 31U + (static_cast<unsigned char>(second) | 0x20U)) % 256U;
}

/// Ends a word: blank, colon, line end. 0xC2 and 0xE2 begin wide blanks (and no letter that a keyword has).
constexpr std::array<bool, 256> word_ends = [] {
  std::array<bool, 256> table{};
  for (const char c : {' ', ':', '\t', '\n', '\r', '\xC2', '\xE2'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();
bool ends_word(char c) { return word_ends[static_cast<unsigned char>(c)]; }

/// After `text` where `first` begins with it without regard to case and to the kind of blank between words; else nullptr.
const char* match_words(const char* first, const char* last, std::string_view text) {
  unsigned char before = 0;
  for (const char c : text) {
    if (c == ' ') {
      const char* next = skip_blanks(first, last);
      if (next == first) return nullptr;
      first = next;
      before = 0;
      continue;
    }
    if (first == last) return nullptr;
    const auto byte = static_cast<unsigned char>(*first++);
    if (lower(byte, before) != static_cast<unsigned char>(c)) return nullptr;
    before = byte;
  }
  return first == last || ends_word(*first) ? first : nullptr;
}

/// The rest of a keyword whose first eight bytes were found at `first`, as we write it ourselves.
bool is_written(const char* first, const char* last, std::string_view text) {
  constexpr std::size_t known = 8;
  if (text.size() > known &&
      (static_cast<std::size_t>(last - first) < text.size() || std::memcmp(first + known, text.data() + known, text.size() - known) != 0)) {
    return false;
  }
  return first + text.size() == last || ends_word(first[text.size()]);
}

}  // namespace

std::string lower(std::string_view text) {
  std::string result(text);
  unsigned char before = 0;
  for (char& c : result) {
    const auto byte = static_cast<unsigned char>(c);
    c = static_cast<char>(lower(byte, before));
    before = byte;
  }
  return result;
}

Keywords::Keywords() {
  for (std::size_t k = 0; k < kind_count; ++k) {
    const auto kind = static_cast<Kind>(k);
    Keyword keyword{std::string(word(kind)), kind, Key::none, {}};
    for (std::size_t p = 0; p < key_count; ++p) {
      if (word(static_cast<Key>(p)) == keyword.text) keyword.key = static_cast<Key>(p);
    }
    insert(std::move(keyword));
  }
  for (std::size_t p = 0; p < key_count; ++p) {
    const std::string text(word(static_cast<Key>(p)));
    const bool known = std::any_of(keywords_.begin(), keywords_.end(), [&](const Keyword& keyword) { return keyword.text == text; });
    if (!known) insert({text, Kind::unknown, static_cast<Key>(p), {}});
  }
}

bool Keywords::add_term(std::string_view text, Kind kind) {
  std::string normal;
  for (const char *at = text.data(), *last = at + text.size(); at != last;) {
    const char* next = skip_blanks(at, last);
    if (next != at && !normal.empty() && next != last) normal += ' ';
    if (next == at) normal += *next++;
    at = next;
  }
  const std::string spelling = normal;
  normal = lower(normal);
  if (normal.size() < 2 || normal.find(':') != std::string::npos) return false;
  for (const Keyword& known : keywords_) {
    if (known.text == normal) return known.kind == kind;
  }
  Keyword keyword{normal, kind, Key::none, spelling};
  for (const Keyword& known : keywords_) {
    if (known.kind == kind) {
      keyword.key = known.key;
      break;
    }
  }
  insert(std::move(keyword));
  return true;
}

bool Keywords::add_choice(std::string_view text, Shape shape, std::int64_t value) {
  const std::string given = lower(text);
  if (given.find_first_not_of(" -") == std::string::npos) return false;
  for (const Choice& known : choices(shape)) {
    if (known.word == given) return known.value == value;
  }
  if (const auto known = choice(shape, given)) return *known == value;
  choices_.push_back({shape, given, value});
  const auto at = std::find(term_shapes.begin(), term_shapes.end(), shape);
  if (at == term_shapes.end()) return true;
  std::vector<std::string_view> words = written_choices(shape);
  for (std::string_view& word : words) {
    for (const OwnChoice& own : choices_) {
      if (own.shape != shape || written(shape, own.value) != word) continue;
      word = own.text;
      break;
    }
  }
  own_words_[static_cast<std::size_t>(at - term_shapes.begin())] = either_of(words);
  return true;
}

std::string_view Keywords::choices_in_words(Shape shape) const {
  const auto* const at = std::find(term_shapes.begin(), term_shapes.end(), shape);
  const std::string_view own =
      at == term_shapes.end() ? std::string_view() : own_words_[static_cast<std::size_t>(at - term_shapes.begin())];
  return own.empty() ? malkoll::choices_in_words(shape) : own;
}

std::optional<std::int64_t> Keywords::choice(Shape shape, std::string_view text) const {
  for (const OwnChoice& own : choices_) {
    if (own.shape == shape && own.text == text) return own.value;
  }
  return std::nullopt;
}

void Keywords::insert(Keyword keyword) {
  Entry entry;
  entry.keyword = static_cast<std::uint16_t>(keywords_.size());
  const std::size_t length = std::min(keyword.text.size(), sizeof entry.start);
  std::memcpy(&entry.start, keyword.text.data(), length);
  std::memset(&entry.mask, 0xff, length);
  auto& place = by_beginning_[beginning(keyword.text[0], keyword.text[1])];
  keywords_.push_back(std::move(keyword));
  place.push_back(entry);
  std::sort(place.begin(), place.end(),
            [&](const Entry& a, const Entry& b) { return keywords_[a.keyword].text.size() > keywords_[b.keyword].text.size(); });
}

Keywords::Match Keywords::match(const char* first, const char* last) const {
  if (last - first < 2) return {};
  std::uint64_t start = 0;
  const bool long_enough = last - first > static_cast<std::ptrdiff_t>(sizeof start);
  if (long_enough) std::memcpy(&start, first, sizeof start);
  for (const Entry& entry : by_beginning_[beginning(first[0], first[1])]) {
    const Keyword& keyword = keywords_[entry.keyword];
    const std::size_t length = keyword.text.size();
    // Nearly always as we write it ourselves, and one comparison of eight bytes tells.
    if (long_enough && (start & entry.mask) == entry.start && is_written(first, last, keyword.text)) return {&keyword, first + length};
    if (const char* end = match_words(first, last, keyword.text)) return {&keyword, end};
  }
  return {};
}

}  // namespace malkoll
