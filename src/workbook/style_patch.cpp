#include "workbook/style_patch.h"

#include <fmt/format.h>

#include <algorithm>

namespace malkoll::workbook {

namespace {

constexpr std::size_t most_formats = 64'000;  ///< Excel takes no more

const char* colour_of(Level level) {
  switch (level) {
    case Level::error: return "FFF8CBAD";
    case Level::warning: return "FFFFE699";
    default: return "FFDDEBF7";
  }
}

/// Whether one sees a fill: a pattern, or a gradient.
bool is_seen(const pugi::xml_node& fill) {
  const pugi::xml_node pattern = child_named(fill, "patternFill");
  const std::string_view kind = pattern.attribute("patternType").value();
  return pattern.empty() ? !child_named(fill, "gradientFill").empty() : !kind.empty() && kind != "none";
}

}  // namespace

bool StylePatch::load(std::string text) {
  if (!xml_.load(std::move(text))) return false;
  prefix_ = xml_.prefix();
  const auto each = [&](const char* list, const char* item, const auto& take) {
    for (const pugi::xml_node& node : child_named(xml_.root(), list).children()) {
      if (is_named(node, item)) take(node);
    }
  };
  each("cellXfs", "xf", [&](const pugi::xml_node& node) { formats_.push_back(node); });
  each("fills", "fill", [&](const pugi::xml_node& node) { filled_.push_back(is_seen(node)); });
  each("fonts", "font", [&](const pugi::xml_node&) { ++fonts_; });
  fills_ = static_cast<std::uint32_t>(filled_.size());
  if (fills_ == 0) fills_ = 2;  // text() writes the two that every workbook begins with
  return true;
}

std::uint32_t StylePatch::add(std::string xf) {
  added_.push_back(std::move(xf));
  return static_cast<std::uint32_t>(formats_.size() + added_.size() - 1);
}

std::uint32_t StylePatch::fill_of(Level level) {
  const auto [place, fresh] = level_fills_.try_emplace(level, fills_);
  if (fresh) {
    ++fills_;
    new_fills_.push_back(fmt::format(
        R"(<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="{1}"/><{0}bgColor indexed="64"/></{0}patternFill></{0}fill>)",
        prefix_, colour_of(level)));
  }
  return place->second;
}

std::uint32_t StylePatch::coloured(std::uint32_t style, Level level) {
  if (style >= formats_.size()) return style;
  const auto there = coloured_.find({style, level});
  if (there != coloured_.end()) return there->second;
  const pugi::xml_node format = formats_[style];
  const unsigned fill = format.attribute("fillId").as_uint();
  if ((fill < filled_.size() && filled_[fill]) || formats_.size() + added_.size() >= most_formats) return style;
  const std::uint32_t with = fill_of(level);
  // The format's own text, with another fill.
  const std::string own(xml_.text_of(format));
  const Tag tag = next_tag(own, 0).value_or(Tag{});
  std::vector<Edit> edits = {attribute_edit(own, tag, "fillId", std::to_string(with)), attribute_edit(own, tag, "applyFill", "1")};
  return coloured_[{style, level}] = add(with_edits(own, std::move(edits)));
}

std::uint32_t StylePatch::font_with(const std::string& first) {
  const pugi::xml_node font = child_named(child_named(xml_.root(), "fonts"), "font");
  if (font.empty()) return 0;
  const std::string own(xml_.text_of(font));
  const Tag tag = next_tag(own, 0).value_or(Tag{});
  const auto closing = end_tag(own, tag);
  const std::string inside = tag.empty || !closing ? std::string() : own.substr(tag.end, closing->begin - tag.end);
  const bool has_it = inside.find(first) != std::string::npos;
  new_fonts_.push_back(fmt::format("<{0}font>{1}{2}</{0}font>", prefix_, has_it ? "" : first, inside));
  return fonts_++;
}

std::optional<std::uint32_t> StylePatch::list_style(ListStyle style) {
  if (formats_.empty()) return std::nullopt;
  std::optional<std::uint32_t>& made = list_[static_cast<std::size_t>(style)];
  if (made) return made;
  const std::string top = fmt::format(R"(<{}alignment vertical="top")", prefix_);
  const char* base = child_named(xml_.root(), "cellStyleXfs").empty() ? "" : " xfId=\"0\"";
  const auto format = [&](unsigned number, std::uint32_t font, const std::string& more) {
    return add(fmt::format(
        R"(<{0}xf numFmtId="{1}" fontId="{2}" fillId="0" borderId="0"{3} applyNumberFormat="1" applyFont="1" applyAlignment="1">{4}{5}/></{0}xf>)",
        prefix_, number, font, base, top, more));
  };
  switch (style) {
    case ListStyle::heading: made = format(0, font_with(fmt::format("<{}b/>", prefix_)), ""); break;
    case ListStyle::money: made = format(4, 0, ""); break;
    case ListStyle::link: made = format(0, font_with(fmt::format("<{}u/>", prefix_)), ""); break;
    default: made = format(0, 0, R"( wrapText="1")"); break;
  }
  return made;
}

std::string StylePatch::text() {
  const pugi::xml_node root = xml_.root();
  const auto grow = [&](const char* list, const std::vector<std::string>& items, std::uint32_t count) {
    const pugi::xml_node node = child_named(root, list);
    if (items.empty() || node.empty()) return;
    std::string all;
    for (const std::string& item : items) all += item;
    xml_.set_attribute(node, "count", std::to_string(count));
    xml_.append_to(node, all);
  };
  grow("fonts", new_fonts_, fonts_);
  grow("cellXfs", added_, static_cast<std::uint32_t>(formats_.size() + added_.size()));
  if (filled_.empty() && !new_fills_.empty()) {
    std::string all = fmt::format(
        R"(<{0}fill><{0}patternFill patternType="none"/></{0}fill><{0}fill><{0}patternFill patternType="gray125"/></{0}fill>)", prefix_);
    for (const std::string& fill : new_fills_) all += fill;
    if (const pugi::xml_node empty = child_named(root, "fills"); !empty.empty()) {
      xml_.set_attribute(empty, "count", std::to_string(fills_));
      xml_.append_to(empty, all);
    } else {
      const auto before = std::find_if(root.children().begin(), root.children().end(), [](const pugi::xml_node& n) {
        return is_named(n, "borders") || is_named(n, "cellStyleXfs") || is_named(n, "cellXfs");
      });
      xml_.insert_before(*before, fmt::format(R"(<{0}fills count="{1}">{2}</{0}fills>)", prefix_, fills_, all));
    }
  } else {
    grow("fills", new_fills_, fills_);
  }
  return xml_.changed();
}

}  // namespace malkoll::workbook
