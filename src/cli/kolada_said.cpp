#include "cli/kolada_said.h"

#include <fmt/format.h>

#include <charconv>
#include <ostream>

#include "diag/visible.h"
#include "text/cell_name.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

using submission::KoladaIndicator;
using submission::KoladaLine;

std::string place_of(const Project& project, Span span) {
  const Sources& sources = *project.sources;
  const auto cell = sources.cell(span.at);
  return cell ? fmt::format("{}:{}", sources.at(span.at).path, cell_name(cell->sheet, cell->row, cell->column))
              : fmt::format("{}:{}", sources.at(span.at).path, sources.position(span.at).line);
}

void say_line(std::ostream& out, const Project& project, const KoladaLine& line, KoladaCount& count) {
  const std::string status = line.status.empty() ? "" : fmt::format(" ({})", visible(line.status));
  if (!line.is_written) {
    ++count.fresh;
    out << "  " << told("nytt: {}", line.head()) << ": " << line.number << status << '\n';
  } else if (line.others.empty()) {
    ++count.same;
    out << "  " << told("stämmer: {}", line.head()) << ": " << line.number << status << '\n';
  }
  for (const KoladaLine::Other& other : line.others) {
    ++count.differ;
    out << "  " << told("skiljer: {}", line.head()) << ": "
        << told("{} på {}, {} i Kolada", other.written, place_of(project, other.place), other.kolada) << status << '\n';
  }
}

/// The year in which Kolada answered: what it does not have of that year and the later ones nobody expects. Where it is not said, all are past.
Year fetched_in(const kolada::Answers& answers) {
  constexpr Year later(9999);
  const Year year = year_of_digits(std::string_view(answers.fetched).substr(0, 4));
  return year == 0 ? later : year;
}

/// What is to be known of the nyckeltal itself; false: there are no values to show.
bool say_indicator(std::ostream& out, const KoladaIndicator& indicator, KoladaCount& count) {
  const auto say = [&](const std::string& sentence) { out << "  " << sentence << '\n'; };
  if (!indicator.asked) {
    ++count.unknown;
    say(told("svaren har inget om {}: hämta dem på nytt med   --fetch", indicator.number));
    return false;
  }
  if (indicator.gone) {
    ++count.gone;
    say(told("Kolada har inte kvar {}: byt nyckeltal, eller källa", indicator.number));
    return false;
  }
  if (indicator.last_year != 0) say(told("nyckeltalet har inga värden efter {}", indicator.last_year));
  if (!indicator.unit.empty()) say(told("mätenheten är {} här, men {} i Kolada", indicator.unit_written, indicator.unit));
  if (indicator.other_name) say(told("namnet liknar inte det i Kolada: kontrollera att numret är rätt"));
  return true;
}

}  // namespace

KoladaCount say_kolada(std::ostream& out, const Project& project, const std::vector<KoladaIndicator>& indicators,
                       const kolada::Answers& answers) {
  KoladaCount count;
  for (const KoladaIndicator& indicator : indicators) {
    const Id<Declaration> declaration = project.indicators[indicator.indicator].declaration;
    out << fmt::format("{} »{}«: {}", project.id(declaration), visible(project.title(declaration)), indicator.number);
    if (!indicator.title.empty()) out << " »" << visible(indicator.title) << "«";
    out << '\n';
    if (!say_indicator(out, indicator, count)) continue;
    for (const KoladaLine& line : indicator.lines) say_line(out, project, line, count);
    for (const Year year : indicator.missing) {
      if (year < fetched_in(answers)) out << "  " << told("saknas i Kolada: {}", year) << '\n';
    }
  }
  const std::string fetched = answers.fetched.empty() ? "" : told(", hämtat {}", answers.fetched);
  out << told("indikatorer ur Kolada: {} · värden som stämmer: {}, skiljer sig: {}, är nya: {} · Källa: Kolada{}", indicators.size(),
              count.same, count.differ, count.fresh, fetched)
      << '\n';
  return count;
}

}  // namespace malkoll::cli
