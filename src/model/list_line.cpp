#include "model/list_line.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/digit.h"
#include "text/lines.h"
#include "text/number.h"
#include "text/percent.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

std::string_view line_around(std::string_view text, std::size_t at) {
  const std::size_t first = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  return text.substr(first, std::min(text.find('\n', at), text.size()) - first);
}

bool is_comment(std::string_view line) { return trim(line).starts_with('#'); }

/// Letters and blanks before a colon: a head. A line that only goes on with a list has none, or has an id or a comma before it.
bool has_head(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && line.substr(0, colon).find_first_of(",%") == std::string_view::npos;
}

/// The lines of a list, from the one with its head; those of comments are left out.
std::vector<std::string_view> lines_of(std::string_view text, std::size_t at) {
  std::vector<std::string_view> lines{line_around(text, at)};
  const auto start = [&](std::string_view line) { return static_cast<std::size_t>(line.data() - text.data()); };
  for (std::string_view line = lines[0]; !has_head(lines[0]) && start(line) > 0;) {
    line = line_around(text, start(line) - 1);
    if (is_comment(line)) continue;
    if (!trim(line).ends_with(',')) break;
    lines.insert(lines.begin(), line);
  }
  for (std::string_view line = lines.back(); start(line) + line.size() + 1 < text.size();) {
    if (!is_comment(line) && !trim(line).ends_with(',')) break;
    line = line_around(text, start(line) + line.size() + 1);
    if (is_comment(line)) continue;
    if (trim(line).empty() || has_head(line)) break;
    lines.push_back(line);
  }
  return lines;
}

void append_line(std::string& out, std::string_view line) {
  line = trim(line);
  if (!out.empty() && !line.empty()) out += ' ';
  out += line;
}

/// The items: a comma between digits is a decimal one.
std::vector<std::string> items_of(const std::string& value) {
  std::vector<std::string> items(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool decimal = i > 0 && i + 1 < value.size() && is_digit(value[i - 1]) && is_digit(value[i + 1]);
    if (value[i] == ',' && !decimal) items.emplace_back();
    else items.back() += value[i];
  }
  for (std::string& item : items) item = std::string(trim(item));
  return items;
}

/// Where the number begins that an item ends with, behind a blank; npos: there is none, or it has its percent sign.
std::size_t bare_number(std::string_view item) {
  const std::size_t blank = item.find_last_of(" \t");
  if (blank == std::string_view::npos || blank + 1 == item.size()) return std::string_view::npos;
  const std::string_view last = item.substr(blank + 1);
  return std::all_of(last.begin(), last.end(), [](char c) { return is_digit(c) || c == ','; }) ? blank + 1 : std::string_view::npos;
}

}  // namespace

AroundId around_id(const Sources& sources, Span id) {
  const Source& source = sources.at(id.at);
  const std::string_view text = source.text;
  const std::size_t at = id.at - source.base;
  AroundId around;
  bool behind = false;
  for (const std::string_view line : lines_of(text, at)) {
    const auto first = static_cast<std::size_t>(line.data() - text.data());
    if (behind || at < first || at > first + line.size()) {
      append_line(behind ? around.after : around.before, line);
      continue;
    }
    const std::string_view head = line.substr(0, at - first), tail = line.substr(std::min(at - first + id.length, line.size()));
    const std::string_view written = trim(head);
    append_line(around.before, written);
    if (written.empty() ? !around.before.empty() : head.ends_with(' ') || head.ends_with('\t')) around.before += ' ';
    around.after = std::string_view(tail.data(), static_cast<std::size_t>(trim_end(tail.data(), tail.data() + tail.size()) - tail.data()));
    behind = true;
  }
  return around;
}

std::string list_value(const Sources& sources, Span item) {
  const AroundId around = around_id(sources, item);
  const std::string line = around.before + std::string(sources.text(item)) + around.after;
  return std::string(trim(std::string_view(line).substr(line.find(':') + 1)));  // npos + 1 is 0
}

std::string with_percent_signs(const std::string& value) {
  std::vector<std::string> items = items_of(value);
  const auto is_part = [](std::string_view number) { return number == "1" || number.starts_with("0,"); };
  bool parts = true;
  for (const std::string& item : items) {
    const std::size_t number = bare_number(item);
    parts = parts && (number == std::string::npos || is_part(std::string_view(item).substr(number)));
  }
  std::string mended;
  for (std::string& item : items) {
    if (const std::size_t at = bare_number(item); at != std::string::npos) {
      if (parts) {
        std::string number = item.substr(at) + (item.find(',', at) == std::string::npos ? ",00" : "00");
        const std::size_t comma = number.find(',');
        number = number.substr(0, comma) + number.substr(comma + 1, 2) + "," + number.substr(comma + 3);
        number.erase(0, std::min(number.find_first_not_of('0'), number.find(',') - 1));
        number.erase(number.find_last_not_of('0') + 1);
        if (number.ends_with(',')) number.pop_back();
        item.replace(at, std::string::npos, number);
      }
      item += " %";
    }
    mended += (mended.empty() ? "" : ", ") + item;
  }
  return mended;
}

std::string with_commas(const std::string& value) {
  std::string mended;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char* const sign_end = percent_sign_end(value.data() + i, value.data() + value.size());
    if (sign_end == nullptr) {
      mended += value[i];
      continue;
    }
    const std::string_view sign(value.data() + i, static_cast<std::size_t>(sign_end - value.data()) - i);
    mended += sign;
    i += sign.size() - 1;
    // What people write between two goals instead of a comma.
    std::string_view rest = trim(std::string_view(value).substr(i + 1));
    if (rest.empty() || rest[0] == ',') continue;
    for (const std::string_view between : {";", "/", "&", "+", "och ", "samt "}) {
      if (rest.starts_with(between)) rest = trim(rest.substr(between.size()));
    }
    mended += ", ";
    i = value.size() - rest.size() - 1;
  }
  return mended;
}

}  // namespace malkoll::model
