#include "cli/manual.h"

#include <fmt/format.h>

#include <string_view>

#include "cli/command.h"
#include "cli/help.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// A text that roff leaves as it is: no line of it is a request, and a dash is one that can be pasted.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if ((at == 0 || text[at - 1] == '\n') && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else out += c;
  }
  return out;
}

void section(std::string& out, const std::string& title) { out += ".SH " + plain(title) + "\n"; }

void add_rows(std::string& out, const Rows& rows) {
  for (const auto& [left, right] : rows) out += ".TP\n.B " + plain(left) + "\n" + plain(right) + "\n";
}

void add_examples(std::string& out, const Described& command) {
  if (!command.examples.empty()) out += ".PP\n.EX\n" + plain(command.examples) + (command.examples.ends_with('\n') ? "" : "\n") + ".EE\n";
}

}  // namespace

std::string manual(const CLI::App& app) {
  const Described program = described(app);
  std::string out =
      ".\\\" malkoll --generate man\n.TH MALKOLL 1 \"\" \"malkoll " + version() + "\" \"" + told("Målkoll") + "\"\n.nh\n.ad l\n";
  section(out, told("NAMN"));
  out += "malkoll \\- " + plain(told("kontrollerar en kommuns budget innan den lämnas in")) + "\n";
  section(out, told("ÖVERSIKT"));
  out += ".B " + plain(usage(app)) + "\n";
  section(out, told("BESKRIVNING"));
  out += plain(program.sentence) + "\n";
  section(out, told("KOMMANDON"));
  for (const CLI::App* command : app.get_subcommands({})) {
    const Described about = described(*command);
    out += ".SS " + plain(usage(*command)) + "\n" + plain(about.sentence) + "\n";
    add_examples(out, about);
    add_rows(out, rows_of(*command, Given::arguments));
    add_rows(out, rows_of(*command, Given::options));
  }
  section(out, told("VAL"));
  add_rows(out, rows_of(app, Given::options));
  section(out, told("EXEMPEL"));
  add_examples(out, program);
  section(out, told("SLUTSTATUS"));
  add_rows(out, {{"0", told("inget som stoppar")},
                 {"1", told("fynd som stoppar; för diff: något skiljer")},
                 {"2", told("kommandot kunde inte köras, och varför står på standard fel")}});
  return out;
}

}  // namespace malkoll::cli
