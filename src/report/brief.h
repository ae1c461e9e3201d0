#pragma once

#include <string>
#include <vector>

#include "report/page.h"
#include "report/sections.h"

/// The short edition, for a table at a nämnd or a styrelse: at most two pages. What it says is made once, as values; html, Markdown and
/// Word only write it, so that they say the same.
namespace malkoll::report {

struct BriefTable {
  std::string caption;
  std::vector<std::string> head;
  std::vector<bool> numeric;  ///< beside head: columns of numbers
  std::vector<std::vector<std::string>> rows;  ///< the first column names the row
  std::vector<std::string> sum;                ///< the last row; empty: none
};

struct BriefPart {
  std::string heading;
  BriefTable table;
  std::string note;  ///< below; may be empty
};

struct Brief {
  std::string title, municipality, plan;
  std::string verdict, substance;
  std::string economy;               ///< tax rate and result; may be empty
  std::vector<std::string> remarks;  ///< what has not been handed in, what was not checked
  std::vector<Headline> figures;
  std::vector<BriefPart> parts;
  std::string foot;
};

[[nodiscard]] Brief brief_of(const Page& page);

/// What a brief of a follow-up says, but for the indicators that moved. Requires page.options.follow_up.
void say_follow_up(const Page& page, Brief& brief);

/// As a Word document: the bytes of a package. The same brief gives the same bytes.
[[nodiscard]] std::string brief_docx(const Brief& brief, Language language);

}  // namespace malkoll::report
