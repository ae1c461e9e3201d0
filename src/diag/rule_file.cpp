// What the entries of a rule file's head mean.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "diag/catalogue.h"
#include "diag/pattern.h"
#include "diag/rule_head.h"
#include "text/lines.h"
#include "text/scan_number.h"
#include "text/told.h"

namespace malkoll {

std::optional<Limit> read_limit(std::string_view text) {
  Limit limit;
  for (const auto& [word, way] :
       {std::pair(std::string_view("högst "), LimitWay::at_most), std::pair(std::string_view("minst "), LimitWay::at_least)}) {
    if (!text.starts_with(word)) continue;
    limit.way = way;
    text.remove_prefix(word.size());
  }
  const ScannedNumber number = scan_number(text.data(), text.data() + text.size());
  if (number.fault != NumberFault::none || number.value.mantissa < 0) return std::nullopt;
  const std::string_view rest = text.substr(static_cast<std::size_t>(number.end - text.data()));
  limit.unit = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  const auto value = limit_value(number.value, limit.unit);
  if (!value) return std::nullopt;
  limit.value = *value;
  return limit;
}

std::string no_limit(std::string_view text) {
  return told("gränsen »{}« går inte att läsa: skriv till exempel   10 %   50 mnkr   eller   3", text);
}

namespace {

using Key = HeadKey;
using Entry = HeadEntry;

struct PageHelpWord {
  std::string_view written, name;
};
// In the order of PageHelp.
// clang-format off
constexpr std::array<PageHelpWord, static_cast<std::size_t>(last_page_help) + 1> page_helps = {{{"", ""}, {"fil", "file"}, {"plan", "plan"}, {"en plan", "one_plan"}, {"inlämning", "submission"},
    {"kolada", "kolada"}, {"mall", "layout"}, {"dokument", "document"}, {"enhet", "unit"}, {"belopp", "amount"}, {"kolumner", "columns"},
    {"ta bort raden", "remove_line"}, {"förklara", "explain"}, {"ord", "words"}, {"plan i dokument", "plan_document"},
    {"version", "version"}, {"annan kommun", "elsewhere"}}};
// clang-format on

bool is_pattern(Key key) { return key >= Key::message_sv && key <= Key::related_en; }

bool is_code(std::string_view code) {
  const std::size_t letters = code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (letters == std::string_view::npos || letters == 0 || letters > 3) return false;
  const std::string_view digits = code.substr(letters);
  return digits.size() >= 2 && digits.size() <= 3 && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Level> read_level(std::string_view word) {
  for (const Level level : {Level::off, Level::advice, Level::warning, Level::error}) {
    if (level_word(level, Language::swedish) == word) return level;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view path, std::vector<RuleFileError>& errors, TextCheck check) : errors_(errors), check_(check) {
    rule_.file = path;
    rule_.variants.resize(1);
  }

  std::optional<RuleInfo> read(std::string_view text) {
    const std::size_t before = errors_.size();
    head_ = read_head(rule_.file, text, errors_);
    rule_.sql = std::move(head_.sql);
    rule_.sql_line = head_.sql_line;
    for (const Entry& entry : head_.entries) take(entry);
    require(Key::code);
    require(Key::name);
    require(Key::level);
    require(Key::message_sv);
    require(Key::message_en);
    check_code();
    check_gathering();
    check_task();
    if (errors_.size() != before) return std::nullopt;
    fill_variants();
    return std::move(rule_);
  }

 private:
  void fail(std::uint32_t line, std::string message) { errors_.push_back({rule_.file, line, std::move(message)}); }

  Variant& variant(const std::string& name) {
    for (Variant& v : rule_.variants) {
      if (v.name == name) return v;
    }
    rule_.variants.emplace_back().name = name;
    return rule_.variants.back();
  }

  /// Puts one entry where it belongs.
  void take(const Entry& entry) {
    const std::string& value = entry.value;
    if (is_pattern(entry.key)) take_text(entry);
    switch (entry.key) {
      case Key::code: rule_.code = value; break;
      case Key::name: rule_.name = value; break;
      case Key::level: take_level(entry); break;
      case Key::scope: take_scope(entry); break;
      case Key::needs:
        rule_.needs = words_of(value);
        rule_.needs_line = entry.line;
        break;
      case Key::basis:
        if (value != "kolada") fail(entry.line, told("underlaget ska vara kolada, inte »{}«", value));
        rule_.asks_kolada = value == "kolada";
        break;
      case Key::limit:
        rule_.limit = read_limit(value);
        if (!rule_.limit) fail(entry.line, no_limit(value));
        break;
      case Key::pass:
        if (value != "1" && value != "2") fail(entry.line, told("omgången ska vara 1 eller 2, inte »{}«", value));
        rule_.second_pass = value == "2";
        break;
      case Key::waivable:
        if (value != "ja" && value != "nej") fail(entry.line, told("undantas ska vara ja eller nej, inte »{}«", value));
        rule_.waivable = value != "nej";
        break;
      case Key::replaces:
        rule_.replaces = words_of(value);
        rule_.replaces_line = entry.line;
        break;
      case Key::gathers: take_gathers(entry); break;
      case Key::weight: take_weight(entry); break;
      case Key::page_help: take_page_help(entry); break;
      case Key::task_sv: take_task(entry, variant(entry.variant).task_sv); break;
      case Key::task_en: take_task(entry, variant(entry.variant).task_en); break;
      case Key::related_sv: rule_.related_sv = value; break;
      case Key::related_en: rule_.related_en = value; break;
      case Key::why: rule_.why = value; break;
      case Key::when: rule_.when = value; break;
      case Key::asked_by: rule_.asked_by = value; break;
      case Key::mend: rule_.mend = value; break;
      case Key::waive: rule_.waive = value; break;
      case Key::wrong: rule_.wrong = example(value); break;
      case Key::right: rule_.right = example(value); break;
      default: *text_of(variant(entry.variant), entry.key) = value;
    }
  }

  static std::string* text_of(Variant& v, Key key) {
    switch (key) {
      case Key::message_sv: return &v.message_sv;
      case Key::message_en: return &v.message_en;
      case Key::label_sv: return &v.label_sv;
      case Key::label_en: return &v.label_en;
      case Key::help_sv: return &v.help_sv;
      default: return &v.help_en;
    }
  }

  static std::string example(std::string value) {
    value.resize(value.find_last_not_of('\n') + 1);
    return value.empty() ? value : value + '\n';
  }

  void take_level(const Entry& entry) {
    const auto level = read_level(entry.value);
    if (!level) return fail(entry.line, told("nivån ska vara fel, varning, råd eller av, inte »{}«", entry.value));
    if (entry.variant.empty()) {
      rule_.level = *level;
    } else {
      variant(entry.variant).level = level;
    }
  }

  void take_scope(const Entry& entry) {
    if (entry.value == "inlämning") {
      rule_.scope = Scope::submission;
    } else if (entry.value == "mål") {
      rule_.scope = Scope::goal;
    } else if (entry.value == "kommun") {
      rule_.scope = Scope::municipality;
    } else {
      fail(entry.line, told("omfattningen ska vara inlämning, mål eller kommun, inte »{}«", entry.value));
    }
  }

  void take_gathers(const Entry& entry) {
    for (const std::string& word : words_of(entry.value)) {
      if (word == "plan") {
        rule_.gathers_plan = true;
      } else if (word == "budget") {
        rule_.gathers_budget = true;
      } else {
        fail(entry.line, told("samlas ska vara plan, budget eller båda med komma emellan, inte »{}«", word));
      }
    }
  }

  void take_page_help(const Entry& entry) {
    const auto found =
        std::find_if(page_helps.begin() + 1, page_helps.end(), [&](const PageHelpWord& word) { return word.written == entry.value; });
    if (found == page_helps.end()) return fail(entry.line, told("»{}« är inget som sidan kan säga i stället för en hjälp", entry.value));
    if (entry_of(Key::help_sv, entry.variant) == nullptr)
      return fail(entry.line,
                  told("det som sidan säger hör till en hjälp: nyckeln »{}« behövs också", with_variant(Key::help_sv, entry.variant)));
    variant(entry.variant).page_help = static_cast<PageHelp>(found - page_helps.begin());
  }

  static std::string with_variant(Key key, const std::string& variant) {
    return variant.empty() ? std::string(key_word(key)) : fmt::format("{}[{}]", key_word(key), variant);
  }

  void take_weight(const Entry& entry) {
    const std::string& value = entry.value;
    if (value.size() != 1 || value[0] < '0' || value[0] > '0' + last_weight)
      return fail(entry.line, told("tyngden ska vara ett tal från 0 till 5, inte »{}«", value));
    rule_.weight = value[0] - '0';
  }

  /// What is to be done speaks of several findings: the columns of one row are not there.
  void take_task(const Entry& entry, std::string& task) {
    task = entry.value;
    rule_.texts.push_back({with_variant(entry.key, entry.variant), entry.value, entry.line});
    if (check_ == TextCheck::none) return;
    const auto form = compile_pattern(entry.value);
    if (!form) return fail(entry.line, form.error().message);
    for (const std::string_view name : column_names(*form)) {
      if (std::find(places_of_task.begin(), places_of_task.end(), name) == places_of_task.end())
        fail(entry.line, told("platsen {{{}}} finns inte i {}: där kan stå n, money, list och budget_year", name, key_word(entry.key)));
    }
  }

  void take_text(const Entry& entry) {
    rule_.texts.push_back({with_variant(entry.key, entry.variant), entry.value, entry.line});
    if (check_ == TextCheck::none) return;
    if (const auto form = compile_pattern(entry.value); !form) fail(entry.line, form.error().message);
  }

  /// `a, b` → a and b.
  static std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(',', at), list.size());
      if (const auto word = trim(list.substr(at, end - at)); !word.empty()) words.emplace_back(word);
      at = end + 1;
    }
    return words;
  }

