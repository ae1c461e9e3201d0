// Files read and parsed on threads say what they say one after the other: the same rows, in the same order, of the same owners.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "check/read.h"

using namespace malkoll;

namespace {

namespace fs = std::filesystem;

FileAnswer from_disk(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {FileAnswer::Fault::missing, {}};
  return {FileAnswer::Fault::none, std::string(std::istreambuf_iterator<char>(file), {})};
}

struct Reading {
  Input input;
  Sink sink;
};
std::unique_ptr<Reading> read(const std::vector<std::string>& paths, bool threads) {
  auto reading = std::make_unique<Reading>();
  read_files(reading->input, paths, from_disk, reading->sink, {.threads = threads});
  return reading;
}

/// Of each row where it stands and to what it belongs.
template <typename Rows, typename Place>
void add(std::string& out, const char* table, const Rows& rows, Place place) {
  for (const auto& row : rows) {
    const auto [at, owner] = place(row);
    out += std::string(table) + " " + std::to_string(at) + " " + (owner == no_row ? "-" : std::to_string(owner.number())) + "\n";
  }
}

std::string shown(const Reading& reading) {
  const Facts& f = reading.input.facts;
  std::string out;
  const auto of = [](std::uint32_t at, Id<Declaration> owner) { return std::pair(at, owner); };
  add(out, "declaration", f.declarations, [&](const auto& row) { return of(row.id.at, row.parent); });
  add(out, "amount", f.amounts, [&](const auto& row) { return of(row.at, row.owner); });
  add(out, "link", f.links, [&](const auto& row) { return of(row.goal.at, row.owner); });
  add(out, "reference", f.references, [&](const auto& row) { return of(row.text.at, row.owner); });
  add(out, "measure", f.measures, [&](const auto& row) { return of(row.place.at, row.owner); });
  add(out, "property", f.properties, [&](const auto& row) { return of(row.value.at, row.owner); });
  add(out, "waiver", f.waivers, [&](const auto& row) { return of(row.place.at, row.owner); });
  add(out, "setting", f.settings, [&](const auto& row) { return of(row.place.at, row.owner); });
  add(out, "spent", f.spent, [&](const auto& row) { return of(row.amount.at, row.amount.owner); });
  add(out, "use", f.uses, [&](const auto& row) { return of(row.path.at, no_row); });
  add(out, "term", f.terms, [&](const auto& row) { return of(row.word.at, row.owner); });
  add(out, "broken", f.broken, [&](const auto& row) { return of(row.text.at, row.owner); });
  add(out, "mistake", reading.sink.mistakes(),
      [&](const auto& row) { return of(row.span.at, Id<Declaration>(static_cast<std::size_t>(row.code))); });
  std::map<std::uint32_t, std::string> joined(f.joined.begin(), f.joined.end());
  for (const auto& [at, text] : joined) out += "joined " + std::to_string(at) + " " + text + "\n";
  return out;
}

}  // namespace

TEST_CASE("files on threads say the same") {
  std::vector<std::string> paths;
  for (const char* folder : {MALKOLL_ROOT "/samples", MALKOLL_TESTS "/files"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".malkoll") paths.push_back(entry.path().generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  const std::string one_by_one = shown(*read(paths, false));
  for (const char* table : {"declaration", "amount", "link", "reference", "measure", "property", "waiver", "setting", "spent", "use",
                            "term", "broken", "mistake", "joined"}) {
    INFO(table);
    CHECK(one_by_one.find("\n" + std::string(table) + " ") != std::string::npos);
  }
  CHECK(shown(*read(paths, true)) == one_by_one);
  paths.pop_back();  // an even number, and an odd one
  CHECK(shown(*read(paths, true)) == shown(*read(paths, false)));
}
