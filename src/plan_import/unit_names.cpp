#include "plan_import/unit_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "import/plan_names.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

bool is_capital(char32_t letter) { return lower(letter) != letter; }

/// `KS`, `BUN`: two to six capitals.
bool are_capitals(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) {
    const CodePoint point = first_code_point(text.substr(at));
    if (!is_capital(point.value)) return false;
    at += point.length;
  }
  return letters >= 2 && letters <= 6;
}

/// Letters by which a nämnd is known: they end as nämnd or styrelse do. VD and HR are none.
bool are_unit_letters(std::string_view text) { return are_capitals(text) && (text.ends_with('N') || text.ends_with('S') || text == "KF"); }

/// Bodies that are called neither nämnd nor styrelse.
bool is_other_body(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {"kommunfullmäktige", "revision", "revisionen", "kommunrevisionen", "revisorerna", "överförmyndaren", "överförmyndare"});
  const std::string folded = fold(text);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// `Att kommunstyrelsen`, `Även socialnämnden`: the words that a sentence has before a name, and no name begins with.
std::string_view without_lead(std::string_view text) {
  constexpr auto leads = std::to_array<std::string_view>(
      {"att", "även", "också", "vidare", "dessutom", "därutöver", "därtill", "samt", "men", "därför", "till", "åt", "av", "hos"});
  for (text = trim(text);;) {
    const std::size_t end = text.find(' ');
    if (end == std::string_view::npos || std::find(leads.begin(), leads.end(), fold(text.substr(0, end))) == leads.end()) return text;
    text = trim(text.substr(end));
  }
}

/// A förvaltning, a kontor or a utskott works for a nämnd and is none.
bool works_for_another(std::string_view title) {
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  return std::none_of(words.begin(), words.end(),
                      [](std::string_view w) {
                        return w.find("nämnd") != std::string_view::npos || w.ends_with("styrelse") || w.ends_with("styrelsen");
                      }) &&
         importing::names_a_body(title);
}

/// `Nämnden`, `berörda nämnder`: a word for those that others name.
bool is_some_unit(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {"nämnd",   "nämnden", "nämnder", "nämnderna", "styrelse",  "styrelsen",  "styrelser", "styrelserna", "bolag",    "bolaget",
       "bolagen", "berörd",  "berörda", "ansvarig",  "ansvariga", "respektive", "övriga",    "aktuell",     "aktuella", "och"});
  const std::string folded = fold(text);
  const std::vector<std::string_view> own = split_words(folded);
  return std::all_of(own.begin(), own.end(),
                     [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); });
}

}  // namespace

bool is_company_name(std::string_view text) {
  const std::string folded = ' ' + fold(text) + ' ';
  return folded.find(" ab ") != std::string::npos || folded.find("bolaget ") != std::string::npos ||
         folded.find("bolag ") != std::string::npos;
}

Initials initials_of(std::string_view title) {
  Initials initials;
  const auto add = [](std::string& to, std::string_view word) {
    const CodePoint point = first_code_point(word);
    const char32_t small = lower(point.value);
    append_utf8(to, small >= 'a' && small <= 'z' ? small - 32 : small == 0xE5 || small == 0xE4 || small == 0xF6 ? small - 32 : small);
  };
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  for (const std::string_view word : words) {
    if (word == "och" || word == "o" || word == "samt") {
      add(initials.with_and, word);
      continue;
    }
    if (word == "för" || word == "i" || word == "kommun" || word == "kommuns") continue;
    for (std::string* to : {&initials.plain, &initials.with_and}) add(*to, word);
    for (const std::string_view body : {"nämnden", "nämnd", "styrelsen", "styrelse", "fullmäktige", "utskottet"}) {
      if (!word.ends_with(body) || word.size() == body.size()) continue;
      for (std::string* to : {&initials.plain, &initials.with_and}) add(*to, body);
      break;
    }
  }
  return initials;
}

bool points_at_unit(std::string_view title) {
  constexpr auto pointing = std::to_array<std::string_view>(
      {"varje",   "resp",    "respektive", "ny",       "nya",       "nybildad", "nybildade", "den",      "det",      "de",
       "denna",   "dessa",   "en",         "någon",    "några",     "annan",    "andra",     "övrig",    "övriga",   "berörd",
       "berörda", "aktuell", "aktuella",   "ansvarig", "ansvariga", "tidigare", "dåvarande", "blivande", "kommande", "fd",
       "före",    "båda",    "hela",       "flera",    "vissa",     "sin",      "sina",      "egen",     "egna"});
  constexpr auto before = std::to_array<std::string_view>(
      {"under", "i", "på", "hos", "av", "från", "till", "med", "inom", "genom", "vid", "mot", "via", "åt", "om"});
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty()) return false;
  if (std::find(pointing.begin(), pointing.end(), words[0]) != pointing.end()) return true;
  if (words.size() > 1 && words[0] == "f" && words[1] == "d") return true;  // f.d.
  const auto body = std::find_if(words.begin(), words.end(), [](std::string_view word) { return importing::names_a_body(word); });
  return body != words.end() && std::any_of(words.begin(), body, [&](std::string_view word) {
           return std::find(before.begin(), before.end(), word) != before.end();
         });
}

std::string capitalized(std::string_view name) {
  if (name.empty()) return {};
  const CodePoint first = first_code_point(name);
  std::string text;
  const bool small = (first.value >= 'a' && first.value <= 'z') || first.value == 0xE5 || first.value == 0xE4 || first.value == 0xF6;
  append_utf8(text, small ? first.value - 32 : first.value);
  return text.append(name.substr(first.length));
}

