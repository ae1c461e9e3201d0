#include <algorithm>
#include <array>

#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "plan_import/words.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"

/// What a text says itself that it is: its label and its number.
namespace malkoll::plan_import {

namespace {

/// The number that a text begins with, `1.2` or `3`, with what parts it from the rest; 0 bytes: none.
std::size_t number_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || (text[at] == '.' && at > 0))) ++at;
  if (at == 0 || at > 8 || !is_digit(text[0])) return 0;
  return at == text.size() || text[at] == ' ' || text[at] == ':' || text[at] == ')' || text[at] == '\t' ||
                 text.substr(at).starts_with("\xE2\x80\x93")
             ? at
             : 0;
}

/// What stands between a label and its title.
std::string_view without_divider(std::string_view text, bool& divided) {
  text = trim(text);
  for (const std::string_view divider : {":", ".", ")", "\xE2\x80\x93", "\xE2\x80\x94", "-"}) {
    if (!text.starts_with(divider)) continue;
    divided = true;
    return trim(text.substr(divider.size()));
  }
  return text;
}

/// `A1`, `B.2`, `A`, `IV`: a letter stands for the first number; without a figure behind it something must part it from the title.
bool is_lettered(std::string_view number, bool divided) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool roman = number.find_first_not_of("IVX") == std::string_view::npos;
  if (number.empty() || !is_letter(number[0])) return false;
  if (number.size() == 1 || (roman && number.size() <= 4)) return divided;
  constexpr std::size_t longest = 7;
  return number.size() <= longest && number.substr(1).find_first_not_of("0123456789.") == std::string_view::npos &&
         number.find_first_of("0123456789") != std::string_view::npos;
}

/// `M3`, `KF1`, `M1.1`, `M 3:`: an id as people call a goal by, parted from a title that begins with a capital; 0 bytes: none. `E18 byggs ut` is a road.
std::size_t id_length(std::string_view text) {
  constexpr std::size_t most_letters = 3, most_digits = 2;
  const auto digits = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
  };
  std::size_t at = 0;
  while (at < text.size() && at < most_letters && text[at] >= 'A' && text[at] <= 'Z') ++at;
  if (at == 0) return 0;
  const bool apart = at < text.size() && text[at] == ' ';
  if (apart) ++at;
  std::size_t number = digits(at);
  if (number == 0 || number > most_digits) return 0;
  for (at += number; at < text.size() && text[at] == '.' && digits(at + 1) > 0; at += number) number = digits(++at);
  bool divided = false;
  const std::string_view title = without_divider(text.substr(at), divided);
  if (title.empty() || title.size() == text.size() - at || (apart && !divided)) return 0;
  const CodePoint first = first_code_point(title);
  return lower(first.value) != first.value ? at : 0;
}

/// A label's word, its number and the title behind.
struct Label {
  std::string word, number;
  std::string_view title;
};

/// The label whose number has a letter first, `Mål A1. …`, or is one at all (`figures`). An empty title: there is none.
Label numbered_label(std::string_view text, bool figures) {
  constexpr std::size_t longest = 40;
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos && blank < longest; blank = text.find(' ', blank + 1)) {
    const std::string_view rest = text.substr(blank + 1);
    const std::size_t end = std::min(rest.find_first_of(" :)"), rest.size());
    std::string_view number = rest.substr(0, end);
    const bool point = number.ends_with('.');
    if (point) number.remove_suffix(1);
    bool divided = false;
    const std::string_view title = without_divider(rest.substr(end), divided);
    const bool counts = is_lettered(number, divided || point) ||
                        (figures && !number.empty() && number.find_first_not_of("0123456789.") == std::string_view::npos &&
                         is_digit(number[0]) && importing::bare_year(number) == 0);
    if (counts && !title.empty()) return {fold(text.substr(0, blank)), std::string(number), title};
  }
  return {};
}

bool is_of_item(PlanRole role) {
  return role == PlanRole::area || role == PlanRole::goal || role == PlanRole::indicator || role == PlanRole::assignment;
}

}  // namespace

