#pragma once

#include "report/page.h"

/// The sections of a report, in their order. Each collects its data and hands it to the template of its name.
namespace malkoll::report {

/// What the head of either kind of report needs: its heading, the municipality, the plan, style and script.
void add_head(const Page& page, Data& data, const std::string& heading);
/// One of the three figures on the first page.
[[nodiscard]] Data headline(std::string number, std::string label, std::string note);

void write_summary(Page& page);     ///< one sentence, three figures, and where the money goes
void write_units(Page& page);       ///< what remains to be done, per unit
void write_matrix(Page& page);      ///< mål × units
void write_money(Page& page);       ///< per målområde, mål, dimension and Agenda 2030 goal
void write_apart(Page& page);       ///< grunduppdrag and the like
void write_posts(Page& page);       ///< the posts of the one unit
void write_assignments(Page& page); ///< uppdrag: who, the answer, money, time and how far
void write_indicators(Page& page);  ///< a chart and a table each
void write_difference(Page& page);  ///< what changed since an earlier version, where one is given
void write_waivers(Page& page);     ///< what was waived, and why
void write_findings(Page& page);    ///< rule by rule, with what the rule is for
void write_follow_up(Page& page);   ///< instead of all but findings and sources: how the goals of a year went
void write_sources(Page& page);     ///< plan, rule settings, files with checksums

}  // namespace malkoll::report
