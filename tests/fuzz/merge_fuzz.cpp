// Two texts, divided by the byte FF, each as one of our workbooks (what stands before the first budget is in both): read back, put
// together without crash, to a text that adds up to what the rows did.
//   build/fuzz/tests/merge_fuzz -max_total_time=600 -dict=tests/fuzz/malkoll.dict CORPUS tests/fuzz/merge tests/files

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "cases/file_case.h"
#include "import/import.h"
#include "text/decode.h"
#include "work/table_file.h"
#include "workbook/merge.h"
#include "workbook/write.h"

namespace {

using namespace malkoll;

/// The workbook of a text, read back; false: the text is nothing that a workbook is made of.
bool read_part(const std::string& text, const std::string& name, workbook::MergePart& part) {
  const auto disk = [&](const std::string& path) -> FileAnswer {
    return path == name + ".malkoll" ? FileAnswer{FileAnswer::Fault::none, text} : FileAnswer{FileAnswer::Fault::missing, {}};
  };
  Input input;
  Sink sink;
  read_files(input, {name + ".malkoll"}, disk, sink);
  const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
  const workbook::Content content = workbook::content_of(project, input.given, input.keywords, {});
  const std::string path = "/dev/shm/malkoll-merge-fuzz-" + name + ".xlsx";
  if (!workbook::write_workbook(content, project, {}, path)) return false;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const work::TableFile file = work::open_table(bytes.str(), path);
  if (file.fault || !file.own) std::abort();
  part.name = name + ".xlsx";
  auto rows = workbook::read_own_rows(file.grid);
  if (rows) part.rows = std::move(*rows);
  return rows.has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t divide = bytes.find('\xFF');
  const std::string first = decode(bytes.substr(0, divide)).text;
  const std::size_t budget = first.find("\nbudget ");
  std::string second = decode(divide == std::string::npos ? bytes : bytes.substr(divide + 1)).text;
  if (divide != std::string::npos) second = first.substr(0, budget == std::string::npos ? 0 : budget + 1) + second;
  std::vector<workbook::MergePart> parts(2);
  if (!read_part(first, "A", parts[0]) || !read_part(second, "B", parts[1])) return 0;
  const workbook::Merged merged = workbook::merge(parts);
  // The workbooks are written in tkr where no plan says otherwise.
  if (!merged.conflicts && importing::sums_of(merged.text, AmountUnit::tkr) != merged.sums) std::abort();
  return 0;
}