Name name_of(std::string_view text) {
  text = without_lead(text);
  Name name;
  // `10 Kommunstyrelsen`, `KS – Kommunstyrelsen`: a number is no part of a name, letters are those of the name behind.
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0 && digits < text.size() && text.find_first_of(" .", digits) == digits) text = trim(text.substr(digits + 1));
  if (const std::size_t blank = text.find(' '); blank != std::string_view::npos && are_capitals(text.substr(0, blank))) {
    std::string_view behind = trim(text.substr(blank));
    bool divided = false;
    for (const std::string_view divider : {"- ", "\xE2\x80\x93 ", ": "}) {
      if (behind.starts_with(divider)) behind = trim(behind.substr(divider.size())), divided = true;
    }
    if (divided && importing::names_a_body(behind)) name.letters = text.substr(0, blank), text = behind;
  }
  const std::size_t open = text.rfind('(');
  if (open != std::string_view::npos && text.ends_with(')') && are_capitals(text.substr(open + 1, text.size() - open - 2))) {
    name.letters = text.substr(open + 1, text.size() - open - 2);
    text = trim(text.substr(0, open));
  }
  if (name.letters.empty() && are_capitals(text)) name.letters = text;
  else name.title = text;
  return name;
}

std::string key_of(std::string_view title) {
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  std::string key;
  for (std::string_view word : words) {
    if (word == "och" || word == "o" || word == "samt") continue;
    for (const std::string_view ending : {"nämndens", "styrelsens", "nämnden", "styrelsen"}) {
      if (!word.ends_with(ending)) continue;
      word.remove_suffix(ending.ends_with('s') ? (ending.starts_with('n') ? 3 : 2) : (ending.starts_with('n') ? 2 : 1));
      break;
    }
    if (word == "revisionen") word = "revision";
    key.append(key.empty() ? "" : " ").append(word);
  }
  return key;
}

UnitName unit_name(std::string_view text) {
  const Name name = name_of(text);
  if (!name.letters.empty() || name.title.empty()) return {name.title, name.letters};
  std::string id = initials_of(name.title).plain;
  if (count_code_points(id) < 2) id = name.title.substr(0, name.title.find_first_of(" ,"));
  return {name.title, id};
}

std::vector<std::string> split_units(std::string_view text) {
  std::vector<std::string> names;
  if (!everyone_words(text).empty()) return {std::string(trim(text))};
  std::string name;
  const auto end = [&] {
    std::string_view trimmed = trim(name);
    // `KS (huvudansvarig)`: what a nämnd is there in small letters is no part of its name.
    if (const std::size_t open = trimmed.rfind('('); open != std::string_view::npos && open > 0 && trimmed.ends_with(')') &&
                                                     open + 1 < trimmed.size() && trimmed[open + 1] >= 'a' && trimmed[open + 1] <= 'z')
      trimmed = trim(trimmed.substr(0, open));
    for (const std::string_view more : {" m.fl.", " m fl", " m.fl", " med flera"}) {
      if (!trimmed.ends_with(more)) continue;
      names.emplace_back(trim(trimmed.substr(0, trimmed.size() - more.size())));
      trimmed = more;  // asked about, by itself
    }
    trimmed = trim(trimmed);
    if (!trimmed.empty() && trimmed != "-" && trimmed != "\xE2\x80\x93") names.emplace_back(trimmed);
    name.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool after_hyphen = trim(name).ends_with('-');
    const std::string_view word = rest.starts_with(" och ")               ? " och "
                                  : rest.starts_with(" samt ")            ? " samt "
                                  : rest.starts_with(" & ")               ? " & "
                                  : rest.starts_with(" i samverkan med ") ? " i samverkan med "
                                  : rest.starts_with(" i samarbete med ") ? " i samarbete med "
                                  : rest.starts_with(" tillsammans med ") ? " tillsammans med "
                                                                          : "";
    if (!word.empty() && !after_hyphen) {
      end();
      at += word.size() - 1;
      continue;
    }
    // `Miljö-, bygg- och trafiknämnden` is one.
    const char c = text[at];
    if ((c == ',' && !after_hyphen) || c == ';' || c == '\n' || c == '/') end();
    else name += c;
    ++at;
  }
  end();
  // `Nämnden för arbete och hälsa` is one: what follows och is a name only if it names a body.
  for (std::size_t n = 1; n < names.size();) {
    const bool parted = text.find(names[n - 1] + " och " + names[n]) != std::string_view::npos;
    if (parted && is_unit_name(names[n - 1]) != is_unit_name(names[n])) {
      names[n - 1] += " och " + names[n];
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(n));
    } else {
      ++n;
    }
  }
  return names;
}

bool is_unit_name(std::string_view text) {
  text = trim(text);
  constexpr std::size_t longest = 80;
  if (text.empty() || text.size() > longest || is_everyone(text) || is_some_unit(text)) return false;
  const Name name = name_of(text);
  if (name.title.empty()) return are_unit_letters(name.letters);
  return (importing::names_a_body(name.title) && !works_for_another(name.title) && !points_at_unit(name.title)) ||
         is_company_name(name.title) || is_other_body(name.title);
}

bool is_bare_unit(std::string_view text) {
  constexpr std::size_t most_words = 7;
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  constexpr auto verbs = std::to_array<std::string_view>({"ska", "skall", "får", "ges", "har", "är", "ansvarar", "arbetar", "uppdras",
                                                          "uppdrag", "mål", "budget", "ram", "ramar", "verksamhet"});
  const bool sentence =
      std::any_of(words.begin(), words.end(), [&](std::string_view w) { return std::find(verbs.begin(), verbs.end(), w) != verbs.end(); });
  return words.size() <= most_words && !sentence && is_unit_name(text);
}

}  // namespace malkoll::plan_import
