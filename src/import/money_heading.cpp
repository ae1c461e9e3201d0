#include "import/money_heading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "import/heading_dates.h"
#include "import/money_words.h"
#include "import/note_mark.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// The folded words, those of letters and digits (`B2026`) taken apart.
std::vector<std::string> words_and_numbers(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    if (folded[at] == ' ') {
      ++at;
      continue;
    }
    const bool digits = is_digit(folded[at]);
    std::size_t end = at;
    while (end < folded.size() && folded[end] != ' ' && is_digit(folded[end]) == digits) ++end;
    words.push_back(folded.substr(at, end - at));
    at = end;
  }
  return words;
}

constexpr std::array<std::string_view, 5> kronor = {"kr", "kronor", "sek", "krona", "kroner"};
constexpr std::array<std::string_view, 6> thousands = {"tkr", "kkr", "tsek", "ksek", "tusental", "tusenkronor"};
constexpr std::array<std::string_view, 5> millions = {"mnkr", "mkr", "msek", "miljonkronor", "mnsek"};

/// Takes the words of a unit out of the list.
AmountUnit take_unit(std::vector<std::string>& words) {
  const auto word = [&](std::size_t at) { return at < words.size() ? std::string_view(words[at]) : std::string_view(); };
  for (std::size_t w = 0; w < words.size(); ++w) {
    AmountUnit unit = AmountUnit::none;
    std::size_t length = 1;
    const std::string_view a = word(w), b = word(w + 1), c = word(w + 2);
    if (a == "1" && b == "000" && is_one_of(kronor, c)) unit = AmountUnit::tkr, length = 3;
    else if (a == "1" && b == "000" && c.starts_with("tal")) unit = AmountUnit::tkr, length = is_one_of(kronor, word(w + 3)) ? 4 : 3;
    else if (a == "1000" && b.starts_with("tal")) unit = AmountUnit::tkr, length = is_one_of(kronor, c) ? 3 : 2;
    else if (is_one_of(kronor, a) && (b.starts_with("thousand") || b == "tusental" || b == "tusentals" || b == "tusen"))
      unit = AmountUnit::tkr, length = 2;
    else if (is_one_of(kronor, a) && (b.starts_with("million") || b == "miljoner" || b == "miljontals"))
      unit = AmountUnit::mnkr, length = 2;
    else if ((a == "1000" || a == "1000s" || a == "tusen" || a == "tusental" || a == "tusentals" || a == "t") && is_one_of(kronor, b))
      unit = AmountUnit::tkr, length = 2;
    else if (a == "tusentals" || (a == "tusen" && b.empty())) unit = AmountUnit::tkr;
    else if (a == "miljontals" || (a == "miljoner" && b.empty())) unit = AmountUnit::mnkr, length = is_one_of(kronor, b) ? 2 : 1;
    else if ((a == "milj" || a == "miljoner" || a == "mn" || a == "mio" || a == "mill") && is_one_of(kronor, b))
      unit = AmountUnit::mnkr, length = 2;
    else if ((a == "miljarder" || a == "md") && is_one_of(kronor, b)) unit = AmountUnit::mdkr, length = 2;
    else if (is_one_of(thousands, a)) unit = AmountUnit::tkr;
    else if (is_one_of(millions, a)) unit = AmountUnit::mnkr;
    else if (a == "mdkr") unit = AmountUnit::mdkr;
    else if (is_one_of(kronor, a)) unit = AmountUnit::kr;
    if (unit == AmountUnit::none) continue;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(w),
                words.begin() + static_cast<std::ptrdiff_t>(std::min(w + length, words.size())));
    return unit;
  }
  return AmountUnit::none;
}

/// `jan`, `sept`, `augusti`: 1 to 12; 0: none.
std::uint8_t month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  if (word == "mai") return 5;
  for (std::size_t m = 0; m < MoneyWords::months.size(); ++m) {
    if (MoneyWords::months[m].starts_with(word) && (word.size() <= 4 || word == MoneyWords::months[m]))
      return static_cast<std::uint8_t>(m + 1);
  }
  return 0;
}

