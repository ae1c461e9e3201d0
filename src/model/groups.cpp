#include "model/groups.h"

#include <fmt/format.h>

#include "diag/nearest.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

namespace {

std::string listed(const std::vector<std::string_view>& groups) {
  std::string list;
  for (std::size_t i = 0; i < groups.size(); ++i)
    list += fmt::format("{}{}", i == 0 ? "" : i + 1 == groups.size() ? in_run_language(" och ") : ", ", groups[i]);
  return list;
}

/// The group that the folded words are, or end with.
std::string_view group_at_end(const Project& project, const std::string& words, bool whole) {
  for (const std::string_view group : project.groups) {
    const std::string folded = fold(group);
    if (whole ? words == folded : words.size() > folded.size() && words.ends_with(" " + folded)) return group;
  }
  return {};
}

void unknown_group(const Project& project, const Measure& m, Faults& faults) {
  Mistake mistake;
  mistake.code = Code::P14;
  mistake.span = m.words;
  mistake.key = word(m.key);
  mistake.kind = word(project.declaration(m.owner).kind);
  mistake.other = listed(project.groups);
  for (std::size_t g = choices(Shape::group).size(); g < project.groups.size(); ++g)
    mistake.line.append(project.groups[g]).append(", ");  // the plan's own stand there
  mistake.line += project.sources->text(m.words);
  if (const auto near = nearest(project.sources->text(m.words), project.groups)) {
    mistake.suggestion = project.groups[*near];
    mistake.variant = "nära";
  }
  faults.sink.add(std::move(mistake));
  faults.broken.push_back({m.owner, m.key, m.year, m.place, m.indicator});
}

}  // namespace

std::vector<std::string_view> find_groups(const Project& project) {
  std::vector<std::string_view> groups;
  for (const Choice& group : choices(Shape::group)) groups.push_back(group.word);
  for (const Reference& r : project.facts.references) {
    if (r.key == Key::groups && r.owner == project.plan.declaration) groups.push_back(project.sources->text(r.text));
  }
  return groups;
}

std::optional<Named> named_by(const Project& project, const Measure& written, Faults& faults) {
  if (written.words.empty()) return Named{};
  const std::string_view words = project.sources->text(written.words);
  const std::string folded = fold(words);
  const bool compares = written.key == Key::comparison;
  const std::string_view group = group_at_end(project, folded, !compares);
  if (!compares) {
    if (!group.empty()) return Named{group, {}};
    unknown_group(project, written, faults);
    return std::nullopt;
  }
  // The name stands before as many words as the group has.
  std::size_t end = words.size();
  const std::string group_words = fold(group);
  for (std::size_t n = group.empty() ? 0 : split_words(group_words).size(); n > 0; --n) end = words.find_last_of(" \t", end - 1);
  return Named{group, trim(words.substr(0, end))};
}

}  // namespace malkoll::model
