#include "check/read.h"

#include <algorithm>
#include <filesystem>
#include <span>
#include <unordered_map>

#include "check/table_names.h"
#include "diag/rule_head.h"
#include "grammar.h"
#include "text/background.h"
#include "text/decode.h"
#include "text/lines.h"

namespace malkoll {

namespace {

struct Reading {
  Input& input;
  FileReader reader;
  Sink& sink;
  std::unordered_map<std::string, std::size_t> known;  ///< normal path → source
  std::vector<std::pair<std::size_t, std::size_t>> use_edges;  ///< source → source, with the Use of the same number
  std::vector<Span> use_places;
  struct Missing {
    Span place;
    const char* variant;
  };
  std::vector<Missing> missing;  ///< where files are used that are not there, or that are none of ours
};

/// A file's bytes, or why there are none, and the text that they are.
struct Fetched {
  FileAnswer::Fault fault = FileAnswer::Fault::none;
  Decoded decoded;
  std::string path;  ///< as FileAnswer's
  std::optional<MadeText> table;
};

Fetched fetch(FileReader reader, const std::string& path) {
  FileAnswer answer = reader(path);
  Fetched fetched{answer.fault, {}, std::move(answer.path), std::move(answer.table)};
  if (fetched.fault == FileAnswer::Fault::none && !fetched.table) fetched.decoded = decode(std::move(answer.bytes));
  return fetched;
}

std::string normal(const std::string& path) { return std::filesystem::path(path).lexically_normal().generic_string(); }

/// A text that was made of a table. A table of which nothing could be made is unreadable; its mistakes say why.
std::size_t add_table(Reading& r, const std::string& path, MadeText table) {
  const bool empty = table.text.empty();
  const std::size_t source = r.input.sources.add(path, std::move(table.text), {}, std::move(table.origin));
  for (Mistake& m : table.mistakes) {
    m.span.at += r.input.sources[source].base;
    r.sink.add(std::move(m));
  }
  if (empty) r.input.unreadable = true;
  else ++r.input.files;
  return source;
}

std::size_t add_source(Reading& r, const std::string& path, Fetched fetched) {
  Sources& sources = r.input.sources;
  Decoded& decoded = fetched.decoded;
  const std::size_t size = fetched.table ? fetched.table->text.size() : decoded.text.size();
  const bool too_much = size + sources.bytes() + 4 >= Sources::limit;
  if (fetched.fault != FileAnswer::Fault::none || too_much) {
    const std::size_t source = sources.add(path, {});
    r.sink.add(about_file(Code::F01, variant_of(too_much ? FileAnswer::Fault::too_large : fetched.fault), {}, sources[source].base));
    r.input.unreadable = true;
    return source;
  }
  if (fetched.table) return add_table(r, path, std::move(*fetched.table));
  const std::size_t source = sources.add(path, std::move(decoded.text), std::move(decoded.composed));
  const std::uint32_t base = sources[source].base;
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) {
    r.sink.add(about_file(Code::F01, decoded.error->kind == DecodeError::Kind::archive ? "arkiv" : "binär", {}, base));
    r.input.unreadable = true;
    return source;
  }
  ++r.input.files;
  if (decoded.error) {
    Mistake m;
    m.code = Code::F06;
    m.span = {base + static_cast<std::uint32_t>(decoded.error->offset), 1};
    r.sink.add(std::move(m));
  }
  if (decoded.encoding != Encoding::utf8) {
    const bool told_apart = decoded.encoding != Encoding::windows_1252 && decoded.encoding != Encoding::utf16;  // by the letters alone
    r.sink.add(about_file(Code::F02,
                          told_apart                            ? "kodsida"
                          : decoded.encoding == Encoding::utf16 ? "utf-16"
                                                                : "",
                          std::string(name_of(decoded.encoding)), base));
  }
  if (says_nothing(sources[source].text)) r.sink.add(about_file(Code::F03, "", {}, base));
  return source;
}

/// The path of a file that another one uses, as the reader is asked for it.
std::string used_path(const Reading& r, std::size_t source, Span written) {
  const std::filesystem::path from(r.input.sources[source].path);
  std::string used(r.input.sources.text(written));
  std::replace(used.begin(), used.end(), '\\', '/');  // as Windows writes paths
  return normal((from.parent_path() / used).generic_string());
}

/// Plans and submissions are texts of the language or tables. Of anything else not even a line is shown: who checks files of others may
/// have rights that they have not.
bool can_be_used(const std::string& path) {
  const auto kind = table_kind(path);
  return lower(path).ends_with(".malkoll") || (kind && *kind != TableKind::text);
}

/// Reads and parses the files that are used and not read yet, and those that these use.
void follow_uses(Reading& r, const Keywords& keywords, Sink& lines) {
  const Facts& facts = r.input.facts;
  r.use_edges.clear();
  r.use_places.clear();
  r.missing.clear();
  for (const Id<Use> u : facts.uses.ids()) {
    const Span place = facts.uses[u].path;
    const std::size_t source = r.input.sources.index_at(place.at);
    const std::string path = used_path(r, source, place);
    auto known = r.known.find(path);
    if (known == r.known.end()) {
      if (!can_be_used(path)) {
        r.missing.push_back({place, "slag"});
        continue;
      }
      Fetched fetched = fetch(r.reader, path);
      if (fetched.fault == FileAnswer::Fault::missing) {
        r.missing.push_back({place, ""});
        continue;
      }
      const std::string own = fetched.path.empty() ? path : normal(fetched.path);
      const auto [same, is_new] = r.known.emplace(own, 0);
      if (is_new) {
        same->second = add_source(r, own, std::move(fetched));
        parse(r.input.sources[same->second], keywords, r.input.facts, lines);
      }
      const std::size_t found = same->second;
      known = r.known.emplace(path, found).first;
    }
    r.use_edges.emplace_back(source, known->second);
    r.use_places.push_back(place);
  }
}

/// `använd` that leads back to where it began, each circle once.
void report_circles(Reading& r) {
  enum class Mark : std::uint8_t { fresh, open, done };
  std::vector<Mark> marks(r.input.sources.size(), Mark::fresh);
  struct Step {
    std::size_t source, edge;
  };
  std::vector<std::vector<std::size_t>> out(r.input.sources.size());
  for (std::size_t e = 0; e < r.use_edges.size(); ++e) out[r.use_edges[e].first].push_back(e);
  for (std::size_t start = 0; start < marks.size(); ++start) {
    if (marks[start] != Mark::fresh) continue;
    std::vector<Step> path{{start, 0}};
    marks[start] = Mark::open;
    while (!path.empty()) {
      Step& step = path.back();
      if (step.edge == out[step.source].size()) {
        marks[step.source] = Mark::done;
        path.pop_back();
        continue;
      }
      const std::size_t edge = out[step.source][step.edge++];
      const std::size_t to = r.use_edges[edge].second;
      if (marks[to] == Mark::open) {
        Mistake m;
        m.code = Code::F05;
        m.span = r.use_places[edge];
        r.sink.add(std::move(m));
      } else if (marks[to] == Mark::fresh) {
        marks[to] = Mark::open;
        path.push_back({to, 0});
      }
    }
  }
}

/// The municipality's words for a value: all are read, the first is written.
void learn_value(const WrittenTerm& term, const Sources& sources, Keywords& keywords, Vocabulary& vocabulary, Sink& sink) {
  std::string_view rest = sources.text(term.word);
  for (bool first = true; !rest.empty(); first = false) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view own = trim(rest.substr(0, comma));
    if (!keywords.add_choice(own, term.shape, term.value)) {
      Mistake m;
      m.code = Code::P11;
      m.variant = "värde";
      m.span = {term.word.at + static_cast<std::uint32_t>(own.data() - sources.text(term.word).data()),
                static_cast<std::uint32_t>(own.size())};
      m.kind = written(term.shape, term.value);
      sink.add(std::move(m));
    } else if (first) {
      vocabulary.set_value(written(term.shape, term.value), own);
    }
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
}

/// The municipality's own words. False where a word already means something else.
bool learn_terms(const Facts& facts, const Sources& sources, Keywords& keywords, Vocabulary& vocabulary, Sink& sink) {
  const std::size_t before = keywords.words();
  for (const WrittenTerm& term : facts.terms) {
    if (term.value != 0) {
      learn_value(term, sources, keywords, vocabulary, sink);
      continue;
    }
    const std::string_view text = sources.text(term.word);
    const std::size_t comma = std::min(text.find(','), text.size());  // mätetal, mätetalet
    const std::string_view term_word = trim(text.substr(0, comma)), second = trim(text.substr(std::min(comma + 1, text.size())));
    const bool of_assignment = term.kind == Kind::assignment;  // its second word is what the units call their own
    if (keywords.add_term(term_word, term.kind) && (!of_assignment || second.empty() || keywords.add_term(second, term.kind))) {
      vocabulary.set(word(term.kind), term_word, of_assignment ? std::string_view{} : second);
      if (of_assignment) vocabulary.set("eget uppdrag", second.empty() ? term_word : second);
      continue;
    }
    Mistake m;
    m.code = Code::P11;
    m.span = term.word;
    m.kind = word(term.kind);
    sink.add(std::move(m));
  }
  return keywords.words() != before;
}

/// Reads some files one after the other, on a thread of its own if asked for, while others are parsed.
std::future<std::vector<Fetched>> begin_to_fetch(FileReader reader, std::span<const std::string> paths, bool threads) {
  return in_background(threads, [=] {
    std::vector<Fetched> all;
    for (const std::string& path : paths) all.push_back(fetch(reader, path));
    return all;
  });
}

/// Where what the sources say is put.
struct Parsing {
  const Keywords& keywords;
  Facts& facts;
  Sink& lines;
  Facts beside = {};  ///< kept for its room
};
/// What the sources from `first` on say, in their order: a second one is parsed on a thread of its own, into tables of its own.
void parse_sources(Parsing& p, const Sources& sources, std::size_t first, bool threads) {
  constexpr std::size_t much_larger = 8;
  for (std::size_t s = first; s < sources.size(); ++s) {
    // A plan before a large table: it is read by then, and to move what the table says would take that once more.
    const bool before_large = s + 1 < sources.size() && sources[s + 1].text.size() / much_larger > sources[s].text.size();
    if (before_large) reserve(p.facts, sources.bytes());
    if (!threads || s + 1 == sources.size() || before_large) {
      parse(sources[s], p.keywords, p.facts, p.lines);
      continue;
    }
    Sink beside;
    const Source& second = sources[s + 1];
    reserve(p.beside, second.text.size());
    std::future<void> other = in_background(true, [&] { parse(second, p.keywords, p.beside, beside); });
    parse(sources[s++], p.keywords, p.facts, p.lines);
    other.get();
    move_facts(p.beside, p.facts);
    p.lines.add(beside);
  }
}

}  // namespace

