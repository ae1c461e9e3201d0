#include "workbook/annotate_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "grid/xlsx_sheet.h"
#include "text/cell_name.h"
#include "text/told.h"
#include "text/utf8.h"
#include "workbook/annotated_mark.h"
#include "workbook/book_parts.h"
#include "workbook/comment_patch.h"
#include "workbook/findings_sheet.h"
#include "workbook/sheet_patch.h"
#include "workbook/style_patch.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t most_notes = 60'000;  ///< of a sheet; more make spreadsheets stop

/// What stands in a sheet behind the link to its notes' shapes (ECMA-376 part 1, 18.3.1.99).
constexpr std::string_view behind_drawing[] = {"legacyDrawingHF", "drawingHF",  "picture", "oleObjects",      "controls",
                                               "webPublishItems", "tableParts", "extLst",  "AlternateContent"};

/// A sheet that gets something.
struct Annotated {
  std::string name, part;
  const Entry* entry = nullptr;
  const grid::Sheet* shape = nullptr;
  std::map<Place, std::vector<const CellNote*>> said;
  std::map<Place, CellPatch> cells;
  std::vector<Place> noted;  ///< those that get a note
  std::vector<Place> fresh;  ///< of them those that had none
  Relations relations;
  CommentPatch comments;
  std::string comments_part, drawing_part;  ///< where they go
  const Entry* comments_entry = nullptr;
  const Entry* drawing_entry = nullptr;
  std::string drawing;            ///< as it is
  std::optional<NewRelations> links;
};

/// Moves what is said of a cell that a merged one covers to where people see it: its first corner.
void uncover(Annotated& sheet) {
  const std::vector<grid::Range>& merged = sheet.shape->merged;  // by first row
  std::vector<const grid::Range*> open;
  std::size_t next = 0;
  std::map<Place, std::vector<const CellNote*>> seen;
  for (const auto& [place, notes] : sheet.said) {
    const Place at = place;  // clang 14 lets no lambda hold a structured binding
    for (; next < merged.size() && merged[next].first_row <= at.first; ++next) open.push_back(&merged[next]);
    std::erase_if(open, [&](const grid::Range* r) { return r->last_row < at.first; });
    const auto covers = [&](const grid::Range* r) { return r->first_column <= at.second && at.second <= r->last_column; };
    const auto found = std::find_if(open.begin(), open.end(), covers);
    std::vector<const CellNote*>& there = seen[found == open.end() ? at : Place{(*found)->first_row, (*found)->first_column}];
    there.insert(there.end(), notes.begin(), notes.end());
  }
  sheet.said = std::move(seen);
}

class Annotator {
 public:
  Annotator(const AnnotateRequest& request, const ByteSink& sink)
      : request_(request), package_(request.package), writer_(sink), names_(package_) {}

  Result<void> run() {
    if (!package_.opened() || !read_book_frame(package_, frame_)) return refusal(told("den kan inte läsas som en arbetsbok"));
    const auto signature = [](const Entry& e) { return part_key(e.name).starts_with("_xmlsignatures/"); };
    if (std::any_of(package_.entries().begin(), package_.entries().end(), signature))
      return refusal(
          told("den är signerad, och en kopia med fynden i skulle bryta signaturen; ta bort den (Arkiv, Info) i en kopia och försök igen"));
    types_ = package_.find("[Content_Types].xml");
    workbook_ = package_.find(frame_.part);
    workbook_links_ = package_.find(relations_part(frame_.part));
    std::string text;
    if (workbook_links_ == nullptr) return refusal(told("den kan inte läsas som en arbetsbok"));
    if (types_ != nullptr && (!package_.read(*types_, text) || !types_xml_.load(std::move(text))))
      return refusal(told("den kan inte läsas som en arbetsbok"));
    if (const Relation* styles = of_type(frame_.relations, "styles")) {
      styles_entry_ = package_.find(styles->target);
      if (styles_entry_ != nullptr && (!package_.read(*styles_entry_, text) || !styles_.load(std::move(text)))) styles_entry_ = nullptr;
    }
    place_notes();
    for (auto& [part, sheet] : sheets_) find_comments(sheet);
    list_name_ = free_name();
    list_part_ = names_.free(frame_.folder() + "worksheets/sheet", ".xml");
    workbook_relations_.emplace(package_, frame_.relations, frame_.part);
    list_id_ = workbook_relations_->add(frame_.office_namespace() + "/worksheet", list_part_);
    write_parts();
    if (!error_.empty()) return refusal(error_);
    if (writer_.failed()) return refusal(told("det gick inte att skriva allt; är disken full?"));
    return {};
  }

