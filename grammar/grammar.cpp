// The language, as a grammar. Read it from the bottom: a file is lines, a line is a declaration or a property, a property has
// a value of one of these shapes. The leaves (leaves.h, heads.h) read words and numbers; X3 puts them together.
// The only file that includes X3.

#include "grammar.h"

#include <algorithm>
#include <array>
#include <boost/spirit/home/x3.hpp>

#include "heads.h"
#include "keep.h"
#include "leaves.h"
#include "measures.h"
#include "state.h"
#include "target_forms.h"

namespace malkoll::grammar {

namespace {

namespace x3 = boost::spirit::x3;

struct state_tag {};

/// A leaf as an X3 parser without attribute: what it reads it leaves in the State.
template <auto Scan>
struct leaf_parser : x3::parser<leaf_parser<Scan>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <typename Context, typename RContext, typename Attribute>
  bool parse(const char*& first, const char* const& /*last*/, const Context& context, RContext&, Attribute&) const {
    State& s = x3::get<state_tag>(context).get();
    const char* at = first;
    if (!Scan(at, s)) return false;
    first = at;
    return true;
  }
};
template <auto Scan>
constexpr leaf_parser<Scan> leaf{};

/// True where the line at hand is a property with this shape of value. Reads nothing.
template <Shape Wanted>
bool is_shape(const char*&, State& s) {
  return !s.declares && s.shape == Wanted;
}
template <Shape Wanted>
constexpr auto as = leaf<is_shape<Wanted>>;

/// An action: puts what was read into the tables.
template <void (*Keep)(State&)>
constexpr auto to_table = [](auto& context) { Keep(x3::get<state_tag>(context).get()); };

/// A word of the language inside a value.
struct word_parser : x3::parser<word_parser> {
  using attribute_type = x3::unused_type;
  [[maybe_unused]] static constexpr bool has_attribute = false;
  std::string_view text;
  explicit constexpr word_parser(std::string_view t) : text(t) {}

  template <typename Context, typename RContext, typename Attribute>
  bool parse(const char*& first, const char* const&, const Context& context, RContext&, Attribute&) const {
    const char* at = first;
    if (!keyword(at, x3::get<state_tag>(context).get(), text)) return false;
    first = at;
    return true;
  }
};
constexpr word_parser w(std::string_view text) { return word_parser(text); }

/// The word for the sign of a target, or an outcome that is no number.
template <TargetOp Op, Shape Of = Shape::target>
bool says(const char*& at, State& s) {
  if (!keyword(at, s, written(Of, Op))) return false;
  s.read.op = Op;
  return true;
}

template <Shape Of>
bool one_of(const char*& at, State& s) {
  return choice(at, s, Of);
}

// ---- values

constexpr auto money = leaf<amount> >> leaf<line_end>;

constexpr auto goal_with_share = (leaf<name> >> -leaf<percent_if_any>)[to_table<keep_link>];
constexpr auto shares = goal_with_share % leaf<comma> >> leaf<line_end>;

constexpr auto ids = leaf<name>[to_table<keep_reference>] % leaf<comma> >> leaf<line_end>;
constexpr auto one_id = leaf<name>[to_table<keep_reference>] >> leaf<line_end>;

constexpr auto year_list =
    ((leaf<year> >> leaf<dash> >> leaf<second_year>)[to_table<keep_years>] | leaf<year>[to_table<keep_year>]) % leaf<comma> >>
    leaf<line_end>;

// A number with its unit before or after it: `86,5 %`, `index 41`.
constexpr auto measured_number = -leaf<unit_before> >> leaf<number> >> -leaf<unit_after> >> leaf<is_level> >> leaf<line_end>;

constexpr auto measured_value = leaf<says<TargetOp::yes, Shape::yes_or_no>> >> leaf<line_end> |
                                leaf<says<TargetOp::no, Shape::yes_or_no>> >> leaf<line_end> | leaf<not_a_target> >> measured_number;

// minst 86,5 %, mellan 10 och 20, 85
constexpr auto target_level = leaf<says<TargetOp::between>> >> -leaf<unit_before> >> leaf<number> >> leaf<blanks> >>
                                  w("och") >> leaf<second_number> >> -leaf<unit_after> >> leaf<is_level> >> leaf<line_end> |
                              leaf<target_sign> >> measured_number | leaf<not_a_target> >> measured_number[to_table<read_equal>];

constexpr auto target = leaf<says<TargetOp::missing>> >> leaf<note> | leaf<says<TargetOp::up>> >> leaf<line_end> |
                        leaf<says<TargetOp::down>> >> leaf<line_end> | leaf<says<TargetOp::yes>> >> leaf<line_end> |
                        leaf<step> >> leaf<line_end> | leaf<changes_to> >> measured_number | leaf<placing> >> leaf<line_end> |
                        leaf<compares> | leaf<over_years> >> target_level | leaf<of_a_year> >> target_level;

constexpr auto threshold = leaf<comma> >> -(leaf<says<TargetOp::at_most>> | leaf<says<TargetOp::at_least>>) >> leaf<number> >>
                           -leaf<unit_after>;
constexpr auto level = leaf<rule_level> >> -threshold >> leaf<line_end>;

// ---- a property, by the shape of its value; the most frequent first

constexpr auto value =
    as<Shape::amount> >> money[to_table<keep_amount>] | as<Shape::shares> >> shares | as<Shape::text> >> leaf<text>[to_table<keep_text>] |
    as<Shape::post_class> >> leaf<one_of<Shape::post_class>>[to_table<keep_choice>] | as<Shape::ids> >> ids | as<Shape::id> >> one_id |
    as<Shape::target> >> target[to_table<keep_measure>] |
    as<Shape::partly> >> (-leaf<target_sign> >> leaf<number> >> leaf<part_of_target> >> leaf<line_end>)[to_table<keep_measure>] |
    as<Shape::measure> >> measured_value[to_table<keep_measure>] | as<Shape::year> >> (leaf<year> >> leaf<line_end>)[to_table<keep_year>] |
    as<Shape::years> >> year_list
    | as<Shape::year_range> >> (leaf<year> >> -(leaf<dash> >> leaf<second_year>) >> leaf<line_end>)[to_table<keep_range>] |
    as<Shape::date> >> (leaf<date> >> leaf<line_end>)[to_table<keep_date>] |
    as<Shape::integer> >> (leaf<whole_number> >> leaf<line_end>)[to_table<keep_integer>] |
    as<Shape::integers> >> leaf<agenda_goal>[to_table<keep_integer>] % leaf<comma> >> leaf<line_end> |
    as<Shape::percent> >> (leaf<percent> >> leaf<part_of_whole> >> leaf<line_end>)[to_table<keep_share>] |
    as<Shape::due> >> (leaf<due> >> leaf<line_end>)[to_table<keep_due>] |
    as<Shape::tax_rate> >> (leaf<tax_rate> >> leaf<line_end>)[to_table<keep_tax_rate>] |
    as<Shape::amount_unit> >> leaf<amount_unit_word>[to_table<keep_amount_unit>] |
    as<Shape::rounding> >> (leaf<amount> >> leaf<above_zero> >> leaf<line_end>)[to_table<keep_rounding>] |
    as<Shape::sign> >> leaf<one_of<Shape::sign>>[to_table<keep_choice>] |
    as<Shape::direction> >> leaf<one_of<Shape::direction>>[to_table<keep_choice>] |
    as<Shape::measured> >> leaf<one_of<Shape::measured>>[to_table<keep_choice>] |
    as<Shape::dimension> >> leaf<one_of<Shape::dimension>>[to_table<keep_choice>] |
    as<Shape::verdict> >> leaf<one_of<Shape::verdict>>[to_table<keep_choice>] |
    as<Shape::economy> >> leaf<one_of<Shape::economy>>[to_table<keep_choice>] |
    as<Shape::status> >> leaf<one_of<Shape::status>>[to_table<keep_choice>] | as<Shape::term> >> leaf<text>[to_table<keep_term>] |
    as<Shape::rule> >> level[to_table<keep_setting>] | as<Shape::waiver> >> leaf<text>[to_table<keep_waiver>] |
    as<Shape::spent> >> money[to_table<keep_spent>] | as<Shape::path> >> leaf<text>[to_table<keep_use>];

// ---- a line

constexpr auto declaration = leaf<opens_declaration> >> leaf<text>[to_table<keep_title>];
constexpr auto property = leaf<left_out> | value;
constexpr auto line = leaf<nothing> | leaf<comment> | leaf<too_long> | leaf<head> >> (declaration | property);

/// Runs a line; where it fails, reports the furthest place that was reached, takes back what the line had put into the
/// tables, and goes on with the next line. No line makes another fail.
template <typename Subject>
struct recover_parser : x3::unary_parser<Subject, recover_parser<Subject>> {
  using base = x3::unary_parser<Subject, recover_parser<Subject>>;
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  explicit constexpr recover_parser(const Subject& line_parser) : base(line_parser) {}

