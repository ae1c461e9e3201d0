#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace malkoll {

/// Where a piece of a text came from that was made from a table. It holds up to the next piece.
struct CellOrigin {
  std::uint32_t offset = 0;  ///< local
  std::uint32_t row = 0;     ///< from 1; 0: from no cell
  std::uint16_t column = 0;  ///< from 1; 0: the row as a whole
  std::uint16_t sheet = 0;   ///< index into Origin::sheets
};

/// The pieces of a text by their offsets. A million rows have six million of them, and neighbours differ little: what is kept is how each
/// differs from the one before, in two bytes or three.
class CellOrigins {
 public:
  /// What stands from its offset on came from this cell. Offsets never fall; of two with the same one the later holds.
  void add(CellOrigin piece);
  /// The pieces of a text that is put behind this one, `shift` bytes further on.
  void add(const CellOrigins& others, std::uint32_t shift);

  [[nodiscard]] bool empty() const { return !last_; }
  /// The piece that a byte belongs to; nullopt: it stands before them all.
  [[nodiscard]] std::optional<CellOrigin> at(std::uint32_t offset) const;

  /// Calls `each` with every piece, by offset.
  template <typename Each>
  void for_each(Each each) const {
    CellOrigin piece;
    for (std::size_t at = 0; at < bytes_.size();) each(next(piece, at));
    if (last_) each(*last_);
  }

 private:
  /// Where reading can begin: the piece before, and the place of the next one.
  struct Mark {
    CellOrigin before;
    std::uint32_t byte;
  };
  const CellOrigin& next(CellOrigin& piece, std::size_t& at) const;
  [[nodiscard]] std::uint32_t number(std::size_t& at) const;
  void write(std::uint32_t number);

  std::string bytes_;             ///< all pieces but the last
  std::vector<Mark> marks_;       ///< every so many pieces
  std::uint32_t unmarked_ = 0;    ///< pieces since the last mark
  CellOrigin written_;            ///< the last one of `bytes_`
  std::optional<CellOrigin> last_;
};

}  // namespace malkoll
