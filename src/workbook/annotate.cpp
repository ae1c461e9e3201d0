#include "workbook/annotate.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <pugixml.hpp>

#include "diag/places.h"
#include "grid/archive.h"
#include "grid/comments.h"
#include "text/cell_name.h"
#include "text/told.h"
#include "text/utf8.h"
#include "workbook/book.h"
#include "workbook/findings_sheet.h"
#include "workbook/write.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t held_in_memory = 2'000'000;  ///< cells
constexpr std::size_t most_links = 60'000;         ///< Excel takes no more of them on a sheet
constexpr std::time_t copy_date = 946684800;       ///< 2000-01-01: no clock is read
constexpr const char* copy_comment = "malkoll granskad";

lxw_color_t fill_of(Level level) {
  switch (level) {
    case Level::error: return 0xF8CBAD;
    case Level::warning: return 0xFFE699;
    default: return 0xDDEBF7;
  }
}

/// What worksheets have of C: texts that end with a zero.
std::string clean(std::string_view text) {
  std::string out(text);
  std::erase(out, '\0');
  return out;
}

/// All that is said of one cell.
struct Said {
  Level worst = Level::advice;
  std::vector<const CellNote*> notes;
};

struct Copier {
  const grid::Grid& grid;
  const std::vector<CellNote>& notes;
  lxw_workbook* book;
  bool in_order;  ///< rows can only be written once
  std::map<Level, lxw_format*> formats = {};
  std::string error = {};

  void note(lxw_error code) {
    if (code != LXW_NO_ERROR && error.empty()) error = lxw_strerror(code);
  }

  /// The colour of a level.
  lxw_format* format(std::optional<Level> level) {
    if (!level) return nullptr;
    lxw_format*& made = formats[*level];
    if (made != nullptr) return made;
    made = workbook_add_format(book);
    format_set_bg_color(made, fill_of(*level));
    return made;
  }

  [[nodiscard]] std::map<Place, Said> said_on(std::size_t sheet) const {
    std::map<Place, Said> places;
    for (const CellNote& n : notes) {
      if (n.sheet != sheet) continue;
      Said& place = places[{n.row, std::max(n.column, 1U)}];
      place.worst = std::max(place.worst, n.level);
      place.notes.push_back(&n);
    }
    return places;
  }

  static void comment(lxw_worksheet* sheet, Place place, const std::string& text) {
    lxw_comment_options options{};
    options.author = const_cast<char*>(maker);  // the library's signature; it copies
    options.width = 380;
    options.height = static_cast<std::uint16_t>(std::clamp<std::size_t>(40 + 16 * (count_code_points(text) / 55 + 1), 60, 400));
    worksheet_write_comment_opt(sheet, static_cast<lxw_row_t>(place.first - 1), static_cast<lxw_col_t>(place.second - 1), text.c_str(),
                                &options);
  }

  void copy_sheet(std::size_t index, const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    if (sheet == nullptr) {
      error = told("bladet {} kunde inte läggas till", name);
      return;
    }
    const std::map<Place, Said> places = said_on(index);
    auto next = places.begin();
    const auto level_at = [&](Place place) -> std::optional<Level> {
      while (next != places.end() && next->first < place) ++next;
      return next != places.end() && next->first == place ? std::optional(next->second.worst) : std::nullopt;
    };
    const auto done = grid.read(index, [&](const grid::Row& row) {
      for (std::uint32_t column = 1; column <= row.cells.size(); ++column) {
        lxw_format* look = format(level_at({row.number, column}));
        const std::string text = clean(row.cells[column - 1].text);
        const auto r = static_cast<lxw_row_t>(row.number - 1);
        const auto c = static_cast<lxw_col_t>(column - 1);
        if (!text.empty()) note(worksheet_write_string(sheet, r, c, text.c_str(), look));
        else if (look != nullptr) note(worksheet_write_blank(sheet, r, c, look));
      }
      return error.empty();
    });
    if (!done && error.empty()) error = told("bladet {} kunde inte läsas", name);
    for (const auto& [place, said] : places) comment(sheet, place, clean(note_text(said.notes)));
  }

