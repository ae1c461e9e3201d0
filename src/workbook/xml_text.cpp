#include "workbook/xml_text.h"

#include <algorithm>

#include "grid/xlsx_text.h"
#include "grid/xml_cutter.h"
#include "text/utf8.h"

namespace malkoll::workbook {

namespace {

struct Section {
  std::string_view begin, end;
};
constexpr Section sections[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};
constexpr std::string_view blanks = " \t\r\n";

std::string_view insides(std::string_view text, const Tag& tag) { return text.substr(tag.begin, tag.end - tag.begin); }

}  // namespace

std::optional<Tag> next_tag(std::string_view text, std::size_t at) {
  while (true) {
    const std::size_t open = text.find('<', at);
    if (open == std::string_view::npos) return std::nullopt;
    const std::string_view rest = text.substr(open);
    const auto* section =
        std::find_if(std::begin(sections), std::end(sections), [&](const Section& s) { return rest.starts_with(s.begin); });
    if (section != std::end(sections)) {
      const std::size_t found = text.find(section->end, open + section->begin.size());
      if (found == std::string_view::npos) return std::nullopt;
      at = found + section->end.size();
      continue;
    }
    char quote = '\0';
    std::size_t end = open + 1;
    for (; end < text.size(); ++end) {
      const char c = text[end];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        break;
      }
    }
    if (end == text.size()) return std::nullopt;
    Tag tag{open, end + 1, {}, text[open + 1] == '/', text[end - 1] == '/'};
    std::string_view name = text.substr(open + 1, end - open - 1);
    if (tag.closes) name.remove_prefix(1);
    tag.name = name.substr(0, std::min(name.find_first_of(" \t\r\n/"), name.size()));
    return tag;
  }
}

std::optional<Tag> end_tag(std::string_view text, const Tag& start) {
  if (start.empty) return start;
  std::size_t depth = 1;
  for (std::optional<Tag> tag = next_tag(text, start.end); tag; tag = next_tag(text, tag->end)) {
    if (tag->name != start.name || tag->empty) continue;
    depth += tag->closes ? static_cast<std::size_t>(-1) : 1;
    if (depth == 0) return tag;
  }
  return std::nullopt;
}

std::optional<AttributePlace> attribute_in(std::string_view text, const Tag& tag, std::string_view name) {
  const std::string_view all = insides(text, tag);
  for (std::size_t at = 1 + tag.name.size(); at < all.size();) {
    const std::size_t begin = all.find_first_not_of(blanks, at);
    const std::size_t equals = all.find('=', begin);
    if (begin == std::string_view::npos || equals == std::string_view::npos) return std::nullopt;
    const std::size_t quote = all.find_first_of("\"'", equals);
    const std::size_t close = quote == std::string_view::npos ? quote : all.find(all[quote], quote + 1);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view named = all.substr(begin, std::min(all.find_first_of(" \t\r\n=", begin), equals) - begin);
    if (named == name) return AttributePlace{tag.begin + at, close + 1 - at, all.substr(quote + 1, close - quote - 1)};
    at = close + 1;
  }
  return std::nullopt;
}

Edit attribute_edit(std::string_view text, const Tag& tag, std::string_view name, std::string_view value) {
  std::string written = value.empty() ? std::string() : " " + std::string(name) + "=\"" + std::string(value) + "\"";
  if (const auto there = attribute_in(text, tag, name))
    return {static_cast<std::uint32_t>(there->at), static_cast<std::uint32_t>(there->length), std::move(written)};
  return {static_cast<std::uint32_t>(tag.end - (tag.empty ? 2 : 1)), 0, std::move(written)};
}

std::string_view prefix_of(std::string_view name) { return name.substr(0, name.size() - grid::local_name(name).size()); }

bool XmlPart::load(std::string text) {
  text_ = std::move(text);
  edits_.clear();
  if (text_.find("<!DOCTYPE") != std::string::npos || text_.find('\0') != std::string::npos) return false;
  const auto result =
      document_.load_buffer(text_.data(), text_.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  return result && !root().empty();
}

Tag XmlPart::tag_of(const pugi::xml_node& element) const {
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(element.offset_debug(), 1));
  return next_tag(text_, at - 1).value_or(Tag{});
}

std::string_view XmlPart::text_of(const pugi::xml_node& element) const {
  const Tag start = tag_of(element);
  const Tag end = end_tag(text_, start).value_or(start);
  return std::string_view(text_).substr(start.begin, end.end - start.begin);
}

void XmlPart::insert(std::size_t at, std::string text) { edits_.push_back({static_cast<std::uint32_t>(at), 0, std::move(text)}); }

void XmlPart::insert_after(const pugi::xml_node& element, std::string text) {
  const Tag start = tag_of(element);
  insert(end_tag(text_, start).value_or(start).end, std::move(text));
}

void XmlPart::prepend_to(const pugi::xml_node& element, const std::string& text) {
  const Tag start = tag_of(element);
  if (start.empty) return append_to(element, text);
  insert(start.end, text);
}

void XmlPart::append_to(const pugi::xml_node& element, const std::string& text) {
  const Tag start = tag_of(element);
  if (!start.empty) return insert(end_tag(text_, start).value_or(start).begin, text);
  // Opened up once, however much is put into it: `/` becomes `>`, and `>` is followed by what is put in and the end tag.
  const auto slash = static_cast<std::uint32_t>(start.end - 2);
  const auto opened = std::find_if(edits_.begin(), edits_.end(), [&](const Edit& e) { return e.at == slash && e.length == 2; });
  const std::string closing = "</" + std::string(start.name) + ">";
  if (opened == edits_.end()) {
    edits_.push_back({slash, 2, ">" + text + closing});
  } else {
    opened->replacement.insert(opened->replacement.size() - closing.size(), text);
  }
}

void XmlPart::set_attribute(const pugi::xml_node& element, std::string_view name, std::string_view value) {
  edits_.push_back(attribute_edit(text_, tag_of(element), name, value));
}

std::string XmlPart::changed() { return with_edits(text_, std::move(edits_)); }

std::string_view prefixed_attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (grid::local_name(a.name()) == name && std::string_view(a.name()) != name) return a.value();
  }
  return {};
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = first_code_point(text.substr(at));
    at += c.length;
    switch (c.value) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      default:
        if ((c.value < 0x20 && c.value != U'\t' && c.value != U'\n') || c.value == 0xfffe || c.value == 0xffff) break;
        append_utf8(out, c.value);
    }
  }
  return out;
}

std::string escaped_cell(std::string_view text) { return escaped(grid::guarded(text)); }

std::string with_edits(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.at != b.at ? a.at < b.at : a.length == 0 && b.length != 0; });
  return edited(text, edits);
}

}  // namespace malkoll::workbook
