// Any bytes as a workbook: an archive as it is, else the parts of one, divided by the byte FF, so that the fuzzer works on the XML
// and not on checksums. Read, guessed, imported and copied with annotations without crash, see check_table.h.
//   build/fuzz/tests/xlsx_fuzz -max_total_time=600 -dict=tests/fuzz/xlsx.dict CORPUS tests/files/F-arbetsbocker tests/fuzz/xlsx

#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "check_table.h"
#include "workbook/annotate_package.h"
#include "workbook/mend.h"

namespace {

constexpr std::string_view relations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

struct Memory {
  std::string bytes;
  std::size_t at = 0;
};
Memory& memory(void* stream) { return *static_cast<Memory*>(stream); }

zlib_filefunc64_def functions_of(Memory& file) {
  zlib_filefunc64_def f{};
  f.opaque = &file;
  f.zopen64_file = [](void* opaque, const void*, int) { return opaque; };
  f.zread_file = [](void*, void*, void*, uLong) -> uLong { return 0; };
  f.zwrite_file = [](void*, void* stream, const void* from, uLong size) -> uLong {
    Memory& m = memory(stream);
    if (m.bytes.size() < m.at + size) m.bytes.resize(m.at + size);
    std::memcpy(m.bytes.data() + m.at, from, size);
    m.at += size;
    return size;
  };
  f.ztell64_file = [](void*, void* stream) -> ZPOS64_T { return memory(stream).at; };
  f.zseek64_file = [](void*, void* stream, ZPOS64_T offset, int origin) -> long {
    Memory& m = memory(stream);
    m.at = offset + (origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? m.at : m.bytes.size());
    return 0;
  };
  f.zclose_file = [](void*, void*) { return 0; };
  f.zerror_file = [](void*, void*) { return 0; };
  return f;
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(office) + std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

std::string archive_of(std::string_view rest) {
  // What the input gives, in this order; the first ones matter most.
  std::array<std::pair<const char*, std::string>, 5> given = {{{"xl/worksheets/sheet1.xml", ""}, {"xl/sharedStrings.xml", ""}, {"xl/styles.xml", ""}, {"xl/worksheets/sheet2.xml", ""}, {"xl/workbook.xml", ""}}};
  for (auto& [name, content] : given) {
    const std::size_t end = std::min(rest.find('\xFF'), rest.size());
    content = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (given[4].second.empty()) given[4].second = R"(<workbook xmlns:r="r"><sheets><sheet name="Poster" r:id="a"/><sheet name="Listor" r:id="b"/></sheets></workbook>)";
  Memory file;
  zlib_filefunc64_def functions = functions_of(file);
  const zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  const auto add = [&](const char* name, const std::string& content) {
    zipOpenNewFileInZip(zip, name, nullptr, nullptr, 0, nullptr, 0, nullptr, 0, 0);
    zipWriteInFileInZip(zip, content.data(), static_cast<unsigned>(content.size()));
    zipCloseFileInZip(zip);
  };
  add("_rels/.rels", std::string(relations) + relation("w", "officeDocument", "xl/workbook.xml") + "</Relationships>");
  add("xl/_rels/workbook.xml.rels", std::string(relations) + relation("a", "worksheet", "worksheets/sheet1.xml") + relation("b", "worksheet", "worksheets/sheet2.xml") +
                                        relation("t", "sharedStrings", "sharedStrings.xml") + relation("y", "styles", "styles.xml") + "</Relationships>");
  for (const auto& [name, content] : given) add(name, content);
  zipClose(zip, nullptr);
  return std::move(file.bytes);
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
    const auto annotated = workbook::annotate_package({file.grid.package, file.grid.sheets, notes}, workbook::into(copy));  // a fault of the input's is an answer
    if (annotated && !workbook::is_whole_copy(file.grid.package, copy)) std::abort();
    const std::vector<workbook::CellEdit> edits = {{0, 1, 1, note.message.substr(0, 2), "x", false}};
    const auto reasons = workbook::plan_mending(file.grid, edits);
    copy.clear();
    if (reasons && reasons->front().empty()) (void)workbook::mend_package(file.grid, edits, workbook::into(copy));
  }
  return 0;
}