  /// The list of findings, with a link from each to its cell.
  void write_list(const std::string& name, const std::vector<std::string>& names) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_format* wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    lxw_format* money = workbook_add_format(book);
    format_set_num_format(money, "#,##0.00");
    format_set_align(money, LXW_ALIGN_VERTICAL_TOP);
    for (lxw_col_t c = 0; c < findings_widths.size(); ++c) {
      worksheet_set_column(sheet, c, c, findings_widths[c], nullptr);
      note(worksheet_write_string(sheet, 0, c, clean(grid::findings_list(run_language()).headings[c]).c_str(), bold));
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    lxw_row_t row = 1;
    for (const CellNote& n : notes) {
      if (row >= LXW_ROW_MAX) break;
      const auto text = [&](lxw_col_t c, const std::string& value, lxw_format* look) {
        note(worksheet_write_string(sheet, row, c, clean(value).c_str(), look));
      };
      text(0, std::string(level_word(n.level, run_language())), format(n.level));
      text(1, n.code, wrapped);
      if (n.sheet) {
        const std::string shown = cell_name(grid.sheets[*n.sheet].name, n.row, n.column);
        const std::string link = "internal:" + quoted_name(names[*n.sheet]) + cell_name("", n.row, std::max(n.column, 1U));
        if (row <= most_links) note(worksheet_write_url_opt(sheet, row, 2, link.c_str(), nullptr, shown.c_str(), nullptr));
        else text(2, shown, nullptr);
      }
      text(3, n.subject, wrapped);
      text(4, n.message, wrapped);
      text(5, n.help, wrapped);
      if (n.money) note(worksheet_write_number(sheet, row, 6, static_cast<double>(n.money->count()) / 100, money));
      ++row;
    }
    worksheet_autofilter(sheet, 0, 0, std::max<lxw_row_t>(row - 1, 1), 6);
    note(worksheet_write_string(
        sheet, row + 1, 0,
        told("I hjälpen står uppgifter som   lagrum: skollagen 8 kap.   I tabellen är det före kolonet en kolumn och det efter en cell.")
            .c_str(),
        nullptr));
    note(worksheet_write_string(sheet, row + 2, 0,
                                told("Kopian är skriven av Målkoll: filens rader står på nästa blad, varje fält som en text.").c_str(),
                                nullptr));
    worksheet_activate(sheet);
    worksheet_set_first_sheet(sheet);
  }
};

/// The finding as the copy of one source shows it, where it concerns that source.
void add_note(const CheckResult& result, const Finding& f, std::size_t source, bool all, std::vector<CellNote>& notes) {
  const Sources& sources = *result.sources;
  const auto here = [&](Span span) { return sources.index_at(span.at) == source; };
  const auto related = std::find_if(f.related.begin(), f.related.end(), [&](const Related& r) { return here(r.span); });
  const bool whole = f.whole_file || (!here(f.span) && related == f.related.end());
  if (!all && !here(f.span) && whole) return;
  CellNote& note = notes.emplace_back();
  note.level = f.level;
  note.code = rule_of(result, f).code;
  note.message = f.message;
  note.help = f.help;
  note.money = f.money;
  if (!f.subject_id.empty()) note.subject = f.subject_kind + " " + f.subject_id;
  const auto cell = whole ? std::nullopt : sources.cell(here(f.span) ? f.span.at : related->span.at);
  if (!cell) return;
  const auto& names = sources[source].origin.sheets;
  const auto sheet = std::find(names.begin(), names.end(), cell->sheet);
  note.sheet = static_cast<std::size_t>(sheet - names.begin());
  note.row = cell->row;
  note.column = cell->column;
}

