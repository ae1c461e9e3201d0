#include "export/tabledata.h"

#include <fmt/format.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "export/tabledata_layout.h"
#include "grid/csv.h"
#include "model/money.h"

namespace malkoll::exporting {

namespace {

using Json = nlohmann::ordered_json;
using Type = DataField::Type;

constexpr std::string_view package_profile = "https://specs.frictionlessdata.io/tabular-data-package/";

std::string laid_out(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

template <typename Each>
void for_parts(std::string_view list, char between, Each each) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(between), list.size());
    each(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

/// The table whose rows a column numbers.
std::string_view numbered_by(std::string_view column) { return column == "parent" ? "goal" : column == "area" ? "goal_area" : column; }

const Table& table_named(const std::vector<Table>& tables, std::string_view name) {
  return *std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == name; });
}

/// Where a field's value is found: through keys of other rows.
struct Source {
  struct Step {
    const Table* table;
    const Column* column;
  };
  std::vector<Step> steps;

  [[nodiscard]] Cell cell(std::uint32_t row) const {
    for (std::size_t s = 0;; ++s) {
      const Cell cell = steps[s].column->get(steps[s].table->context, row);
      if (s + 1 == steps.size() || cell.is_null()) return cell;
      row = static_cast<std::uint32_t>(cell.integer);
    }
  }
};

Source source_of(const std::vector<Table>& tables, std::string_view table, std::string_view from) {
  Source source;
  for_parts(from, '>', [&](std::string_view name) {
    const Table& of = table_named(tables, table);
    const auto column = std::find_if(of.columns.begin(), of.columns.end(), [&](const Column& c) { return c.name == name; });
    source.steps.push_back({&of, &*column});
    table = numbered_by(name);
  });
  return source;
}

/// A whole number of hundredths with a decimal point: `-12.5`, `3`.
std::string hundredths(std::int64_t value) {
  const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string text = fmt::format("{}{}", value < 0 ? "-" : "", size / 100);
  return size % 100 == 0 ? text : text + fmt::format(".{:02}", size % 100);
}

std::string value_of(const DataField& field, const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::null: return {};
    case Cell::Type::integer:
      return field.type == Type::kronor || field.type == Type::percent ? hundredths(cell.integer) : fmt::format("{}", cell.integer);
    case Cell::Type::real: return fmt::format("{}", cell.real);
    default: return (field.choices.empty() && grid::is_guarded(cell.text) ? "'" : "") + std::string(cell.text);
  }
}

/// A resource's rows in the table that they come from.
struct ResourceRows {
  const DataResource& resource;
  const Table& table;
  std::vector<Source> sources;  ///< beside the fields

  ResourceRows(const DataResource& of, const std::vector<Table>& tables) : resource(of), table(table_named(tables, of.table)) {
    for (const DataField& field : of.fields) sources.push_back(source_of(tables, of.table, field.from));
  }

  /// It has all that it needs; else it is left out.
  [[nodiscard]] bool is_whole(std::uint32_t row) const {
    for (std::size_t f = 0; f < sources.size(); ++f) {
      if (!resource.fields[f].required) continue;
      const Cell cell = sources[f].cell(row);
      const bool text = cell.type == Cell::Type::text || cell.type == Cell::Type::transient;
      if (cell.is_null() || (text && cell.text.empty())) return false;
    }
    return true;
  }
};

bool write_csv(const DataResource& resource, const std::vector<Table>& tables, Output out) {
  const ResourceRows rows(resource, tables);
  std::string line;
  for (const DataField& field : resource.fields) line.append(line.empty() ? "" : ",").append(field.name);
  line += "\r\n";
  if (!out(line)) return false;
  for (std::uint32_t row = 0; row < rows.table.rows; ++row) {
    if (!rows.is_whole(row)) continue;
    line.clear();
    for (std::size_t f = 0; f < rows.sources.size(); ++f) {
      if (f > 0) line += ',';
      grid::append_field(line, value_of(resource.fields[f], rows.sources[f].cell(row)), ',');
    }
    line += "\r\n";
    if (!out(line)) return false;
  }
  return true;
}

// ---- datapackage.json

