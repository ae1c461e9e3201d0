#include "server/outline.h"

#include <algorithm>

#include "text/lines.h"

namespace malkoll::server {

namespace {

bool opens(const ReadLine& line) { return line.opens() && line.keyword != nullptr && line.declaration != no_row; }

/// Without the line ends, blank lines and comments behind it.
std::uint32_t end_of(const Text& text, std::size_t line) {
  while (line > 0 && (text.lines[line].form == ReadLine::Form::blank || text.lines[line].form == ReadLine::Form::comment)) --line;
  const Span whole = text.lines[line].whole;
  const std::string_view written = std::string_view(text.source->text).substr(whole.at - text.source->base, whole.length);
  return whole.at + static_cast<std::uint32_t>(written.find_last_not_of("\r\n") + 1);
}

/// How far below the top a declaration stands.
std::size_t depth_of(const Facts& facts, Id<Declaration> declaration) {
  std::size_t depth = 0;
  for (Id<Declaration> d = facts.declarations[declaration].parent; d != no_row; d = facts.declarations[d].parent) ++depth;
  return depth;
}

/// A declaration's line, and the last one before the next declaration that stands no deeper.
struct Stretch {
  std::size_t line, last, depth;
};
std::vector<Stretch> stretches(const Text& text) {
  std::vector<Stretch> all;
  std::vector<std::size_t> open;
  const auto close = [&](std::size_t depth, std::size_t before) {
    while (!open.empty() && all[open.back()].depth >= depth) {
      all[open.back()].last = before;
      open.pop_back();
    }
  };
  for (std::size_t at = 0; at < text.lines.size(); ++at) {
    if (!opens(text.lines[at])) continue;
    const std::size_t depth = depth_of(text.facts, text.lines[at].declaration);
    close(depth, at - 1);
    open.push_back(all.size());
    all.push_back({at, at, depth});
  }
  close(0, text.lines.size() - 1);
  return all;
}

/// The symbols from `at` on that stand deeper than `above`.
std::vector<Symbol> symbols(const Checked& checked, const Text& text, const std::vector<Stretch>& all, std::size_t& at, std::size_t end) {
  std::vector<Symbol> made;
  while (at < all.size() && all[at].line <= end) {
    const Stretch& stretch = all[at++];
    const ReadLine& line = text.lines[stretch.line];
    const Declaration& declaration = text.facts.declarations[line.declaration];
    Symbol symbol;
    symbol.kind = line.keyword->kind;
    symbol.id = checked.sources().text(declaration.id);
    symbol.title = shortened(text_of(text.facts, checked.sources(), declaration.title), 120);
    symbol.whole = {line.whole.at, end_of(text, stretch.last) - line.whole.at};
    symbol.name = declaration.id.empty() ? Span{line.whole.at, 0} : declaration.id;
    symbol.below = symbols(checked, text, all, at, stretch.last);
    made.push_back(std::move(symbol));
  }
  return made;
}

/// The pieces of a span on each of its lines.
template <typename Each>
void on_lines(const Checked& checked, Span span, Each each) {
  const std::string_view text = checked.sources().text(span);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, newline - at));
    if (!line.empty()) each(Span{span.at + static_cast<std::uint32_t>(line.data() - text.data()), static_cast<std::uint32_t>(line.size())});
    at = newline + 1;
  }
}

TokenType type_of_value(Shape shape) {
  switch (shape) {
    case Shape::amount:
    case Shape::year:
    case Shape::years:
    case Shape::year_range:
    case Shape::date:
    case Shape::integer:
    case Shape::integers:
    case Shape::percent:
    case Shape::measure:
    case Shape::target:
    case Shape::tax_rate:
    case Shape::due:
    case Shape::spent: return TokenType::number;
    case Shape::text: return TokenType::text;
    default: return TokenType::word;
  }
}

class Colours {
 public:
  Colours(const Checked& checked, const Names& names, const Text& text) : checked_(checked), names_(names), text_(text) {}