/// Of a table that is large, rows are written as they pass.
std::size_t count_cells(const grid::Grid& grid) {
  std::size_t cells = 0;
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    (void)grid.read(sheet, [&](const grid::Row& row) {
      cells += row.cells.size();
      return cells <= held_in_memory;
    });
  }
  return cells;
}

}  // namespace

std::vector<CellNote> notes_of(const CheckResult& result, std::string_view path, NotesOf what) {
  const bool all = what == NotesOf::file;
  std::vector<CellNote> notes;
  const std::size_t source = result.sources->index_of(path);
  for (const Finding& f : result.findings) {
    if (f.waived || f.known) continue;
    for (const Finding& item : f.items) add_note(result, item, source, all, notes);  // each where it stands
    if (f.items.empty()) add_note(result, f, source, all, notes);
  }
  return notes;
}

std::string note_text(std::span<const CellNote* const> notes) {
  std::string text;
  for (const CellNote* n : notes) {
    if (text.size() > longest_comment) break;
    text += text.empty() ? std::string(grid::findings_heading) + "\n" : "\n\n";
    text += fmt::format("{} {}: {}", level_word(n->level, run_language()), n->code, n->message);
    if (!n->help.empty()) text += told("\nHjälp: {}", n->help);
  }
  return text;
}

Result<void> write_annotated(const grid::Grid& grid, const std::vector<CellNote>& notes, const std::string& path) {
  lxw_workbook_options options{};
  const bool in_order = count_cells(grid) > held_in_memory;
  options.constant_memory = in_order ? LXW_TRUE : LXW_FALSE;
  std::string folder = folder_of(path);
  options.tmpdir = folder.data();
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return refusal(told("minnet räcker inte för Excelfilen"));
  lxw_doc_properties properties{};
  properties.author = const_cast<char*>(maker);
  properties.created = copy_date;
  properties.comments = const_cast<char*>(copy_comment);
  workbook_set_properties(book, &properties);
  Copier copier{grid, notes, book, in_order};
  std::vector<std::string> names;
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet)
    names.push_back(grid.sheets[sheet].name.empty() ? told("Tabell") : grid.sheets[sheet].name);
  const std::string_view called = grid::findings_list(run_language()).sheet;
  std::string list(called);
  const auto taken = [&] { return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return fold(n) == fold(list); }); };
  for (int n = 2; taken(); ++n) list = fmt::format("{} {}", called, n);
  copier.write_list(list, names);
  for (std::size_t sheet = 0; sheet < grid.sheets.size() && copier.error.empty(); ++sheet) copier.copy_sheet(sheet, names[sheet]);
  copier.note(workbook_close(book));
  if (!copier.error.empty()) return refusal(told("kopian kunde inte skrivas: {}", copier.error));
  return {};
}

namespace {

/// What a workbook says of itself, by element (`dc:creator`); empty where it says nothing.
template <typename Question>
bool asks_properties(std::string_view bytes, Question question) {
  constexpr std::size_t largest_properties = 64 << 10U;
  const auto xml = grid::whole_part(bytes, "docProps/core.xml", largest_properties);
  pugi::xml_document document;
  if (!xml || !document.load_buffer(xml->data(), xml->size())) return false;
  const pugi::xml_node properties = document.document_element();
  return question([&](const char* name) { return std::string_view(properties.child_value(name)); });
}

}  // namespace

bool is_untouched_copy(std::string_view bytes) {
  return asks_properties(bytes, [](auto says) {
    return says("dc:creator") == maker && says("cp:lastModifiedBy") == maker && says("dcterms:created") == says("dcterms:modified");
  });
}

bool is_ours(std::string_view bytes) {
  return asks_properties(bytes, [](auto says) { return says("dc:creator") == maker; });
}

bool is_shown(std::string_view bytes) {
  return asks_properties(bytes,
                         [](auto says) { return says("dc:description") == export_comment || says("dc:description") == copy_comment; });
}

}  // namespace malkoll::workbook
