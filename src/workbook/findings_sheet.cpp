#include "workbook/findings_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "diag/render.h"
#include "text/cell_name.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t most_links = 60'000;     ///< Excel takes 65 530 on a sheet
constexpr std::uint32_t most_rows = 1'048'000;  ///< of a sheet, with room for the remarks

std::string style_attribute(std::optional<std::uint32_t> style) { return style ? fmt::format(" s=\"{}\"", *style) : std::string(); }

std::string text_cell(char column, std::uint32_t row, std::string_view text, std::optional<std::uint32_t> style) {
  if (text.empty()) return {};
  return fmt::format(R"(<c r="{}{}"{} t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", column, row, style_attribute(style),
                     escaped_cell(text));
}

std::optional<std::uint32_t> level_style(StylePatch& styles, Level level) {
  const auto wrapped = styles.list_style(ListStyle::wrapped);
  return wrapped ? std::optional(styles.coloured(*wrapped, level)) : std::nullopt;
}

}  // namespace

std::string quoted_name(std::string_view sheet) {
  std::string name = "'";
  for (const char c : sheet) name.append(c == '\'' ? 2 : 1, c);
  return name + "'!";
}

void ask_for_styles(const std::vector<CellNote>& notes, StylePatch& styles) {
  for (int style = 0; style < static_cast<int>(ListStyle::count); ++style) (void)styles.list_style(static_cast<ListStyle>(style));
  for (const CellNote& note : notes) (void)level_style(styles, note.level);
}

void write_findings(const FindingsSheet& sheet, const BookFrame& frame, StylePatch& styles, TextSink out) {
  const auto heading = styles.list_style(ListStyle::heading), wrapped = styles.list_style(ListStyle::wrapped),
             money = styles.list_style(ListStyle::money), link = styles.list_style(ListStyle::link);
  out(fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<!--{}-->\n<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
      sheet.marker, frame.main_namespace()));
  if (!child_named(frame.xml.root(), "bookViews").empty()) {
    out(R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)");
  }
  std::string row = "<cols>", first;
  for (std::size_t c = 0; c < findings_widths.size(); ++c) {
    row += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", c + 1, findings_widths[c]);
    first += text_cell(static_cast<char>('A' + c), 1, grid::findings_list(run_language()).headings[c], heading);
  }
  out(row + "</cols><sheetData><row r=\"1\">" + first + "</row>");
  std::uint32_t number = 1;
  for (const CellNote& n : sheet.notes) {
    if (number > most_rows) break;
    ++number;
    row = fmt::format("<row r=\"{}\">", number);
    row += text_cell('A', number, level_word(n.level, run_language()), level_style(styles, n.level));
    row += text_cell('B', number, n.code, wrapped);
    if (n.sheet)
      row += text_cell('C', number, cell_name(sheet.sheets[*n.sheet].name, n.row, n.column), number <= most_links ? link : wrapped);
    row += text_cell('D', number, n.subject, wrapped);
    row += text_cell('E', number, n.message, wrapped);
    row += text_cell('F', number, n.help, wrapped);
    if (n.money) row += fmt::format(R"(<c r="G{}"{}><v>{}</v></c>)", number, style_attribute(money), plain_kronor(n.money->count()));
    out(row + "</row>");
  }
  const std::uint32_t last = std::max(number, 2U);
  number = last + 1;
  for (const std::string& remark : sheet.remarks) {
    ++number;
    out(fmt::format("<row r=\"{0}\">{1}</row>", number, text_cell('A', number, remark, std::nullopt)));
  }
  out(fmt::format(R"(</sheetData><autoFilter ref="A1:G{}"/>)", last));
  bool any = false;
  number = 1;
  for (const CellNote& n : sheet.notes) {
    if (++number > most_links) break;
    if (!n.sheet) continue;
    if (!any) out("<hyperlinks>");
    any = true;
    const std::string& name = sheet.sheets[*n.sheet].name;
    out(fmt::format(R"(<hyperlink ref="C{}" location="{}" display="{}"/>)", number,
                    escaped(quoted_name(name) + cell_name("", n.row, std::max(n.column, 1U))), escaped(cell_name(name, n.row, n.column))));
  }
  if (any) out("</hyperlinks>");
  out(R"(<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>)");
}

}  // namespace malkoll::workbook
