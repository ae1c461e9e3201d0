#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "diag/finding.h"
#include "text/result.h"
#include "text/told.h"

/// A command as it declares itself, each in a file of its own: what it is called, what can be said to it, and what it does.
namespace malkoll::cli {

/// Exit statuses, for every command.
inline constexpr int all_well = 0;
inline constexpr int found_something = 1;
inline constexpr int could_not_run = 2;

/// What can be said to every command that reads a municipality.
struct Common {
  Language language = Language::swedish;
  std::string rules;  ///< folder with a municipality's own rules; empty: none
};

/// What is said is read into it. It must live as long as the command.
using Target = std::variant<bool*, std::string*, std::uint32_t*, std::vector<std::string>*>;

/// An option (`--all`, `-o,--output`) or an argument (`sökväg`) of a command.
struct Option {
  std::string names;
  Target into;
  std::string help;
  std::string value = {};                 ///< what its value is called in the help; empty: a flag, or an argument
  std::vector<std::string> choices = {};  ///< the words that it takes; empty: any
  bool required = false;
  std::string needs = {}, excludes = {};  ///< the name of another option of the command; empty: none
  std::size_t words = 1;                  ///< that follow it
  std::uint32_t most = 0;                 ///< of a number
  bool to_file = false;                   ///< what it names is written, and `-` is no name
};

struct Command {
  std::string name;
  std::string about;     ///< a sentence
  std::string examples;  ///< one a line
  std::vector<Option> options = {};
  std::function<int(const Common&)> run = {};
  bool reads = true;  ///< a municipality: it takes --rules and --lang
};

// Options that several commands have.
[[nodiscard]] Option paths_option(std::vector<std::string>& into);
[[nodiscard]] Option plan_option(std::string& into);

[[nodiscard]] Command check_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command init_command();
[[nodiscard]] Command new_command();
[[nodiscard]] Command split_command();
[[nodiscard]] Command merge_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command rules_command();
[[nodiscard]] Command fmt_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command diff_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command query_command();
[[nodiscard]] Command schema_command();
[[nodiscard]] Command kolada_command();
[[nodiscard]] Command verify_command();
[[nodiscard]] Command store_command();
[[nodiscard]] Command lsp_command();
[[nodiscard]] Command watch_command();

/// The program's version, as `malkoll --version` says.
[[nodiscard]] std::string version();

/// Says on standard error why a command could not run. Always could_not_run.
int refuse(const std::string& message);
int refuse(const Refusal& refusal);
/// Says on standard error what whoever runs the command should know.
void mention(const std::string& message);

}  // namespace malkoll::cli
