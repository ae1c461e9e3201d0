#include "grid/xlsx_styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "grid/xml_names.h"

namespace malkoll::grid {

namespace {

/// The built-in formats that one meets (ECMA-376 part 1, 18.8.30).
std::string built_in(unsigned id) {
  // clang-format off
  static const std::map<unsigned, const char*> codes = {
      {1, "0"},           {2, "0.00"},       {3, "#,##0"},      {4, "#,##0.00"},   {9, "0%"},         {10, "0.00%"},     {11, "0.00E+00"},
      {14, "yyyy-mm-dd"}, {15, "d-mmm-yy"},  {16, "d-mmm"},     {17, "mmm-yy"},    {18, "h:mm AM/PM"}, {19, "h:mm:ss AM/PM"}, {20, "h:mm"},
      {21, "h:mm:ss"},    {22, "yyyy-mm-dd h:mm"}, {37, "#,##0;-#,##0"}, {38, "#,##0;[Red]-#,##0"}, {39, "#,##0.00;-#,##0.00"},
      {40, "#,##0.00;[Red]-#,##0.00"}, {45, "mm:ss"}, {46, "[h]:mm:ss"}, {47, "mm:ss.0"}, {49, "@"}};
  // clang-format on
  const auto found = codes.find(id);
  return found == codes.end() ? std::string() : found->second;
}

/// By font: it is bold, or what it writes is struck through.
std::vector<bool> fonts_with(const pugi::xml_node& root, std::string_view property) {
  std::vector<bool> fonts;
  for (const pugi::xml_node& list : root.children()) {
    if (!is_named(list, "fonts")) continue;
    for (const pugi::xml_node& font : list.children()) {
      const pugi::xml_node mark = child_named(font, property);
      fonts.push_back(mark && (!mark.attribute("val") || mark.attribute("val").as_bool()));
    }
  }
  return fonts;
}

CellFormats::Look look_of(const pugi::xml_node& format, const std::vector<bool>& bold, const std::vector<bool>& struck) {
  constexpr unsigned deepest = 250;  // the largest that Excel takes
  const unsigned font = format.attribute("fontId").as_uint();
  const unsigned indent = child_named(format, "alignment").attribute("indent").as_uint();
  return {static_cast<std::uint8_t>(std::min(indent, deepest)), font < bold.size() && bold[font], font < struck.size() && struck[font]};
}

}  // namespace

NumberKind kind_of_format(std::string_view code) {
  bool percent = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == ';') break;  // the format of negative numbers is of the same kind
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      at = std::min(code.find(']', at + 1), code.size());
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D' || c == 'm' || c == 'M' || c == 'h' || c == 'H') {
      return NumberKind::date;
    } else if (c == '%') {
      percent = true;
    }
  }
  return percent ? NumberKind::percent : NumberKind::plain;
}

CellFormats read_styles(std::string_view xml) {
  CellFormats formats;
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return formats;
  std::map<unsigned, std::string> own;
  const pugi::xml_node root = document.document_element();
  for (const pugi::xml_node& list : root.children()) {
    if (is_named(list, "numFmts")) {
      for (const pugi::xml_node& format : list.children())
        own[format.attribute("numFmtId").as_uint()] = format.attribute("formatCode").value();
    }
  }
  const std::vector<bool> bold = fonts_with(root, "b"), struck = fonts_with(root, "strike");
  for (const pugi::xml_node& list : root.children()) {
    if (!is_named(list, "cellXfs")) continue;
    for (const pugi::xml_node& format : list.children()) {
      const unsigned id = format.attribute("numFmtId").as_uint();
      const auto custom = own.find(id);
      std::string code = custom == own.end() ? built_in(id) : custom->second;
      const bool cjk_date = custom == own.end() && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58));
      formats.kinds.push_back(cjk_date ? NumberKind::date : kind_of_format(code));
      formats.codes.push_back(std::move(code));
      formats.looks.push_back(look_of(format, bold, struck));
    }
  }
  return formats;
}

std::optional<std::string> date_text(double serial, bool from_1904) {
  using namespace std::chrono;
  constexpr double last_day = 2'958'465;  // 9999-12-31
  if (!(serial >= 1) || serial > last_day) return std::nullopt;
  auto days = static_cast<int>(std::floor(serial));
  // Lotus took 1900 for a leap year, and everyone has counted so since.
  const sys_days first = from_1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / 31);
  if (!from_1904 && days > 60) --days;
  const year_month_day date(first + std::chrono::days(days));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace malkoll::grid
