#include "check/engine.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "check/database.h"
#include "check/settings.h"
#include "diag/template.h"
#include "store/schema.h"

namespace malkoll {

namespace {

/// A variant's texts in the language of the run, ready to be filled in.
struct Texts {
  Level level;
  Template message, label, help;
};

struct RuleTexts {
  std::vector<std::pair<std::string, Texts>> variants;
  Template related;
};

Template compiled(const std::string& text) {
  TemplateError error;  // read_rule has compiled every text once
  return compile_template(text, error).value_or(Template{});
}

RuleTexts texts_of(const RuleInfo& rule, const RuleSetting& setting, Language language) {
  const bool swedish = language == Language::swedish;
  RuleTexts texts;
  texts.related = compiled(swedish ? rule.related_sv : rule.related_en);
  for (const Variant& v : rule.variants) {
    Level level = v.level.value_or(rule.level);
    if (setting.level) level = v.level ? std::min(level, *setting.level) : *setting.level;
    texts.variants.emplace_back(v.name, Texts{level, compiled(swedish ? v.message_sv : v.message_en),
                                              compiled(swedish ? v.label_sv : v.label_en), compiled(swedish ? v.help_sv : v.help_en)});
  }
  return texts;
}

const Texts& variant(const RuleTexts& texts, std::string_view name) {
  for (const auto& [known, text] : texts.variants) {
    if (known == name) return text;
  }
  return texts.variants.front().second;
}

Key key_named(std::string_view name) {
  for (std::size_t k = 0; k < key_count; ++k) {
    if (word(static_cast<Key>(k)) == name) return static_cast<Key>(k);
  }
  return Key::none;
}

struct Run {
  const Input& input;
  const Project& project;
  const Catalogue& catalogue;
  const CheckScope& scope;
  const CheckOptions& options;
  std::vector<Finding>& findings;
  std::vector<bool> checked_source;
  std::vector<std::pair<std::uint32_t, Key>> broken;  ///< sorted
};

bool is_broken(const Run& run, std::uint32_t declaration, Key key) {
  return std::binary_search(run.broken.begin(), run.broken.end(), std::pair{declaration, key});
}

bool is_silent(const Run& run, const std::vector<Key>& needs, std::uint32_t owner) {
  if (owner == no_row) return false;
  if (run.project.declaration(owner).incomplete) return true;
  return !run.broken.empty() && std::any_of(needs.begin(), needs.end(), [&](Key key) { return is_broken(run, owner, key); });
}

bool concerns_the_checked(const Run& run, Scope scope, Span place, std::uint32_t unit) {
  if (run.scope.whole_municipality || scope == Scope::goal) return true;
  if (run.checked_source[run.input.sources.index_at(place.at)]) return true;
  const auto& units = run.project.checked_units;
  return unit != no_row && std::find(units.begin(), units.end(), unit) != units.end();
}

/// Where a declaration's property has its value.
std::optional<Span> value_of(const Run& run, std::uint32_t declaration, Key key) {
  const Project& project = run.project;
  if (const Property* p = project.property(declaration, key)) return p->value;
  for (const Reference& r : project.facts.references) {
    if (r.owner == declaration && r.key == key) return r.text;
  }
  if (project.declaration(declaration).kind != Kind::post || project.row_of[declaration] == no_row) return std::nullopt;
  const std::uint32_t post = project.row_of[declaration];
  for (std::uint32_t l = project.posts[post].first_link; l < project.links_end(post); ++l) {
    const WrittenLink& link = project.facts.links[l];
    if (key != (link.against ? Key::works_against : Key::contributes)) continue;
    return Span{link.goal.at, run.input.sources.line(link.goal.at).end() - link.goal.at};
  }
  return std::nullopt;
}

/// Thing, unit and waiver of a finding, from the declaration in which it stands.
void place_finding(const Run& run, Finding& finding, std::uint32_t owner, std::uint32_t unit) {
  const Project& project = run.project;
  if (owner != no_row) {
    finding.subject_kind = word(project.declaration(owner).kind);
    finding.subject_id = project.id(owner);
    if (unit == no_row) unit = project.unit_of(owner);
  }
  if (unit != no_row && unit < project.units.size()) finding.unit = project.id(project.units[unit].declaration);
  const RuleInfo& rule = run.catalogue.rules[finding.rule];
  if (!rule.waivable) return;
  if (const WrittenWaiver* waiver = waiver_for(project, rule.code, owner)) {
    finding.waived = Waived{std::string(project.text(waiver->reason)), std::string(project.sources->text(waiver->until))};
  }
}

Value to_value(const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::null: return {};
    case Cell::Type::integer: return cell.integer;
    case Cell::Type::real: return cell.real;
    default: return cell.text;
  }
}

RuleError rule_error(const RuleInfo& rule, const StatementError& error) {
  const auto end = error.offset < 0 ? rule.sql.begin() : rule.sql.begin() + std::min<std::ptrdiff_t>(error.offset, std::ssize(rule.sql));
  const auto lines = static_cast<std::uint32_t>(std::count(rule.sql.begin(), end, '\n'));
  return {rule.file, rule.sql_line + lines, "regeln " + rule.code + " kunde inte köras: " + error.message};
}

void run_rule(Run& run, Connection& connection, std::uint16_t index, const RuleSetting& setting, std::vector<RuleError>& errors) {
  const RuleInfo& rule = run.catalogue.rules[index];
  StatementError error;
  std::optional<Statement> statement = prepare(connection, rule.sql, error);
  if (!statement) {
    errors.push_back(rule_error(rule, error));
    return;
  }
  const int place_column = statement->column("place");
  if (place_column < 0) {
    errors.push_back({rule.file, rule.sql_line, "regeln " + rule.code + " ger ingen kolumn som heter place, så fynden får ingen plats"});
    return;
  }
  const std::optional<std::int64_t> limit = setting.limit ? setting.limit : rule.limit;
  if (limit) statement->bind("limit", *limit);
  statement->bind("today", run.options.today);
  const int related_column = statement->column("related"), money_column = statement->column("money"),
            unit_column = statement->column("unit"), variant_column = statement->column("variant"),
            part_column = statement->column("part"), fix_column = statement->column("fix"),
            property_column = statement->column("property");
  const RuleTexts texts = texts_of(rule, setting, run.options.language);
  std::vector<Key> needs;
  for (const std::string& name : rule.needs) needs.push_back(key_named(name));
  const Project& project = run.project;
  const auto& columns = statement->columns();

  const auto each = [&](const Row& row) {
    if (row.is_null(place_column)) return true;
    Span place = unpack(row.integer(place_column));
    const std::uint32_t owner = project.owner_of(place);
    if (is_silent(run, needs, owner)) return true;
    const bool has_unit = unit_column >= 0 && !row.is_null(unit_column) && row.cell(unit_column).type == Cell::Type::integer;
    const std::uint32_t unit = has_unit ? static_cast<std::uint32_t>(row.integer(unit_column)) : no_row;
    if (!concerns_the_checked(run, rule.scope, place, unit)) return true;
    const Texts& text = variant(texts, variant_column < 0 ? std::string_view{} : row.text(variant_column));
    if (text.level == Level::off) return true;

    const auto lookup = [&](std::string_view name) -> std::optional<Value> {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c] == name) return to_value(row.cell(static_cast<int>(c)));
      }
      if (name == "budget_year") return Value{project.plan.budget_year};
      if (name == "limit") return limit ? Value{*limit} : Value{};
      return std::nullopt;
    };
    Finding finding;
    finding.rule = index;
    finding.level = text.level;
    if (property_column >= 0 && owner != no_row && place == project.declaration(owner).id) {
      place = value_of(run, owner, key_named(row.text(property_column))).value_or(place);
    }
    finding.span = place;
    const auto fill = [&](const Template& form, std::string& out) {
      if (!form.empty()) expand(form, lookup, run.input.vocabulary, run.options.language, out);
    };
    fill(text.message, finding.message);
    fill(text.label, finding.label);
    fill(text.help, finding.help);
    if (money_column >= 0 && !row.is_null(money_column)) finding.money = row.integer(money_column);
    if (part_column >= 0) finding.part = row.text(part_column);
    if (related_column >= 0 && !row.is_null(related_column) && !texts.related.empty()) {
      Related related{unpack(row.integer(related_column)), {}};
      fill(texts.related, related.message);
      finding.related.push_back(std::move(related));
    }
    if (fix_column >= 0 && !row.is_null(fix_column)) finding.fix = Fix{place, std::string(row.text(fix_column))};
    place_finding(run, finding, owner, unit);
    run.findings.push_back(std::move(finding));
    return true;
  };
  if (const std::optional<StatementError> failed = malkoll::run(*statement, each)) errors.push_back(rule_error(rule, *failed));
}

