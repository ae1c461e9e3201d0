#include <algorithm>

#include "check/phases.h"
#include "check/rule_checks.h"
#include "check/rule_texts.h"
#include "diag/rule_head.h"
#include "text/told.h"

namespace malkoll {

namespace {

bool is_broken(const Run& run, Id<Declaration> declaration, Key key) {
  return std::binary_search(run.broken.begin(), run.broken.end(), std::pair{declaration, key});
}

bool is_silent(const Run& run, const std::vector<Key>& needs, bool every, Id<Declaration> owner) {
  if (owner == no_row) return false;
  if (run.project.is_incomplete(owner)) return true;
  if (every) {
    const auto first = std::lower_bound(run.broken.begin(), run.broken.end(), std::pair{owner, Key{}});
    if (first != run.broken.end() && first->first == owner) return true;
  }
  return !run.broken.empty() && std::any_of(needs.begin(), needs.end(), [&](Key key) { return is_broken(run, owner, key); });
}

bool concerns_the_checked(const Run& run, Scope scope, Span place, Id<UnitRow> unit) {
  if (run.scope.whole_municipality || scope == Scope::goal) return true;
  if (run.checked_source[run.input.sources.index_at(place.at)]) return true;
  const auto& units = run.project.checked_units;
  return unit != no_row && std::find(units.begin(), units.end(), unit) != units.end();
}

/// Nobody reads more, of one finding or of one rule's.
constexpr std::size_t longest_text = 4'000, most_bytes = std::size_t{768} << 20U;

/// Cuts a text that is too long at a character's end.
std::string_view without_excess(std::string_view text) {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}
void shorten(std::string& text) {
  if (text.size() > longest_text) text.replace(without_excess(text).size(), std::string::npos, "…");
}

/// Where a declaration's property has its value.
std::optional<Span> value_of(const Run& run, Id<Declaration> declaration, Key key) {
  const Project& project = run.project;
  if (const Property* p = project.property(declaration, key)) return p->value;
  const auto& references = project.facts.references;
  auto r = std::lower_bound(references.begin(), references.end(), declaration,
                            [](const Reference& reference, Id<Declaration> owner) { return reference.owner < owner; });
  for (; r != references.end() && r->owner == declaration; ++r) {
    if (r->key == key) return r->text;
  }
  if (project.declaration(declaration).kind != Kind::post || !project.has_row(declaration)) return std::nullopt;
  const Id<PostRow> post = project.row_of<PostRow>(declaration);
  for (const LinkRow& link : project.links[project.links_of(post)]) {
    if (key != link.key()) continue;
    return Span{link.text.at, run.input.sources.line(link.text.at).end() - link.text.at};
  }
  return std::nullopt;
}

Value to_value(const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::null: return {};
    case Cell::Type::integer: return cell.integer;
    case Cell::Type::real: return cell.real;
    default: return cell.text;
  }
}

RuleFileError rule_error(const RuleInfo& rule, const StatementError& error) {
  const auto end = error.offset < 0 ? rule.sql.begin() : rule.sql.begin() + std::min<std::ptrdiff_t>(error.offset, std::ssize(rule.sql));
  const auto lines = static_cast<std::uint32_t>(std::count(rule.sql.begin(), end, '\n'));
  return {rule.file, rule.sql_line + lines, told("regeln {} kunde inte köras: {}", rule.code, error.message)};
}

/// The columns of a rule's statement that mean something; -1: not there.
struct Meaning {
  int place, property, related, money, unit, variant, part, fix, extent, known_as, explains;

  explicit Meaning(const Statement& s)
      : place(s.column("place")), property(s.column("property")), related(s.column("related")), money(s.column("money")),
        unit(s.column("unit")), variant(s.column("variant")), part(s.column("part")), fix(s.column("fix")), extent(s.column("extent")),
        known_as(s.column("known_as")), explains(s.column("explains")) {}
};

/// Row by row, what one rule's statement gives becomes findings.
struct RowReader {
  const Run& run;
  Results& results;
  const std::uint16_t index;
  const RuleInfo& rule;
  const Meaning at;
  const std::vector<std::string>& columns;
  const std::optional<Limit> limit;
  const std::string limit_words;  ///< with its unit
  std::optional<RuleTexts> texts;  ///< from the first row on: most rules give none
  std::vector<Key> needs;
  std::size_t bytes = 0;  ///< of the findings
  bool needs_every_line = false;
  std::string fault;   ///< why the rule cannot be used; empty: it can
  std::string buffer;  ///< kept for its room: texts that many findings have take no more than they need

  RowReader(const Run& r, Results& to, std::uint16_t i, const Statement& statement)
      : run(r), results(to), index(i), rule(r.catalogue.rules[i]), at(statement), columns(statement.columns()),
        limit(limit_in_force(rule, r.settings[i])), limit_words(limit ? limit_text(*limit, r.options.language) : std::string()) {
    for (const std::string& name : rule.needs) {
      if (name == every_line) needs_every_line = true;
      else needs.push_back(key_named(name));
    }
  }

