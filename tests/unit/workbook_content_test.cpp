#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "check/read.h"
#include "format/formatter.h"
#include "model/resolve.h"
#include "text/lines.h"
#include "workbook/content.h"

namespace fs = std::filesystem;
using namespace malkoll;

namespace {

FileAnswer from_disk(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {FileAnswer::Fault::missing, {}};
  std::stringstream bytes;
  bytes << in.rdbuf();
  return {FileAnswer::Fault::none, bytes.str()};
}

struct Files {
  Input input;
  Sink sink;
  Project project;
};

std::unique_ptr<Files> read(const std::vector<std::string>& paths, FileReader reader = from_disk) {
  auto files = std::make_unique<Files>();
  read_files(files->input, paths, reader, files->sink);
  files->project = resolve(files->input.sources, std::move(files->input.facts), {}, files->sink);
  return files;
}

/// Through the rows of a workbook and back.
std::string there_and_back(const Files& files, const workbook::ContentOptions& options = {}) {
  const workbook::Content content = workbook::content_of(files.project, files.input.given, files.input.keywords, options);
  std::vector<workbook::SheetRows> sheets;
  for (const workbook::Content::Sheet& sheet : content.sheets) sheets.push_back({sheet.layout, sheet.columns, {}});
  workbook::for_rows(content, [&](std::size_t sheet, const workbook::SheetRow& row) { sheets[sheet].rows.push_back(row); });
  std::string text;
  for (const workbook::RowLine& line : workbook::lines_of(sheets)) text += line.text + "\n";
  return format({"tillbaka.malkoll", text, 0, {}}, files.input.keywords).text;
}

}  // namespace

namespace {

template <typename F>
void for_files(const std::string& folder, F each) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(MALKOLL_ROOT "/" + folder)) {
    if (entry.path().extension() != ".malkoll") continue;
    INFO(entry.path());
    const auto project = read({entry.path().string()});
    each(*project, format(project->input.sources[project->input.given[0]], project->input.keywords).text);
    ++files;
  }
  CHECK(files > 0);
}

/// The lines of a text without their indentation, sorted.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for_lines(text, [&](std::string_view line) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::unique_ptr<Files> one_file(const std::string& text) {
  return read({"prov.malkoll"}, [&](const std::string& path) {
    return path == "prov.malkoll" ? FileAnswer{FileAnswer::Fault::none, text} : FileAnswer{FileAnswer::Fault::missing, {}};
  });
}

}  // namespace

TEST_CASE("a file comes back from the rows of a workbook as it was", "[workbook]") {
  const auto equal = [](const Files& files, const std::string& tidy) { CHECK(there_and_back(files) == tidy); };
  for_files("samples/karlstad", equal);
  for_files("samples/mini", equal);
}

TEST_CASE("no line is lost on the way through a workbook, whatever is wrong with it", "[workbook]") {
  const auto nothing_lost = [](const Files& files, const std::string& tidy) {
    if (files.project.facts.declarations.empty()) return;  // there is no row to write
    const workbook::Content content = workbook::content_of(files.project, files.input.given, files.input.keywords, {});
    std::vector<std::string> expected = lines_of(tidy);
    for (const std::string& lost : content.lost) {  // said to be lost, with its line
      const std::size_t line = std::stoul(lost.substr(lost.rfind(':') + 1));
      std::vector<std::string> all;
      for_lines(files.input.sources[files.input.given[0]].text, [&](std::string_view text) { all.emplace_back(trim(text)); });
      expected.erase(std::find(expected.begin(), expected.end(), all.at(line - 1)));
    }
    CHECK(lines_of(there_and_back(files)) == expected);
  };
  for_files("samples/karlstad-brister", nothing_lost);
  for_files("tests/files", nothing_lost);
}