std::string shortened(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

/// What the reader found, in words.
void add_mistakes(Run& run, const Sink& sink, const std::vector<RuleSetting>& settings) {
  std::map<std::uint16_t, RuleTexts> by_rule;
  for (const Mistake& m : sink.mistakes()) {
    const std::uint16_t index = run.catalogue.index(word(m.code));
    const RuleInfo& rule = run.catalogue.rules[index];
    auto texts = by_rule.find(index);
    if (texts == by_rule.end()) texts = by_rule.emplace(index, texts_of(rule, settings[index], run.options.language)).first;
    const Texts& text = variant(texts->second, m.variant);
    std::string written = shortened(run.input.sources.text(m.span));
    const auto lookup = [&](std::string_view name) -> std::optional<Value> {
      if (name == "text") return Value{std::string_view(written)};
      if (name == "key") return Value{m.key};
      if (name == "kind") return Value{m.kind};
      if (name == "wanted") return Value{m.wanted};
      if (name == "suggestion") return Value{std::string_view(m.suggestion)};
      return std::nullopt;
    };
    Finding finding;
    finding.rule = index;
    finding.level = text.level;
    finding.span = m.span;
    finding.whole_file = m.whole_file;
    const auto fill = [&](const Template& form, std::string& out) {
      if (!form.empty()) expand(form, lookup, run.input.vocabulary, run.options.language, out);
    };
    fill(text.message, finding.message);
    fill(text.label, finding.label);
    fill(text.help, finding.help);
    if (!m.related.empty() && !texts->second.related.empty()) {
      Related related{m.related, {}};
      fill(texts->second.related, related.message);
      finding.related.push_back(std::move(related));
    }
    if (m.certain) finding.fix = Fix{m.span, m.suggestion};
    const std::uint32_t owner = m.whole_file || run.input.sources.size() == 0 ? no_row : run.project.owner_of(m.span);
    place_finding(run, finding, owner, no_row);
    finding.waived.reset();  // a line that cannot be read cannot be waived
    run.findings.push_back(std::move(finding));
  }
}

/// By place, then code. Each finding is moved once: they are large, and there can be many.
void sort_by_place(std::vector<Finding>& findings) {
  std::vector<std::uint32_t> order(findings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Finding &first = findings[a], &second = findings[b];
    return first.span.at != second.span.at ? first.span.at < second.span.at : first.rule < second.rule;
  });
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (const std::uint32_t index : order) sorted.push_back(std::move(findings[index]));
  findings = std::move(sorted);
}