/// `jan–jun`: the half, third or quarter that it is, 0 where it is all the year.
std::uint8_t part_of_months(std::uint8_t first, std::uint8_t last) {
  const int length = last - first + 1;
  if (length == 12) return 0;
  if (length == 1) return first;
  for (const auto& [months_long, code] : {std::pair{6, first_half}, std::pair{4, first_third}, std::pair{3, first_quarter}}) {
    if (length == months_long && (first - 1) % months_long == 0) return static_cast<std::uint8_t>(code + (first - 1) / months_long);
  }
  return odd_part;
}

std::uint8_t part_word(std::string_view word) {
  if (word == "q" || word == "kv" || word.starts_with("kvartal")) return first_quarter;
  if (word == "t" || word.starts_with("tertial")) return first_third;
  return word == "h" || word == "halvår" || word == "halvåret" ? first_half : std::uint8_t{0};
}

/// `första halvåret`, `2:a kvartalet` as `halvåret 1`.
void turn_ordinals(std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 4> ordinals = {"första", "andra", "tredje", "fjärde"};
  for (std::size_t w = 1; w < words.size(); ++w) {
    if (part_word(words[w]) == 0 || words[w].size() < 3) continue;
    const auto named = std::find(ordinals.begin(), ordinals.end(), words[w - 1]);
    const bool ending = w >= 2 && (words[w - 1] == "a" || words[w - 1] == "e") && words[w - 2].size() == 1 && all_digits(words[w - 2]);
    if (named == ordinals.end() && !ending) continue;
    const std::string number = ending ? words[w - 2] : std::to_string(named - ordinals.begin() + 1);
    const std::size_t first = w - (ending ? 2 : 1);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(w) + 1, number);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(w));
    w = first + 1;
  }
}

struct Reader {
  MoneyHeading found;
  bool said = false;  ///< of an amount
  std::optional<Scenario> scenario = std::nullopt;
  std::size_t months = 0;
  std::uint8_t first_month = 0;
  std::uint8_t part = 0;  ///< the last word was that of a quarter, a third or a half of a year, whose number is to come
  bool filler = false;    ///< the last word was a t, which says nothing where no number comes
  bool after_year = false;  ///< the last word was a year
  bool until = false;     ///< till och med: of the time up to then
  bool aside = false;     ///< exklusive, inklusive: what follows says what else is in the amount, or is not
  std::string before = {};  ///< the last word

