#include "import/said.h"

#include <algorithm>

namespace malkoll::importing {

Mistake about_place(Code code, const char* variant, std::string place, std::string sum, std::string other) {
  Mistake said = about_file(code, variant);
  said.place = std::move(place);
  said.sum = std::move(sum);
  said.other = std::move(other);
  return said;
}

void Said::say(Code code, const char* variant, std::string place, std::string sum, std::string other, std::string suggestion) {
  mistakes.push_back(about_place(code, variant, std::move(place), std::move(sum), std::move(other)));
  mistakes.back().suggestion = std::move(suggestion);
}

void Said::ask_for_budget(const char* variant, std::string place) {
  say(Code::F07, variant, std::move(place));
  ++for_budget_;
}

std::size_t Said::questions() const {
  return static_cast<std::size_t>(std::count_if(mistakes.begin(), mistakes.end(), [](const Mistake& m) { return m.code == Code::F07; }));
}

bool Said::asked() const { return questions() > 0; }

bool Said::asked_more() const { return questions() > for_budget_; }

}  // namespace malkoll::importing
