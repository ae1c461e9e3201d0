#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <shellapi.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <streambuf>

#include "cli/system.h"
#include "cli/wide_windows.h"
#include "store/connection.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

std::mutex& half_written_mutex() {
  static std::mutex mutex;
  return mutex;
}
std::wstring& half_written_name() {
  static std::wstring name;
  return name;
}

/// Windows calls it on a thread of its own. SQLite lets nobody delete the file that it writes: then it waits until that is closed.
BOOL WINAPI take_away_and_end(DWORD) {
  constexpr int tries = 400;
  constexpr DWORD pause = 10;  // milliseconds: Windows itself ends a program five seconds after its window was closed
  for (int t = 0; t < tries; ++t) {
    {
      const std::scoped_lock lock(half_written_mutex());
      const std::wstring& name = half_written_name();
      if (name.empty() || DeleteFileW(name.c_str()) != 0 || !is_in_use(GetLastError())) {
        TerminateProcess(GetCurrentProcess(), static_cast<UINT>(STATUS_CONTROL_C_EXIT));
      }
    }
    Sleep(pause);
  }
  TerminateProcess(GetCurrentProcess(), static_cast<UINT>(STATUS_CONTROL_C_EXIT));
  return TRUE;
}

std::chrono::nanoseconds processor_time_of_thread() {
  FILETIME created, ended, kernel, user;
  if (GetThreadTimes(GetCurrentThread(), &created, &ended, &kernel, &user) == 0) return {};
  const auto ticks = [](const FILETIME& time) { return (std::int64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime; };
  constexpr std::int64_t nanoseconds_a_tick = 100;
  return std::chrono::nanoseconds((ticks(kernel) + ticks(user)) * nanoseconds_a_tick);
}

HANDLE handle_of(Stream stream) {
  return GetStdHandle(stream == Stream::input ? STD_INPUT_HANDLE : stream == Stream::output ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
}

/// What is streamed to a console goes there in whole characters: the C library would write them byte by byte.
class ConsoleBuffer : public std::streambuf {
 public:
  explicit ConsoleBuffer(HANDLE console) : console_(console) {}

 protected:
  int_type overflow(int_type sign) override {
    if (traits_type::eq_int_type(sign, traits_type::eof())) return traits_type::not_eof(sign);
    const char c = traits_type::to_char_type(sign);
    return xsputn(&c, 1) == 1 ? sign : traits_type::eof();
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    constexpr std::size_t enough = 4096;
    text_.append(text, static_cast<std::size_t>(size));
    return (text_.size() < enough && text_.find('\n') == std::string::npos) || sync() == 0 ? size : 0;
  }
  int sync() override {
    // Up to the last character that is whole.
    std::size_t end = text_.size(), start = end;
    while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text_[start - 1]) & 0xC0U) == 0x80U) --start;
    const unsigned char first = start > 0 ? static_cast<unsigned char>(text_[start - 1]) : 0;
    const std::size_t wanted = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    if (end - start < wanted) end = start - 1;
    const std::wstring units = wide(std::string_view(text_).substr(0, end));
    text_.erase(0, end);
    constexpr std::size_t most = 8192;
    for (std::size_t at = 0; at < units.size();) {
      DWORD n = 0;
      if (WriteConsoleW(console_, units.data() + at, static_cast<DWORD>(std::min(units.size() - at, most)), &n, nullptr) == 0 || n == 0)
        return -1;
      at += n;
    }
    return 0;
  }

 private:
  HANDLE console_;
  std::string text_;
};

/// What is typed on a console, a line at a time: as bytes Windows would give å as nothing.
class ConsoleInput : public std::streambuf {
 protected:
  int_type underflow() override {
    std::array<wchar_t, 4096> units{};
    DWORD n = 0;
    if (ReadConsoleW(handle_of(Stream::input), units.data(), units.size(), &n, nullptr) == 0 || n == 0 || units[0] == L'\x1a')
      return traits_type::eof();  // Ctrl-Z
    line_ = narrow({units.data(), n});
    std::erase(line_, '\r');
    if (line_.empty()) return traits_type::eof();
    setg(line_.data(), line_.data(), line_.data() + line_.size());
    return traits_type::to_int_type(line_[0]);
  }

 private:
  std::string line_;
};

UINT code_page_before = 0;
void give_back_code_page() { SetConsoleOutputCP(code_page_before); }