Json field_json(const DataField& field, bool alone) {
  const char* type = field.type == Type::text      ? "string"
                     : field.type == Type::integer ? "integer"
                     : field.type == Type::year    ? "year"
                                                   : "number";
  Json json = {{"name", field.name}, {"type", type}, {"description", field.about}};
  Json constraints = Json::object();
  if (field.required) constraints["required"] = true;
  if (alone) constraints["unique"] = true;
  for_parts(field.choices, '|', [&](std::string_view choice) { constraints["enum"].push_back(choice); });
  if (!constraints.empty()) json["constraints"] = std::move(constraints);
  return json;
}

/// One name, or a list of them: the specification has both.
Json names_json(std::string_view names) {
  Json list = Json::array();
  for_parts(names, ',', [&](std::string_view name) { list.push_back(name); });
  return list.size() == 1 ? list[0] : list;
}

Json schema_json(const DataResource& resource) {
  Json schema = {{"fields", Json::array()}, {"missingValues", Json::array({""})}};
  for (const DataField& field : resource.fields) schema["fields"].push_back(field_json(field, field.name == resource.key));
  if (!resource.key.empty()) schema["primaryKey"] = names_json(resource.key);
  for (const DataReference& r : resource.references) {
    schema["foreignKeys"].push_back(
        {{"fields", names_json(r.fields)}, {"reference", {{"resource", r.resource}, {"fields", names_json(r.reference)}}}});
  }
  return schema;
}

/// What the data set is, for both descriptions.
struct About {
  std::string name, title, description, publisher;
  Year first_year, last_year;
};

About about(const Project& project) {
  About about;
  const PlanRow& plan = project.plan;
  about.first_year = plan.budget_year;
  about.last_year = std::max(plan.last_year, plan.budget_year);
  for (const Id<Declaration> d : project.facts.declarations.ids()) {
    if (project.declaration(d).kind == Kind::municipality && project.id(d) == plan.municipality) about.publisher = project.title(d);
  }
  if (about.publisher.empty()) about.publisher = plan.municipality;
  const std::string title(plan.declaration == no_row ? std::string_view() : project.title(plan.declaration));
  about.name = fmt::format("budget-{}-{}", plan.municipality.empty() ? "kommun" : plan.municipality, plan.budget_year);
  about.title = fmt::format("Budget kopplad till mål: {}{}{}", title, about.publisher.empty() ? "" : ", ", about.publisher);
  about.description =
      fmt::format("Budgeten för {}, post för post, med de mål som pengarna ska bidra till och hur målen mäts.", plan.budget_year);
  return about;
}

Json package_json(const Project& project, std::string_view version) {
  const About what = about(project);
  Json package = {{"profile", "tabular-data-package"},
                  {"name", what.name},
                  {"title", what.title},
                  {"description", what.description},
                  {"version", "1"},
                  {"keywords", {"budget", "mål", "kommun"}},
                  {"contributors", Json::array({Json{{"title", what.publisher}, {"role", "publisher"}}})},
                  {"malkoll", Json::object({{"version", version}})},
                  {"resources", Json::array()}};
  if (what.publisher.empty()) package.erase("contributors");
  for (const DataResource& resource : data_resources()) {
    package["resources"].push_back({{"profile", "tabular-data-resource"},
                                    {"name", resource.name},
                                    {"path", fmt::format("{}.csv", resource.name)},
                                    {"title", resource.title},
                                    {"description", resource.about},
                                    {"format", "csv"},
                                    {"mediatype", "text/csv"},
                                    {"encoding", "utf-8"},
                                    {"schema", schema_json(resource)}});
  }
  return package;
}

// ---- dcat.jsonld

Json swedish(std::string_view text) { return {{"@value", text}, {"@language", "sv"}}; }
Json address(std::string_view iri) { return Json::object({{"@id", iri}}); }
Json day(std::string_view date) { return {{"@value", date}, {"@type", "xsd:date"}}; }

Json distribution_json(std::string_view file, std::string_view title, std::string_view type) {
  return {{"@id", fmt::format("#{}", file)},
          {"@type", "dcat:Distribution"},
          {"dcterms:title", swedish(title)},
          {"dcat:accessURL", address(file)},
          {"dcat:downloadURL", address(file)},
          {"dcat:mediaType", address(fmt::format("https://www.iana.org/assignments/media-types/{}", type))},
          {"dcterms:conformsTo", address(package_profile)}};
}

