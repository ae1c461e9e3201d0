#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/names.h"
#include "text/result.h"

/// Changes of texts that somebody may ask for; nothing is changed here.
namespace malkoll::server {

struct Change {
  Span place;
  std::string text;
};

/// The pieces have a character, or the place between two, in common.
[[nodiscard]] inline bool touches(Span a, Span b) { return a.at <= b.end() && b.at <= a.end(); }

/// What puts a text into the one layout, piece by piece, of the lines that `within` touches; refused where the text cannot be laid out
/// without changing what it says.
[[nodiscard]] Result<std::vector<Change>> layout(const Checked& checked, const Source& source, Span within);

/// Another id for everything that has this one, wherever it is named. Refused: it is no id, something else has it, or it stands in a
/// table, where it is to be changed in the cell.
[[nodiscard]] Result<std::vector<Change>> rename(const Checked& checked, const Names& names, const Occurrence& of, const std::string& to);

/// The same in a baseline; empty: the text is none, or does not know the id.
[[nodiscard]] std::string rename_in_baseline(const std::string& text, const Name& of, const std::string& to);

/// One thing to do about a finding, or about the line that the cursor stands on.
struct Action {
  std::string title;
  std::vector<Change> changes = {};
  const Finding* finding = nullptr;  ///< that it mends; nullptr: none
  bool certain = false;              ///< the one correction that is certain
  std::string explains = {};              ///< a rule's code: shows what it is about, and changes nothing
};
/// The same files, checked with another text in place of one of them; nullptr: they cannot be read so.
using CheckAgain = std::function<std::unique_ptr<const Checked>(const Source& instead_of, std::string text)>;
/// What can be done about the findings that a piece of a text touches. What a help says to write is offered where it has been tried and does what it says, for
/// the first few of them: each is a check of its own.
[[nodiscard]] std::vector<Action> actions(const Checked& checked, const Text& text, Span within, const CheckAgain& again);
/// Every certain correction of a text as one; no changes where there is none.
[[nodiscard]] Action mend_all(const Checked& checked, const Source& source);

}  // namespace malkoll::server
