#include "workbook/row_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "keywords.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "workbook/cell_texts.h"

namespace malkoll::workbook {

namespace {

constexpr std::string_view all_well = "Klar";
constexpr double whole = 0.99995, above_whole = 1.00005;  // half a hundredth of a percent beside 100 %

/// A condition as a formula, and whether it holds.
struct Condition {
  std::string formula;
  bool holds = false;
};

Condition operator&&(const Condition& a, const Condition& b) {
  return {fmt::format("AND({},{})", a.formula, b.formula), a.holds && b.holds};
}
Condition operator||(const Condition& a, const Condition& b) {
  return {fmt::format("OR({},{})", a.formula, b.formula), a.holds || b.holds};
}
Condition operator!(const Condition& a) { return {fmt::format("NOT({})", a.formula), !a.holds}; }

class Checks {
 public:
  Checks(const SheetLayout& sheet, const std::vector<SheetColumn>& columns, const std::vector<CellValue>& cells, std::uint32_t row,
         const CheckLists& lists)
      : sheet_(sheet), columns_(columns), cells_(cells), row_(row), lists_(lists) {}

  RowCheck result() {
    switch (sheet_.kinds[0]) {
      case Kind::budget: budget(); break;
      case Kind::committee_goal: own_goal(); break;
      case Kind::assignment: identity("Uppdragets lydelse saknas (P10)"); break;
      case Kind::indicator: indicator(); break;
      case Kind::post: post(); break;
      default: return {};
    }
    RowCheck check;
    for (const auto& [condition, message] : said_) {
      check.formula += fmt::format("IF({},\"{}\",", condition.formula, message);
      if (check.value.empty() && condition.holds) check.value = message;
    }
    check.formula = fmt::format("=IF({},\"\",{}\"{}\"{})", nothing().formula, check.formula, all_well, std::string(said_.size(), ')'));
    if (check.value.empty()) check.value = all_well;
    if (nothing().holds) check.value.clear();
    return check;
  }

 private:
  void say(Condition condition, std::string_view message) { said_.push_back({std::move(condition), message}); }

  [[nodiscard]] std::size_t find(ColumnRole role, Key key = Key::none, Year year = {}, std::uint8_t number = 0) const {
    return static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(),
                                                 [&](const SheetColumn& c) {
                                                   return c.layout != nullptr && c.layout->role == role &&
                                                          (key == Key::none || c.layout->key == key) && (year == 0 || c.year == year) &&
                                                          (number == 0 || c.number == number);
                                                 }) -
                                    columns_.begin());
  }
  [[nodiscard]] std::string cell(std::size_t c) const { return fmt::format("{}{}", column_letters(c + 1), row_); }
  [[nodiscard]] bool has_value(std::size_t c) const {
    return c < cells_.size() && (cells_[c].type == CellValue::Type::number || !trim(cells_[c].text).empty());
  }

