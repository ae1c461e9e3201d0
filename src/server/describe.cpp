#include "server/describe.h"

#include <fmt/format.h>

#include <algorithm>

#include "diag/documentation.h"
#include "diag/visible.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

/// Text of a file that Markdown would otherwise read as its own.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : without_breaks(text)) {
    if (std::string_view("\\`*_{}[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void line(std::string& out, std::string_view label, std::string_view text) {
  if (!text.empty()) out += fmt::format("\n- {}: {}", label, text);
}

std::string unit_id(const Project& project, Id<UnitRow> unit) {
  return unit == no_row ? std::string() : std::string(project.id(project.units[unit].declaration));
}

void describe_goal(const Checked& checked, Id<GoalRow> id, std::string& out) {
  const Project& project = checked.project();
  const GoalRow& goal = project.goals[id];
  if (goal.area != no_row) line(out, told("målområde"), plain(project.title(project.areas[goal.area].declaration)));
  line(out, told("nämnd eller bolag"), unit_id(project, goal.unit));
  line(out, told("pengar"), fmt::format("{} ({})", format_total(project.goal_sums[id].money, checked.language), project.plan.budget_year));
  constexpr std::size_t most = 8;
  std::vector<const CoverageCell*> cells;
  if (goal.kind == Kind::goal) {
    for (const CoverageCell& cell : project.coverage_of(id)) {
      if (cell.money != Ore()) cells.push_back(&cell);
    }
  }
  std::stable_sort(cells.begin(), cells.end(), [](const CoverageCell* a, const CoverageCell* b) { return a->money > b->money; });
  for (std::size_t i = 0; i < std::min(most, cells.size()); ++i)
    out += fmt::format("\n  - {}: {}", unit_id(project, cells[i]->unit), format_total(cells[i]->money, checked.language));
  if (cells.size() > most) out += fmt::format("\n  - {}", told("och {} till", cells.size() - most));
  std::string indicators;
  for (const IndicatorUseRow& use : project.indicator_uses) {
    if (use.goal != id) continue;
    const Id<Declaration> indicator = project.indicators[use.indicator].declaration;
    indicators += fmt::format("\n  - {} {}", project.id(indicator), plain(project.title(indicator)));
  }
  out += indicators.empty() ? fmt::format("\n- {}", told("ingen indikator")) : fmt::format("\n- {}:{}", told("indikatorer"), indicators);
}

void describe_post(const Checked& checked, Id<PostRow> id, std::string& out) {
  const Project& project = checked.project();
  const PostRow& post = project.posts[id];
  line(out, told("nämnd eller bolag"), unit_id(project, post.unit));
  for (const AmountRow& amount : project.amounts[project.amounts_of(id)]) {
    line(out, fmt::format("{} {}", word(amount.key), amount.year), format_amount(amount.value, checked.language));
  }
  for (const LinkRow& link : project.links[project.links_of(id)]) {
    const Ore money = link.money;
    line(out, word(link.key()),
         fmt::format("{}{}{}", project.sources->text(link.text),
                     link.share == no_share ? "" : " " + format_percent(link.share.hundredths(), checked.language),
                     money == Ore() ? "" : ", " + format_amount(money, checked.language)));
  }
}

void describe_unit(const Checked& checked, Id<UnitRow> id, std::string& out) {
  const Project& project = checked.project();
  const UnitSums& sums = project.unit_sums[id];
  for (const UnitYearRow& year : project.unit_years) {
    if (year.unit != id || year.year != project.plan.budget_year || !year.frame) continue;
    line(out, fmt::format("{} {}", word(year.kind == Key::investment ? Key::investment_frame : Key::frame), year.year),
         year.total ? told("{}, posterna är {}", format_amount(*year.frame, checked.language), format_amount(*year.total, checked.language))
                    : format_amount(*year.frame, checked.language));
  }
  line(out, told("poster"), std::to_string(sums.posts));
  if (sums.base != Ore())
    line(out, told("kopplat till mål"),
         told("{} av {}", format_total(sums.linked, checked.language), format_total(sums.base, checked.language)));
  if (sums.budgets == 0) line(out, told("budget"), project.units[id].excused ? told("lämnar inte in") : told("inte inlämnad"));
}

void describe_properties(const Checked& checked, Id<Declaration> declaration, std::string& out) {
  const Project& project = checked.project();
  for (const Property& property : project.properties(declaration)) {
    if (property.key == Key::waiver || property.key == Key::use) continue;
    const std::string_view argument = project.sources->text(property.argument);
    line(out,
         fmt::format("{}{}{}", word(property.key),
                     property.year != 0 ? fmt::format(" {}", property.year)
                     : argument.empty() ? ""
                                        : " ",
                     property.year != 0 ? "" : argument),
         plain(project.text(property.value)));
  }
}

/// Every value that is written of an indicator or an own goal, as it is written.
void describe_measures(const Checked& checked, Id<Declaration> declaration, std::string& out) {
  const Project& project = checked.project();
  for (const Measure& measure : project.facts.measures) {
    if (measure.owner != declaration) continue;
    const std::string year = measure.year == 0 ? std::string()
                             : measure.first_year != 0 && measure.first_year != measure.year
                                 ? fmt::format(" {}–{}", measure.first_year, measure.year)
                                 : fmt::format(" {}", measure.year);
    const std::string_view words = project.sources->text(measure.words);
    line(out, fmt::format("{}{}{}{}", word(measure.key), year, words.empty() ? "" : " ", words),
         plain(project.sources->text(measure.place)));
  }
}

/// The word of the language at the beginning of a line.
std::optional<Description> describe_word(const Checked& checked, const ReadLine& read, std::uint32_t offset) {
  if (read.keyword == nullptr || read.form == ReadLine::Form::comment) return std::nullopt;
  const std::string_view text = checked.sources().text(read.whole);
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return std::nullopt;
  const Span place{read.whole.at + static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(read.keyword->text.size())};
  if (offset < place.at || offset > place.end() || read.key == Key::none) return std::nullopt;
  std::string owners;
  for (std::size_t k = 0; k < kind_count; ++k) {
    if (can_stand_on(read.key, static_cast<Kind>(k))) owners.append(owners.empty() ? "" : ", ").append(word(static_cast<Kind>(k)));
  }
  std::string out = fmt::format("**{}**", word(read.key));
  line(out, told("står på"), can_stand_anywhere(read.key) ? told("vad som helst") : owners);
  const auto choices = written_choices(spec(read.key).shape);
  if (!choices.empty()) line(out, told("värden"), either_of(choices));
  return Description{out, place};
}

/// A rule's code in `undantag CODE` or `regel CODE`.
std::optional<Description> describe_code(const Checked& checked, const Text& text, std::uint32_t offset) {
  Span code;
  for (const WrittenWaiver& waiver : text.facts.waivers) {
    if (offset >= waiver.code.at && offset <= waiver.code.end()) code = waiver.code;
  }
  for (const WrittenSetting& setting : text.facts.settings) {
    if (offset >= setting.code.at && offset <= setting.code.end()) code = setting.code;
  }
  if (code.empty()) return std::nullopt;
  const Catalogue& catalogue = checked.workspace->catalogue;
  const RuleInfo* rule = catalogue.find(as_code(checked.sources().text(code)));
  return rule == nullptr ? std::nullopt : std::optional(Description{describe(*rule, checked.language), code});
}

}  // namespace

