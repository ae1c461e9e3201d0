#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "check/read.h"
#include "grid/misread_letters.h"
#include "import/guess.h"
#include "import/import.h"

/// Files that are tables: workbooks, CSV and SIE. The way from their bytes to a text of the language.
namespace malkoll::work {

/// A paragraph of a document that speaks of money beside the tables.
struct LooseMoney {
  std::uint32_t paragraph = 0;
  std::string text, amounts;  ///< the paragraph, and the amounts as they stand there
};

/// A table's file, opened.
struct TableFile {
  std::optional<grid::Fault> fault;  ///< why it cannot be read; else `grid`
  grid::Grid grid;
  std::optional<importing::ColumnMap> map;    ///< where the kind of file says what its columns are
  std::vector<std::string> notes;  ///< what a person should know, in the language of the run
  bool own = false;                ///< Målkoll's own workbook: it needs no map
  std::string_view encoding;  ///< of a text file, as people call it: UTF-8, Windows-1252
  std::vector<Mistake> said = {};  ///< what is said of it however it is read
  std::string map_name;  ///< what messages call its column map; empty: it was guessed
  bool broken_bytes = false;  ///< some bytes had no meaning in it and became ?
  std::shared_ptr<const grid::MisreadLog> misread = {};  ///< of the texts that have been read from `grid`
  bool document = false;      ///< Word: each sheet of `grid` is a table of it
  std::shared_ptr<const std::string> package = {};  ///< of a document: its bytes, which `grid` points at
  std::vector<LooseMoney> loose = {};  ///< of a document
};

/// True where the name's ending is that of a table: xlsx and its kin, csv, or se, si and sie; also of workbooks that are no longer
/// written so (xls, ods), for a clear answer.
[[nodiscard]] bool is_table(std::string_view path);

/// The map says which columns are money.
[[nodiscard]] bool has_amounts(const importing::ColumnMap& map);

/// What is to be said of texts that were saved in another encoding than they were written in, of those that have been read.
[[nodiscard]] std::vector<Mistake> said_of_letters(const TableFile& file);

/// What a file is, is told by its bytes; `path` says what it was meant to be where these tell nothing.
/// `outcomes`: of SIE what the accounts came to as well, and not the budget alone.
[[nodiscard]] TableFile open_table(std::string bytes, std::string_view path, bool outcomes = false);

/// The file's table as a source for read_files, and what else was found out of it: `imported` without text, origin and mistakes.
struct TableText {
  MadeText made;
  importing::Imported imported;
};
/// By the map, which is bound to the table's headings. `guess`: what was said of the table when its map was guessed; nullptr where a person has made
/// the map.
[[nodiscard]] TableText read_table(const TableFile& file, importing::ColumnMap& map, const importing::PlanNames& names,
                                   std::string_view title, const importing::Guess* guess = nullptr);

}  // namespace malkoll::work
