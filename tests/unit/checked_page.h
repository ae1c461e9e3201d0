#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "page/session.h"

namespace malkoll::test {

/// A page with these files, checked on 1 January 2025; the test fails where it cannot be.
inline page::Session checked_page(std::map<std::string, std::string> files, bool whole_municipality = true) {
  std::vector<RuleFileError> errors;
  page::Session session = page::open_session(errors);
  REQUIRE(errors.empty());
  session.files = std::move(files);
  page::CheckRequest request;
  request.whole_municipality = whole_municipality;
  request.today = "2025-01-01";
  REQUIRE(page::check_session(session, request).empty());
  return session;
}

}  // namespace malkoll::test