/// A word as it stands, or the files that it means: `utskick\*.xlsx`. The command lines of Windows leave that to the program.
void add_files(std::vector<std::string>& words, const std::wstring& word) {
  const std::size_t folder = word.find_last_of(L"\\/:") + 1;
  if (word.find(L'*', folder) == std::wstring::npos || word.starts_with(L'-')) return words.push_back(narrow(word));
  WIN32_FIND_DATAW found;
  const HANDLE search = FindFirstFileW(word.c_str(), &found);
  if (search == INVALID_HANDLE_VALUE) return words.push_back(narrow(word));
  std::vector<std::string> files;
  do {
    const std::wstring name = found.cFileName;
    if (!name.starts_with(L'.')) files.push_back(narrow(word.substr(0, folder) + name));
  } while (FindNextFileW(search, &found) != 0);
  FindClose(search);
  std::sort(files.begin(), files.end());
  words.insert(words.end(), files.begin(), files.end());
}

}  // namespace

HalfWritten::HalfWritten() { half_written_mutex().lock(); }
HalfWritten::~HalfWritten() { half_written_mutex().unlock(); }
std::wstring& HalfWritten::name() { return half_written_name(); }

void begin_process() {
  time_statements_by(processor_time_of_thread);
  // What is written is the same bytes as everywhere else.
  for (std::FILE* stream : {stdin, stdout, stderr}) _setmode(_fileno(stream), _O_BINARY);
  static ConsoleInput input;
  if (is_terminal(Stream::input)) std::cin.rdbuf(&input);
  static ConsoleBuffer output(handle_of(Stream::output)), error(handle_of(Stream::error));
  if (is_terminal(Stream::output)) {
    std::cout.rdbuf(&output);
    constexpr std::size_t room = 1U << 16U;
    static_cast<void>(std::setvbuf(stdout, nullptr, _IOFBF, room));  // those who write to it flush it
  }
  if (is_terminal(Stream::error)) {
    std::cerr.rdbuf(&error);
    static_cast<void>(has_colours(Stream::error));  // also what writes over a line
  }
  SetConsoleCtrlHandler(take_away_and_end, TRUE);
  code_page_before = GetConsoleOutputCP();
  if (code_page_before != 0 && code_page_before != CP_UTF8 && SetConsoleOutputCP(CP_UTF8) != 0) std::atexit(give_back_code_page);
}

std::vector<std::string> words_of(int argc, const char* const* argv) {
  int count = 0;
  wchar_t** const wide_words = CommandLineToArgvW(GetCommandLineW(), &count);
  if (wide_words == nullptr) return {argv, argv + argc};
  std::vector<std::string> words;
  for (int w = 0; w < count; ++w) {
    if (w == 0) words.push_back(narrow(wide_words[w]));
    else add_files(words, wide_words[w]);
  }
  LocalFree(wide_words);
  return words;
}

bool is_terminal(Stream stream) {
  DWORD mode = 0;
  return GetConsoleMode(handle_of(stream), &mode) != 0;
}

bool has_colours(Stream stream) {
  DWORD mode = 0;
  return GetConsoleMode(handle_of(stream), &mode) != 0 &&
         SetConsoleMode(handle_of(stream), mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

bool is_utf8_locale() { return true; }

bool has_window_of_its_own() {
  std::array<DWORD, 2> processes{};
  DWORD mode = 0, needed = 0;
  USEROBJECTFLAGS flags{};
  const bool alone =
      GetConsoleProcessList(processes.data(), processes.size()) == 1 && GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode) != 0;
  // A task that the machine runs by itself has a window too, which nobody sees.
  const bool seen = GetUserObjectInformationW(GetProcessWindowStation(), UOI_FLAGS, &flags, sizeof flags, &needed) == 0 ||
                    (flags.dwFlags & WSF_VISIBLE) != 0;
  return alone && seen;
}

bool open_for_reader(const std::string& path) {
  constexpr INT_PTR least_success = 33;
  std::wstring full(GetFullPathNameW(wide(path).c_str(), 0, nullptr, nullptr), L'\0');
  full.resize(GetFullPathNameW(wide(path).c_str(), static_cast<DWORD>(full.size()), full.data(), nullptr));
  return reinterpret_cast<INT_PTR>(ShellExecuteW(nullptr, L"open", full.c_str(), nullptr, nullptr, SW_SHOWNORMAL)) >= least_success;
}

bool output_arrived() {
  std::cout.flush();
  const bool good = std::cout.good() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  return _close(_fileno(stdout)) == 0 && good;  // a full disk of the network is told of only here
}

std::string today() {
  SYSTEMTIME now;
  GetLocalTime(&now);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", now.wYear, now.wMonth, now.wDay);
  return text.data();
}

std::string time_of_day() {
  SYSTEMTIME now;
  GetLocalTime(&now);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", now.wHour, now.wMinute);
  return text.data();
}

}  // namespace malkoll::cli
