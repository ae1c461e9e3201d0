#pragma once

#include <string>
#include <vector>

#include "report/page.h"

/// The sections of a report, in their order. Each collects its data and hands it to the template of its name.
namespace malkoll::report {

/// What the head of either kind of report needs: its heading, the municipality, the plan, style and script.
void add_head(const Page& page, Data& data, const std::string& heading);
/// One of the three figures on the first page.
struct Headline {
  std::string number, label, note;  ///< note: may be empty
};
[[nodiscard]] std::vector<Headline> headlines(const Page& page);

/// What stands first: how it is, how much of it, who has not handed in, what was not checked. All but the first may be empty.
struct Sentences {
  std::string verdict, substance, economy, missing, scope;
};
[[nodiscard]] Sentences sentences(const Page& page);

/// A part of all money, and what it is called.
struct MoneyShare {
  const char* name = "";  ///< as style sheets have it
  std::string label;
  Ore money;
  std::string share;  ///< of the whole
};
[[nodiscard]] std::vector<MoneyShare> money_shares(const Page& page);
/// What these are parts of: »Hela budgeten«; where some posts are less than 0 it is more than that, and where posts say what they change
/// another thing: then it is called otherwise.
[[nodiscard]] std::string name_of_whole(const Page& page);
/// The same where all are put against each other: »Budgeten netto«.
[[nodiscard]] std::string name_of_net(const Page& page);
/// Why it is not the budget but its changes or more than it, and what that is; empty where it is.
[[nodiscard]] std::string note_of_net(const Page& page);

[[nodiscard]] Data headline(std::string number, std::string label, std::string note);

void write_summary(Page& page);     ///< one sentence, three figures, and where the money goes
void write_todo(Page& page);        ///< what to begin with
void write_brief(Page& page);       ///< the short edition, instead of all others
void write_units(Page& page);       ///< what remains to be done, per unit
void write_matrix(Page& page);      ///< mål × units
void write_money(Page& page);       ///< per målområde, mål, dimension and Agenda 2030 goal
void write_apart(Page& page);       ///< grunduppdrag and the like
void write_posts(Page& page);       ///< the posts of the one unit
void write_assignments(Page& page); ///< uppdrag: who, the answer, money, time and how far
void write_indicators(Page& page);  ///< a chart and a table each
void write_questions(Page& page);   ///< what auditors ask, and what the rules answer
void write_difference(Page& page);  ///< what changed since an earlier version, where one is given
void write_waivers(Page& page);     ///< what was waived, and why
void write_findings(Page& page);    ///< rule by rule, with what the rule is for
void write_follow_up(Page& page);   ///< instead of all but findings and sources: how the goals of a year went
void write_sources(Page& page);     ///< plan, rule settings, files with checksums

}  // namespace malkoll::report
