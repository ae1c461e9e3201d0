#include "cli/help.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace {

void add_rows(std::string& out, const std::string& title, const Rows& rows) {
  if (rows.empty()) return;
  std::size_t width = 0;
  for (const auto& [left, right] : rows) width = std::max(width, display_width(left));
  out += "\n" + title + "\n";
  for (const auto& [left, right] : rows) out += "  " + left + std::string(width - display_width(left) + 3, ' ') + right + "\n";
}

std::string positional(const CLI::Option& option) {
  const std::string name = std::string(in_run_language(option.get_name())) + (option.get_expected_max() > 1 ? "..." : "");
  return option.get_required() ? name : "[" + name + "]";
}

}  // namespace

Described described(const CLI::App& command) {
  const std::string description = command.get_description();
  const std::string mark = examples_mark;
  const std::size_t at = description.find(mark);
  std::string sentence = description.substr(0, at);
  sentence.resize(sentence.find_last_not_of(" \n") + 1);
  std::string examples = at == std::string::npos ? "" : description.substr(at + mark.size());
  examples.erase(0, examples.find_first_not_of(" \n"));
  return {sentence, examples};
}

Rows rows_of(const CLI::App& command, Given given) {
  const bool positionals = given == Given::arguments;
  Rows rows;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() != positionals || option->get_group().empty()) continue;
    std::string name = positionals ? std::string(in_run_language(option->get_name())) : option->get_name(false, true);
    std::replace(name.begin(), name.end(), ',', ' ');
    if (!positionals && option->get_expected_max() > 0 && !option->get_type_name().empty()) name += " " + option->get_type_name();
    rows.emplace_back(name, option->get_description());
  }
  return rows;
}

std::string usage(const CLI::App& command) {
  std::string line = (command.get_parent() != nullptr ? command.get_parent()->get_name() + " " : "") + command.get_name();
  if (!command.get_subcommands({}).empty()) return line + " " + told("KOMMANDO [VAL]");
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) line += " " + positional(*option);
  }
  return line + told(" [VAL]");
}

std::string Help::make_help(const CLI::App* app, std::string /*name*/, CLI::AppFormatMode /*mode*/) const {
  const auto [sentence, examples] = described(*app);
  std::string out = sentence + "\n\n" + told("Så skriver man:") + "\n  " + usage(*app) + "\n";
  if (!examples.empty()) {
    out += "\n" + told("Exempel:") + "\n";
    for (std::size_t at = 0; at < examples.size();) {
      const std::size_t end = std::min(examples.find('\n', at), examples.size());
      out += "  " +
             examples.substr(std::min(examples.find_first_not_of(' ', at), end), end - std::min(examples.find_first_not_of(' ', at), end)) +
             "\n";
      at = end + 1;
    }
  }
  Rows commands;
  for (const CLI::App* command : app->get_subcommands({})) commands.emplace_back(command->get_name(), described(*command).sentence);
  add_rows(out, told("Kommandon:"), commands);
  add_rows(out, told("Anges:"), rows_of(*app, Given::arguments));
  add_rows(out, told("Val:"), rows_of(*app, Given::options));
  if (!commands.empty()) out += "\n" + told("malkoll KOMMANDO --help visar ett kommandos val.") + "\n";
  return out;
}

}  // namespace malkoll::cli
