#include "cli/kolada_fetch.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include "kolada/page.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

using kolada::Asked;

constexpr std::size_t most_together = 25;  ///< ids in a part of a path: the API refuses more

template <typename Each>
Result<void> in_parts(std::span<const std::string> ids, Each each) {
  while (!ids.empty()) {
    const auto part = ids.subspan(0, std::min(most_together, ids.size()));
    if (const Result<void> done = each(fmt::format("{}", fmt::join(part, ","))); !done) return done;
    ids = ids.subspan(part.size());
  }
  return {};
}

/// A page and all that follow it. The last one names no next; how many rows a page has says nothing.
Result<void> read_pages(Http& http, std::string path, Asked asked, kolada::Answers& to) {
  std::set<std::string> seen;
  while (!path.empty()) {
    if (!seen.insert(path).second) return refusal(told("servern ger samma sida om igen ({})", path));
    const Result<std::string> page = http.get(path);
    if (!page) return failure(page.error());
    const Result<std::string> next = kolada::read_page(*page, asked, to);
    if (!next) return refusal(fmt::format("{} ({})", next.error().reason, path));
    path = *next;
  }
  return {};
}

/// What others are called. Those that have no name are not there.
Result<void> read_places(Http& http, const std::vector<std::string>& ids, kolada::Answers& to) {
  std::vector<std::string> municipalities, groups;
  for (const std::string& id : ids) (id.starts_with('G') ? groups : municipalities).push_back(id);
  const auto ask = [&](const char* kind, const std::vector<std::string>& of) {
    return in_parts(of, [&](const std::string& part) { return read_pages(http, fmt::format("/{}/{}", kind, part), Asked::places, to); });
  };
  if (const auto done = ask("municipality", municipalities); !done) return done;
  if (const auto done = ask("municipality_groups", groups); !done) return done;
  for (const std::string& id : ids) {
    if (to.place(id) == nullptr) return refusal(told("Kolada har ingen kommun eller grupp {}", id));
  }
  return {};
}

/// Numbers that were asked for and are not answered are there no longer.
void note_gone(const KoladaQuestion& question, kolada::Answers& answers) {
  for (const std::string& number : question.numbers) {
    const kolada::Indicator* known = answers.indicator(number);
    if (known == nullptr) answers.indicators.push_back({number, {}, {}, true});
  }
}

}  // namespace

Result<kolada::Answers> fetch_kolada(Http& http, const KoladaQuestion& question) {
  kolada::Answers answers;
  answers.municipality = question.municipality;
  std::vector<std::string> places = {question.municipality, std::string(kolada::country)}, years;
  places.insert(places.end(), question.compare.begin(), question.compare.end());
  for (const Year year : question.years) years.push_back(to_string(year));
  if (const auto done = read_places(http, question.compare, answers); !done) return failure(done.error());
  const auto indicators =
      in_parts(question.numbers, [&](const std::string& part) { return read_pages(http, "/kpi/" + part, Asked::indicators, answers); });
  if (!indicators) return failure(indicators.error());
  note_gone(question, answers);
  std::vector<std::string> living;
  for (const kolada::Indicator& indicator : answers.indicators) {
    const bool asked = std::find(question.numbers.begin(), question.numbers.end(), indicator.id) != question.numbers.end();
    if (asked && !indicator.gone) living.push_back(indicator.id);
  }
  const auto values = in_parts(living, [&](const std::string& of) {
    return in_parts(places, [&](const std::string& where) {
      return in_parts(years, [&](const std::string& when) {
        return read_pages(http, fmt::format("/data/kpi/{}/municipality/{}/year/{}", of, where, when), Asked::values, answers);
      });
    });
  });
  if (!values) return failure(values.error());
  const auto is_one_of = [](const std::vector<std::string>& asked, const std::string& id) {
    return std::find(asked.begin(), asked.end(), id) != asked.end();
  };
  std::erase_if(answers.values, [&](const kolada::Value& v) { return !is_one_of(living, v.indicator) || !is_one_of(places, v.place); });
  answers.tidy();
  return answers;
}

}  // namespace malkoll::cli
