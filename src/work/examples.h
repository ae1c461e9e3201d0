#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/catalogue.h"

/// The examples in the heads of rules, each read and checked as a municipality of its own.
namespace malkoll::work {

struct Workspace;

/// An example of a rule's head as a whole municipality: the plan, the units, the submissions and the goals that its lines
/// speak of and do not declare. What only resembles something that is declared is left unknown: it is what some rules are about.
/// `right` is the rule's right example: what it speaks of exists in the wrong one too.
struct ExampleWorld {
  std::string text;    ///< a file of the language with the example in it
  std::string around;  ///< the same without the example
};
/// What Kolada is taken to have answered around the examples of rules with `underlag: kolada`, as the file that keeps answers.
[[nodiscard]] std::string_view example_kolada();

/// An example opened as if it were the only file. `rules`: nullptr for none.
enum class Kolada : std::uint8_t { none, example };
[[nodiscard]] std::unique_ptr<const Workspace> open_example(const std::string& text, const Catalogue* rules = nullptr,
                                                            Kolada kolada = Kolada::none);

[[nodiscard]] ExampleWorld example_world(std::string_view example, std::string_view right);

/// The catalogue with the other rules off, all but what the reader finds: a rule that is off by itself gives råd. A rule that reads the
/// findings of the others has them all.
[[nodiscard]] Catalogue alone(const Catalogue& catalogue, const RuleInfo& rule);

/// What is wrong with the examples of a rule, in the language of the run, a sentence each: the wrong one must be flagged by it, the right one
/// must not, and both can be read. Empty: they are in order.
[[nodiscard]] std::vector<std::string> example_faults(const Catalogue& catalogue, const RuleInfo& rule);

/// What a rule says of its wrong example: the message and the help of the first finding. Where it says nothing of it: the
/// ordinary texts with … for what a finding would fill in.
struct ExampleTexts {
  std::string message, help;
};
[[nodiscard]] ExampleTexts example_texts(const Catalogue& catalogue, const RuleInfo& rule, Language language);

}  // namespace malkoll::work
