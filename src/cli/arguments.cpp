#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "cli/completion.h"
#include "cli/help.h"
#include "cli/libraries.h"
#include "cli/manual.h"
#include "cli/system.h"
#include "cli/table_options.h"
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

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* known : app.get_subcommands({})) names.push_back(known->get_name());
  return names;
}

std::string no_such_command(const CLI::App& app, const std::string& word) {
  if (word.find_first_of("/\\") != std::string::npos || word.ends_with(".malkoll"))
    return told("{} är inget kommando – menade du malkoll check {}?", word, word);
  return told("det finns inget kommando som heter {}{}", word, did_you_mean(word, names_of_commands(app)));
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
  return no_such_command(app, word);
}

/// Of `help nonsens` and `nonsens --help`; empty: the first word is a command, or an option.
std::string unknown_command(const CLI::App& app, const std::vector<const char*>& words) {
  if (words.size() < 2 || words[1][0] == '-') return {};
  const std::vector<std::string> names = names_of_commands(app);
  return std::find(names.begin(), names.end(), words[1]) == names.end() ? no_such_command(app, words[1]) : std::string();
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

/// `: what the option is`
std::string colon_and(const CLI::Option& option) { return ": " + option.get_description(); }

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
  if (name == "RequiredError" && option != nullptr)
    return option->get_positional()
               ? told("det saknas ett argument, {}: så skrivs kommandot   {}", in_run_language(option->get_name()), usage(command))
               : told("det saknas {}: så skrivs kommandot   {}", option->get_name(), usage(command));
  if (name == "ArgumentMismatch" && option != nullptr) {
    if (option->get_expected_max() == 0) return told("{} tar inget värde", option->get_name());
    if (option->count() > 1) return told("{} får bara anges en gång", option->get_name());
    return told("{} behöver ett värde efter sig", option->get_name()) + colon_and(*option);
  }
  if (option != nullptr) return told("{} går inte att läsa", option->get_name()) + colon_and(*option);
  return told("så skrivs kommandot   {}", usage(command));
}

int refuse_arguments(const CLI::App& app, const std::string& why) {
  refuse(why);
  fmt::print(stderr, "{}\n", told("{} --help visar hur det används.", name_of(begun(app))));
  return could_not_run;
}

/// Accepts one of the words; anything else is refused with the words, and with the nearest.
CLI::Validator one_of(std::vector<std::string> words) {
  return CLI::Validator(
      [words = std::move(words)](std::string& given) {
        if (std::find(words.begin(), words.end(), given) != words.end()) return std::string();
        return told("»{}« går inte att välja; välj {}{}", given, alternatives(words), did_you_mean(given, words));
      },
      "");
}

/// Accepts a name: `-`, which is standard output where that can be written to, is none.
CLI::Validator a_file() {
  return CLI::Validator(
      [](std::string& given) {
        return given == "-" ? told("- är standard ut, och det här skrivs i en fil: ange ett namn (./- är filen som heter så)")
                            : std::string();
      },
      "");
}

/// Helps are sentences that have been told: a brace in them is a brace.
CLI::Option* add(CLI::App& app, const Option& option) {
  CLI::Option* added = nullptr;
  if (bool* const* flag = std::get_if<bool*>(&option.into)) added = app.add_flag(option.names, **flag, option.help);
  if (std::string* const* text = std::get_if<std::string*>(&option.into)) added = app.add_option(option.names, **text, option.help);
  if (std::uint32_t* const* number = std::get_if<std::uint32_t*>(&option.into)) {
    added = app.add_option(option.names, **number, option.help)->check(CLI::Range(std::uint32_t{0}, option.most).description(""));
  }
  if (std::vector<std::string>* const* list = std::get_if<std::vector<std::string>*>(&option.into))
    added = app.add_option(option.names, **list, option.help);
  const bool is_flag = std::holds_alternative<bool*>(option.into);
  if (!is_flag) added->type_name(option.value);
  if (!option.choices.empty()) added->check(one_of(option.choices));
  if (option.to_file) added->check(a_file());
  if (option.words > 1) added->expected(static_cast<int>(option.words));
  if (is_flag) added->disable_flag_override();
  return added->required(option.required);
}

