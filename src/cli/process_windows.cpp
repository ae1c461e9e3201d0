#include "cli/process.h"

#include <windows.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "cli/wide_windows.h"

namespace malkoll::cli {

namespace {

class Handle {
 public:
  Handle() = default;
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { shut(); }
  [[nodiscard]] HANDLE get() const { return handle_; }
  [[nodiscard]] HANDLE* into() { return &handle_; }
  void shut() {
    if (handle_ != nullptr && handle_ != INVALID_HANDLE_VALUE) CloseHandle(handle_);
    handle_ = nullptr;
  }

 private:
  HANDLE handle_ = nullptr;
};

std::wstring variable(const wchar_t* name) {
  std::wstring value(GetEnvironmentVariableW(name, nullptr, 0), L'\0');
  value.resize(GetEnvironmentVariableW(name, value.data(), static_cast<DWORD>(value.size())));
  return value;
}

/// Where on PATH the program is. Windows itself would look in this folder first, and a folder can come with a zip.
std::wstring found_on_path(const std::string& program) {
  const std::wstring path = variable(L"PATH");
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find(L';', at), path.size());
    std::wstring folder = path.substr(at, end - at);
    at = end + 1;
    std::erase(folder, L'"');
    const bool whole = folder.starts_with(L"\\\\") || (folder.size() > 2 && folder[1] == L':' && (folder[2] == L'\\' || folder[2] == L'/'));
    std::wstring name = folder + L"\\" + wide(program) + L".exe";
    const DWORD attributes = whole ? GetFileAttributesW(name.c_str()) : INVALID_FILE_ATTRIBUTES;
    if (attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0) return name;
  }
  return {};
}

/// As CommandLineToArgvW takes it apart again.
std::wstring quoted(const std::wstring& word) {
  std::wstring out = L"\"";
  std::size_t strokes = 0;
  for (const wchar_t c : word) {
    if (c == L'"') out.append(strokes + 1, L'\\');
    strokes = c == L'\\' ? strokes + 1 : 0;
    out += c;
  }
  return out.append(strokes, L'\\') + L'"';
}

/// `NAME=VALUE`, each ended by a zero, and one more.
std::wstring environment_with(const std::vector<std::string>& settings) {
  std::wstring block;
  for (const std::string& setting : settings) block += wide(setting) + L'\0';
  wchar_t* const there = GetEnvironmentStringsW();
  for (const wchar_t* at = there; at != nullptr && *at != L'\0';) {
    const std::wstring_view one(at);
    const bool set = std::any_of(settings.begin(), settings.end(), [&](const std::string& setting) {
      return one.starts_with(wide(setting.substr(0, setting.find('=') + 1)));
    });
    if (!set) block += std::wstring(one) + L'\0';
    at += one.size() + 1;
  }
  if (there != nullptr) FreeEnvironmentStringsW(there);
  return block + L'\0';
}

/// A pipe of which the program gets one end. False where the system has none left.
bool make_pipe(Handle& read, Handle& write, bool gets_read) {
  SECURITY_ATTRIBUTES inherited{sizeof inherited, nullptr, TRUE};
  return CreatePipe(read.into(), write.into(), &inherited, 0) != 0 &&
         SetHandleInformation(gets_read ? write.get() : read.get(), HANDLE_FLAG_INHERIT, 0) != 0;
}

}  // namespace

std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments, const std::vector<std::string>& settings,
                                         std::string_view input) {
  const std::wstring program = arguments.empty() ? std::wstring() : found_on_path(arguments[0]);
  Handle in_read, in_write, out_read, out_write;
  if (program.empty() || !make_pipe(in_read, in_write, true) || !make_pipe(out_read, out_write, false)) return std::nullopt;
  SECURITY_ATTRIBUTES inherited{sizeof inherited, nullptr, TRUE};
  Handle nothing(CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, nullptr));
  std::wstring line;
  for (const std::string& argument : arguments) line += (line.empty() ? L"" : L" ") + quoted(wide(argument));
  std::wstring environment = environment_with(settings);
  STARTUPINFOW start{};
  start.cb = sizeof start;
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = in_read.get();
  start.hStdOutput = out_write.get();
  start.hStdError = nothing.get();
  PROCESS_INFORMATION started{};
  if (CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE, CREATE_UNICODE_ENVIRONMENT | CREATE_NO_WINDOW,
                     environment.data(), nullptr, &start, &started) == 0)
    return std::nullopt;
  const Handle process(started.hProcess), thread(started.hThread);
  in_read.shut();
  out_write.shut();
  // Neither waits for the other. A program that stops reading ends the writing.
  std::thread writer([&] {
    while (!input.empty()) {
      DWORD n = 0;
      if (WriteFile(in_write.get(), input.data(), static_cast<DWORD>(std::min<std::size_t>(input.size(), 1U << 16U)), &n, nullptr) == 0)
        break;
      input.remove_prefix(n);
    }
    in_write.shut();
  });
  ProcessResult result;
  constexpr std::size_t most = std::size_t{1} << 30U;
  std::array<char, 1U << 16U> buffer{};
  DWORD n = 0;
  while (ReadFile(out_read.get(), buffer.data(), buffer.size(), &n, nullptr) != 0 && n > 0) {
    result.output.append(buffer.data(), n);
    if (result.output.size() <= most) continue;
    TerminateProcess(process.get(), 255);
    result.output.clear();
    break;
  }
  writer.join();
  WaitForSingleObject(process.get(), INFINITE);
  DWORD status = 1;
  GetExitCodeProcess(process.get(), &status);
  result.status = static_cast<int>(status);
  return result;
}

}  // namespace malkoll::cli
