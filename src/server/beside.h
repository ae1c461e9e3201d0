#pragma once

#include <string>
#include <vector>

#include "server/names.h"

/// What is shown beside a text without being a part of it.
namespace malkoll::server {

/// Words behind a place: what an id is called, and what a share of a post is in money.
struct Hint {
  std::uint32_t offset = 0;  ///< global
  std::string words;
};
[[nodiscard]] std::vector<Hint> hints(const Checked& checked, const Names& names, Span within);

/// A line above a declaration: what a goal gets, and from how many.
struct Lens {
  Span place;
  std::string words;
};
[[nodiscard]] std::vector<Lens> lenses(const Checked& checked, const Text& text);

/// A file that a text uses.
struct Link {
  Span place;
  std::string path;  ///< as the files of the run are named
};
[[nodiscard]] std::vector<Link> links(const Checked& checked, const Text& text);

}  // namespace malkoll::server
