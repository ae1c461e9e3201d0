#include "work/table_file.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <span>

#include "check/table_names.h"
#include "grid/csv.h"
#include "grid/docx.h"
#include "grid/sie.h"
#include "grid/xlsx.h"
#include "import/cell_value.h"
#include "import/chunk.h"
#include "import/sie_map.h"
#include "import/sign.h"
#include "import/unknown_headings.h"
#include "text/cell_name.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"
#include "text/utf8.h"
#include "work/document_table.h"
#include "workbook/own_workbook.h"

namespace malkoll::work {

namespace {

bool every_unit_given(const importing::ColumnMap& map) {
  return map.unit.given() && std::all_of(map.more.begin(), map.more.end(), [](const importing::ColumnMap& m) { return m.unit.given(); });
}

/// Of several sheets those of which nobody knows whose they are.
std::string sheets_without_unit(const grid::Grid& grid, const importing::ColumnMap& map) {
  std::string all;
  const auto look_at = [&](const importing::ColumnMap& of) {
    if (!of.unit.given() && !of.sheet.empty()) all.append(all.empty() ? "" : ", ").append(the_sheet(of.sheet));
  };
  if (grid.sheets.size() < 2) return all;
  look_at(map);
  for (const importing::ColumnMap& more : map.more) look_at(more);
  return all;
}

std::size_t left_rows(const importing::Imported& imported) {
  std::size_t rows = 0;
  for (const importing::LeftOut& left : imported.account.left_out) rows += left.rows;
  return rows;
}

/// Web pages, as the first thing in them that is no blank or comment says. Report servers and Excel itself save tables so, and name them .xls.
bool is_web_page(std::string_view begin) {
  while (begin.starts_with("<!--") || begin.starts_with("<?xml")) {
    const std::string_view end = begin.starts_with("<!--") ? "-->" : "?>";
    const std::size_t at = begin.find(end);
    if (at == std::string_view::npos) return false;
    begin = trim(begin.substr(at + end.size()));
  }
  constexpr std::array<std::string_view, 8> beginnings = {"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div"};
  const bool page = std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view b) { return begin.starts_with(b); });
  return page || (begin.starts_with("mime-version:") && begin.find("text/html") != std::string_view::npos);  // »webbarkiv«
}

/// What the first bytes say that the file is, where that is nothing we read.
std::optional<grid::FaultKind> other_kind(const std::string& bytes, bool meant_as_sie) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {  // an OLE file: an old workbook, or a new one that is encrypted
    constexpr std::string_view package("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
    return bytes.find(package) == std::string_view::npos ? grid::FaultKind::old_workbook : grid::FaultKind::password;
  }
  // Workbooks from before OLE begin with a record BOF of version 2 to 4.
  if (bytes.size() > 4 && bytes[0] == '\x09' && (bytes[1] == '\x00' || bytes[1] == '\x02' || bytes[1] == '\x04') && bytes[3] == '\x00' &&
      bytes[2] <= 8)
    return grid::FaultKind::old_workbook;
  constexpr std::size_t beginning = 8192;
  const Decoded decoded = decode(bytes.substr(0, beginning));
  const std::string begin = lower(trim(decoded.text));
  if (begin.starts_with("<?xml") && begin.find("<sie") != std::string::npos) return grid::FaultKind::sie_xml;
  if (begin.starts_with("<?xml") && begin.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos)
    return grid::FaultKind::xml_workbook;
  if (begin.starts_with("<?xml") && begin.find("urn:oasis:names:tc:opendocument") != std::string::npos)
    return grid::FaultKind::open_document;
  if (is_web_page(begin)) {
    const std::string all = lower(decode(bytes).text);
    return !meant_as_sie && (all.find("<table") != std::string::npos || all.find("=3ctable") != std::string::npos)
               ? grid::FaultKind::web_table
               : grid::FaultKind::web_page;
  }
  return std::nullopt;
}

/// What is wrong with a table of which nothing could be guessed.
std::optional<grid::Fault> any_fault(const grid::Grid& grid) {
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    if (const auto done = grid.read(sheet, [](const grid::Row&) { return true; }); !done) return done.error();
  }
  return std::nullopt;
}