void summarize(const Run& run, const Sink& sink, CheckResult& result) {
  Summary& s = result.summary;
  const auto count = [&](Level level, std::size_t n) {
    (level == Level::error ? s.errors : level == Level::warning ? s.warnings : s.advice) += n;
  };
  Level worst = Level::off;
  for (const Finding& f : result.findings) {
    if (f.waived) {
      ++s.waived;
      continue;
    }
    count(f.level, 1);
    worst = std::max(worst, f.level);
  }
  for (std::size_t c = 0; c < static_cast<std::size_t>(Code::count); ++c) {
    const std::size_t all = sink.count(static_cast<Code>(c));
    const std::size_t dropped = all - std::min(all, Sink::keep);
    s.dropped += dropped;
    count(run.catalogue.rules[run.catalogue.index(word(static_cast<Code>(c)))].level, dropped);
  }
  const Project& project = run.project;
  s.files = run.input.files;
  s.money = project.money;
  s.linked = project.linked_money;
  s.excused = project.excused_money;
  s.whole_municipality = run.scope.whole_municipality;
  s.missing_units = static_cast<std::size_t>(project.plan.missing);
  if (!s.whole_municipality) {
    for (const std::uint32_t unit : project.checked_units) s.units.emplace_back(project.id(project.units[unit].declaration));
  }
  s.failing = worst >= run.options.fail_on;
  s.fail_on = level_word(run.options.fail_on, run.options.language);
  if (project.plan.declaration == no_row) return;
  result.plan = {std::string(project.id(project.plan.declaration)), std::string(project.title(project.plan.declaration)),
                 std::string(project.plan.municipality), static_cast<int>(project.plan.budget_year)};
}

}  // namespace

CheckResult check(const Input& input, const Project& project, const Catalogue& catalogue, Sink& sink, const CheckScope& scope,
                  const CheckOptions& options, std::vector<RuleError>& errors) {
  CheckResult result;
  result.sources = &input.sources;
  result.catalogue = &catalogue;
  Run run{input, project, catalogue, scope, options, result.findings, {}, {}};
  run.checked_source.assign(input.sources.size(), scope.whole_municipality);
  for (const std::size_t source : scope.checked_sources) run.checked_source[source] = true;
  for (const BrokenLine& line : project.facts.broken) run.broken.emplace_back(line.owner, line.key);
  std::sort(run.broken.begin(), run.broken.end());

  const std::vector<RuleSetting> settings = settings_in_force(project, catalogue, sink);
  const std::vector<Table> tables = make_tables(project);
  StatementError error;
  std::optional<Connection> connection = open_database(tables, error);
  if (!connection) errors.push_back({"", 1, error.message});
  for (std::uint16_t r = 0; connection && r < catalogue.rules.size(); ++r) {
    const RuleInfo& rule = catalogue.rules[r];
    if (rule.sql.empty() || settings[r].level.value_or(rule.level) == Level::off) continue;
    if (rule.scope == Scope::municipality && !scope.whole_municipality) continue;
    if (project.plan.declaration == no_row) continue;  // said once, as P13
    run_rule(run, *connection, r, settings[r], errors);
  }
  add_mistakes(run, sink, settings);
  sort_by_place(result.findings);
  summarize(run, sink, result);
  return result;
}

}  // namespace malkoll
