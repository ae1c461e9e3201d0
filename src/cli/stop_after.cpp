#include "cli/stop_after.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "diag/places.h"
#include "diag/visible.h"
#include "store/schema.h"

namespace malkoll::cli {

namespace {

/// The facts of all files with the place of each.
class Lines {
 public:
  explicit Lines(const work::Workspace& workspace) : sources_(workspace.input.sources), facts_(workspace.project.facts) {
    for (const Declaration& d : facts_.declarations) add(d.id.at, fmt::format("{} {}: {}", word(d.kind), text(d.id), text(d.title)));
    for (const AmountRow& a : workspace.project.amounts) below(a.at, fmt::format("{} {} = {} öre", word(a.key), a.year, a.value.count()));
    for (const LinkRow& l : workspace.project.links) {
      if (!l.through)
        below(l.text.at, fmt::format("{} = {}{}", word(l.key()), text(l.text),
                                     l.share == no_share ? "" : fmt::format(" {} hundredths of a percent", l.share.hundredths())));
    }
    for (const Reference& r : facts_.references) below(r.text.at, fmt::format("{} = {}", word(r.key), text(r.text)));
    for (const Measure& m : facts_.measures)
      below(m.place.at, fmt::format("{}{}{} = {}", word(m.key), of_year(m.year),
                                    m.indicator.length == 0 ? "" : fmt::format(" {}", text(m.indicator)), text(m.place)));
    for (const Property& p : facts_.properties)
      below(p.value.at, fmt::format("{}{}{} = {}", word(p.key), of_year(p.year),
                                    p.argument.length == 0 ? "" : fmt::format(" {}", text(p.argument)), text(p.value)));
    for (const WrittenWaiver& w : facts_.waivers) below(w.place.at, fmt::format("undantag {}: {}", text(w.code), text(w.reason)));
    for (const WrittenSetting& s : facts_.settings) below(s.place.at, fmt::format("regel {}: {}", text(s.code), text(s.place)));
    for (const WrittenSpent& s : facts_.spent)
      below(s.unit.at,
            fmt::format("förbrukat {}{}{} = {} öre", text(s.unit), s.post.length == 0 ? "" : "/", text(s.post), s.amount.value.count()));
    for (const Use& u : facts_.uses) add(u.path.at, fmt::format("använd: {}", text(u.path)));
    for (const WrittenTerm& t : facts_.terms) below(t.word.at, fmt::format("benämning = {}", text(t.word)));
    for (const BrokenLine& b : facts_.broken)
      below(b.text.at, fmt::format("{}{} could not be read: {}", word(b.key), of_year(b.year), text(b.text)));
    for (const Mistake& m : workspace.sink.mistakes())
      add(m.span.at, fmt::format("{}{} {}", word(m.code), *m.variant == '\0' ? "" : fmt::format("[{}]", m.variant), text(m.span)));
    std::stable_sort(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  void write(std::ostream& out) const {
    for (const auto& [at, line] : lines_) out << fmt::format("{}: {}\n", place_text(sources_, at), visible(line));
  }

 private:
  [[nodiscard]] std::string_view text(Span span) const { return text_of(facts_, sources_, span); }
  [[nodiscard]] static std::string of_year(Year year) { return year == 0 ? std::string() : fmt::format(" {}", year); }
  void add(std::uint32_t at, std::string line) { lines_.emplace_back(at, std::move(line)); }
  void below(std::uint32_t at, const std::string& line) { add(at, "  " + line); }

  const Sources& sources_;
  const Facts& facts_;
  std::vector<std::pair<std::uint32_t, std::string>> lines_;
};

}  // namespace

void write_facts(std::ostream& out, const work::Workspace& workspace) { Lines(workspace).write(out); }

void write_tables(std::ostream& out, const work::Workspace& workspace) {
  const Project& project = workspace.project;
  for (const Table& table : make_tables(project)) out << fmt::format("{}: {}\n", table.name, table.rows);
  const std::pair<const char*, Ore> sums[] = {{"money", project.plan_sums.money},
                                              {"linked_money", project.plan_sums.linked_money},
                                              {"excused_money", project.plan_sums.excused_money},
                                              {"assignment_money", project.plan_sums.assignment_money},
                                              {"net", project.plan_sums.net}};
  for (const auto& [name, ore] : sums) out << fmt::format("{} = {} öre\n", name, ore.count());
}

}  // namespace malkoll::cli
