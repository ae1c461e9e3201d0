// Kolada's answers: pages of its API, the file that keeps them, numbers rounded as they are written.

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "cases/read_text.h"
#include "kolada/cache.h"
#include "kolada/number.h"
#include "kolada/page.h"
#include "model/kolada.h"
#include "page/session.h"
#include "submission/kolada_lines.h"
#include "text/format.h"

using namespace malkoll;
using kolada::Asked;

namespace {

std::string reason(std::string_view json, Asked asked = Asked::values) {
  kolada::Answers answers;
  const auto read = kolada::read_page(json, asked, answers);
  CHECK(answers.values.empty());
  CHECK(answers.indicators.empty());
  return read ? "" : read.error().reason;
}

std::string rounded(std::string_view number, unsigned decimals, int shift = 0) {
  const std::optional<Decimal> value = kolada::rounded(number, decimals, shift);
  return value ? format_decimal(*value) : "-";
}

constexpr std::string_view row =
    R"({"kpi":"N15419","municipality":"1780","period":2023,"values":[{"gender":"T","count":1,"status":"","value":85.2}]})";

}  // namespace

TEST_CASE("a page of values, of v3 and of v2", "[kolada]") {
  kolada::Answers answers;
  const auto next = kolada::read_page(R"({"count":2,"values":[
    {"kpi":"N15419","municipality":"0180","period":2023,"values":[{"gender":"K","count":1,"status":"","value":86.65106779999999,"isdeleted":false},
      {"gender":"T","count":1,"status":"Missing","value":null,"isdeleted":false},{"gender":"M","count":1,"status":"","value":3,"isdeleted":true}]},
    {"kpi":"N15419","municipality":"0000","period":"2022","values":[{"gender":"F","value":-1e-05}]}],
    "next_url":"https://api.kolada.se/v3/data?page=2","previous_url":null})",
                                      Asked::values, answers);
  REQUIRE(next);
  CHECK(*next == "https://api.kolada.se/v3/data?page=2");
  REQUIRE(answers.values.size() == 4);
  CHECK(answers.values[0] == kolada::Value{"N15419", "0180", Year(2023), kolada::Gender::women, "86.65106779999999", "", false});
  CHECK(answers.values[1] == kolada::Value{"N15419", "0180", Year(2023), kolada::Gender::all, "", "Missing", false});
  CHECK_FALSE(answers.values[1].known());
  CHECK(answers.values[2] == kolada::Value{"N15419", "0180", Year(2023), kolada::Gender::men, "3", "", true});
  CHECK_FALSE(answers.values[2].known());
  CHECK(answers.values[3] == kolada::Value{"N15419", "0000", Year(2022), kolada::Gender::women, "-1e-05", "", false});
  CHECK(*kolada::read_page(R"({"values":[],"next_page":"/p2"})", Asked::values, answers) == "/p2");
  CHECK(kolada::read_page(R"({"values":[],"next_url":""})", Asked::values, answers)->empty());
}

TEST_CASE("pages of what there is", "[kolada]") {
  kolada::Answers answers;
  REQUIRE(kolada::read_page(
      R"({"values":[{"id":"N15419","title":"Elever","description":null,"is_divided_by_gender":1,"publication_date":"2025-04-02"},
    {"id":"N15420","title":"Lärare","publication_date":null,"is_deleted":true}]})",
      Asked::indicators, answers));
  REQUIRE(
      kolada::read_page(R"({"values":[{"id":"G35","title":"Liknande","members":[{"id":"1715","title":"Kil"}]}]})", Asked::places, answers));
  REQUIRE(answers.indicators.size() == 2);
  CHECK(answers.indicator("N15419")->published == "2025-04-02");
  CHECK_FALSE(answers.indicator("N15419")->gone);
  CHECK(answers.indicator("N15420")->gone);
  CHECK(answers.place("G35")->title == "Liknande");
  CHECK(answers.place("1715") == nullptr);
}

