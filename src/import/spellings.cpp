#include "import/spellings.h"

#include <algorithm>

#include "text/lines.h"

namespace malkoll::importing {

namespace {

constexpr std::string_view step = "  ";

/// What stands before the colon.
std::string_view head_of(std::string_view text) { return text.substr(0, text.find(':')); }

std::string comments(std::string_view text) {
  std::string out;
  for_lines(text, [&](std::string_view line) {
    if (trim(line).starts_with('#')) out.append(line).append("\n");
  });
  return out;
}

/// Indented as fmt does it: the first line, and those that it goes on with.
std::string indented(std::string_view text, std::string_view first) {
  std::string out;
  for_lines(text, [&](std::string_view line) { out.append(out.empty() ? first : "\n    ").append(line); });
  return out;
}

template <typename F>
std::string each_line(std::string_view text, F change) {
  std::string out;
  for_lines(text, [&](std::string_view line) {
    if (line.data() != text.data()) out += '\n';
    out += change(line);
  });
  return out;
}

/// What is to be written for a heading stands two further in than it shall.
std::string outdented(std::string_view text) {
  return each_line(text, [](std::string_view line) { return line.substr(std::min(step.size(), line.size())); });
}

}  // namespace

Spellings::Spellings(std::string_view cell) {
  std::string from, to;
  const auto keep = [&] {
    if (!from.empty() && !to.empty()) spellings_.push_back({std::move(from), std::move(to)});
    from.clear();
    to.clear();
  };
  for_lines(cell, [&](std::string_view line) {
    const bool inside = line.starts_with(' ');
    if (!inside && !to.empty()) keep();
    std::string& side = inside ? to : from;
    if (!side.empty()) side += '\n';
    side += line;
  });
  keep();
}

std::ptrdiff_t Spellings::position(std::string_view text) const {
  const auto same_head = [&](const Spelling& s) { return head_of(s.from) == head_of(text); };
  const auto found = std::find_if(spellings_.begin(), spellings_.end(), same_head);
  return found == spellings_.end() ? -1 : found - spellings_.begin();
}

std::string Spellings::property(const std::string& text) {
  if (const Spelling* s = same(text)) return s->to;
  return kept_comments(text) + indented(text, step);
}

std::string Spellings::heading(const std::string& text) {
  if (const Spelling* s = same(text)) return outdented(s->to);
  return outdented(kept_comments(text)) + indented(text, "");
}

std::string Spellings::rest() const {
  std::string out;
  for (const Spelling& s : spellings_) out += s.used ? "" : comments(s.to);
  if (!out.empty()) out.pop_back();
  return out;
}

void Spellings::add_property(std::string_view text, std::string_view lines) {
  // An empty line has blanks here, or it would stand at the margin.
  spellings_.push_back({std::string(text), each_line(lines, [](std::string_view line) { return line.empty() ? step : line; })});
}

void Spellings::add_heading(std::string_view text, std::string_view lines) {
  spellings_.push_back({std::string(text), each_line(lines, [](std::string_view line) { return std::string(step).append(line); })});
}

std::string Spellings::cell() const {
  std::string out;
  for (const Spelling& s : spellings_) out.append(out.empty() ? "" : "\n").append(s.from).append("\n").append(s.to);
  return out;
}

Spellings::Spelling* Spellings::same(std::string_view text) {
  const auto found = std::find_if(spellings_.begin(), spellings_.end(), [&](const Spelling& s) { return !s.used && s.from == text; });
  if (found == spellings_.end()) return nullptr;
  found->used = true;
  return &*found;
}

std::string Spellings::kept_comments(std::string_view text) {
  std::string out;
  for (Spelling& s : spellings_) {
    if (s.used || head_of(s.from) != head_of(text)) continue;
    s.used = true;
    out += comments(s.to);
  }
  return out;
}

}  // namespace malkoll::importing
