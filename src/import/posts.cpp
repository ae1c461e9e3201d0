#include "import/posts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "import/cell_value.h"
#include "import/goal_texts.h"
#include "import/number_format.h"
#include "import/post_links.h"
#include "keywords.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// A property that is no amount and no list of goals.
std::string value_text(const RowReader& reader, const MappedProperty& property) {
  const ValueSource& source = property.source;
  std::string text;
  if (source.columns.size() == 1 && spec(property.key).shape == Shape::year) {
    text = whole_number_text(reader.cell(source.columns[0]));
  } else {
    text = reader.text(source);
  }
  text = translated(reader.map, Translation::Of::property, property.key, std::move(text));
  if (text == "-") return {};  // said to be nothing
  return spec(property.key).shape == Shape::post_class ? malkoll::lower(text) : text;
}

void write_value(RowReader& reader, Chunk& out, const MappedProperty& property) {
  const CellOrigin cell = reader.origin(property.source);
  for (const Column& column : property.source.columns) {
    const grid::Cell::Type type = reader.cell(column).type;
    if (type != grid::Cell::Type::uncalculated && type != grid::Cell::Type::error) continue;
    out.from(cell);
    const std::string line = fmt::format("  {}:", word(property.key));
    out.mistake(Code::F09, type == grid::Cell::Type::error ? "felvärde" : "",
                {out.size() + 2, static_cast<std::uint32_t>(line.size() - 2)});
    out.append(line + "\n");
    return;
  }
  const std::string text = value_text(reader, property);
  if (text.empty()) return;
  out.from(cell);
  out.property(word(property.key), text);
}

/// The other way round: 0 stays, −5 is 5.
void turn(std::string& text) {
  if (text.starts_with('-')) text.erase(0, 1);
  else if (!text.starts_with("0 ")) text.insert(0, 1, '-');
}

/// What the cell's number format says of the number goes before what the map says of the column. False: it cannot be kronor.
bool take_format(RowReader& reader, const grid::Cell& cell, AmountStyle& style, PostAmount& amount) {
  const ShownAs shown = reader.formats->of(cell);
  if (shown.says_nothing()) return true;
  const std::optional<AmountUnit> held = held_unit(shown, style.unit);
  if (shown.foreign || !held) {
    amount.other = shown.foreign ? "valuta" : "talformat";
    amount.unreadable = line_text(cell);
    return false;
  }
  reader.counts.scaled += shown.scale > 0 && *held != AmountUnit::none ? 1U : 0U;
  reader.counts.shown_otherwise += shown.unit != AmountUnit::none && style.unit != AmountUnit::none && shown.unit != style.unit ? 1U : 0U;
  style.unit = *held;
  return true;
}

/// What is income stays inside drift, and is said apart, written positive; less income than before is only a cost.
PostAmount income_of(const RowReader& reader, const PostAmount& drift) {
  PostAmount income;
  const Ore ore = reader.map.cost_is_negative ? drift.ore : -drift.ore;
  if (!drift.given || ore <= 0 || !reader.any(reader.map.income)) return income;
  income.given = true;
  income.ore = ore;
  income.cell = drift.cell;
  income.text = drift.text.starts_with('-') ? drift.text.substr(1) : drift.text;
  return income;
}

void write_amount_line(Chunk& out, const PostAmount& amount, AmountUnit unit) {
  const std::string line = fmt::format("  {} {}:", word(amount.key), amount.year);
  out.from(amount.cell);
  if (amount.covered && !amount.given) {  // the amount stands on the merged cell's first row
    out.mistake(Code::F10, "sammanslagen", {out.size() + 2, static_cast<std::uint32_t>(line.size() - 2)});
    out.append(line + "\n");
    return;
  }
  if (amount.uncalculated || amount.error) {
    out.mistake(Code::F09, amount.error ? "felvärde" : "", {out.size() + 2, static_cast<std::uint32_t>(line.size() - 2)});
    out.append(line + "\n");
  } else if (amount.other != nullptr) {
    out.mistake(Code::F09, amount.other, {out.size() + 2, static_cast<std::uint32_t>(line.size() - 2)});
    out.mistakes.back().suggestion = amount.unreadable;
    out.append(line + "\n");
  } else if (!amount.unreadable.empty()) {
    out.append(line + " " + amount.unreadable + "\n");
  } else if (amount.given) {
    out.append(line);
    out.append(" ");
    out.append(amount.text.empty() ? write_amount(amount.ore, unit) : amount.text);
    out.append("\n");
  }
}

}  // namespace

