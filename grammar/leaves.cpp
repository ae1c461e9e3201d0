#include "leaves.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "text/digit.h"
#include "text/id_word.h"
#include "text/percent.h"
#include "text/scan_number.h"
#include "unfilled.h"

namespace malkoll::grammar {

namespace {

constexpr std::array<bool, 256> id_bytes = [] {
  std::array<bool, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = true;
  table['.'] = table['_'] = table['-'] = true;
  for (unsigned c = 0x80; c < 0x100; ++c) table[c] = true;  // åäö; of what else there is, blanks and dashes are sorted out below
  table[0xC2] = table[0xE2] = false;                        // no-break space, section sign …; dashes, quotes, thin spaces
  return table;
}();

bool fault(const char* from, const ScannedNumber& n, State& s, Code code) {
  const auto in_number = [&](const char* at, const char* variant, Mend mend = Mend::none) {
    return s.fail(at, s.end, code, variant, {}, mend, Wrong::number);
  };
  switch (n.fault) {
    case NumberFault::apart: return in_number(from, "två-tal");
    case NumberFault::grouping: return in_number(n.end, "gruppering");
    case NumberFault::point: return in_number(from, "punkt", Mend::point);
    case NumberFault::too_large: return in_number(from, "för-stort");
    default: return s.fail(from, s.end, code, code == Code::P08 ? "tal" : "");
  }
}

Code number_code(const State& s) {
  if (s.shape == Shape::measure || s.shape == Shape::target) return Code::P09;
  return s.shape == Shape::amount || s.shape == Shape::spent || s.shape == Shape::rounding ? Code::P07 : Code::P08;
}

/// `60 %`, `60,25%`, `60 procent`: a share as it is nearly always written.
bool is_share(const char* at, const char* last) {
  const char* from = at;
  while (at != last && (is_digit(*at) || *at == ',')) ++at;
  return at != from && percent_sign_end(skip_blanks(at, last), last) != nullptr;
}

/// Numbers, and nothing else but what people write beside them, up to the next item: `60`, `-5 %`, `12.5 %`, `(60 %)`, `1/2`.
bool is_numbers(const char* at, const char* last) {
  const char* from = at;
  const auto may_stand = [](char c) {
    return is_digit(c) || c == ' ' || c == '\t' || c == '%' || c == '.' || c == '-' || c == '+' || c == ',' || c == '(' || c == ')' ||
           c == '/' || c == ':' || c == '=';
  };
  while (at != last && may_stand(*at) && (*at != ',' || (at + 1 != last && is_digit(at[1])))) ++at;
  return (at == last || *at == ',') && std::any_of(from, at, is_digit);
}

/// `60 % BUN1`, `60 procent BUN1`; a goal's text may well begin with a share too.
bool is_share_before_id(const char* at, const char* last) {
  while (at != last && (is_digit(*at) || *at == ',')) ++at;
  at = percent_sign_end(skip_blanks(at, last), last);
  if (at == nullptr) return false;
  at = skip_blanks(at, last);
  return at != last && at + id_length(at, last) == last && looks_like_id(at, last);
}

}  // namespace

const char* item_end(const char* at, const State& s) {
  const char* comma = std::find(at, s.end, ',');
  return trim_end(at, comma);
}

std::size_t id_length(const char* at, const char* last) {
  const char* from = at;
  while (at != last && id_bytes[static_cast<unsigned char>(*at)]) ++at;
  return static_cast<std::size_t>(at - from);
}

const char* beginning(const char* at, const char* last) {
  constexpr std::ptrdiff_t enough = 40;
  if (last - at <= enough) return last;
  at += enough;
  while ((static_cast<unsigned char>(*at) & 0xC0U) == 0x80U) --at;  // no half letter
  return at;
}

bool number(const char*& at, State& s) {
  const ScannedNumber n = scan_number(at, s.end);
  if (n.fault != NumberFault::none) return fault(at, n, s, number_code(s));
  s.read.number = n.value;
  s.read.has_number = true;
  at = n.end;
  return true;
}

bool second_number(const char*& at, State& s) {
  const Decimal first = s.read.number;
  if (!number(at, s)) return false;
  s.read.high = s.read.number;
  s.read.number = first;
  return true;
}

bool amount(const char*& at, State& s) {
  const char* from = at;
  if (!number(at, s)) return false;
  const char* after_number = at;
  at = skip_blanks(at, s.end);
  s.read.amount_unit = AmountUnit::none;
  if (at == s.end) {
    at = after_number;
    return true;
  }
  const char* word_end = at;
  while (word_end != s.end && is_letter(*word_end)) ++word_end;
  const char* rest = std::find(at, s.end, ' ');
  s.read.amount_unit = amount_unit({at, static_cast<std::size_t>(word_end - at)});
  if (s.read.amount_unit == AmountUnit::none) return s.fail(at, word_end == at ? rest : word_end, Code::P07, "enhet");
  const ReadAmount ore = to_ore(s.read.number, s.read.amount_unit);
  if (ore.fault == NumberFault::decimals) return s.fail(from, word_end, Code::P07, "ören");
  if (ore.fault != NumberFault::none) return s.fail(from, word_end, Code::P07, "för-stort");
  s.read.ore = ore.value;
  at = word_end;
  return true;
}

bool amount_unit_word(const char*& at, State& s) {
  s.read.amount_unit = amount_unit({at, static_cast<std::size_t>(s.end - at)});
  if (s.read.amount_unit == AmountUnit::none) return s.fail(at, s.end, Code::P07, "enhet");
  at = s.end;
  return true;
}

bool above_zero(const char*& at, State& s) {
  if (s.read.number.mantissa > 0) return true;
  return s.fail(s.value, at, Code::P08, "över-noll");
}

bool part_of_whole(const char*& at, State& s) {
  if (s.read.share > Share() && s.read.share <= whole_share) return true;
  return s.fail(s.value, at, Code::P08, "del-av-hela");
}

bool percent(const char*& at, State& s) {
  const char* from = at;
  const ScannedNumber n = scan_number(at, s.end);
  if (n.fault == NumberFault::apart) return s.fail(from, item_end(from, s), Code::P08, "två-tal");
  if (n.fault != NumberFault::none) return s.fail(from, item_end(from, s), Code::P08, "andel", {}, Mend::share);
  at = skip_blanks(n.end, s.end);
  const char* const sign_end = percent_sign_end(at, s.end);
  if (sign_end == nullptr) {
    const bool alone = at == s.end || *at == ',';
    at = from;
    if (!alone) return s.fail(from, item_end(from, s), Code::P08, "andel", {}, Mend::share);
    return s.shape == Shape::shares ? s.fail(from, n.end, Code::P08, "procent-i-lista", {}, Mend::percent_signs)
                                    : s.fail(from, n.end, Code::P08, "procent");
  }
  Decimal share = n.value;
  while (share.decimals > 2 && share.mantissa % 10 == 0) {
    share.mantissa /= 10;
    --share.decimals;
  }
  for (; share.decimals < 2 && share.mantissa < 100'000'000; ++share.decimals) share.mantissa *= 10;
  if (share.decimals != 2 || share.mantissa < 0 || share.mantissa > 10'000'000) {
    return s.fail(from, sign_end, Code::P08, "andel", {}, Mend::share);
  }
  s.read.share = Share(static_cast<std::int32_t>(share.mantissa));
  at = sign_end;
  return true;
}

bool whole_number(const char*& at, State& s) {
  const ScannedNumber n = scan_number(at, s.end);
  if (n.fault != NumberFault::none || n.value.decimals != 0 || n.value.mantissa < 0) {
    return s.fail(at, item_end(at, s), Code::P08, "heltal");
  }
  s.read.integer = n.value.mantissa;
  at = n.end;
  return true;
}

bool tax_rate(const char*& at, State& s) {
  constexpr std::int64_t least = 500, most = 4'000;  // öre per hundred kronor
  const char* from = at;
  const ScannedNumber n = scan_number(at, s.end);
  if (n.fault == NumberFault::point) return fault(at, n, s, Code::P08);
  Decimal rate = n.value;
  at = n.end;
  if (n.fault == NumberFault::none && rate.decimals == 0 && s.end - at >= 3 && *at == ':' && is_digit(at[1]) &&
      is_digit(at[2])) {  // as decisions write it
    rate = {rate.mantissa * 100 + (at[1] - '0') * 10 + (at[2] - '0'), 2};
    at += 3;
  }
  for (; rate.decimals < 2 && rate.mantissa < most; ++rate.decimals) rate.mantissa *= 10;
  if (n.fault != NumberFault::none || rate.decimals != 2 || rate.mantissa < least || rate.mantissa > most) {
    at = from;
    return s.fail(from, s.end, Code::P08, "skattesats");
  }
  s.read.integer = rate.mantissa;
  return true;
}

bool name(const char*& at, State& s) {
  const char* from = at;
  const char* end = from + id_length(from, s.end);
  const bool shares = s.shape == Shape::shares;
  s.read.share = no_share;
  const char* next = skip_blanks(end, s.end);
  // Nearly always an id, with or without its share.
  bool id = end != from && *from != '.' && (next == s.end || *next == ',' || (shares && is_share(next, s.end)));
  if (!id && shares && looks_like_id(from, end)) id = is_numbers(next, s.end);  // what is wrong with its share is told
  if (id) {
    s.read.item = s.span(from, end);
    at = next;
    return true;
  }
  // A title, perhaps with a decimal comma in its share: up to the comma that no digit follows.
  const char* stop = from;
  while (stop != s.end && (*stop != ',' || (shares && stop != from && is_digit(stop[-1]) && stop + 1 != s.end && is_digit(stop[1])))) {
    ++stop;
  }
  const char* title_end = trim_end(from, stop);
  if (shares && is_share_before_id(from, title_end)) return s.fail(from, title_end, Code::P08, "andel-före");
  if (shares && title_end != from && title_end[-1] == '%') {
    const char* share = trim_end(from, title_end - 1);
    while (share != from && (is_digit(share[-1]) || share[-1] == ',' || share[-1] == '.')) --share;
    if (share == from) return s.fail(from, title_end, Code::P08, "andel-utan-mål");
    const char* before = trim_end(from, share);
    if (before == share) return s.fail(from, title_end, Code::P08, "andel", {}, Mend::share);  // `BUN160%`: of BUN1 or of BUN
    title_end = before;
  }
  if (title_end == from) return s.fail(from, stop == from ? s.end : stop, Code::P08, "id-väntat");
  const char* word_end = std::find(from, title_end, ' ');
  const bool unfilled = is_unfilled(from, word_end) || (word_end == end && is_unfilled(next, title_end));  // `…`, `… 40 %`, `BUN1 …`
  if (unfilled) return s.fail(from, title_end, Code::P15, "");
  s.read.item = s.span(from, title_end);
  at = skip_blanks(title_end, s.end);
  return true;
}

bool comma(const char*& at, State& s) {
  at = skip_blanks(at, s.end);
  if (at == s.end || *at != ',') return false;
  const char* here = at;
  at = skip_blanks(at + 1, s.end);
  if (at != s.end) return true;
  // The list goes on with the next line that is no comment, unless that line has a meaning of its own.
  while (s.next != s.last) {
    const Line below = line_at(s, s.next);
    if (below.first != below.end && *below.first == '#') {
      s.next = below.next;
      continue;
    }
    const Keywords::Match match = s.keywords.match(below.first, below.end);
    const bool own_line = below.first == below.end || (match.keyword != nullptr && std::find(match.end, below.end, ':') != below.end);
    if (own_line) break;
    s.end = below.end;
    s.next = below.next;
    at = below.first;
    return true;
  }
  return s.fail(here, here + 1, Code::P08, "komma");
}

bool dash(const char*& at, State& s) {
  const char* from = skip_blanks(at, s.end);
  if (from == s.end) return false;
  if (*from == '-') {
    at = skip_blanks(from + 1, s.end);
  } else if (std::string_view(from, static_cast<std::size_t>(s.end - from)).starts_with("\xE2\x88\x92")) {
    at = skip_blanks(from + 3, s.end);
  } else if (s.end - from >= 3 && from[0] == '\xE2' && from[1] == '\x80' && static_cast<unsigned char>(from[2]) >= 0x90 &&
             static_cast<unsigned char>(from[2]) <= 0x95) {
    at = skip_blanks(from + 3, s.end);
  } else {
    return false;
  }
  return true;
}

bool text(const char*& at, State& s) {
  const char* from = at;
  const char* end = s.end;
  std::string joined;
  while (s.next != s.last) {
    const char* below = skip_blanks(s.next, s.last);
    if (below == s.last || (*below != '|' && *below != '#')) break;
    Line line = line_at(s, s.next);
    while (line.first != line.end && *line.first == '#' && line.next != s.last) line = line_at(s, line.next);
    if (line.first == line.end || *line.first != '|') break;
    if (end == s.end) joined.assign(from, end);
    const char* piece = skip_blanks(line.first + 1, line.end);
    if (piece != line.end && joined.size() <= longest_text) {
      if (!joined.empty()) joined += ' ';
      joined.append(piece, line.end);
    }
    end = line.end;
    s.next = line.next;
  }
  if (joined.size() > longest_text) return s.fail(from, beginning(from, s.end), Code::P01, "för-lång");
  if (from != s.end && (*from == '.' || *from == '\xE2') && end == s.end && is_unfilled(from, end)) return s.fail(from, end, Code::P15, "");
  s.read.text = s.span(from, end);
  if (end != s.end) s.facts.joined[s.read.text.at] = std::move(joined);
  s.end = end;
  at = end;
  return true;
}

bool no_value(const char*& at, State& s) {
  const char* to = at;
  while (to != s.end && dash(to, s)) {}
  if (to != s.end) return false;
  at = to;
  return true;
}

bool line_end(const char*& at, State& s) {
  at = skip_blanks(at, s.end);
  if (at == s.end) return true;
  // What follows a share is the next goal: it must not go with a comma.
  // `; EKO1 40 %`, `och EKO1 40 %`
  const char* const next = *at == ';' || *at == '/' || *at == '&' || *at == '+' ? skip_blanks(at + 1, s.end) : at;
  const bool goal =
      looks_like_id(next, next + id_length(next, s.end)) || (next != s.end && is_letter(*next) && has_percent_sign(next, s.end));
  if (s.shape == Shape::shares && goal) return s.fail(at, s.end, Code::P08, "komma-fattas", {}, Mend::commas);
  return s.fail(at, s.end, number_code(s), "rest");
}

namespace {

/// In lower case, with one blank between words.
std::string in_one_way(const char* at, const char* last) {
  std::string words;
  while (at != last) {
    const char* behind = skip_blanks(at, last);
    if (behind != at) words += ' ';
    if (behind != last) words += *behind;
    at = behind == last ? last : behind + 1;
  }
  return lower(words);
}

}  // namespace

bool choice(const char*& at, State& s, Shape shape) {
  const std::string given = in_one_way(at, s.end);
  std::optional<std::int64_t> value = s.keywords.choice(shape, given);
  for (const Choice& choice : choices(shape)) {
    if (given == choice.word) value = choice.value;
  }
  if (!value) return s.fail(at, s.end, Code::P08, "ord", s.keywords.choices_in_words(shape), Mend::choice);
  s.read.integer = *value;
  at = s.end;
  return true;
}

bool keyword(const char*& at, State& s, std::string_view word) {
  const char* to = at;
  unsigned char before = 0;
  for (const char c : word) {
    if (c == ' ') {
      const char* next = skip_blanks(to, s.end);
      if (next == to) return false;
      to = next;
      continue;
    }
    if (to == s.end) return false;
    const auto byte = static_cast<unsigned char>(*to++);
    if (lower(byte, before) != static_cast<unsigned char>(c)) return false;
    before = byte;
  }
  if (to != s.end && (is_letter(*to) || is_digit(*to))) return false;
  at = skip_blanks(to, s.end);
  return true;
}

}  // namespace malkoll::grammar