  [[nodiscard]] const Entry* entry_of(Key key, std::string_view variant = "") const {
    const auto found =
        std::find_if(head_.entries.begin(), head_.entries.end(), [&](const Entry& e) { return e.key == key && e.variant == variant; });
    return found == head_.entries.end() ? nullptr : &*found;
  }

  void require(Key key) {
    const Entry* entry = entry_of(key);
    const std::string_view word = key_word(key);
    if (entry == nullptr) return fail(1, told("nyckeln »{}« saknas i regelns huvud", word));
    if (entry->value.empty() && key != Key::level) fail(entry->line, told("nyckeln »{}« har inget värde", word));
  }

  /// What is to be done is said in both languages, or in neither.
  void check_task() {
    for (const Entry& entry : head_.entries) {
      const Key other = entry.key == Key::task_sv ? Key::task_en : Key::task_sv;
      if ((entry.key != Key::task_sv && entry.key != Key::task_en) || entry_of(other, entry.variant) != nullptr) continue;
      fail(entry.line, told("nyckeln »{}« behövs också", with_variant(other, entry.variant)));
    }
  }

  /// What gathers has a text for it, in both languages, and only that.
  void check_gathering() {
    const bool gathers = rule_.gathers_plan || rule_.gathers_budget;
    const std::string variant(gathered_variant);
    for (const Key key : {Key::message_sv, Key::message_en}) {
      const Entry* text = entry_of(key, variant);
      if (gathers && text == nullptr)
        fail(entry_of(Key::gathers)->line, told("regeln samlar fynd, så nyckeln »{}[samlad]« behövs", key_word(key)));
      if (!gathers && text != nullptr)
        fail(text->line,
             told("lydelsen »{}« är för fynd som samlas, men regeln har ingen   samlas: plan   eller   samlas: budget", variant));
    }
    for (const Entry& entry : head_.entries) {
      if (entry.key == Key::level && is_gathered_variant(entry.variant))
        fail(entry.line, told("ett samlat fynd har den nivå som fynden har: ta bort »nivå[{}]«", entry.variant));
    }
  }

