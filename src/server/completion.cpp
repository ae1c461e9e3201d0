#include "server/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "server/describe.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

/// A line as far as the cursor, divided as the language divides it.
struct Begun {
  std::string_view written;          ///< from the first character that is no blank
  const Keyword* keyword = nullptr;  ///< that it begins with, with something behind it
  std::string_view argument;         ///< between the keyword and the colon, or the cursor
  bool has_colon = false;
  std::string_view value;  ///< behind the colon
};

Begun begun_line(const Keywords& keywords, std::string_view line) {
  Begun begun;
  begun.written = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
  const std::size_t colon = begun.written.find(':');
  begun.has_colon = colon != std::string_view::npos;
  const std::string_view head = begun.written.substr(0, std::min(colon, begun.written.size()));
  const Keywords::Match match = keywords.match(head.data(), head.data() + head.size());
  const bool apart =
      match.keyword != nullptr && (begun.has_colon || match.end < head.data() + head.size());  // something stands behind the word
  if (apart) {
    begun.keyword = match.keyword;
    begun.argument = trim(head.substr(static_cast<std::size_t>(match.end - head.data())));
  }
  if (begun.has_colon) begun.value = begun.written.substr(colon + 1);
  return begun;
}

class Completer {
 public:
  Completer(const Checked& checked, const Names& names, const Text& text, std::uint32_t offset)
      : checked_(checked), names_(names), text_(text), offset_(offset) {}

  Completion run() {
    const Span line = text_.sources->line(offset_);
    const std::string_view whole = text_.text(line);
    const std::string_view before = whole.substr(0, std::min<std::size_t>(offset_ - line.at, whole.size()));
    line_ = text_.line_at(offset_).value_or(0);
    const Begun begun = begun_line(checked_.keywords(), before);
    completion_.replaces = {offset_, 0};
    if (begun.written.starts_with('#') || begun.written.starts_with('|')) return std::move(completion_);
    find_owner(line.at);
    if (text_.is_newer()) compare_names();
    if (begun.keyword == nullptr && !begun.has_colon) {
      from(begun.written);
      beginnings();
      if (completion_.replaces.at == line.at) snippets();  // a declaration begins its line
    } else if (begun.keyword != nullptr && !begun.has_colon) {
      argument(*begun.keyword, before);
    } else if (begun.keyword != nullptr) {
      value(*begun.keyword, begun);
    }
    return std::move(completion_);
  }

 private:
  const Checked& checked_;
  const Names& names_;
  const Text& text_;
  const std::uint32_t offset_;
  std::size_t line_ = 0;
  Kind owner_ = Kind::unknown;
  std::string_view unit_;
  Completion completion_;
  std::vector<Occurrence> come_;          ///< what a newer text declares, and the one that was checked did not
  std::set<const Occurrence*> gone_;      ///< the other way around

  void compare_names() {
    const Source& before = checked_.sources()[checked_.sources().index_of(text_.source->path)];
    come_ = names_in(*text_.sources, *text_.source, text_.facts);
    std::erase_if(come_, [](const Occurrence& now) { return !now.declares; });
    std::unordered_multimap<std::string_view, const Occurrence*> by_id;
    for (const Occurrence& now : come_) by_id.emplace(now.name.id, &now);
    const auto stands = [&](const Name& name) {
      const auto [first, last] = by_id.equal_range(name.id);
      return std::any_of(first, last, [&](const auto& one) { return one.second->name == name; });
    };
    for (const Occurrence& known : names_.all()) {
      const bool is_here = known.place.at >= before.base && known.place.at < before.base + before.text.size();
      if (is_here && known.declares && !stands(known.name)) gone_.insert(&known);
    }
    std::erase_if(come_, [&](const Occurrence& now) { return names_.declaration(now.name) != nullptr; });
  }

