#include "kolada/cache.h"

#include <algorithm>

#include "kolada/json_values.h"
#include "kolada/page.h"
#include "text/told.h"

namespace malkoll::kolada {

namespace {

using Json = nlohmann::json;
using Line = nlohmann::ordered_json;

constexpr std::string_view format_name = "malkoll-kolada";
constexpr std::int64_t version = 1;
constexpr const char* genders[] = {"T", "K", "M"};

std::string in_line(const Line& line) { return line.dump(-1, ' ', false, Line::error_handler_t::replace); }

template <typename Rows, typename ToLine>
void add_list(std::string& out, const char* name, const Rows& rows, ToLine to_line) {
  out += std::string(",\n\"") + name + "\": [";
  bool first = true;
  for (const auto& row : rows) {
    out += (first ? "\n" : ",\n") + in_line(to_line(row));
    first = false;
  }
  out += "\n]";
}

Line indicator_line(const Indicator& i) {
  if (i.gone) return {{"id", i.id}, {"title", i.title}, {"gone", true}};
  return {{"id", i.id}, {"title", i.title}, {"published", i.published}};
}

Line value_line(const Value& v) {
  Line line = {
      {"kpi", v.indicator}, {"municipality", v.place}, {"year", v.year.number()}, {"gender", genders[static_cast<std::size_t>(v.gender)]}};
  line["value"] = v.number.empty() ? Line(nullptr) : Line::parse(v.number);
  if (!v.status.empty()) line["status"] = v.status;
  if (v.deleted) line["deleted"] = true;
  return line;
}

const Json& list(const Json& file, const char* key) {
  const Json& rows = member(file, key);
  if (!rows.is_array()) throw BadShape{key};
  return rows;
}

Answers read_own(const Json& file) {
  Answers answers;
  answers.municipality = text(file, "municipality");
  answers.fetched = text_or_none(file, "fetched");
  for (const Json& row : list(file, "kpi"))
    answers.indicators.push_back({text(row, "id"), text(row, "title"), text_or_none(row, "published"), is_set(row, "gone")});
  for (const Json& row : list(file, "places")) answers.places.push_back({text(row, "id"), text(row, "title")});
  for (const Json& row : list(file, "values")) {
    answers.values.push_back({text(row, "kpi"), text(row, "municipality"), year(row, "year"), gender(row), number(row),
                              text_or_none(row, "status"), is_set(row, "deleted")});
  }
  return answers;
}

bool is_later(const Json& written) {
  if (!written.is_number_integer()) throw BadShape{"version"};
  return written.is_number_unsigned() && written.get<std::uint64_t>() > static_cast<std::uint64_t>(version);
}

}  // namespace

std::string write_cache(const Answers& answers) {
  const Line head = {{"format", format_name},
                     {"version", version},
                     {"source", "Källa: Kolada"},
                     {"fetched", answers.fetched},
                     {"municipality", answers.municipality}};
  std::string out = in_line(head);
  out.pop_back();
  add_list(out, "kpi", answers.indicators, indicator_line);
  add_list(out, "places", answers.places, [](const Place& p) { return Line{{"id", p.id}, {"title", p.title}}; });
  add_list(out, "values", answers.values, value_line);
  return out + "\n}\n";
}

Result<Answers> read_cache(std::string_view json) {
  if (json.size() > most_bytes) return refusal(told("den är för stor"));
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  try {
    const Json file = parse_json(json);
    Answers answers;
    if (!file.is_object() || !file.contains("format")) {
      if (const Result<std::string> next = read_page(json, Asked::values, answers); !next) {
        return refusal(told("den är varken skriven av   malkoll kolada   eller en sida med värden ur Kolada"));
      } else if (!next->empty()) {
        return refusal(told("den är bara en av flera sidor ur Kolada"));
      }
    } else {
      if (text(file, "format") != format_name) throw BadShape{"format"};
      if (is_later(member(file, "version"))) return refusal(told("den är skriven av en senare version av Målkoll"));
      answers = read_own(file);
    }
    answers.tidy();
    return answers;
  } catch (const BadShape& bad) {
    return refusal(told("»{}« saknas eller är något annat än väntat", bad.where));
  } catch (const Json::exception&) {
    return refusal(told("den är inte JSON"));
  }
}

}  // namespace malkoll::kolada
