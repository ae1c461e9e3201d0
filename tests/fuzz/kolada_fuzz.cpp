// Any bytes as answers of Kolada: refused with a reason, or read, written and read back the same; held against a plan, and what is new added to
// its follow-up, of which every line stays.
//   build/fuzz/tests/kolada_fuzz -max_total_time=600 -dict=tests/fuzz/kolada.dict CORPUS tests/fuzz/kolada

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cases/file_case.h"
#include "cases/in_memory.h"
#include "kolada/cache.h"
#include "kolada/page.h"
#include "submission/kolada_lines.h"
#include "text/lines.h"

namespace {

using namespace malkoll;

void must(bool holds) {
  if (!holds) std::abort();
}

void read_as_page(std::string_view bytes) {
  for (const auto asked : {kolada::Asked::indicators, kolada::Asked::places, kolada::Asked::values}) {
    kolada::Answers answers;
    const auto next = kolada::read_page(bytes, asked, answers);
    must(next || !next.error().reason.empty());
  }
}

/// The plan and its follow-up of a case, with other answers beside them.
std::unique_ptr<const work::Workspace> with_answers(const std::string& bytes) {
  const std::string folder = MALKOLL_TESTS "/files/I23-kolada/";
  static const std::string plan = test::from_disk(folder + "plan.malkoll").bytes,
                           follow_up = test::from_disk(folder + "uppfoljning.malkoll").bytes;
  work::OpenOptions options;
  options.paths = {"plan.malkoll", "uppfoljning.malkoll"};
  options.built_in = &test::built_in_catalogue();
  options.own_rules = false;
  return std::move(
      *work::open(options, test::in_memory({{"plan.malkoll", plan}, {"uppfoljning.malkoll", follow_up}, {"kolada.json", bytes}})));
}

void every_line_stays(const std::string& before, const std::string& after) {
  std::size_t at = 0;
  for_lines(before, [&](std::string_view line) {
    const std::size_t found = after.find(line, at);
    must(found != std::string::npos);
    at = found + line.size();
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_as_page(bytes);
  const Result<kolada::Answers> answers = kolada::read_cache(bytes);
  must(answers || !answers.error().reason.empty());
  if (answers) {
    const std::string written = kolada::write_cache(*answers);
    // Bytes that are no UTF-8 never come this far: JSON refuses them.
    const Result<kolada::Answers> again = kolada::read_cache(written);
    must(again && kolada::write_cache(*again) == written);
  }
  const auto workspace = with_answers(bytes);
  must(workspace->project.has_kolada || workspace->sink.count(Code::F01) == 1);
  const auto indicators = submission::kolada_indicators(workspace->project);
  const submission::KoladaFollowUp made = submission::kolada_follow_up(workspace->project, indicators, 1, "", "");
  every_line_stays(workspace->input.sources[1].text, made.text);
  (void)work::check(*workspace, {});
  return 0;
}