  /// What the line stands below.
  void find_owner(std::uint32_t line_start) {
    const std::size_t above =
        line_ < text_.lines.size() && text_.lines[line_].whole.at < line_start ? line_ : line_ - std::min<std::size_t>(line_, 1);
    if (line_start == text_.source->base) return;
    if (const ReadLine* opener = text_.opener(above); opener != nullptr && opener->keyword != nullptr) owner_ = opener->keyword->kind;
    if (const ReadLine* budget = text_.opener(above, Kind::budget)) unit_ = trim(text_.text(budget->argument));
  }

  void from(std::string_view begun) {
    completion_.replaces = {offset_ - static_cast<std::uint32_t>(begun.size()), static_cast<std::uint32_t>(begun.size())};
  }
  void add(Proposal proposal) { completion_.proposals.push_back(std::move(proposal)); }

  void beginnings() {
    for (const Keyword& keyword : checked_.keywords().all()) {
      const std::string spelling(keyword.spelling());
      const Key key = keyword.key == Key::none ? Key::none : key_on(keyword.key, owner_);
      if (key != Key::none && (can_stand_on(key, owner_) || can_stand_anywhere(key))) {
        const bool bare =
            spec(key).argument == Argument::none || spec(key).argument == Argument::id_or_none || spec(key).argument == Argument::target;
        add({.what = Proposal::What::property,
             .label = spelling,
             .insert = spelling + (bare ? ": " : " "),
             .order = can_stand_anywhere(key) ? 3 : 1});
      }
      if (keyword.kind != Kind::unknown) add({.what = Proposal::What::keyword, .label = spelling, .insert = spelling + " ", .order = 2});
    }
  }

  /// Whole declarations with the rows that the rules ask for.
  void snippets() {
    const Year year = checked_.project().plan.budget_year;
    const bool known = year != 0;
    const std::string this_year = known ? to_string(year) : "…", year_before = known ? to_string(year - 1) : "…";
    if (!unit_.empty()) {
      add({.what = Proposal::What::snippet,
           .label = told("post med rader"),
           .insert = fmt::format(
               "post ${{1:P1}}: ${{2:{}}}\n  slag: ${{3|satsning,effektivisering,grunduppdrag,lagstadgat,finansiellt|}}\n  drift {}: ${{4:0}} tkr\n  bidrar till: $0\n",
               told("Vad pengarna är till"), this_year),
           .detail = told("en ny post"),
           .find = "post",
           .order = 2});
    }
    if (is_goal(owner_) || owner_ == Kind::indicator) {
      add({.what = Proposal::What::snippet,
           .label = told("indikator med rader"),
           .insert = fmt::format(
               "indikator ${{1:I1}}: ${{2:{}}}\n  enhet: ${{3:%}}\n  källa: ${{4:…}}\n  utgångsvärde ${{5:{}}}: ${{6:…}}\n  målvärde {}: ${{7|minst,högst|}} $0\n",
               told("Vad som mäts"), year_before, this_year),
           .detail = told("en ny indikator"),
           .find = "indikator",
           .order = 2});
    }
  }

  void argument(const Keyword& keyword, std::string_view before) {
    const Key key = key_on(keyword.key, owner_);
    if (key == Key::none || (keyword.kind != Kind::unknown && !can_stand_on(key, owner_))) {
      if (keyword.kind == Kind::budget) unit_argument(before);
      return;
    }
    const std::size_t blank = before.find_last_of(" \t/");
    from(before.substr(blank == std::string_view::npos ? 0 : blank + 1));
    switch (spec(key).argument) {
      case Argument::year:
      case Argument::target: years(); break;
      case Argument::outcome:
        if (owner_ == Kind::follow_up) things([](Kind kind) { return kind == Kind::indicator; });
        else years();
        break;
      case Argument::id:
      case Argument::id_or_none:
        things([key](Kind kind) {
          return key == Key::status    ? kind == Kind::assignment
                 : key == Key::comment ? is_goal(kind) || kind == Kind::assignment || kind == Kind::indicator
                                       : is_goal(kind) || kind == Kind::indicator;
        });
        break;
      case Argument::kind:
        for (std::size_t k = 0; k < kind_count; ++k)
          add({.what = Proposal::What::keyword,
               .label = std::string(word(static_cast<Kind>(k))),
               .insert = std::string(word(static_cast<Kind>(k)))});
        break;
      case Argument::code:
      case Argument::code_until: rules(); break;
      case Argument::unit_post:
        if (const std::size_t slash = before.rfind('/'); slash != std::string_view::npos)
          posts(trim(before.substr(before.find_last_of(" \t", slash) + 1, slash - before.find_last_of(" \t", slash) - 1)));
        else things(is_unit);
        break;
      default: break;
    }
  }
  void unit_argument(std::string_view before) {
    from(before.substr(before.find_last_of(" \t") + 1));
    things(is_unit);
  }

