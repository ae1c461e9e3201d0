#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/read.h"
#include "work/files.h"
#include "work/map_library.h"
#include "work/table_file.h"

/// Tables among the files that are read: their column maps, and the plan in which their texts are looked up.
namespace malkoll::work {

/// How tables are read.
struct TableOptions {
  std::string mapping;  ///< path of the column map; empty: the one beside the table, else guessed
  std::string like = {};  ///< path of a map of another year, or of a table that has one: it is made to fit
  std::string unit;     ///< id of the nämnd or bolag whose every row is; empty: as the map says
  std::string amounts;  ///< kr, tkr …; empty: as the map says
  std::string plan;     ///< path of the plan in which names are looked up; empty: the files given, and what the map uses
  std::string use;      ///< what `använd` is to say in the text; empty: as the map says
  bool outcomes =
      false;  ///< outcomes too: columns of utfall and bokslut, and what accounts came to in SIE; where no column map says what is read
  bool skip_unfinished = false;  ///< a map beside the table that is only half written is passed over, not an error
};

inline constexpr std::string_view map_ending = ".karta";

/// Where a column map lies that belongs to a table: budget.xlsx.karta, which goes first, and budget.karta.
[[nodiscard]] std::vector<std::string> maps_beside(const std::string& table);

/// A table among the files.
struct TableRead {
  TableFile file;
  FileAnswer::Fault fault = FileAnswer::Fault::none;
  importing::ColumnMap map;           ///< given, kept beside the file, or guessed
  bool guessed = false;
  importing::Guess guess = {};        ///< what was said of it then; its map has moved to `map`
  importing::Imported imported = {};  ///< what there is to say of it once it has been read

  /// Its map says which columns are money.
  [[nodiscard]] bool holds_posts() const { return !file.fault && (file.own || has_amounts(map)); }
  /// It could be read, and has cells for findings to stand on (SIE has none).
  [[nodiscard]] bool has_cells() const { return fault == FileAnswer::Fault::none && !file.fault && file.grid.has_columns; }
};

/// Sheets of a table of which nothing was read; none of Målkoll's own workbook, which has sheets of its own beside. `source`: its text.
[[nodiscard]] std::vector<std::string> unread_sheets(const Source& source, const TableRead& table);

/// A reader for read_files that makes texts of tables; everything else it asks the files that it was made with, which must
/// outlive it.
class TableReader {
 public:
  explicit TableReader(const Files& files) : files_(files) {}

  /// Finds the tables among `paths` and their column maps, and reads the plan from the other paths and what the maps use.
  /// What is wrong with a map is returned, each as `path:line: …`; then nothing can be read. Of tables that nobody has `named`, those that
  /// are Målkoll's own output are passed over, and Word documents, and texts that do not look like tables, without a map beside them are said to be unread.
  [[nodiscard]] std::vector<std::string> prepare(const std::vector<std::string>& paths, const std::set<std::string>& named,
                                                 const TableOptions& options);
  [[nodiscard]] bool passes_over(const std::string& path) const { return passed_over_.contains(path); }
  [[nodiscard]] FileAnswer operator()(const std::string& path);

  /// The tables by path, when all is read.
  [[nodiscard]] std::map<std::string, TableRead> take() { return std::move(tables_); }

 private:
  struct LastYear {
    FoundMap found;
    std::optional<TableFile> table = std::nullopt;
  };
  [[nodiscard]] std::optional<FoundMap> read_map(const std::string& path, bool given, bool skip_unfinished, std::vector<std::string>& notes,
                                                 std::vector<std::string>& errors);
  [[nodiscard]] std::optional<FoundMap> find_map(const std::string& table, const TableOptions& options, std::vector<std::string>& notes,
                                                 std::vector<std::string>& errors);
  /// The map of `like`, and the table that it was made for where that is at hand.
  [[nodiscard]] std::optional<LastYear> read_last_year(const std::string& like, std::vector<std::string>& errors);
  /// False: the table does not have what the map speaks of.
  [[nodiscard]] bool fit_map(const LastYear& last, TableRead& table, std::vector<std::string>& errors) const;
  [[nodiscard]] bool has_map(const std::string& table) const;
  /// A table that is not to be read, noted as passed over or unread: Målkoll's own output, documents and texts that nobody has named.
  [[nodiscard]] bool is_for_others(const std::string& path, const FileAnswer& answer, bool named);
  /// Opens the tables and finds the maps that are given or lie beside them. Returns the other paths, where the plan is, with what maps use.
  [[nodiscard]] std::vector<std::string> open_tables(const std::vector<std::string>& paths, const std::set<std::string>& named,
                                                     const TableOptions& options, std::vector<std::string>& errors);
  /// By the map that the table itself carries.
  void use_own_map(TableRead& table, const TableOptions& options) const;
  /// The map of a table that has none beside it: its own, of the library, last year's, or guessed. False: last year's does not fit.
  [[nodiscard]] bool choose_map(const std::string& path, TableRead& table, const std::optional<LastYear>& last_year,
                                const TableOptions& options, std::vector<std::string>& errors) const;
  /// A file that nobody named: a text, or a workbook of ours, as `init` makes a plan, which says itself what its columns are.
  [[nodiscard]] FileAnswer read_used(const std::string& path) const;
  /// The names of the plan in these files, or that they use; and the folder `kartor` beside it.
  void read_plan(std::vector<std::string> paths, std::vector<std::string>& errors);
  /// By a map of the library; false: none fits, or it cannot be told which.
  [[nodiscard]] bool use_library(TableRead& table) const;

  const Files& files_;
  std::vector<FoundMap> library_;
  importing::PlanNames names_;
  std::map<std::string, TableRead> tables_;
  std::set<std::string> passed_over_;
  struct Unread {
    FileAnswer::Fault fault = FileAnswer::Fault::none;
    const char* variant = "";  ///< of F12
  };
  std::map<std::string, Unread> unread_;  ///< documents and texts that nobody has said are tables
};

}  // namespace malkoll::work
