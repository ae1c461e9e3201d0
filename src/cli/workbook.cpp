#include "cli/workbook.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/files.h"
#include "cli/progress.h"
#include "text/told.h"
#include "workbook/whole.h"
#include "workbook/write.h"

namespace malkoll::cli {

workbook::Content workbook_content(const Loaded& loaded, std::vector<std::uint32_t> left_out) {
  const Project& project = loaded.project;
  workbook::ContentOptions options;
  options.unit = project.plan.amount_unit == AmountUnit::none ? AmountUnit::tkr : project.plan.amount_unit;
  options.left_out = std::move(left_out);
  for (const BudgetRow& budget : project.budgets) {
    const std::uint32_t at = project.declaration(budget.declaration).id.at;
    if (budget.counts || std::find(options.left_out.begin(), options.left_out.end(), at) != options.left_out.end()) continue;
    options.left_out.push_back(at);
    mention(told("»{}« är inte med: en senare version av inlämningen gäller", project.title(budget.declaration)));
  }
  std::sort(options.left_out.begin(), options.left_out.end());
  return workbook::content_of(project, loaded.input.given, loaded.input.keywords, options);
}

Result<void> replace_checked(const std::string& path, Over over, FunctionRef<Result<void>(const std::string&)> write) {
  const Working working(told("skriver {}", path));
  return replace_file(path, over, [&](const std::string& beside) -> Result<void> {
    if (auto done = write(beside); !done) return done;
    // The library that writes does not notice where its temporary files lack room.
    const FileAnswer written = read_file(beside);
    const bool whole = written.fault == FileAnswer::Fault::none && workbook::is_whole(written.bytes);
    if (!whole) return refusal(told("kan inte skriva {}: arbetsboken blev inte hel; är disken full?", path));
    return {};
  });
}

Result<void> write_workbook(const workbook::Content& content, const Project& project, const std::string& path, bool exported) {
  workbook::WriteOptions options;
  options.exported = exported;
  options.created = fmt::format("{}-01-01", project.plan.budget_year == 0 ? Year(2000) : project.plan.budget_year);
  return replace_checked(path, Over::any,
                         [&](const std::string& beside) { return workbook::write_workbook(content, project, options, beside); });
}

}  // namespace malkoll::cli
