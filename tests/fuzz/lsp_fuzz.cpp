// Any lines as messages of an editor to a language server that has a small municipality open: each request has one answer, everything
// that is said is JSON, and no place lies before the beginning of a text.
//   build/fuzz/tests/lsp_fuzz -max_total_time=600 -dict=tests/fuzz/lsp.dict CORPUS tests/fuzz/lsp

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cases/file_case.h"
#include "cases/in_memory.h"
#include "server/server.h"
#include "text/lines.h"

namespace {

using namespace malkoll;

void must(bool holds) {
  if (!holds) std::abort();
}

server::Host host() {
  static const std::string samples = MALKOLL_TESTS "/../samples/mini/";
  static const std::map<std::string, std::string> files = {{"/m/plan.malkoll", test::from_disk(samples + "plan.malkoll").bytes},
                                                           {"/m/bun.malkoll", test::from_disk(samples + "bun.malkoll").bytes}};
  server::Host made;
  made.files = test::in_memory(files);
  made.below = [](const std::string& folder) {
    std::vector<std::string> below;
    for (const auto& [path, text] : files) {
      if (path.starts_with(folder)) below.push_back(path);
    }
    return below;
  };
  return made;
}

std::string first_messages(const std::string& bun) {
  const Json open = {{"jsonrpc", "2.0"},
                     {"method", "textDocument/didOpen"},
                     {"params", {{"textDocument", {{"uri", "file:///m/bun.malkoll"}, {"version", 1}, {"text", bun}}}}}};
  return dump(open);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  server::Server server(host());
  static const std::string open = first_messages(host().files.read("/m/bun.malkoll").bytes);
  std::vector<std::string> out;
  server.receive({R"({"id": 0, "method": "initialize", "params": {"workspaceFolders": [{"uri": "file:///m"}], "capabilities": {}}})", open},
                 out);
  out.clear();
  std::vector<std::string> messages;
  std::size_t requests = 0;
  for_lines({reinterpret_cast<const char*>(data), size}, [&](std::string_view line) {
    if (messages.size() >= 20) return;
    messages.emplace_back(line);
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || (json.contains("id") && json.contains("method"))) ++requests;
  });
  server.receive(messages, out);
  must(out.size() >= requests);
  server.settle(out);
  for (const std::string& said : out) must(Json::parse(said, nullptr, false).is_object());
  return 0;
}