  void take(const MoneyWord& word) {
    said = true;
    // The more that a word sets apart, the more it counts: Reviderad budget is revised, Budgetavvikelse a change.
    if (word.scenario && (!scenario || *word.scenario > *scenario)) scenario = word.scenario;
    if (word.flow != Flow::none && found.flow != Flow::net && !aside) found.flow = word.flow;
    if (word.key != Key::none && !aside) found.key = word.key;
    found.unknown |= aside;
  }
  bool year(Year year) {
    if (year == 0) return false;
    if (found.year != 0 && found.year != year) found.several_years = true;
    found.year = year;
    return true;
  }
  void month(std::uint8_t which) {
    if (months++ == 0) first_month = which;
    found.month = which;
  }
  /// What the months come to together.
  void settle_months() {
    constexpr std::uint8_t last_month = 12;
    const bool plain = first_month <= last_month && found.month <= last_month;
    if (months == 2 && plain && first_month < found.month) found.month = part_of_months(first_month, found.month);
    else if (months == 1 && plain && until) found.month = part_of_months(1, found.month);
    else if (months != 1) found.month = months == 0 ? std::uint8_t{0} : odd_part;
    found.whole_year |= months > 0 && found.month == 0;
  }
  /// `last_number`: no other number follows right after it, as in a date.
  bool digits(std::string_view word, bool after_money, bool last_number) {
    if (part != 0) {
      const int number = number_of(word), most = part == first_quarter ? 4 : part == first_third ? 3 : 2;
      const bool known = word.size() == 1 && number >= 1 && number <= most;
      if (known) month(static_cast<std::uint8_t>(part + number - 1));
      part = 0;
      return known;
    }
    const bool behind_year = std::exchange(after_year, false);
    if (year(year_of(word))) return after_year = true;
    constexpr int longest_plan = 10;
    const int later = word.size() == 2 ? number_of(word) - found.year.number() % 100 : 0;
    if (behind_year && last_number && later >= 1 && later <= longest_plan) return found.several_years = true;  // 2027–28
    if (word.size() == 6 && year_of(word.substr(0, 4)) != 0 && number_of(word.substr(4)) >= 1 && number_of(word.substr(4)) <= 12) {
      month(static_cast<std::uint8_t>(number_of(word.substr(4))));
      return year(year_of(word.substr(0, 4)));
    }
    // Budget 26, jan-26
    after_year = word.size() == 2 && (after_money || months > 0) && found.year == 0 && number_of(word) >= 20 && number_of(word) < 50 &&
                 year(Year(2000 + number_of(word)));
    return after_year;
  }
  bool letters(std::string_view word) {
    const bool pending = part == first_half;
    part = part_word(word);
    filler = word == "t";
    after_year = false;
    if (found.year != 0 && (word == "ff" || word == "framåt")) return found.several_years = true;
    until |= word == "tom" || (word == "m" && before == "o");
    before = word;
    aside |= is_one_of(MoneyWords::aside_words, word);
    if (pending) return false;  // halvår, of which no number says which
    if (part != 0) return true;
    for (const auto& [term, half] : {std::pair{"vt", 0}, std::pair{"vårtermin", 0}, std::pair{"vårterminen", 0}, std::pair{"ht", 1},
                                     std::pair{"hösttermin", 1}, std::pair{"höstterminen", 1}}) {
      if (word == term) return month(static_cast<std::uint8_t>(first_half + half)), true;
    }
    if (const std::uint8_t which = month_of(word); which != 0) return month(which), true;
    if (is_one_of(MoneyWords::whole_year_words, word)) {
      found.whole_year = said = true;
      return true;
    }
    for (const MoneyWord& known : MoneyWords::exact) {
      if (known.text != word) continue;
      found.credit |= word == "kredit" || word == "kred";
      return take(known), true;
    }
    for (const MoneyWord& known : MoneyWords::endings) {
      if (!word.ends_with(known.text)) continue;
      for (const MoneyWord& first : MoneyWords::beginnings) {
        if (word.size() > known.text.size() && word.starts_with(first.text)) take(first);
      }
      return take(known), true;
    }
    if (word == "belopp" || word == "beløp") said = true;
    return is_one_of(MoneyWords::fillers, word);
  }
};

}  // namespace

bool is_ratio(std::string_view heading) {
  for (const std::string_view mark : {"kr/", "Kr/", "kr /", "/inv", "/elev", "/barn"}) {
    if (heading.find(mark) != std::string_view::npos) return true;
  }
  const std::string folded = fold(heading);
  for (const std::string_view mark : {"kr per ", "kronor per ", "per invånare", "per inv", "per elev", "per barn"}) {
    if (folded.find(mark) != std::string::npos) return true;
  }
  return false;
}

MoneyHeading money_heading(std::string_view heading) {
  if (is_ratio(heading)) return {};
  std::vector<std::string> words = words_and_numbers(without_heading_marks(heading));
  Reader reader;
  reader.found.foreign = names_foreign_currency(heading);
  reader.found.unit = take_unit(words);
  turn_ordinals(words);
  turn_dates(words);
  reader.said = reader.found.unit != AmountUnit::none || reader.found.foreign;
  bool after_money = false;
  if (words.size() == 2 && words[0] == "i" && year_of(words[1]) != 0)
    reader.found.unknown = true;  // beside K 2026: income, and no preposition
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::string& word = words[w];
    const bool last_number = w + 1 == words.size() || !all_digits(words[w + 1]);
    const bool known = all_digits(word) ? reader.digits(word, after_money, last_number) : reader.letters(word);
    // `1 000 €`: the unit's number
    const bool of_currency = reader.found.foreign && (all_digits(word) || names_foreign_currency(word));
    reader.found.unknown |= !known && !of_currency;
    after_money = reader.said;
  }
  if (const std::uint8_t month = month_of_date(words); month != 0)
    reader.found.month = reader.first_month = month, reader.months = 1, reader.found.unknown = false;
  for (const std::string_view sign : {"+/-", "+/\xE2\x88\x92", "+/\xE2\x80\x93", "+-", "\xC2\xB1"}) {  // a change, whatever else is said
    if (heading.find(sign) != std::string_view::npos) reader.said = true, reader.scenario = Scenario::change;
  }
  MoneyHeading& found = reader.found;
  found.unknown |= reader.part != 0 && !reader.filler;
  found.scenario = reader.scenario.value_or(Scenario::none);
  const bool open_end = found.year != 0 && (trim(heading).ends_with('-') || trim(heading).ends_with("\xE2\x80\x93"));  // 2027–
  found.several_years |= open_end || (reader.until && reader.months == 0 && found.year != 0);  // or all that has been up to then
  reader.settle_months();
  // What has been is known as such whatever else stands there: Utfall jan–aug, Avvikelse mot ram.
  const bool settled = found.scenario == Scenario::outcome || found.scenario == Scenario::change;
  found.money = (reader.said || found.year != 0 || reader.months > 0) && (!found.unknown || settled);
  return found;
}

