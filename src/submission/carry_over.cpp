#include "submission/carry_over.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "format/formatter.h"
#include "grammar.h"
#include "text/format.h"
#include "text/in_both.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::submission {

namespace {

using Form = ReadLine::Form;

/// Ids of last year and what they are called in the plan of this year.
class Names {
 public:
  Names(const Project& plan, const Project& last) {
    for (const GoalRow& goal : plan.goals) {
      if (goal.kind != Kind::goal) continue;
      plan_ids_.insert(std::string(plan.id(goal.declaration)));
      by_title_.emplace(fold(plan.title(goal.declaration)), plan.id(goal.declaration));
    }
    for (const FormerRow& former : plan.former_names) {
      if (plan.declaration(former.declaration).kind == Kind::goal)
        by_title_.emplace(fold(plan.text(former.name)), plan.id(former.declaration));
    }
    for (const IndicatorRow& indicator : plan.indicators) {
      if (indicator.goal == no_row || plan.goals[indicator.goal].kind == Kind::goal)
        indicators_.insert(std::string(plan.id(indicator.declaration)));
    }
    for (const AssignmentRow& assignment : plan.assignments) {
      if (assignment.budget == no_row) assignments_.insert(std::string(plan.id(assignment.declaration)));
    }
    for (const AspectRow& aspect : plan.aspects) aspects_.insert(std::string(plan.text(aspect.id)));
    for (const GoalRow& goal : last.goals) last_titles_.emplace(last.id(goal.declaration), last.title(goal.declaration));
  }

  void add_own_goal(std::string id) { own_ids_.insert(std::move(id)); }
  void add_own_assignment(std::string id) { assignments_.insert(std::move(id)); }
  void add_own_indicator(std::string id) { indicators_.insert(std::move(id)); }

  /// The id of this year for a goal that was named by id or title; empty: there is none.
  [[nodiscard]] std::string goal(const std::string& name) const {
    if (plan_ids_.contains(name) || own_ids_.contains(name)) return name;
    const auto title = last_titles_.find(name);
    const auto found = by_title_.find(fold(title == last_titles_.end() ? std::string_view(name) : title->second));
    return found == by_title_.end() ? std::string() : std::string(found->second);
  }
  [[nodiscard]] bool has_indicator(const std::string& id) const { return indicators_.contains(id); }
  [[nodiscard]] bool has_assignment(const std::string& id) const { return assignments_.contains(id); }
  [[nodiscard]] bool has_aspect(const std::string& id) const { return aspects_.contains(id); }

  /// `KUN1 »Alla elever når gymnasiet«` as it was last year.
  [[nodiscard]] std::string shown(const std::string& name) const {
    const auto title = last_titles_.find(name);
    return title == last_titles_.end() ? name : fmt::format("{} »{}«", name, title->second);
  }
  /// Last year's wording of a goal of the plan, where it was another.
  [[nodiscard]] std::optional<std::string_view> other_wording(const std::string& id) const {
    const auto title = last_titles_.find(id);
    if (title == last_titles_.end() || !plan_ids_.contains(id)) return std::nullopt;
    const auto same = by_title_.find(fold(title->second));
    return same != by_title_.end() && same->second == id ? std::nullopt : std::optional(title->second);
  }

 private:
  std::unordered_set<std::string> plan_ids_, own_ids_, indicators_, aspects_, assignments_;
  std::unordered_map<std::string, std::string_view> by_title_, last_titles_;
};

/// The submission in the layout of fmt, and which of the file's declarations it is.
struct LastText {
  Source source;
  Facts facts;
  std::vector<ReadLine> lines;
  Id<Declaration> budget;

