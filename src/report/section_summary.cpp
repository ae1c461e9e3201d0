#include <fmt/format.h>

#include "model/money.h"
#include "report/chart.h"
#include "report/sections.h"
#include "report/templates.h"
#include "text/format.h"

namespace malkoll::report {

namespace {

/// »Budgeten för 2025 kan inte lämnas in än: 17 fel är kvar att rätta.«
std::string verdict(const Page& page) {
  const Wording& w = page.words;
  const FindingCounts& counts = page.figures.all_findings;
  const Project& project = page.input.project;
  const bool plan_alone = project.budgets.empty() && !page.of_one_unit();  // a plan is decided, not handed in
  std::string subject{plan_alone ? w.in("Planen") : w.in("Budgeten")};
  if (page.of_one_unit()) {
    subject += fmt::format(" {} {}", w.in("från"), page.title(project.units[page.figures.unit].declaration));
  } else if (project.plan.budget_year != 0) {
    subject += fmt::format(" {} {}", w.in("för"), project.plan.budget_year);
  }
  const auto remain = [&](std::size_t n) {
    return fmt::format("{} {}", w.counted(n, w.in("fel¦ett"), w.in("fel")), w.in(n == 1 ? "är kvar att rätta.¦ett" : "är kvar att rätta."));
  };
  const std::size_t errors = counts.errors - counts.follow_up_errors;
  const std::string_view can = plan_alone ? w.in("är i ordning.") : w.in("kan lämnas in.");
  const std::string_view cannot = plan_alone ? w.in("är inte i ordning än:") : w.in("kan inte lämnas in än:");
  std::string said = errors == 0 ? fmt::format("{} {}", subject, can) : fmt::format("{} {} {}", subject, cannot, remain(errors));
  // Another paper: it does not stop this one.
  if (counts.follow_up_errors > 0) said += fmt::format(" {} {}", w.in("I uppföljningen:"), remain(counts.follow_up_errors));
  return said;
}

/// »Karlstadshus AB arbetar mot 3 av kommunens 8 mål«
std::string about_goals_of_unit(const Page& page) {
  const Wording& w = page.words;
  const std::size_t all = page.figures.goals, covered = page.figures.covered_goals;
  const std::string unit = page.title(page.input.project.units[page.figures.unit].declaration);
  const std::string_view goals = w.word(Kind::goal, Form::plural);
  if (all == 1)
    return covered == 1 ? w.told("{} arbetar mot kommunens enda {}", unit, w.word(Kind::goal))
                        : w.told("{} arbetar inte mot kommunens enda {}", unit, w.word(Kind::goal));
  if (covered < all) return w.told("{} arbetar mot {} av kommunens {} {}", unit, covered, all, goals);
  return all == 2 ? w.told("{} arbetar mot kommunens båda {}", unit, goals)
                  : w.told("{} arbetar mot kommunens alla {} {}", unit, all, goals);
}

std::string about_goals(const Page& page) {
  const Wording& w = page.words;
  const std::size_t all = page.figures.goals, covered = page.figures.covered_goals;
  if (all == 0 || !(page.of_one_unit() || page.of_all_units())) return {};
  if (page.of_one_unit()) return about_goals_of_unit(page);
  const std::string_view goals = w.word(Kind::goal, Form::plural);
  if (all == 1)
    return covered == 1 ? w.told("{} har någon som arbetar mot {}", capital(w.the(Kind::goal)), w.it(Kind::goal))
                        : w.told("Ingen arbetar mot {}", w.the(Kind::goal));
  if (covered == all)
    return all == 2 ? w.told("Båda {} har någon som arbetar mot dem", w.word(Kind::goal, Form::plural_definite))
                    : w.told("Alla {} {} har någon som arbetar mot dem", all, goals);
  if (covered == 1) return w.told("1 av {} {} har någon som arbetar mot {}", all, goals, w.it(Kind::goal));
  return w.told("{} av {} {} har någon som arbetar mot dem", covered, all, goals);
}

/// »Alla 22 mål har någon som arbetar mot dem, och 99 % av de 4 439 mnkr som ska bidra till mål är kopplade.«
std::string substance(const Page& page) {
  const Wording& w = page.words;
  const MoneyParts& all = page.figures.all;
  const Ore expected = all.expected;
  std::string goals = about_goals(page);
  if (expected <= 0) return goals.empty() ? goals : goals + ".";
  const std::string share = w.percent(all.tied, expected);
  const std::string money = w.told("{} av de {} som ska bidra till mål är kopplade", share, w.total(expected));
  return goals.empty() ? capital(money) + "." : fmt::format("{}, {} {}.", goals, w.in("och"), money);
}

/// »Två enheter …« by name, where some have not handed in.
std::string missing(const Page& page) {
  const Project& project = page.input.project;
  std::vector<std::string> names;
  for (const Id<UnitRow> u : page.of_all_units() ? page.units() : std::vector<Id<UnitRow>>{}) {
    const UnitRow& unit = project.units[u];
    if (project.unit_sums[u].budgets == 0 && !unit.excused) names.push_back(page.title(unit.declaration));
  }
  if (names.empty()) return {};
  const Wording& w = page.words;
  return fmt::format("{} {}.", w.list(names), w.in(names.size() == 1 ? "har inte lämnat in" : "har inte lämnat in¦flera"));
}

std::string scope(const Page& page) {
  if (page.input.result.summary.whole_municipality) return {};
  if (page.input.project.budgets.empty()) {
    return std::string(
        page.words.in("Bara planen är kontrollerad: om alla mål har någon som arbetar mot dem syns först när budgetarna har lämnats in."));
  }
  return std::string(page.words.in(
      "Bara en del av kommunens budget är kontrollerad: om alla mål har någon som arbetar mot dem syns först när alla har lämnat in."));
}

/// »Skattesatsen 2025 är 21,27 och resultatet 12 mnkr.«, of what the plan says of its budget year.
std::string economy(const Page& page) {
  const Project& project = page.input.project;
  const Wording& w = page.words;
  for (const PlanYearRow& year : project.plan_years) {
    if (year.year != project.plan.budget_year || page.of_one_unit()) continue;
    std::vector<std::string> parts;
    if (year.tax_rate) {
      parts.push_back(fmt::format("{} {} {} {}", w.in("skattesatsen"), year.year, w.in("är"),
                                  w.number(static_cast<double>(year.tax_rate->count()) / 100)));
    }
    if (year.result)
      parts.push_back(
          fmt::format("{} {} {}{}", w.in("resultatet"), w.in("är"), *year.result < 0 ? "−" : "", w.total(magnitude(*year.result))));
    if (!parts.empty()) return capital(w.list(parts)) + ".";
  }
  return {};
}

}  // namespace

std::vector<Headline> headlines(const Page& page) {
  const Wording& w = page.words;
  const Figures& f = page.figures;
  const Ore expected = f.all.expected;
  std::vector<Headline> list;
  list.push_back({w.percent(f.all.tied, expected), std::string(w.in("av det som ska bidra är kopplat till mål")),
                  fmt::format("{} {} {} {}", w.money(f.all.tied), w.in("av"), w.money(expected), w.money_unit())});
  std::string waiting;
  if (f.waiting_goals > 0 && page.of_all_units()) {
    waiting = w.told("{} väntar på en inlämning", f.waiting_goals);
  }
  list.push_back({fmt::format("{} {} {}", f.covered_goals, w.in("av"), f.goals),
                  !page.of_all_units() ? fmt::format("{} {}", w.word(Kind::goal, Form::plural),
                                                     page.of_one_unit() ? w.in("arbetar enheten mot") : w.in("bidrar inlämningarna till"))
                                       : fmt::format("{} {}", w.word(Kind::goal, Form::plural), w.in("har täckning")),
                  waiting});
  const FindingCounts& counts = f.all_findings;
  std::vector<std::string> rest;
  if (counts.warnings != 0) rest.push_back(w.counted(counts.warnings, w.in("varning"), w.in("varningar")));
  if (counts.advice != 0) rest.push_back(w.counted(counts.advice, w.in("råd¦ett"), w.in("råd¦flera")));
  if (counts.waived != 0) rest.push_back(w.counted(counts.waived, w.in("undantaget"), w.in("undantagna")));
  list.push_back({w.count(counts.errors), std::string(w.in(counts.errors == 1 ? "fel att rätta¦ett" : "fel att rätta")),
                  rest.empty() ? std::string(w.in("inga varningar, inga råd")) : fmt::format("{} {}", w.in("dessutom"), w.list(rest))});
  return list;
}

std::vector<MoneyShare> money_shares(const Page& page) {
  const Wording& w = page.words;
  const MoneyParts& all = page.figures.all;
  std::vector<MoneyShare> shares = {
      {"linked", std::string(w.in("Når ett mål")), all.linked, {}},
      {"unlinked", std::string(w.in("Ska bidra, men saknar mål")), all.unlinked, {}},
      {"apart", std::string(w.in("Grunduppdrag m.m. som inget mål får")), all.apart, {}},
  };
  if (all.for_assignments > 0) {
    shares.push_back({"assignments", std::string(w.in("För uppdrag som inte tjänar något mål")), all.for_assignments, {}});
  }
  std::vector<Ore> parts;
  for (const MoneyShare& part : shares) parts.push_back(part.money);
  std::vector<std::string> texts = w.shares(parts, all.all);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i].share = std::move(texts[i]);
  return shares;
}