  template <typename Context, typename RContext, typename Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, RContext& r, Attribute&) const {
    if (first == last) return false;
    State& s = x3::get<state_tag>(context).get();
    begin_line(s, first);
    const char* at = s.line;
    const bool good = this->subject.parse(at, last, context, r, x3::unused);
    if (!good) {
      take_back(s);
      report_line(s);
    }
    s.unread_above = !good;
    if (s.lines != nullptr) note_line(s, first, good);
    first = s.next;
    return true;
  }
};
struct recover_gen {
  template <typename Subject>
  constexpr auto operator[](const Subject& line_parser) const {
    return recover_parser<std::remove_cvref_t<decltype(x3::as_parser(line_parser))>>(x3::as_parser(line_parser));
  }
};
constexpr recover_gen recover{};

constexpr auto file = *recover[line] >> x3::eoi;

}  // namespace

void report(State& s, Mistake mistake) {
  s.reported = true;
  if (!s.silent) s.sink.add(std::move(mistake));
}

void report_unfilled(State& s) {
  if (s.reported) return;
  s.unfilled = true;
  Mistake m;
  m.code = Code::P15;
  m.span = s.span(s.line, std::find(s.line, s.end, '\n'));  // of a list that goes on, its first line
  m.key = word(s.key);
  report(s, std::move(m));
}

}  // namespace malkoll::grammar

namespace malkoll {

void parse(const Source& source, const Keywords& keywords, Facts& facts, Sink& sink, std::vector<ReadLine>* lines) {
  const char* first = source.text.data();
  const char* const last = first + source.text.size();
  grammar::State state(source, keywords, facts, sink);
  state.lines = lines;
  boost::spirit::x3::parse(first, last, boost::spirit::x3::with<grammar::state_tag>(std::ref(state))[grammar::file]);
}

void reserve(Facts& facts, std::size_t bytes) {
  // A post with an amount and a link is some hundred bytes; what is reserved and not used is never touched.
  facts.declarations.reserve(bytes / 64 + 256);
  facts.amounts.reserve(bytes / 64 + 256);
  facts.links.reserve(bytes / 40 + 256);
}

}  // namespace malkoll