Labelled labelled(std::string_view written) {
  const std::string whole = without_continued(written);
  const std::string_view text = whole;
  Labelled found;
  found.title = text;
  // The words of the label end where a number, a colon or a dash stands.
  constexpr std::size_t longest = 40;
  std::size_t at = 0;
  while (at < text.size() && at < longest && !is_digit(text[at]) && text[at] != ':' && !text.substr(at).starts_with(" \xE2\x80\x93")) ++at;
  const std::string_view word = trim(text.substr(0, at));
  // `Målområde Trygghet`: no other word is a heading of its own before a name.
  for (const std::string_view area : {"målområde ", "fokusområde ", "strategiskt område ", "utvecklingsområde ", "prioriterat område "}) {
    const std::string folded = fold(text);
    if (!folded.starts_with(area) || text.size() > 90) continue;
    const std::string_view name = trim(text.substr(area.size()));  // fold keeps the length of these words
    const CodePoint first = first_code_point(name);
    if (name.empty() || lower(first.value) == first.value) continue;
    bool divided = false;
    const std::string_view behind = name.size() > 3 ? without_divider(name.substr(1), divided) : name;
    const bool letter = divided && !behind.empty() && first.length == 1;  // Målområde A – Trygghet
    return {.role = PlanRole::area,
            .number = letter ? std::string(name.substr(0, 1)) : std::string(),
            .title = std::string(letter ? behind : name)};
  }
  if (const Label label = numbered_label(text, false); !label.title.empty() && is_of_item(role_of_word(label.word)))
    return {.role = role_of_word(label.word), .number = label.number, .title = std::string(label.title)};
  if (const std::size_t id = id_length(text); id > 0) {
    bool divided = false;
    found.number = text.substr(0, id);
    std::erase(found.number, ' ');
    found.title = without_divider(text.substr(id), divided);
    return found;
  }
  std::string_view rest = text.substr(std::min(at, text.size()));
  if (at < text.size() && !word.empty()) {
    std::string bare = fold(word);
    for (const std::string_view end : {" nr", " nummer"}) {
      if (bare.ends_with(end)) bare.resize(bare.size() - end.size());
    }
    const PlanRole role = role_of_word(bare);
    const std::size_t number = number_length(rest);
    bool divided = false;
    const std::string_view title = without_divider(rest.substr(number), divided);
    if (is_of_item(role) && (number > 0 || divided) && !title.empty() && importing::bare_year(rest.substr(0, number)) == 0) {
      found.role = role;
      found.number = rest.substr(0, number);
      found.title = title;
    }
  } else if (const std::size_t number = number_length(text); number > 0 && importing::bare_year(text.substr(0, number)) == 0) {
    bool divided = false;
    const std::string_view title = without_divider(text.substr(number), divided);
    if (!title.empty() && !is_digit(title.front())) {
      found.number = text.substr(0, number);
      found.title = title;
      // `2 Målområde Välfärd`: the chapter's number before the label.
      const Labelled own = labelled(title);
      if (own.role == PlanRole::area || own.role == PlanRole::goal) {
        found.role = own.role;
        found.title = own.title;
        if (!own.number.empty()) found.number = own.number;
      }
    }
  }
  while (found.number.ends_with('.')) found.number.pop_back();
  return found;
}

std::optional<Labelled> theme_label(std::string_view text) {
  constexpr auto themes = std::to_array<std::string_view>({"inriktning",
                                                           "strategisk inriktning",
                                                           "prioriterad inriktning",
                                                           "övergripande inriktning",
                                                           "huvudinriktning",
                                                           "prioritering",
                                                           "strategisk prioritering",
                                                           "politisk prioritering",
                                                           "strategi",
                                                           "delstrategi",
                                                           "tema",
                                                           "utmaning",
                                                           "strategisk utmaning",
                                                           "riktning",
                                                           "ambition",
                                                           "fokus",
                                                           "målbild",
                                                           "löfte",
                                                           "dimension",
                                                           "vägval",
                                                           "pelare",
                                                           "huvudområde",
                                                           "delområde"});
  text = trim(text);
  const auto is_theme = [&](const std::string& word) { return std::find(themes.begin(), themes.end(), word) != themes.end(); };
  Label label = numbered_label(text, true);
  if (label.title.empty()) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    label = {fold(text.substr(0, colon)), {}, trim(text.substr(colon + 1))};
  }
  if (label.title.empty() || !is_theme(label.word)) return std::nullopt;
  return Labelled{.role = PlanRole::none, .number = label.number, .title = std::string(label.title)};
}

std::optional<Labelled> bare_label(std::string_view text) {
  Labelled label = labelled(std::string(trim(text)) + (trim(text).ends_with(':') ? " x" : ": x"));
  if (label.title != "x" || label.number.empty() || !is_of_item(label.role)) return std::nullopt;
  label.title.clear();
  return label;
}

std::optional<KeyLine> key_line(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > 60) return std::nullopt;
  KeyLine line{plan_heading(text.substr(0, colon)), std::string(trim(text.substr(colon + 1)))};
  if (line.key.role == PlanRole::none || line.value.empty()) return std::nullopt;
  return line;
}

}  // namespace malkoll::plan_import
