#pragma once

#include <type_traits>

#include "text/told.h"

namespace malkoll {

/// A sentence that is both written in a file of the language, where it is Swedish whoever asked for the file, and told.
struct InBoth {
  std::string swedish, said;

  InBoth() = default;
  /// What is the same in both: the words of a document.
  InBoth(std::string same) : swedish(same), said(std::move(same)) {}
  InBoth(std::string in_file, std::string told) : swedish(std::move(in_file)), said(std::move(told)) {}

  InBoth& append(const InBoth& more) { return swedish += more.swedish, said += more.said, *this; }
  [[nodiscard]] bool empty() const { return swedish.empty(); }
  [[nodiscard]] bool operator==(const InBoth&) const = default;
};

template <typename Argument>
[[nodiscard]] const auto& in_file(const Argument& argument) {
  if constexpr (std::is_same_v<Argument, InBoth>) return argument.swedish;
  else return argument;
}
template <typename Argument>
[[nodiscard]] const auto& on_screen(const Argument& argument) {
  if constexpr (std::is_same_v<Argument, InBoth>) return argument.said;
  else return argument;
}

/// As told, for both.
template <typename... Arguments>
[[nodiscard]] InBoth in_both(fmt::format_string<decltype(in_file(std::declval<const Arguments&>()))...> swedish,
                             const Arguments&... arguments) {
  const fmt::string_view text = swedish;
  const std::string_view said = in_run_language({text.data(), text.size()});
  return {fmt::vformat(text, fmt::make_format_args(in_file(arguments)...)),
          fmt::vformat({said.data(), said.size()}, fmt::make_format_args(on_screen(arguments)...))};
}

}  // namespace malkoll
