#include "cli/libraries.h"

#include <CLI/Version.hpp>
#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sqlite3.h>
#include <tl/expected.hpp>
#include <utf8proc.h>
#include <xlsxwriter.h>
#include <zlib.h>

#include <utility>
#include <vector>

#include "cli/http.h"
#include "cli/store.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// `2.8.0` of three parts.
template <typename Number>
std::string dotted(Number major, Number minor, Number patch) {
  return fmt::format("{}.{}.{}", major, minor, patch);
}

}  // namespace

std::string libraries() {
  std::vector<std::pair<std::string, std::string>> parts = {
      {"SQLite", sqlite3_libversion()},
      {"SQLiteCpp", dotted(SQLITECPP_VERSION_NUMBER / 1'000'000, SQLITECPP_VERSION_NUMBER / 1000 % 1000, SQLITECPP_VERSION_NUMBER % 1000)},
      {"Boost.Spirit X3", dotted(BOOST_VERSION / 100'000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
      {"fmt", dotted(FMT_VERSION / 10'000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
      {"utf8proc", utf8proc_version()},
      {"pugixml", dotted(PUGIXML_VERSION / 1000, PUGIXML_VERSION / 10 % 100, PUGIXML_VERSION % 10)},
      {"zlib", zlibVersion()},
      {"minizip", MALKOLL_MINIZIP_VERSION},
      {"libxlsxwriter", lxw_version()},
      {"libcurl", http_library()},
      {"libpq", store_library()},
      {"libmd", MALKOLL_LIBMD_VERSION},
      {"nlohmann_json", dotted(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH)},
      {"tl::expected", dotted(TL_EXPECTED_VERSION_MAJOR, TL_EXPECTED_VERSION_MINOR, TL_EXPECTED_VERSION_PATCH)},
      {"CLI11", CLI11_VERSION},
      {"kainjow::mustache", ""},
#ifdef __clang__
      {"clang", dotted(__clang_major__, __clang_minor__, __clang_patchlevel__)},
#else
      {"g++", dotted(__GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__)},
#endif
  };
  std::string out;
  for (const auto& [name, version] : parts)
    out += fmt::format("{}  {:<18} {}", out.empty() ? "" : "\n", name, version.empty() ? told("säger inte sin version") : version);
  return out;
}

}  // namespace malkoll::cli
