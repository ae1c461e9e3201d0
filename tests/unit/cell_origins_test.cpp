#include "text/cell_origins.h"

#include <catch2/catch.hpp>
#include <random>

using namespace malkoll;

namespace {

bool same(const CellOrigin& a, const CellOrigin& b) {
  return a.offset == b.offset && a.row == b.row && a.column == b.column && a.sheet == b.sheet;
}

std::vector<CellOrigin> all_of(const CellOrigins& origins) {
  std::vector<CellOrigin> all;
  origins.for_each([&](const CellOrigin& piece) { all.push_back(piece); });
  return all;
}

}  // namespace

TEST_CASE("pieces of a text have the cells that they were given", "[origins]") {
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  CellOrigins origins, behind;
  std::vector<CellOrigin> wanted;
  CHECK(origins.empty());
  CHECK_FALSE(origins.at(0));
  std::uint32_t offset = 5;
  for (std::uint32_t n = 0; n < 5000; ++n) {
    const bool far = below(50) == 0;
    const CellOrigin piece{offset, far ? below(1'048'577) : n / 6 + 1, static_cast<std::uint16_t>(below(far ? 16'385 : 9)),
                           static_cast<std::uint16_t>(below(200) == 0 ? below(3) : 0)};
    if (!wanted.empty() && wanted.back().offset == offset) wanted.pop_back();
    wanted.push_back(piece);
    origins.add(piece);
    offset += below(20) == 0 ? 0 : below(far ? 100'000 : 40);
  }
  const std::vector<CellOrigin> all = all_of(origins);
  REQUIRE(all.size() == wanted.size());
  for (std::size_t n = 0; n < all.size(); ++n) REQUIRE(same(all[n], wanted[n]));
  CHECK_FALSE(origins.at(4));
  for (std::size_t n = 0; n < wanted.size(); ++n) {
    REQUIRE(same(*origins.at(wanted[n].offset), wanted[n]));
    if (n + 1 < wanted.size()) REQUIRE(same(*origins.at(wanted[n + 1].offset - 1), wanted[n]));
  }
  CHECK(same(*origins.at(~0U), wanted.back()));
  behind.add({0, 0, 0, 0});
  behind.add(origins, 1000);
  CHECK(all_of(behind).size() == wanted.size() + 1);
  CHECK(behind.at(1004)->row == 0);
  CHECK(behind.at(wanted[10].offset + 1000)->row == wanted[10].row);
}
