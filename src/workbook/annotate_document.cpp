#include "workbook/annotate_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "grid/comments.h"
#include "grid/docx.h"
#include "grid/xml_cutter.h"
#include "text/lines.h"
#include "text/told.h"
#include "workbook/annotated_mark.h"
#include "workbook/book_parts.h"
#include "workbook/xml_text.h"

namespace malkoll::workbook {

namespace {

constexpr std::string_view transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                           strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// The number that stands behind a word: 4 of `tabell 4, rad 2`. 0: none does.
std::uint32_t number_behind(std::string_view text, std::string_view word) {
  std::uint32_t number = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos && number == 0; at = text.find(word, at + 1)) {
    std::from_chars(text.data() + at + word.size(), text.data() + text.size(), number);
  }
  return number;
}

/// Where comments can stand: the paragraphs of a document, by what notes speak of.
class Anchors {
 public:
  explicit Anchors(const grid::Document& document) {
    for (const grid::Block& block : document.blocks) {
      if (block.kind == grid::Block::Kind::table) tables_.push_back(&block);
      else if (block.anchor != 0) paragraphs_.try_emplace(block.number, block.anchor);
      const std::size_t here = block.kind == grid::Block::Kind::table ? in_table(block, 1, 0) : block.anchor;
      if (first_ == 0 || (here != 0 && here < first_)) first_ = here;
    }
  }

  /// 0: the document has no paragraph.
  [[nodiscard]] std::size_t of(const CellNote& note) const {
    std::size_t at = 0;
    if (note.sheet && *note.sheet < tables_.size()) {
      at = in_table(*tables_[*note.sheet], note.row, note.column);
    } else if (note.sheet) {
      const auto found = paragraphs_.find(note.row);
      at = found == paragraphs_.end() ? 0 : found->second;
    } else if (const grid::Block* table = named_in(note.message)) {
      // What became no post has no place of its own, but in words.
      at = in_table(*table, std::max(number_behind(note.message, "rad "), 1U), 0);
    }
    return at == 0 ? first_ : at;
  }

 private:
  [[nodiscard]] const grid::Block* named_in(std::string_view message) const {
    const std::uint32_t number = number_behind(message, "tabell ");
    if (number == 0) return tables_.size() == 1 && number_behind(message, "rad ") != 0 ? tables_.front() : nullptr;
    const auto found = std::find_if(tables_.begin(), tables_.end(), [&](const grid::Block* table) { return table->number == number; });
    return found == tables_.end() ? nullptr : *found;
  }

  /// The cell; else the first of the row that is the row's own, since what stands in the continuation of a merged one is shown nowhere.
  static std::size_t in_table(const grid::Block& table, std::uint32_t row, std::uint32_t column) {
    const auto found = std::lower_bound(table.rows.begin(), table.rows.end(), row,
                                        [](const grid::DocumentRow& r, std::uint32_t number) { return r.number < number; });
    if (found == table.rows.end() || found->number != row) return 0;
    if (column > 0 && column <= found->cells.size() && found->cells[column - 1].anchor != 0) return found->cells[column - 1].anchor;
    std::size_t merged = 0;
    for (const grid::DocumentCell& cell : found->cells) {
      if (cell.anchor != 0 && !cell.covered) return cell.anchor;
      if (merged == 0) merged = cell.anchor;
    }
    return merged;
  }

  std::vector<const grid::Block*> tables_;
  std::map<std::uint32_t, std::size_t> paragraphs_;  // by number
  std::size_t first_ = 0;
};

/// How elements of a part are written: with the prefix that its root has for the namespace, else with one that they declare themselves.
struct Words {
  std::string prefix = "w:", declared;

  Words(const XmlPart& part, std::string_view space) {
    for (const pugi::xml_attribute& attribute : part.root().attributes()) {
      const std::string_view name = attribute.name();
      if (!name.starts_with("xmlns:") || attribute.value() != space) continue;
      prefix = std::string(name.substr(6)) + ':';
      return;
    }
    declared = fmt::format(" xmlns:w=\"{}\"", space);
  }
};

class DocumentAnnotator {
 public:
  DocumentAnnotator(const DocumentRequest& request, const ByteSink& sink) : request_(request), package_(request.package), writer_(sink) {}

