// How fast the grammar reads: bytes per second over a synthetic submission, tables included.

#include <benchmark/benchmark.h>

#include <string>

#include "grammar.h"

namespace {

/// Posts as a budget system would export them: an amount, a title and one to three goals.
std::string submission(int posts) {
  std::string text = "budget N01: Internbudget 2027\n  plan: SP27\n  version: 1\n\n";
  for (int i = 0; i < posts; ++i) {
    const std::string number = std::to_string(1'000'000 + i).substr(1);
    text += "\npost P" + number + ": Underhåll av lokaler och gator\n  drift 2027: " + std::to_string(1 + i % 24) + " " +
            std::to_string(100 + i % 900) + " tkr\n";
    if (i % 20 == 0) continue;
    text += i % 2 == 0 ? "  bidrar till: M04 100 %\n" : "  bidrar till: M11 50 %, M19 40 %, M18 10 %\n";
  }
  return text;
}

void parse_submission(benchmark::State& state) {
  malkoll::Sources sources;
  sources.add("bench.malkoll", submission(static_cast<int>(state.range(0))));
  const malkoll::Keywords keywords;
  malkoll::Facts facts;  // its room is taken once: what the system needs to hand out memory is not the parser's
  malkoll::reserve(facts, sources[0].text.size());
  for (auto _ : state) {
    malkoll::Sink sink;
    facts.declarations.clear();
    facts.amounts.clear();
    facts.links.clear();
    facts.properties.clear();
    facts.references.clear();
    malkoll::parse(sources[0], keywords, facts, sink);
    benchmark::DoNotOptimize(facts.links.data());
    if (!sink.empty()) state.SkipWithError("the input is not in order");
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * sources[0].text.size()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(parse_submission)->Arg(3'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
