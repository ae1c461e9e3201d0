#include "check/read.h"

#include <filesystem>
#include <unordered_map>

#include "grammar.h"
#include "text/decode.h"

namespace malkoll {

namespace {

struct Reading {
  Input& input;
  FileReader reader;
  Sink& sink;
  std::unordered_map<std::string, std::size_t> known;          ///< normal path → source
  std::vector<std::pair<std::size_t, std::size_t>> use_edges;  ///< source → source, with the Use of the same number
  std::vector<Span> use_places;
};

std::string normal(const std::string& path) { return std::filesystem::path(path).lexically_normal().generic_string(); }

void about_file(Sink& sink, Code code, const char* variant, std::uint32_t base) {
  Mistake m;
  m.code = code;
  m.variant = variant;
  m.span = {base, 0};
  m.whole_file = true;
  sink.add(std::move(m));
}

std::size_t add_source(Reading& r, const std::string& path, FileAnswer answer) {
  Sources& sources = r.input.sources;
  const bool too_much = answer.bytes.size() + sources.bytes() + 4 >= Sources::limit;
  if (answer.fault != FileAnswer::Fault::none || too_much) {
    const std::size_t source = sources.add(path, {});
    const bool large = too_much || answer.fault == FileAnswer::Fault::too_large;
    about_file(r.sink, Code::F01, large ? "för-stor" : answer.fault == FileAnswer::Fault::missing ? "saknas" : "oläsbar", sources[source].base);
    r.input.unreadable = true;
    return source;
  }
  Decoded decoded = decode(std::move(answer.bytes));
  const std::size_t source = sources.add(path, std::move(decoded.text), std::move(decoded.composed));
  const std::uint32_t base = sources[source].base;
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes) {
    about_file(r.sink, Code::F01, decoded.error->kind == DecodeError::Kind::archive ? "arkiv" : "binär", base);
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
  if (decoded.encoding == Encoding::windows_1252) about_file(r.sink, Code::F02, "", base);
  if (decoded.encoding == Encoding::utf16) about_file(r.sink, Code::F02, "utf-16", base);
  if (sources[source].text.find_first_not_of(" \t\r\n") == std::string::npos) about_file(r.sink, Code::F03, "", base);
  return source;
}

/// Parses a source, and reads the files that it uses and that are not read yet.
void parse_source(Reading& r, std::size_t source, const Keywords& keywords, Facts& facts, Sink& sink, std::vector<std::string>& queue) {
  const std::size_t first_use = facts.uses.size();
  parse(r.input.sources[source], keywords, facts, sink);
  for (std::size_t u = first_use; u < facts.uses.size(); ++u) {
    const std::filesystem::path from(r.input.sources[source].path);
    std::string used(r.input.sources.text(facts.uses[u].path));
    for (char& c : used) c = c == '\\' ? '/' : c;  // as Windows writes paths
    queue.push_back(normal((from.parent_path() / used).generic_string()));
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

/// The municipality's own words. False where a word already means something else.
bool learn_terms(const Facts& facts, const Sources& sources, Keywords& keywords, Vocabulary& vocabulary, Sink& sink) {
  const std::size_t before = keywords.all().size();
  for (const WrittenTerm& term : facts.terms) {
    const std::string_view text = sources.text(term.word);
    if (keywords.add_term(text, term.kind)) {
      vocabulary.set(word(term.kind), text);
      continue;
    }
    Mistake m;
    m.code = Code::P11;
    m.span = term.word;
    m.kind = word(term.kind);
    sink.add(std::move(m));
  }
  return keywords.all().size() != before;
}

}  // namespace

void read_files(Input& input, const std::vector<std::string>& paths, FileReader reader, Sink& sink, std::size_t expected_bytes) {
  Reading r{input, reader, sink, {}, {}, {}};
  Keywords keywords;
  Sink lines;  // of the grammar, apart: it may have to read again with the municipality's words
  reserve(input.facts, expected_bytes);
  std::size_t parsed = 0;
  std::vector<std::string> queue;
  const auto parse_new = [&](Facts& facts, Sink& to) {
    for (; parsed < input.sources.size(); ++parsed) {
      queue.clear();
      const std::size_t first_use = facts.uses.size();
      parse_source(r, parsed, keywords, facts, to, queue);
      for (std::size_t q = 0; q < queue.size(); ++q) {
        const Span place = facts.uses[first_use + q].path;
        auto known = r.known.find(queue[q]);
        if (known == r.known.end()) {
          FileAnswer answer = reader(queue[q]);
          if (answer.fault == FileAnswer::Fault::missing) {
            Mistake m;
            m.code = Code::F04;
            m.span = place;
            sink.add(std::move(m));
            continue;
          }
          known = r.known.emplace(queue[q], add_source(r, queue[q], std::move(answer))).first;
        }
        r.use_edges.emplace_back(parsed, known->second);
        r.use_places.push_back(place);
      }
    }
  };
  for (const std::string& path : paths) {
    const std::string key = normal(path);
    if (r.known.contains(key)) continue;
    const std::size_t source = add_source(r, path, reader(path));
    r.known.emplace(key, source);
    input.given.push_back(source);
  }
  parse_new(input.facts, lines);
  if (learn_terms(input.facts, input.sources, keywords, input.vocabulary, sink)) {
    // The words hold on lines before them too, and in files that were read earlier.
    const std::size_t uses = r.use_edges.size();
    input.facts = {};
    lines = {};
    reserve(input.facts, input.sources.bytes());
    parsed = 0;
    parse_new(input.facts, lines);
    r.use_edges.resize(uses);
    r.use_places.resize(uses);
  }
  for (const Mistake& m : lines.mistakes()) sink.add(m);
  for (std::size_t c = 0; c < static_cast<std::size_t>(Code::count); ++c) {
    const auto code = static_cast<Code>(c);
    const std::size_t dropped = lines.count(code) - std::min(lines.count(code), Sink::keep);
    sink.add_dropped(code, dropped);
  }
  report_circles(r);
}

}  // namespace malkoll
