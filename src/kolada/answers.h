#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/year.h"

/// What Kolada (api.kolada.se) has answered, as values. Nothing here knows of a network: whoever asks hands over what came.
namespace malkoll::kolada {

/// Whom a value counts: T, K and M of Kolada.
enum class Gender : std::uint8_t { all, women, men };

/// The municipality that is all of Sweden.
inline constexpr std::string_view country = "0000";

/// A municipality, a region, the country, or a group of municipalities, whose id begins with G.
struct Place {
  std::string id, title;
};

/// A nyckeltal.
struct Indicator {
  std::string id, title;
  std::string published;  ///< ISO date; empty: not said
  bool gone = false;      ///< it was asked for, and Kolada has it no longer: the rest is empty
};

struct Value {
  std::string indicator, place;
  Year year = {};
  Gender gender = Gender::all;
  std::string number;  ///< as JSON writes it: -0.5, 1e-05; empty: there is none
  std::string status;  ///< Kolada's own word: Missing …; empty: nothing is the matter
  bool deleted = false;

  [[nodiscard]] bool known() const { return !number.empty() && !deleted; }
  friend bool operator==(const Value&, const Value&) = default;
};

/// Sorted, one of each, by tidy().
struct Answers {
  std::string municipality;  ///< the one that they were asked for; empty: pages that were saved as they came
  std::string fetched;       ///< ISO date; empty: not said
  std::vector<Indicator> indicators;
  std::vector<Place> places;
  std::vector<Value> values;

  [[nodiscard]] const Indicator* indicator(std::string_view id) const;
  [[nodiscard]] const Place* place(std::string_view id) const;
  /// Of what was asked for last, where something stands twice.
  void tidy();
};

/// A letter and five digits, as Kolada writes its numbers: `n15419` is N15419. nullopt: it is no number there.
[[nodiscard]] std::optional<std::string> as_number(std::string_view written);

/// The last year of a nyckeltal whose title ends by saying it: `…, antal (-2013)`. 0: it says none.
[[nodiscard]] Year last_year(std::string_view title);

}  // namespace malkoll::kolada