 private:
  void place_notes() {
    for (const CellNote& note : request_.notes) {
      if (!note.sheet || *note.sheet >= request_.sheets.size()) continue;
      const grid::Sheet& shape = request_.sheets[*note.sheet];
      const BookSheet* where = frame_.sheet(shape.name);
      const Entry* entry = where == nullptr ? nullptr : package_.find(where->part);
      if (entry == nullptr || note.row == 0) continue;
      Annotated& sheet = sheets_[part_key(where->part)];
      sheet.name = where->name;
      sheet.part = where->part;
      sheet.entry = entry;
      sheet.shape = &shape;
      sheet.said[{note.row, std::max(note.column, 1U)}].push_back(&note);
    }
    for (auto& [part, sheet] : sheets_) {
      uncover(sheet);
      for (const auto& [place, notes] : sheet.said) {
        Level worst = Level::advice;
        for (const CellNote* note : notes) worst = std::max(worst, note->level);
        sheet.cells[place].colour = worst;
      }
    }
  }

  /// Which cells of a sheet get notes, and in which parts they go.
  void find_comments(Annotated& sheet) {
    const auto relations = relations_of(package_, sheet.part);
    const auto give_up = [&] {
      remarks_.push_back(told("Bladet {}: kommentarerna där kunde inte läsas, så fynden står bara här och som färg.", sheet.name));
    };
    if (!relations) return give_up();
    sheet.relations = *relations;
    sheet.links.emplace(package_, sheet.relations, sheet.part);
    std::string text;
    if (const Relation* there = of_type(sheet.relations, "comments")) {
      sheet.comments_part = there->target;
      sheet.comments_entry = package_.find(there->target);
      if (sheet.comments_entry == nullptr || !package_.read(*sheet.comments_entry, text) ||
          !read_comments(std::move(text), sheet.comments)) {
        sheet.comments_entry = nullptr;
        return give_up();
      }
    }
    std::set<Place> answered = sheet.comments.answered;
    if (const Relation* threads = of_type(sheet.relations, "threadedComment")) {
      const Entry* entry = package_.find(threads->target);
      XmlPart xml;
      if (entry != nullptr && package_.read(*entry, text) && xml.load(std::move(text))) {
        for (const pugi::xml_node& comment : xml.root().children()) {
          if (const auto cell = grid::read_reference(comment.attribute("ref").value())) answered.insert({cell->row, cell->column});
        }
      }
    }
    std::size_t left_alone = 0, too_many = 0;
    for (const auto& [place, notes] : sheet.said) {
      if (answered.contains(place)) {
        ++left_alone;
      } else if (sheet.noted.size() >= most_notes) {
        ++too_many;
      } else {
        sheet.noted.push_back(place);
      }
    }
    if (left_alone > 0)
      remarks_.push_back(told("Bladet {}: {} celler har en tråd av kommentarer, som är orörd; fynden där står bara här och som färg.",
                              sheet.name, left_alone));
    if (too_many > 0)
      remarks_.push_back(told("Bladet {}: {} celler fick ingen kommentar, då det blev fler än {}; fynden där står bara här och som färg.",
                              sheet.name, too_many, most_notes));
    std::copy_if(sheet.noted.begin(), sheet.noted.end(), std::back_inserter(sheet.fresh),
                 [&](Place p) { return !sheet.comments.commented.contains(p); });
    if (sheet.noted.empty()) return;
    if (sheet.comments_part.empty()) {
      sheet.comments_part = names_.free(frame_.folder() + "comments", ".xml");
      new_comments_.push_back(sheet.comments_part);
      (void)sheet.links->add(frame_.office_namespace() + "/comments", sheet.comments_part);
    }
  }

  std::string free_name() const {
    const std::string_view called = grid::findings_list(run_language()).sheet;
    std::string name(called);
    for (int n = 2; frame_.names.contains(fold(name)); ++n) name = fmt::format("{} ({})", called, n);
    return name;
  }

