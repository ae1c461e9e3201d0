#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/read.h"
#include "text/function_ref.h"
#include "text/result.h"

/// What the command asks of the operating system. It is answered by the files of that system (…_posix.cpp, …_windows.cpp), and nothing else knows it.
namespace malkoll::cli {

/// To be called first: a standard stream that was closed must not become the number of a file, what is half-written is taken
/// away where the command is interrupted, and a rule has its time of the processor, whatever else the machine does.
void begin_process();
/// Memory that is not used goes back to the system, where it does not do so by itself.
void give_back_memory();
/// The command line in UTF-8, the program's own name first. Where the system leaves names with `*` to the program, they are the files that there are.
[[nodiscard]] std::vector<std::string> words_of(int argc, const char* const* argv);

/// One file's bytes. `-` is standard input. What a person has named may be a pipe or a device.
[[nodiscard]] FileAnswer read_file(const std::string& path);
/// The same of an ordinary file, or a link to one; anything else is unreadable.
[[nodiscard]] FileAnswer read_ordinary_file(const std::string& path);

/// What may be written over.
enum class Over : std::uint8_t {
  own,  ///< what Målkoll wrote itself, as its beginning tells
  any,  ///< whatever is there that this run has not read
  read,  ///< also that: it is made anew of what was read
};
/// Makes a file whole or not at all: `write` makes it beside its place; then it is moved there. What the path points at stays what it is (a link leads on, also to a file that is not there yet), and keeps its owner,
/// group and permissions. Refuses where Excel or LibreOffice has it open: they would save their own over it. Nothing is left beside it,
/// also where the command is interrupted.
[[nodiscard]] Result<void> replace_file(const std::string& path, Over over, FunctionRef<Result<void>(const std::string& beside)> write);
/// The same for bytes that there are.
[[nodiscard]] Result<void> write_file(const std::string& path, Over over, std::string_view bytes);

/// What has been read until now may be written over again: what is read after is another run's, where one process makes several.
void begin_another_run();

/// Makes a folder and those above it.
[[nodiscard]] Result<void> make_folder(const std::string& path);

/// Keeps other runs of Målkoll out of a file's folder while it lives; waits for them.
class FolderLock {
 public:
  explicit FolderLock(const std::string& file);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  std::intptr_t handle_ = -1;
};

[[nodiscard]] std::string today();  ///< where the machine stands, as an ISO date
[[nodiscard]] std::string time_of_day();  ///< there too: `14:02`

enum class Stream : std::uint8_t { input, output, error };
[[nodiscard]] bool is_terminal(Stream stream);
[[nodiscard]] bool has_colours(Stream stream);  ///< a terminal that shows them
[[nodiscard]] bool is_utf8_locale();
/// Whether the program was opened by a double click: its window is its own, and is gone when it ends.
[[nodiscard]] bool has_window_of_its_own();
/// Shows a file in the program that whoever sits here reads such files with. False where there is none.
[[nodiscard]] bool open_for_reader(const std::string& path);
/// Whether all that was written to standard output has arrived; nothing may be written after.
[[nodiscard]] bool output_arrived();

}  // namespace malkoll::cli
