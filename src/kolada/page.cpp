#include "kolada/page.h"

#include "kolada/json_values.h"
#include "text/told.h"

namespace malkoll::kolada {

namespace {

using Json = nlohmann::json;

void add_values(const Json& row, Answers& to) {
  Value value;
  value.indicator = text(row, "kpi");
  value.place = text(row, "municipality");
  value.year = year(row, "period");
  const Json& all = member(row, "values");
  if (!all.is_array()) throw BadShape{"values"};
  for (const Json& one : all) {
    value.gender = gender(one);
    value.number = number(one);
    value.status = text_or_none(one, "status");
    value.deleted = is_set(one, "isdeleted") || is_set(one, "is_deleted");
    to.values.push_back(value);
  }
}

void add(const Json& row, Asked asked, Answers& to) {
  switch (asked) {
    case Asked::indicators:
      return to.indicators.push_back({text(row, "id"), text(row, "title"), text_or_none(row, "publication_date"),
                                      is_set(row, "isdeleted") || is_set(row, "is_deleted")});
    case Asked::places: return to.places.push_back({text(row, "id"), text(row, "title")});
    case Asked::values: return add_values(row, to);
  }
}

std::string next_of(const Json& page) {
  for (const char* key : {"next_url", "next_page"}) {  // v3, v2
    if (std::string next = text_or_none(page, key); !next.empty()) return next;
  }
  return {};
}

}  // namespace

Result<std::string> read_page(std::string_view json, Asked asked, Answers& to) {
  if (json.size() > most_bytes) return refusal(told("svaret är för stort"));
  try {
    const Json page = parse_json(json);
    const Json& rows = member(page, "values");
    if (!rows.is_array()) throw BadShape{"values"};
    Answers read;
    for (const Json& row : rows) add(row, asked, read);
    std::string next = next_of(page);
    const auto move_all = [](auto& from, auto& into) {
      into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move_all(read.indicators, to.indicators);
    move_all(read.places, to.places);
    move_all(read.values, to.values);
    return next;
  } catch (const BadShape& bad) {
    return refusal(told("svaret är inte så som Kolada skriver: {}", bad.where));
  } catch (const Json::exception&) {
    return refusal(told("svaret är inte JSON"));
  }
}

}  // namespace malkoll::kolada
