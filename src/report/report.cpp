#include "report/report.h"

#include <ostream>

#include "report/brief.h"
#include "report/sections.h"

namespace malkoll::report {

void write_report(std::ostream& out, const ReportInput& input, const ReportOptions& options) {
  using namespace report;
  const Figures figures = add_up(input.project, input.result, input.project.unit_named(options.unit));
  Page page(out, input, options, figures, Wording(options.language, input.input.vocabulary, figures.all.all));
  if (options.format == ReportOptions::Format::docx) {
    out << brief_docx(brief_of(page), options.language);
    return;
  }
  if (options.edition == ReportOptions::Edition::brief) return write_brief(page);
  if (options.follow_up) {
    write_follow_up(page);
    write_assignments(page);
    write_findings(page);
    write_sources(page);
    return;
  }
  write_summary(page);
  write_todo(page);
  write_units(page);
  write_matrix(page);
  write_money(page);
  write_apart(page);
  write_posts(page);
  write_assignments(page);
  write_indicators(page);
  write_questions(page);
  write_difference(page);
  write_waivers(page);
  write_findings(page);
  write_sources(page);
}

}  // namespace malkoll::report
