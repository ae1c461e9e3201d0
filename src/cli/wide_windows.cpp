#include "cli/wide_windows.h"

#include <windows.h>

#include "text/told.h"

namespace malkoll::cli {

std::wstring wide(std::string_view utf8) {
  const int size = static_cast<int>(utf8.size());
  std::wstring out(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, out.data(), static_cast<int>(out.size()));
  return out;
}

std::string narrow(std::wstring_view utf16) {
  const int size = static_cast<int>(utf16.size());
  std::string out(static_cast<std::size_t>(WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, nullptr, 0, nullptr, nullptr)), '\0');
  WideCharToMultiByte(CP_UTF8, 0, utf16.data(), size, out.data(), static_cast<int>(out.size()), nullptr, nullptr);
  return out;
}

std::wstring on_disk(const std::string& path) {
  constexpr DWORD longest_plain = 240;  // so that a name beside it is no longer than the 260 of old
  std::wstring name = wide(path);
  if (name.starts_with(L"\\\\?\\")) return name;
  const DWORD size = GetFullPathNameW(name.c_str(), 0, nullptr, nullptr);
  if (size < longest_plain) return name;
  std::wstring full(size, L'\0');
  full.resize(GetFullPathNameW(name.c_str(), size, full.data(), nullptr));
  return full.starts_with(L"\\\\") ? L"\\\\?\\UNC" + full.substr(1) : L"\\\\?\\" + full;
}

bool is_in_use(unsigned long code) {
  return code == ERROR_SHARING_VIOLATION || code == ERROR_LOCK_VIOLATION || code == ERROR_USER_MAPPED_FILE;
}

std::string why(unsigned long code) {
  switch (code) {
    case ERROR_ACCESS_DENIED:
    case ERROR_PRIVILEGE_NOT_HELD: return told("du har inte rätt att skriva där");
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME: return told("mappen finns inte");
    case ERROR_INVALID_NAME:
    case ERROR_BAD_PATHNAME: return told("namnet har tecken som Windows inte tillåter");
    case ERROR_DIRECTORY: return told("en del av sökvägen är ingen mapp");
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL: return told("disken är full");
    case ERROR_WRITE_PROTECT: return told("där går det bara att läsa");
    case ERROR_TOO_MANY_OPEN_FILES: return told("för många filer är öppna");
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION: return told("den är öppen i ett annat program");
    default: break;
  }
  wchar_t* text = nullptr;
  const DWORD size = FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
                                    code, 0, reinterpret_cast<wchar_t*>(&text), 0, nullptr);
  std::string out = size == 0 ? told("Windows fel {}", code) : narrow({text, size});
  LocalFree(text);
  out.resize(out.find_last_not_of(" \r\n.") + 1);
  return out;
}

}  // namespace malkoll::cli
