#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "diag/places.h"
#include "server/changes.h"
#include "server/help_rows.h"
#include "server/tried.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/patch.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::server {

namespace {

std::string_view line_end_of(const Source& source) { return source.text.find("\r\n") == std::string::npos ? "\n" : "\r\n"; }

std::set<std::string> stems_of(std::string_view text) {
  constexpr std::size_t shortest = 4;  // bytes: och, för and the like say nothing
  std::set<std::string> words;
  const std::string folded = fold(text);
  for (const std::string_view word : split_words(folded)) {
    if (word.size() >= shortest) words.emplace(word.substr(0, 6));  // beginnings: skolor, skolan
  }
  return words;
}

class Actions {
 public:
  Actions(const Checked& checked, const Text& text, Span within, const CheckAgain& again)
      : checked_(checked), text_(text), within_(within), again_(again), tries_left_(checked.project().posts.size() > 10'000 ? 2 : 6) {}

  std::vector<Action> run() {
    for (const Finding& finding : checked_.result.findings) {
      if (!counts(finding) || !is_here(finding.span) || !touches(shown_at(finding), within_)) continue;
      if (!finding.whole_file && !text_.source->is_table()) of_finding(finding);
      explain(finding);
    }
    share_equally();
    if (Action all = mend_all(checked_, *text_.source); all.changes.size() > 1) made_.push_back(std::move(all));
    return std::move(made_);
  }

 private:
  const Checked& checked_;
  const Text& text_;
  const Span within_;
  const CheckAgain& again_;
  int tries_left_;  ///< each is a check of the municipality, and somebody waits
  std::optional<Levels> before_;  ///< from the first try on
  std::vector<Action> made_;

  [[nodiscard]] bool is_here(Span place) const {
    return place.at >= text_.source->base && place.at <= text_.source->base + text_.source->text.size();
  }
  /// What is about a whole file, or a cell, is shown at the beginning: an editor has no better place for it.
  [[nodiscard]] Span shown_at(const Finding& finding) const {
    return finding.whole_file || text_.source->is_table() ? Span{text_.source->base, 0} : finding.span;
  }
  [[nodiscard]] const RuleInfo& rule(const Finding& finding) const { return rule_of(checked_.result, finding); }

  /// A row below a line, indented as rows are.
  [[nodiscard]] Change below(const ReadLine& line, std::string_view row) const {
    const std::string_view whole = checked_.sources().text(line.whole);
    const std::string_view end = line_end_of(*text_.source);
    const bool ended = whole.ends_with('\n');
    return {{line.whole.end(), 0}, fmt::format("{}  {}{}", ended ? "" : end, row, ended ? end : "")};
  }

  void of_finding(const Finding& finding) {
    if (finding.fix && is_here(finding.fix->span)) {
      made_.push_back(
          {.title = finding.fix->replacement.empty() ? told("Ta bort") : told("Ändra till {}", shortened(finding.fix->replacement, 60)),
           .changes = {{finding.fix->span, finding.fix->replacement}},
           .finding = &finding,
           .certain = true});
    }
    const auto number = text_.line_at(finding.span.at);
    const ReadLine* opener = number ? text_.opener(*number) : nullptr;
    if (opener == nullptr || opener->keyword == nullptr) return;
    for (const HelpRows& rows : rows_of(checked_.keywords(), finding.help, opener->keyword->kind))
      put(finding, *opener, text_.lines[*number], rows);
    if (opener->keyword->kind == Kind::post) link(finding, *opener);
    const RuleInfo& of = rule(finding);
    if (!of.waivable) return;
    made_.push_back({.title = told("Undanta {} här: skriv skälet", of.code),
                     .changes = {below(*opener, fmt::format("undantag {}: …", of.code))},
                     .finding = &finding});
  }

  void explain(const Finding& finding) {
    const std::string& code = rule(finding).code;
    if (text_.source->is_table() && std::any_of(made_.begin(), made_.end(), [&](const Action& made) { return made.explains == code; }))
      return;
    made_.push_back({.title = told("Förklara {} {}", code, rule(finding).name), .finding = &finding, .explains = code});
  }

  /// The lines of a declaration: its heading and all up to the next one.
  [[nodiscard]] std::span<const ReadLine> lines_of(const ReadLine& opener) const {
    const std::span<const ReadLine> from = std::span(text_.lines).subspan(static_cast<std::size_t>(&opener - text_.lines.data()));
    const auto next = std::find_if(from.begin() + 1, from.end(), [](const ReadLine& line) { return line.opens(); });
    return from.first(static_cast<std::size_t>(next - from.begin()));
  }

  /// What a line says is begun by the same words.
  [[nodiscard]] bool begins_with(const ReadLine& line, std::string_view head) const {
    const std::string_view whole = checked_.sources().text(line.whole);
    return line.form != ReadLine::Form::comment && fold(trim(whole.substr(0, whole.find(':')))) == fold(head);
  }

  /// The rows of a help: in place of the line that says the same already, else below the declaration.
  void put(const Finding& finding, const ReadLine& opener, const ReadLine& found_on, const HelpRows& rows) {
    if (rows.key == Key::waiver) return;  // there is an action for it
    const std::string written = shortened(trim(rows.rows.front()), 70);
    if (rows.opens != Kind::unknown) return offer(finding, told("Lägg till: {}", written), behind(opener, rows.rows), rows.to_fill_in);
    const std::span<const ReadLine> lines = lines_of(opener);
    const auto there = std::find_if(lines.begin() + 1, lines.end(), [&](const ReadLine& line) { return begins_with(line, rows.head()); });
    if (there == lines.end()) {
      if (!rule(finding).sql.empty())  // a line that cannot be read is not mended by another

        offer(finding, told("Lägg till raden: {}", written), below(opener, trim(rows.rows.front())), rows.to_fill_in);
      return;
    }
    // What somebody has written is not replaced by nothing, nor a list that the finding is not about by another.
    const bool is_list = spec(rows.key).shape == Shape::shares || spec(rows.key).shape == Shape::ids;
    if (rows.to_fill_in || (is_list && &*there != &found_on)) return;
    const std::string_view whole = checked_.sources().text(there->whole), line = trim_lines(whole);
    const Span place{there->whole.at + static_cast<std::uint32_t>(line.data() - whole.data()), static_cast<std::uint32_t>(line.size())};
    offer(finding, told("Ändra raden till: {}", written), {place, std::string(trim(rows.rows.front()))}, false);
  }

  /// Lines behind all that a declaration says.
  [[nodiscard]] Change behind(const ReadLine& opener, const std::vector<std::string>& rows) const {
    const ReadLine* last = &opener;
    for (const ReadLine& line : lines_of(opener)) {
      if (line.form != ReadLine::Form::blank && line.form != ReadLine::Form::comment) last = &line;
    }
    const std::string_view end = line_end_of(*text_.source);
    const bool ended = checked_.sources().text(last->whole).ends_with('\n');
    std::string text(ended ? "" : end);
    for (std::size_t i = 0; i < rows.size(); ++i) text.append(rows[i]).append(ended || i + 1 < rows.size() ? end : "");
    return {{last->whole.end(), 0}, text};
  }

  /// Offers a change that has been tried, and does what it says.
  void offer(const Finding& finding, std::string title, Change change, bool to_fill_in) {
    if (tries_left_ == 0) return;
    --tries_left_;
    const Source& source = *text_.source;
    const auto after = again_(source, edited(source.text, {{change.place.at - source.base, change.place.length, change.text}}));
    if (after == nullptr) return;
    if (!before_) before_ = levels_of(checked_);
    if (!holds(to_fill_in ? Promise::asks : Promise::mends, *before_, fingerprint_of(checked_.result, finding), finding.level,
               levels_of(*after)))
      return;
    made_.push_back({.title = std::move(title), .changes = {std::move(change)}, .finding = &finding});
  }

  /// The goals that a post without any may serve: those of its unit whose words are most like its own.
  void link(const Finding& finding, const ReadLine& opener) {
    constexpr std::size_t most = 3;
    const std::string code = rule(finding).code;
    if (code != "L01" && code != "L02") return;
    const Project& project = checked_.project();
    const std::set<std::string> title = stems_of(checked_.sources().text(opener.value));
    const Id<Declaration> post = project.owner_of(opener.argument);
    const Id<UnitRow> unit = post == no_row ? Id<UnitRow>() : project.unit_of(post);
    struct Near {
      int own;
      std::size_t same;
      const GoalRow* goal;
    };
    std::vector<Near> near;
    for (const Id<GoalRow> id : project.goals.ids()) {
      const GoalRow& goal = project.goals[id];
      const bool own = goal.unit != no_row && goal.unit == unit;
      const bool responsible = std::any_of(project.responsible.begin(), project.responsible.end(),
                                           [&](const ResponsibleRow& row) { return row.goal == id && row.unit == unit; });
      if (goal.unit != no_row && !own) continue;
      std::size_t same = 0;
      for (const std::string& word : stems_of(project.title(goal.declaration))) same += title.count(word);
      if (own || responsible || same > 0) near.push_back({own ? 0 : responsible ? 1 : 2, same, &goal});
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const Near& a, const Near& b) { return a.same != b.same ? a.same > b.same : a.own < b.own; });
    for (std::size_t i = 0; i < std::min(most, near.size()); ++i) {
      const std::string id(project.id(near[i].goal->declaration));
      const std::string row = "bidrar till: " + id;
      if (std::any_of(made_.begin(), made_.end(), [&](const Action& a) {
            return a.finding == &finding && !a.changes.empty() && a.changes[0].text.find(row + "\n") != std::string::npos;
          }))
        continue;
      // One link is not all of what L02 counts, and does its part.
      offer(finding, told("Koppla till {} {}", id, shortened(project.title(near[i].goal->declaration), 50)), below(opener, row),
            code == "L02");
    }
  }

