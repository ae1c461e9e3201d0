#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "diag/places.h"
#include "server/changes.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::server {

namespace {

std::string_view line_end_of(const Source& source) { return source.text.find("\r\n") == std::string::npos ? "\n" : "\r\n"; }

/// The rows that a help says to write: what stands between three blanks, and begins with a word that can stand on the kind.
std::vector<std::string> rows_of(const Keywords& keywords, std::string_view help, Kind kind) {
  constexpr std::string_view apart = "   ";
  std::vector<std::string> rows;
  for (std::size_t at = help.find(apart); at != std::string_view::npos;) {
    const std::size_t begin = at + apart.size(), end = help.find(apart, begin);
    const std::string_view row = trim(help.substr(begin, end == std::string_view::npos ? end : end - begin));
    const Keywords::Match match = keywords.match(row.data(), row.data() + row.size());
    const Key key = match.keyword == nullptr ? Key::none : key_on(match.keyword->key, kind);
    if (row.find(':') != std::string_view::npos && key != Key::none && (can_stand_on(key, kind) || can_stand_anywhere(key)))
      rows.emplace_back(row);
    if (end == std::string_view::npos) break;
    at = help.find(apart, end + apart.size());
  }
  return rows;
}

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
  Actions(const Checked& checked, const Names& names, const Text& text, Span within)
      : checked_(checked), names_(names), text_(text), within_(within) {}

  std::vector<Action> run() {
    for (const Finding& finding : checked_.result.findings) {
      if (!counts(finding) || finding.whole_file || !is_here(finding.span) || !touches(finding.span, within_)) continue;
      of_finding(finding);
    }
    share_equally();
    if (Action all = mend_all(checked_, *text_.source); all.changes.size() > 1) made_.push_back(std::move(all));
    return std::move(made_);
  }

 private:
  const Checked& checked_;
  const Names& names_;
  const Text& text_;
  const Span within_;
  std::vector<Action> made_;

  [[nodiscard]] bool is_here(Span place) const {
    return place.at >= text_.source->base && place.at <= text_.source->base + text_.source->text.size();
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
    if (opener != nullptr && opener->keyword != nullptr && !text_.source->is_table()) {
      const Kind kind = opener->keyword->kind;
      for (const std::string& row : rows_of(checked_.keywords(), finding.help, kind)) put_row(finding, *opener, text_.lines[*number], row);
      if (kind == Kind::post) link(finding, *opener);
      const RuleInfo& of = rule(finding);
      if (of.waivable) {
        made_.push_back({.title = told("Undanta {} här: skriv skälet", of.code),
                         .changes = {below(*opener, fmt::format("undantag {}: …", of.code))},
                         .finding = &finding});
      }
    }
    made_.push_back(
        {.title = told("Förklara {} {}", rule(finding).code, rule(finding).name), .finding = &finding, .explains = rule(finding).code});
  }

  /// A row of a help: in place of the line that has its word already, else below the declaration.
  void put_row(const Finding& finding, const ReadLine& opener, const ReadLine& found_on, const std::string& row) {
    const std::string head = row.substr(0, row.find(':'));
    const std::string_view on_line = trim(checked_.sources().text(found_on.whole));
    const std::string_view line_head = on_line.substr(0, std::min(on_line.find(':'), on_line.size()));
    if (&found_on != &opener && fold(line_head) == fold(head)) {
      const std::string_view whole = checked_.sources().text(found_on.whole);
      const auto first = static_cast<std::uint32_t>(on_line.data() - whole.data());
      made_.push_back({.title = told("Ändra raden till: {}", shortened(row, 70)),
                       .changes = {{{found_on.whole.at + first, static_cast<std::uint32_t>(on_line.size())}, row}},
                       .finding = &finding});
      return;
    }
    made_.push_back({.title = told("Lägg till raden: {}", shortened(row, 70)), .changes = {below(opener, row)}, .finding = &finding});
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
      made_.push_back({.title = told("Koppla till {} {}", id, shortened(project.title(near[i].goal->declaration), 50)),
                       .changes = {below(opener, row)},
                       .finding = &finding});
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

std::vector<Action> actions(const Checked& checked, const Names& names, const Text& text, Span within) {
  return Actions(checked, names, text, within).run();
}

}  // namespace malkoll::server
