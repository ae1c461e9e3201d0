#include "grid/sie_line.h"

#include <algorithm>
#include <array>

#include "grid/sie.h"
#include "text/code_page.h"
#include "text/code_page_guess.h"
#include "text/decode.h"
#include "text/scan_number.h"

namespace malkoll::grid {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// A field in quotation marks (`\"` is one inside) or up to the next blank or brace.
std::string read_text(std::string_view line, std::size_t& at) {
  std::string text;
  if (line[at] == '"') {
    for (++at; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '"') ++at;
      text += line[at];
    }
    at += at < line.size() ? 1U : 0U;
  } else {
    while (at < line.size() && !is_blank(line[at]) && line[at] != '{' && line[at] != '}') text += line[at++];
  }
  // Programs fill fields out with blanks.
  const auto last = text.find_last_not_of(" \t");
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

SieField read_field(std::string_view line, std::size_t& at) {
  SieField field;
  if (line[at] != '{') {
    if (line[at] == '}') ++at;
    else field.text = read_text(line, at);
    return field;
  }
  field.is_list = true;
  ++at;
  while (true) {
    while (at < line.size() && is_blank(line[at])) ++at;
    if (at == line.size()) return field;
    if (line[at] == '}') break;
    if (line[at] == '{') ++at;
    else field.list.push_back(read_text(line, at));
  }
  ++at;
  return field;
}

}  // namespace

bool looks_like_sie(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  // Some programs leave out the flag that the standard wants first.
  for (const std::string_view flag : {"#FLAGGA", "#SIETYP", "#PROGRAM", "#FORMAT", "#GEN "}) {
    const std::string_view there = bytes.substr(first, flag.size());
    if (std::equal(there.begin(), there.end(), flag.begin(), flag.end(),
                   [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; }))
      return true;
  }
  return false;
}

SieText decode_sie(std::string bytes) {
  const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return {std::move(bytes), "ASCII"};
  Decoded decoded = decode(bytes);
  const bool refused = decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes;
  if (!refused && (decoded.encoding == Encoding::utf16 || decoded.encoding == Encoding::utf8))
    return {std::move(decoded.text), name_of(decoded.encoding), decoded.error.has_value()};
  const CodePage page = likeliest_page(bytes, CodePage::cp437);  // as #FORMAT PC8 says; it says so in files that are something else, too
  if (auto text = to_utf8(bytes, page)) {
    switch (page) {
      case CodePage::windows_1252: return {std::move(*text), "Windows-1252"};
      case CodePage::cp437: return {std::move(*text), "CP437"};
      case CodePage::cp850: return {std::move(*text), "CP850"};
      case CodePage::mac_roman: return {std::move(*text), "Mac Roman"};
    }
  }
  return {std::move(bytes), "ASCII", true};
}

void for_sie_lines(std::string_view text, FunctionRef<void(const SieLine&)> each) {
  SieLine line;
  const char line_end = text.find('\n') == std::string_view::npos ? '\r' : '\n';  // old Macintosh files have CR alone
  for (line.number = 1; !text.empty(); ++line.number) {
    const std::size_t end = std::min(text.find(line_end), text.size());
    std::string_view whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!whole.empty() && (whole.back() == '\r' || is_blank(whole.back()))) whole.remove_suffix(1);
    std::size_t at = 0;
    while (at < whole.size() && is_blank(whole[at])) ++at;
    if (at == whole.size() || whole[at] != '#') continue;
    whole.remove_prefix(at);
    line.text = whole;
    line.label.clear();
    line.fields.clear();
    for (at = 1; at < whole.size() && !is_blank(whole[at]) && whole[at] != '{'; ++at) {
      line.label += whole[at] >= 'a' && whole[at] <= 'z' ? static_cast<char>(whole[at] - 32) : whole[at];
    }
    while (at < whole.size()) {
      if (is_blank(whole[at])) ++at;
      else line.fields.push_back(read_field(whole, at));
    }
    each(line);
  }
}

std::optional<Ore> sie_amount(std::string_view text) {
  std::string swedish(text);
  std::replace(swedish.begin(), swedish.end(), '.', ',');
  const char* const last = swedish.data() + swedish.size();
  const ScannedNumber number = scan_number(swedish.data(), last);
  if (number.fault != NumberFault::none || number.end != last) return std::nullopt;
  const ReadAmount ore = to_ore(number.value, AmountUnit::kr);
  if (ore.fault != NumberFault::none) return std::nullopt;
  return ore.value;
}

}  // namespace malkoll::grid
