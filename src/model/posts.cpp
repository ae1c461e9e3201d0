// Everything that is read of posts, in one pass.
#include "model/phases.h"
#include "model/post_pass.h"

namespace malkoll::model {

void PostIdCheck::add(Id<PostRow> index) {
  const PostRow& post = posts_[index];
  const std::string_view id = project_.id(post.declaration);
  const bool ascends = post.budget != budget_ || last_ < id;
  if (!ascends && (unordered_.empty() || unordered_.back() != first_)) unordered_.push_back(first_);
  if (post.budget != budget_) first_ = index;
  budget_ = post.budget;
  last_ = id;
}

std::vector<Id<PostRow>> PostIdCheck::finish(Sink& sink) {
  std::vector<Id<PostRow>> copied;
  std::unordered_map<std::string_view, Id<Declaration>> seen;
  for (const Id<PostRow> first : unordered_) {
    seen.clear();
    for (Id<PostRow> p = first; p != posts_.end_id() && posts_[p].budget == posts_[first].budget; ++p) {
      const Declaration& d = project_.declaration(posts_[p].declaration);
      if (d.id.empty()) continue;
      const auto [entry, fresh] = seen.emplace(project_.sources->text(d.id), posts_[p].declaration);
      if (fresh) continue;
      declared_twice(sink, d, project_.declaration(entry->second));
      if (project_.title(posts_[p].declaration) == project_.title(entry->second)) copied.push_back(p);
    }
  }
  return copied;
}

Posts read_posts(const Project& project, const Names& names, Rows<PostRow> begun, Faults& faults) {
  Posts made;
  made.posts = std::move(begun);
  PostMoney money(project, names, made, faults);
  PostIdCheck ids(project, made.posts);
  for (const Id<PostRow> post : made.posts.ids()) {
    money.add(post);
    ids.add(post);
  }
  made.copied = ids.finish(faults.sink);
  return made;
}

}  // namespace malkoll::model