  void value(const Keyword& keyword, const Begun& begun) {
    const Key key = key_on(keyword.key, owner_);
    if (key == Key::none || !(can_stand_on(key, owner_) || can_stand_anywhere(key))) return;
    const Shape shape = spec(key).shape;
    const bool list = shape == Shape::ids || shape == Shape::shares;
    const std::string_view last =
        list && begun.value.find(',') != std::string_view::npos ? begun.value.substr(begun.value.rfind(',') + 1) : begun.value;
    const std::string_view written = last.substr(std::min(last.find_first_not_of(" \t"), last.size()));
    from(written);
    if (list || shape == Shape::id) {
      if (written.find_first_of(" \t") == std::string_view::npos) named(key);
      return;
    }
    if (shape == Shape::rule) {
      for (const Level level : {Level::error, Level::warning, Level::advice, Level::off}) words({level_word(level, Language::swedish)});
      return;
    }
    if (shape == Shape::target) targets();
    else words(written_choices(shape));
  }

  void words(const std::vector<std::string_view>& choices) {
    for (const std::string_view choice : choices) {
      const std::string_view own = checked_.workspace->input.vocabulary.value(choice);
      add({.what = Proposal::What::value, .label = std::string(trim(own)), .insert = std::string(own)});
    }
  }
  void words(std::initializer_list<std::string_view> choices) { words(std::vector<std::string_view>(choices)); }

  /// The words that a target may be, and those that it may begin with; signs are as quickly written.
  void targets() {
    for (const auto op : {TargetOp::at_least, TargetOp::at_most, TargetOp::between, TargetOp::up, TargetOp::down, TargetOp::yes,
                          TargetOp::missing, TargetOp::better}) {
      const bool whole = op == TargetOp::up || op == TargetOp::down || op == TargetOp::yes || op == TargetOp::missing;
      words({fmt::format("{}{}", written(Shape::target, op), whole ? "" : " ")});
    }
  }

  void years() {
    const PlanRow& plan = checked_.project().plan;
    if (plan.budget_year == 0) return;
    for (Year year = plan.budget_year; year <= std::max(plan.budget_year, plan.last_year); ++year)
      add({.what = Proposal::What::value, .label = to_string(year), .insert = fmt::format("{}: ", year)});
    add({.what = Proposal::What::value,
         .label = to_string(plan.budget_year - 1),
         .insert = fmt::format("{}: ", plan.budget_year - 1),
         .order = 2});
  }

  void rules() {
    for (const RuleInfo& rule : checked_.workspace->catalogue.rules)
      add({.what = Proposal::What::rule,
           .label = rule.code,
           .insert = rule.code + ": ",
           .detail = rule.name,
           .find = rule.code + " " + rule.name,
           .rule = &rule});
  }

  /// What a key names.
  void named(Key key) {
    switch (key) {
      case Key::contributes:
      case Key::works_against: return things(is_goal);
      case Key::responsible:
        for (const std::string_view everyone : written_choices(Shape::everyone))
          add({.what = Proposal::What::value, .label = std::string(everyone), .insert = std::string(everyone), .order = 3});
        return things(is_unit);
      case Key::committee: return things(is_unit);
      case Key::plan: return plans();
      case Key::aspect: return aspects();
      default: break;
    }
    // The others are called as what they name: mål, område, uppdrag, indikator.
    const std::string_view called = word(key);
    things([called](Kind kind) {
      return called == word(kind) || (called == word(Kind::goal) && is_goal(kind)) || (called == "område" && kind == Kind::goal_area);
    });
  }

