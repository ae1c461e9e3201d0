#include "report/difference_view.h"
#include "report/sections.h"

namespace malkoll::report {

void write_difference(Page& page) {
  if (page.input.since == nullptr) return;
  constexpr std::size_t most = 100;
  page.write("difference", difference_data(*page.input.since, *page.input.result.sources, page.words, most, &page.input.project));
}

}  // namespace malkoll::report
