#include "import/spent_posts.h"

#include <algorithm>

#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// `3010 31`, or where there is no kodsträng the id that is made of one: `3010-31`.
std::vector<std::string> words_of_code(std::string_view code, std::string_view id) {
  const std::string_view text = code.empty() ? id : code;
  const char* between = code.empty() ? "-" : " \t";
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    if (end > at) words.push_back(fold(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

bool says_all_of(std::vector<std::string> row, const std::vector<std::string>& post) {
  for (const std::string& word : post) {
    const auto found = std::find(row.begin(), row.end(), word);
    if (found == row.end()) return false;
    row.erase(found);
  }
  return true;
}

}  // namespace

PostKeys::PostKeys(const Project& project, Id<UnitRow> unit) {
  const auto note = [](std::map<std::string, Named>& names, std::string name, Id<PostRow> post) {
    Named& named = names[std::move(name)];
    named.post = post;
    ++named.posts;
  };
  for (const Id<PostRow> p : project.posts.ids()) {
    const PostRow& post = project.posts[p];
    if (post.unit != unit) continue;
    const std::string_view id = project.id(post.declaration);
    note(ids_, std::string(id), p);
    note(titles_, fold(project.title(post.declaration)), p);
    std::vector<std::string> words = words_of_code(project.post_text(post, Key::code_string), id);
    if (words.empty()) continue;
    std::string account = words.front();
    codes_.emplace(std::move(account), Code{std::move(words), p});
  }
}

PostKeys::Found PostKeys::find(const LedgerRow& row) const {
  const auto only = [](const std::map<std::string, Named>& names, const std::string& name) {
    const auto found = names.find(name);
    if (found == names.end()) return Found{};
    return found->second.posts == 1 ? Found{found->second.post, false} : Found{no_row, true};
  };
  const Found by_id = only(ids_, std::string(row.id));
  if (by_id.post != no_row || by_id.several) return by_id;

  const std::vector<std::string> words = words_of_code(row.code, row.id);
  Found by_code;
  std::size_t most = 0;
  const auto [first, last] = words.empty() ? std::pair(codes_.end(), codes_.end()) : codes_.equal_range(words.front());
  for (auto code = first; code != last; ++code) {
    const std::size_t said = code->second.words.size();
    if (said < most || !says_all_of(words, code->second.words)) continue;
    by_code = said == most ? Found{no_row, true} : Found{code->second.post, false};
    most = said;
  }
  if (most > 0) return by_code;
  const std::string title = fold(row.title);
  return title.empty() ? Found{} : only(titles_, title);
}

}  // namespace malkoll::importing
