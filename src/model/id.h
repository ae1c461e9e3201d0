#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace malkoll {

/// What an Id is that names no row.
struct NoRow {};
inline constexpr NoRow no_row;

/// The number of a row, with its table in the type: a goal's cannot be taken for a unit's. Four bytes; no_row comes last in order.
template <typename Row>
class Id {
 public:
  constexpr Id() = default;
  constexpr Id(NoRow) {}  // NOLINT(google-explicit-constructor)
  constexpr explicit Id(std::size_t number) : number_(static_cast<std::uint32_t>(number)) {}

  /// From 0. Of no_row a number that no row has, and Id(number) is no_row again.
  [[nodiscard]] constexpr std::uint32_t number() const { return number_; }
  /// The row behind it; of the last row the end of the table.
  [[nodiscard]] constexpr Id next() const { return Id(std::size_t{number_} + 1); }
  constexpr Id& operator++() {
    ++number_;
    return *this;
  }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  std::uint32_t number_ = 0xffffffffU;
};

/// Rows that lie beside each other, for loops.
template <typename Row>
struct IdRange {
  struct Iterator {
    Id<Row> at;
    [[nodiscard]] Id<Row> operator*() const { return at; }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;
  };
  Id<Row> first{std::size_t{0}}, last{std::size_t{0}};

  [[nodiscard]] Iterator begin() const { return {first}; }
  [[nodiscard]] Iterator end() const { return {last}; }
  [[nodiscard]] bool empty() const { return first == last; }
  [[nodiscard]] std::size_t size() const { return last.number() - first.number(); }
};

/// A table, or with another Value what is kept beside one: a vector that only the ids of its rows look into.
template <typename Row, typename Value = Row>
class Rows : public std::vector<Value> {
 public:
  using std::vector<Value>::vector;

  [[nodiscard]] decltype(auto) operator[](Id<Row> id) {
    assert(id.number() < this->size());
    return std::vector<Value>::operator[](id.number());
  }
  [[nodiscard]] decltype(auto) operator[](Id<Row> id) const {
    assert(id.number() < this->size());
    return std::vector<Value>::operator[](id.number());
  }
  [[nodiscard]] std::span<const Value> operator[](IdRange<Row> ids) const {
    return std::span<const Value>(*this).subspan(ids.first.number(), ids.size());
  }
  [[nodiscard]] IdRange<Row> ids() const { return {Id<Row>(std::size_t{0}), end_id()}; }
  /// Behind the last row: what the next that is added will have.
  [[nodiscard]] Id<Row> end_id() const { return Id<Row>(this->size()); }
  /// Of a row that is in it.
  [[nodiscard]] Id<Row> id_of(const Value& row) const { return Id<Row>(static_cast<std::size_t>(&row - this->data())); }
};

}  // namespace malkoll

template <typename Row>
struct std::hash<malkoll::Id<Row>> {
  [[nodiscard]] std::size_t operator()(malkoll::Id<Row> id) const { return std::hash<std::uint32_t>{}(id.number()); }
};