  Result<void> run() {
    const auto unreadable = [] { return refusal(told("den kan inte läsas som ett Word-dokument")); };
    const auto signature = [](const Entry& e) { return part_key(e.name).starts_with("_xmlsignatures/"); };
    const auto root = package_.opened() ? relations_of(package_, "") : std::nullopt;
    const Relation* office = root ? of_type(*root, "officeDocument") : nullptr;
    const auto read = grid::read_docx(request_.package);
    if (office == nullptr || !read) return unreadable();
    if (std::any_of(package_.entries().begin(), package_.entries().end(), signature))
      return refusal(
          told("den är signerad, och en kopia med fynden i skulle bryta signaturen; ta bort den (Arkiv, Info) i en kopia och försök igen"));
    part_ = office->target;
    main_ = package_.find(part_);
    types_ = package_.find("[Content_Types].xml");
    const auto relations = relations_of(package_, part_);
    if (!relations || !load(main_, document_)) return unreadable();
    space_ = document_.text().substr(0, 4096).find(strict) == std::string::npos ? transitional : strict;
    if (const Relation* there = of_type(*relations, "comments")) {
      comments_ = package_.find(there->target);
      if (!load(comments_, there_)) return refusal(told("kommentarerna i den kan inte läsas"));
      comments_part_ = there->target;
    } else {
      NewNames names(package_);
      const std::string folder = part_.substr(0, part_.rfind('/') + 1);
      comments_part_ =
          package_.find(folder + "comments.xml") == nullptr ? folder + "comments.xml" : names.free(folder + "comments", ".xml");
      links_.emplace(package_, *relations, part_);
      links_->add(std::string(space_ == strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                                               : "http://schemas.openxmlformats.org/officeDocument/2006/relationships") +
                      "/comments",
                  comments_part_);
    }
    find_numbers(document_.root());
    find_numbers(there_.root());
    if (!place_notes(Anchors(*read))) return unreadable();
    return write();
  }

 private:
  bool load(const Entry* entry, XmlPart& part) {
    std::string text;
    return entry != nullptr && package_.read(*entry, text) && part.load(std::move(text));
  }

  /// The numbers of comments that are there, or are spoken of.
  void find_numbers(const pugi::xml_node& root) {
    for (pugi::xml_node node = root; node;) {  // every node, without calling itself: a part can be nested as deep as it likes
      if (is_named(node, "comment") || is_named(node, "commentReference") || is_named(node, "commentRangeStart")) {
        const std::string_view id = prefixed_attribute(node, "id");
        std::uint32_t number = 0;
        std::from_chars(id.data(), id.data() + id.size(), number);
        next_ = std::max(next_, number < highest ? number + 1 : 0);
      }
      pugi::xml_node after = node.first_child();
      while (!after && node && node != root) {
        after = node.next_sibling();
        if (!after) node = node.parent();
      }
      node = after;
    }
  }

  /// False: the paragraphs are not where they were read.
  bool place_notes(const Anchors& anchors) {
    std::map<std::size_t, std::vector<const CellNote*>> said;
    for (const CellNote& note : request_.notes) said[anchors.of(note)].push_back(&note);
    const std::string& text = document_.text();
    const Words words(document_, space_);
    for (const auto& [anchor, notes] : said) {
      const std::optional<Tag> paragraph = anchor == 0 ? std::nullopt : next_tag(text, anchor - 1);
      if (!paragraph || paragraph->begin != anchor - 1 || grid::local_name(paragraph->name) != "p") return false;
      std::string begin, end;
      for (const CellNote* note : notes) {
        begin += fmt::format("<{0}commentRangeStart{1} {0}id=\"{2}\"/>", words.prefix, words.declared, next_);
        end += fmt::format("<{0}commentRangeEnd{1} {0}id=\"{2}\"/><{0}r{1}><{0}commentReference {0}id=\"{2}\"/></{0}r>", words.prefix,
                           words.declared, next_);
        numbered_.emplace_back(next_++, note);
      }
      if (paragraph->empty) {
        const auto slash = static_cast<std::uint32_t>(paragraph->end - 2);
        edits_.push_back({slash, 2, ">" + begin + end + "</" + std::string(paragraph->name) + ">"});
        continue;
      }
      const std::optional<Tag> closing = end_tag(text, *paragraph);
      if (!closing) return false;
      std::size_t at = paragraph->end;
      if (const std::optional<Tag> first = next_tag(text, at); first && !first->closes && grid::local_name(first->name) == "pPr") {
        const std::optional<Tag> last = end_tag(text, *first);
        if (!last) return false;
        at = last->end;
      }
      edits_.push_back({static_cast<std::uint32_t>(at), 0, std::move(begin)});
      edits_.push_back({static_cast<std::uint32_t>(closing->begin), 0, std::move(end)});
    }
    return true;
  }

