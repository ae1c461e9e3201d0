#pragma once

#include <string>
#include <string_view>

/// The words by which tables and headings say that they are about something else than goals, uppdrag and ramar, or what goals are for.
namespace malkoll::plan_import {

/// A heading that what stands below it explains words.
[[nodiscard]] bool is_about_words(std::string_view heading);
/// `Begrepp` beside `Definition`.
[[nodiscard]] bool is_term_heading(std::string_view text);
[[nodiscard]] bool is_meaning_heading(std::string_view text);
/// `Anläggningstillgångar`, `Likvida medel`: what is owned and owed, or how cash moves.
[[nodiscard]] bool is_of_assets(std::string_view row);
/// `Typ`, `Rubrik`, `Överordnad`: what a row is, is called and belongs to, in what a system exports.
[[nodiscard]] bool is_kind_heading(std::string_view text);
[[nodiscard]] bool is_title_heading(std::string_view text);
[[nodiscard]] bool is_parent_heading(std::string_view text);
/// `Datum`, before what is done.
[[nodiscard]] bool is_time_heading(std::string_view text);
[[nodiscard]] bool is_risk_heading(std::string_view text);
/// Whether a title or a heading is of ramar.
[[nodiscard]] bool speaks_of_frames(std::string_view text);
/// `Mål för barn och unga`: what the goals below are about, with a large letter; empty: it is of all goals, of a time, or of somebody.
[[nodiscard]] std::string matter_of_goals(std::string_view heading);

}  // namespace malkoll::plan_import
