#include "text/code_page_guess.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace malkoll {

namespace {

enum class Sign : std::uint8_t { none, lower, upper, digit, blank, mark };

/// What a byte is in a page, beside the bytes around it.
struct Meaning {
  Sign sign = Sign::none;
  int worth = 0;  ///< where it stands as such a sign does
};

bool is_swedish(char32_t point) {
  return point == U'å' || point == U'ä' || point == U'ö' || point == U'Å' || point == U'Ä' || point == U'Ö';
}

Meaning meaning_of(char32_t point) {
  if (point == 0) return {};
  if (point < 0x80) {
    if (point >= U'a' && point <= U'z') return {Sign::lower, 0};
    if (point >= U'A' && point <= U'Z') return {Sign::upper, 0};
    if (point >= U'0' && point <= U'9') return {Sign::digit, 0};
    return {point <= U' ' ? Sign::blank : Sign::mark, 0};
  }
  if (point == 0xA0) return {Sign::blank, 1};
  // What Swedish texts have besides letters: dashes, quotation marks, bullets, §, €, °, ½, ², ·, …
  constexpr std::u32string_view usual = U"–—‘’“”„»«•§€°½²³·…%‰±×µ´";
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  constexpr std::u32string_view neighbours = U"éÉüÜèàáëçæøÆØñóôêï";
  const int worth = is_swedish(point)                                     ? 3
                    : point == U'é' || point == U'É'                      ? 2
                    : neighbours.find(point) != std::u32string_view::npos ? 0
                                                                          : -2;
  if (category == UTF8PROC_CATEGORY_LL) return {Sign::lower, worth};
  if (category == UTF8PROC_CATEGORY_LU) return {Sign::upper, worth};
  return {Sign::mark, usual.find(point) != std::u32string_view::npos ? 1 : -2};
}

using Meanings = std::array<Meaning, 256>;

const Meanings& meanings_in(CodePage page) {
  static const auto of_all = [] {
    std::array<Meanings, all_pages.size()> pages;
    for (const CodePage each : all_pages) {
      const auto number = static_cast<std::size_t>(each);
      for (std::size_t byte = 0; byte < pages[number].size(); ++byte) {
        pages[number][byte] = meaning_of(byte < 0x80 ? static_cast<char32_t>(byte) : code_page_tables.at(number)[byte - 0x80]);
      }
    }
    return pages;
  }();
  return of_all.at(static_cast<std::size_t>(page));
}

bool stands_for_letter(Sign sign) { return sign == Sign::lower || sign == Sign::upper; }

/// How well a sign stands where it does.
int worth_of(const Meaning& before, const Meaning& here, const Meaning& after) {
  if (here.sign == Sign::mark) {
    if (stands_for_letter(before.sign) && stands_for_letter(after.sign) && here.worth <= 1)
      return -3;  // r„d; an apostrophe costs as much, and is rare
    return here.worth;
  }
  if (here.sign == Sign::blank) return stands_for_letter(before.sign) && stands_for_letter(after.sign) ? 0 : here.worth;
  if (before.sign == Sign::digit || after.sign == Sign::digit) return -2;  // 12á500
  if (here.sign == Sign::upper &&
      (before.sign == Sign::lower || (before.sign == Sign::upper && after.sign == Sign::lower && here.worth < 3)))
    return -3;
  if (!stands_for_letter(before.sign) && !stands_for_letter(after.sign)) return here.worth > 0 ? 0 : here.worth;
  return here.worth;
}

}  // namespace

PageFit fit_of(std::string_view bytes, CodePage page) {
  constexpr std::size_t enough = 50'000;  // signs that are not ASCII
  const Meanings& in = meanings_in(page);
  PageFit fit;
  std::size_t seen = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) continue;
    fit.possible = fit.possible && in[byte].sign != Sign::none;
    if (++seen > enough) continue;
    const unsigned char before = at > 0 ? static_cast<unsigned char>(bytes[at - 1]) : ' ',
                        after = at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : ' ';
    const int worth = worth_of(in[before], in[byte], in[after]);
    fit.score += worth;
    fit.worst = std::min(fit.worst, worth);
  }
  return fit;
}

CodePage likeliest_page(std::string_view bytes, CodePage on_tie) {
  std::optional<CodePage> best;
  std::int64_t most = 0;
  for (const CodePage page : all_pages) {
    const PageFit fit = fit_of(bytes, page);
    if (!fit.possible || (best && (fit.score < most || (fit.score == most && page != on_tie)))) continue;
    best = page;
    most = fit.score;
  }
  return best.value_or(CodePage::windows_1252);
}

}  // namespace malkoll
