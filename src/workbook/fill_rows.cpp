#include "workbook/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "import/spellings.h"
#include "text/lines.h"
#include "workbook/cell_texts.h"
#include "workbook/cell_values.h"

namespace malkoll::workbook {

namespace {

using Form = ReadLine::Form;

/// One row as it grows, from a heading to the next.
class RowFiller {
 public:
  RowFiller(const Content& content, const ContentFile& file, const Content::Sheet& sheet) : content_(content), file_(file), sheet_(sheet) {
    row_.cells.resize(sheet.columns.size());
  }

  void set(ColumnRole role, std::string text) {
    const std::size_t c = column(role);
    if (c != sheet_.columns.size() && !text.empty()) row_.cells[c] = {CellValue::Type::text, std::move(text), 0};
  }

  void heading(const ReadLine& line, std::string_view id, std::string_view lines) {
    const Declaration& d = file_.facts.declarations[line.declaration];
    if (d.kind == Kind::budget) set(ColumnRole::unit, titled(content_, id));
    else set(ColumnRole::id, std::string(id));
    set(ColumnRole::title, text_cell_lines(bytes(line.value)));
    const std::size_t c = column(ColumnRole::title);
    std::string head(word(d.kind));
    head.append(" ").append(id);
    const std::string given = value_line(head, value_text(sheet_.columns[c], row_.cells[c]));
    if (indented_as_read(given, "") != lines) spellings_.add_heading(given, lines);
  }

  /// `above`: blank lines and comments right above the property.
  void property(const ReadLine& line, const std::string& above, std::string_view lines) {
    const FilledCells filled = fill_cells(content_, file_, line, sheet_.columns, row_.cells);
    if (filled.text.empty()) {
      rest(above);
      return rest(lines);
    }
    properties_.push_back({filled.text, above + std::string(lines), filled.column});
  }

  /// Lines that no cell holds.
  void rest(std::string_view lines) {
    if (lines.empty()) return;
    for_lines(lines.ends_with('\n') ? lines.substr(0, lines.size() - 1) : lines, [&](std::string_view line) {
      if (!rest_.empty()) rest_ += '\n';
      rest_ += line.starts_with("  ") ? line.substr(2) : line;
    });
  }

  SheetRow finish() {
    // Where the file has another order than the columns, every line says where it stands.
    const bool in_order =
        std::is_sorted(properties_.begin(), properties_.end(), [](const Property& a, const Property& b) { return a.column < b.column; });
    for (const Property& p : properties_) {
      if (!in_order || indented_as_read(p.given, "  ") != p.lines) spellings_.add_property(p.given, p.lines);
    }
    set(ColumnRole::lines, std::move(rest_));
    set(ColumnRole::written, spellings_.cell());
    return std::move(row_);
  }

 private:
  [[nodiscard]] std::string_view bytes(Span span) const { return {file_.source.text.data() + (span.at - file_.source.base), span.length}; }
  [[nodiscard]] std::size_t column(ColumnRole role) const {
    return static_cast<std::size_t>(
        std::find_if(sheet_.columns.begin(), sheet_.columns.end(), [&](const SheetColumn& c) { return c.layout->role == role; }) -
        sheet_.columns.begin());
  }
  static std::string indented_as_read(std::string_view given, std::string_view first) {
    std::string out;
    for_lines(given, [&](std::string_view line) { out.append(out.empty() ? first : "\n    ").append(line); });
    return out;
  }

  struct Property {
    std::string given, lines;
    std::size_t column;
  };

  const Content& content_;
  const ContentFile& file_;
  const Content::Sheet& sheet_;
  SheetRow row_;
  std::vector<Property> properties_;
  importing::Spellings spellings_;
  std::string rest_;
};

/// Walks through one file and hands over its rows.
class FileRows {
 public:
  FileRows(const Content& content, const ContentFile& file, std::vector<std::unordered_set<std::string>>& ids,
           FunctionRef<void(std::size_t, const SheetRow&)> each)
      : content_(content), file_(file), ids_(ids), each_(each) {}

  void all() {
    for (const ReadLine& line : file_.lines) {
      const std::string_view whole = bytes(line.whole);
      if (line.unfilled) {
        if (line.opens()) open(line);
        else property(line);
        continue;
      }
      switch (line.form) {
        case Form::blank: above_ += '\n'; break;
        case Form::comment:
          if (skipped_ && whole.starts_with(' ')) break;
          if (filler_ && whole.starts_with(' ')) {
            above_.append(whole);
          } else {
            end_body();
            above_.append(whole);
          }
          break;
        case Form::declaration: open(line); break;
        case Form::property: property(line); break;
        case Form::unread: unread(line); break;
      }
    }
    finish_row(true);
  }

 private:
  [[nodiscard]] std::string_view bytes(Span span) const { return {file_.source.text.data() + (span.at - file_.source.base), span.length}; }
  [[nodiscard]] std::string id_of(Id<Declaration> declaration) const {
    return declaration == no_row ? std::string() : std::string(bytes(file_.facts.declarations[declaration].id));
  }
  [[nodiscard]] Id<Declaration> above(Id<Declaration> declaration, Kind kind) const {
    while (declaration != no_row && file_.facts.declarations[declaration].kind != kind)
      declaration = file_.facts.declarations[declaration].parent;
    return declaration;
  }