Json dcat_json(const Project& project) {
  const About what = about(project);
  Json distributions = Json::array({distribution_json("datapackage.json", "Alla tabeller, som datapaket", "application/json")});
  for (const DataResource& resource : data_resources())
    distributions.push_back(distribution_json(fmt::format("{}.csv", resource.name), resource.title, "text/csv"));
  const Json publisher = {{"@id", "#utgivare"},
                          {"@type", "foaf:Agent"},
                          {"foaf:name", swedish(what.publisher)},
                          {"dcterms:type", address("http://purl.org/adms/publishertype/LocalAuthority")}};
  Json data = {{"@id", "#data"},
               {"@type", "dcat:Dataset"},
               {"dcterms:title", swedish(what.title)},
               {"dcterms:description", swedish(what.description)},
               {"dcterms:identifier", what.name},
               {"dcterms:publisher", address("#utgivare")},
               {"dcterms:language", address("http://publications.europa.eu/resource/authority/language/SWE")},
               {"dcat:theme",
                {address("http://publications.europa.eu/resource/authority/data-theme/GOVE"),
                 address("http://publications.europa.eu/resource/authority/data-theme/ECON")}},
               {"dcat:keyword", {swedish("budget"), swedish("mål"), swedish("uppföljning")}},
               {"dcterms:temporal",
                {{"@type", "dcterms:PeriodOfTime"},
                 {"dcat:startDate", day(fmt::format("{:04}-01-01", what.first_year))},
                 {"dcat:endDate", day(fmt::format("{:04}-12-31", what.last_year))}}},
               {"dcat:distribution", std::move(distributions)}};
  Json catalogue = {
      {"@id", "#katalog"},
      {"@type", "dcat:Catalog"},
      {"dcterms:title", swedish(fmt::format("Öppna data om budgeten{}{}", what.publisher.empty() ? "" : ", ", what.publisher))},
      {"dcterms:description", swedish("Budgeten kopplad till målen, som öppna data.")},
      {"dcterms:publisher", address("#utgivare")},
      {"dcterms:language", address("http://publications.europa.eu/resource/authority/language/SWE")},
      {"dcat:dataset", address("#data")}};
  Json graph = Json::array({publisher});
  if (what.publisher.empty()) {  // nobody says who it is: whoever publishes it does
    graph.clear();
    catalogue.erase("dcterms:publisher");
    data.erase("dcterms:publisher");
  }
  graph.push_back(std::move(catalogue));
  graph.push_back(std::move(data));
  return {{"@context",
           {{"dcat", "http://www.w3.org/ns/dcat#"},
            {"dcterms", "http://purl.org/dc/terms/"},
            {"foaf", "http://xmlns.com/foaf/0.1/"},
            {"xsd", "http://www.w3.org/2001/XMLSchema#"}}},
          {"@graph", std::move(graph)}};
}

}  // namespace

std::vector<DataFile> tabledata(const Project& project, const std::vector<Table>& tables, std::string version) {
  std::vector<DataFile> files;
  for (const DataResource& resource : data_resources()) {
    files.push_back({fmt::format("{}.csv", resource.name), [&](Output out) { return write_csv(resource, tables, out); }});
  }
  files.push_back(
      {"datapackage.json", [&project, version = std::move(version)](Output out) { return out(laid_out(package_json(project, version))); }});
  files.push_back({"dcat.jsonld", [&project](Output out) { return out(laid_out(dcat_json(project))); }});
  return files;
}

std::vector<LeftOut> left_out_of_tabledata(const std::vector<Table>& tables) {
  std::vector<LeftOut> all;
  for (const DataResource& resource : data_resources()) {
    const ResourceRows rows(resource, tables);
    const auto money = std::find_if(resource.fields.begin(), resource.fields.end(),
                                    [](const DataField& f) { return f.type == Type::kronor && f.name == "amount"; });
    const Source* amount =
        money == resource.fields.end() ? nullptr : &rows.sources[static_cast<std::size_t>(money - resource.fields.begin())];
    LeftOut left{resource.title, 0, {}};
    for (std::uint32_t row = 0; row < rows.table.rows; ++row) {
      if (rows.is_whole(row)) continue;
      ++left.rows;
      const Cell cell = amount == nullptr ? null_cell() : amount->cell(row);
      if (!cell.is_null()) left.money = add(left.money, magnitude(Ore(cell.integer)));
    }
    if (left.rows > 0) all.push_back(left);
  }
  return all;
}

}  // namespace malkoll::exporting