AmountUnit unit_in(std::string_view text) {
  std::vector<std::string> words = words_and_numbers(text);
  return take_unit(words);
}

AmountUnit unit_word(std::string_view text) {
  text = trim(text);
  if (text == ":-" || text == ",-" || text == ".-") return AmountUnit::kr;
  std::vector<std::string> words = words_and_numbers(text);
  const AmountUnit unit = take_unit(words);
  return words.empty() ? unit : AmountUnit::none;
}

bool names_foreign_currency(std::string_view text) {
  for (const std::string_view sign : {"€", "$", "£"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  static constexpr std::array<std::string_view, 12> codes = {"euro", "eur",    "teur", "keur", "meur", "tusen euro",
                                                             "usd",  "dollar", "nok",  "dkk",  "tnok", "tdkk"};
  const std::vector<std::string> words = words_and_numbers(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& w) { return is_one_of(codes, w); });
}

Year year_in(std::string_view text) {
  Year found;
  const std::string folded = fold(text);
  const bool periods = folded.starts_with("period");  // Period: 202601 - 202612
  if (const Year year = year_of_span(words_and_numbers(text)); year != 0) return year;
  // A date is none: »Utskriven 2025-11-12«.
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    const Year year = year_of(periods && word.size() == 6 ? word.substr(0, 4) : word);
    const std::string_view after = std::string_view(folded).substr(std::min(end + 1, folded.size()));
    const bool date =
        after.size() >= 5 && is_digit(after[0]) && is_digit(after[1]) && after[2] == ' ' && is_digit(after[3]) && is_digit(after[4]);
    at = end + 1;
    if (year == 0 || date) continue;
    if (found != 0 && found != year) return {};
    found = year;
  }
  if (found != 0) return found;
  const MoneyHeading heading = money_heading(text);  // B26, Plan 27
  const bool of_budget = heading.scenario == Scenario::budget || heading.scenario == Scenario::plan;
  return of_budget && !heading.unknown && !heading.several_years ? heading.year : Year();
}

Key kind_in(std::string_view text) {
  bool drift_said = false, investment_said = false;
  std::string_view before;
  const std::vector<std::string> words = words_and_numbers(text);
  for (const std::string& word : words) {
    drift_said |= word.starts_with("drift");
    const bool abbreviated = (word == "inv" && before != "per" && before != "kr") || word == "invest";
    investment_said |= abbreviated || word.starts_with("investering") || word.ends_with("investering") || word.ends_with("investeringar");
    before = word;
  }
  return drift_said == investment_said ? Key::none : drift_said ? Key::operation : Key::investment;
}

Year bare_year(std::string_view text) {
  text = trim(text);
  if (text.size() > 4 && text[4] == '.' && text.find_first_not_of('0', 5) == std::string_view::npos) text = text.substr(0, 4);
  return year_of(text);
}

Year year_of_cell(std::string_view text) {
  if (text.empty()) return {};  // asked of each row, also where no column says years
  if (const Year year = bare_year(text.substr(0, std::min<std::size_t>(4, text.size()))); year != 0) return year;
  return year_in(text);
}

}  // namespace malkoll::importing
