// Any bytes: formatted without crash, to a text that says the same and that formatting does not change again. That it says the same is
// asked of what reading it gives: the mistakes, and every sum.
//   build/fuzz/tests/format_fuzz -max_total_time=600 -dict=tests/fuzz/malkoll.dict CORPUS tests/files

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "check/read.h"
#include "format/formatter.h"
#include "model/resolve.h"
#include "text/decode.h"

namespace {

using namespace malkoll;

/// What a text comes to.
struct Meaning {
  std::vector<std::string> mistakes;
  std::vector<std::int64_t> sums;
  friend bool operator==(const Meaning&, const Meaning&) = default;

  explicit Meaning(const std::string& text) {
    Input input;
    Sink sink;
    read_files(
        input, {"fuzz.malkoll"},
        [&](const std::string& path) -> FileAnswer {
          return path == "fuzz.malkoll" ? FileAnswer{FileAnswer::Fault::none, text} : FileAnswer{FileAnswer::Fault::missing, {}};
        },
        sink);
    const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
    for (const Mistake& m : sink.mistakes()) mistakes.push_back(std::string(word(m.code)) + m.variant);
    std::sort(mistakes.begin(), mistakes.end());
    sums = {project.plan_sums.money.count(),    project.plan_sums.linked_money.count(),    project.plan_sums.excused_money.count(),
            std::int64_t(project.posts.size()), std::int64_t(project.goals.size()),        std::int64_t(project.indicators.size()),
            std::int64_t(project.loose.size()), std::int64_t(project.facts.waivers.size())};
    for (const UnitYearRow& y : project.unit_years)
      sums.insert(sums.end(), {y.year.number(), y.frame.value_or(Ore(-1)).count(), y.total.value_or(Ore(-1)).count(), y.tolerance.count()});
    for (const MeasureRow& t : project.targets) sums.push_back(t.period.year.number());
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Keywords keywords;
  const std::string text = decode(std::string(reinterpret_cast<const char*>(data), size)).text;
  const Formatted once = format({"fuzz.malkoll", text, 0, {}}, keywords);
  const Formatted twice = format({"fuzz.malkoll", once.text, 0, {}}, keywords);
  if (!once.same_meaning || twice.text != once.text) std::abort();
  if (once.text != text && Meaning(text) != Meaning(once.text)) std::abort();
  return 0;
}