  /// The code against its pattern, the file's name and the statement.
  void check_code() {
    const Entry* entry = entry_of(Key::code);
    if (entry == nullptr || entry->value.empty()) return;
    const std::string& code = entry->value;
    if (!is_code(code))
      return fail(entry->line,
                  told("koden »{}« ska vara en till tre stora bokstäver (A–Z) och två eller tre siffror, som L01 eller BUN101", code));
    const std::string_view path = rule_.file;
    const std::string_view file = path.substr(path.find_last_of("/\\") + 1);  // npos + 1 is 0
    if (const std::string_view begin = file.substr(0, file.find_first_of("-.")); begin != code)
      fail(entry->line, told("koden {} stämmer inte med filnamnet, som börjar med »{}«", code, begin));
    const bool by_reader = code.starts_with('P') || code.starts_with('F');
    if (by_reader) rule_.waivable = false;  // a line has to be read
    if (by_reader && !rule_.sql.empty()) fail(rule_.sql_line, told("koden {} hittas av läsaren och ska inte ha någon SELECT", code));
    if (!by_reader && rule_.sql.empty()) fail(1, told("regeln {} har ingen SELECT efter huvudet", code));
  }

  /// What a variant leaves out is the ordinary text; what it leaves empty on purpose stays empty.
  void fill_variants() {
    for (Variant& v : rule_.variants) {
      if (is_gathered_variant(v.name)) continue;  // speaks of many: the columns of one row are not there
      for (Key key = Key::message_sv; !v.name.empty() && key <= Key::help_en; key = static_cast<Key>(static_cast<int>(key) + 1)) {
        if (entry_of(key, v.name) == nullptr) *text_of(v, key) = *text_of(rule_.variants[0], key);
        if (key == Key::help_sv && entry_of(key, v.name) == nullptr) v.page_help = rule_.variants[0].page_help;
      }
    }
  }

  std::vector<RuleFileError>& errors_;
  const TextCheck check_;
  RuleHead head_;
  RuleInfo rule_;
};

}  // namespace

std::string_view page_help_name(PageHelp help) { return page_helps[static_cast<std::size_t>(help)].name; }

std::optional<RuleInfo> read_rule(std::string_view path, std::string_view text, std::vector<RuleFileError>& errors, TextCheck check) {
  return Reader(path, errors, check).read(text);
}

}  // namespace malkoll
