// Any bytes as a workbook: an archive as it is, else the parts of one, divided by the byte FF, so that the fuzzer works on the XML
// and not on checksums. Read, guessed, imported and copied with annotations without crash, see check_table.h.
//   build/fuzz/tests/xlsx_fuzz -max_total_time=600 -dict=tests/fuzz/xlsx.dict CORPUS tests/files/F-arbetsbocker tests/fuzz/xlsx

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "archive_of.h"
#include "check_table.h"
#include "workbook/annotate_package.h"
#include "workbook/annotated_mark.h"
#include "workbook/mend.h"

namespace {

using malkoll::fuzz::relation;
using malkoll::fuzz::relations;

std::string archive_of(std::string_view rest) {
  // What the input gives, in this order; the first ones matter most.
  malkoll::fuzz::Parts given = {{"xl/worksheets/sheet1.xml", ""},
                                {"xl/sharedStrings.xml", ""},
                                {"xl/styles.xml", ""},
                                {"xl/worksheets/sheet2.xml", ""},
                                {"xl/workbook.xml", ""}};
  for (auto& [name, content] : given) content = malkoll::fuzz::next_piece(rest);
  if (given[4].second.empty())
    given[4].second = R"(<workbook xmlns:r="r"><sheets><sheet name="Poster" r:id="a"/><sheet name="Listor" r:id="b"/></sheets></workbook>)";
  malkoll::fuzz::Parts all = {
      {"_rels/.rels", std::string(relations) + relation("w", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/_rels/workbook.xml.rels",
       std::string(relations) + relation("a", "worksheet", "worksheets/sheet1.xml") + relation("b", "worksheet", "worksheets/sheet2.xml") +
           relation("t", "sharedStrings", "sharedStrings.xml") + relation("y", "styles", "styles.xml") + "</Relationships>"}};
  all.insert(all.end(), given.begin(), given.end());
  return malkoll::fuzz::archive_of(all);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const work::TableFile file = work::open_table(bytes.starts_with("PK") ? std::string(bytes) : archive_of(bytes), "fuzz.xlsx");
  malkoll::fuzz::check_table(file);
  if (!file.fault && size % 8 == 0) {
    workbook::CellNote note;
    note.sheet = 0;
    note.row = 1;
    note.message = bytes.substr(0, 40);
    const std::vector<workbook::CellNote> notes = {note};
    std::string copy;
    const auto annotated = workbook::annotate_package({file.grid.package, file.grid.sheets, notes},
                                                      workbook::into(copy));  // a fault of the input's is an answer
    if (annotated && !workbook::is_whole_copy(file.grid.package, copy)) std::abort();
    const std::vector<workbook::CellEdit> edits = {{0, 1, 1, note.message.substr(0, 2), "x", false}};
    const auto reasons = workbook::plan_mending(file.grid, edits);
    copy.clear();
    if (reasons && reasons->front().empty()) (void)workbook::mend_package(file.grid, edits, workbook::into(copy));
  }
  return 0;
}