  /// What is declared, and fits, by its id.
  template <typename Fits>
  void declared(Fits fits) {
    for (const Occurrence& known : names_.all()) {
      if (known.declares && fits(known) && names_.declaration(known.name) == &known && !gone_.contains(&known))
        add_id(known, checked_.sources(), order_of(known));
    }
    for (const Occurrence& come : come_) {
      if (fits(come)) add_id(come, *text_.sources, has_own(come.kind) ? 0 : 1);  // it stands in its unit's own text
    }
  }
  template <typename Fits>
  void things(Fits fits) {
    declared([fits](const Occurrence& o) { return o.name.space == Space::thing && fits(o.kind); });
  }
  void posts(std::string_view unit) {
    declared([unit](const Occurrence& o) { return o.name.space == Space::post && o.name.unit == unit; });
  }
  void plans() {
    declared([](const Occurrence& o) { return o.name.space == Space::plan; });
  }
  void aspects() {
    declared([](const Occurrence& o) { return o.name.space == Space::aspect; });
  }

  static bool has_own(Kind kind) { return is_own_goal(kind) || kind == Kind::assignment; }
  /// A unit's own goals come before the plan's, and those before other units'.
  [[nodiscard]] int order_of(const Occurrence& known) const {
    const Project& project = checked_.project();
    const Id<Declaration> declaration = has_own(known.kind) ? project.owner_of(known.place) : Id<Declaration>();
    const Id<UnitRow> unit = declaration == no_row ? Id<UnitRow>() : project.unit_of(declaration);
    return unit == no_row ? 1 : project.id(project.units[unit].declaration) == unit_ ? 0 : 2;
  }
  void add_id(const Occurrence& occurrence, const Sources& sources, int order) {
    const bool known = &sources == &checked_.sources();
    const std::string id(occurrence.name.id),
        title = shortened(known ? checked_.project().text(occurrence.title) : sources.text(occurrence.title), 80);
    add({.what = Proposal::What::id,
         .label = title.empty() ? id : id + " " + title,
         .insert = id,
         .detail = known ? money_of(checked_, occurrence) : std::string(),
         .find = id + " " + title,
         .thing = known ? &occurrence : nullptr,
         .order = order});
  }
};

}  // namespace

Completion complete(const Checked& checked, const Names& names, const Text& text, std::uint32_t offset) {
  return Completer(checked, names, text, offset).run();
}

std::optional<SettingHelp> help_with_setting(const Checked& checked, std::uint32_t offset) {
  const Span line = checked.sources().line(offset);
  const std::string_view before = checked.sources().text(line).substr(0, offset - line.at);
  const Begun begun = begun_line(checked.keywords(), before);
  if (begun.keyword == nullptr || begun.keyword->key != Key::rule) return std::nullopt;
  SettingHelp help;
  help.parts = {told("KOD"), told("fel, varning, råd eller av"), told("gräns")};
  help.form = fmt::format("regel {}: {}, {}", help.parts[0], help.parts[1], help.parts[2]);
  help.active = !begun.has_colon ? 0 : begun.value.find(',') == std::string_view::npos ? 1 : 2;
  const RuleInfo* rule = checked.workspace->catalogue.find(as_code(begun.argument));
  if (rule == nullptr) return help;
  help.about = fmt::format("{} {}: {}", rule->code, rule->name, level_word(rule->level, checked.language));
  if (rule->limit) help.about += told(", gräns {}", limit_text(*rule->limit, checked.language));
  if (!rule->limit) {
    help.parts.pop_back();
    help.form = fmt::format("regel {}: {}", help.parts[0], help.parts[1]);
    help.active = std::min<std::size_t>(help.active, 1);
  }
  return help;
}

}  // namespace malkoll::server
