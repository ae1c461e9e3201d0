#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "check/engine.h"
#include "cli/files.h"
#include "cli/run.h"
#include "diag/render.h"
#include "exchange/cell_value.h"
#include "text/format.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

using exchange::Imported;
using exchange::SumKey;
using exchange::Sums;
using exchange::TableRead;

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", format_count(n, Language::swedish), n == 1 ? one : many);
}

std::string blanks_for(std::string_view text, std::size_t width) {
  const std::size_t columns = count_code_points(text);
  return std::string(columns < width ? width - columns : 1, ' ');
}

/// One line of the table of sums.
std::string sum_line(const std::string& unit, std::size_t unit_width, const std::string& what, const std::string& before, const std::string& after) {
  return "  " + unit + blanks_for(unit, unit_width) + what + blanks_for(what, 16) + blanks_for(before, 22) + before + blanks_for(after, 22) + after;
}

/// One line for each unit, kind and year: the sum in the table, and in the text that was made of it. False where any differ.
bool show_sums(std::ostream& out, const Sums& before, const Sums& after, AmountUnit shown_in) {
  std::set<SumKey> keys;
  for (const auto& [key, sum] : before) keys.insert(key);
  for (const auto& [key, sum] : after) keys.insert(key);
  bool equal = true;
  std::size_t width = 14;
  for (const SumKey& key : keys) width = std::max(width, count_code_points(key.unit) + 2);
  std::map<std::pair<Key, std::uint16_t>, std::pair<std::int64_t, std::int64_t>> totals;
  const auto line = [&](const std::string& unit, Key kind, std::uint16_t year, std::int64_t first, std::int64_t second) {
    const auto shown = [&](std::int64_t ore) { return exchange::write_amount(ore, shown_in == AmountUnit::none ? AmountUnit::kr : shown_in); };
    out << sum_line(unit, width, fmt::format("{} {}", word(kind), year), shown(first), shown(second))
        << (first == second ? "" : "   skiljer sig") << '\n';
  };
  out << sum_line("", width, "", "i tabellen", "i inlämningen") << '\n';
  for (const SumKey& key : keys) {
    const auto sum = [&](const Sums& sums) { return sums.contains(key) ? sums.at(key) : 0; };
    line(key.unit, key.kind, key.year, sum(before), sum(after));
    equal = equal && sum(before) == sum(after) && before.contains(key) == after.contains(key);
    auto& total = totals[{key.kind, key.year}];
    total = {total.first + sum(before), total.second + sum(after)};
  }
  for (const auto& [key, total] : totals) line("tillsammans", key.first, key.second, total.first, total.second);
  return equal;
}

/// What the reader itself has to say of the table: not the rules, which check is for.
CheckResult reading_only(CheckResult result, const Loaded& loaded) {
  std::erase_if(result.findings, [&](const Finding& f) {
    const RuleInfo& rule = loaded.catalogue.rules[f.rule];
    return !rule.sql.empty() || rule.code == "P13" || loaded.input.sources.index_at(f.span.at) != loaded.input.given[0];
  });
  return result;
}

void report(std::ostream& out, const std::string& name, const TableRead& table) {
  const Imported& imported = table.imported;
  std::set<std::string> units;
  for (const auto& [key, sum] : imported.sums) units.insert(key.unit);
  out << fmt::format("{}: {} blev {} i {}{}\n", name, counted(imported.rows, "rad", "rader"), counted(imported.posts, "post", "poster"),
                     counted(units.size(), "nämnd eller bolag", "nämnder och bolag"),
                     table.file.encoding.empty() ? "" : fmt::format(" ({})", table.file.encoding));
  for (const std::string& note : table.file.notes) out << note << '\n';
  for (const exchange::LeftOut& left : imported.left_out) {
    out << fmt::format("{} är inte med: {}\n", counted(left.rows, "rad", "rader"), left.condition);
  }
  if (imported.refused > 0) out << fmt::format("{} kunde inte föras över; de står som kommentarer sist\n", counted(imported.refused, "rad", "rader"));
  if (imported.rounded > 0) out << fmt::format("{} avrundades till hela ören\n", counted(imported.rounded, "beräknat belopp", "beräknade belopp"));
  for (std::size_t c = 0; c < imported.unused.size(); ++c) out << (c == 0 ? "kolumner som inte är med: " : ", ") << imported.unused[c];
  if (!imported.unused.empty()) out << '\n';
}

}  // namespace

int import_command(const ImportArguments& arguments, const Common& common) {
  std::error_code error;
  if (!exchange::is_table(arguments.file)) return refuse(fmt::format("{} är ingen tabell som kan läsas in: malkoll import läser .xlsx, .csv och SIE (.se)", arguments.file));
  if (!arguments.dry_run && !arguments.overwrite && fs::exists(arguments.output, error)) {
    return refuse(fmt::format("{} finns redan; välj ett annat namn, eller --overwrite för att skriva över den", arguments.output));
  }
  exchange::TableOptions options = arguments.tables;
  if (!options.plan.empty()) options.use = path_from(arguments.output, options.plan);
  const std::unique_ptr<Loaded> loaded = load({arguments.file}, "", common, {true, nullptr, options});
  if (loaded == nullptr) return could_not_run;
  const TableRead& table = loaded->tables.at(arguments.file);
  std::vector<RuleError> errors;
  CheckOptions check_options;
  check_options.language = common.language;
  const CheckResult result =
      reading_only(check(loaded->input, loaded->project, loaded->catalogue, loaded->sink, loaded->scope, check_options, errors), *loaded);

  const std::string& text = loaded->input.sources[loaded->input.given[0]].text;
  const bool to_stdout = arguments.dry_run || arguments.output.empty();
  std::ostream& say_to = to_stdout ? std::cerr : std::cout;
  const bool readable = table.fault == FileAnswer::Fault::none && !table.file.fault;
  if (arguments.dry_run && readable && !table.file.own) std::cout << write_column_map(table.map);
  if (arguments.dry_run && readable && table.file.own) std::cout << "# Arbetsboken är Målkolls egen: den behöver ingen kolumnkarta.\n";
  RenderOptions look;
  look.language = common.language;
  look.colour = wants_colour(to_stdout ? STDERR_FILENO : STDOUT_FILENO);
  look.unicode = is_utf8_locale();
  render_text_findings(say_to, result, look);
  if (loaded->input.unreadable) return could_not_run;
  report(say_to, fs::path(arguments.file).filename().string(), table);
  const bool equal = show_sums(say_to, table.imported.sums, exchange::sums_of(text), table.map.unit_of_amounts);
  if (!arguments.dry_run && arguments.output.empty()) std::cout << text;
  if (!arguments.dry_run && !arguments.output.empty()) {
    if (const std::string failed = write_file(arguments.output, text); !failed.empty()) return refuse(failed);
  }
  std::cout.flush();
  if (!std::cout) return refuse("kunde inte skriva allt");
  const bool unread = std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& f) { return f.level == Level::error; });
  return unread || !equal ? found_something : all_well;
}

}  // namespace malkoll::cli
