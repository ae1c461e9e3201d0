#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "cli/workbook.h"
#include "export/tabledata.h"
#include "export/tables.h"
#include "import/cell_value.h"
#include "store/schema.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

struct ExportArguments {
  std::vector<std::string> paths;
  std::string output;
  std::string format;             ///< empty: by the file's name
  std::string table;              ///< of a csv; empty: the posts
  std::string values = "utfall";  ///< for stratsys: utfall or målvärde
  std::string plan;
  bool overwrite = false;  ///< `output` may be a workbook, or a file that Målkoll has not written
};

/// By the flag, else by how the file is called; empty: neither says.
std::string format_of(const ExportArguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  std::string ending = std::filesystem::path(arguments.output).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (ending == ".xlsx" || ending == ".csv" || ending == ".json") return ending.substr(1);
  if (ending == ".sqlite" || ending == ".sqlite3" || ending == ".db") return "sqlite";
  if (ending == ".txt" || ending == ".tsv") return "stratsys";
  return {};
}

/// Writes text through `write`, to a file or to standard output.
template <typename Write>
Result<void> to_output(const std::string& path, Over over, Write write) {
  const auto to_stream = [&](std::FILE* stream) {
    const bool good = write([&](std::string_view piece) { return std::fwrite(piece.data(), 1, piece.size(), stream) == piece.size(); });
    return std::fflush(stream) == 0 && good;
  };
  if (path == "-") {
    if (!to_stream(stdout)) return refusal(told("kunde inte skriva allt"));
    return {};
  }
  const Working working(told("skriver {}", path));
  return replace_file(path, over, [&](const std::string& beside) -> Result<void> {
    errno = 0;
    std::FILE* stream = std::fopen(beside.c_str(), "wb");
    const bool good = stream != nullptr && to_stream(stream);
    const bool closed = stream == nullptr || std::fclose(stream) == 0;
    if (good && closed) return {};
    return refusal(errno == ENOSPC ? told("kan inte skriva {}: {}", path, told("disken är full")) : told("kan inte skriva {}", path));
  });
}

/// Which sign all amounts have, where not all budgets have written them so.
void tell_sign(const Project& project) {
  std::string units;
  for (const std::string_view unit : exporting::turned_units(project)) units.append(units.empty() ? "" : ", ").append(unit);
  if (units.empty()) return;
  mention(told("alla belopp skrivs med {}, som i planen; {} har det andra tecknet i sin budget", written(Shape::sign, project.plan.sign),
               units));
}

/// What stands in the files but ties to nothing that was read.
void tell_left_out(const std::vector<Table>& tables) {
  for (const exporting::LeftOut& left : exporting::left_out_of_tabledata(tables)) {
    const std::string rows = left.rows == 1 ? told("1 rad") : told("{} rader", left.rows);
    mention(left.money == 0 ? told("{}: {} pekar på något som inte finns och är inte med", left.resource, rows)
                            : told("{}: {} pekar på något som inte finns och är inte med, {}", left.resource, rows,
                                   importing::write_amount(left.money, AmountUnit::kr)));
  }
}

Result<void> write_tabledata(const Project& project, const std::vector<Table>& tables, const std::string& folder, Over over) {
  if (auto made = make_folder(folder); !made) return made;
  for (const exporting::DataFile& file : exporting::tabledata(project, tables, version())) {
    if (auto done = to_output((std::filesystem::path(folder) / file.name).generic_string(), over, file.write); !done) return done;
  }
  tell_left_out(tables);
  return {};
}

