#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <cstdio>
#include <set>
#include <unordered_map>

#include "check/read.h"
#include "cli/command.h"
#include "cli/files.h"
#include "diag/visible.h"
#include "format/formatter.h"
#include "format/unified_diff.h"
#include "text/told.h"
#include "work/table_file.h"

namespace malkoll::cli {

namespace {

struct FmtArguments {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

/// Files that must not be written anew, and why.
std::unordered_map<std::size_t, std::string> untouchable(const Input& input, const Sink& sink) {
  std::unordered_map<std::size_t, std::string> reasons;
  for (const Mistake& m : sink.mistakes()) {
    const std::size_t source = input.sources.size() == 0 ? 0 : input.sources.index_at(m.span.at);
    if (m.code == Code::F01) reasons[source] = told("kan inte läsas");
    if (m.code == Code::F06) reasons[source] = told("har tecken som inte går att läsa; rätta dem först (malkoll check visar var)");
  }
  return reasons;
}

bool write_out(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

int run_fmt(const FmtArguments& arguments) {
  Selection selection = select_files(arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths);
  if (!selection.empty_folders.empty())
    return refuse(told("i mappen {} finns ingen fil vars namn slutar på .malkoll", selection.empty_folders[0]));

  std::erase_if(selection.files, [&](const std::string& path) { return work::is_table(path) && !selection.named.contains(path); });
  if (selection.files.empty())
    return refuse(told("i mappen {} finns ingen fil vars namn slutar på .malkoll", arguments.paths.empty() ? "." : arguments.paths[0]));

  std::unordered_map<std::string, std::string> originals;
  const auto reader = [&](const std::string& path) {
    FileAnswer answer = selection.read(path);
    originals[path] = answer.bytes;
    return answer;
  };
  Input input;
  Sink sink;
  read_files(input, selection.files, reader, sink, {selection.bytes});

  int status = all_well;
  std::size_t changed = 0;
  const auto reasons = untouchable(input, sink);
  const bool only_look = arguments.check || arguments.diff;
  for (const std::size_t s : input.given) {
    const Source& source = input.sources[s];
    if (const auto reason = reasons.find(s); reason != reasons.end()) {
      status = refuse(fmt::format("{} {}", source.path, reason->second));
      continue;
    }
    const Formatted formatted = format(source, input.keywords);
    if (!formatted.same_meaning) {
      status = refuse(told("{} lämnas som den är: den skulle inte säga samma sak efteråt, vilket är ett fel i Målkoll", source.path));
      continue;
    }
    const bool differs = formatted.text != originals[source.path];
    changed += differs ? 1 : 0;
    if (arguments.diff && !write_out(unified_diff(source, formatted))) return refuse(told("kunde inte skriva allt"));
    if (arguments.check && differs) {
      std::string line;
      append_visible_path(line, source.path);
      fmt::print("{}\n", line);
    }
    if (only_look) continue;
    if (source.path == "-") {
      if (!write_out(formatted.text)) return refuse(told("kunde inte skriva allt"));
    } else if (differs) {
      if (const auto done = write_file(source.path, Over::read, formatted.text); !done) status = refuse(done.error());
    }
  }
  for (const auto& [s, reason] : reasons) {
    const bool given = std::find(input.given.begin(), input.given.end(), s) != input.given.end();
    if (!given) status = refuse(fmt::format("{} {}", input.sources[s].path, reason));  // its own words may be missing
  }
  if (status != all_well) return status;
  if (only_look) return changed == 0 ? all_well : found_something;
  if (changed > 0 && selection.files != std::vector<std::string>{"-"})
    fmt::print(stderr, "{}\n",
               input.given.size() == 1 ? told("filen skrevs om") : told("{} av {} filer skrevs om", changed, input.given.size()));
  return all_well;
}

}  // namespace

Command fmt_command() {
  auto a = std::make_shared<FmtArguments>();
  Command command{
      .name = "fmt", .about = told("ge filer en och samma form, utan att ändra vad de säger"), .examples = "malkoll fmt bun-2025.malkoll"};
  command.options = {
      Option{.names = "sökväg",
             .into = &a->paths,
             .help = told("mappar eller filer; - läser standard in och skriver standard ut; inget: den här mappen")},
      Option{.names = "--check",
             .into = &a->check,
             .help = told("ändra inget; nämn de filer som skulle ändras (status 1 om det finns någon)")},
      Option{.names = "--diff", .into = &a->diff, .help = told("ändra inget; visa vad som skulle ändras")},
  };
  command.reads = false;
  command.run = [a](const Common&) { return run_fmt(*a); };
  return command;
}

}  // namespace malkoll::cli
