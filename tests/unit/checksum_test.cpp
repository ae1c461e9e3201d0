#include "text/checksum.h"

#include <catch2/catch.hpp>

#include "checked_page.h"

using namespace malkoll;

// FIPS 180-4's examples, as NIST publishes them.
TEST_CASE("checksum: the standard's examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("checksum: every byte counts, also zero and those above 127") {
  CHECK(sha256(std::string_view("\0", 1)) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(sha256("å") == "e83979df9d36090142f23051f8e8d7ad48e5c20dff5c9e7b92ca3454f67469f9");
}

TEST_CASE("checksum: the page's report has those of the files as they are, texts and tables alike", "[page]") {
  const std::string plan = "\xEF\xBB\xBFkommun 1: K\r\nplan P: Plan\r\n  budgetår: 2025\r\nnämnd BUN: Barn- och ungdomsnämnden\r\n";
  const std::string table = "N\xE4mnd;Ben\xE4mning;Drift 2025 (tkr)\r\nBUN;Elevh\xE4lsa;9 000\r\n";
  const page::Session session = test::checked_page({{"plan.malkoll", plan}, {"t.csv", table}}, false);
  const std::string report = page::report_file(session, {"", "html"});
  CHECK(report.find(sha256(plan)) != std::string::npos);
  CHECK(report.find(sha256(table)) != std::string::npos);
}
