#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/questions.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

std::vector<std::string_view> codes_of(std::string_view rules) {
  std::vector<std::string_view> codes;
  for (std::size_t at = 0; at < rules.size();) {
    const std::size_t end = std::min(rules.find(' ', at), rules.size());
    codes.push_back(rules.substr(at, end - at));
    at = end + 1;
  }
  return codes;
}

struct Answer {
  std::size_t asked = 0, findings = 0;  ///< rules that were run, and what they found
  Level worst = Level::off;
  std::vector<std::string> by_rule;
};

}  // namespace

void write_questions(Page& page) {
  const Wording& w = page.words;
  const CheckResult& result = page.input.result;
  std::map<std::uint16_t, std::pair<std::size_t, Level>> found;
  for (const Finding& finding : result.findings) {
    if (!counts(finding) || !page.is_about(finding)) continue;
    auto& [count, worst] = found[finding.rule];
    ++count;
    worst = std::max(worst, finding.level);
  }
  Data rows{Data::type::list};
  for (const Question& question : questions()) {
    Answer answer;
    for (const std::string_view code : codes_of(question.rules)) {
      if (result.catalogue->find(code) == nullptr) continue;
      const std::uint16_t rule = result.catalogue->index(code);
      answer.asked += rule < result.ran.size() && result.ran[rule] ? 1U : 0U;
      const auto there = found.find(rule);
      if (there == found.end()) continue;
      answer.findings += there->second.first;
      answer.worst = std::max(answer.worst, there->second.second);
      answer.by_rule.push_back(fmt::format("{} {}", code, w.count(there->second.first)));
    }
    if (answer.asked == 0) continue;
    Data row;
    row.set("question", std::string(w.in(question.swedish, question.english)));
    row.set("rules", std::string(question.rules));
    row.set("answer", answer.findings == 0 ? std::string(w.in("utan anmärkning", "no findings"))
                                           : fmt::format("{}: {}", w.counted(answer.findings, w.in("fynd", "finding"), w.in("fynd", "findings")), joined(answer.by_rule, ", ")));
    put(row, "level", answer.worst == Level::off ? std::string() : std::string(level_word(answer.worst, w.language())));
    row.set("level_class", std::string(level_word(answer.worst, Language::english)));
    rows.push_back(row);
  }
  if (rows.is_empty_list()) return;
  Data data;
  data.set("rows", rows);
  page.write("questions", std::move(data));
}

}  // namespace malkoll::report