const char* variant_of(FileAnswer::Fault fault) {
  switch (fault) {
    case FileAnswer::Fault::too_large: return "för-stor";
    case FileAnswer::Fault::missing: return "saknas";
    case FileAnswer::Fault::folder: return "mapp";
    default: return "oläsbar";
  }
}

void read_files(Input& input, const std::vector<std::string>& paths, FileReader reader, Sink& sink, const ReadOptions& options) {
  Reading r{input, reader, sink, {}, {}, {}, {}};
  Keywords& keywords = input.keywords;
  Sink lines;  // of the grammar, apart: it may have to read again with the municipality's words
  reserve(input.facts, options.expected_bytes);
  std::vector<std::string> distinct;
  for (const std::string& path : paths) {
    if (r.known.emplace(normal(path), 0).second) distinct.push_back(path);
  }
  constexpr std::size_t together = 2;
  const auto begin = [&](std::size_t at) {
    return begin_to_fetch(reader, std::span(distinct).subspan(at, std::min(together, distinct.size() - at)), options.threads);
  };
  Parsing parsing{keywords, input.facts, lines};
  std::future<std::vector<Fetched>> next;
  if (!distinct.empty()) next = begin(0);
  for (std::size_t at = 0; at < distinct.size();) {
    std::vector<Fetched> fetched = next.get();
    if (at + fetched.size() < distinct.size()) next = begin(at + fetched.size());
    const std::size_t first = input.sources.size();
    for (Fetched& file : fetched) {
      const std::size_t source = add_source(r, distinct[at], std::move(file));
      r.known[normal(distinct[at++])] = source;
      input.given.push_back(source);
    }
    parse_sources(parsing, input.sources, first, options.threads);
  }
  follow_uses(r, keywords, lines);
  if (learn_terms(input.facts, input.sources, keywords, input.vocabulary, sink)) {
    // The words hold on lines before them too, and in files that were read earlier.
    input.facts = {};
    lines = {};
    reserve(input.facts, input.sources.bytes());
    parse_sources(parsing, input.sources, 0, options.threads);
    follow_uses(r, keywords, lines);
  }
  for (const Reading::Missing& missing : r.missing) {
    Mistake m;
    m.code = Code::F04;
    m.variant = missing.variant;
    m.span = missing.place;
    sink.add(std::move(m));
  }
  sink.add(lines);
  report_circles(r);
}

}  // namespace malkoll
