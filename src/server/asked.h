#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diag/json.h"
#include "server/changes.h"
#include "server/folders.h"
#include "server/place.h"

/// The language server protocol's questions, each a function from parameters to an answer: JSON comes in and goes out here, and nowhere beneath.
namespace malkoll::server {

/// What the client has said that it can do.
struct Client {
  Counting counting = Counting::utf16;
  bool snippets = false, versioned_changes = false, watches = false, pulls = false, nested_symbols = false, plain_hover = false;
};

/// A text that is open in the editor.
struct Document {
  std::string uri;  ///< as the client writes it
  std::string path;
  std::int64_t version = 0;
  bool checked = true;  ///< false: neither a text of the language nor a table
};

/// An answer that is an error of the protocol.
struct ProtocolError {
  int code = 0;
  std::string message;
};
inline constexpr int parse_error = -32700, invalid_request = -32600, method_not_found = -32601, invalid_params = -32602;
inline constexpr int not_initialized = -32002, request_cancelled = -32800, request_failed = -32803;

struct State {
  Folders folders;
  Client client;
  std::map<std::string, Document> documents;  ///< by path
  std::map<std::string, std::pair<Document, std::string>>
      others;  ///< by URI, with their texts: files that are also open under another, which counts

  explicit State(Host host) : folders(std::move(host)) {}
  /// The document counts, with this text.
  void show(Document document, std::string text);
  /// What is open of a file under another URI than this one waits until that is closed.
  void set_aside(const std::string& uri);
  /// The document of this URI counts, if it was set aside.
  void bring_forward(const std::string& uri);
  /// The document is no longer open; another of the same file counts instead.
  void close(const std::string& uri);
  /// As the client itself calls the file, where it has it open.
  [[nodiscard]] std::string uri(const std::string& path) const;
  /// The path that a URI is kept by: of a text without a file its whole URI.
  [[nodiscard]] std::string path(std::string_view uri) const;
};

/// What a question about a file needs: the file as it was last read. Throws ProtocolError where the file is none of what is checked.
struct Place {
  const State* state = nullptr;
  const Group* group = nullptr;
  const Source* source = nullptr;

  [[nodiscard]] const Checked& checked() const { return *group->checked; }
  [[nodiscard]] const Names& names() const { return *group->names; }
  [[nodiscard]] Text text() const { return Text(checked(), source->index); }
  [[nodiscard]] std::uint32_t offset(const Json& position) const;
  [[nodiscard]] Span span(const Json& range) const;
  [[nodiscard]] Span whole() const { return {source->base, static_cast<std::uint32_t>(source->text.size())}; }
  [[nodiscard]] Json range(Span span) const;
  /// `{uri, range}`
  [[nodiscard]] Json location(Span span) const;
};
/// The file of `textDocument`.
[[nodiscard]] Place place_of(State& state, const Json& params);
[[nodiscard]] Spot spot_from(const Json& position);
[[nodiscard]] Json to_json(Spot spot);
[[nodiscard]] Json to_json(const Range& range);
/// What people read, as the client shows it.
[[nodiscard]] Json markdown(const State& state, std::string text);
/// A file that is no source, by its absolute path, with what it is to hold instead.
struct Rewritten {
  std::string path, before, after;
};
/// A WorkspaceEdit.
[[nodiscard]] Json workspace_edit(const State& state, const Group& group, const std::vector<Change>& changes,
                                  const std::vector<Rewritten>& files = {});

using Question = Json (*)(State& state, const Json& params);
struct Method {
  std::string_view name;
  Question answer;
};

// By what they are about; each table in a file of its own.
[[nodiscard]] const std::vector<Method>& writing_methods();  ///< completion, formatting
[[nodiscard]] const std::vector<Method>& reading_methods();  ///< hover, definition, symbols
[[nodiscard]] const std::vector<Method>& mending_methods();  ///< code actions, rename
[[nodiscard]] const std::vector<Method>& showing_methods();  ///< colours, folding, hints
[[nodiscard]] const std::vector<Method>& rule_methods();  ///< completion and hover in a text that is open and not checked: a rule's own
[[nodiscard]] const std::vector<Method>& diagnostic_methods();  ///< diagnostics that are asked for

/// A finding as a client shows it.
[[nodiscard]] Json diagnostic(const State& state, const Group& group, const Finding& finding);
/// Diagnostics by URI, for every file of a group that has been read, also those without any.
[[nodiscard]] std::map<std::string, Json> diagnostics(const State& state, const Group& group);
/// What the server can do for this client.
[[nodiscard]] Json capabilities(const Client& client);

}  // namespace malkoll::server
