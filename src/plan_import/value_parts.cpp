#include "plan_import/value_parts.h"

#include <algorithm>
#include <array>

#include "import/money_heading.h"
#include "model/measure_unit.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

/// Takes the number off that a text begins with. Empty: it begins with none.
std::string take_number_off(std::string_view& text) {
  std::string number;
  std::size_t at = 0;
  const auto skip = [&](std::string_view piece) {
    if (!text.substr(at).starts_with(piece)) return false;
    at += piece.size();
    return true;
  };
  if (skip("-") || skip("\xE2\x88\x92") || skip("\xE2\x80\x93")) number = "-";
  const std::size_t sign = number.size();
  const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  while (at < text.size()) {
    const char c = text[at];
    if (is_digit(c)) {
      number += c, ++at;
    } else if ((c == ',' || c == '.') && digit_at(at + 1) && number.size() > sign && number.find(',') == std::string::npos) {
      number += ',', ++at;
    } else if (number.size() == sign) {
      return {};
    } else {
      const std::string_view rest = text.substr(at);
      const std::size_t blank = c == ' '                                                               ? 1
                                : rest.starts_with("\xC2\xA0")                                         ? 2
                                : rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89") ? 3
                                                                                                       : 0;
      const bool group =
          blank > 0 && digit_at(at + blank) && digit_at(at + blank + 1) && digit_at(at + blank + 2) && !digit_at(at + blank + 3);
      if (!group) break;
      number += ' ', at += blank;
    }
  }
  if (number.size() == sign) return {};
  text.remove_prefix(at);
  return number;
}

struct Whom {
  std::string_view word, group, compared;
  std::string_view other_sex = {};  ///< of a letter or two, which say something only beside those of the other sex
};
// clang-format off
constexpr auto everybody = std::to_array<Whom>({
    {"kvinnor", "kvinnor", ""}, {"kvinna", "kvinnor", ""}, {"kv", "kvinnor", "", "män"}, {"k", "kvinnor", "", "män"}, {"män", "män", ""}, {"man", "män", ""}, {"m", "män", "", "kvinnor"},
    {"flickor", "flickor", ""}, {"flicka", "flickor", ""}, {"fl", "flickor", "", "pojkar"}, {"f", "flickor", "", "pojkar"}, {"pojkar", "pojkar", ""}, {"pojke", "pojkar", ""}, {"po", "pojkar", "", "flickor"}, {"p", "pojkar", "", "flickor"},
    {"totalt", "", ""}, {"total", "", ""}, {"tot", "", ""}, {"alla", "", ""}, {"samtliga", "", ""}, {"kommunen", "", ""},
    {"riket", "", "riket"}, {"rikets", "", "riket"}, {"rikssnitt", "", "riket"}, {"rikssnittet", "", "riket"}, {"riksgenomsnitt", "", "riket"}, {"riksgenomsnittet", "", "riket"}, {"sverige", "", "riket"},
    {"länet", "", "länet"}, {"länets", "", "länet"}, {"länssnitt", "", "länet"}, {"länssnittet", "", "länet"}, {"länsgenomsnitt", "", "länet"}, {"länsgenomsnittet", "", "länet"}});
/// Words that say no more than that a value is one.
constexpr auto fillers = std::to_array<std::string_view>({"i", "för", "snitt", "snittet", "genomsnitt", "genomsnittet", "medel", "medelvärde", "medelvärdet", "jämförelse", "jämfört", "jämförelsevärde", "med", "jfr", "jmf", "varav", "därav", "hela"});
// clang-format on

const Whom* whom_of(std::string_view word) {
  const auto found = std::find_if(everybody.begin(), everybody.end(), [&](const Whom& label) { return label.word == word; });
  return found == everybody.end() ? nullptr : &*found;
}

/// Others than the municipality whose names are two words: `liknande kommuner`.
bool begins_others(std::string_view word) { return word == "liknande" || word == "jämförbara" || word == "likn"; }

struct ValueToken {
  bool number = false;
  std::size_t segment = 0;
  std::string text = {}, unit = {};  ///< of a number
  Year year = {};                    ///< of a name
  std::string group = {}, compared = {};
  std::string_view other_sex = {};
};

/// The names and numbers of a text, in order.
class ValueTokens {
 public:
  /// False: something else stands among them.
  bool read(std::string_view text) {
    while (!text.empty()) {
      if (std::string number = take_number_off(text); !number.empty()) {
        if (filler_) return false;
        all_.push_back({.number = true, .segment = segment_, .text = std::move(number)});
      } else if (const std::size_t length = word_length(text); length > 0) {
        std::string word = fold(text.substr(0, length));
        text.remove_prefix(length);
        if (!read_word(word, text)) return false;
      } else if (!read_mark(text)) {
        return false;
      }
    }
    if (filler_) return false;
    take_years();
    return true;
  }
  [[nodiscard]] const std::vector<ValueToken>& all() const { return all_; }