std::string place_of(const grid::Fault& fault) {
  return !fault.detail.empty() ? fault.detail : fault.row == 0 ? std::string() : cell_name("", fault.row, fault.column);
}

/// `3 rader och 1 kolumn`: what is hidden of what was read; empty: nothing.
std::string hidden(const TableFile& file, importing::ColumnMap& map, const importing::Imported& imported) {
  std::vector<std::string> parts;
  const auto count = [&](std::size_t n, std::string one, std::string many) {
    if (n > 0) parts.push_back(n == 1 ? std::move(one) : std::move(many));
  };
  std::size_t sheets = 0, columns = 0;
  const auto look_at = [&](importing::ColumnMap& of) {
    for (std::size_t n = 0; n < file.grid.sheets.size(); ++n) {
      const grid::Sheet& sheet = file.grid.sheets[n];
      if (!importing::is_of_sheet(of, sheet, n)) continue;
      sheets += sheet.hidden ? 1 : 0;
      std::set<std::uint32_t> found;
      importing::for_each_column(of, [&](importing::Column& column) {
        const auto hides = [&](const grid::Columns& c) { return c.hidden && c.first <= column.number && column.number <= c.last; };
        if (std::any_of(sheet.columns.begin(), sheet.columns.end(), hides)) found.insert(column.number);
      });
      columns += found.size();
    }
  };
  if (!file.own) {
    look_at(map);
    for (importing::ColumnMap& more : map.more) look_at(more);
  }
  count(sheets, told("1 blad"), told("{} blad", sheets));
  count(columns, told("1 kolumn"), told("{} kolumner", columns));
  count(imported.hidden_rows, told("1 rad"), told("{} rader", imported.hidden_rows));
  std::string text;
  for (std::size_t p = 0; p < parts.size(); ++p) text += (p == 0 ? "" : p + 1 == parts.size() ? told(" och ") : ", ") + parts[p];
  return text;
}

/// What a SIE file says came out is no budget.
void tell_outcomes(const std::vector<grid::SieOutcome>& outcomes, TableFile& file) {
  std::string all;
  for (const grid::SieOutcome& outcome : outcomes) {
    Mistake said = importing::about_file(Code::F12, "sie-utfall");
    said.place = outcome.name;
    said.sum = importing::write_amount(outcome.ore, AmountUnit::kr);
    all += (all.empty() ? "" : ", ") + said.place + ": " + said.sum;
    if (!file.fault) file.said.push_back(std::move(said));
  }
  if (file.fault && !all.empty()) file.fault->detail = std::move(all);
}

/// A budget that was made for another twelve months than those of the plan's year.
void tell_broken_years(const std::vector<grid::SieBrokenYear>& years, TableFile& file) {
  for (const grid::SieBrokenYear& year : years) {
    Mistake& said = file.said.emplace_back(importing::about_file(Code::F12, "sie-brutet-år", year.year));
    said.place = told("{} till {}", year.first, year.last);
    said.sum = importing::write_amount(year.ore, AmountUnit::kr);
  }
}

/// What a budget says that may be meant in another way than it is read.
void tell_doubts(const std::vector<grid::SieDoubt>& doubts, TableFile& file) {
  for (const grid::SieDoubt& doubt : doubts) {
    Mistake& said = file.said.emplace_back(importing::about_file(Code::F12, doubt.variant, doubt.what));
    said.place = doubt.place;
    said.sum = importing::write_amount(doubt.ore, AmountUnit::kr);
  }
}

}  // namespace

bool has_amounts(const importing::ColumnMap& map) {
  return std::any_of(map.properties.begin(), map.properties.end(), [](const importing::MappedProperty& p) {
    return p.key == Key::operation || p.key == Key::investment || p.key == Key::change || p.key == Key::actual;
  });
}

bool is_table(std::string_view path) { return table_kind(path).has_value(); }