PostAmount read_slot(RowReader& reader, const MappedProperty& property) {
  const ColumnMap& map = reader.map;
  const ValueSource& source = property.source;
  PostAmount sum;
  sum.cell = reader.origin(source);
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const grid::Cell& cell = reader.cell(source.columns[c]);
    sum.uncalculated |= cell.type == grid::Cell::Type::uncalculated;
    sum.error |= cell.type == grid::Cell::Type::error;
    sum.covered |= cell.covered;
    if (cell.type == grid::Cell::Type::error || cell.covered) continue;
    if (reader.evidence != nullptr) reader.evidence->add_amount(source.columns[c].number, reader.row->number, cell);
    AmountStyle style{source.columns[c].unit == AmountUnit::none ? reader.amount_unit() : source.columns[c].unit,
                      map.point_is_decimal || source.columns[c].comma_is_thousands, source.columns[c].point_is_thousands};
    if (reader.formats != nullptr && !take_format(reader, cell, style, sum)) continue;
    CellAmount amount = read_amount(cell, style);
    reader.counts.without_unit += amount.state == CellAmount::State::no_unit ? 1 : 0;
    if (amount.state == CellAmount::State::unreadable && sum.unreadable.empty()) {
      sum.other = kind_of_other(cell);
      sum.unreadable = sum.other != nullptr ? line_text(cell) : std::move(amount.text);
    }
    if (amount.state != CellAmount::State::amount) continue;
    reader.counts.rounded += amount.rounded ? 1 : 0;
    // Sums of columns are written in the map's unit; one that is only turned keeps its own.
    if (sum.given) sum.text.clear();
    else sum.text = std::move(amount.text);
    if (!sum.given && source.minus[c]) turn(sum.text);
    sum.given = true;
    sum.ore = add(sum.ore, source.minus[c] ? -amount.ore : amount.ore);
  }
  // A sum of which a part is not known is not known.
  sum.given = sum.given && sum.unreadable.empty() && !sum.uncalculated && !sum.error;
  if (!sum.given) sum.ore = {};
  if (sum.given && reader.any(map.turn)) {
    sum.ore = -sum.ore;
    if (!sum.text.empty()) turn(sum.text);
  }
  return sum;
}

std::vector<AmountSlot> amount_slots(const ColumnMap& map) {
  std::vector<AmountSlot> slots;
  for (const MappedProperty& property : map.properties) {
    if (is_amount(property.key)) slots.push_back({property.key, property.year, &property, 0});
  }
  const auto has = [&](Key key, Year year) {
    return std::any_of(slots.begin(), slots.end(), [&](const AmountSlot& s) { return s.key == key && s.year == year; });
  };
  const std::size_t own = slots.size();
  for (std::size_t s = 0; s < own && !map.investment.empty(); ++s) {
    if (slots[s].key == Key::operation && !has(Key::investment, slots[s].year))
      slots.push_back({Key::investment, slots[s].year, nullptr, 0});
  }
  for (std::size_t s = 0; s < own && !map.income.empty(); ++s) {
    if (slots[s].key == Key::operation && !has(Key::income, slots[s].year)) slots.push_back({Key::income, slots[s].year, nullptr, 0});
  }
  std::sort(slots.begin(), slots.end(), [](const auto& a, const auto& b) { return std::pair(a.key, a.year) < std::pair(b.key, b.year); });
  for (AmountSlot& slot : slots) {
    const auto drift =
        std::find_if(slots.begin(), slots.end(), [&](const AmountSlot& s) { return s.key == Key::operation && s.year == slot.year; });
    slot.drift = static_cast<std::size_t>(drift - slots.begin());
  }
  return slots;
}

