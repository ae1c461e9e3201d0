// Posts that stand in two budgets: of a million, the few that have a twin are found without sorting or folding the others.
#include <algorithm>
#include <array>
#include <bit>

#include "model/money.h"
#include "model/post_pass.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

using Hash = std::uint64_t;

/// A post that may have a twin.
struct Entry {
  std::uint32_t hash;  ///< of what the twin would have, as far as is cheap to look at
  Id<PostRow> post;
};

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

/// All letters, without regard to case and to the blanks and signs between them.
Hash hash_of(std::string_view text) {
  Hash hash = 1;
  for (const char c : text) {
    const unsigned char letter = letters[static_cast<unsigned char>(c)];
    if (letter != 0) hash = hash * 0x100000001B3U + letter;
  }
  return hash;
}

/// The first eight letters, in either direction, as a number.
template <typename Bytes>
std::uint64_t beginning(Bytes at, Bytes last) {
  std::uint64_t word = 0;
  int room = 8;
  for (; at != last; ++at) {
    const unsigned char letter = letters[static_cast<unsigned char>(*at)];
    word = word << (letter != 0 ? 8U : 0U) | letter;
    room -= letter != 0 ? 1 : 0;
    if (room == 0) break;
  }
  return word;
}

/// Hashes that came several times; of the others, some may count as these, others with another `salt`. Small enough to stay in the
/// cache.
class Repeats {
 public:
  Repeats(std::size_t count, Hash salt) : salt_(salt), mask_(std::bit_ceil(4 * count + 64) - 1), seen_((mask_ + 1) / 32) {}
  void add(Hash hash) {
    const std::size_t slot = mix(salt_, hash) & mask_;
    std::uint64_t& word = seen_[slot / 32];
    const std::uint64_t once = 1ULL << (2 * (slot % 32));
    word |= once | ((word & once) << 1U);
  }
  [[nodiscard]] bool has(Hash hash) const {
    const std::size_t slot = mix(salt_, hash) & mask_;
    return (seen_[slot / 32] >> (2 * (slot % 32) + 1) & 1U) != 0;
  }

 private:
  Hash salt_;
  std::size_t mask_;
  std::vector<std::uint64_t> seen_;  ///< two bits a slot: seen, and seen again
};

/// Leaves out nearly all entries whose hash is the only one of its kind.
template <typename Entry>
void keep_repeated(std::vector<Entry>& entries) {
  for (const Hash salt : {1U, 2U}) {
    Repeats repeats(entries.size(), salt);
    for (const Entry& e : entries) repeats.add(e.hash);
    std::erase_if(entries, [&](const Entry& e) { return !repeats.has(e.hash); });
  }
}

/// What makes two posts the same. An empty text: the post has no twin in this way.
struct Likeness {
  std::string_view text;
  Ore net, investment;
};

Likeness by_title(const Project& project, const PostRow& post) {
  if (money_at_stake(post) == 0) return {};
  return {project.title(post.declaration), post.net, post.investment};
}

Likeness by_code(const Project& project, const PostRow& post) { return {project.post_text(post, Key::code_string), {}, {}}; }

Hash with_money(Hash hash, const Likeness& like) {
  return mix(mix(hash, static_cast<std::uint64_t>(like.net.count())), static_cast<std::uint64_t>(like.investment.count()));
}

/// Of the first and last letters, which tell most posts apart.
std::uint32_t quick_hash(const Likeness& like) {
  const std::string_view text = like.text;
  return static_cast<std::uint32_t>(with_money(mix(beginning(text.begin(), text.end()), beginning(text.rbegin(), text.rend())), like));
}

Hash whole_hash(const Likeness& like) { return with_money(hash_of(like.text), like); }

/// Of posts that may have a twin, those that have one.
template <typename Like>
void find(const Project& project, std::vector<Entry>& maybe, Like like, bool code, Rows<TwinRow>& twins) {
  struct Candidate {
    Hash hash;
    Id<PostRow> post;
    auto operator<=>(const Candidate&) const = default;
  };
  keep_repeated(maybe);
  const auto& posts = project.posts;
  std::vector<Candidate> found;
  for (const Entry& e : maybe) found.push_back({whole_hash(like(project, posts[e.post])), e.post});
  keep_repeated(found);
  std::sort(found.begin(), found.end());
  const auto alike = [&](const Candidate& first, const Candidate& second) {
    const Likeness a = like(project, posts[first.post]), b = like(project, posts[second.post]);
    return a.net == b.net && a.investment == b.investment && fold(a.text) == fold(b.text);
  };
  for (std::size_t first = 0; first < found.size();) {
    std::size_t last = first + 1;
    while (last < found.size() && found[first].hash == found[last].hash) ++last;
    const Id<PostRow> earlier = found[first].post, later = found[last - 1].post;
    // More than two are a common heading, or a code that does not stand for one post.
    if (last - first == 2 && posts[earlier].budget != posts[later].budget && alike(found[first], found[first + 1])) {
      twins.push_back({later, earlier, code});
    }
    first = last;
  }
}

}  // namespace

Rows<TwinRow> find_twins(const Project& project) {
  std::vector<Entry> titles, codes;
  const auto note = [](const Likeness& like, Id<PostRow> post, std::vector<Entry>& entries) {
    if (!like.text.empty()) entries.push_back({quick_hash(like), post});
  };
  // Of a million posts, none is still in the cache when the next question comes: both are put to one before the next.
  for (const Id<PostRow> post : project.posts.ids()) {
    note(by_title(project, project.posts[post]), post, titles);
    note(by_code(project, project.posts[post]), post, codes);
  }
  Rows<TwinRow> twins;
  find(project, titles, by_title, false, twins);
  find(project, codes, by_code, true, twins);
  return twins;
}

}  // namespace malkoll::model