namespace {

TableFile open_as_it_is(std::string bytes, std::string_view path, bool outcomes) {
  const bool meant_as_document = table_kind(path) == TableKind::document;
  if (meant_as_document && grid::is_docx(bytes)) return open_document(std::move(bytes));
  TableFile file;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    auto grid = grid::open_workbook(std::move(bytes));
    if (!grid) {
      file.fault = meant_as_document ? grid::Fault{grid::FaultKind::not_word} : grid.error();
      return file;
    }
    file.grid = std::move(*grid);
    file.own = workbook::is_own_workbook(file.grid);
    return file;
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos || bytes == "\xEF\xBB\xBF") {
    file.fault = grid::Fault{grid::FaultKind::empty};
    return file;
  }
  if (meant_as_document) {  // what Word itself writes with a password, or wrote before 2007, is an OLE file
    const std::optional<grid::FaultKind> other = other_kind(bytes, false);
    file.fault = grid::Fault{other == grid::FaultKind::password       ? grid::FaultKind::document_password
                             : other == grid::FaultKind::old_workbook ? grid::FaultKind::old_word
                                                                      : grid::FaultKind::not_word};
    return file;
  }
  if (const auto other = other_kind(bytes, table_kind(path) == TableKind::sie)) {
    file.fault = grid::Fault{*other};
    return file;
  }
  if (grid::looks_like_sie(bytes)) {
    const grid::SieText sie = grid::decode_sie(std::move(bytes));
    grid::SieBudget budget = grid::read_sie(sie.text, outcomes);
    file.encoding = sie.encoding;
    file.broken_bytes = sie.broken_bytes;
    file.fault = budget.fault;
    file.grid = std::move(budget.grid);
    if (!budget.fault) file.map = importing::sie_map(file.grid);
    tell_outcomes(budget.outcomes, file);
    if (!file.fault) tell_broken_years(budget.broken_years, file);
    if (!file.fault) tell_doubts(budget.doubts, file);
    file.notes = std::move(budget.notes);
    return file;
  }
  Decoded decoded = decode(std::move(bytes));
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) {
    file.fault = grid::Fault{grid::FaultKind::no_table};
  } else if (table_kind(path) == TableKind::sie) {
    file.fault = grid::Fault{grid::FaultKind::not_sie};
  } else if (table_kind(path) == TableKind::workbook) {
    file.fault = grid::Fault{grid::FaultKind::not_workbook};
  } else {
    file.encoding = name_of(decoded.encoding);
    file.broken_bytes = decoded.error.has_value();
    file.grid = grid::csv_grid(std::move(decoded.text));
  }
  return file;
}

}  // namespace

TableFile open_table(std::string bytes, std::string_view path, bool outcomes) {
  TableFile file = open_as_it_is(std::move(bytes), path, outcomes);
  if (!file.fault) file.misread = grid::mend_letters(file.grid);
  return file;
}

