#include "workbook/lists.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "text/cell_name.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/year.h"
#include "workbook/cell_values.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t goal_id_column = 3, goal_column = 4, unit_column = 5;

std::string range(std::size_t column, std::size_t size) {
  const std::string letters = column_letters(column + 1);
  return fmt::format("{0}!${1}$2:${1}${2}", lists_sheet, letters, std::max<std::size_t>(size, 1) + 1);
}

/// What is offered, and what is said where something else is written.
struct Offer {
  lxw_data_validation rule{};
  std::string formula, title, message;
  std::vector<char*> words;

  void list(std::string of) {
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    formula = "=" + std::move(of);
    rule.value_formula = formula.data();
  }
  void list(const std::vector<std::string_view>& choices) {
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    for (const std::string_view choice : choices)
      words.push_back(const_cast<char*>(choice.data()));  // each ends in 0; the library's signature; it copies
    words.push_back(nullptr);
    rule.value_list = words.data();
  }
  void between(std::uint8_t what, double low, double high) {
    rule.validate = what;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_number = low;
    rule.maximum_number = high;
  }
  void say(const char* head, const char* text, bool strict) {
    title = head;
    message = text;
    rule.error_type = strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
    rule.error_title = title.data();
    rule.error_message = message.data();
  }
};

/// The words of a value's shape, where the plan calls some otherwise: its own first word, else ours. Empty: it does not, or a list cannot hold them.
std::vector<std::string> own_words(const Project& project, Shape shape) {
  constexpr std::size_t longest = 255;  // characters of a list that stands in the cell itself, with what parts them
  std::vector<std::string> words;
  bool any = false;
  std::size_t length = 0;
  for (const std::string_view ours : written_choices(shape)) {
    std::string& word = words.emplace_back(ours);
    for (const WrittenTerm& term : project.facts.terms) {
      if (term.owner != project.plan.declaration || term.shape != shape || written(shape, term.value) != ours) continue;
      const std::string_view listed = project.sources->text(term.word);
      word = trim(listed.substr(0, listed.find(',')));
      any = true;
      break;
    }
    length += count_code_points(word) + 1;
  }
  if (!any || length > longest) words.clear();
  return words;
}

bool make_offer(Offer& offer, const SheetColumn& column, const SheetLayout& layout, const Lists& lists) {
  const Key key = column.layout->key;
  switch (column.layout->role) {
    case ColumnRole::unit:
      offer.list(range(unit_column, lists.units.size()));
      offer.say("Nämnd eller bolag", "Planen har ingen sådan nämnd och inget sådant bolag.", false);
      return true;
    case ColumnRole::goal:
      offer.list(range(goal_column, lists.goals.size()));
      offer.say("Mål", "Välj ett mål i listan, eller skriv id för ett eget mål på bladet Egna mål.", false);
      return true;
    case ColumnRole::parent:
      if (layout.kinds[0] != Kind::indicator) return false;
      offer.list(range(goal_column, lists.goals.size()));
      offer.say("Mål", "Välj ett mål i listan, eller skriv id för ett eget mål på bladet Egna mål.", false);
      return true;
    case ColumnRole::kind: {
      std::vector<std::string_view> words;
      for (const Kind kind : layout.kinds) words.push_back(word(kind));
      offer.list(words);
      offer.say("Typ", "Välj i listan.", true);
      return true;
    }
    case ColumnRole::share:
      offer.between(LXW_VALIDATION_TYPE_DECIMAL, 0, 1);
      offer.say("Andel", "En andel är 0–100 %. Utan andel delas resten lika mellan målen.", true);
      return true;
    case ColumnRole::amount:
      offer.between(LXW_VALIDATION_TYPE_DECIMAL, -1e12, 1e12);
      offer.say("Belopp", "Skriv ett tal i den enhet som står i rubriken. Vill du ändå behålla det som står?", false);
      return true;
    case ColumnRole::property:
      if (const auto own = lists.own_words.find(spec(key).shape); own != lists.own_words.end()) {
        offer.list(std::vector<std::string_view>(own->second.begin(), own->second.end()));
        offer.say("Välj i listan", "Det som står finns inte i listan. Vill du ändå behålla det?", false);
        return true;
      }
      if (const std::vector<std::string_view> words = written_choices(spec(key).shape); !words.empty()) {
        offer.list(words);
        offer.say("Välj i listan", "Det som står finns inte i listan.", true);
        return true;
      }
      if (key == Key::until || key == Key::budget_year) {
        offer.between(LXW_VALIDATION_TYPE_INTEGER, first_written.number(), last_written.number());
        offer.say("Årtal", "Skriv ett år med fyra siffror, till exempel 2026.", true);
        return true;
      }
      return false;
    default: return false;
  }
}

}  // namespace

