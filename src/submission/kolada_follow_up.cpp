// Kolada's values as lines of a follow-up file. What a person wrote in it stays, line by line.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "submission/kolada_lines.h"
#include "text/lines.h"

namespace malkoll::submission {

namespace {

using ByYear = std::map<Year, std::string>;  ///< the lines of each year's follow-up

ByYear new_lines(const Project& project, const std::vector<KoladaIndicator>& indicators, const std::string& fetched, KoladaFollowUp& done) {
  ByYear years;
  for (const KoladaIndicator& indicator : indicators) {
    Year noted;
    for (const KoladaLine& line : indicator.lines) {
      if (line.is_written) continue;
      if (!line.in_plan_years) {
        ++done.earlier;
        continue;
      }
      std::string& text = years[line.year];
      if (noted != line.year)
        text += fetched.empty() ? fmt::format("  # Källa: Kolada {}.\n", indicator.number)
                                : fmt::format("  # Källa: Kolada {}, hämtat {}.\n", indicator.number, fetched);
      noted = line.year;
      text += fmt::format("  {}: {}\n", line.head_of(project.id(project.indicators[indicator.indicator].declaration)), line.number);
      ++done.added;
    }
  }
  return years;
}

/// Where lines can be added to a declaration: behind its last line that says something.
std::size_t end_of(const Project& project, Id<Declaration> declaration) {
  const Sources& sources = *project.sources;
  const Source& source = sources.at(project.declaration(declaration).id.at);
  const Id<Declaration> next = declaration.next();
  const bool last = next >= project.facts.declarations.end_id() || &sources.at(project.declaration(next).id.at) != &source;
  std::size_t end = last ? source.text.size() : sources.line(project.declaration(next).id.at).at - source.base;
  // Blank lines and notes above the next heading are its own.
  const auto line_before = [&](std::size_t at) {
    const std::size_t begin = at < 2 ? std::string::npos : source.text.rfind('\n', at - 2);
    return begin == std::string::npos ? std::size_t{0} : begin + 1;
  };
  while (end > 0) {
    const std::size_t begin = line_before(end);
    std::string_view line = std::string_view(source.text).substr(begin, end - begin);
    if (line.ends_with('\n')) line.remove_suffix(1);
    line = trim(line);
    if (!line.empty() && !(line.starts_with('#') && !last)) break;
    end = begin;
  }
  return end;
}

/// The whole municipality's follow-up of a year in a file.
Id<FollowUpRow> follow_up_in(const Project& project, std::size_t source, Year year) {
  for (const Id<FollowUpRow> f : project.follow_ups.ids()) {
    const FollowUpRow& row = project.follow_ups[f];
    if (row.period == Period{year} && row.unit == no_row && project.sources->index_at(project.declaration(row.declaration).id.at) == source)
      return f;
  }
  return no_row;
}

}  // namespace

KoladaFollowUp kolada_follow_up(const Project& project, const std::vector<KoladaIndicator>& indicators, std::size_t there,
                                const std::string& use, const std::string& fetched) {
  KoladaFollowUp done;
  const ByYear years = new_lines(project, indicators, fetched, done);
  const bool is_new = there >= project.sources->size();
  const std::string old = is_new ? "" : (*project.sources)[there].text;
  const std::string line_end = old.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  std::map<std::size_t, std::string> inserted;  // where in the old text
  std::string behind;
  for (const auto& [year, lines] : years) {
    const Id<FollowUpRow> row = is_new ? no_row : follow_up_in(project, there, year);
    if (row != no_row) inserted[end_of(project, project.follow_ups[row].declaration)] += lines;
    else behind += fmt::format("\nuppföljning {}: Uppföljning {}\n{}", year, year, lines);
  }
  if (is_new) {
    done.text = "# Värden ur Kolada. Källa: Kolada.\n";
    if (!use.empty()) done.text += "använd: " + use + "\n";
  }
  const auto add = [&](const std::string& lines) {
    if (!done.text.empty() && !done.text.ends_with('\n')) done.text += line_end;
    for (const char c : lines) {
      if (c == '\n') done.text += line_end;
      else done.text += c;
    }
  };
  std::size_t at = 0;
  for (const auto& [place, lines] : inserted) {
    done.text += old.substr(at, place - at);
    add(lines);
    at = place;
  }
  done.text += old.substr(at);
  if (!behind.empty()) add(behind);
  return done;
}

}  // namespace malkoll::submission