  [[nodiscard]] Value value(const Row& row, std::string_view name, Span place, bool& known) const {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c] == name) return to_value(row.cell(static_cast<int>(c)));
    }
    if (name == "budget_year") return std::int64_t{run.project.plan.budget_year.number()};
    if (name == "limit") return std::string_view(limit_words);
    if (name == "add") return added_words(run, place);
    known = false;
    return {};
  }

  [[nodiscard]] bool is_place(const Cell& cell) const {
    const Sources& sources = run.input.sources;
    if (cell.type != Cell::Type::integer || sources.size() == 0) return false;
    const Span span = unpack(cell.integer);
    const Source& last = sources[sources.size() - 1];
    return span.length > 0 && span.end() <= last.base + last.text.size();
  }

  /// The rule gives what its head has no words for: none of its findings can be relied on.
  void refuse(std::string message) {
    if (fault.empty()) fault = std::move(message);
  }

  void read(const Row& row) {
    const bool nowhere = row.is_null(at.place);
    if (rule.own && (nowhere || !is_place(row.cell(at.place)))) {
      return refuse(told("kolumnen place är ingen plats i en fil: ta den ur en tabell, till exempel   SELECT p.place FROM post AS p"));
    }
    if (nowhere) return;
    Span place = unpack(row.integer(at.place));
    const Project& project = run.project;
    const Id<Declaration> owner = project.owner_of(place);
    if (is_silent(run, needs, needs_every_line, owner)) return;
    const bool has_unit = at.unit >= 0 && row.cell(at.unit).type == Cell::Type::integer;
    const Id<UnitRow> unit = has_unit ? Id<UnitRow>(static_cast<std::uint32_t>(row.integer(at.unit))) : no_row;
    if (!concerns_the_checked(run, rule.scope, place, unit)) return;
    if (!texts) texts = texts_of(rule, run.settings[index], run.options.language);
    const std::string_view variant = at.variant < 0 ? std::string_view{} : row.text(at.variant);
    const Texts& text = texts->variant(variant);
    if (!variant.empty() && text.number == 0)
      return refuse(told("varianten »{0}« har inga egna ord: skriv   -- meddelande[{0}]: …", variant));
    if (text.level == Level::off) return;

    Finding finding;
    finding.rule = index;
    finding.variant = text.number;
    finding.level = text.level;
    if (at.property >= 0 && owner != no_row && place == project.declaration(owner).id) {
      const Key key = key_named(row.text(at.property));
      if (key == Key::none && !row.is_null(at.property))
        return refuse(told("uppgiften »{}« i kolumnen property finns inte i språket", row.text(at.property)));
      place = value_of(run, owner, key).value_or(place);
    }
    finding.span = place;
    const auto fill = [&](const Pattern& form, std::string& out) {
      const auto lookup = [&](std::string_view name) -> std::optional<Value> {
        bool known = true;
        const Value found = value(row, name, place, known);
        return known ? std::optional(found) : std::nullopt;
      };
      buffer.clear();
      if (!form.empty()) expand(form, lookup, run.input.vocabulary, run.options.language, buffer);
      shorten(buffer);
      out = buffer;
    };
    fill(text.message, finding.message);
    fill(text.label, finding.label);
    fill(text.help, finding.help);
    if (at.money >= 0 && !row.is_null(at.money)) finding.money = Ore(row.integer(at.money));
    if (at.part >= 0) finding.part = without_excess(row.text(at.part));
    if (at.explains >= 0) finding.explains.emplace(without_excess(row.text(at.explains)));
    if (at.extent >= 0 && !row.is_null(at.extent)) finding.extent = row.integer(at.extent);
    if (at.known_as >= 0 && !row.is_null(at.known_as)) finding.known_as = without_excess(row.text(at.known_as));
    if (at.related >= 0 && !row.is_null(at.related) && !texts->related.empty()) {
      Related related{unpack(row.integer(at.related)), {}};
      fill(texts->related, related.message);
      finding.related.push_back(std::move(related));
    }
    if (at.fix >= 0 && !row.is_null(at.fix) && row.text(at.fix).size() <= longest_text)
      finding.fix = Fix{place, std::string(row.text(at.fix))};
    bytes += sizeof finding + finding.message.size() + finding.label.size() + finding.help.size() + finding.part.size();
    place_finding(run, std::move(finding), owner, unit, results);
  }
};

}  // namespace

std::string_view added_words(const Run& run, Span place) {
  const std::optional<CellPlace> cell = run.input.sources.cell(place.at);
  return in_language(cell && cell->column != 0 ? "fyll i" : "lägg till en rad", run.options.language);
}

bool run_rule(const Run& run, Connection& connection, std::uint16_t index, Results& results) {
  const RuleInfo& rule = run.catalogue.rules[index];
  Result<Statement, StatementError> statement = prepare(connection, rule.sql);
  if (!statement) {
    results.errors.push_back(rule_error(rule, statement.error()));
    return false;
  }
  RowReader reader(run, results, index, *statement);
  if (reader.at.place < 0) {
    results.errors.push_back(
        {rule.file, rule.sql_line, told("regeln {} ger ingen kolumn som heter place, så fynden får ingen plats", rule.code)});
    return false;
  }
  if (reader.limit) statement->bind("limit", reader.limit->value);
  statement->bind("today", run.options.today);
  const Result<void, StatementError> done = malkoll::run(*statement, [&](const Row& row) {
    reader.read(row);
    if (reader.fault.empty() && reader.bytes > most_bytes) reader.fault = told("avbröts: den ger fler eller längre fynd än någon kan läsa");
    return reader.fault.empty();
  });
  if (!reader.fault.empty()) {
    results = {};
    results.errors.push_back({rule.file, rule.sql_line, "regeln " + rule.code + " " + reader.fault});
    return false;
  }
  if (!done) results.errors.push_back(rule_error(rule, done.error()));
  if (!done && done.error().kind == StatementError::Kind::timeout) results.out_of_time.push_back(rule.code);
  return done.has_value();
}

}  // namespace malkoll