  /// A list of goals of which each is to have as much as the others.
  void share_equally() {
    const auto number = text_.line_at(within_.at);
    if (!number || text_.source->is_table()) return;
    const ReadLine& line = text_.lines[*number];
    if (!line.says() || line.shape != Shape::shares || line.value.empty()) return;
    std::vector<std::string_view> ids;
    for (const WrittenLink& link : text_.facts.links) {
      if (link.goal.at >= line.value.at && link.goal.end() <= line.value.end()) ids.push_back(checked_.sources().text(link.goal));
    }
    if (ids.size() < 2) return;
    std::string list;
    std::int64_t left = whole_share.hundredths();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      // In whole percent, what is over on the first ones.
      const std::int64_t per_cent = left / 100, rest = static_cast<std::int64_t>(ids.size() - i);
      const std::int64_t part = (per_cent + rest - 1) / rest;
      left -= part * 100;
      list += fmt::format("{}{} {} %", i == 0 ? "" : ", ", ids[i], part);
    }
    if (trim(checked_.sources().text(line.value)) == list) return;
    made_.push_back({.title = told("Fördela lika: {}", shortened(list, 60)), .changes = {{line.value, list}}});
  }
};

}  // namespace

std::vector<Action> actions(const Checked& checked, const Text& text, Span within, const CheckAgain& again) {
  return Actions(checked, text, within, again).run();
}

}  // namespace malkoll::server
