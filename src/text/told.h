#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "text/language.h"

/// What people read. The Swedish sentence stands where it is said; its English one in english.def, which tests/structure_test.py
/// holds complete. Two that are one in Swedish are told apart by what stands behind ¦, which nobody reads: »fynd¦ett«.
namespace malkoll {

/// The language of what is told from here on. Set once, before anything is told and before any thread is started.
void tell_in(Language language);
[[nodiscard]] Language run_language();

/// The sentence in a language: itself, or the English one.
[[nodiscard]] std::string_view in_language(std::string_view swedish, Language language);
/// The sentence in the language of the run.
[[nodiscard]] std::string_view in_run_language(std::string_view swedish);

/// As fmt::format, in the language of the run.
template <typename... Arguments>
[[nodiscard]] std::string told(fmt::format_string<Arguments...> swedish, Arguments&&... arguments) {
  const fmt::string_view text = swedish;
  const std::string_view said = in_run_language({text.data(), text.size()});
  return fmt::vformat({said.data(), said.size()}, fmt::make_format_args(arguments...));
}

/// The same in another language: that of a report, or of findings.
template <typename... Arguments>
[[nodiscard]] std::string told_in(Language language, fmt::format_string<Arguments...> swedish, Arguments&&... arguments) {
  const fmt::string_view text = swedish;
  const std::string_view said = in_language({text.data(), text.size()}, language);
  return fmt::vformat({said.data(), said.size()}, fmt::make_format_args(arguments...));
}

}  // namespace malkoll