Option help_option() { return {.names = "-h,--help", .into = static_cast<bool*>(nullptr), .help = told("visa den här hjälpen")}; }
Option version_option() { return {.names = "--version", .into = static_cast<bool*>(nullptr), .help = told("visa versionen")}; }
Option language_option(std::string& into) {
  return {.names = "--lang",
          .into = &into,
          .help = told("sv eller en: språket i det som visas"),
          .value = told("SPRÅK"),
          .choices = {"sv", "en"}};
}

/// The command with what can be said to all.
Command whole(Command command, Common& common, std::string& language) {
  if (command.reads)
    command.options.push_back(
        {.names = "--rules", .into = &common.rules, .help = told("mapp med kommunens egna regler (KOD-namn.sql)"), .value = told("MAPP")});
  command.options.push_back(language_option(language));
  return command;
}

void declare(CLI::App& app, const Command& command) {
  CLI::App* added = app.add_subcommand(command.name, command.about + "\n\n" + examples_mark + command.examples);
  added->formatter(app.get_formatter());
  added->set_help_flag(help_option().names, help_option().help);
  added->allow_extras();
  for (const Option& option : command.options) add(*added, option);
  for (const Option& option : command.options) {
    CLI::Option* const of_it = added->get_option(option.names.substr(0, option.names.find(',')));
    if (!option.needs.empty()) of_it->needs(added->get_option(option.needs));
    if (!option.excludes.empty()) of_it->excludes(added->get_option(option.excludes));
  }
}

/// The exit status where there is nothing more to do: help and version have been shown, and what is wrong has been said.
std::optional<int> parse(CLI::App& app, int argc, const char* const* argv) {
  // The words that people try: `help`, `help check`, `version`.
  std::vector<const char*> words(argv, argv + argc);
  if (argc > 1 && std::string_view(argv[1]) == "version") words[1] = "--version";
  if (argc > 1 && std::string_view(argv[1]) == "help") {
    words.erase(words.begin() + 1);
    words.insert(words.begin() + (argc > 2 ? 2 : 1), "--help");
  }
  try {
    app.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::Success& shown) {  // help, version
    if (const std::string why = unknown_command(app, words); !why.empty()) return refuse_arguments(app, why);
    return app.exit(shown);
  } catch (const CLI::ParseError& error) {
    const std::string why = unexpected(app);
    return refuse_arguments(app, why.empty() ? in_words(app, error) : why);
  }
  if (const std::string why = unexpected(app); !why.empty()) return refuse_arguments(app, why);
  return std::nullopt;
}

/// The manual's page, or what completes in a shell.
std::string generated(const std::string& what, const CLI::App& app, const Command& program, const std::vector<Command>& commands) {
  if (what == "bash") return bash_completion(program, commands);
  if (what == "zsh") return zsh_completion(program, commands);
  if (what == "fish") return fish_completion(program, commands);
  return manual(app);
}

}  // namespace

Option paths_option(std::vector<std::string>& into) {
  return {.names = "sökväg", .into = &into, .help = told("mappar eller filer; inget: den här mappen")};
}

Option plan_option(std::string& into) {
  return {.names = "--plan",
          .into = &into,
          .help = told("id på den planversion som ska gälla; annars den med senast budgetår"),
          .value = told("ID")};
}

void add_table_options(std::vector<Option>& options, work::TableOptions& into) {
  options.push_back(
      {.names = "--mapping",
       .into = &into.mapping,
       .help = told("kolumnkarta för tabeller; annars den som ligger bredvid (budget.xlsx.karta eller budget.karta), eller en gissning"),
       .value = told("FIL")});
  options.push_back({.names = "--unit",
                     .into = &into.unit,
                     .help = told("id på den nämnd eller det bolag som hela tabellen gäller"),
                     .value = told("ID")});
  options.push_back({.names = "--amounts",
                     .into = &into.amounts,
                     .help = told("enhet för tabellens belopp: kr, tkr, mnkr eller mdkr"),
                     .value = told("ENHET"),
                     .choices = {"kr", "tkr", "mnkr", "mdkr"}});
}

