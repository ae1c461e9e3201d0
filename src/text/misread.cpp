#include "text/misread.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "text/code_page_guess.h"
#include "text/letter.h"
#include "text/utf8.h"

namespace malkoll {

namespace {

bool is_continuation(unsigned char byte) { return byte >= 0x80 && byte < 0xC0; }

bool is_any_letter(char32_t point) { return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z') || point >= 0xC0; }

/// Besides plain letters nothing but the marks that Swedish texts have, none of them beside a letter: `Skola – drift`. Most titles
/// with such marks are so, and need not be looked at more closely.
bool has_quiet_marks(std::string_view text) {
  constexpr std::u32string_view swedish = U"åäöÅÄÖé", marks = U"–—§°½·±";
  bool after_letter = false, after_mark = false;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    text.remove_prefix(point.length);
    const bool mark = marks.find(point.value) != std::u32string_view::npos;
    if (point.value == U'?' || point.value == U'&') return false;
    if (point.value >= 0x80 && !mark && swedish.find(point.value) == std::u32string_view::npos) return false;
    const bool letter = !mark && is_any_letter(point.value);
    if ((mark && after_letter) || (letter && after_mark)) return false;
    after_letter = letter, after_mark = mark;
  }
  return true;
}

/// What the first byte of a letter in UTF-8 is read as: C3, C2, E2 and EF in each page.
bool has_first_byte(std::string_view text) {
  constexpr std::u32string_view leads = U"ÃÂâï├┬ÔΓ√¬‚";
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value >= 0x80 && leads.find(point.value) != std::u32string_view::npos) return true;
    text.remove_prefix(point.length);
  }
  return false;
}

/// What a sequence of UTF-8 that has been read as single letters may be: Swedish letters (in Windows-1252, where Ã is before none of
/// these in any other way, those of all Western Europe) and the marks that Swedish texts have.
bool is_meant(char32_t point, CodePage page) {
  constexpr std::u32string_view letters = U"åäöÅÄÖéÉü", marks = U"–—‘’‚“”„†•…‰‹›€−\u202F\u2009\uFFFD";
  const bool letter = page == CodePage::windows_1252 ? point >= 0xC0 && point <= 0xFF && point != 0xD7 && point != 0xF7
                                                     : letters.find(point) != std::u32string_view::npos;
  return letter || (point >= 0xA0 && point < 0xC0) || marks.find(point) != std::u32string_view::npos;
}

/// The byte that stands for a letter in a page; 0: none above ASCII does.
unsigned char byte_of(char32_t point, CodePage page) {
  const auto& table = code_page_tables.at(static_cast<std::size_t>(page));
  if (point >= 0x80 && point < 0xA0) return static_cast<unsigned char>(point);  // where Windows-1252 has nothing, programs keep the byte
  const auto found = std::find(table.begin(), table.end(), static_cast<char16_t>(point));
  return point < 0x80 || point > 0xFFFF || found == table.end() ? '\0' : static_cast<unsigned char>(0x80 + (found - table.begin()));
}

/// Letters of a page that are the bytes of a letter in UTF-8, put together; empty: there are none.
std::string join_bytes(std::string_view text, CodePage page) {
  std::vector<CodePoint> points;
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(points.back().length)) points.push_back(first_code_point(rest));
  std::string out;
  bool any = false;
  for (std::size_t at = 0, byte_at = 0; at < points.size();) {
    const unsigned char lead = byte_of(points[at].value, page);
    const std::size_t length = lead == 0xC2 || lead == 0xC3 ? 2 : lead == 0xE2 || lead == 0xEF ? 3 : 0;
    std::string bytes;
    for (std::size_t b = 0; b < length && at + b < points.size(); ++b) bytes += static_cast<char>(byte_of(points[at + b].value, page));
    const bool whole = length > 0 && bytes.size() == length &&
                       std::all_of(bytes.begin() + 1, bytes.end(), [](char c) { return is_continuation(static_cast<unsigned char>(c)); });
    const CodePoint point = whole ? first_code_point(bytes) : CodePoint{};
    const std::size_t taken = whole && point.valid && is_meant(point.value, page) ? length : 1;
    if (taken > 1) out += bytes;
    else out.append(text.substr(byte_at, points[at].length));
    any |= taken > 1;
    for (std::size_t p = 0; p < taken; ++p) byte_at += points[at + p].length;
    at += taken;
  }
  return any ? out : std::string();
}