  /// What stands inside the row at hand ends here: its last comments belong to it.
  void end_body() {
    if (!filler_ || in_note_) return;
    const std::size_t last = above_.rfind('#');
    const std::size_t end = last == std::string::npos ? 0 : above_.find('\n', last) + 1;
    if (end > 0) filler_->rest(std::string_view(above_).substr(0, end));
    above_.erase(0, end);
    in_note_ = true;
  }

  void open(const ReadLine& line) {
    end_body();
    finish_row(false);
    in_note_ = false;
    const Declaration& d = file_.facts.declarations[line.declaration];
    declaration_ = line.declaration;
    skipped_ = file_.left_out[declaration_];
    const SheetLayout* layout = sheet_layout(d.kind);
    sheet_ = static_cast<std::size_t>(layout - sheet_layouts().data());
    std::string note = std::move(above_);
    above_.clear();
    if (skipped_) return;
    filler_.emplace(content_, file_, content_.sheets[sheet_]);
    const std::string id = id_of(line.declaration);
    filler_->set(ColumnRole::kind, std::string(word(d.kind)));
    place(d);
    set_note(d, std::move(note));
    filler_->heading(line, id, without_line_end(bytes(line.whole)));
    filler_->set(ColumnRole::row_id, unique_row_id(d, id));
  }

  [[nodiscard]] bool stands_in_budget(const Declaration& d) const {
    return d.kind == Kind::post || is_own_goal(d.kind) ||
           (d.kind == Kind::assignment && d.parent != no_row && file_.facts.declarations[d.parent].kind == Kind::budget);
  }

  void place(const Declaration& d) {
    const Id<Declaration> plan = above(d.parent, Kind::plan);
    if (is_unit(d.kind) || d.kind == Kind::goal_area || d.kind == Kind::goal || d.kind == Kind::indicator)
      filler_->set(ColumnRole::plan, id_of(plan));
    if (d.kind == Kind::goal && d.parent != plan) filler_->set(ColumnRole::parent, id_of(d.parent));
    if (d.kind == Kind::indicator && d.parent != plan) filler_->set(ColumnRole::parent, titled(content_, id_of(d.parent)));
    if (d.kind == Kind::assignment && d.parent == plan) filler_->set(ColumnRole::plan, id_of(plan));
    if (stands_in_budget(d)) filler_->set(ColumnRole::unit, titled(content_, id_of(d.parent)));
  }

  void set_note(const Declaration& d, std::string note) {
    // What mostly stands close says whether an empty line stands above it; all else has one.
    const bool close = d.kind == Kind::indicator || (d.kind == Kind::goal && last_kind_ == Kind::goal_area);
    last_kind_ = d.kind;
    const std::size_t text = note.find_first_not_of('\n');
    if (text == std::string::npos) return filler_->set(ColumnRole::note, close && !note.empty() ? "\n" : "");
    note.erase(0, close ? text - std::min<std::size_t>(text, 1) : text);
    note.pop_back();
    filler_->set(ColumnRole::note, std::move(note));
  }

  std::string unique_row_id(const Declaration& d, const std::string& id) {
    std::string row_id = stands_in_budget(d) ? id_of(d.parent) + "/" + id : id;
    std::string candidate = row_id;
    for (int n = 2; !ids_[sheet_].insert(candidate).second; ++n) candidate = fmt::format("{}~{}", row_id, n);
    return candidate;
  }

  void property(const ReadLine& line) {
    const std::string_view lines = without_line_end(bytes(line.whole));
    if (line.key == Key::use) {
      end_body();
      if (!file_.needless.contains(line.whole.at)) above_.append(lines).append("\n");
      return;
    }
    if (!filler_) return;
    if (line.declaration == declaration_) {
      filler_->property(line, above_, lines);
    } else {  // below a heading that was not in order, which is itself among the further lines
      filler_->rest(above_);
      filler_->rest(lines);
    }
    above_.clear();
    in_note_ = false;
  }

  void unread(const ReadLine& line) {
    if (!filler_) return;
    filler_->rest(above_);
    above_.clear();
    filler_->rest(trim(without_line_end(bytes(line.whole))));
  }

  void finish_row(bool last) {
    if (filler_) {
      if (last) filler_->rest(std::string_view(above_).substr(0, above_.find_last_not_of('\n') + 1));
      each_(sheet_, filler_->finish());
    }
    filler_.reset();
  }

  static std::string_view without_line_end(std::string_view text) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }

  const Content& content_;
  const ContentFile& file_;
  std::vector<std::unordered_set<std::string>>& ids_;
  FunctionRef<void(std::size_t, const SheetRow&)> each_;
  std::optional<RowFiller> filler_;
  Id<Declaration> declaration_;  ///< of the row
  std::size_t sheet_ = 0;
  std::string above_;     ///< blank lines and comments that are not yet known to belong to what stands above or below
  bool in_note_ = false;  ///< they belong below
  bool skipped_ = false;
  Kind last_kind_ = Kind::unknown;
};

}  // namespace

void for_rows(const Content& content, FunctionRef<void(std::size_t, const SheetRow&)> each) {
  std::vector<std::unordered_set<std::string>> ids(content.sheets.size());
  for (const ContentFile& file : content.files) FileRows(content, file, ids, each).all();
}

}  // namespace malkoll::workbook