namespace {

/// Of a bolag's own report where not all of it is owned.
std::optional<Share> part_owned(const Page& page) {
  if (!page.of_one_unit()) return std::nullopt;
  const std::optional<Share> share = page.input.project.units[page.figures.unit].owned_share;
  return share && *share != whole_share ? share : std::nullopt;
}

}  // namespace

std::string name_of_whole(const Page& page) {
  const MoneyParts& all = page.figures.all;
  const ByChange changes = by_change(all.changed, all.all);
  if (changes == ByChange::yes) return std::string(page.words.in("Alla förändringar"));
  const bool whole_budget = changes == ByChange::no && all.net == all.all;
  if (whole_budget && part_owned(page)) return std::string(page.words.in("Ägarens del av budgeten"));
  return std::string(whole_budget ? page.words.in("Hela budgeten") : page.words.in("Alla poster"));
}

std::string name_of_net(const Page& page) {
  const MoneyParts& all = page.figures.all;
  switch (by_change(all.changed, all.all)) {
    case ByChange::yes: return std::string(page.words.in("Förändringarna netto"));
    case ByChange::mixed: return std::string(page.words.in("Posterna netto"));
    case ByChange::no: break;
  }
  return std::string(page.words.in("Budgeten netto"));
}

namespace {

/// What the amounts come to where those that lower the cost are taken away.
std::string note_of_savings(const Wording& w, const MoneyParts& all, ByChange changes) {
  if (changes == ByChange::yes)
    return w.told("De som sänker kostnaden är här räknade som de som höjer den; dras de av är förändringarna {} {}.", w.money(all.net),
                  w.money_unit());
  if (changes == ByChange::mixed)
    return w.told("Poster som sänker kostnaden är här räknade som de som höjer den; dras de av är posterna {} {}.", w.money(all.net),
                  w.money_unit());
  return w.told(
      "Poster som sänker kostnaden (effektiviseringar, intäkter) är här räknade som de som höjer den; dras de av är budgeten {} {}.",
      w.money(all.net), w.money_unit());
}

}  // namespace

