#pragma once

#include <string>
#include <string_view>

/// Texts and names of files as Windows wants them. Only the files that know Windows include this.
namespace malkoll::cli {

[[nodiscard]] std::wstring wide(std::string_view utf8);
[[nodiscard]] std::string narrow(std::wstring_view utf16);

/// The name by which Windows opens a file, also where it is longer than 260 characters.
[[nodiscard]] std::wstring on_disk(const std::string& path);

/// The system's reason in the language of the run, for the usual ones, by its code (GetLastError).
[[nodiscard]] std::string why(unsigned long code);

/// True where another program has the file open and does not let go.
[[nodiscard]] bool is_in_use(unsigned long code);

/// What a command that is interrupted takes away first: a file that is half-written, by the name that Windows opens it by. Empty: nothing.
/// While it lives nothing of that changes behind the back of whoever holds it.
class HalfWritten {
 public:
  HalfWritten();
  HalfWritten(const HalfWritten&) = delete;
  HalfWritten& operator=(const HalfWritten&) = delete;
  ~HalfWritten();
  [[nodiscard]] std::wstring& name();
};

}  // namespace malkoll::cli
