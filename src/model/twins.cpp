// Posts that stand in two budgets: of a million, the few that have a twin are found without sorting or folding the others.
#include <algorithm>
#include <array>
#include <bit>

#include "model/money.h"
#include "model/names.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

using Hash = std::uint64_t;

Hash mix(Hash hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

/// A letter or digit in lower case; 0 for ASCII signs and blanks. The last byte of åäö takes the same bit as a to z.
constexpr std::array<unsigned char, 256> letters = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    table[c] = static_cast<unsigned char>(letter ? c | 0x20U : 0);
  }
  return table;
}();

/// Of the first letters (0: of all), without regard to case and to the blanks and signs between them.
Hash hash_of(std::string_view text, std::size_t most) {
  Hash hash = 1;
  for (const char c : text) {
    const unsigned char letter = letters[static_cast<unsigned char>(c)];
    if (letter == 0) continue;
    hash = hash * 0x100000001B3U + letter;
    if (--most == 0) break;
  }
  return hash;
}

struct Entry {
  Hash hash;
  std::uint32_t post;
  auto operator<=>(const Entry&) const = default;
};

/// Leaves out entries whose hash is the only one of its kind; some of these may stay. Small enough to stay in the cache.
void keep_repeated(std::vector<Entry>& entries) {
  const std::size_t mask = std::bit_ceil(4 * entries.size() + 64) - 1;
  std::vector<std::uint64_t> seen((mask + 1) / 32);  // two bits a slot: seen, and seen again
  for (const Entry& e : entries) {
    const std::size_t slot = e.hash & mask;
    std::uint64_t& word = seen[slot / 32];
    const std::uint64_t once = 1ULL << (2 * (slot % 32));
    word |= once | ((word & once) << 1U);
  }
  std::erase_if(entries, [&](const Entry& e) {
    const std::size_t slot = e.hash & mask;
    return (seen[slot / 32] >> (2 * (slot % 32) + 1) & 1U) == 0;
  });
}

/// What makes two posts the same. An empty text: the post has no twin in this way.
struct Likeness {
  std::string_view text;
  std::int64_t net = 0, investment = 0;
};

Likeness by_title(const Project& project, const PostRow& post) {
  if (money_at_stake(post) == 0) return {};
  return {project.title(post.declaration), post.net, post.investment};
}

Likeness by_code(const Project& project, const PostRow& post) { return {project.post_text(post, Key::code_string), 0, 0}; }

template <typename Like>
void find(Project& project, Like like, bool code) {
  constexpr std::size_t start = 8, whole = 0;  // letters that tell most posts apart; all of them
  const auto hash = [](const Likeness& l, std::size_t most) {
    return mix(mix(hash_of(l.text, most), static_cast<std::uint64_t>(l.net)), static_cast<std::uint64_t>(l.investment));
  };
  const auto& posts = project.posts;
  std::vector<Entry> entries;
  for (std::uint32_t p = 0; p < posts.size(); ++p) {
    if (const Likeness l = like(project, posts[p]); !l.text.empty()) entries.push_back({hash(l, start), p});
  }
  keep_repeated(entries);
  for (Entry& e : entries) e.hash = hash(like(project, posts[e.post]), whole);
  keep_repeated(entries);
  std::sort(entries.begin(), entries.end());
  const auto alike = [&](const Entry& first, const Entry& second) {
    const Likeness a = like(project, posts[first.post]), b = like(project, posts[second.post]);
    return a.net == b.net && a.investment == b.investment && fold(a.text) == fold(b.text);
  };
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t last = first + 1;
    while (last < entries.size() && entries[first].hash == entries[last].hash) ++last;
    const std::uint32_t earlier = entries[first].post, later = entries[last - 1].post;
    // More than two are a common heading, or a code that does not stand for one post.
    if (last - first == 2 && posts[earlier].budget != posts[later].budget && alike(entries[first], entries[first + 1])) {
      project.twins.push_back({later, earlier, code});
    }
    first = last;
  }
}

}  // namespace

void find_twins(Project& project) {
  find(project, by_title, false);
  find(project, by_code, true);
}

}  // namespace malkoll::model
