#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <set>

#include "check/database.h"
#include "store/schema.h"
#include "work/examples.h"
#include "work/kolada_file.h"
#include "work/workspace.h"

namespace malkoll::work {

namespace {

constexpr std::string_view plan_head =
    "plan SP2024: Strategisk plan 2024\n  budgetår: 2024\n  planår: 2025, 2026\n  beslutad: 2023-06-15\n  beloppsenhet: tkr\n";

/// What is missing around an example: kind and id, in the order in which it was missed.
struct Missing {
  std::vector<std::string> goals, indicators;
  std::vector<std::pair<std::string, bool>> units;         ///< id, and whether it is a bolag
  std::vector<std::pair<std::string, std::string>> owned;  ///< unit, and the id of its own goal
};

bool is_submission(Kind kind) { return kind == Kind::post || is_own_goal(kind); }

/// A text that was read.
class Reading {
 public:
  explicit Reading(const std::string& text) : workspace_(open_example(text)) {}

  [[nodiscard]] const Project& project() const { return workspace_->project; }
  [[nodiscard]] const Rows<Declaration>& declarations() const { return project().facts.declarations; }
  [[nodiscard]] std::string id(const Declaration& d) const { return std::string(project().sources->text(d.id)); }
  [[nodiscard]] std::size_t line_of(const Declaration& d) const {
    return project().sources->line(d.id.at).at - (*project().sources)[0].base;
  }

 private:
  std::unique_ptr<const Workspace> workspace_;
};

bool has(const Reading& reading, Kind kind) {
  return std::any_of(reading.declarations().begin(), reading.declarations().end(), [&](const Declaration& d) { return d.kind == kind; });
}

/// The letters of an own goal's id are those of its unit: BUN1 is of BUN.
std::string unit_of_goal(const std::string& id) {
  const std::size_t digits = id.find_last_not_of("0123456789") + 1;
  return digits == 0 || digits == id.size() ? "BUN" : id.substr(0, digits);
}

/// A plan, a budget above posts and own goals, and a mål above indicators, where the example begins further down. An indicator below the
/// example's own plan stands where it is meant to.
std::string with_heads(std::string_view example) {
  std::string text(example);
  const Reading reading(text);
  const auto& declarations = reading.declarations();
  const auto first = [&](auto wanted) { return std::find_if(declarations.begin(), declarations.end(), wanted); };
  std::size_t shift = 0;
  const auto insert = [&](std::size_t at, const std::string& lines) {
    text.insert(at + shift, lines);
    shift += lines.size();
  };
  const bool whole_plan = has(reading, Kind::plan);
  if (!whole_plan) insert(0, std::string(plan_head));
  const auto budget = first([](const Declaration& d) { return d.kind == Kind::budget; });
  const auto below = first([](const Declaration& d) { return is_submission(d.kind); });
  const auto goal = first([](const Declaration& d) { return is_goal(d.kind); });
  const auto indicator = first([](const Declaration& d) { return d.kind == Kind::indicator; });
  if (indicator < goal && !whole_plan) {
    std::string id = reading.id(*indicator);
    while (!id.empty() && id.back() >= 'a' && id.back() <= 'z') id.pop_back();
    insert(reading.line_of(*indicator), "mål " + (id.empty() ? "M1" : id) + ": Alla elever når gymnasiet\n");
  }
  if (below < budget) {
    std::string unit = is_own_goal(below->kind) ? unit_of_goal(reading.id(*below)) : "BUN";
    insert(reading.line_of(*below),
           "budget " + unit + ": Budget 2024\n  plan: SP2024\n  version: 1\n  beslutad: 2023-11-22\n  diarienummer: 1\n");
  }
  return text;
}

template <typename T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

/// The budget whose own goals have such an id: BUN1 is of BUN. Empty: none.
std::string budget_of_goal(const std::set<std::string>& budgets, const std::string& id) {
  const std::size_t digits = id.find_last_not_of("0123456789") + 1;
  return digits < id.size() && budgets.contains(id.substr(0, digits)) ? id.substr(0, digits) : "";
}

/// Ids that the text speaks of and nothing declares; with `sure` only those that nothing declared resembles.
Missing missing_in(const std::string& text, bool sure) {
  Missing missing;
  const Reading reading(text);
  std::set<std::string> budgets, companies;  // those of bolag have a bolagsmål
  for (const Declaration& d : reading.declarations()) {
    if (d.kind == Kind::budget) budgets.insert(reading.id(d));
    if (d.kind == Kind::company_goal && d.parent != no_row) companies.insert(reading.id(reading.declarations()[d.parent]));
  }
  const std::vector<Table> tables = make_tables(reading.project());
  auto connection = open_database(tables);
  if (!connection) return missing;
  auto statement =
      prepare(*connection,
              "SELECT r.wanted, r.text, r.property, r.suggestion FROM loose_reference AS r WHERE r.former = 0 AND r.other_plan IS NULL");
  if (!statement) return missing;
  (void)run(*statement, [&](const Row& row) {
    if (sure && !row.is_null(3)) return true;
    const std::string wanted(row.text(0)), id(row.text(1));
    if (wanted == "enhet") add_once(missing.units, {id, companies.contains(id)});
    if (wanted == "indikator") add_once(missing.indicators, id);
    if (wanted != "mål") return true;
    const std::string unit = row.text(2) == "mål" ? "" : budget_of_goal(budgets, id);
    if (unit.empty()) add_once(missing.goals, id);
    else add_once(missing.owned, {unit, id});
    return true;
  });
  return missing;
}

/// Ids of everything that a text declares.
std::set<std::string> declared_in(const std::string& text) {
  const Reading reading(text);
  std::set<std::string> ids;
  for (const Declaration& d : reading.declarations()) ids.insert(reading.id(d));
  return ids;
}

/// A text that grows until what it speaks of exists: own goals in their budgets, everything else behind it.
struct World {
  std::string text, behind;

