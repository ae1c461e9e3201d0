#include <fmt/format.h>

#include <algorithm>

#include "model/money.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

constexpr std::size_t most_posts = 500;

std::string goals_of(const Page& page, Id<PostRow> post) {
  const Project& project = page.input.project;
  std::vector<std::string> goals;
  for (const LinkRow& link : project.links[project.links_of(post)]) {
    if (link.against) continue;
    goals.push_back(fmt::format("{} {}",
                                link.through ? page.id(project.goals[link.goal].declaration) : shown(project.sources->text(link.text)),
                                page.words.share(link.share)));
  }
  return joined(goals, ", ");
}

}  // namespace

void write_posts(Page& page) {
  if (!page.of_one_unit()) return;
  const Project& project = page.input.project;
  std::vector<Id<PostRow>> order;
  for (const Id<PostRow> p : project.posts.ids()) {
    if (project.posts[p].unit == page.figures.unit) order.push_back(p);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](Id<PostRow> a, Id<PostRow> b) { return magnitude(project.posts[a].net) > magnitude(project.posts[b].net); });
  Data data;
  const std::size_t most = std::min(order.size(), most_posts);
  put(data, "left_out", page.words.count_if_any(order.size() - most));
  order.resize(most);
  Data rows{Data::type::list};
  for (const Id<PostRow> p : order) {
    const PostRow& post = project.posts[p];
    Data row;
    row.set("id", page.id(post.declaration));
    row.set("title", page.title(post.declaration));
    row.set("class", std::string(word(post.post_class)));
    row.set("ore", std::to_string(post.net.count()));
    row.set("money", post.has_net ? page.words.money(post.net) : std::string());
    row.set("goals", goals_of(page, p));
    rows.push_back(row);
  }
  data.set("rows", rows);
  flag(data, "owned_in_part", project.units[page.figures.unit].owned_share.value_or(whole_share) != whole_share);
  page.write("posts", std::move(data));
}

}  // namespace malkoll::report