std::string note_of_net(const Page& page) {
  const Wording& w = page.words;
  const MoneyParts& all = page.figures.all;
  const ByChange changes = by_change(all.changed, all.all);
  std::vector<std::string> notes;
  if (const std::optional<Share> owned = part_owned(page))
    notes.push_back(w.told("Bolagets pengar är räknade efter ägarandelen, {}; dess egen budget är {} {}.",
                           format_percent(owned->hundredths(), w.language()), w.money(page.input.project.unit_sums[page.figures.unit].net),
                           w.money_unit()));
  if (changes == ByChange::yes)
    notes.emplace_back(w.in("Beloppen är förändringar: det som budgetarna lägger till eller tar från året före, inte vad allt kostar."));
  if (changes == ByChange::mixed)
    notes.push_back(w.told("{} {} av det är förändringar: det som läggs till eller tas från året före, inte vad något kostar.",
                           w.money(all.changed), w.money_unit()));
  if (all.net != all.all) notes.push_back(note_of_savings(w, all, changes));
  return joined(notes, " ");
}

Sentences sentences(const Page& page) { return {verdict(page), substance(page), economy(page), missing(page), scope(page)}; }

namespace {

Data money_parts(const Page& page) {
  const Wording& w = page.words;
  const MoneyParts& all = page.figures.all;
  Data data;
  Data rows{Data::type::list};
  std::vector<Segment> segments;
  std::vector<std::string> spoken;
  for (const MoneyShare& part : money_shares(page)) {
    Data row;
    row.set("name", part.name);
    row.set("label", part.label);
    row.set("ore", std::to_string(part.money.count()));
    row.set("money", w.money_or_dash(part.money));
    row.set("share", part.share);
    rows.push_back(row);
    segments.push_back({part.name, part.money});
    spoken.push_back(fmt::format("{} {}", part.label, w.spoken(part.share)));
  }
  data.set("rows", rows);
  data.set("total_ore", std::to_string(all.all.count()));
  data.set("total", w.money(all.all));
  data.set("total_share", w.share(all.all, all.all));
  data.set("whole", name_of_whole(page));
  put(data, "net", note_of_net(page));
  flag(data, "chart", false);
  if (all.all > 0) {
    data.set("chart", stacked_chart("pengarnas-vag", std::string(w.in("Vart pengarna går")),
                                    fmt::format("{}: {}.", w.total(all.all), w.list(spoken)), segments));
  }
  return data;
}

}  // namespace

