#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/code_page.h"

namespace malkoll {

/// Texts that somebody has read in another encoding than they were written in, and saved so: »NÃ¤mnd«, »N„mnd«, »N&auml;mnd«. They
/// are known by signs that no text has where they stand; a text without any is left as it is.
class MisreadTexts {
 public:
  /// Nothing but ASCII without `?` and `&`, and the letters that nearly all Swedish texts have: as it was meant, and all of it there.
  [[nodiscard]] static bool is_sound(std::string_view text);
  /// The text as it was meant, as often as it was misread; nullopt: nothing shows that it is not.
  [[nodiscard]] std::optional<std::string> mend(std::string_view text);
  /// A letter was replaced by one that says nothing, and nobody can bring it back: »N\uFFFDmnd«, »N?mnd«.
  [[nodiscard]] static bool has_lost_letters(std::string_view text);

 private:
  /// The page that the text was shown in, and the one that it was written in.
  using Pages = std::pair<CodePage, CodePage>;
  [[nodiscard]] std::optional<std::string> mend_page(std::string_view text);
  std::set<Pages> known_;  ///< pages that some text has shown beyond doubt; others of the same file are read so too
};

}  // namespace malkoll
