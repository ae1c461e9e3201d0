#include "work/own_output.h"

#include "grid/docx.h"
#include "workbook/annotate.h"
#include "workbook/annotate_package.h"

namespace malkoll::work {

bool is_own_output(std::string_view bytes) {
  // The headings of exported posts and of the tables that rules read (workbook/layout.h, store/schema.h).
  constexpr std::string_view mark = "\xEF\xBB\xBF", posts = "Nämnd eller bolag;Id;Post;Slag;Lagrum;Verksamhet;Kodsträng;", tables = "key;id;title;";
  if (bytes.starts_with("PK")) return workbook::is_annotated_package(bytes) || workbook::is_shown(bytes) || (grid::is_docx(bytes) && workbook::is_ours(bytes));  // a report as Word
  return bytes.starts_with(mark) && (bytes.substr(mark.size()).starts_with(posts) || bytes.substr(mark.size()).starts_with(tables));
}

}  // namespace malkoll::work