void add_head(const Page& page, Data& data, const std::string& heading) {
  const Project& project = page.input.project;
  data.set("heading", heading);
  put_style(data);
  data.set("script_hash", std::string(find_template("html/report.js")->sha256));
  put(data, "municipality", page.municipality());
  put(data, "plan", page.plan_title());
  put(data, "unit_title", page.of_one_unit() ? page.title(project.units[page.figures.unit].declaration) : std::string());
}

Data headline(std::string number, std::string label, std::string note) {
  Data data;
  data.set("number", std::move(number));
  data.set("label", std::move(label));
  put(data, "note", std::move(note));
  return data;
}

void write_summary(Page& page) {
  Data data;
  add_head(page, data, page.heading());
  const Sentences said = sentences(page);
  data.set("verdict", said.verdict);
  put(data, "substance", said.substance);
  put(data, "economy", said.economy);
  put(data, "missing", said.missing);
  put(data, "scope", said.scope);
  Data figures{Data::type::list};
  for (const Headline& one : headlines(page)) figures.push_back(headline(one.number, one.label, one.note));
  data.set("figures", figures);
  flag(data, "has_todo", page.figures.all_findings.counting() > 0);
  data.set("parts", money_parts(page));
  flag(data, "has_difference", page.input.since != nullptr);
  flag(data, "has_waivers", page.figures.all_findings.waived > 0);
  flag(data, "has_assignments", !page.input.project.assignments.empty());
  flag(data, "has_indicators", !page.input.project.indicators.empty());
  page.write("summary", std::move(data));
}

}  // namespace malkoll::report
