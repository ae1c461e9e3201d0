#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/files.h"
#include "store/finding_tables.h"
#include "store/schema.h"
#include "text/told.h"
#include "work/own_rules.h"

namespace malkoll::cli {

namespace {

std::vector<std::string> rule_codes() {
  std::vector<RuleFileError> errors;  // of own rules, and none are asked for
  std::vector<std::string> codes;
  for (const RuleInfo& rule : work::read_catalogue("", disk(), errors).rules) codes.push_back(rule.code);
  return codes;
}

std::vector<std::string> table_names() {
  const Project project;
  const Found found;
  std::vector<std::string> names;
  for (const Table& table : all_tables(project, found)) names.emplace_back(table.name);
  return names;
}

/// How bash completes what is expected.
std::string bash_words(const Expected& what) {
  switch (what.kind) {
    case Expected::Kind::words: return "mapfile -t COMPREPLY < <(compgen -W " + quoted(joined(what.words)) + " -- \"$word\")";
    case Expected::Kind::files: return "_malkoll_paths -f";
    case Expected::Kind::folders: return "_malkoll_paths -d";
    default: return ":";
  }
}

}  // namespace

bool is_argument(const Option& option) { return !option.names.starts_with('-'); }

Expected expected(const Option& option) {
  if (std::holds_alternative<bool*>(option.into)) return {Expected::Kind::nothing};
  if (!option.choices.empty()) return {Expected::Kind::words, option.choices};
  const std::string& what = is_argument(option) ? option.names : option.value;
  if (what == told("FIL") || what == "sökväg" || what == "fil" || what == "gammal" || what == "ny") return {Expected::Kind::files};
  if (what == told("MAPP")) return {Expected::Kind::folders};
  if (what == "tabell" || what == told("TABELL")) return {Expected::Kind::words, table_names()};
  if (what == "kod") return {Expected::Kind::words, rule_codes()};
  return {};
}

std::vector<std::string> names_of(const Option& option) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < option.names.size();) {
    const std::size_t end = std::min(option.names.find(',', at), option.names.size());
    names.push_back(option.names.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4) text.replace(at, 1, "'\\''");
  return "'" + text + "'";
}

std::string bash_completion(const Command& program, const std::vector<Command>& commands) {
  std::string values;     // what follows an option
  std::string options;    // of each command
  std::string arguments;  // of each command
  // `after`: the pattern of the words up to the option, where bash has the command and the word before
  const auto add = [&](const Command& command, const std::string& name, const std::string& after) {
    std::vector<std::string> names;
    std::string given;
    for (const Option& option : command.options) {
      const Expected what = expected(option);
      if (is_argument(option)) {
        if (given.empty() && what.kind != Expected::Kind::unknown) given = bash_words(what);
        continue;
      }
      std::string places;
      for (const std::string& each : names_of(option)) {
        names.push_back(each);
        places += fmt::format("{}{}\" {}\"", places.empty() ? "" : " | ", after, each);
      }
      if (what.kind != Expected::Kind::nothing) values += fmt::format("    {}) {}; return ;;\n", places, bash_words(what));
    }
    options += fmt::format("      {}) mapfile -t COMPREPLY < <(compgen -W {} -- \"$word\") ;;\n", name, quoted(joined(names)));
    if (!given.empty()) arguments += fmt::format("    {}) {} ;;\n", name, given);
  };
  std::vector<std::string> names;
  for (const Command& command : commands) {
    names.push_back(command.name);
    add(command, command.name, command.name);
  }
  add(program, "''", "*");  // last: its pattern fits a command's options too
  return fmt::format(R"(# malkoll --generate bash
_malkoll_paths() {{
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$word")
}}
_malkoll() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=
  if ((COMP_CWORD > 1)); then command=${{COMP_WORDS[1]}}; fi
  # --format=json is three words to bash
  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  COMPREPLY=()
  case "$command $before" in
{}  esac
  if [[ $word == -* ]]; then
    case $command in
{}    esac
    return
  fi
  case $command in
    '') mapfile -t COMPREPLY < <(compgen -W {} -- "$word") ;;
{}  esac
}}
complete -F _malkoll malkoll
)",
                     values, options, quoted(joined(names)), arguments);
}

}  // namespace malkoll::cli
