#include "import/unmet_conditions.h"

#include <fmt/format.h>

#include "import/chunk.h"
#include "import/sum_words.h"
#include "text/sheet_words.h"
#include "text/told.h"

namespace malkoll::importing {

UnmetConditions::UnmetConditions(const ColumnMap& map) {
  const auto learn = [&](const char* key, const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      const bool of_sums = sum_word(condition.shown) != nullptr || !ending_sum_word(" " + condition.shown).empty();
      const bool may_hit_none = condition.test == Condition::Test::only_text || condition.test == Condition::Test::no_amounts ||
                                condition.test == Condition::Test::is_empty || condition.test == Condition::Test::differs;
      if (!of_sums && !may_hit_none) unmet_.emplace_back(key, &condition);
    }
  };
  learn("hoppa över", map.skip);
  learn("ta med", map.keep);
  learn("vänd tecken", map.turn);
}

void UnmetConditions::look_at(const RowReader& reader) {
  if (!unmet_.empty()) std::erase_if(unmet_, [&](const auto& c) { return reader.holds(*c.second); });
}

void UnmetConditions::tell(const std::string& sheet, std::vector<Mistake>& mistakes) const {
  for (const auto& [key, condition] : unmet_) {
    Mistake unmet = about_file(Code::F12, "villkor-utan-rad");
    unmet.other = fmt::format("{}: {}", key, condition_text(*condition));
    unmet.place = sheet.empty() ? told("tabellen") : the_sheet(sheet);
    mistakes.push_back(std::move(unmet));
  }
}

}  // namespace malkoll::importing