TEST_CASE("spellings, comments and order survive the workbook", "[workbook]") {
  const std::string text =
      "# Om filen.\n"
      "använd: annan.malkoll\n"
      "\n"
      "# Om planen.\n"
      "plan SP: Planen\n"
      "  budgetår: 2025\n"
      "  # tre år\n"
      "  planår: 2026,\n"
      "    # och\n"
      "    2027\n"
      "  beloppsenhet: mnkr\n"
      "  benämning mål: stort mål\n"
      "\n"
      "stort mål M1: Ett mål\n"
      "    | på två rader\n"
      "  mäts: varje delår\n"
      "  dimension: social\n"
      "  aspekt a1: En aspekt\n"
      "  # sist\n"
      "\n"
      "# ovanför\n"
      "indikator I1: Ett mått\n"
      "  utgångsvärde 2023: 7,40\n"
      "  målvärde: saknas ett skäl\n"
      "    | till\n"
      "  målvärde 2025: minst index 41\n"
      "\n"
      "budget BUN: Budget\n"
      "  beslutad: 2024-11-20\n"
      "\n"
      "post 1: Skola\n"
      "  bidrar till: M1 33,33 %,\n"
      "    Ett mål på två rader 5 %\n"
      "\n"
      "  # om pengarna\n"
      "  drift 2025: 12,50\n"
      "  drift 2026: -\n"
      "  drift 2027:\n"
      "  intäkt 2025: 1 250 tkr\n"
      "  beskrivning: ett\n"
      "  beskrivning: två\n"
      "  kodsträng: 0412\n"
      "\n"
      "# slut\n";
  const auto files = one_file(text);
  REQUIRE(files->sink.mistakes().size() == 1);  // the file that is used does not exist
  const std::string back = there_and_back(*files);
  CHECK(lines_of(back) == lines_of(text));
  CHECK(back.substr(0, back.find("  beskrivning: två")) ==
        text.substr(0, text.find("  drift 2026: -")) +
            "  intäkt 2025: 1 250 tkr\n  beskrivning: ett\n  kodsträng: 0412\n  drift 2026: -\n  drift 2027:\n");
}

TEST_CASE("amounts stand in one unit, whatever they were written in", "[workbook]") {
  const auto files = one_file(
      "plan P: p\n  beloppsenhet: mnkr\nbudget A: a\n  beloppsenhet: tkr\npost 1: p\n  drift 2025: 1 500\n  drift 2026: 0,7 mnkr\n  drift 2027: 12,35 kr\n");
  const workbook::Content content = workbook::content_of(files->project, files->input.given, files->input.keywords, {});
  std::vector<double> amounts;
  workbook::for_rows(content, [&](std::size_t sheet, const workbook::SheetRow& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (content.sheets[sheet].columns[c].layout->role == workbook::ColumnRole::amount) amounts.push_back(row.cells[c].number);
    }
  });
  CHECK(amounts == std::vector<double>{1500, 700, 0.01235});
}

TEST_CASE("a submission that is left out takes its posts with it, and files that use each other become one", "[workbook]") {
  const std::string plan = "plan P: p\n  budgetår: 2025\n\nnämnd A: a\n";
  const std::string budget =
      "# version 1\nanvänd: plan.malkoll\n\nbudget A: ett\n  version: 1\n\npost 1: p\n  # gammal\n  drift 2025: 5 tkr\n\n# version 2\nbudget A: två\n  version: 2\n\npost 1: p\n  drift 2025: 6 tkr\n";
  const auto files = read({"plan.malkoll", "a.malkoll"}, [&](const std::string& path) {
    return FileAnswer{FileAnswer::Fault::none, path == "plan.malkoll" ? plan : budget};
  });
  workbook::ContentOptions options;
  for (const BudgetRow& b : files->project.budgets) {
    if (!b.counts) options.left_out.push_back(files->project.declaration(b.declaration).id.at);
  }
  REQUIRE(options.left_out.size() == 1);
  CHECK(there_and_back(*files, options) == plan + "\n# version 2\nbudget A: två\n  version: 2\n\npost 1: p\n  drift 2025: 6 tkr\n");
}