  void add(const Missing& missing) {
    const std::set<std::string> known = declared_in(text + behind);
    for (const auto& [unit, id] : missing.owned) {
      if (!known.contains(id)) add_own_goal(unit, id);
    }
    for (const std::string& id : missing.goals) {
      if (known.contains(id)) continue;
      if (behind.find("målområde ÖVRIGT") == std::string::npos) behind += "målområde ÖVRIGT: Övrigt\n";
      behind += "mål " + id + ": Invånarna är nöjda med service och bemötande\n";
    }
    for (const std::string& id : missing.indicators) {
      if (known.contains(id)) continue;
      behind += "mål TILL-" + id + ": Invånarna är nöjda\nindikator " + id +
                ": Nöjda invånare\n  enhet: %\n  källa: enkäten\n  riktning: öka\n  utgångsvärde 2023: 70\n  målvärde 2024: minst 75\n";
    }
    for (const auto& [id, company] : missing.units) {
      if (behind.find(" " + id + ": Enheten") != std::string::npos || text.find("nämnd " + id + ":") != std::string::npos) continue;
      behind += (company ? "bolag " : "nämnd ") + id + ": Enheten " + id + "\n" + (company ? "  ägarandel: 100 %\n" : "");
      if (known.contains(id)) continue;  // the example has its budget
      behind +=
          "  utan egna mål: Enheten har inga\nbudget " + id +
          ": Budget 2024\n  plan: SP2024\n  version: 1\n  beslutad: 2023-11-22\n  diarienummer: 1\n"
          "post " +
          id +
          "-GRUND: Verksamhet\n  slag: grunduppdrag\n  lagrum: kommunallagen 2 kap.\n  drift 2024: 1 mnkr\n  drift 2025: 1 mnkr\n  drift 2026: 1 mnkr\n";
    }
  }

  void add_own_goal(const std::string& unit, const std::string& id) {
    const Reading reading(text);
    const auto& all = reading.declarations();
    const auto budget =
        std::find_if(all.begin(), all.end(), [&](const Declaration& d) { return d.kind == Kind::budget && reading.id(d) == unit; });
    if (budget == all.end()) return;
    const std::size_t at = budget + 1 == all.end() ? text.size() : reading.line_of(budget[1]);
    text.insert(at, "nämndmål " + id + ": Fler elever når målen i årskurs nio\n  mål: GRUND1\n  indikator: GRUND1a\n");
  }
};

}  // namespace

std::unique_ptr<const Workspace> open_example(const std::string& text, const Catalogue* rules, Kolada kolada) {
  static constexpr const char* name = "exempel.malkoll";
  const Catalogue none;
  const Files files{.read = [&](const std::string& path) -> FileAnswer {
                      return {FileAnswer::Fault::none, path == name ? text : std::string(example_kolada())};
                    },
                    .list = [](const std::string&, std::string_view) { return std::vector<std::string>(); },
                    .same = [](const std::string& folder) { return folder; }};
  Opened opened = open({.paths = {name},
                        .built_in = rules == nullptr ? &none : rules,
                        .kolada = kolada_name,
                        .use_kolada = kolada == Kolada::example,
                        .own_rules = false},
                       files);
  assert(opened);  // there is no table, whose map could be wrong
  return std::move(*opened);
}

ExampleWorld example_world(std::string_view example, std::string_view right) {
  World world{with_heads(example), {}};
  world.add({{}, {}, {{"ANNAN", false}}, {}});  // a municipality has several
  if (example != right) world.add(missing_in(with_heads(right), false));
  constexpr int most_rounds = 4;  // what is added speaks of something too
  for (int round = 0; round < most_rounds; ++round) {
    const std::size_t before = world.text.size() + world.behind.size();
    world.add(missing_in(world.text + world.behind, example != right));
    if (world.text.size() + world.behind.size() == before) break;
  }
  const bool own_plan = has(Reading(std::string(example)), Kind::plan);
  return {world.text + world.behind, (own_plan ? "" : std::string(plan_head)) + world.behind};
}

}  // namespace malkoll::work
