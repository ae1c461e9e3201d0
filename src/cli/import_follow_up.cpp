#include "cli/import_follow_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/files.h"
#include "cli/reading.h"
#include "cli/sums.h"
#include "diag/render.h"
#include "import/cell_value.h"
#include "import/spent.h"
#include "model/money.h"
#include "text/format.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

using importing::SpentLeft;

constexpr std::size_t most_told = 10;

std::string kronor(Ore ore) { return importing::write_amount(ore, AmountUnit::kr); }

std::string right(const std::string& text, std::size_t width) { return blanks_for(text, width) + text; }
std::string left(const std::string& text, std::size_t width) { return text + blanks_for(text, width); }

/// Each unit's sum beside the ledger's own. False where any differ.
bool show_units(std::ostream& out, const importing::Spent& spent) {
  constexpr std::size_t amount = 22;
  std::size_t width = 8;
  for (const importing::SpentOfUnit& unit : spent.units) width = std::max(width, count_code_points(unit.unit) + 2);
  out << "  " << left("", width) << right(told("i redovisningen"), amount) << right(told("i uppföljningen"), amount)
      << right(told("varav på poster"), amount) << '\n';
  bool equal = true;
  for (const importing::SpentOfUnit& unit : spent.units) {
    out << "  " << left(unit.unit, width) << right(kronor(unit.ledger), amount) << right(kronor(unit.written), amount)
        << right(kronor(unit.on_posts), amount);
    if (unit.ledger != unit.written) out << told("   skiljer {}", kronor(unit.ledger - unit.written));
    out << '\n';
    equal = equal && unit.ledger == unit.written;
  }
  return equal;
}

std::string why(SpentLeft::Why why) {
  switch (why) {
    case SpentLeft::Why::several: return told("kan höra till flera poster, och räknas bara på enheten");
    case SpentLeft::Why::no_unit: return told("enheten finns inte i planen: beloppet är inte med");
    case SpentLeft::Why::investment: return told("en investering utan egen post: beloppet är inte med i enhetens summa");
    default: return told("finns inte som post, och räknas bara på enheten");
  }
}

void show_left(std::ostream& out, const std::vector<SpentLeft>& all) {
  Ore rest;
  for (std::size_t n = 0; n < all.size(); ++n) {
    const SpentLeft& one = all[n];
    if (n < most_told) out << told("{}/{} »{}«: {}: {}", one.unit, one.post, one.title, kronor(one.ore), why(one.why)) << '\n';
    else rest += one.ore;
  }
  if (all.size() > most_told)
    out << told("… och {} rader till, tillsammans {}; de står som kommentarer i uppföljningen",
                format_count(all.size() - most_told, run_language()), kronor(rest))
        << '\n';
}

/// The one year to write: the one that was asked for, else the only one. Refused where there is none such.
Result<Year> year_of(const std::vector<Year>& years, Year wanted) {
  std::string all;
  for (const Year year : years) all.append(all.empty() ? "" : ", ").append(to_string(year));
  if (wanted != 0 && std::find(years.begin(), years.end(), wanted) != years.end()) return wanted;
  if (wanted != 0)
    return refusal(told("tabellen har inget utfall för {}; det som finns är {}", wanted, all.empty() ? told("inget alls") : all));
  if (years.empty()) return refusal(told("tabellen har inget utfall för något år"));
  if (years.size() > 1) return refusal(told("tabellen har utfall för flera år ({}); välj ett med --year", all));
  return years.front();
}

/// The first unit whose outcome is hundreds of times its budget, or as small a part of it: its amounts were read in another unit than they are in.
const importing::SpentOfUnit* out_of_scale(const importing::Spent& spent, const Project& budget) {
  constexpr std::int64_t least = 300;
  const auto off = [&](const importing::SpentOfUnit& one) {
    const auto unit =
        std::find_if(budget.units.begin(), budget.units.end(), [&](const UnitRow& u) { return budget.id(u.declaration) == one.unit; });
    if (unit == budget.units.end()) return false;
    const Ore planned = magnitude(budget.unit_sums[budget.units.id_of(*unit)].net), spent_there = magnitude(one.ledger);
    return planned != 0 && spent_there != 0 && (spent_there / least > planned || planned / least > spent_there);
  };
  const auto found = std::find_if(spent.units.begin(), spent.units.end(), off);
  return found == spent.units.end() ? nullptr : &*found;
}

/// The table with the names of the budget's plan. What has been read of that is not read again.
std::unique_ptr<Loaded> load_ledger(const ImportFollowUp& arguments, const Loaded& budget, const std::string& plan, const Common& common) {
  LoadOptions options;
  options.tables = arguments.tables;
  options.tables.plan = plan;
  options.tables.outcomes = true;
  const Selection selection = select_files({arguments.file});
  const auto reader = [&](const std::string& path) -> FileAnswer {
    const std::size_t known = path == arguments.file ? budget.input.sources.size() : budget.input.sources.index_of(path);
    if (known < budget.input.sources.size()) return {FileAnswer::Fault::none, budget.input.sources[known].text};
    return selection.read(path);
  };
  return load(selection, reader, "", common, options);
}

}  // namespace