 private:
  static std::size_t word_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const CodePoint point = first_code_point(text.substr(at));
      if (fold(text.substr(at, point.length)).empty() || is_digit(text[at])) break;
      at += point.length;
    }
    return at;
  }

  bool read_word(const std::string& word, std::string_view& text) {
    if (word == "och") return !all_.empty();
    if (std::find(fillers.begin(), fillers.end(), word) != fillers.end()) {
      const bool behind = !all_.empty() && !all_.back().number && !all_.back().compared.empty();  // riket i snitt 66
      filler_ = filler_ || !behind;
      return true;
    }
    if (begins_others(word)) {
      const std::string_view rest = trim(text.starts_with('.') ? text.substr(1) : text);
      constexpr std::string_view kommuner = "kommuner";
      if (!fold(rest.substr(0, kommuner.size())).starts_with(kommuner)) return false;
      text = rest.substr(kommuner.size());
      all_.push_back({.segment = segment_, .compared = word == "jämförbara" ? "jämförbara kommuner" : "liknande kommuner"});
      filler_ = false;
      return true;
    }
    if (const Whom* label = whom_of(word)) {
      all_.push_back({.segment = segment_,
                      .group = std::string(label->group),
                      .compared = std::string(label->compared),
                      .other_sex = label->other_sex});
      if (text.starts_with('.')) text.remove_prefix(1);  // kv.
      filler_ = false;
      return true;
    }
    return read_unit(word);
  }

  bool read_unit(const std::string& unit) {
    const bool known = unit == "%" || unit == "procent" || model::unit_in_title("x, " + unit) == unit;
    if (!known || all_.empty() || !all_.back().number || !all_.back().unit.empty() || all_.back().segment != segment_) return false;
    all_.back().unit = unit == "procent" ? "%" : unit;
    return true;
  }

  bool read_mark(std::string_view& text) {
    constexpr auto parting = std::to_array<std::string_view>({",", ";", "/", "|", "(", ")", "\n", "\xC2\xB7"});
    constexpr auto nothing =
        std::to_array<std::string_view>({" ", "\t", ":", "=", ".", "\xC2\xA0", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2"});
    for (const std::string_view mark : parting) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      ++segment_;
      return true;
    }
    for (const std::string_view mark : nothing) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      return true;
    }
    if (!text.starts_with('%')) return false;
    text.remove_prefix(1);
    return read_unit("%");
  }

  /// `riket 2023: 76`
  void take_years() {
    for (std::size_t t = 1; t + 1 < all_.size(); ++t) {
      const bool year = !all_[t - 1].number && !all_[t - 1].compared.empty() && all_[t].number && all_[t].unit.empty() &&
                        all_[t + 1].number && importing::bare_year(all_[t].text) != 0;
      if (!year) continue;
      all_[t - 1].year = importing::bare_year(all_[t].text);
      all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(t));
    }
  }

  std::vector<ValueToken> all_;
  std::size_t segment_ = 0;
  bool filler_ = false;
};

ValuePart part_of(const ValueToken& label, const ValueToken& number) {
  return {label.group, label.compared, label.year, number.text, number.unit};
}

/// Names and numbers by turns from `begin` on. False: they are not.
bool add_pairs(const std::vector<ValueToken>& tokens, std::vector<ValuePart>& parts) {
  if (tokens.size() % 2 != 0) return false;
  for (std::size_t t = 0; t < tokens.size(); t += 2) {
    if (tokens[t].number == tokens[t + 1].number || tokens[t].number != tokens[0].number) return false;
    parts.push_back(tokens[t].number ? part_of(tokens[t + 1], tokens[t]) : part_of(tokens[t], tokens[t + 1]));
  }
  return true;
}

/// `flickor/pojkar 71/76`: all names, and then all numbers, or the other way.
bool add_in_order(const std::vector<ValueToken>& tokens, std::vector<ValuePart>& parts) {
  const std::size_t half = tokens.size() / 2;
  if (tokens.size() < 4 || tokens.size() % 2 != 0) return false;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].number != (t < half ? tokens.front().number : !tokens.front().number)) return false;
  }
  for (std::size_t t = 0; t < half; ++t)
    parts.push_back(tokens[t].number ? part_of(tokens[half + t], tokens[t]) : part_of(tokens[t], tokens[half + t]));
  return true;
}

/// Each piece between marks by itself; one that is a number alone is that of all.
bool add_segments(const std::vector<ValueToken>& tokens, std::vector<ValuePart>& parts) {
  bool whole = false;
  std::optional<bool> number_first;
  for (std::size_t t = 0; t < tokens.size();) {
    std::size_t end = t;
    while (end < tokens.size() && tokens[end].segment == tokens[t].segment) ++end;
    const std::vector<ValueToken> segment(tokens.begin() + static_cast<std::ptrdiff_t>(t),
                                          tokens.begin() + static_cast<std::ptrdiff_t>(end));
    t = end;
    if (segment.size() == 1 && segment[0].number) {
      if (whole) return false;
      whole = true;
      parts.push_back({{}, {}, {}, segment[0].text, segment[0].unit});
      continue;
    }
    if (!add_pairs(segment, parts) || number_first.value_or(segment[0].number) != segment[0].number) return false;
    number_first = segment[0].number;
  }
  return true;
}

