#pragma once

#include <optional>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

#include "grid/archive.h"
#include "grid/grid.h"
#include "grid/xml_cutter.h"

namespace malkoll::grid {

/// The elements of one part of an archive that are wanted, each parsed by itself as it comes.
class XmlElements {
 public:
  /// `wanted`, `passed_over`: as XmlCutter's. `root`: the local name of the part's root, without which it is not read.
  XmlElements(std::string_view archive, const std::string& part, std::span<const std::string_view> wanted, std::string_view root,
              std::string_view passed_over = {})
      : part_(archive, part), cutter_(wanted, passed_over), root_(root) {}

  /// What is done with an element; false: no more are wanted. What its strings point into is `kept`, which may be taken.
  using Each = FunctionRef<bool(const pugi::xml_node& element, std::string& kept)>;

  /// Reads a piece of the part and hands on the elements that it completes. False: that was all, or no more are wanted. Faults: as
  /// read_part's and XmlCutter's.
  [[nodiscard]] Result<bool, Fault> read(Each each);

 private:
  PartReader part_;
  XmlCutter cutter_;
  std::string_view root_;
  pugi::xml_document document_;
  bool begun_ = false;
};

}  // namespace malkoll::grid
