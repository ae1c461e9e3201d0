#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace malkoll {

/// The kinds of declaration. `unknown` is one whose word nothing resembles: its lines are read past in silence.
enum class Kind : std::uint8_t {
  municipality,    // kommun
  plan,            // plan
  goal_area,       // målområde
  goal,            // mål
  indicator,       // indikator
  committee,       // nämnd
  company,         // bolag
  budget,          // budget
  committee_goal,  // nämndmål
  company_goal,    // bolagsmål
  post,            // post
  follow_up,       // uppföljning
  unknown
};
inline constexpr std::size_t kind_count = 12;

/// The keys of properties.
enum class Key : std::uint8_t {
  vision,               // vision
  budget_year,          // budgetår
  plan_years,           // planår
  decided,              // beslutad
  valid,                // gäller
  amount_unit,          // beloppsenhet
  rounding,             // avrundning
  sign,                 // tecken
  frame,                // ram
  direction,            // riktning
  measured,             // mäts
  term,                 // benämning
  rule,                 // regel
  former_name,          // tidigare namn
  area,                 // område
  dimension,            // dimension
  agenda,               // agenda 2030
  responsible,          // ansvarig
  goal,                 // mål
  indicator,            // indikator
  aspect,               // aspekt
  not_measurable,       // ej mätbart
  unit_of_measure,      // enhet
  source,               // källa
  baseline,             // utgångsvärde
  outcome,              // utfall
  target,               // målvärde
  investment_frame,     // investeringsram
  owned_share,          // ägarandel
  directive,            // ägardirektiv
  no_own_goals,         // utan egna mål
  no_submission,        // lämnar inte in
  plan,                 // plan
  version,              // version
  diary,                // diarienummer
  contact,              // kontakt
  post_class,           // slag
  law,                  // lagrum
  activity,             // verksamhet
  code_string,          // kodsträng
  operation,            // drift
  investment,           // investering
  income,               // intäkt
  contributes,          // bidrar till
  works_against,        // motverkar
  motivation,           // motivering
  until,                // till och med
  committee,            // nämnd
  assessment,           // bedömning
  comment,              // kommentar
  spent,                // förbrukat
  waiver,               // undantag
  description,          // beskrivning
  use,                  // använd
  none
};
inline constexpr std::size_t key_count = static_cast<std::size_t>(Key::none);

enum class PostClass : std::uint8_t { none, initiative, saving, core, statutory, financial };
enum class Direction : std::uint8_t { none, up, down, keep };
enum class Dimension : std::uint8_t { none, social, economic, environmental };
enum class Verdict : std::uint8_t { none, met, partly, not_met, unknown };
/// Signs of a target. `missing` is `målvärde: saknas`.
enum class TargetOp : std::uint8_t { none, at_least, at_most, above, below, between, equal, up, down, yes, no, missing };

/// The language's own words, as SQL and messages show them.
[[nodiscard]] std::string_view word(Kind kind);
[[nodiscard]] std::string_view word(Key key);
[[nodiscard]] std::string_view word(PostClass value);
[[nodiscard]] std::string_view word(Direction value);
[[nodiscard]] std::string_view word(Dimension value);
[[nodiscard]] std::string_view word(Verdict value);
/// '>=', '<=', '>', '<', 'between', '=', 'up', 'down', 'yes', 'no', 'none'
[[nodiscard]] std::string_view word(TargetOp value);

[[nodiscard]] constexpr bool is_unit(Kind kind) { return kind == Kind::committee || kind == Kind::company; }
[[nodiscard]] constexpr bool is_own_goal(Kind kind) { return kind == Kind::committee_goal || kind == Kind::company_goal; }
[[nodiscard]] constexpr bool is_goal(Kind kind) { return kind == Kind::goal || is_own_goal(kind); }

}  // namespace malkoll