/// Everyone once, and letters only where both sexes stand.
bool are_clear(const std::vector<ValuePart>& parts, const std::vector<ValueToken>& tokens) {
  for (std::size_t a = 0; a < parts.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (parts[a].group == parts[b].group && parts[a].compared == parts[b].compared && parts[a].year == parts[b].year) return false;
    }
  }
  return std::all_of(tokens.begin(), tokens.end(), [&](const ValueToken& token) {
    return token.other_sex.empty() ||
           std::any_of(parts.begin(), parts.end(), [&](const ValuePart& part) { return part.group == token.other_sex; });
  });
}

}  // namespace

std::optional<Written> written_number(std::string_view text) {
  Written found;
  found.number = take_number_off(text);
  if (found.number.empty()) return std::nullopt;
  found.rest = one_line(text);
  return found;
}

std::vector<ValuePart> parts_of_value(std::string_view text) {
  constexpr std::size_t longest = 120;
  if (text.size() > longest || text.find_first_of("0123456789") == std::string_view::npos) return {};
  ValueTokens read;
  if (!read.read(trim(text))) return {};
  const std::vector<ValueToken>& tokens = read.all();
  const bool named = std::any_of(tokens.begin(), tokens.end(), [](const ValueToken& token) {
    return !token.number && (!token.group.empty() || !token.compared.empty());
  });
  const bool counted = tokens.size() == 2 && tokens[0].number && tokens[0].segment == tokens[1].segment;  // 71 kvinnor: persons, perhaps
  if (!named || counted) return {};
  for (const auto way : {add_in_order, add_segments, add_pairs}) {
    std::vector<ValuePart> parts;
    if (way(tokens, parts) && are_clear(parts, tokens)) return parts;
  }
  return {};
}

std::vector<ValuePart> parts_in_order(std::string_view text, const std::vector<std::string>& groups) {
  ValueTokens read;
  if (groups.size() < 2 || !read.read(trim(text)) || read.all().size() != groups.size()) return {};
  std::vector<ValuePart> parts;
  for (std::size_t n = 0; n < groups.size(); ++n) {
    if (!read.all()[n].number) return {};
    parts.push_back({groups[n], {}, {}, read.all()[n].text, read.all()[n].unit});
  }
  return parts;
}

std::vector<std::string> groups_in(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> groups;
  for (const std::string_view word : split_words(folded)) {
    const Whom* label = whom_of(word);
    if (label == nullptr || label->group.empty()) continue;
    if (std::find(groups.begin(), groups.end(), label->group) != groups.end()) return {};
    groups.emplace_back(label->group);
  }
  const auto has = [&](std::string_view group) { return std::find(groups.begin(), groups.end(), group) != groups.end(); };
  const bool both = (has("kvinnor") && has("män")) || (has("flickor") && has("pojkar"));
  return groups.size() == 2 && both ? groups : std::vector<std::string>{};
}

std::string without_groups(std::string_view folded) {
  std::string kept;
  for (const std::string_view word : split_words(folded)) {
    const Whom* label = whom_of(word);
    if (label == nullptr || label->group.empty()) kept.append(kept.empty() ? "" : " ").append(word);
  }
  return kept;
}

std::string compared_in(std::string_view text) {
  std::string found;
  const std::string folded = fold(text);
  std::vector<std::string_view> words = split_words(folded);
  constexpr auto values = std::to_array<std::string_view>({"utfall", "resultat", "värde", "senaste", "nuläge"});
  std::erase_if(words, [&](std::string_view word) { return std::find(values.begin(), values.end(), word) != values.end(); });
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::string_view word = words[w];
    const Whom* label = whom_of(word);
    std::string name(label != nullptr && label->other_sex.empty() ? label->compared : std::string_view());
    if (begins_others(word) && w + 1 < words.size() && words[w + 1] == "kommuner")
      name = word == "jämförbara" ? "jämförbara kommuner" : "liknande kommuner", ++w;
    else if (word == "kommungrupp" || word == "kommungruppen" || word == "jämförelsekommuner" || word == "jämförelsegrupp" ||
             word == "jämförelsegruppen")
      name = word;
    const bool group = label != nullptr && !label->group.empty() && label->other_sex.empty();
    const bool filler = word.empty() || importing::bare_year(word) != 0 || word == "år" || group ||
                        std::find(fillers.begin(), fillers.end(), word) != fillers.end();
    if ((name.empty() && !filler) || (!name.empty() && !found.empty())) return {};
    if (!name.empty()) found = name;
  }
  return found;
}

}  // namespace malkoll::plan_import
