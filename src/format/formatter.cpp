#include "format/formatter.h"

#include <algorithm>
#include <string_view>

#include "format/meaning.h"
#include "format/value.h"
#include "grammar.h"
#include "text/lines.h"

namespace malkoll {

namespace {

using Form = ReadLine::Form;

/// Writes the lines one after the other. What could not be read is copied, and so are the blank lines and comments that touch it:
/// they may be what keeps it from being read as something else.
class Layout {
 public:
  Layout(const Source& source, const Facts& facts, const std::vector<ReadLine>& lines) : source_(source), facts_(facts), lines_(lines) {
    const std::size_t first = source.text.find('\n');
    if (first != std::string::npos && first > 0 && source.text[first - 1] == '\r') line_end_ = "\r\n";
    out_.text.reserve(source.text.size() + source.text.size() / 16);
  }

  Formatted all() {
    for (std::size_t i = 0; i < lines_.size();) {
      blanks_ = i;
      while (i < lines_.size() && lines_[i].form == Form::blank) ++i;
      line_ = i;
      if (i == lines_.size()) break;
      switch (lines_[i].form) {
        case Form::comment: i = comments(i); break;
        case Form::declaration: declaration(i++); break;
        case Form::property: property(i++); break;
        default: copy_blanks(); copy(i++, Above::unread);
      }
      blanks_ = line_ = i;
    }
    if (above_ == Above::unread) copy_blanks();
    else put_blanks(0);
    return std::move(out_);
  }

 private:
  enum class Above : std::uint8_t { nothing, heading, property, use, comment, unread };
  enum class Place : std::uint8_t { margin, inside, heading, unread };

  [[nodiscard]] std::size_t written() const { return line_ - blanks_; }
  [[nodiscard]] bool is_use(std::size_t i) const { return lines_[i].form == Form::property && lines_[i].key == Key::use; }
  [[nodiscard]] std::string_view bytes(Span span) const { return {source_.text.data() + (span.at - source_.base), span.length}; }

  void put(Span from, std::string_view text) {
    if (from.empty() && text.empty()) return;
    const std::size_t at = out_.text.size();
    out_.text += text;
    out_.pieces.push_back({from, at, text.size()});
  }
  void put_lines(Span from, std::string_view text) {
    const std::size_t at = out_.text.size();
    for_lines(text, [&](std::string_view line) { out_.text.append(line).append(line_end_); });
    out_.pieces.push_back({from, at, out_.text.size() - at});
  }

  [[nodiscard]] Span blank_span() const {
    const std::uint32_t end =
        line_ == lines_.size() ? source_.base + static_cast<std::uint32_t>(source_.text.size()) : lines_[line_].whole.at;
    return {blanks_ == lines_.size() ? end : lines_[blanks_].whole.at, end - (blanks_ == lines_.size() ? end : lines_[blanks_].whole.at)};
  }
  void put_blanks(std::size_t count) { put(blank_span(), count == 0 ? std::string_view{} : line_end_); }
  void copy_blanks() { put(blank_span(), bytes(blank_span())); }
  /// At most one blank line, as it was; none at the beginning.
  void keep_blanks() {
    if (above_ == Above::unread) return copy_blanks();
    put_blanks(above_ == Above::nothing ? 0 : std::min<std::size_t>(written(), 1));
  }

  void copy(std::size_t i, Above what) {
    put(lines_[i].whole, bytes(lines_[i].whole));
    above_ = what;
  }

  void blanks_before_heading(std::size_t i) {
    const Id<Declaration> row = lines_[i].declaration;
    const Declaration& opened = facts_.declarations[row];
    // A målområde and its first goal, and a goal and its indicators, stay together if they were.
    const bool first = row.number() == 0;
    const Id<Declaration> before = first ? no_row : Id<Declaration>(row.number() - 1);
    const bool child = !first && opened.parent == before;
    const bool sibling =
        !first && facts_.declarations[before].kind == Kind::indicator && facts_.declarations[before].parent == opened.parent;
    const bool close = opened.kind == Kind::indicator ? child || sibling : opened.kind == Kind::goal && child && above_ == Above::heading;
    const bool below_its_comment = above_ == Above::comment && written() == 0;
    if (above_ == Above::nothing || above_ == Above::unread || close || below_its_comment) return keep_blanks();
    put_blanks(1);
  }

  void declaration(std::size_t i) {
    blanks_before_heading(i);
    put_lines(lines_[i].whole, canonical_line(source_, facts_, lines_[i]));
    above_ = Above::heading;
  }

  /// `använd` belongs to no declaration.
  void blanks_before_use() {
    if (above_ == Above::heading || above_ == Above::property) put_blanks(1);
    else keep_blanks();
  }

  void property(std::size_t i) {
    if (is_use(i)) blanks_before_use();
    else if (above_ == Above::heading) put_blanks(0);
    else keep_blanks();
    put_lines(lines_[i].whole, canonical_line(source_, facts_, lines_[i]));
    above_ = is_use(i) ? Above::use : Above::property;
  }

  /// Where the comments i to end belong: to the heading below, inside the declaration, or to neither.
  [[nodiscard]] Place place_of(std::size_t end) const {
    if (end < lines_.size() && lines_[end].form == Form::declaration) return Place::heading;
    const bool touches_above = written() == 0;
    if (touches_above && above_ == Above::unread) return Place::unread;
    const bool touches_below = end < lines_.size() && lines_[end].form != Form::blank;
    if (!touches_below && touches_above && (above_ == Above::heading || above_ == Above::property)) return Place::inside;
    while (end < lines_.size() && (lines_[end].form == Form::blank || lines_[end].form == Form::comment)) ++end;
    if (end == lines_.size() || lines_[end].form == Form::declaration || is_use(end)) return Place::margin;
    return lines_[end].form == Form::property ? Place::inside : Place::unread;
  }

  std::size_t comments(std::size_t i) {
    std::size_t end = i;
    while (end < lines_.size() && lines_[end].form == Form::comment) ++end;
    const Place place = place_of(end);
    if (place == Place::unread) {
      copy_blanks();
    } else if (place == Place::heading) {
      blanks_before_heading(end);
    } else if (place == Place::inside && above_ == Above::heading) {
      put_blanks(0);
    } else if (place == Place::margin) {
      blanks_before_use();
    } else {
      keep_blanks();
    }
    for (; i < end; ++i) {
      if (place == Place::unread) {
        copy(i, Above::unread);
        continue;
      }
      const std::string_view text = trim(bytes(lines_[i].whole).substr(0, bytes(lines_[i].whole).find('\n')));
      put_lines(lines_[i].whole, place == Place::inside ? "  " + std::string(text) : std::string(text));
      above_ = Above::comment;
    }
    return end;
  }

  const Source& source_;
  const Facts& facts_;
  const std::vector<ReadLine>& lines_;
  std::string_view line_end_ = "\n";
  std::size_t blanks_ = 0;  ///< the first blank line above the line at hand
  std::size_t line_ = 0;    ///< the line at hand
  Above above_ = Above::nothing;
  Formatted out_;
};

}  // namespace

Formatted format(const Source& source, const Keywords& keywords) {
  Parsed before{source, {}, {}};
  std::vector<ReadLine> lines;
  parse(source, keywords, before.facts, before.sink, &lines);
  Formatted formatted = Layout(source, before.facts, lines).all();

  Source result{source.path, std::move(formatted.text), source.base, {}};
  Parsed after{result, {}, {}};
  parse(result, keywords, after.facts, after.sink);
  formatted.same_meaning = same_meaning(before, after);
  formatted.text = std::move(result.text);
  return formatted;
}

}  // namespace malkoll
