#include "cli/arguments.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/help.h"
#include "diag/nearest.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// ` – menade du X?`, or nothing.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  const auto near = nearest(word, views);
  return near ? told(" – menade du {}?", candidates[*near]) : "";
}

/// `a, b eller c`
std::string alternatives(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t w = 0; w < words.size(); ++w) out += (w == 0 ? "" : w + 1 == words.size() ? told(" eller ") : ", ") + words[w];
  return out;
}

/// The command that was begun, or the program itself.
const CLI::App& begun(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands[0];
}

std::string name_of(const CLI::App& command) {
  return (command.get_parent() != nullptr ? command.get_parent()->get_name() + " " : "") + command.get_name();
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// What was written and is neither an option nor an argument of the command; empty: nothing.
std::string unexpected(const CLI::App& app) {
  const CLI::App& command = begun(app);
  const std::vector<std::string> rest = app.remaining(true);
  if (rest.empty()) return {};
  // The first that looks like an option: what follows it may have been meant as its value.
  for (const std::string& word : rest) {
    if (word.size() < 2 || word[0] != '-') continue;
    const std::string name = word.substr(0, word.find('='));
    const std::string where = &command == &app ? told("det finns inget val") : told("kommandot {} har inget val", command.get_name());
    return told("{} som heter {}{}", where, name, did_you_mean(name, option_names(command)));
  }
  const std::string& word = rest[0];
  if (&command != &app) return told("»{}« är ett argument för mycket: så skrivs kommandot   {}", word, usage(command));
  if (word.find('/') != std::string::npos || word.ends_with(".malkoll")) return told("{} är inget kommando – menade du malkoll check {}?", word, word);
  std::vector<std::string> names;
  for (const CLI::App* known : app.get_subcommands({})) names.push_back(known->get_name());
  return told("det finns inget kommando som heter {}{}", word, did_you_mean(word, names));
}

/// The option that CLI11's message begins with or names.
const CLI::Option* named_option(const CLI::App& command, const std::string& message) {
  const CLI::Option* found = nullptr;
  std::size_t longest = 0;
  for (const CLI::Option* option : command.get_options()) {
    // `--plan` is also the beginning of `--planer`; a flag is named without its dashes
    const std::string name = option->get_lnames().empty() ? option->get_name() : option->get_lnames()[0];
    if (message.find(name) != std::string::npos && name.size() > longest) {
      found = option;
      longest = name.size();
    }
  }
  return found;
}

/// `: what the option is`; --help is in Swedish only.
std::string described(const CLI::Option& option) {
  return run_language() == Language::swedish ? ": " + option.get_description() : std::string();
}

std::string in_words(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = begun(app);
  const std::string message = error.what();
  const std::string name = error.get_name();
  // The parts before and behind a piece of CLI11's sentence.
  const auto around = [&](const std::string& between) {
    const std::size_t at = std::min(message.find(between), message.size());
    return std::pair(message.substr(0, at), message.substr(std::min(at + between.size(), message.size())));
  };
  const CLI::Option* option = named_option(command, message);
  if (name == "RequiresError") {
    const auto [first, second] = around(" requires ");
    return told("{} behöver också {}", first, second);
  }
  if (name == "ExcludesError") {
    const auto [first, second] = around(" excludes ");
    return told("{} och {} går inte att använda på samma gång", first, second);
  }
  if (name == "ValidationError") return message;  // of one_of
  if (name == "RequiredError" && option != nullptr) return option->get_positional() ? told("det saknas ett argument, {}: så skrivs kommandot   {}", option->get_name(), usage(command))
                                    : told("det saknas {}: så skrivs kommandot   {}", option->get_name(), usage(command));
  if (name == "ArgumentMismatch" && option != nullptr) {
    if (option->get_expected_max() == 0) return told("{} tar inget värde", option->get_name());
    if (option->count() > 1) return told("{} får bara anges en gång", option->get_name());
    return told("{} behöver ett värde efter sig", option->get_name()) + described(*option);
  }
  if (option != nullptr) return told("{} går inte att läsa", option->get_name()) + described(*option);
  return told("så skrivs kommandot   {}", usage(command));
}

int refuse_arguments(const CLI::App& app, const std::string& why) {
  refuse(why);
  fmt::print(stderr, "{}\n", told("{} --help visar hur det används.", name_of(begun(app))));
  return could_not_run;
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  return CLI::Validator(
      [words = std::move(words)](std::string& given) {
        if (std::find(words.begin(), words.end(), given) != words.end()) return std::string();
        return told("»{}« går inte att välja; välj {}{}", given, alternatives(words), did_you_mean(given, words));
      },
      "");
}

std::optional<int> parse(CLI::App& app, int argc, const char* const* argv) {
  for (int a = 1; a < argc; ++a) {  // before anything can be refused
    const std::string_view word = argv[a];
    if (word == "--lang=en" || (word == "--lang" && a + 1 < argc && std::string_view(argv[a + 1]) == "en")) tell_in(Language::english);
  }
  // The words that people try: `help`, `help check`, `version`.
  std::vector<const char*> words(argv, argv + argc);
  if (argc > 1 && std::string_view(argv[1]) == "version") words[1] = "--version";
  if (argc > 1 && std::string_view(argv[1]) == "help") {
    words.erase(words.begin() + 1);
    words.insert(words.begin() + (argc > 2 ? 2 : 1), "--help");
  }
  app.formatter(std::make_shared<Help>());
  app.require_subcommand(0, 1);
  app.allow_extras();
  for (CLI::App* command : app.get_subcommands({})) {
    command->formatter(app.get_formatter());
    command->set_help_flag("-h,--help", "visa den här hjälpen");
    command->allow_extras();
    for (CLI::Option* option : command->get_options()) {
      if (option->get_expected_max() == 0) option->disable_flag_override();
    }
  }
  try {
    app.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::Success& shown) {  // help, version
    return app.exit(shown);
  } catch (const CLI::ParseError& error) {
    const std::string why = unexpected(app);
    return refuse_arguments(app, why.empty() ? in_words(app, error) : why);
  }
  if (const std::string why = unexpected(app); !why.empty()) return refuse_arguments(app, why);
  if (!app.get_subcommands().empty()) return std::nullopt;
  fmt::print(stderr, "{}", app.help());
  return could_not_run;
}

}  // namespace malkoll::cli
