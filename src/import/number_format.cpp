#include "import/number_format.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "import/money_heading.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// What the text beside a number says; a letter alone stands for thousands or millions.
AmountUnit unit_beside(std::string_view text) {
  text = trim(text);
  if (text.starts_with(":-")) return AmountUnit::kr;
  if (const AmountUnit unit = unit_in(text); unit != AmountUnit::none) return unit;
  const std::string folded = fold(text);
  static constexpr std::array<std::string_view, 4> millions = {"m", "mn", "milj", "mio"};
  if (std::find(millions.begin(), millions.end(), folded) != millions.end()) return AmountUnit::mnkr;
  return folded == "t" || folded == "k" ? AmountUnit::tkr : AmountUnit::none;
}

/// The sections of a format, parted by `;` outside texts.
std::vector<std::string_view> sections_of(std::string_view code) {
  std::vector<std::string_view> sections;
  std::size_t first = 0;
  for (std::size_t at = 0; at <= code.size(); ++at) {
    if (at == code.size() || code[at] == ';') {
      sections.push_back(code.substr(first, at - first));
      first = at + 1;
    } else if (code[at] == '"') {
      at = std::min(code.find('"', at + 1), code.size() - 1);
    } else if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
      at = std::min(at + 1, code.size() - 1);
    }
  }
  return sections;
}

}  // namespace

NumberFormats::Section NumberFormats::read_section(std::string_view code) {
  Section section;
  std::string text;
  bool digit = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"') {
      const std::size_t end = std::min(code.find('"', at + 1), code.size());
      text.append(code.substr(at + 1, end - at - 1));
      at = end;
    } else if (c == '\\') {
      if (++at < code.size()) text += code[at];
    } else if (c == '_' || c == '*') {  // a blank as wide as a character, and one that fills the cell
      if (at + 1 < code.size()) at += static_cast<std::size_t>(first_code_point(code.substr(at + 1)).length);
      text += ' ';
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      if (inside.starts_with('$')) text.append(" ").append(inside.substr(1, std::min(inside.find('-'), inside.size()) - 1)).append(" ");
      const std::size_t number = inside.find_first_not_of("<>=");
      if (number != 0 && number != std::string_view::npos && inside.find_first_of("<>=") == 0) {
        section.test = inside.substr(0, number);
        section.limit = std::strtod(std::string(inside.substr(number)).c_str(), nullptr);
      }
      at = end;
    } else if (c == '0' || c == '#' || c == '?') {
      digit = true;
      section.shown.scale = 0;
    } else if (c == ',' && digit) {
      ++section.shown.scale;
    } else if (c != '.' && c != ',') {
      text += c;
    }
  }
  section.shown.unit = unit_beside(text);
  section.shown.foreign = names_foreign_currency(text);
  return section;
}

NumberFormats::NumberFormats(const std::vector<std::string>& codes) {
  bool any = false;
  for (const std::string& code : codes) {
    std::vector<Section>& sections = formats_.emplace_back();
    for (const std::string_view section : sections_of(code)) sections.push_back(read_section(section));
    const bool nothing = std::all_of(sections.begin(), sections.end(), [](const Section& s) { return s.shown.says_nothing(); });
    if (nothing) sections.clear();
    const bool tests = std::any_of(sections.begin(), sections.end(), [](const Section& s) { return !s.test.empty(); });
    // The section of zero often has but a dash, and a fourth is of texts.
    if (!tests && sections.size() > 1 && sections[0].shown == sections[1].shown) sections.resize(1);
    any |= !sections.empty();
  }
  if (!any) formats_.clear();
}

ShownAs NumberFormats::of_format(std::uint32_t format, std::string_view number) const {
  const std::vector<Section>& sections = formats_[format];
  if (sections.empty()) return {};
  if (sections.size() == 1) return sections[0].shown;
  const double value = std::strtod(std::string(number).c_str(), nullptr);
  const bool tests = std::any_of(sections.begin(), sections.end(), [](const Section& s) { return !s.test.empty(); });
  if (!tests) return sections[value < 0 ? 1 : value == 0 && sections.size() > 2 ? 2 : 0].shown;
  for (const Section& section : sections) {
    const bool holds = section.test.empty() || (section.test == ">=" && value >= section.limit) ||
                       (section.test == ">" && value > section.limit) || (section.test == "<=" && value <= section.limit) ||
                       (section.test == "<" && value < section.limit) || (section.test == "=" && value == section.limit) ||
                       (section.test == "<>" && value != section.limit);
    if (holds) return section.shown;
  }
  return {};
}

std::optional<AmountUnit> held_unit(const ShownAs& shown, AmountUnit unit) {
  if (shown.unit != AmountUnit::none) unit = shown.unit;
  if (unit == AmountUnit::none || shown.scale == 0) return unit;
  const int held = static_cast<int>(unit) - shown.scale;
  return held < static_cast<int>(AmountUnit::kr) ? std::nullopt : std::optional(static_cast<AmountUnit>(held));
}

AmountUnit shown_unit(const ShownAs& shown) {
  if (shown.unit != AmountUnit::none || shown.scale == 0) return shown.unit;
  const int unit = static_cast<int>(AmountUnit::kr) + shown.scale;
  return unit > static_cast<int>(AmountUnit::mdkr) ? AmountUnit::none : static_cast<AmountUnit>(unit);
}

}  // namespace malkoll::importing
