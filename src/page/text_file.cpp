#include "page/text_file.h"

#include <array>

#include "text/code_page.h"
#include "text/decode.h"
#include "text/utf8.h"

namespace malkoll::page {

namespace {

struct Label {
  Encoding encoding;
  CodePage page;
  std::string_view text;
};
constexpr std::array<Label, 4> labels = {{{Encoding::windows_1252, CodePage::windows_1252, "windows-1252"},
                                          {Encoding::cp437, CodePage::cp437, "cp437"},
                                          {Encoding::cp850, CodePage::cp850, "cp850"},
                                          {Encoding::mac_roman, CodePage::mac_roman, "macintosh"}}};

std::string label_of(Encoding encoding, bool big_endian) {
  if (encoding == Encoding::utf16) return big_endian ? "utf-16be" : "utf-16le";
  for (const Label& label : labels) {
    if (label.encoding == encoding) return std::string(label.text);
  }
  return "utf-8";
}

}  // namespace

Json text_json(std::string bytes) {
  const auto utf16 = utf16_in(bytes);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF") || (utf16 && utf16->begin > 0);
  // What decodes to LF alone may have been the CR of an old Macintosh.
  const bool returns = bytes.find('\r') != std::string::npos && bytes.find('\n') == std::string::npos;
  Decoded decoded = decode(std::move(bytes));
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) return nullptr;
  if (returns) {
    for (char& c : decoded.text) c = c == '\n' ? '\r' : c;
  }
  return {{"text", std::move(decoded.text)}, {"label", label_of(decoded.encoding, utf16 && utf16->big_endian)}, {"bom", marked}};
}

Json letters_json() {
  Json all = Json::object();
  for (const Label& label : labels) {
    std::string letters;
    for (const char16_t letter : code_page_tables[static_cast<std::size_t>(label.page)])
      append_utf8(letters, letter == 0 ? U'\uFFFD' : char32_t{letter});
    all[std::string(label.text)] = std::move(letters);
  }
  return all;
}

}  // namespace malkoll::page