  /// The comments that are added, as elements.
  [[nodiscard]] std::string written(const Words& words) const {
    std::string out;
    for (const auto& [number, note] : numbered_) {
      const CellNote* one = note;
      std::string_view text;
      const std::string all = note_text(std::span(&one, 1));
      text = all;
      text.remove_prefix(std::min(text.size(), grid::findings_heading.size() + 1));  // the author says it
      out += fmt::format("<{0}comment{1} {0}id=\"{2}\" {0}author=\"{3}\" {0}initials=\"M\">", words.prefix, words.declared, number, maker);
      bool first = true;
      for_lines(text, [&](std::string_view line) {
        const std::string mark = first ? fmt::format("<{0}r><{0}annotationRef/></{0}r>", words.prefix) : std::string();
        out += fmt::format("<{0}p>{1}<{0}r><{0}t xml:space=\"preserve\">{2}</{0}t></{0}r></{0}p>", words.prefix, mark, escaped(trim(line)));
        first = false;
      });
      out += fmt::format("</{}comment>", words.prefix);
    }
    return out;
  }

  /// The part with all comments. The mark that is in its head says what stands before it.
  std::string comments_text() {
    const std::string mark = "<!--" + annotated_mark(writer_.checksum()) + "-->";
    if (comments_ == nullptr) {
      const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
      Words words(there_, space_);
      words.declared.clear();  // the root does
      return declaration + mark + fmt::format("<w:comments xmlns:w=\"{}\">", space_) + written(words) + "</w:comments>";
    }
    const std::string& text = there_.text();
    const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0,
                      declared = std::string_view(text).substr(begin).starts_with("<?xml") ? text.find("?>", begin) : std::string::npos;
    const std::string comments = written(Words(there_, space_));
    there_.insert(declared == std::string::npos ? begin : declared + 2, mark);
    there_.append_to(there_.root(), comments);
    return there_.changed();
  }

  Result<void> write() {
    const Entry* relations = links_ ? package_.find(links_->part()) : nullptr;
    const std::string links = links_ ? links_->text() : std::string();
    XmlPart types;
    if (links_ && links.empty()) return refusal(told("den kan inte läsas som ett Word-dokument"));
    if (links_ && types_ != nullptr && !load(types_, types)) return refusal(told("den kan inte läsas som ett Word-dokument"));
    if (links_ && types_ != nullptr) add_types(types);
    const auto put = [&](const Entry& entry, std::string_view text) {
      writer_.begin(package_, entry);
      writer_.write(text);
      writer_.end();
    };
    for (const Entry& entry : package_.entries()) {
      if (writer_.failed()) break;
      if (&entry == main_) put(entry, with_edits(document_.text(), std::move(edits_)));
      else if (links_ && &entry == types_) put(entry, types.changed());
      else if (links_ && &entry == relations) put(entry, links);
      else if (&entry != comments_) writer_.copy(package_, entry);
    }
    if (links_ && relations == nullptr) {
      writer_.begin(links_->part());
      writer_.write(links);
      writer_.end();
    }
    const std::string comments = comments_text();
    if (comments_ != nullptr) writer_.begin(package_, *comments_);
    else writer_.begin(comments_part_);
    writer_.write(comments);
    writer_.end();
    writer_.finish(package_);
    if (writer_.failed()) return refusal(told("det gick inte att skriva allt; är disken full?"));
    return {};
  }

  void add_types(XmlPart& types) const {
    const auto is_links = [](const pugi::xml_node& n) {
      return is_named(n, "Default") && part_key(n.attribute("Extension").value()) == "rels";
    };
    const auto children = types.root().children();
    if (std::none_of(children.begin(), children.end(), is_links))
      types.prepend_to(
          types.root(),
          fmt::format(R"(<{}Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)",
                      types.prefix()));
    types.append_to(
        types.root(),
        fmt::format(
            R"(<{}Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>)",
            types.prefix(), escaped(comments_part_)));
  }

  static constexpr std::uint32_t highest = 0x7fffffff;

  const DocumentRequest& request_;
  Package package_;
  PackageWriter writer_;
  std::string part_, comments_part_;
  std::string_view space_;
  const Entry* main_ = nullptr;
  const Entry* types_ = nullptr;
  const Entry* comments_ = nullptr;
  XmlPart document_, there_;
  std::optional<NewRelations> links_;  ///< where there were no comments
  std::uint32_t next_ = 0;             ///< the number of the next comment
  std::vector<std::pair<std::uint32_t, const CellNote*>> numbered_;
  std::vector<Edit> edits_;
};

}  // namespace

Result<void> annotate_document(const DocumentRequest& request, const ByteSink& sink) { return DocumentAnnotator(request, sink).run(); }

}  // namespace malkoll::workbook
