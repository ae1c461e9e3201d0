#include <emscripten.h>

#include <cstdlib>
#include <exception>
#include <string>

#include "page/columns.h"
#include "page/new_plan.h"
#include "page/places.h"
#include "page/plan_document.h"
#include "page/receipt.h"
#include "page/session.h"
#include "page/sheet.h"
#include "page/text_file.h"

// clang-format off
EM_JS(void, tell_progress, (int done, int all), { if (Module.onProgress) Module.onProgress(done, all); });
// clang-format on

/// The door between the worker's JavaScript and the core: bytes and JSON in, JSON out. Texts that are handed out are valid
/// until the next call. src/page/web/core.ts is the other side.
namespace {

using namespace malkoll;
using namespace malkoll::page;

std::vector<RuleFileError> faults;
Session session = open_session(faults);
std::string answer;
Json mended;
bool failed = false;

/// What `make` gives; no exception crosses to JavaScript.
template <class Make>
const char* give(Make make) {
  failed = false;
  try {
    answer = make();
  } catch (const std::bad_alloc&) {
    failed = true;
    answer = R"({"failed": "memory"})";
  } catch (const std::exception& error) {
    failed = true;
    answer = dump(Json{{"failed", error.what()}});
  }
  return answer.c_str();
}

/// The bytes that `make` gives, or why it gives none.
template <class Make>
const char* give_bytes(Make make) {
  bool made = true;
  (void)give([&]() -> std::string {
    Result<std::string> bytes = make();
    made = bytes.has_value();
    return made ? std::move(*bytes) : dump(Json{{"failed", bytes.error().reason}});
  });
  failed = failed || !made;
  return answer.c_str();
}

Language language_of(const Json& json) { return json.value("language", "sv") == "en" ? Language::english : Language::swedish; }

CheckRequest request_from(const Json& json) {
  CheckRequest request;
  request.language = language_of(json);
  request.whole_municipality = json.value("scope", "municipality") == "municipality";
  request.checked = json.value("checked", std::vector<std::string>());
  request.named = json.value("named", std::vector<std::string>());
  request.plan = json.value("plan", "");
  request.today = json.value("today", "");
  request.tables.unit = json.value("unit", "");
  request.tables.amounts = json.value("amounts", "");
  request.progress = [](std::size_t done, std::size_t all) { tell_progress(static_cast<int>(done), static_cast<int>(all)); };
  return request;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void malkoll_put(const char* path, const char* bytes, std::size_t length) {
  session.files.insert_or_assign(path, std::string(bytes, length));
}

EMSCRIPTEN_KEEPALIVE void malkoll_remove(const char* path) { session.files.erase(path); }

/// The rules and the words of the language, which never change.
EMSCRIPTEN_KEEPALIVE const char* malkoll_reference() {
  return give([] {
    return dump(Json{{"version", MALKOLL_VERSION},
                     {"rules", rules_json(session.catalogue, false)},
                     {"words", words_json()},
                     {"tables", table_endings_json()},
                     {"plans", plan_endings_json()},
                     {"letters", letters_json()}});
  });
}

/// Checks the files; the findings' JSON, with `"screen": true` as the page has them.
EMSCRIPTEN_KEEPALIVE const char* malkoll_check(const char* request) {
  return give([&] {
    const Json json = Json::parse(request);
    const std::vector<std::string> wrong = check_session(session, request_from(json));
    if (!wrong.empty()) return dump(Json{{"refused", wrong}});
    return json.value("screen", false) ? findings_for_screen(session) : findings_json(session);
  });
}

/// The findings' JSON of the last check, as the command writes it, malkoll_length bytes.
EMSCRIPTEN_KEEPALIVE const char* malkoll_findings() {
  return give([] { return findings_json(session); });
}

/// The text that was made of a table in the last check.
EMSCRIPTEN_KEEPALIVE const char* malkoll_table(const char* path) {
  return give([&] { return dump(table_json(session, path)); });
}

/// The sheets of a table of the last check, and what its columns were read as.
EMSCRIPTEN_KEEPALIVE const char* malkoll_sheet(const char* path) {
  return give([&] { return dump(sheet_json(session, path)); });
}

/// The rows of a sheet of a table of the last check, malkoll_length bytes; see sheet_rows.
EMSCRIPTEN_KEEPALIVE const char* malkoll_rows(const char* path, std::size_t sheet) {
  return give([&] { return sheet_rows(session, path, sheet); });
}

/// The rows of any table as lines; see table_lines.
EMSCRIPTEN_KEEPALIVE const char* malkoll_lines(const char* path, const char* bytes, std::size_t length) {
  return give([&] { return dump(Json(table_lines(std::string(bytes, length), path))); });
}

/// Bytes as a text of the editor; see text_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_decode(const char* bytes, std::size_t length) {
  return give([&] { return dump(text_json(std::string(bytes, length))); });
}

/// The bytes of a table of the last check with other values in cells, malkoll_length of them; none where no cell could be changed.
EMSCRIPTEN_KEEPALIVE const char* malkoll_mend(const char* request) {
  return give_bytes([&]() -> Result<std::string> {
    const Json json = Json::parse(request);
    std::vector<SheetEdit> edits;
    for (const Json& one : json.at("edits"))
      edits.push_back({one.at("sheet"), one.at("row"), one.at("column"), one.at("from"), one.at("to")});
    Result<work::MendedTable> made = mended_table(session, json.at("path"), edits);
    if (!made) return failure(made.error());
    mended = {{"reasons", made->reasons}, {"recalculated", made->recalculated}};
    return std::move(made->bytes);
  });
}

/// What is to be said of the last cells that were changed: `reasons`, for each why it is as it was, and `recalculated`; see work::MendedTable.
EMSCRIPTEN_KEEPALIVE const char* malkoll_mended() {
  return give([] { return dump(mended); });
}

/// A table's column map with a choice made in it: `{"path", "map", "base", "column": {"sheet", "column", "as"}, "unit", "amounts"}`, see MapChoice;
/// `{"map"}`, or `{"refused"}` with what in it cannot be read.
EMSCRIPTEN_KEEPALIVE const char* malkoll_map(const char* request) {
  return give([&] {
    const Json json = Json::parse(request);
    MapChoice choice{json.at("path"), json.at("map"), json.at("base"), {}, {}, {}};
    if (const auto column = json.find("column"); column != json.end())
      choice.column = {column->at("sheet"), column->at("column"), column->at("as")};
    if (const auto unit = json.find("unit"); unit != json.end()) choice.unit = *unit;
    if (const auto amounts = json.find("amounts"); amounts != json.end()) choice.amounts = *amounts;
    const Result<std::string> map = chosen_map(session, choice);
    return dump(map ? Json{{"map", *map}} : Json{{"refused", map.error().reason}});
  });
}

/// The bytes of the annotated copy of a table of the last check, malkoll_length of them.
EMSCRIPTEN_KEEPALIVE const char* malkoll_annotated(const char* path) {
  return give_bytes([&] { return annotated_copy(session, path); });
}

/// A list as a workbook, malkoll_length bytes; see list_file.
EMSCRIPTEN_KEEPALIVE const char* malkoll_list(const char* list) {
  return give_bytes([&] { return list_file(Json::parse(list)); });
}

/// True where the last answer is `{"failed": "why"}` and nothing that was asked for.
EMSCRIPTEN_KEEPALIVE bool malkoll_failed() { return failed; }

/// How many bytes were handed out last.
EMSCRIPTEN_KEEPALIVE std::size_t malkoll_length() { return answer.size(); }

/// The report on the last check, malkoll_length bytes. The unit's id must be one of the plan's.
EMSCRIPTEN_KEEPALIVE const char* malkoll_report(const char* request) {
  return give([&] {
    const Json json = Json::parse(request);
    return report_file(session, {json.value("unit", ""), json.value("form", "html")});
  });
}

/// What stands at a place of a text of the last check; see place_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_place(const char* place) {
  return give([&] { return dump(place_json(session, Json::parse(place))); });
}

/// What may be written there; see proposals_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_proposals(const char* place) {
  return give([&] { return dump(proposals_json(session, Json::parse(place))); });
}

/// A receipt of the last check; see receipt_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_receipt() {
  return give([] { return dump(receipt_json(session)); });
}

/// Whether a receipt holds: `{"receipt", "language"}`; see verify_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_verify(const char* request) {
  return give([&] {
    const Json json = Json::parse(request);
    return dump(verify_json(session, json.at("receipt"), language_of(json)));
  });
}

/// A plan to fill in, by what stands in the form; see new_plan_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_new_plan(const char* form) {
  return give([&] { return dump(new_plan_json(Json::parse(form))); });
}

/// What a document that may hold a plan says of what the form asks; see plan_found_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_plan_found(const char* asked, const char* bytes, std::size_t length) {
  return give([&] { return dump(plan_found_json(std::string(bytes, length), Json::parse(asked))); });
}

/// The plan that it holds, by what stands in the form; see plan_draft_json.
EMSCRIPTEN_KEEPALIVE const char* malkoll_plan_draft(const char* form, const char* bytes, std::size_t length) {
  return give([&] { return dump(plan_draft_json(std::string(bytes, length), Json::parse(form))); });
}
}