  [[nodiscard]] Condition filled(std::size_t c) const {
    if (c == columns_.size()) return {"FALSE", false};
    return {fmt::format("{}<>\"\"", cell(c)), has_value(c)};
  }
  [[nodiscard]] Condition missing(std::size_t c) const {
    if (c == columns_.size()) return {"FALSE", false};
    return {fmt::format("{}=\"\"", cell(c)), !has_value(c)};
  }
  [[nodiscard]] Condition is(std::size_t c, std::string_view text) const {
    if (c == columns_.size()) return {"FALSE", false};
    return {fmt::format("{}=\"{}\"", cell(c), text), c < cells_.size() && lower(trim(cells_[c].text)) == text};
  }
  template <typename Wanted>
  [[nodiscard]] Condition any(Wanted wanted) const {
    Condition result{"", false};
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].layout == nullptr || !wanted(columns_[c])) continue;
      const Condition one = filled(c);
      result = {result.formula.empty() ? one.formula : result.formula + "," + one.formula, result.holds || one.holds};
    }
    return result.formula.empty() ? Condition{"FALSE", false} : Condition{fmt::format("OR({})", result.formula), result.holds};
  }
  [[nodiscard]] Condition any_goal() const {
    return any([](const SheetColumn& c) { return c.layout->role == ColumnRole::goal; });
  }
  /// Nothing that a person fills in.
  [[nodiscard]] Condition nothing() const {
    return !any([&](const SheetColumn& c) {
      const ColumnRole role = c.layout->role;
      return role == ColumnRole::id || role == ColumnRole::title || role == ColumnRole::goal || role == ColumnRole::share ||
             role == ColumnRole::amount || role == ColumnRole::measure || (role == ColumnRole::unit && sheet_.kinds[0] == Kind::budget);
    });
  }

  /// A goal that neither the plan nor the workbook has.
  [[nodiscard]] Condition unknown_goal() const {
    Condition result{"", false};
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].layout == nullptr || columns_[c].layout->role != ColumnRole::goal) continue;
      const std::string id = fmt::format("IFERROR(LEFT({0},FIND(\"{1}\",{0})-1),{0}&\"\")", cell(c), id_separator);
      std::string one = fmt::format("{}<>\"\",ISNA(MATCH({},{},0))", cell(c), id, lists_.goal_ids);
      if (!lists_.own_goal_ids.empty()) one += fmt::format(",ISNA(MATCH({},{},0))", id, lists_.own_goal_ids);
      result.formula += fmt::format("{}AND({})", result.formula.empty() ? "" : ",", one);
      result.holds |= has_value(c) && !lists_.goals.contains(id_text(cells_[c]));
    }
    result.formula = fmt::format("OR({})", result.formula);
    return result;
  }

  [[nodiscard]] Condition mentions(std::size_t column, std::string_view text) const {
    return {fmt::format("ISNUMBER(SEARCH(\"{}\",{}))", text, cell(column)),
            column < cells_.size() && lower(cells_[column].text).find(text) != std::string::npos};
  }

  /// A line of its own among what no column is for.
  [[nodiscard]] Condition says(Key key) const {
    const std::size_t c = find(ColumnRole::lines);
    if (c == columns_.size()) return {"FALSE", false};
    return mentions(c, word(key));
  }

  /// A target that says how far from a value, or that something shall be done, needs no value to begin from (I02, I03).
  [[nodiscard]] Condition is_step_or_yes() const {
    Condition result{"FALSE", false};
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].layout == nullptr || columns_[c].layout->key != Key::target) continue;
      for (const std::string_view start : {written(Shape::target, TargetOp::yes), word(Direction::up), word(Direction::down)}) {
        result = result || mentions(c, start);
      }
    }
    return result;
  }

  /// Money for the budget year, or first for a later one; or none any more (B02, B07).
  [[nodiscard]] Condition has_its_amount() const {
    const auto amounts = [&](auto in_year) {
      return any(
          [&](const SheetColumn& c) { return c.layout->role == ColumnRole::amount && c.layout->key != Key::actual && in_year(c.year); });
    };
    if (lists_.budget_year == 0) return amounts([](Year /*any*/) { return true; });
    const Condition now = amounts([&](Year year) { return year == lists_.budget_year; });
    const Condition before = amounts([&](Year year) { return year < lists_.budget_year; });
    const Condition later = amounts([&](Year year) { return year > lists_.budget_year; });
    return now || (later && !before) || has_ended();
  }
  [[nodiscard]] Condition has_ended() const {
    const std::size_t c = find(ColumnRole::property, Key::until);
    if (c == columns_.size()) return {"FALSE", false};
    const bool holds = c < cells_.size() && cells_[c].type == CellValue::Type::number && cells_[c].number < lists_.budget_year.number();
    return {fmt::format("AND(ISNUMBER({0}),{0}<{1})", cell(c), lists_.budget_year), holds};
  }

  void identity(std::string_view no_title) {
    say(missing(find(ColumnRole::id)), "Id saknas (P03)");
    say(missing(find(ColumnRole::title)), no_title);
  }

  void budget() {
    say(missing(find(ColumnRole::unit)), "Nämnd eller bolag saknas (F08)");
    say(missing(find(ColumnRole::title)), "Namn saknas (P10)");
    say(missing(find(ColumnRole::property, Key::plan)), "Plan saknas (S01)");
    say(missing(find(ColumnRole::property, Key::version)), "Version saknas (S01)");
    say(missing(find(ColumnRole::property, Key::decided)), "Beslutsdatum saknas (S01)");
    say(missing(find(ColumnRole::property, Key::diary)), "Diarienummer saknas (S01)");
  }

  void own_goal() {
    identity("Målets lydelse saknas (P10)");
    say(missing(find(ColumnRole::unit)), "Nämnd eller bolag saknas (F08)");
    say(!any_goal(), "Välj det mål i planen som bryts ned (T06)");
    say(unknown_goal(), "Målet finns inte i planen (T06)");
    Condition unmeasured = missing(find(ColumnRole::property, Key::indicator)) && missing(find(ColumnRole::property, Key::not_measurable));
    if (!lists_.indicator_parents.empty()) {
      const std::size_t id = find(ColumnRole::id);
      const Condition has_own{fmt::format("COUNTIF({0},{1})+COUNTIF({0},{1}&\"{2}*\")>0", lists_.indicator_parents, cell(id), id_separator),
                              id < cells_.size() && lists_.measured_goals.contains(id_text(cells_[id]))};
      unmeasured = unmeasured && !has_own;
    }
    say(unmeasured, "Ange en indikator (I01)");
  }

  void indicator() {
    identity("Vad som mäts saknas (P10)");
    // Its mätenhet may stand in its title (I08): no formula can tell.
    const std::size_t id_column = find(ColumnRole::id);
    const std::string id = id_column < cells_.size() ? id_text(cells_[id_column]) : std::string();
    if (!lists_.used_indicators.contains(id))
      say(missing(find(ColumnRole::parent)) && !says(Key::goal), "Välj målet som indikatorn hör till (I19)");
    say(missing(find(ColumnRole::property, Key::source)) && !says(Key::source), "Källa saknas (I09)");
    const auto is_target = [](const SheetColumn& c) { return c.layout->key == Key::target; };
    if (!lists_.aimed_indicators.contains(id)) say(!any(is_target) && !says(Key::target), "Målvärde saknas (I02)");
    const Condition measured = any([](const SheetColumn& c) { return c.layout->key == Key::baseline || c.layout->key == Key::outcome; });
    say(!measured && !says(Key::outcome) && !says(Key::baseline) && !is_step_or_yes(), "Utgångsvärde saknas (I03)");
  }

  void post() {
    const std::size_t id = find(ColumnRole::id);
    const std::size_t post_class = find(ColumnRole::property, Key::post_class);
    identity("Benämning saknas (P10)");
    say(missing(find(ColumnRole::unit)), "Nämnd eller bolag saknas (F08)");
    if (lists_.first_post != 0) {
      const std::size_t unit = find(ColumnRole::unit);
      const auto range = [&](std::size_t c) {
        return fmt::format("${0}${1}:${0}${2}", column_letters(c + 1), lists_.first_post, lists_.last_post);
      };
      const std::string same = fmt::format("COUNTIFS({},{},{},{})>1", range(unit), cell(unit), range(id), cell(id));
      say({same, std::max(id, unit) < cells_.size() && lists_.repeated_posts.contains(id_text(cells_[unit]) + "/" + id_text(cells_[id]))},
          "Samma id på flera rader (P06)");
    }
    say(unknown_goal(), "Målet finns inte i planen (L10)");
    shares();
    say(is(post_class, word(PostClass::initiative)) && !(any_goal() || filled(find(ColumnRole::property, Key::assignment))),
        "En satsning ska bidra till ett mål (L01)");
    say(missing(post_class) && !any_goal() && !filled(find(ColumnRole::property, Key::assignment)) &&
            missing(find(ColumnRole::property, Key::works_against)),
        "Ange slag, eller ett mål (L01)");
    say((is(post_class, word(PostClass::core)) || is(post_class, word(PostClass::statutory))) &&
            missing(find(ColumnRole::property, Key::law)) && missing(find(ColumnRole::property, Key::activity)),
        "Ange lagrum eller verksamhet (L03)");
    say(!has_its_amount(), "Belopp saknas (B02)");
  }

  void shares() {
    std::string sum, alone, open;
    double total = 0;
    bool without_goal = false, without_share = false;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].layout == nullptr || columns_[c].layout->role != ColumnRole::share) continue;
      const std::size_t goal = find(ColumnRole::goal, Key::none, {}, columns_[c].number);
      if (goal == columns_.size()) continue;
      const auto add = [](std::string& list, const std::string& item) { list += (list.empty() ? "" : ",") + item; };
      add(sum, cell(c));
      add(alone, (filled(c) && missing(goal)).formula);
      add(open, (filled(goal) && missing(c)).formula);
      total += c < cells_.size() && cells_[c].type == CellValue::Type::number ? cells_[c].number : 0;
      without_goal |= has_value(c) && !has_value(goal);
      without_share |= has_value(goal) && !has_value(c);
    }
    if (sum.empty()) return;
    say({fmt::format("OR({})", alone), without_goal}, "En andel saknar mål (P08)");
    say({fmt::format("SUM({})>{}", sum, above_whole), total > above_whole}, "Andelarna är över 100 % (L04)");
    const Condition all_said{fmt::format("NOT(OR({}))", open), !without_share};
    const Condition too_little{fmt::format("SUM({})<{}", sum, whole), total < whole};
    say(any_goal() && all_said && too_little && !is(find(ColumnRole::property, Key::post_class), word(PostClass::core)),
        "Andelarna är under 100 % (L05)");
  }

  const SheetLayout& sheet_;
  const std::vector<SheetColumn>& columns_;
  const std::vector<CellValue>& cells_;
  std::uint32_t row_;
  const CheckLists& lists_;
  std::vector<std::pair<Condition, std::string_view>> said_;
};

}  // namespace

RowCheck check_row(const SheetLayout& sheet, const std::vector<SheetColumn>& columns, const std::vector<CellValue>& cells,
                   std::uint32_t row, const CheckLists& lists) {
  return Checks(sheet, columns, cells, row, lists).result();
}

}  // namespace malkoll::workbook
