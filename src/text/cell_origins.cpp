#include "text/cell_origins.h"

#include <algorithm>

namespace malkoll {

namespace {

constexpr std::uint32_t between_marks = 256;

/// Small numbers of either sign as small ones without.
std::uint32_t folded(std::uint32_t difference) { return (difference << 1U) ^ (difference >> 31U != 0 ? ~0U : 0U); }
std::uint32_t unfolded(std::uint32_t number) { return (number >> 1U) ^ ((number & 1U) != 0 ? ~0U : 0U); }

}  // namespace

void CellOrigins::write(std::uint32_t number) {
  for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>(number | 0x80U);
  bytes_ += static_cast<char>(number);
}

std::uint32_t CellOrigins::number(std::size_t& at) const {
  std::uint32_t number = 0;
  for (std::uint32_t shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_[at++]);
    number |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
}

const CellOrigin& CellOrigins::next(CellOrigin& piece, std::size_t& at) const {
  piece.offset += number(at);
  const std::uint32_t head = number(at);
  piece.column = static_cast<std::uint16_t>(head >> 2U);
  if ((head & 1U) != 0) piece.row += unfolded(number(at));
  if ((head & 2U) != 0) piece.sheet = static_cast<std::uint16_t>(number(at));
  return piece;
}

void CellOrigins::add(CellOrigin piece) {
  if (last_ && last_->offset != piece.offset) {
    if (unmarked_++ == between_marks) {
      marks_.push_back({written_, static_cast<std::uint32_t>(bytes_.size())});
      unmarked_ = 1;
    }
    const bool row = last_->row != written_.row, sheet = last_->sheet != written_.sheet;
    write(last_->offset - written_.offset);
    write((static_cast<std::uint32_t>(last_->column) << 2U) | (sheet ? 2U : 0U) | (row ? 1U : 0U));
    if (row) write(folded(last_->row - written_.row));
    if (sheet) write(last_->sheet);
    written_ = *last_;
  }
  last_ = piece;
}

void CellOrigins::add(const CellOrigins& others, std::uint32_t shift) {
  others.for_each([&](CellOrigin piece) {
    piece.offset += shift;
    add(piece);
  });
}

std::optional<CellOrigin> CellOrigins::at(std::uint32_t offset) const {
  if (last_ && last_->offset <= offset) return last_;
  const auto mark = std::partition_point(marks_.begin(), marks_.end(), [&](const Mark& m) { return m.before.offset <= offset; });
  CellOrigin piece = mark == marks_.begin() ? CellOrigin{} : std::prev(mark)->before;
  std::size_t byte = mark == marks_.begin() ? 0 : std::prev(mark)->byte;
  std::optional<CellOrigin> found;
  if (mark != marks_.begin()) found = piece;
  while (byte < bytes_.size() && next(piece, byte).offset <= offset) found = piece;
  return found;
}

}  // namespace malkoll
