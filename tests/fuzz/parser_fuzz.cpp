// Any bytes: decoded, read and resolved without crash, and with every span inside its file.
//   build/fuzz/tests/parser_fuzz -max_total_time=600 -dict=tests/fuzz/malkoll.dict CORPUS samples/mini

#include <cstdint>
#include <cstdlib>
#include <string>

#include "check/read.h"
#include "model/resolve.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  const auto reader = [&](const std::string& path) -> FileAnswer {
    if (path != "fuzz.malkoll") return {FileAnswer::Fault::missing, {}};
    return {FileAnswer::Fault::none, std::string(reinterpret_cast<const char*>(data), size)};
  };
  Input input;
  Sink sink;
  read_files(input, {"fuzz.malkoll"}, reader, sink, {size, false});
  const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
  for (const Mistake& mistake : sink.mistakes()) {
    if (input.sources.text(mistake.span).size() != mistake.span.length) std::abort();
    (void)input.sources.position(mistake.span.at);
  }
  for (const Id<PostRow> post : project.posts.ids()) {
    const IdRange<LinkRow> links = project.links_of(post);
    const IdRange<AmountRow> amounts = project.amounts_of(post);
    if (links.last < links.first || amounts.last < amounts.first) std::abort();
  }
  return 0;
}