namespace {

bool is_unusable(const Mistake& mistake) { return mistake.code == Code::F07; }

Mistake refused(const char* variant, std::string suggestion = {}) {
  return importing::about_file(Code::F07, variant, std::move(suggestion));
}
Mistake refused(const grid::Fault& fault) { return refused(grid::wording(fault.kind), place_of(fault)); }

void append(std::vector<Mistake>& said, std::vector<Mistake> more) {
  said.insert(said.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What the map does not say, though nothing can be read without it.
std::optional<Mistake> lacking(const TableFile& file, const importing::ColumnMap& map) {
  if (file.own || (has_amounts(map) && every_unit_given(map))) return std::nullopt;
  if (const auto fault = any_fault(file.grid)) return refused(*fault);
  if (has_amounts(map)) {
    const std::string sheets = sheets_without_unit(file.grid, map);
    return refused(sheets.empty() ? "utan-nämnd" : "blad-utan-nämnd", sheets);
  }
  if (file.document) return refused("dokument-utan-poster");
  if (const std::uint32_t row = importing::row_in_quotes(file.grid); row != 0) return refused("rader-i-citattecken", told("rad {}", row));
  auto [place, words] = importing::likely_headings(file.grid);
  Mistake mistake = refused(place.empty() ? "utan-belopp" : "utan-belopp-rubriker");
  if (!place.empty()) mistake.place = std::move(place), mistake.other = std::move(words);
  return mistake;
}

/// Why the table is not read, with all that there is to say of it; nullopt: it is.
std::optional<std::vector<Mistake>> unread_because(const TableFile& file, const importing::ColumnMap& map, const importing::Guess* guess) {
  if (file.fault) return std::vector<Mistake>{refused(*file.fault)};
  std::vector<Mistake> said;
  if (guess != nullptr) {
    said = guess->said;
    const bool enough = has_amounts(map) && map.unit.given();
    if (const auto fault = enough ? std::nullopt : any_fault(file.grid)) {
      std::erase_if(said, is_unusable);  // what cannot be known of it is so because of the fault
      said.push_back(refused(*fault));
      return said;
    }
    if (std::any_of(said.begin(), said.end(), is_unusable)) return said;
  }
  std::optional<Mistake> lacks = lacking(file, map);
  if (!lacks) return std::nullopt;
  said.push_back(std::move(*lacks));
  return said;
}

/// Why what was read is not used: half a table is worse than none. Empty: it is.
std::vector<Mistake> unusable_because(const TableFile& file, const importing::Imported& imported) {
  if (imported.without_unit > 0) return {refused("utan-enhet")};
  std::vector<Mistake> why;
  std::copy_if(imported.mistakes.begin(), imported.mistakes.end(), std::back_inserter(why), is_unusable);
  for (Mistake& mistake : why) {
    if (mistake.other.empty()) mistake.other = file.map_name.empty() ? told("kolumnkartan") : file.map_name;
  }
  return why;
}

/// `times` amounts are read as they are shown; nothing where none is.
void tell_shown(std::vector<Mistake>& said, const char* variant, std::size_t times, const std::string& first) {
  if (times == 0) return;
  Mistake& shown = said.emplace_back(importing::about_place(Code::F12, variant, first));
  shown.count = times;
}

/// What there is to say of a table that is read.
std::vector<Mistake> said_of_read(const TableFile& file, importing::ColumnMap& map, importing::Imported& imported) {
  std::vector<Mistake> said = std::move(imported.mistakes);
  append(said, importing::said_of(imported.account, map.unit_of_amounts));
  tell_shown(said, "talformat", imported.scaled, imported.first_scaled);
  tell_shown(said, "talformat-enhet", imported.shown_otherwise, imported.first_otherwise);
  append(said, file.said);
  if (std::string what = hidden(file, map, imported); !what.empty()) said.push_back(importing::about_file(Code::F10, "", std::move(what)));
  if (file.broken_bytes) said.push_back(importing::about_file(Code::F06, ""));
  return said;
}

TableText read_by_map(const TableFile& file, importing::ColumnMap& map, const importing::PlanNames& names, std::string_view title,
                      const importing::Guess* guess) {
  TableText read;
  MadeText& made = read.made;
  made.origin.sheets = {""};  // it is a table, also where nothing can be read of it
  if (auto why = unread_because(file, map, guess)) {
    made.mistakes = std::move(*why);
    return read;
  }
  if (guess != nullptr) made.mistakes = guess->said;
  importing::Imported& imported = read.imported;
  imported = file.own ? workbook::read_own_workbook(file.grid)
                      : importing::import_grid(file.grid, map, names, title, guess == nullptr ? importing::ToldColumns{} : guess->told);
  std::vector<Mistake> why = unusable_because(file, imported);
  if (why.empty() && guess != nullptr) append(made.mistakes, importing::negative_budgets(imported.sums, map, names));
  if (why.empty() && std::none_of(made.mistakes.begin(), made.mistakes.end(), is_unusable) && !file.own && imported.posts == 0)
    why.emplace_back(refused("inga-poster")).count = imported.rows + left_rows(imported);
  append(made.mistakes, std::move(why));
  if (std::any_of(made.mistakes.begin(), made.mistakes.end(), is_unusable)) return read;
  append(made.mistakes, said_of_read(file, map, imported));
  made.text = std::move(imported.text);
  made.origin = std::move(imported.origin);
  tell_loose(file, made);
  return read;
}

}  // namespace

TableText read_table(const TableFile& file, importing::ColumnMap& map, const importing::PlanNames& names, std::string_view title,
                     const importing::Guess* guess) {
  TableText read = read_by_map(file, map, names, title, guess);
  append(read.made.mistakes, said_of_letters(file));
  return read;
}

}  // namespace malkoll::work
