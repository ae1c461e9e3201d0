#include "submission/new_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "format/formatter.h"
#include "grammar.h"
#include "plan_import/units.h"
#include "text/dash.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::submission {

namespace {

constexpr Year first_year_of_all(2000), last_year_of_all(2099);
constexpr int most_years = 10;

Year year_of(std::string_view text) {
  const Year year = year_of_digits(trim(text));
  return year < first_year_of_all || year > last_year_of_all ? Year() : year;
}

struct Unit {
  std::string id, title;
};

/// `BUN: Barn- och ungdomsnämnden` as an id and a title. Two ids that were made are told apart by a number; two that were given are refused.
Result<std::vector<Unit>> units_of(const std::vector<std::string>& texts, std::set<std::string>& taken) {
  std::vector<Unit> units;
  for (const std::string& text : texts) {
    const std::size_t colon = text.find(':');
    const plan_import::UnitName name = plan_import::unit_name(colon == std::string::npos ? text : std::string_view(text).substr(colon + 1));
    const bool given = colon != std::string::npos;
    Unit unit{given ? std::string(trim(std::string_view(text).substr(0, colon))) : name.letters,
              name.title.empty() ? std::string("…") : name.title};
    if (unit.id.empty() || text.find_first_of("\r\n") != std::string::npos)
      return refusal(told("»{}« är inget namn på en nämnd eller ett bolag", text));
    if (taken.contains(unit.id) && given) return refusal(told("id {} står två gånger", unit.id));
    const std::string id = unit.id;
    for (int n = 2; !taken.insert(unit.id).second; ++n) unit.id = id + std::to_string(n);
    units.push_back(std::move(unit));
  }
  return units;
}

class Writer {
 public:
  explicit Writer(const PlanOutline& outline) : outline_(outline), first_(outline.years.first), last_(outline.years.last) {}

  std::string head() const {
    std::string text;
    if (outline_.guidance) {
      text +=
          "# En plan att fylla i: skriv det som saknas i stället för …, eller ta bort raden. malkoll check visar vad som är kvar.\n"
          "# Rader som börjar med # är anteckningar.\n\n";
    }
    const std::string years = first_ == last_ ? to_string(first_) : fmt::format("{}–{}", first_, last_);
    text += fmt::format("kommun {}: {}\n\nplan P{}: Mål och budget {}\n  budgetår: {}\n", outline_.municipality, trim(outline_.name),
                        first_, years, first_);
    std::string after;
    for (Year year = first_ + 1; year <= last_; ++year) after += fmt::format("{}{}", after.empty() ? "" : ", ", year);
    if (!after.empty()) text += "  planår: " + after + "\n";
    text += fmt::format(
        "  beslutad: …\n  beloppsenhet: {}\n  skattesats {}: …\n  skatter och bidrag {}: …\n  finansnetto {}: …\n  resultat {}: …\n",
        amount_unit_word(outline_.amounts), first_, first_, first_, first_);
    if (!outline_.measured) text += note("Målen mäts inte med indikatorer: de bedöms i ord, i uppföljningen.") + "  regel I01: av\n";
    return text;
  }

  std::string goals() const {
    std::string text = "\n" + note("Ett målområde, och under det målen. Kopiera raderna för varje mål till.");
    text += "målområde O1: …\n\n" + goal("M1", word(Economy::operational));
    text += "\n" + note("Kommunallagen kräver också finansiella mål.") + goal("F1", word(Economy::financial));
    return text;
  }

  std::string unit(std::string_view kind, const Unit& unit) const {
    std::string text = fmt::format("\n{} {}: {}\n", kind, unit.id, unit.title);
    if (kind == "nämnd") {
      for (Year year = first_; year <= last_; ++year) text += fmt::format("  ram {}: …\n", year);
    } else {
      text += "  ägarandel: …\n  ägardirektiv: …\n";
    }
    if (!outline_.own_goals) text += fmt::format("  utan egna mål: Kommunen styr utan {}\n", kind == "nämnd" ? "nämndmål" : "bolagsmål");
    return text;
  }

 private:
  [[nodiscard]] std::string note(std::string_view text) const { return outline_.guidance ? fmt::format("# {}\n", text) : std::string(); }

  [[nodiscard]] std::string goal(std::string_view id, std::string_view economy) const {
    std::string text = fmt::format("mål {}: …\n  god ekonomisk hushållning: {}\n  ansvarig: …\n", id, economy);
    if (!outline_.measured) return text;
    text += fmt::format("\nindikator {}a: …\n  enhet: …\n  källa: …\n  riktning: …\n  utgångsvärde {}: …\n  målvärde {}: …\n", id,
                        first_ - 1, first_);
    return last_ == first_ ? text : text + fmt::format("  målvärde {}: …\n", last_);
  }

  const PlanOutline& outline_;
  Year first_, last_;
};

/// The first line that is something else than not filled in; empty: there is none.
std::string unreadable_line(const Source& source) {
  Facts facts;
  Sink sink;
  parse(source, Keywords(), facts, sink);
  for (const Mistake& mistake : sink.mistakes()) {
    if (mistake.code == Code::P15) continue;
    const std::size_t at = mistake.span.at - source.base;
    const std::size_t begin = at == 0 ? 0 : source.text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
    return source.text.substr(begin, source.text.find('\n', at) - begin);
  }
  return {};
}

}  // namespace

Result<PlanYears> read_plan_years(std::string_view text) {
  text = trim(text);
  std::string_view first = text, last = text;
  for (const std::string_view dash : dashes_between) {
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos) continue;
    first = text.substr(0, at);
    last = text.substr(at + dash.size());
    break;
  }
  const PlanYears years{year_of(first), year_of(last)};
  if (years.first == 0 || years.last < years.first || years.last - years.first >= most_years)
    return refusal(told("»{}« är inga planår; skriv till exempel 2027 eller 2027–2029", text));
  return years;
}

Result<std::string> read_municipality_code(std::string_view text) {
  text = trim(text);
  if (text.size() != 4 || !all_digits(text))
    return refusal(told("»{}« är ingen kommunkod; SCB:s kod har fyra siffror, till exempel 1780", text));
  return std::string(text);
}

Result<std::string> new_plan(const PlanOutline& outline) {
  const bool one_line = outline.name.find_first_of("\r\n") == std::string::npos;
  if (trim(outline.name).empty() || !one_line) return refusal(told("»{}« är inget namn på en kommun", outline.name));
  std::set<std::string> taken = {"O1", "M1", "M1a", "F1", "F1a"};
  const Result<std::vector<Unit>> committees = units_of(outline.committees, taken);
  if (!committees) return failure(committees.error());
  const Result<std::vector<Unit>> companies = units_of(outline.companies, taken);
  if (!companies) return failure(companies.error());

  const Writer writer(outline);
  std::string text = writer.head() + writer.goals();
  for (const Unit& unit : *committees) text += writer.unit("nämnd", unit);
  for (const Unit& unit : *companies) text += writer.unit("bolag", unit);
  const Formatted formatted = format({"plan.malkoll", std::move(text), 0, {}}, Keywords());
  const Source written{"plan.malkoll", formatted.text, 0, {}};
  if (const std::string line = unreadable_line(written); !line.empty())
    return refusal(told("det som angavs blir ingen rad i planen: »{}«", line));
  return formatted.text;
}

}  // namespace malkoll::submission