  explicit LastText(const LastYear& last) {
    const Project& project = last.project;
    const Id<Declaration> declaration = project.budgets[last.budget].declaration;
    const Source& from = project.sources->at(project.declaration(declaration).id.at);
    const auto& all = project.facts.declarations;
    const auto first =
        std::lower_bound(all.begin(), all.end(), from.base, [](const Declaration& d, std::uint32_t at) { return d.id.at < at; });
    budget = Id<Declaration>(declaration.number() - static_cast<std::size_t>(first - all.begin()));
    source = {from.path, format(from, last.keywords).text, 0, {}};
    Sink sink;
    parse(source, last.keywords, facts, sink, &lines);
  }

  [[nodiscard]] std::string_view bytes(Span span) const { return {source.text.data() + span.at, span.length}; }
  [[nodiscard]] std::string text(Span span) const { return std::string(bytes(span)); }
  /// The line as it stands, with the language's own word where the municipality had another.
  [[nodiscard]] std::string line(const ReadLine& line) const {
    std::string out = text(line.whole);
    if (line.keyword->own_spelling.empty()) return out;
    const std::size_t at = out.find(line.keyword->own_spelling);
    const bool declares = line.form == Form::declaration;
    const std::string_view plain = declares ? word(facts.declarations[line.declaration].kind) : word(line.key);
    return out.replace(at, line.keyword->own_spelling.size(), plain);
  }
  /// The submission in which a declaration stands: itself, or what its goal stands in.
  [[nodiscard]] bool is_inside(Id<Declaration> declaration) const {
    while (declaration != no_row && declaration != budget) declaration = facts.declarations[declaration].parent;
    return declaration == budget;
  }
};

/// One declaration as it is carried over.
struct Carried {
  std::string above;  ///< comments and blank lines
  std::string heading, body;
  std::string lost;   ///< comments on what is gone
  std::string id;
  Kind kind = Kind::unknown;
};

constexpr std::size_t most_named = 5;

/// Something that is to be told, and the declarations that it is about.
struct Told {
  std::string what, by;
  std::size_t times = 0;
};

class CarryOver {
 public:
  CarryOver(const Project& plan, const LastYear& last, NewSubmission& result)
      : plan_(plan), last_(last), names_(plan, last.project), result_(result), first_(plan.plan.budget_year),
        final_(std::max(plan.plan.last_year, first_)) {
    for (const Id<Declaration> d : last_.facts.declarations.ids()) {
      const Declaration& declaration = last_.facts.declarations[d];
      if (!last_.is_inside(d)) continue;
      if (is_own_goal(declaration.kind)) names_.add_own_goal(last_.text(declaration.id));
      if (declaration.kind == Kind::assignment) names_.add_own_assignment(last_.text(declaration.id));
      if (declaration.kind == Kind::indicator) names_.add_own_indicator(last_.text(declaration.id));
    }
    // Where the follow-up is read with the plan, it knows no own uppdrag of last year's: what it names is.
    for (const Project* project : {&plan, &last.project}) {
      for (const StatusRow& status : project->statuses) {
        const bool over = status.status == Progress::done || status.status == Progress::cancelled;
        if (over) finished_.emplace(project->sources->text(status.named));
        else finished_.erase(std::string(project->sources->text(status.named)));
      }
    }
  }

  std::string all() {
    std::string above;
    for (const ReadLine& line : last_.lines) {
      const bool inside = line.declaration != no_row && line.declaration != last_.budget && last_.is_inside(line.declaration);
      const bool apart = line.form == Form::comment && !last_.bytes(line.whole).starts_with(' ');
      if (line.form == Form::blank || apart) {
        above += last_.bytes(line.whole);
      } else if (line.form == Form::declaration) {
        finish();
        if (inside) open(line, std::move(above));
        above.clear();
      } else if (item_ && inside) {
        item_->body += line.form == Form::property ? property(line) : line.form == Form::comment ? last_.text(line.whole) : std::string();
        unread_ += line.form == Form::unread ? 1 : 0;
        above.clear();
      }
    }
    finish();
    for (const Told& t : told_) {
      const std::string more = t.times > most_named ? told(" och {} till", t.times - most_named) : "";
      result_.notes.push_back(fmt::format("{} ({}{})", t.what, t.by, more));
    }
    if (unread_ > 0)
      result_.notes.push_back(
          told("{} i fjolårets inlämning gick inte att läsa och är inte med", unread_ == 1 ? told("en rad") : told("{} rader", unread_)));
    return std::move(text_);
  }

