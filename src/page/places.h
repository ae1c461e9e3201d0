#pragma once

#include "page/session.h"

/// What the editor asks about places in the texts of the last check, answered by the layer that the language server asks too. A place is
/// `{"path", "line", "character"}`: from 0, in UTF-16. null: nothing has been checked, or the file is none of what was.
namespace malkoll::page {

/// What stands at a place: `{"says": {"text", "range"}, "leads": {"path", "range"}, "actions": [{"title", "certain", "explains", "changes":
/// [{"range", "text"}]}]}`, where `says` (Markdown) and `leads` may be null.
[[nodiscard]] Json place_json(Session& session, const Json& place);

/// What may be written at a place of a text as it now is, its `text`: `{"from", "proposals": [{"label", "insert", "detail", "find", "order",
/// "snippet", "keyword"}]}`, those of lower order first.
[[nodiscard]] Json proposals_json(Session& session, const Json& place);

}  // namespace malkoll::page
