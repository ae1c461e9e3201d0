#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "grid/grid.h"

/// Cuts a stream of XML into the elements that one wants, so that each can be parsed on its own (pugixml) and the rest, however
/// large, is forgotten. Knows tags, quotes, comments and CDATA; nothing else of XML is decided here.
namespace malkoll::grid {

/// The name without its prefix: `x:row` is row.
[[nodiscard]] std::string_view local_name(std::string_view name);

class XmlCutter {
 public:
  /// The local names of the elements that are wanted; one inside another of them is a part of it.
  /// What stands inside an element called `passed_over` is not looked at.
  explicit XmlCutter(std::span<const std::string_view> wanted, std::string_view passed_over = {})
      : wanted_(wanted), passed_over_(passed_over) {}

  /// Takes the next piece, and calls `each` with every wanted element that it completes, which may change it; until `each` answers
  /// false. False where nothing more is wanted or can be read: see `fault`.
  bool feed(std::string_view piece, FunctionRef<bool(std::string& element)> each);

  /// `too_large`: an element beyond all measure. nullopt: none.
  [[nodiscard]] std::optional<FaultKind> fault() const { return fault_; }

  /// The local name of the element that ended last, of those outside wanted ones: of a whole document its root's.
  [[nodiscard]] std::string_view last_ended() const { return last_ended_; }

 private:
  [[nodiscard]] bool fail(FaultKind fault) {
    fault_ = fault;
    return false;
  }

  /// A tag, or a section, that the open element may end with, or that must be skipped as a whole.
  [[nodiscard]] bool matters(std::string_view tag) const;

  std::span<const std::string_view> wanted_;
  std::string_view passed_over_;
  std::string buffer_;
  std::size_t at_ = 0;       ///< everything before is read
  std::size_t start_ = 0;    ///< of the wanted element that is open
  bool passing_ = false;     ///< the one that is open is not wanted
  std::size_t depth_ = 0;    ///< elements of its name that are open; 0: none wanted is
  std::string open_;         ///< its name, with its prefix
  std::string last_ended_;
  std::optional<FaultKind> fault_;
};

}  // namespace malkoll::grid