  std::vector<Token> run() {
    for (const ReadLine& line : text_.lines) {
      if (line.form == ReadLine::Form::comment) on_lines(checked_, line.whole, [&](Span place) { add(place, TokenType::comment); });
      else if (line.keyword != nullptr && (line.opens() || line.says())) read(line);
    }
    return std::move(tokens_);
  }

 private:
  const Checked& checked_;
  const Names& names_;
  const Text& text_;
  std::vector<Token> tokens_;

  void add(Span place, TokenType type, bool declares = false) {
    if (!place.empty()) tokens_.push_back({place, type, declares});
  }

  void read(const ReadLine& line) {
    const std::string_view written = checked_.sources().text(line.whole);
    const std::size_t first = written.find_first_not_of(" \t");
    const auto keyword = checked_.keywords().match(written.data() + first, written.data() + written.size());
    if (keyword.keyword == nullptr) return;
    const bool declaration = line.opens();
    add({line.whole.at + static_cast<std::uint32_t>(first),
         static_cast<std::uint32_t>(keyword.end - written.data() - static_cast<std::ptrdiff_t>(first))},
        declaration ? TokenType::keyword : TokenType::property);
    if (!line.argument.empty())
      add(line.argument, declaration ? TokenType::id : TokenType::argument, declaration && line.keyword->kind != Kind::budget);
    if (line.value.empty()) return;
    on_lines(checked_, line.value, [&](Span place) { value(place, declaration ? TokenType::title : type_of_value(line.shape)); });
  }

  /// A value; ids in it are told apart.
  void value(Span place, TokenType type) {
    const auto& all = names_.all();
    auto id = std::lower_bound(all.begin(), all.end(), place.at, [](const Occurrence& o, std::uint32_t at) { return o.place.at < at; });
    std::uint32_t at = place.at;
    for (; id != all.end() && id->place.end() <= place.end(); ++id) {
      rest({at, id->place.at - at}, type == TokenType::word ? TokenType::number : type);
      add(id->place, TokenType::name);
      at = id->place.end();
    }
    rest({at, place.end() - at}, type);
  }
  /// What is left between ids, without the signs around it.
  void rest(Span place, TokenType type) {
    const std::string_view text = checked_.sources().text(place);
    const std::size_t first = text.find_first_not_of(" \t,"), last = text.find_last_not_of(" \t,");
    if (first != std::string_view::npos)
      add({place.at + static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last - first + 1)}, type);
  }
};

}  // namespace

std::vector<Symbol> outline(const Checked& checked, const Text& text) {
  if (text.lines.empty()) return {};
  const std::vector<Stretch> all = stretches(text);
  std::size_t at = 0;
  return symbols(checked, text, all, at, text.lines.size());
}

std::vector<Fold> folds(const Checked& checked, const Text& text) {
  std::vector<Fold> made;
  if (text.lines.empty()) return made;
  const Sources& sources = checked.sources();
  const auto add = [&](std::uint32_t from, std::uint32_t to, bool comment) {
    const std::uint32_t first = sources.position(from).line - 1, last = sources.position(to).line - 1;
    if (last > first) made.push_back({first, last, comment});
  };
  for (const Stretch& stretch : stretches(text)) add(text.lines[stretch.line].whole.at, end_of(text, stretch.last), false);
  for (std::size_t at = 0; at < text.lines.size(); ++at) {
    const std::size_t first = at;
    while (at < text.lines.size() && text.lines[at].form == ReadLine::Form::comment) ++at;
    if (at > first + 1) add(text.lines[first].whole.at, text.lines[at - 1].whole.at, true);
  }
  std::stable_sort(made.begin(), made.end(), [](const Fold& a, const Fold& b) { return a.first < b.first; });
  return made;
}

std::vector<Token> tokens(const Checked& checked, const Names& names, const Text& text) {
  std::vector<Token> all = Colours(checked, names, text).run();
  std::stable_sort(all.begin(), all.end(), [](const Token& a, const Token& b) { return a.place.at < b.place.at; });
  return all;
}

}  // namespace malkoll::server
