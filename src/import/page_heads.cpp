#include "import/page_heads.h"

#include <algorithm>
#include <array>

#include "import/table_shape.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

bool is_page_word(const std::string& word) {
  static constexpr std::array<std::string_view, 5> words = {"sida", "sid", "blad", "page", "av"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words with a digit for the numbers of pages. `pages`: there are some.
std::string without_pages(std::string_view text, bool& pages) {
  std::string all;
  bool of_pages = false;
  for (const std::string_view word : split_words(text)) {
    const bool number = word.find_first_not_of("0123456789()/.:") == std::string_view::npos;
    const bool page = number && of_pages;
    pages |= page;
    of_pages = page || is_page_word(fold(word));
    all.append(page ? "0" : word).append(" ");
  }
  return all;
}

/// Its words and places. Empty: it has an amount, or names no page.
std::string head_of(const grid::Row& row) {
  std::string words;
  bool pages = false;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const grid::Cell& cell = row.cells[c];
    if (cell.covered || cell.type == grid::Cell::Type::empty) continue;
    if (cell.type == grid::Cell::Type::number || looks_like_number(cell.text)) return {};
    words.append(std::to_string(c)).append(":").append(without_pages(trim(cell.text), pages)).append("\n");
  }
  return pages ? words : std::string();
}

}  // namespace

void PageHeads::note(const grid::Row& row) {
  if (std::string head = head_of(row); !head.empty()) heads_.push_back(std::move(head));
}

bool PageHeads::repeats(const grid::Row& row) const {
  return !heads_.empty() && std::find(heads_.begin(), heads_.end(), head_of(row)) != heads_.end();
}

}  // namespace malkoll::importing
