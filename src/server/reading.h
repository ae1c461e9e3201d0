#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar.h"
#include "work/workspace.h"

/// What is asked about places in files: a municipality that has been checked, and its texts line by line.
namespace malkoll::server {

/// A municipality, or a file alone, with its findings; it never changes.
struct Checked {
  std::unique_ptr<const work::Workspace> workspace;
  CheckResult result;
  Language language = Language::swedish;  ///< of what is said of it

  [[nodiscard]] const Project& project() const { return workspace->project; }
  [[nodiscard]] const Sources& sources() const { return workspace->input.sources; }
  [[nodiscard]] const Keywords& keywords() const { return workspace->input.keywords; }
};

/// One text of it, read again for its lines. `facts` are of this text alone.
struct Text {
  const Sources* sources = nullptr;  ///< that its places are of
  const Source* source = nullptr;
  Facts facts;
  std::vector<ReadLine> lines;

  Text(const Checked& checked, std::size_t source);
  /// As somebody is writing it, whoever has checked an older one: its places are its own, and none of those that were checked.
  Text(const Checked& checked, std::size_t source, std::string written);
  [[nodiscard]] bool is_newer() const { return own_ != nullptr; }
  [[nodiscard]] std::string_view text(Span span) const { return sources->text(span); }
  /// The line that holds a global offset, by number; nullopt in an empty text.
  [[nodiscard]] std::optional<std::size_t> line_at(std::uint32_t offset) const;
  /// The last line up to and with this one that opens a declaration.
  [[nodiscard]] const ReadLine* opener(std::size_t line) const;
  /// The same of one kind, as a budget above a post.
  [[nodiscard]] const ReadLine* opener(std::size_t line, Kind kind) const;

 private:
  std::unique_ptr<Sources> own_;
  void read(const Keywords& keywords);
};

/// The words of a text as they stand on one line: a blank for each line end with what is around it.
[[nodiscard]] std::string without_breaks(std::string_view text);
/// A title of at most so many characters.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

}  // namespace malkoll::server
