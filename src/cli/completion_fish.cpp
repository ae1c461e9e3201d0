#include <fmt/format.h>

#include <algorithm>

#include "cli/completion.h"

namespace malkoll::cli {

namespace {

/// In fish's single quotes a backslash is one too.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string takes(const Expected& what) {
  switch (what.kind) {
    case Expected::Kind::nothing: return "";
    case Expected::Kind::words: return " -x -a " + fish_quoted(joined(what.words));
    case Expected::Kind::files: return " -r -F";
    case Expected::Kind::folders: return " -x -a '(__fish_complete_directories)'";
    default: return " -x";
  }
}

/// `condition`: where the command is the one that is being written.
std::string lines(const Command& command, const std::string& condition) {
  std::string out;
  for (const Option& option : command.options) {
    const Expected what = expected(option);
    std::string line = "complete -c malkoll -n " + condition;
    if (is_argument(option)) {
      if (what.kind == Expected::Kind::files) out += line + " -F\n";
      if (what.kind == Expected::Kind::words) out += line + " -a " + fish_quoted(joined(what.words)) + "\n";
      continue;
    }
    for (const std::string& name : names_of(option)) line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    out += line + takes(what) + " -d " + fish_quoted(option.help) + "\n";
  }
  return out;
}

}  // namespace

std::string fish_completion(const Command& program, const std::vector<Command>& commands) {
  std::string out = R"(# malkoll --generate fish
function __malkoll_command
  set -l words (commandline -opc)
  test "$words[2]" = "$argv[1]"
end
complete -c malkoll -f
)";
  const std::string none = "'__malkoll_command \"\"'";
  for (const Command& command : commands)
    out += fmt::format("complete -c malkoll -n {} -a {} -d {}\n", none, command.name, fish_quoted(command.about));
  out += lines(program, none);
  for (const Command& command : commands) out += lines(command, fish_quoted("__malkoll_command " + command.name));
  return out;
}

}  // namespace malkoll::cli
