#pragma once

/// `…`, or `...`: what whoever wrote the line has left to be filled in. It is told (P15), and is never a value.
namespace malkoll::grammar {

/// The text is nothing else.
[[nodiscard]] bool is_unfilled(const char* first, const char* last);
/// It stands somewhere in the text: `minst … %`. Where it touches a digit it is none: `12...15`.
[[nodiscard]] bool has_unfilled(const char* first, const char* last);

}  // namespace malkoll::grammar
