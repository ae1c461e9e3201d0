#include "report/receipt.h"

#include <catch2/catch.hpp>

#include <filesystem>

#include "cases/file_case.h"
#include "text/checksum.h"

using namespace malkoll;
using namespace malkoll::report;

namespace {

Receipt receipt_of_sample(const char* sample) {
  const auto checked = test::run_case(test::read_case(std::filesystem::path(MALKOLL_TESTS).parent_path() / "samples" / sample));
  ReceiptInput input{checked->input, checked->project, checked->result, {}, {{"fail-on", "varning"}}, "1.2.3", "2025-06-01"};
  for (std::size_t s = 0; s < checked->input.sources.size(); ++s) {
    const Source& source = checked->input.sources[s];
    input.files.push_back({source.path, sha256(source.text), source.text.size()});
  }
  return report::receipt_of(std::move(input));
}

}  // namespace

TEST_CASE("a receipt is read as it was written", "[receipt]") {
  const Receipt receipt = receipt_of_sample("karlstad-brister");
  const std::string text = write_receipt(receipt);
  const auto read = read_receipt(text);
  REQUIRE(read);
  CHECK(write_receipt(*read) == text);
  CHECK(differences(receipt, *read).empty());
  CHECK(receipt.verdict == CheckVerdict::not_submittable);
  CHECK(receipt.files.front().path.find("samples") == std::string::npos);  // from the folder that they have in common
  for (const RuleStamp& rule : receipt.rules) CHECK(rule.sha256.size() == 64);
}

TEST_CASE("no single change of a receipt passes", "[receipt]") {
  Receipt receipt = receipt_of_sample("mini");
  receipt.rules.resize(3);  // the others stand there in the same way
  const std::string text = write_receipt(receipt);
  REQUIRE(read_receipt(text));
  std::size_t changes = 0;
  const auto passes = [&](const std::string& changed) {
    ++changes;
    return changed != text && read_receipt(changed).has_value();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = text;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      if (passes(changed)) FAIL_CHECK("bit " << bit << " of the character at " << at);
    }
    std::string shorter = text, longer = text;
    shorter.erase(at, 1);
    longer.insert(at, 1, ' ');
    if (passes(shorter)) FAIL_CHECK("a character less at " << at);
    if (passes(longer)) FAIL_CHECK("a blank more at " << at);
  }
  CHECK(changes > 10'000);
}

TEST_CASE("whatever is otherwise is said", "[receipt]") {
  const Receipt then = receipt_of_sample("mini");
  const auto said = [&](auto change) {
    Receipt now = then;
    change(now);
    return differences(then, now);
  };
  using Said = std::vector<std::string>;
  const std::string file = then.files.front().path, code = then.rules.front().code;
  CHECK(said([](Receipt&) {}).empty());
  CHECK(said([](Receipt& r) { r.files.front().sha256[0] ^= 1; }).size() == 1);
  CHECK(said([](Receipt& r) { r.files.erase(r.files.begin()); }) == Said{file + " finns inte, eller läses inte längre"});
  CHECK(said([](Receipt& r) { r.files.push_back({"ny.malkoll", "", 3}); }) == Said{"ny.malkoll har tillkommit"});
  CHECK(said([](Receipt& r) { r.rules.front().sha256[0] ^= 1; }) == Said{"regeln " + code + " har en annan lydelse"});
  CHECK(said([](Receipt& r) { r.rules.front().level = "off"; }) == Said{"regeln " + code + " har en annan nivå eller gräns"});
  CHECK(said([](Receipt& r) { r.rules.front().limit = 17; }) == Said{"regeln " + code + " har en annan nivå eller gräns"});
  CHECK(said([](Receipt& r) { r.rules.erase(r.rules.begin()); }) == Said{"regeln " + code + " finns inte längre"});
  CHECK(said([](Receipt& r) { r.tool = "9.9"; }) == Said{"kvittot är skrivet av Målkoll 1.2.3, och det här är 9.9"});
  CHECK(said([](Receipt& r) { r.checked.pop_back(); }) == Said{"det är inte samma filer som kontrolleras"});
  CHECK(said([](Receipt& r) { r.settings.clear(); }) == Said{"kontrollen är gjord med andra inställningar"});
  CHECK(said([](Receipt& r) { r.plan_title = "Annan"; }) == Said{"det är en annan plan, eller en annan kommun"});
  CHECK(said([](Receipt& r) { r.verdict = CheckVerdict::not_submittable; }) ==
        Said{"utslaget är »kan inte lämnas in«, och var »kan lämnas in«"});
  CHECK(said([](Receipt& r) { r.counts["errors"] = 2; }) == Said{"fel: 2 var 0"});
  CHECK(said([](Receipt& r) { r.money["linked"] += 100; }).size() == 1);
  CHECK(said([](Receipt& r) { r.findings[0] ^= 1; }) == Said{"fynden är andra, fast de är lika många"});
}

TEST_CASE("what is no receipt is refused with a reason", "[receipt]") {
  for (const char* text : {"", "{}", "[]", "{\"format\": \"malkoll-kvitto\"}", "{\"format\": \"malkoll-kvitto\", \"version\": 2}",
                           "{\"format\": \"malkoll-kvitto\", \"version\": 1}"}) {
    const auto read = read_receipt(text);
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.error().reason.empty());
  }
}