/// Letters as web pages write them.
std::string without_entities(std::string_view text) {
  // clang-format off
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> entities = {{
      {"&aring;", "å"}, {"&auml;", "ä"}, {"&ouml;", "ö"}, {"&Aring;", "Å"}, {"&Auml;", "Ä"}, {"&Ouml;", "Ö"}, {"&eacute;", "é"}, {"&amp;", "&"}, {"&nbsp;", " "}, {"&ndash;", "–"},
      {"&#229;", "å"}, {"&#228;", "ä"}, {"&#246;", "ö"}, {"&#197;", "Å"}, {"&#196;", "Ä"}, {"&#214;", "Ö"}, {"&quot;", "\""}, {"&#233;", "é"}}};
  // clang-format on
  std::string out;
  bool any = false;
  while (!text.empty()) {
    const auto found = std::find_if(entities.begin(), entities.end(), [&](const auto& e) { return text.starts_with(e.first); });
    any |= found != entities.end();
    if (found == entities.end()) out += text.front();
    else out += found->second;
    text.remove_prefix(found == entities.end() ? 1 : found->first.size());
  }
  return any ? out : std::string();
}

bool begins_with_letter(std::string_view text) {
  if (text.empty()) return false;
  const auto byte = static_cast<unsigned char>(text.front());
  return is_ascii_letter(text.front()) || byte == 0xC3;
}

}  // namespace

bool MisreadTexts::is_sound(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '?' || byte == '&') return false;
    if (byte < 0x80) continue;
    constexpr std::string_view letters = "\xA5\xA4\xB6\x85\x84\x96\xA9";  // åäöÅÄÖé after C3
    if (byte != 0xC3 || at + 1 == text.size() || letters.find(text[at + 1]) == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

std::optional<std::string> MisreadTexts::mend_page(std::string_view text) {
  const bool ellipsis = text.find("…") != std::string_view::npos;  // KS…BUN
  std::optional<std::string> found;
  Pages certain = {};
  for (const CodePage shown : all_pages) {
    const auto bytes = from_utf8(text, shown);
    const PageFit as_shown = bytes ? fit_of(*bytes, shown) : PageFit{};
    if (as_shown.score >= 0) continue;
    for (const CodePage meant : all_pages) {
      const PageFit fit = fit_of(*bytes, meant);
      if (meant == shown || !fit.possible || fit.worst < 0 || fit.score <= 0) continue;
      const bool known = known_.contains({shown, meant});
      if (!known && (as_shown.worst != PageFit::no_word || ellipsis)) continue;
      auto mended = to_utf8(*bytes, meant);
      if (known) return mended;
      if (found && found != mended) return std::nullopt;  // Möl or Mål?
      found = std::move(mended);
      certain = {shown, meant};
    }
  }
  if (found) known_.insert(certain);
  return found;
}

std::optional<std::string> MisreadTexts::mend(std::string_view text) {
  if (has_quiet_marks(text)) return std::nullopt;
  std::string meant = text.find('&') == std::string_view::npos ? std::string() : without_entities(text);
  bool any = !meant.empty();
  if (!any) meant = text;
  constexpr int most_times = 3;
  for (int time = 0; time < most_times && has_first_byte(meant); ++time) {
    std::string joined;
    for (const CodePage page : all_pages) {
      if (joined = join_bytes(meant, page); !joined.empty()) break;
    }
    if (joined.empty()) break;
    meant = std::move(joined);
    any = true;
  }
  if (any) return meant;
  return mend_page(text);
}

bool MisreadTexts::has_lost_letters(std::string_view text) {
  if (text.find("\xEF\xBF\xBD") != std::string_view::npos) return true;
  if (text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos) return false;
  for (std::size_t at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
    const std::string_view after = text.substr(at + 1);
    const bool begins = at == 0 || text[at - 1] == ' ';
    const bool inside = at > 0 && (begins_with_letter(text.substr(at - 1)) || static_cast<unsigned char>(text[at - 1]) >= 0x80);
    const bool small =
        !after.empty() && ((after.front() >= 'a' && after.front() <= 'z') || static_cast<unsigned char>(after.front()) == 0xC3);
    if ((inside && begins_with_letter(after) && small) || (begins && small && after.size() > 1 && begins_with_letter(after.substr(1))))
      return true;
  }
  return false;
}

}  // namespace malkoll