Result<void> write_any(const std::string& format, const ExportArguments& arguments, const Loaded& loaded, const Common& common) {
  const Project& project = loaded.project;
  const Sources& sources = loaded.input.sources;
  const std::string& path = arguments.output;
  const Over over = arguments.overwrite ? Over::any : Over::own;
  if (format == "stratsys") {
    std::size_t left_out = 0;
    const exporting::StratsysValues values =
        arguments.values == "utfall" ? exporting::StratsysValues::outcomes : exporting::StratsysValues::targets;
    auto done = to_output(path, over, [&](auto out) {
      const exporting::StratsysWritten written = exporting::write_stratsys(project, values, out);
      left_out = written.left_out;
      return written.all;
    });
    if (done && left_out > 0) mention(told("{} värden som inte är ett tal för ett år är inte med", left_out));
    return done;
  }
  if (format == "xlsx" || (format == "csv" && arguments.table.empty())) {
    const workbook::Content content = workbook_content(loaded);
    for (const std::string& place : content.lost) mention(told("{}: raden hör inte till något och är inte med", place));
    if (format == "csv") {
      tell_sign(project);
      return to_output(path, over, [&](auto out) { return exporting::write_posts_csv(content, project, out); });
    }
    return write_workbook(content, project, path, true);
  }
  std::vector<Table> tables = make_tables(project);
  if (format == "tabledata") return write_tabledata(project, tables, path, over);
  // One of the project's tables needs no rule.
  const auto is_asked_for = [&](const Table& table) { return table.name == arguments.table; };
  std::optional<FindingTables> found;
  if (format != "csv" || std::none_of(tables.begin(), tables.end(), is_asked_for)) {
    found.emplace(loaded, common);
    tables.insert(tables.end(), found->tables.begin(), found->tables.end());
  }
  if (format == "json")
    return to_output(path, over, [&](auto out) { return exporting::write_tables_json(tables, sources, version(), out); });
  if (format == "sqlite") {
    const Working working(told("skriver {}", path));
    return replace_file(path, over, [&](const std::string& beside) { return exporting::write_sqlite(tables, sources, beside); });
  }
  const auto table = std::find_if(tables.begin(), tables.end(), is_asked_for);
  if (table == tables.end()) {
    std::string names;
    for (const Table& t : tables) names.append(names.empty() ? "" : ", ").append(t.name);
    return refusal(told("tabellen {} finns inte; de som finns är {}", arguments.table, names));
  }
  return to_output(path, over, [&](auto out) { return exporting::write_table_csv(*table, sources, out); });
}

int run_export(const ExportArguments& arguments, const Common& common) {
  const std::string format = format_of(arguments);
  if (format.empty())
    return refuse(told("det framgår inte av namnet {} vad för slags fil det ska bli; skriv till exempel --format csv", arguments.output));
  if (!arguments.table.empty() && format != "csv")
    return refuse(told("--table väljer en tabell till en csv-fil; de andra formaten får alla tabeller"));
  if (arguments.output == "-" && format == "tabledata") return refuse(told("tabledata är flera filer: ange en mapp med -o"));
  if (arguments.output == "-" && (format == "xlsx" || format == "sqlite"))
    return refuse(told("en {}-fil kan inte skrivas på standard ut", format));
  std::error_code error_code;
  if (format == "xlsx" && !arguments.overwrite && std::filesystem::exists(arguments.output, error_code)) {
    return refuse(told("{} finns redan, och någon kan ha fyllt i den; välj ett annat namn, eller --overwrite för att skriva över den",
                       arguments.output));
  }
  const std::vector<std::string> paths = arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths;
  const std::unique_ptr<Loaded> loaded = load_whole(paths, arguments.plan, common);
  if (loaded == nullptr) return could_not_run;
  if (const auto done = write_any(format, arguments, *loaded, common); !done) return refuse(done.error());
  tell_reading(*loaded, common, Made::file);
  return all_well;
}

}  // namespace

Command export_command() {
  auto a = std::make_shared<ExportArguments>();
  Command command{
      .name = "export",
      .about = told("skriv det som lästs till Excel, CSV, JSON, SQLite, Stratsys eller öppna data"),
      .examples = "malkoll export samples/karlstad -o karlstad.xlsx\nmalkoll export samples/karlstad --format tabledata -o oppna-data"};
  command.options = {
      paths_option(a->paths),
      Option{.names = "-o,--output,--to",
             .into = &a->output,
             .help = told("filen som skrivs; - är standard ut. Namnet säger formatet: .xlsx, .csv, .json, .sqlite, .txt (Stratsys)"),
             .value = told("FIL"),
             .required = true},
      Option{.names = "--format",
             .into = &a->format,
             .help = told("xlsx, csv, json, sqlite eller stratsys, om namnet inte säger det; tabledata skriver öppna data i en mapp"),
             .value = told("FORMAT"),
             .choices = {"xlsx", "csv", "json", "sqlite", "stratsys", "tabledata"}},
      Option{.names = "--table",
             .into = &a->table,
             .help = told("csv: en av tabellerna som malkoll schema visar, i stället för posterna"),
             .value = told("TABELL")},
      Option{.names = "--values",
             .into = &a->values,
             .help = told("stratsys: utfall eller målvärde"),
             .value = told("VÄRDEN"),
             .choices = {"utfall", "målvärde"}},
      plan_option(a->plan),
      Option{.names = "--overwrite",
             .into = &a->overwrite,
             .help = told("skriv över en arbetsbok som finns, eller en fil som Målkoll inte har skrivit")},
  };
  command.run = [a](const Common& common) { return run_export(*a, common); };
  return command;
}

}  // namespace malkoll::cli