TEST_CASE("what has not the API's shape is refused, and nothing of it is taken", "[kolada]") {
  CHECK(reason("") == "svaret är inte JSON");
  CHECK(reason("<html>") == "svaret är inte JSON");
  CHECK(reason("{\"values\":[1e999]}") == "svaret är inte JSON");
  CHECK(reason("null") == "svaret är inte så som Kolada skriver: values");
  CHECK(reason("[]") == "svaret är inte så som Kolada skriver: values");
  CHECK(reason(R"({"values":{}})") == "svaret är inte så som Kolada skriver: values");
  CHECK(reason(R"({"values":[],"next_url":5})") == "svaret är inte så som Kolada skriver: next_url");
  CHECK(reason(R"({"values":[{"id":"N1"}]})", Asked::indicators) == "svaret är inte så som Kolada skriver: title");
  const auto altered = [](std::string_view from, std::string_view to) {
    std::string page(row);
    page.replace(page.find(from), from.size(), to);
    return reason("{\"values\":[" + std::string(row) + "," + page + "]}");
  };
  CHECK(altered("\"1780\"", "1780") == "svaret är inte så som Kolada skriver: municipality");
  CHECK(altered("2023", "-1") == "svaret är inte så som Kolada skriver: period");
  CHECK(altered("2023", "\"2023-06\"") == "svaret är inte så som Kolada skriver: period");
  CHECK(altered("2023", "99999999999999999999") == "svaret är inte så som Kolada skriver: period");
  CHECK(altered("\"T\"", "\"X\"") == "svaret är inte så som Kolada skriver: gender");
  CHECK(altered("85.2", "\"85.2\"") == "svaret är inte så som Kolada skriver: value");
  CHECK(altered("\"value\"", "\"valeu\"") == "svaret är inte så som Kolada skriver: value");
  CHECK(altered("85.2", "[[[[[[[[1]]]]]]]]") == "svaret är inte så som Kolada skriver: value");
  CHECK(reason(std::string(kolada::most_bytes + 1, ' ')) == "svaret är för stort");
}

TEST_CASE("the file that keeps answers", "[kolada]") {
  kolada::Answers answers;
  answers.municipality = "1780";
  answers.fetched = "2025-04-02";
  answers.indicators = {{"N15419", "Elever »bra«", "2025-01-01", false}, {"N99999", "", "", true}};
  answers.places = {{"0000", "Riket"}};
  answers.values = {{"N15419", "1780", Year(2023), kolada::Gender::men, "85.2", "", false},
                    {"N15419", "1780", Year(2022), kolada::Gender::all, "", "Missing", true},
                    {"N15419", "1780", Year(2023), kolada::Gender::men, "85.25", "Prel", false}};
  answers.tidy();
  REQUIRE(answers.values.size() == 2);
  CHECK(answers.values[1].number == "85.25");  // the one that came last
  const std::string text = kolada::write_cache(answers);
  CHECK(
      text.find("\n{\"kpi\":\"N15419\",\"municipality\":\"1780\",\"year\":2023,\"gender\":\"M\",\"value\":85.25,\"status\":\"Prel\"}\n") !=
      std::string::npos);
  const auto again = kolada::read_cache(text);
  REQUIRE(again);
  CHECK(again->values == answers.values);
  CHECK(again->municipality == "1780");
  CHECK(again->indicator("N99999")->gone);
  CHECK(kolada::write_cache(*again) == text);
  CHECK(kolada::read_cache("\xEF\xBB\xBF" + text));
  const auto why = [](const std::string& json) { return kolada::read_cache(json).error().reason; };
  std::string later = text;
  later.replace(later.find("\"version\":1"), 11, "\"version\":2");
  CHECK(why(later) == "den är skriven av en senare version av Målkoll");
  CHECK(why(text.substr(0, text.size() / 2)) == "den är inte JSON");
  CHECK(why("{\"format\":\"annat\"}") == "»format« saknas eller är något annat än väntat");
  CHECK(why("{\"values\":1}") == "den är varken skriven av   malkoll kolada   eller en sida med värden ur Kolada");
  CHECK(kolada::read_cache("{\"values\":[" + std::string(row) + "]}")->values.size() == 1);
}

TEST_CASE("values are rounded on the digits that are written", "[kolada]") {
  CHECK(rounded("82.05", 1) == "82,1");
  CHECK(rounded("-82.05", 1) == "-82,1");
  CHECK(rounded("-0.04", 1) == "0,0");
  CHECK(rounded("99.95", 1) == "100,0");
  CHECK(rounded("85.4634798657718", 1) == "85,5");
  CHECK(rounded("85.4499999999", 1) == "85,4");
  CHECK(rounded("85", 2) == "85,00");
  CHECK(rounded("0.5", 0) == "1");
  CHECK(rounded("0.49", 0) == "0");
  CHECK(rounded("1e-05", 1) == "0,0");
  CHECK(rounded("1.5e+3", 0) == "1 500");
  CHECK(rounded("5e-1", 0) == "1");
  CHECK(rounded("118449", 1, -3) == "118,4");
  CHECK(rounded("118450", 1, -3) == "118,5");
  CHECK(rounded("118.45", 0, 3) == "118 450");
  CHECK(rounded("1", 0, -9) == "0");
  for (const char* none : {"", "-", ".", "1.", ".5", "1e", "1e400", "1e5000000000", "NaN", "1,5", "99999999999999999999", "1e30"})
    CHECK(rounded(none, 1) == "-");
}