CheckResult reading_only(const Loaded& loaded, const Common& common) {
  CheckOptions options;
  options.language = common.language;
  CheckResult result = checked(loaded, options);
  std::erase_if(result.findings, [&](const Finding& f) {
    const RuleInfo& rule = loaded.catalogue.rules[f.rule];
    // A nämnd that the plan does not have is how the table was read, too.
    const bool of_rules = !rule.sql.empty() && (rule.code != "S06" || loaded.project.units.empty());
    return of_rules || rule.code == "P13" || loaded.input.sources.index_at(f.span.at) != loaded.input.given[0];
  });
  return result;
}

int import_follow_up(const ImportFollowUp& arguments, const Common& common) {
  const bool to_stdout = arguments.output.empty();
  if (!work::is_table(arguments.file))
    return refuse(told("{} är ingen tabell som kan läsas in: malkoll import läser .xlsx, .docx, .csv, .txt och SIE (.se)", arguments.file));
  if (arguments.budget.empty())
    return refuse(told("vilken budget hör utfallet till? Ange den med --budget: mappen, eller planen och inlämningarna"));
  if (const auto may = may_be_written(arguments.output, arguments.overwrite); !to_stdout && !may) return refuse(may.error());
  Selection selection = select_files(arguments.budget);
  const auto is_ledger = [&](const std::string& path) {
    return fs::path(path).lexically_normal() == fs::path(arguments.file).lexically_normal();
  };
  std::erase_if(selection.files, is_ledger);
  const auto reader = [&](const std::string& path) { return selection.read(path); };
  const std::unique_ptr<Loaded> budget = load_whole(selection, reader, "", common);
  if (budget == nullptr) return could_not_run;
  if (budget->project.plan.declaration == no_row) return refuse(told("bland filerna finns ingen plan"));
  const std::string plan = budget->project.plan_path();
  const std::unique_ptr<Loaded> ledger = load_ledger(arguments, *budget, plan, common);
  if (ledger == nullptr) return could_not_run;

  std::ostream& say_to = to_stdout ? std::cerr : std::cout;
  const CheckResult reading = reading_only(*ledger, common);
  render_text_findings(say_to, reading, look_on(to_stdout ? Stream::error : Stream::output, common));
  if (ledger->input.unreadable) return could_not_run;

  const work::TableRead& table = ledger->tables.at(arguments.file);
  const std::string& text = ledger->input.sources[ledger->input.given[0]].text;
  const Result<Year> year = year_of(importing::outcome_years(text), Year(arguments.year));
  if (!year) return refuse(year.error());
  const importing::SpentOptions options{*year, arguments.half_year,
                                        work::is_table(plan) ? std::string() : path_from(arguments.output, plan),
                                        fs::path(arguments.file).filename().string()};
  const importing::Spent spent = importing::spent_of(text, table.imported.sums, budget->project, options);

  if (const importing::SpentOfUnit* unit = out_of_scale(spent, budget->project);
      unit != nullptr && table.guessed && arguments.tables.amounts.empty())
    return refuse(
        told("utfallet för {} skulle vara {}, långt från budgeten: i vilken enhet står beloppen? Ange den med --amounts kr, tkr eller mnkr",
             unit->unit, kronor(unit->ledger)));

  for (const std::string& note : table.file.notes) say_to << note << '\n';
  if (!table.file.map_name.empty()) say_to << told("tabellen är läst efter {}", table.file.map_name) << '\n';
  if (spent.of_budget_columns)
    say_to << told("tabellen har inget som heter utfall för {}: det som läses som drift är räknat som utfall", *year) << '\n';
  const bool equal = show_units(say_to, spent);
  show_left(say_to, spent.left);
  if (to_stdout) {
    std::cout << spent.text;
    std::cout.flush();
    if (!std::cout) return refuse(told("kunde inte skriva allt"));
  } else if (const auto done = write_file(arguments.output, Over::any, spent.text); !done) {
    return refuse(done.error());
  }
  const bool unread =
      std::any_of(reading.findings.begin(), reading.findings.end(), [](const Finding& f) { return f.level == Level::error; });
  const bool lost = std::any_of(spent.left.begin(), spent.left.end(),
                                [](const SpentLeft& l) { return l.why == SpentLeft::Why::no_unit || l.why == SpentLeft::Why::investment; });
  return unread || lost || !equal ? found_something : all_well;
}

}  // namespace malkoll::cli
