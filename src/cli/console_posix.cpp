#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>

#include "cli/process.h"
#include "cli/system.h"

namespace malkoll::cli {

std::vector<std::string> words_of(int argc, const char* const* argv) { return {argv, argv + argc}; }

bool has_colours(Stream stream) {
  const char* terminal = std::getenv("TERM");
  return is_terminal(stream) && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

bool is_utf8_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string locale(value);
    std::transform(locale.begin(), locale.end(), locale.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

bool has_window_of_its_own() { return false; }

bool open_for_reader(const std::string& path) {
  const auto opened = run_process({"xdg-open", path});
  return opened && opened->status == 0;
}

namespace {

std::string local_time(const char* form) {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, form, &local);
  return text;
}

}  // namespace

std::string today() { return local_time("%Y-%m-%d"); }
std::string time_of_day() { return local_time("%H:%M"); }

bool is_terminal(Stream stream) {
  return isatty(stream == Stream::input ? STDIN_FILENO : stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

bool output_arrived() {
  std::cout.flush();
  const bool good = std::cout.good() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  return close(STDOUT_FILENO) == 0 && good;  // a full disk of the network is told of only here
}

}  // namespace malkoll::cli