  /// The parts in the order of the original; what is made of others follows, the list of findings last.
  void write_parts() {
    const auto sheet_of = [&](const Entry& entry) -> Annotated* {
      const auto found = std::find_if(sheets_.begin(), sheets_.end(), [&](const auto& s) { return s.second.entry == &entry; });
      return found == sheets_.end() ? nullptr : &found->second;
    };
    std::set<const Entry*> later = {styles_entry_};
    for (auto& [part, sheet] : sheets_) {
      if (const Entry* entry = package_.find(relations_part(sheet.part))) later.insert(entry);
      if (!sheet.noted.empty()) later.insert(sheet.comments_entry);
      for (const Relation& relation : sheet.relations) {  // which of the drawings holds notes is known when the sheet has passed
        if (relation.type == "vmlDrawing" && !sheet.fresh.empty()) later.insert(package_.find(relation.target));
      }
    }
    for (const Entry& entry : package_.entries()) {
      if (writer_.failed() || !error_.empty()) return;
      if (&entry == types_) {
        write_part(entry, changed_types());
      } else if (&entry == workbook_) {
        write_part(entry, changed_workbook());
      } else if (&entry == workbook_links_) {
        write_part(entry, workbook_relations_->text());
      } else if (Annotated* sheet = sheet_of(entry)) {
        write_sheet(*sheet);
      } else if (!later.contains(&entry)) {
        writer_.copy(package_, entry);
      }
    }
    std::set<const Entry*> written;
    for (auto& [part, sheet] : sheets_) write_notes(sheet, written);
    ask_for_styles(request_.notes, styles_);
    if (styles_entry_ != nullptr) {
      written.insert(styles_entry_);
      if (styles_.any()) write_part(*styles_entry_, styles_.text());
      else writer_.copy(package_, *styles_entry_);
    }
    for (const Entry& entry : package_.entries()) {  // what was put off and then not touched
      if (later.contains(&entry) && !written.contains(&entry)) writer_.copy(package_, entry);
    }
    write_list();
    writer_.finish(package_);
  }

  void write_part(const Entry& entry, const std::string& text) {
    if (text.empty() && error_.empty()) error_ = told("den kan inte läsas som en arbetsbok");
    writer_.begin(package_, entry);
    writer_.write(text);
    writer_.end();
  }

