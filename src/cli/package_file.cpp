#include "cli/package_file.h"

#include <fstream>

#include "cli/progress.h"
#include "text/told.h"
#include "workbook/annotated_mark.h"

namespace malkoll::cli {

Result<void> replace_package(const std::string& path, Over over, std::string_view original,
                             FunctionRef<Result<void>(const workbook::ByteSink& sink)> write) {
  const Working working(told("skriver {}", path));
  return replace_file(path, over, [&](const std::string& beside) -> Result<void> {
    const auto broken = [&] { return refusal(told("kan inte skriva {}: arbetsboken blev inte hel; är disken full?", path)); };
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    std::uint64_t at = 0;
    const auto sink = [&](std::uint64_t offset, std::string_view bytes) {
      if (offset != at) file.seekp(static_cast<std::streamoff>(offset));
      file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      at = offset + bytes.size();
      return static_cast<bool>(file);
    };
    if (auto done = write(sink); !done) return done;
    file.close();
    if (!file) return broken();
    const FileAnswer written = read_file(beside);
    const bool whole = written.fault == FileAnswer::Fault::none && workbook::is_whole_copy(original, written.bytes);
    if (!whole) return broken();
    return {};
  });
}

}  // namespace malkoll::cli
