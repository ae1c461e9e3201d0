#include "work/own_output.h"

#include "grid/docx.h"
#include "workbook/annotate.h"
#include "workbook/annotated_mark.h"

namespace malkoll::work {

bool is_own_output(std::string_view bytes) {
  // The headings of exported posts, of the tables that rules read and of the page's list of findings (workbook/layout.h, store/schema.h, page/web/findings_list.ts).
  constexpr std::string_view findings = "Nivå;Regel;Regelns namn;Id;", findings_in_english = "Level;Rule;Name of the rule;Id;";
  constexpr std::string_view mark = "\xEF\xBB\xBF", posts = "Nämnd eller bolag;Id;Post;Slag;Lagrum;Verksamhet;Kodsträng;",
                             tables = "key;id;title;";
  if (bytes.starts_with("PK"))
    return workbook::is_annotated_package(bytes) || workbook::is_shown(bytes) ||
           (grid::is_docx(bytes) && workbook::is_ours(bytes));  // a report as Word
  if (bytes.starts_with("Enhet\tPeriod\tMått\tVärde\r\n")) return true;  // for Stratsys (export/stratsys.cpp)
  if (!bytes.starts_with(mark)) return false;
  const std::string_view text = bytes.substr(mark.size());
  return text.starts_with(posts) || text.starts_with(tables) || text.starts_with(findings) || text.starts_with(findings_in_english);
}

}  // namespace malkoll::work