Lists lists_of(const Project& project, const Content& content, CheckLists& checks) {
  Lists lists;
  const auto add = [&](const std::string& id) {
    if (!checks.goals.insert(id).second) return;
    lists.goal_ids.push_back(id);
    lists.goals.push_back(titled(content, id));
  };
  for (const GoalRow& goal : project.goals) {
    if (goal.kind == Kind::goal) add(std::string(project.id(goal.declaration)));
  }
  for (const ContentFile& file : content.files) {
    for (const Declaration& d : file.facts.declarations) {
      if (is_own_goal(d.kind)) add(file.source.text.substr(d.id.at, d.id.length));
    }
  }
  for (const UnitRow& unit : project.units) lists.units.push_back(titled(content, project.id(unit.declaration)));
  for (const Shape shape : {Shape::verdict, Shape::status}) {
    if (std::vector<std::string> words = own_words(project, shape); !words.empty()) lists.own_words.emplace(shape, std::move(words));
  }
  checks.goal_ids = range(goal_id_column, lists.goal_ids.size());
  checks.budget_year = project.plan.budget_year;
  const auto id_of = [&](Id<IndicatorRow> indicator) { return std::string(project.id(project.indicators[indicator].declaration)); };
  for (const IndicatorUseRow& use : project.indicator_uses) {
    if (use.indicator != no_row) checks.used_indicators.insert(id_of(use.indicator));
  }
  for (const TargetRow& target : project.targets) {
    if (target.goal != no_row && target.indicator != no_row) checks.aimed_indicators.insert(id_of(target.indicator));
  }
  return lists;
}

void write_lists(Book& book, const Lists& lists) {
  lxw_worksheet* sheet = book.add_sheet(lists_sheet);
  if (sheet == nullptr) return;
  worksheet_hide(sheet);
  constexpr std::array<std::string_view, 7> headings = {"Uppgift", "Värde", "Rader", "Mål-id", "Mål", "Nämnder och bolag", "Kolumner"};
  for (std::size_t c = 0; c < headings.size(); ++c) book.text(sheet, 0, c, headings[c], CellStyle::heading);
  const std::array<std::pair<std::size_t, const std::vector<std::string>*>, 5> columns = {{{listed_rows, &lists.row_ids},
                                                                                           {goal_id_column, &lists.goal_ids},
                                                                                           {goal_column, &lists.goals},
                                                                                           {unit_column, &lists.units},
                                                                                           {listed_columns, &lists.columns}}};
  std::size_t rows = 1;
  for (const auto& [column, list] : columns) rows = std::max(rows, list->size());
  for (std::size_t r = 0; r < rows; ++r) {
    const auto row = static_cast<std::uint32_t>(r + 1);
    if (r == 0) {
      book.text(sheet, row, 0, layout_name, CellStyle::plain);
      book.text(sheet, row, 1, layout_version, CellStyle::plain);
    }
    for (const auto& [column, list] : columns) {
      if (r < list->size()) book.text(sheet, row, column, (*list)[r], CellStyle::plain);
    }
  }
}

void add_validation(Book& book, lxw_worksheet* sheet, const SheetColumn& column, std::size_t number, std::uint32_t first,
                    std::uint32_t last, const Lists& lists, const SheetLayout& layout) {
  Offer offer;
  if (book.failed() || !make_offer(offer, column, layout, lists)) return;
  const auto c = static_cast<lxw_col_t>(number);
  const lxw_error error = worksheet_data_validation_range(sheet, first, c, last, c, &offer.rule);
  if (error != LXW_NO_ERROR) book.fail(told("listan för kolumnen {} kunde inte skrivas: {}", heading(column), lxw_strerror(error)));
}

}  // namespace malkoll::workbook