 private:
  void open(const ReadLine& line, std::string above) {
    const Declaration& d = last_.facts.declarations[line.declaration];
    item_ = Carried{std::move(above), last_.line(line), {}, {}, last_.text(d.id), d.kind};
    dropped_ = d.kind == Kind::assignment && finished_.contains(item_->id);
    if (dropped_) result_.notes.push_back(told("uppdraget {} är klart eller avbrutet och är inte med", item_->id));
  }

  void finish() {
    if (item_ && !dropped_) {
      const bool close = item_->kind == Kind::indicator;
      text_ += close && item_->above.find('#') == std::string::npos ? item_->above : "\n" + item_->above;
      text_ += item_->lost + item_->heading + item_->body;
      result_.goals += is_own_goal(item_->kind) ? 1U : 0U;
      result_.posts += item_->kind == Kind::post ? 1U : 0U;
    }
    item_.reset();
  }

  /// The property as it holds this year; empty where it does not.
  std::string property(const ReadLine& line) {
    const Key key = line.key;
    switch (key) {
      case Key::operation: return in_years(line) || is_to_look_at(line) ? last_.line(line) : "";
      case Key::investment:
      case Key::change:
      case Key::grant:
      case Key::income: return in_years(line) ? last_.line(line) : "";
      case Key::target: return target(line);
      case Key::contributes:
      case Key::works_against:
      case Key::goal: return goals(line);
      case Key::indicator:
        return kept(
            line, [&](const std::string& id) { return names_.has_indicator(id); },
            [](const std::string& id) { return in_both("indikatorn {}", id); });
      case Key::assignment:
        return kept(
            line, [&](const std::string& id) { return names_.has_assignment(id); },
            [](const std::string& id) { return in_both("uppdraget {}", id); });
      case Key::aspect:
        return kept(
            line, [&](const std::string& id) { return names_.has_aspect(id); },
            [](const std::string& id) { return in_both("aspekten {}", id); });
      case Key::until: return until(line);
      case Key::waiver: return waiver(line);
      case Key::use: return "";
      default: return last_.line(line);
    }
  }

  [[nodiscard]] Year year_of(const ReadLine& line) const { return year_of_digits(last_.bytes(line.argument).substr(0, 4)); }
  /// Last year's drift, beside which this year's is written. Where the plan has a ram of that year the posts that are over would be missed in it.
  [[nodiscard]] bool is_to_look_at(const ReadLine& line) const {
    const auto has_frame = [&](const UnitYearRow& row) {
      return row.year == first_ - 1 && row.kind == Key::operation && row.frame.has_value();
    };
    return year_of(line) == first_ - 1 && std::none_of(plan_.unit_years.begin(), plan_.unit_years.end(), has_frame);
  }
  [[nodiscard]] bool in_years(const ReadLine& line) const { return year_of(line) >= first_ && year_of(line) <= final_; }

  std::string target(const ReadLine& line) {
    const std::string_view argument = last_.bytes(line.argument);
    const std::string_view years = argument.substr(0, argument.find(' '));  // 2026, or 2023–2026
    if (!argument.empty() && year_of_digits(years.substr(years.size() - 4)) < first_) return "";
    if (years.size() < argument.size() && !names_.has_indicator(std::string(argument.substr(years.size() + 1)))) return "";
    return last_.line(line);
  }

  /// Names what is gone above the declaration that pointed at it; `share`: what it had of a post.
  void lose(const InBoth& what, const std::string& share = "") {
    const std::string_view plan = plan_.id(plan_.plan.declaration);
    item_->lost +=
        fmt::format("# Pekade på {}{}, som inte finns i {}.\n", what.swedish, share.empty() ? "" : fmt::format(" ({})", share), plan);
    tell(told("{} finns inte i {}", what.said, plan));
  }