TEST_CASE("rounding is exact", "[kolada]") {
  CHECK(rc::check([](std::int32_t mantissa, std::uint8_t places, std::uint8_t kept) {
    const unsigned decimals = places % 7, wanted = kept % 7;
    std::string digits = std::to_string(std::abs(std::int64_t{mantissa}));
    digits.insert(0, std::max<std::size_t>(digits.size(), decimals + 1) - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, ".");
    const std::optional<Decimal> value = kolada::rounded((mantissa < 0 ? "-" : "") + digits, wanted);
    RC_ASSERT(value.has_value());
    std::int64_t scale = 1, over = 1;
    for (unsigned d = wanted; d < decimals; ++d) over *= 10;
    for (unsigned d = decimals; d < wanted; ++d) scale *= 10;
    const std::int64_t size = std::abs(std::int64_t{mantissa}) * scale;
    const std::int64_t right = (size + over / 2) / over;
    RC_ASSERT(value->mantissa == (mantissa < 0 ? -right : right));
    RC_ASSERT(value->decimals == wanted);
  }));
}

TEST_CASE("Kolada's numbers and the last year of a title", "[kolada]") {
  CHECK(kolada::as_number("N15419") == "N15419");
  CHECK(kolada::as_number("u07455") == "U07455");
  for (const char* none : {"", "15419", "N1541", "N154191", "Å5419", "N1541a"}) CHECK_FALSE(kolada::as_number(none));
  CHECK(kolada::last_year("Antal, antal (-2013)") == Year(2013));
  CHECK(kolada::last_year("Antal, antal (–2019)") == Year(2019));
  for (const char* none : {"", ")", "Andel (%)", "Antal (2013-)", "Antal (2010-2013)", "Antal (-13)", "Antal (-2013", "Antal -2013)"})
    CHECK(kolada::last_year(none) == Year());
}

TEST_CASE("what is written of the same, and what is new", "[kolada]") {
  const test::ReadText read(
      "kommun 1780: K\nplan P: P\n  budgetår: 2023\nmål M: M\nindikator A: Elever som trivs\n  källa: Kolada N15419\n  utfall 2022 flickor: 80\n"
      "  målvärde 2023: minst 90\nindikator B: Bilar\n  källa: egen räkning\n",
      nullptr,
      "{\"values\":[" + std::string(row) +
          R"(,{"kpi":"N15419","municipality":"1780","period":2022,"values":[{"gender":"K","value":80.4},{"gender":"M","value":70.5}]},
      {"kpi":"N15419","municipality":"1780","period":2001,"values":[{"gender":"T","value":1}]}]})");
  REQUIRE(read.project.has_kolada);
  CHECK(submission::kolada_years(read.project) == std::vector<Year>{Year(2022), Year(2023)});
  const auto indicators = submission::kolada_indicators(read.project);
  REQUIRE(indicators.size() == 1);
  const auto& lines = indicators[0].lines;
  REQUIRE(lines.size() == 3);  // nobody asked for 2001
  CHECK(lines[0].head() == "utfall 2022 flickor");
  CHECK(lines[0].others.empty());
  CHECK(lines[0].is_written);
  CHECK(lines[1].head() == "utfall 2022 pojkar");  // where it counts girls
  CHECK(lines[1].number == "71");
  CHECK(lines[2].head() == "utfall 2023");
  CHECK(lines[2].number == "85");  // as the target and the outcome have none
  CHECK_FALSE(lines[2].is_written);
  CHECK(lines[2].in_plan_years);
}

TEST_CASE("a kolada.json that is dropped on the page lies beside the plan", "[kolada][page]") {
  std::vector<RuleFileError> errors;
  page::Session session = page::open_session(errors);
  REQUIRE(errors.empty());
  session.files["kommun/plan.malkoll"] =
      "kommun 1780: K\nplan P: P\n  budgetår: 2023\nmål M: M\nindikator A: Elever som trivs\n  källa: Kolada N15419\n  utfall 2023: 80\n";
  REQUIRE(page::check_session(session, {}).empty());
  CHECK(page::findings_json(session).find("\"I23\"") == std::string::npos);
  session.files["kolada.json"] = "{\"values\":[" + std::string(row) + "]}";
  REQUIRE(page::check_session(session, {}).empty());
  CHECK(page::findings_json(session).find("\"I23\"") != std::string::npos);
  session.files["kolada.json"] = "{";
  REQUIRE(page::check_session(session, {}).empty());
  CHECK(page::findings_json(session).find("den är inte JSON") != std::string::npos);
}
