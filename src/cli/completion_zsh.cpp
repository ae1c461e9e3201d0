#include <fmt/format.h>

#include <algorithm>

#include "cli/completion.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// A text inside a specification of zsh's _arguments, where some characters part it.
std::string inside(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const Expected& what) {
  switch (what.kind) {
    case Expected::Kind::words: return "(" + joined(what.words) + ")";
    case Expected::Kind::files: return "_files";
    case Expected::Kind::folders: return "_path_files -/";
    default: return " ";
  }
}

std::string specification(const Option& option) {
  const Expected what = expected(option);
  if (is_argument(option)) {
    const bool many = std::holds_alternative<std::vector<std::string>*>(option.into);
    return quoted(fmt::format("{}:{}:{}", many ? "*" : "", inside(in_run_language(option.names)), action(what)));
  }
  const std::vector<std::string> names = names_of(option);
  std::string out;
  for (const std::string& name : names) {
    const bool value = what.kind != Expected::Kind::nothing;
    std::string one = fmt::format("({}){}{}[{}]", joined(names), name,
                                  !value                   ? ""
                                  : name.starts_with("--") ? "="
                                                           : "+",
                                  inside(option.help));
    if (value) one += ":" + inside(option.value) + ":" + action(what);
    for (std::size_t more = 1; more < option.words; ++more) one += ":" + inside(option.value) + ": ";
    out += (out.empty() ? "" : " ") + quoted(one);
  }
  return out;
}

std::string specifications(const Command& command) {
  std::string out;
  for (const Option& option : command.options) out += " " + specification(option);
  return out;
}

}  // namespace

std::string zsh_completion(const Command& program, const std::vector<Command>& commands) {
  std::string described, cases;
  for (const Command& command : commands) {
    described += "      " + quoted(command.name + ":" + inside(command.about)) + "\n";
    cases += fmt::format("      {}) _arguments{} ;;\n", command.name, specifications(command));
  }
  return fmt::format(R"(#compdef malkoll
# malkoll --generate zsh
_malkoll() {{
  local curcontext=$curcontext state line
  local -A opt_args
  _arguments -C{} '1: :->command' '*:: :->rest' && return
  case $state in
    command)
      local -a commands=(
{}      )
      _describe malkoll commands ;;
    rest)
      case $line[1] in
{}      esac ;;
  esac
}}
if [[ $funcstack[1] == _malkoll ]]; then _malkoll "$@"; else compdef _malkoll malkoll; fi
)",
                     specifications(program), described, cases);
}

}  // namespace malkoll::cli