void PostPieces::add(const PostPieces& other) {
  for (const PostAmount& more : other.amounts) {
    const auto later = [](const PostAmount& a, const PostAmount& b) { return std::pair(a.key, a.year) < std::pair(b.key, b.year); };
    const auto place = std::lower_bound(amounts.begin(), amounts.end(), more, later);
    if (place == amounts.end() || place->key != more.key || place->year != more.year) {
      amounts.insert(place, more);
      continue;
    }
    PostAmount& mine = *place;
    if (mine.unreadable.empty()) mine.unreadable = more.unreadable, mine.other = more.other;
    mine.uncalculated |= more.uncalculated;
    mine.error |= more.error;
    if (!more.given) continue;
    if (!mine.given) mine.cell = more.cell;
    if (mine.given) mine.text.clear();
    else mine.text = more.text;
    mine.ore = malkoll::add(mine.ore, more.ore);
    mine.given = true;
  }
}

std::vector<PostAmount> read_amounts(RowReader& reader, const std::vector<AmountSlot>& slots) {
  std::vector<PostAmount> amounts;
  amounts.reserve(slots.size());
  const Year year = reader.year();
  const bool investment = reader.any(reader.map.investment);
  for (const AmountSlot& slot : slots) {
    PostAmount& amount = amounts.emplace_back();
    if (slot.property != nullptr) amount = read_slot(reader, *slot.property);
    else if (slot.key == Key::income) amount = income_of(reader, amounts[slot.drift]);
    // Drift of a row that is an investment; its income is no income of drift.
    else if (investment) std::swap(amount, amounts[slot.drift]);
    if (investment && slot.key == Key::income) amount = {};
  }
  for (std::size_t s = 0; s < slots.size(); ++s) {
    amounts[s].key = slots[s].key;
    amounts[s].year = slots[s].year != 0 ? slots[s].year : year;
  }
  return amounts;
}

TextSlots text_slots(const ColumnMap& map) {
  TextSlots slots;
  for (const MappedProperty& property : map.properties) {
    if (!is_amount(property.key)) slots.push_back(&property);
  }
  std::stable_sort(slots.begin(), slots.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
  return slots;
}

PostPieces read_post(RowReader& reader, std::string_view id, const std::vector<AmountSlot>& slots, const TextSlots& texts) {
  PostPieces post;
  post.head.from(reader.origin(reader.map.post.given() ? reader.map.post : reader.map.title));
  post.head.append("\npost ");
  post.head.append(id);
  post.head.append(":");
  const std::string title = reader.text(reader.map.title);
  if (!title.empty()) {
    post.head.append(" ");
    post.head.from(reader.origin(reader.map.title));
    post.head.append(title);
  }
  post.head.append("\n");
  post.amounts = read_amounts(reader, slots);
  for (const MappedProperty* property : texts) {
    Chunk& out = property->key < Key::operation ? post.head : post.tail;
    if (spec(property->key).shape == Shape::shares) write_links(reader, out, *property, post.amounts);
    else write_value(reader, out, *property);
  }
  return post;
}

void turn_signs(PostPieces& post) {
  for (PostAmount& amount : post.amounts) {
    if (!amount.given || amount.key == Key::income) continue;  // positive as it is
    amount.ore = -amount.ore;
    if (!amount.text.empty()) turn(amount.text);
  }
}

void write_post(Chunk& out, const PostPieces& post, AmountUnit unit) {
  out.append(post.head);
  for (const PostAmount& amount : post.amounts) write_amount_line(out, amount, unit == AmountUnit::none ? AmountUnit::kr : unit);
  out.append(post.tail);
}

}  // namespace malkoll::importing