  /// A note on what the declaration at hand pointed at; one for all that did.
  void tell(const std::string& what) {
    auto found = std::find_if(told_.begin(), told_.end(), [&](const Told& t) { return t.what == what; });
    if (found == told_.end()) found = told_.insert(told_.end(), Told{what, {}, 0});
    if (found->times++ < most_named) found->by.append(found->by.empty() ? "" : ", ").append(item_->id);
  }

  std::string goals(const ReadLine& line) {
    std::string list;
    bool changed = false;
    const auto add = [&](Span span, Share share) {
      const std::string old = last_.text(span);
      const std::string now = names_.goal(old);
      const std::string part = share == no_share ? "" : " " + format_percent(share.hundredths(), Language::swedish, Glyphs::ascii);
      changed = changed || now != old;
      if (now.empty()) return lose(in_both("målet {}", names_.shown(old)), share == no_share ? "" : part.substr(1));
      if (now != old) tell(told("målet {} heter nu {}", names_.shown(old), now));
      if (const auto wording = names_.other_wording(now); wording && now == old)
        tell(told("målet {} har en ny lydelse; i fjol var den »{}«", now, *wording));
      list.append(list.empty() ? "" : ", ").append(now).append(part);
    };
    for (const WrittenLink& link : last_.facts.links) {
      if (link.goal.at >= line.value.at && link.goal.at < line.value.end()) add(link.goal, link.share);
    }
    for (const Reference& reference : last_.facts.references) {
      if (reference.text.at >= line.value.at && reference.text.at < line.value.end()) add(reference.text, no_share);
    }
    if (!changed) return last_.line(line);
    return list.empty() ? "" : fmt::format("  {}: {}\n", word(line.key), list);
  }

  template <typename Has, typename Name>
  std::string kept(const ReadLine& line, Has has, Name named) {
    std::string list;
    bool changed = false;
    for (const Reference& reference : last_.facts.references) {
      if (reference.text.at < line.value.at || reference.text.at >= line.value.end()) continue;
      std::string id = last_.text(reference.text);
      if (has(id)) {
        list.append(list.empty() ? "" : ", ").append(id);
      } else {
        changed = true;
        lose(named(id));
      }
    }
    if (!changed) return last_.line(line);
    return list.empty() ? "" : fmt::format("  {}: {}\n", word(line.key), list);
  }

  std::string until(const ReadLine& line) {
    const std::string year = last_.text(line.value);
    if (year_of_digits(year) >= first_) return last_.line(line);
    dropped_ = true;
    result_.notes.push_back(told("posten {} gällde till och med {} och är inte med", item_->id, year));
    return "";
  }

  /// Not one that has run out before the year begins.
  std::string waiver(const ReadLine& line) {
    const std::string argument = last_.text(line.argument);
    const std::size_t date = argument.rfind(' ');
    const bool over = date != std::string::npos && argument.substr(date + 1) < fmt::format("{}-01-01", first_);
    return over ? "" : last_.line(line);
  }

  const Project& plan_;
  LastText last_;
  Names names_;
  NewSubmission& result_;
  Year first_, final_;
  std::optional<Carried> item_;
  bool dropped_ = false;
  std::unordered_set<std::string> finished_;  ///< own uppdrag that are done or cancelled
  std::size_t unread_ = 0;
  std::vector<Told> told_;
  std::string text_;
};

}  // namespace

std::string carry_over(const Project& plan, const LastYear& last, NewSubmission& result) { return CarryOver(plan, last, result).all(); }

std::string carry_over_head(const LastYear& last) {
  const LastText text(last);
  std::string out;
  for (const ReadLine& line : text.lines) {
    if (line.form != Form::property || line.declaration != text.budget) continue;
    const Key key = line.key;
    if (key == Key::contact || key == Key::amount_unit || key == Key::rounding || key == Key::sign) out += text.line(line);
  }
  return out;
}

}  // namespace malkoll::submission