std::string describe(const RuleInfo& rule, Language language) {
  std::string out = fmt::format("**{} {}** ({})", rule.code, rule.name, level_word(rule.level, language));
  for (const RulePart& part : documentation(rule, language)) {
    if (part.example) out += fmt::format("\n\n**{}**\n```malkoll\n{}```", part.heading, part.text);
    else if (part.name != "asked_by") out += fmt::format("\n\n**{}** {}", part.heading, part.text);
  }
  return out;
}

std::string money_of(const Checked& checked, const Occurrence& of) {
  const Project& project = checked.project();
  const Id<Declaration> declaration = project.owner_of(of.place);
  if (!is_goal(of.kind) || declaration == no_row || !project.has_row(declaration)) return {};
  return format_total(project.goal_sums[project.row_of<GoalRow>(declaration)].money, checked.language);
}

std::string describe(const Checked& checked, const Occurrence& of) {
  const Project& project = checked.project();
  const Sources& sources = checked.sources();
  std::string out =
      fmt::format("**{} {}** {}",
                  of.kind == Kind::unknown ? word(Key::aspect)
                                           : checked.workspace->input.vocabulary.word(word(of.kind), Form::indefinite, Language::swedish),
                  plain(sources.text(of.place)), plain(sources.text(of.title)));
  const Id<Declaration> declaration = project.owner_of(of.place);
  if (of.kind == Kind::unknown || declaration == no_row || project.declaration(declaration).id != of.place) return out;
  if (project.has_row(declaration)) {
    if (is_goal(of.kind)) describe_goal(checked, project.row_of<GoalRow>(declaration), out);
    if (is_unit(of.kind)) describe_unit(checked, project.row_of<UnitRow>(declaration), out);
    if (of.kind == Kind::post) describe_post(checked, project.row_of<PostRow>(declaration), out);
  } else if (of.kind != Kind::plan) {
    line(out, told("räknas inte"), told("den är inte av planen som kontrolleras, eller av en inlämning som gäller"));
  }
  describe_properties(checked, declaration, out);
  describe_measures(checked, declaration, out);
  return out;
}

std::optional<Description> describe(const Checked& checked, const Names& names, const Text& text, std::uint32_t offset) {
  if (auto code = describe_code(checked, text, offset)) return code;
  const auto line_number = text.line_at(offset);
  if (line_number) {
    if (auto of_word = describe_word(checked, text.lines[*line_number], offset)) return of_word;
  }
  const Occurrence* here = names.at(offset);
  if (here == nullptr) return std::nullopt;
  const Occurrence* declaration = names.declaration(here->name);
  if (declaration == nullptr) return std::nullopt;
  return Description{describe(checked, *declaration), here->place};
}

}  // namespace malkoll::server
