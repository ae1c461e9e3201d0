#include "grid/xml_cutter.h"

#include <algorithm>

namespace malkoll::grid {

namespace {

constexpr std::size_t largest_element = std::size_t{16} << 20U, largest_tag = std::size_t{1} << 20U;

struct Section {
  std::string_view begin, end;
};
constexpr Section sections[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};

/// The end of a tag: the first `>` outside quotes.
std::size_t tag_end(std::string_view text, std::size_t from) {
  char quote = '\0';
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string_view tag_name(std::string_view tag) {  // of what stands between < and >
  tag.remove_prefix(tag.starts_with('/') ? 1 : 0);
  return tag.substr(0, std::min(tag.find_first_of(" \t\r\n/"), tag.size()));
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool XmlCutter::matters(std::string_view tag) const {
  const std::size_t name = tag.size() > 1 && tag[1] == '/' ? 2 : 1;
  return tag.size() <= name || tag[name] == open_.front() || tag[name] == '!' || tag[name] == '?';
}

bool XmlCutter::feed(std::string_view piece, FunctionRef<bool(std::string&)> each) {
  buffer_ += piece;
  while (true) {
    const std::string_view text = buffer_;
    at_ = std::min(text.find('<', at_), text.size());
    if (at_ == text.size()) break;
    const std::size_t open = at_;
    const std::string_view rest = text.substr(open);
    if (depth_ > 0 && !matters(rest)) {  // nearly all: the cells of a row
      ++at_;
      continue;
    }
    const auto* section =
        std::find_if(std::begin(sections), std::end(sections), [&](const Section& s) { return rest.starts_with(s.begin); });
    if (section != std::end(sections)) {
      const std::size_t found = text.find(section->end, open + section->begin.size());
      if (found == std::string_view::npos) break;
      at_ = found + section->end.size();
      continue;
    }
    if (rest.starts_with("<!")) {
      // Is it cut off where one cannot tell yet?
      const bool may_be_section =
          rest.size() < 9 && (std::string_view("<!--").starts_with(rest) || std::string_view("<![CDATA[").starts_with(rest));
      if (may_be_section) break;
      return fail(rest.size() < 9 || rest.starts_with("<!DOCTYPE") ? FaultKind::doctype : FaultKind::malformed_xml);
    }
    const std::size_t end = tag_end(text, open + 1);
    if (end == std::string_view::npos) break;
    const std::string_view tag = text.substr(open + 1, end - open - 1);
    const bool closes = tag.starts_with('/'), whole = tag.ends_with('/');
    const std::string_view name = tag_name(tag);
    at_ = end + 1;
    if (closes || whole) last_ended_ = local_name(name);
    bool complete = false;
    if (depth_ == 0) {
      passing_ = !name.empty() && local_name(name) == passed_over_;
      if (closes || (!passing_ && std::find(wanted_.begin(), wanted_.end(), local_name(name)) == wanted_.end())) continue;
      start_ = open;
      open_ = name;
      depth_ = whole ? 0 : 1;
      complete = whole;
    } else if (name == open_ && !whole) {
      depth_ += closes ? static_cast<std::size_t>(-1) : 1;
      complete = depth_ == 0;
    }
    if (!complete || passing_) continue;
    std::string element = buffer_.substr(start_, at_ - start_);
    if (!each(element)) return false;
  }
  if (buffer_.size() - at_ > largest_tag) return fail(FaultKind::too_large);
  const std::size_t done = depth_ > 0 && !passing_ ? start_ : at_;
  buffer_.erase(0, done);
  at_ -= done;
  start_ = 0;
  return buffer_.size() <= largest_element || fail(FaultKind::too_large);
}

}  // namespace malkoll::grid