void choose_language(int argc, const char* const* argv) {
  for (int a = 1; a < argc; ++a) {
    const std::string_view word = argv[a];
    if (word == "--lang=en" || (word == "--lang" && a + 1 < argc && std::string_view(argv[a + 1]) == "en")) tell_in(Language::english);
  }
}

int run_command_line(std::vector<Command> commands, int argc, const char* const* argv) {
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"malkoll check", told("kontrollera hela kommunen i den här mappen")},
      {"malkoll check bun-2025.malkoll", told("kontrollera en inlämning mot planen som den använder")},
      {"malkoll import budget.csv -o b.malkoll", told("gör en inlämning av en tabell ur budgetsystemet")},
      {"malkoll explain L01", told("varför regeln finns och hur man rättar")}};
  std::string about =
      told("Målkoll kontrollerar att pengarna i en budget hänger ihop med målen, innan den lämnas in.") + "\n\n" + examples_mark;
  for (const auto& [example, what] : examples) about += fmt::format("{:<40} {}\n", example, what);
  CLI::App app{about, "malkoll"};
  Common common;
  std::string language = "sv", generate;
  bool verbose = false;
  const CLI::Option* verbose_option = nullptr;  // CLI11 asks for the version before it has set `verbose`
  Command program{.name = "malkoll", .about = {}, .examples = {}};
  // clang-format off
  program.options = {
      Option{.names = "--verbose", .into = &verbose, .help = told("med --version: också biblioteken som Målkoll är byggt med, och deras versioner"), .needs = "--version"},
      Option{.names = "--generate", .into = &generate, .help = told("skriv manualsidan (man), eller det som kompletterar kommandon i skalet: bash, zsh eller fish"), .value = told("VAD"), .choices = {"man", "bash", "zsh", "fish"}},
      language_option(language),
  };
  // clang-format on
  CLI::Option* const version_flag = app.set_version_flag(
      version_option().names, [&] { return "malkoll " + version() + (verbose_option->count() > 0 ? "\n" + libraries() : ""); },
      version_option().help);
  app.set_help_flag(help_option().names, help_option().help);
  for (const Option& option : program.options) {
    CLI::Option* const added = add(app, option);
    if (option.needs.empty()) continue;
    added->needs(version_flag);
    verbose_option = added;
  }
  app.formatter(std::make_shared<Help>());
  app.require_subcommand(0, 1);
  app.allow_extras();
  app.allow_windows_style_options(false);  // /x is a path, on every system
  for (Command& command : commands) declare(app, command = whole(std::move(command), common, language));
  if (const std::optional<int> status = parse(app, argc, argv)) return *status;
  if (!generate.empty()) {
    for (Command& command : commands) command.options.push_back(help_option());
    std::string about_what;
    commands.push_back({.name = "help", .about = told("visa hjälpen om ett kommando"), .examples = {}});
    commands.back().options = {Option{.names = "kommando", .into = &about_what, .help = {}, .choices = names_of_commands(app)}};
    program.options.insert(program.options.begin(), {help_option(), version_option()});
    fmt::print("{}", generated(generate, app, program, commands));
    return all_well;
  }
  if (app.get_subcommands().empty()) {
    fmt::print(stderr, "{}", app.help());
    if (has_window_of_its_own())
      fmt::print(
          stderr, "\n{}\n",
          told(
              "Målkoll är ett kommando, och det här fönstret öppnades för det ensamt. Högerklicka i stället på mappen med budgeten, på en inlämning eller på en arbetsbok, och välj\n»Kontrollera med Målkoll« (om det är installerat), öppna malkoll.html, som är samma kontroll i webbläsaren, eller skriv i mappens adressfält   cmd   och sedan   malkoll check"));
    return could_not_run;
  }
  common.language = language == "en" ? Language::english : Language::swedish;
  const std::string chosen = app.get_subcommands().front()->get_name();
  return std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.name == chosen; })->run(common);
}

}  // namespace malkoll::cli
