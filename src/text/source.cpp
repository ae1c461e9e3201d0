#include "text/source.h"

#include <algorithm>
#include <cassert>

namespace malkoll {

namespace {

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Counted in bytes, for as long as a byte holds the count: the compiler makes sixteen comparisons at a time of that.
std::uint32_t count_newlines(std::string_view text) {
  constexpr std::size_t most = 255;
  std::uint32_t all = 0;
  for (; !text.empty(); text.remove_prefix(std::min(most, text.size()))) {
    std::uint8_t some = 0;
    for (const char c : text.substr(0, most)) some = static_cast<std::uint8_t>(some + (c == '\n' ? 1 : 0));
    all += some;
  }
  return all;
}

std::uint32_t line_start(const std::string& text, std::uint32_t local) {
  const std::size_t newline = std::string_view(text).substr(0, local).rfind('\n');
  return newline == std::string_view::npos ? 0 : static_cast<std::uint32_t>(newline) + 1;
}

}  // namespace

std::size_t Sources::add(std::string path, std::string text, std::vector<std::uint32_t> composed, Origin origin) {
  assert(next_ + text.size() < limit);
  Source& source = sources_.emplace_back();
  source.path = std::move(path);
  source.text = std::move(text);
  source.composed = std::move(composed);
  source.origin = std::move(origin);
  source.base = static_cast<std::uint32_t>(next_);
  source.index = static_cast<std::uint32_t>(sources_.size() - 1);
  next_ += source.text.size() + 1;  // the end of one text is not the beginning of the next
  marks_.push_back({0, 1});
  return sources_.size() - 1;
}

std::size_t Sources::index_of(std::string_view path) const {
  const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const Source& source) { return source.path == path; });
  return static_cast<std::size_t>(found - sources_.begin());
}

std::size_t Sources::index_at(std::uint32_t offset) const {
  const Source* last = last_asked();
  if (last != nullptr && offset >= last->base && offset - last->base <= last->text.size()) return last->index;
  const auto after =
      std::upper_bound(sources_.begin(), sources_.end(), offset, [](std::uint32_t at, const Source& source) { return at < source.base; });
  const Source& source = after[-1];
  __atomic_store_n(&last_asked_, &source, __ATOMIC_RELAXED);
  return source.index;
}

Position Sources::position(std::uint32_t offset) const {
  const std::size_t index = index_at(offset);
  const Source& source = sources_[index];
  const auto local = std::min(offset - source.base, static_cast<std::uint32_t>(source.text.size()));
  Mark& mark = marks_[index];
  const std::string_view text = source.text;
  // From the place before, forwards or back: who asks for the end of a span and then for its beginning is answered as soon.
  if (local < mark.offset && mark.offset - local < local) {
    mark.line -= count_newlines(text.substr(local, mark.offset - local));
  } else {
    if (local < mark.offset) mark = {0, 1};
    mark.line += count_newlines(text.substr(mark.offset, local - mark.offset));
  }
  mark.offset = local;

  const std::uint32_t start = line_start(source.text, local);
  const auto first = std::lower_bound(source.composed.begin(), source.composed.end(), start + 1);
  const auto last = std::upper_bound(first, source.composed.end(), local);
  return {mark.line,
          1 + count_characters(std::string_view(source.text).substr(start, local - start)) + static_cast<std::uint32_t>(last - first)};
}

std::optional<CellPlace> Sources::cell(std::uint32_t offset) const {
  const Source& source = at(offset);
  const std::optional<CellOrigin> cell = source.origin.cells.at(offset - source.base);
  if (!cell || cell->row == 0) return std::nullopt;
  return CellPlace{source.origin.sheets[cell->sheet], cell->row, cell->column};
}

Span Sources::line(std::uint32_t offset) const {
  const Source& source = at(offset);
  const auto local = std::min(offset - source.base, static_cast<std::uint32_t>(source.text.size()));
  const std::uint32_t start = line_start(source.text, local);
  std::size_t end = source.text.find('\n', local);
  if (end == std::string::npos) end = source.text.size();
  if (end > start && source.text[end - 1] == '\r') --end;
  return {source.base + start, static_cast<std::uint32_t>(end - start)};
}

}  // namespace malkoll
