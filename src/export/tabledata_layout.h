#pragma once

#include <array>
#include <span>
#include <string_view>

/// The resources of the open format and their fields, each said here once: the CSV files and datapackage.json follow from it.
/// grammar/tabelldata.md says the same to people (a test compares).
namespace malkoll::exporting {

struct DataField {
  enum class Type : std::uint8_t { text, integer, year, number, kronor, percent };  ///< kronor and percent are stored as öre and hundredths
  std::string_view name;
  std::string_view from;  ///< columns of the stored tables, each the key of a row in the next: `post>unit>id`
  Type type = Type::text;
  bool required = false;  ///< a row without it is left out, and told
  std::string_view about;
  std::string_view choices = {};  ///< the values that it may have, with | between
};

struct DataReference {
  std::string_view fields, resource, reference;  ///< names with a comma between
};

struct DataResource {
  std::string_view name, title, about;
  std::string_view table;  ///< of the store
  std::span<const DataField> fields;
  std::string_view key;  ///< names with a comma between; empty: none
  std::span<const DataReference> references = {};
};

[[nodiscard]] std::span<const DataResource> data_resources();

}  // namespace malkoll::exporting
