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

bool Said::asked() const {
  return std::any_of(mistakes.begin(), mistakes.end(), [](const Mistake& m) { return m.code == Code::F07; });
}

}  // namespace malkoll::importing
