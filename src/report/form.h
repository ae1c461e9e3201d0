#pragma once

#include <iosfwd>
#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>

#include "report/wording.h"

/// Filling in the templates of html/, markdown/ and text/.
namespace malkoll::report {

/// What a template is filled with: texts (escaped where they are put), lists and flags. False and an empty list leave a
/// section out. A name that is not set is looked for further out, so what can be missing is set with `put` or `flag`.
using Data = kainjow::mustache::data;

/// Sets a text; an empty one is false.
void put(Data& data, const std::string& name, std::string text);
void flag(Data& data, const std::string& name, bool value);
/// The style of every page, and what the page's policy knows it by.
void put_style(Data& data);
/// A large number with what it is of, below a page's head.
void add_figure(Data& figures, std::string number, std::string_view label);

/// The folder of a template, and how texts are escaped in it.
enum class Output : std::uint8_t { html, markdown, text };

/// Fills OUTPUT/NAME.mustache and writes it; an output that has no such template leaves it out. The data gets what every template
/// may use: the language (language, and the flags sv and en), the unit of money (unit_of_money) and the municipality's words (w.goal, w.goals, w.the_goal,
/// w.Goals … and so for each kind).
void fill(std::ostream& out, Output output, std::string_view name, Data data, const Wording& words);

/// A text from a file, without anything that could disturb the reader. Escaping is the template's part.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace malkoll::report
