#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/tables.h"

/// Open data: a budget tied to its goals, as grammar/tabelldata.md describes it. Tables as CSV (comma, UTF-8, decimal point, RFC 4180), with
/// a Frictionless tabular data package (datapackage.json) and a DCAT-AP-SE description (dcat.jsonld) whose addresses are relative to where
/// the folder is published.
namespace malkoll::exporting {

struct DataFile {
  std::string name;
  std::function<bool(Output)> write;
};
/// Its files. What they write points at the project and the tables.
[[nodiscard]] std::vector<DataFile> tabledata(const Project& project, const std::vector<Table>& tables, std::string version);

/// What rows say of something that was not read, and are left out for: how many, and the size of their amounts together, in öre.
struct LeftOut {
  std::string_view resource;  ///< its title
  std::size_t rows = 0;
  Ore money = {};
};
[[nodiscard]] std::vector<LeftOut> left_out_of_tabledata(const std::vector<Table>& tables);

}  // namespace malkoll::exporting
