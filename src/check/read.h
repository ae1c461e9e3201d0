#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.h"
#include "diag/vocabulary.h"
#include "keywords.h"
#include "model/facts.h"
#include "text/function_ref.h"
#include "text/source.h"

namespace malkoll {

/// A text that was made of a table (a workbook, a CSV file), with what is wrong with the table. Spans count from the first byte.
struct MadeText {
  std::string text;  ///< empty: nothing could be made
  Origin origin;
  std::vector<Mistake> mistakes;
};

/// What a reader of files answers: the bytes, or the text that it made of a table, or why there are none.
struct FileAnswer {
  enum class Fault : std::uint8_t { none, missing, unreadable, too_large, folder };  ///< folder: one that cannot be read
  Fault fault = Fault::none;
  std::string bytes;
  std::string path = {};  ///< where the reader knows the file by another path than the one that was asked for: that one
  std::optional<MadeText> table = std::nullopt;
};
/// The wording of F01 for it.
[[nodiscard]] const char* variant_of(FileAnswer::Fault fault);
/// The core's only way to files. Paths are as given, or as `använd` names them from there.
using FileReader = FunctionRef<FileAnswer(const std::string& path)>;

/// Everything that was read, as facts.
struct Input {
  Sources sources;
  Facts facts;
  Vocabulary vocabulary;
  Keywords keywords;  ///< of the language and of the municipality
  std::size_t files = 0;  ///< files with text in them
  std::vector<std::size_t> given;  ///< sources of the paths that were asked for, in their order
  bool unreadable = false;         ///< some file that was asked for could not be read at all
};

struct ReadOptions {
  std::size_t expected_bytes = 0;  ///< the sum of the files' sizes where it is known, for the tables' room; 0: unknown
  bool threads = false;  ///< files are read on a thread of their own, where `reader` is called, and parsed two at a time
};

/// Reads the files, and those that they use; what is wrong with a file or a line goes to `sink`.
void read_files(Input& input, const std::vector<std::string>& paths, FileReader reader, Sink& sink, const ReadOptions& options = {});

}  // namespace malkoll