  std::string changed_types() {
    const std::string prefix = types_xml_.prefix();
    const pugi::xml_node root = types_xml_.root();
    const auto knows = [&](std::string_view extension) {
      return std::any_of(root.children().begin(), root.children().end(), [&](const pugi::xml_node& n) {
        return is_named(n, "Default") && part_key(n.attribute("Extension").value()) == extension;
      });
    };
    const auto draws = [](const auto& s) { return !s.second.fresh.empty(); };
    if (std::any_of(sheets_.begin(), sheets_.end(), draws) && !knows("vml"))
      types_xml_.prepend_to(
          root,
          fmt::format(R"(<{}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>)", prefix));
    // Some workbooks have no Default for .rels but name each: a new one then needs it.
    const auto add = [&](const std::string& part, const char* type) {
      types_xml_.append_to(
          root,
          fmt::format(R"(<{}Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"/>)",
                      prefix, escaped(part), type));
    };
    if (!knows("rels"))
      types_xml_.prepend_to(
          root,
          fmt::format(R"(<{}Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)", prefix));
    for (const std::string& part : new_comments_) add(part, "comments");
    add(list_part_, "worksheet");
    return types_xml_.changed();
  }

  std::string changed_workbook() {
    const std::string prefix = frame_.xml.prefix();
    frame_.xml.append_to(child_named(frame_.xml.root(), "sheets"),
                         fmt::format(R"(<{}sheet xmlns:r="{}" name="{}" sheetId="{}" r:id="{}"/>)", prefix, frame_.office_namespace(),
                                     escaped(list_name_), frame_.highest_id + 1, list_id_));
    return frame_.xml.changed();
  }

  void write_sheet(Annotated& sheet) {
    writer_.begin(package_, *sheet.entry);
    SheetPatch patch(sheet.cells, styles_, [&](std::string_view text) { writer_.write(text); });
    const bool read = package_.read(*sheet.entry, [&](std::string_view piece) { return patch.feed(piece) && !writer_.failed(); });
    std::string tail;
    if (!read || !patch.finish(tail)) {
      if (error_.empty())
        error_ = patch.fault() == SheetFault::row_twice
                     ? told("bladet {} har samma rad på två ställen; öppna och spara arbetsboken i Excel och försök igen", sheet.name)
                     : told("bladet {} kunde inte läsas", sheet.name);
      return;
    }
    if (!sheet.fresh.empty()) tail = with_drawing(sheet, std::move(tail), patch.prefix());
    writer_.write(tail);
    writer_.end();
  }

  /// What stands behind the rows, with a link to the notes' shapes.
  std::string with_drawing(Annotated& sheet, std::string tail, const std::string& prefix) {
    std::optional<std::size_t> before;
    for (std::optional<Tag> tag = next_tag(tail, 0); tag; tag = next_tag(tail, tag->end)) {
      if (tag->closes) continue;
      const std::string_view name = std::string_view(tag->name).substr(prefix_of(tag->name).size());
      if (name == "legacyDrawing") {
        for (const char* attribute : {"r:id", "id"}) {
          if (const auto id = attribute_in(tail, *tag, attribute)) return use_drawing(sheet, id->value), tail;
        }
        for (const Relation& relation : sheet.relations) {  // another prefix than everyone's
          if (std::string_view(tail).substr(tag->begin, tag->end - tag->begin).find('"' + relation.id + '"') != std::string_view::npos)
            return use_drawing(sheet, relation.id), tail;
        }
        return tail;
      }
      if (!before && std::find(std::begin(behind_drawing), std::end(behind_drawing), name) != std::end(behind_drawing)) before = tag->begin;
      // What an extension holds is none of the sheet's own.
      if (const auto end = name == "worksheet" ? std::nullopt : end_tag(tail, *tag)) tag->end = end->end;
    }
    sheet.drawing_part = names_.free(frame_.folder() + "drawings/vmlDrawing", ".vml");
    const std::string id = sheet.links->add(frame_.office_namespace() + "/vmlDrawing", sheet.drawing_part);
    tail.insert(before.value_or(tail.rfind("</")),
                fmt::format(R"(<{}legacyDrawing xmlns:r="{}" r:id="{}"/>)", prefix, frame_.office_namespace(), id));
    return tail;
  }

  void use_drawing(Annotated& sheet, std::string_view id) {
    const Relation* found = with_id(sheet.relations, id);
    sheet.drawing_entry = found == nullptr ? nullptr : package_.find(found->target);
    if (sheet.drawing_entry == nullptr || !package_.read(*sheet.drawing_entry, sheet.drawing)) sheet.drawing_entry = nullptr;
    if (sheet.drawing_entry != nullptr) sheet.drawing_part = found->target;
  }

  void write_notes(Annotated& sheet, std::set<const Entry*>& written) {
    if (sheet.links && sheet.links->any()) {
      const Entry* there = package_.find(sheet.links->part());
      if (there != nullptr) {
        written.insert(there);
        write_part(*there, sheet.links->text());
      } else {
        writer_.begin(sheet.links->part());
        writer_.write(sheet.links->text());
        writer_.end();
      }
    }
    if (sheet.noted.empty()) return;
    const auto text = [&](Place place) { return note_text(sheet.said.find(place)->second); };
    const auto out = [&](std::string_view piece) { writer_.write(piece); };
    const auto begin = [&](const std::string& part, const Entry* entry) {
      if (entry == nullptr) return writer_.begin(part);
      written.insert(entry);
      writer_.begin(package_, *entry);
    };
    begin(sheet.comments_part, sheet.comments_entry);
    write_comments(sheet.comments, sheet.noted, text, maker, frame_.main_namespace(), out);
    writer_.end();
    if (sheet.drawing_part.empty() || written.contains(sheet.drawing_entry)) return;
    if (!numbers_) numbers_.emplace(package_);
    begin(sheet.drawing_part, sheet.drawing_entry);
    if (!write_shapes(sheet.drawing, sheet.fresh, text, *sheet.shape, *numbers_, out))
      writer_.write(sheet.drawing);  // spreadsheets make shapes for comments that lack them
    writer_.end();
  }

  void write_list() {
    std::vector<std::string> remarks = {
        told(
            "Kopian är originalet, skrivet av Målkoll: tillagt är kommentarer på cellerna, färg på celler som ingen hade, och det här bladet. Allt annat är orört."),
        told(
            "En villkorsstyrd formatering går före färgen. I hjälpen står uppgifter som   lagrum: skollagen 8 kap.   I tabellen är det före kolonet en kolumn och det efter en cell."),
    };
    for (const std::string& sheet : request_.unread) remarks.push_back(told("Bladet {} är inte läst.", sheet));
    remarks.insert(remarks.end(), remarks_.begin(), remarks_.end());
    FindingsSheet list{request_.sheets, request_.notes, remarks, annotated_mark(writer_.checksum())};
    writer_.begin(list_part_);
    write_findings(list, frame_, styles_, [&](std::string_view text) { writer_.write(text); });
    writer_.end();
  }

  const AnnotateRequest& request_;
  Package package_;
  PackageWriter writer_;
  NewNames names_;
  BookFrame frame_;
  XmlPart types_xml_;
  StylePatch styles_;
  const Entry* types_ = nullptr;
  const Entry* workbook_ = nullptr;
  const Entry* workbook_links_ = nullptr;
  const Entry* styles_entry_ = nullptr;
  std::optional<NewRelations> workbook_relations_;
  std::map<std::string, Annotated> sheets_;  ///< by part
  std::vector<std::string> new_comments_;    ///< parts
  std::string list_name_, list_part_, list_id_;
  std::vector<std::string> remarks_;
  std::optional<ShapeNumbers> numbers_;
  std::string error_;
};

}  // namespace

Result<void> annotate_package(const AnnotateRequest& request, const ByteSink& sink) { return Annotator(request, sink).run(); }

}  // namespace malkoll::workbook
