#include "diag/nearest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace malkoll {
namespace {

constexpr std::size_t longest = 80;  // letters that are compared; a longer title is told by its beginning
constexpr int slip = 10, other_case = 1, other_accent = 2, punctuation = 4, other_digit = 15;
constexpr int unreachable = 1'000'000;

struct Letter {
  char32_t value = 0, folded = 0, base = 0;
};

struct Word {
  std::array<Letter, longest> letters;
  std::size_t size = 0;
};

Word spell(std::string_view text) {
  Word word;
  while (!text.empty() && word.size < longest) {
    const CodePoint point = first_code_point(text);
    text.remove_prefix(point.length);
    const char32_t folded = lower(point.value);
    word.letters[word.size++] = {point.value, folded, base_letter(folded)};
  }
  return word;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_punctuation(char32_t c) {
  if (c >= 0x80) return c == 0xa0 || c == 0x2013;  // no-break space and –
  return !is_digit(c) && !(c >= U'a' && c <= U'z') && !(c >= U'A' && c <= U'Z');
}

int cost_of_missing(const Letter& a) { return is_punctuation(a.value) ? punctuation : slip; }

int cost_of_change(const Letter& a, const Letter& b) {
  if (a.value == b.value) return 0;
  if (a.folded == b.folded) return other_case;
  if (a.base == b.base) return other_accent;
  if (is_punctuation(a.value) && is_punctuation(b.value)) return punctuation;
  // BUN1 and BUN2 are two goals, not two spellings.
  if (is_digit(a.value) && is_digit(b.value)) return other_digit;
  return slip;
}

/// The most that may differ between words of this many letters.
int forgiven(std::size_t letters) {
  if (letters <= 2) return 2 * other_accent;
  if (letters <= 4) return slip;
  if (letters <= 7) return slip + slip / 2;
  return std::min(static_cast<int>(letters / 4) * slip, 6 * slip);
}

/// Damerau-Levenshtein with adjacent swaps, given up as soon as a whole row lies above `most`.
int distance(const Word& a, const Word& b, int most) {
  using Row = std::array<int, longest + 1>;
  std::array<Row, 3> rows{};
  Row *before = &rows[0], *last = &rows[1], *row = &rows[2];
  (*last)[0] = 0;
  for (std::size_t j = 1; j <= b.size; ++j) (*last)[j] = (*last)[j - 1] + cost_of_missing(b.letters[j - 1]);
  int least_last = 0;
  for (std::size_t i = 1; i <= a.size; ++i) {
    const Letter& x = a.letters[i - 1];
    (*row)[0] = (*last)[0] + cost_of_missing(x);
    int least = (*row)[0];
    for (std::size_t j = 1; j <= b.size; ++j) {
      const Letter& y = b.letters[j - 1];
      int cost = std::min({(*last)[j] + cost_of_missing(x), (*row)[j - 1] + cost_of_missing(y), (*last)[j - 1] + cost_of_change(x, y)});
      if (i > 1 && j > 1 && x.folded == b.letters[j - 2].folded && a.letters[i - 2].folded == y.folded) {
        cost = std::min(cost, (*before)[j - 2] + slip);
      }
      (*row)[j] = cost;
      least = std::min(least, cost);
    }
    if (least > most && least_last > most) return unreachable;  // a swap can reach back one row
    least_last = least;
    Row* const free = before;
    before = last;
    last = row;
    row = free;
  }
  return (*last)[b.size];
}

/// The nearest of the candidates that are tried one by one.
class Best {
 public:
  explicit Best(std::string_view word) : wanted_(spell(word)) {}

  /// The most that may differ from a candidate of so many letters for it to count.
  [[nodiscard]] int most(std::size_t letters) const { return std::min(forgiven(std::max(wanted_.size, letters)), cost_); }

  void try_one(std::size_t index, std::string_view candidate) {
    const Word other = spell(candidate);
    const int allowed = most(other.size);
    const std::size_t apart = std::max(wanted_.size, other.size) - std::min(wanted_.size, other.size);
    if (static_cast<int>(apart) * punctuation > allowed) return;
    const int cost = distance(wanted_, other, allowed);
    if (cost > allowed) return;
    if (cost == cost_) {
      tied_ = tied_ || fold(candidate) != fold(found_);
      index_ = std::min(*index_, index);
      return;
    }
    index_ = index;
    found_ = candidate;
    cost_ = cost;
    tied_ = false;
  }
  [[nodiscard]] std::optional<std::size_t> get() const { return tied_ ? std::nullopt : index_; }

 private:
  Word wanted_;
  std::optional<std::size_t> index_;
  std::string_view found_;
  int cost_ = unreachable;
  bool tied_ = false;
};

}  // namespace

std::optional<std::size_t> nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.empty()) return std::nullopt;
  Best best(word);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!candidates[i].empty()) best.try_one(i, candidates[i]);
  }
  return best.get();
}

NearestIndex::NearestIndex(std::vector<std::string_view> candidates) : candidates_(std::move(candidates)), by_length_(longest + 1) {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].empty()) continue;
    const Letters letters = letters_of(candidates_[i]);
    Length& length = by_length_[letters.count];
    length.most_signs = std::max(length.most_signs, letters.signs);
    length.members.push_back({letters.set, static_cast<std::uint32_t>(i)});
  }
}

NearestIndex::Letters NearestIndex::letters_of(std::string_view text) {
  Letters letters;
  for (; !text.empty() && letters.signs < longest; ++letters.signs) {
    const CodePoint point = first_code_point(text);
    text.remove_prefix(point.length);
    if (is_punctuation(point.value)) continue;
    ++letters.count;
    const char32_t c = base_letter(lower(point.value));
    letters.set |= std::uint64_t{1} << (c >= U'a' && c <= U'z' ? c - U'a' : is_digit(c) ? 26 + c - U'0' : 36 + c % 28);
  }
  return letters;
}

std::optional<std::size_t> NearestIndex::find(std::string_view word) const {
  if (word.empty()) return std::nullopt;
  Best best(word);
  const Letters wanted = letters_of(word);
  for (std::size_t count = 0; count < by_length_.size(); ++count) {
    const Length& length = by_length_[count];
    const int apart = std::abs(static_cast<int>(count) - static_cast<int>(wanted.count));
    if (apart * slip > best.most(length.most_signs)) continue;
    for (const Member& member : length.members) {
      // A slip puts one letter in, takes one out, or does both.
      const int slips = std::max(std::popcount(member.set & ~wanted.set), std::popcount(wanted.set & ~member.set));
      if (slips * slip <= best.most(length.most_signs)) best.try_one(member.index, candidates_[member.index]);
    }
  }
  return best.get();
}

}  // namespace malkoll
