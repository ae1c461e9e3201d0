#include "grid/docx_styles.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "grid/xml_cutter.h"
#include "text/letter.h"
#include "text/utf8.h"

namespace malkoll::grid {

namespace {

int number_of(const std::string& text, int otherwise) { return text.empty() ? otherwise : std::atoi(text.c_str()); }

}  // namespace

std::string attribute_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
}

std::string value_of(const pugi::xml_node& node, std::string_view child) { return attribute_named(child_named(node, child), "val"); }

bool is_on(const pugi::xml_node& node, std::string_view child) {
  const pugi::xml_node found = child_named(node, child);
  const std::string value = attribute_named(found, "val");
  return found && value != "0" && value != "false" && value != "off";
}

ParagraphStyles read_paragraph_styles(const pugi::xml_document& document) {
  ParagraphStyles styles;
  for (const pugi::xml_node& node : document.document_element().children()) {
    if (local_name(node.name()) != "style" || attribute_named(node, "type") != "paragraph") continue;
    ParagraphStyle& style = styles[attribute_named(node, "styleId")];
    style.name = lower_ascii(std::string_view(value_of(node, "name")));
    style.based_on = value_of(node, "basedOn");
    const pugi::xml_node properties = child_named(node, "pPr"), list = child_named(properties, "numPr");
    style.outline = number_of(value_of(properties, "outlineLvl"), -1);
    style.list = value_of(list, "numId");
    style.list_level = number_of(value_of(list, "ilvl"), 0);
    const pugi::xml_node look = child_named(node, "rPr");
    if (child_named(look, "b")) style.bold = is_on(look, "b") ? 1 : 0;
    style.size = number_of(value_of(look, "sz"), 0);
    if (style.name.starts_with("heading ")) style.outline = number_of(style.name.substr(8), 1) - 1;
  }
  constexpr int deepest = 12;
  for (auto& [id, style] : styles) {
    const ParagraphStyle* above = &style;
    for (int n = 0; n < deepest && !above->based_on.empty(); ++n) {
      const auto found = styles.find(above->based_on);
      if (found == styles.end()) break;
      above = &found->second;
      if (style.outline < 0) style.outline = above->outline;
      if (style.list.empty()) style.list = above->list, style.list_level = above->list_level;
      if (style.bold < 0) style.bold = above->bold;
      if (style.size == 0) style.size = above->size;
    }
  }
  return styles;
}

void Numbering::read(const pugi::xml_document& document) {
  for (const pugi::xml_node& node : document.document_element().children()) {
    const std::string_view name = local_name(node.name());
    if (name == "num") numbers_[attribute_named(node, "numId")] = value_of(node, "abstractNumId");
    if (name != "abstractNum") continue;
    List& list = lists_[attribute_named(node, "abstractNumId")];
    for (const pugi::xml_node& child : node.children()) {
      if (local_name(child.name()) != "lvl") continue;
      const int at = number_of(attribute_named(child, "ilvl"), 0);
      if (at < 0 || at >= static_cast<int>(levels)) continue;
      Level& level = list.level[static_cast<std::size_t>(at)];
      if (const std::string format = value_of(child, "numFmt"); !format.empty()) level.format = format;
      level.text = value_of(child, "lvlText");
      level.start = static_cast<std::uint32_t>(std::clamp(number_of(value_of(child, "start"), 1), 0, 100'000));
    }
  }
}

std::string Numbering::next(const std::string& number, int at) {
  const auto named = numbers_.find(number);
  const auto found = named == numbers_.end() ? lists_.end() : lists_.find(named->second);
  if (found == lists_.end() || at < 0 || at >= static_cast<int>(levels)) return {};
  List& list = found->second;
  const auto level = static_cast<std::size_t>(at);
  list.count[level] = list.begun[level] ? list.count[level] + 1 : list.level[level].start;
  list.begun[level] = true;
  std::fill(list.begun.begin() + at + 1, list.begun.end(), false);
  if (list.level[level].format == "bullet" || list.level[level].format == "none") return {};
  std::string text;
  const std::string& form = list.level[level].text;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool place = form[i] == '%' && i + 1 < form.size() && form[i + 1] >= '1' && form[i + 1] <= '9';
    if (!place) {
      text += form[i];
      continue;
    }
    const auto of = static_cast<std::size_t>(form[++i] - '1');
    const std::uint32_t count = list.begun[of] ? list.count[of] : list.level[of].start;
    const std::string& format = list.level[of].format;
    const bool letter = (format == "lowerLetter" || format == "upperLetter") && count >= 1 && count <= 26;
    text += letter ? std::string(1, static_cast<char>((format == "lowerLetter" ? 'a' : 'A') + count - 1)) : std::to_string(count);
  }
  while (text.ends_with('.') || text.ends_with(')') || text.ends_with(' ')) text.pop_back();
  return text;
}

void rank_bold_lines(const std::vector<BoldLine>& bold, Document& document) {
  constexpr std::uint32_t first = 10, last = 18;
  std::vector<int> sizes;
  for (const auto& [block, size] : bold) sizes.push_back(size);
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  for (const auto& [block, size] : bold) {
    const auto rank = static_cast<std::uint32_t>(std::find(sizes.begin(), sizes.end(), size) - sizes.begin());
    document.blocks[block].level = std::min(first + rank, last);
  }
  // The largest of all, before everything else, is the title.
  const bool alone = !bold.empty() && bold.front().first == 0 && sizes.size() > 1 && bold.front().second == sizes.front() &&
                     std::count_if(bold.begin(), bold.end(), [&](const auto& line) { return line.second == sizes.front(); }) == 1;
  if (alone) document.blocks.front().kind = Block::Kind::title;
}

}  // namespace malkoll::grid
