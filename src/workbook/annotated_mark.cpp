#include "workbook/annotated_mark.h"

#include <algorithm>
#include <fmt/format.h>

#include "workbook/package.h"

namespace malkoll::workbook {

namespace {

constexpr std::string_view marker_word = "Malkoll-granskad ";

}  // namespace

std::string annotated_mark(std::uint32_t checksum) { return fmt::format("{}{:08x}", marker_word, checksum); }

bool is_annotated_package(std::string_view bytes) {
  const Package package(bytes);
  if (!package.opened()) return false;
  std::string head;
  (void)package.read(package.entries().back(), [&](std::string_view piece) {
    head = piece.substr(0, 256);
    return false;
  });
  const std::size_t at = head.find(marker_word);
  if (at == std::string::npos) return false;
  return head.substr(at + marker_word.size(), 8) == fmt::format("{:08x}", checksum_of(bytes, package.entries().size() - 1));
}

bool is_whole_copy(std::string_view original, std::string_view copy) {
  const Package before(original), after(copy);
  if (!before.opened() || !after.opened()) return false;
  for (const Entry& entry : after.entries()) {
    const Entry* there = before.find(entry.name);
    if (there != nullptr && before.packed(*there) == after.packed(entry)) continue;
    if (!after.read(entry, [](std::string_view) { return true; })) return false;  // the checksum
  }
  const auto is_there = [&](const Entry& e) { return after.find(e.name) != nullptr; };
  return std::all_of(before.entries().begin(), before.entries().end(), is_there);
}

}  // namespace malkoll::workbook
