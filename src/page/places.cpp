#include "page/places.h"

#include "server/changes.h"
#include "server/completion.h"
#include "server/describe.h"
#include "server/place.h"

namespace malkoll::page {

namespace {

using server::Counting;

Json json_of(server::Spot spot) { return {{"line", spot.line}, {"character", spot.character}}; }

Json json_of(const Sources& sources, Span span) {
  const server::Range range = server::range_of(sources, span, Counting::utf16);
  return {{"begin", json_of(range.begin)}, {"end", json_of(range.end)}};
}

std::uint32_t offset_in(const Source& source, const Json& place) {
  return server::offset_of(source, {place.at("line"), place.at("character")}, Counting::utf16);
}

/// The source of a place; size() of them: none.
std::size_t source_of(const Session& session, const Json& place) {
  return session.checked ? session.checked->sources().index_of(place.at("path").get_ref<const std::string&>()) : 0;
}

bool is_none(const Session& session, std::size_t source) { return !session.checked || source == session.checked->sources().size(); }

const server::Names& names_of(Session& session) {
  if (session.names == nullptr) session.names = std::make_unique<server::Names>(*session.checked);
  return *session.names;
}

Json changes_json(const Sources& sources, const std::vector<server::Change>& changes) {
  Json list = Json::array();
  for (const server::Change& change : changes) list.push_back({{"range", json_of(sources, change.place)}, {"text", change.text}});
  return list;
}

Json actions_json(const Session& session, const server::Text& text, std::uint32_t offset) {
  const server::Checked& checked = *session.checked;
  Json list = Json::array();
  if (text.source->is_table()) return list;  // it is mended in its cells
  const server::CheckAgain again = [&](const Source& instead_of, std::string with) -> std::unique_ptr<const server::Checked> {
    std::map<std::string, std::string> files = session.files;
    const auto file = files.find(instead_of.path);
    if (file == files.end()) return nullptr;  // it was found by its name
    file->second = std::move(with);
    auto run = run_check(session, files, session.request);
    return run ? std::make_unique<server::Checked>(std::move(run->checked)) : nullptr;
  };
  for (const server::Action& action : server::actions(checked, text, {offset, 0}, again)) {
    list.push_back({{"title", action.title},
                    {"certain", action.certain},
                    {"explains", action.explains},
                    {"changes", changes_json(checked.sources(), action.changes)}});
  }
  return list;
}

}  // namespace

Json place_json(Session& session, const Json& place) {
  const std::size_t source = source_of(session, place);
  if (is_none(session, source)) return nullptr;
  const server::Checked& checked = *session.checked;
  const server::Names& names = names_of(session);
  const server::Text text(checked, source);
  const std::uint32_t offset = offset_in(*text.source, place);
  Json answer = {{"says", nullptr}, {"leads", nullptr}, {"actions", actions_json(session, text, offset)}};
  if (const auto said = server::describe(checked, names, text, offset))
    answer["says"] = {{"text", said->text}, {"range", json_of(checked.sources(), said->place)}};
  const server::Occurrence* here = names.at(offset);
  if (const server::Occurrence* declaration = here == nullptr ? nullptr : names.declaration(here->name)) {
    answer["leads"] = {{"path", checked.sources().at(declaration->place.at).path},
                       {"range", json_of(checked.sources(), declaration->place)}};
  }
  return answer;
}

Json proposals_json(Session& session, const Json& place) {
  const std::size_t source = source_of(session, place);
  if (is_none(session, source) || session.checked->sources()[source].is_table()) return nullptr;
  const server::Text text(*session.checked, source, place.at("text").get<std::string>());
  const server::Completion found = server::complete(*session.checked, names_of(session), text, offset_in(*text.source, place));
  Json proposals = Json::array();
  for (const server::Proposal& proposal : found.proposals) {
    using What = server::Proposal::What;
    proposals.push_back({{"label", proposal.label},
                         {"insert", proposal.insert},
                         {"detail", proposal.detail},
                         {"find", proposal.find},
                         {"order", proposal.order},
                         {"snippet", proposal.what == What::snippet},
                         {"keyword", proposal.what == What::keyword || proposal.what == What::property}});
  }
  return {{"from", json_of(*text.sources, found.replaces).at("begin")}, {"proposals", std::move(proposals)}};
}

}  // namespace malkoll::page
