#include "cli/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "cli/command.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// A line that was typed, as UTF-8. False: there is none.
bool read_answer(std::string& answer) {
  std::string line;
  if (!std::getline(std::cin, line)) return false;
  answer = trim(decode(std::move(line)).text);
  return true;
}

void show(const std::string& question) {
  fmt::print(stderr, "{} ", question);
  std::fflush(stderr);
}

}  // namespace

bool ask(std::string& answer, const std::string& question, std::string_view otherwise, FunctionRef<std::string(const std::string&)> wrong) {
  while (answer.empty()) {
    show(otherwise.empty() ? question + ":" : fmt::format("{} [{}]:", question, otherwise));
    std::string given;
    if (!read_answer(given)) return false;
    if (given.empty()) given = otherwise;
    const std::string fault = wrong(given);
    if (fault.empty()) answer = std::move(given);
    else mention(fault);
  }
  return true;
}

bool ask_one_of(std::string& answer, const std::string& question, const std::vector<std::string>& words, std::string_view otherwise) {
  const std::string choices = fmt::format("{}", fmt::join(words, told(" eller ")));
  return ask(answer, question, otherwise, [&](const std::string& given) {
    return std::find(words.begin(), words.end(), given) != words.end() ? std::string()
                                                                       : told("»{}« går inte att välja; välj {}{}", given, choices, "");
  });
}

bool ask_list(std::vector<std::string>& answers, const std::string& question) {
  fmt::print(stderr, "{}\n", question);
  while (true) {
    show("–");
    std::string given;
    if (!read_answer(given)) return false;
    if (given.empty()) return true;
    answers.push_back(std::move(given));
  }
}

}  // namespace malkoll::cli
