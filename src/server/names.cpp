#include "server/names.h"

#include <algorithm>

namespace malkoll::server {

namespace {

/// Words that stand for several units where ids of units may stand.
bool is_everyone(const Sources& sources, Span text) { return value_of(Shape::everyone, lower(sources.text(text))).has_value(); }

/// The unit in whose budget a declaration stands; empty: in none.
std::string_view unit_of(const Facts& facts, const Sources& sources, Id<Declaration> declaration) {
  for (Id<Declaration> d = declaration; d != no_row; d = facts.declarations[d].parent) {
    if (facts.declarations[d].kind == Kind::budget) return sources.text(facts.declarations[d].id);
  }
  return {};
}

Space space_of(Key key) { return key == Key::plan ? Space::plan : key == Key::aspect ? Space::aspect : Space::thing; }

/// The ids of one text, as they come.
class Reader {
 public:
  Reader(const Sources& sources, const Facts& facts) : sources_(sources), facts_(facts) {}

  std::vector<Occurrence> run() {
    for (const Id<Declaration> d : facts_.declarations.ids()) declaration(d);
    for (const WrittenLink& link : facts_.links) add(Space::thing, link.goal);
    for (const Reference& reference : facts_.references) {
      if (!is_everyone(sources_, reference.text)) add(space_of(reference.key), reference.text);
    }
    for (const Measure& measure : facts_.measures) add(Space::thing, measure.indicator);
    for (const Property& property : facts_.properties) of_property(property);
    for (const WrittenSpent& spent : facts_.spent) {
      add(Space::thing, spent.unit);
      add(Space::post, spent.post, sources_.text(spent.unit));
    }
    return std::move(all_);
  }

 private:
  const Sources& sources_;
  const Facts& facts_;
  std::vector<Occurrence> all_;

  void add(Space space, Span place, std::string_view unit = {}) {
    if (!place.empty()) all_.push_back({place, {space, unit, sources_.text(place)}, false, Kind::unknown, {}});
  }

  void declaration(Id<Declaration> d) {
    const Declaration& declaration = facts_.declarations[d];
    if (declaration.kind == Kind::follow_up || declaration.kind == Kind::municipality || declaration.kind == Kind::unknown) return;
    const Space space = declaration.kind == Kind::post ? Space::post : declaration.kind == Kind::plan ? Space::plan : Space::thing;
    add(space, declaration.id, space == Space::post ? unit_of(facts_, sources_, d) : std::string_view());
    if (declaration.id.empty() || declaration.kind == Kind::budget) return;  // a budget names its unit
    all_.back().declares = true;
    all_.back().kind = declaration.kind;
    all_.back().title = declaration.title;
  }

  void of_property(const Property& property) {
    const Argument argument = spec(property.key).argument;
    if (argument == Argument::id || argument == Argument::id_or_none) add(Space::thing, property.argument);
    if (argument != Argument::aspect || property.argument.empty()) return;
    add(Space::aspect, property.argument);
    all_.back().declares = true;
    all_.back().title = property.value;
  }
};

}  // namespace

std::vector<Occurrence> names_in(const Sources& sources, const Source& source, const Facts& facts) {
  std::vector<Occurrence> all = Reader(sources, facts).run();
  // What a table says was written by us, from its cells.
  if (source.is_table()) std::erase_if(all, [&](const Occurrence& o) { return sources.cell(o.place.at) == std::nullopt; });
  std::stable_sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) { return a.place.at < b.place.at; });
  all.erase(std::unique(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) { return a.place == b.place; }), all.end());
  return all;
}

std::vector<Occurrence> names_of_map(const Sources& sources, const Facts& facts) {
  std::vector<Occurrence> all = Reader(sources, facts).run();
  std::erase_if(all, [&](const Occurrence& o) {
    const std::optional<CellPlace> cell = sources.cell(o.place.at);
    return cell && cell->column != 0;
  });
  return all;
}

Names::Names(const Checked& checked) : checked_(checked) {
  for (std::size_t s = 0; s < checked.sources().size(); ++s) {
    const Text text(checked, s);
    const std::vector<Occurrence> names = names_in(checked.sources(), *text.source, text.facts);
    all_.insert(all_.end(), names.begin(), names.end());
  }
  for (std::size_t at = 0; at < all_.size(); ++at) by_id_[all_[at].name.id].push_back(at);
}

const Occurrence* Names::at(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(all_.begin(), all_.end(), offset, [](std::uint32_t at, const Occurrence& o) { return at < o.place.at; });
  if (after == all_.begin()) return nullptr;
  const Occurrence& last = after[-1];
  return offset <= last.place.end() ? &last : nullptr;
}

std::vector<const Occurrence*> Names::of(const Name& name) const {
  std::vector<const Occurrence*> found;
  const auto same = by_id_.find(name.id);
  if (same == by_id_.end()) return found;
  for (const std::size_t at : same->second) {
    if (all_[at].name == name) found.push_back(&all_[at]);
  }
  return found;
}

const Occurrence* Names::declaration(const Name& name) const {
  const Project& project = checked_.project();
  const Occurrence* found = nullptr;
  for (const Occurrence* occurrence : of(name)) {
    if (!occurrence->declares) continue;
    if (found == nullptr) found = occurrence;
    const Id<Declaration> declaration = project.owner_of(occurrence->place);
    if (declaration != no_row && project.has_row(declaration)) return occurrence;
  }
  return found;
}

}  // namespace malkoll::server
