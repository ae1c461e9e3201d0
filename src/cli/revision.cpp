#include "cli/revision.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/process.h"
#include "text/told.h"
#include "work/table_reader.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

namespace {

/// Asks git, which must run no program that the repository's settings name, and reach no network: a repository can come with a zip.
std::optional<ProcessResult> git(const std::string& folder, std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), {"git", "-C", folder.empty() ? "." : folder, "--no-pager", "-c", "core.fsmonitor=false", "-c",
                                       "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "core.alternateRefsCommand=false",
                                       "-c", "core.sshCommand=false", "-c", "core.askPass=false"});
  // No protocol is allowed, so that what a partial clone lacks is fetched from nowhere.
  const std::vector<std::string> settings = {"GIT_ALLOW_PROTOCOL=",   "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
                                             "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat",       "GIT_EXTERNAL_DIFF="};
  return run_process(arguments, settings, input);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

struct Blob {
  std::string id, path;
};

/// The texts, tables and column maps in what `git ls-tree -r -z` prints: `MODE blob ID<tab>PATH<NUL>`. Links and submodules are no files.
std::vector<Blob> blobs_of(std::string_view listing) {
  std::vector<Blob> blobs;
  while (!listing.empty()) {
    const std::string_view entry = listing.substr(0, listing.find('\0'));
    listing.remove_prefix(std::min(entry.size() + 1, listing.size()));
    const std::size_t tab = entry.find('\t');
    if (tab == std::string_view::npos || !entry.starts_with("100")) continue;
    const std::string_view head = entry.substr(0, tab), path = entry.substr(tab + 1);
    const bool read = path.ends_with(".malkoll") || work::is_table(path) || path.ends_with(work::map_ending);
    if (read) blobs.push_back({std::string(head.substr(head.rfind(' ') + 1)), std::string(path)});
  }
  return blobs;
}

/// The contents by path, in what `git cat-file --batch` prints: `ID blob SIZE<LF>`, the bytes, LF. nullopt where it is cut short.
std::optional<std::map<std::string, std::string>> contents_in(std::string_view output, const std::vector<Blob>& blobs) {
  std::map<std::string, std::string> files;
  for (const Blob& blob : blobs) {
    const std::size_t end = output.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view head = output.substr(0, end);
    const std::string_view digits = head.substr(head.rfind(' ') + 1);
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (error != std::errc() || stop != digits.data() + digits.size() || output.size() - end - 1 < size) return std::nullopt;
    files[blob.path] = std::string(output.substr(end + 1, size));
    output.remove_prefix(std::min(end + 2 + size, output.size()));
  }
  return files;
}

/// Where in the repository a path of the file system stands, from its root; "" is the root.
std::string inside_repository(const fs::path& path, const ProcessResult& prefix, bool folder) {
  const std::string above = first_line(prefix.output);
  return folder ? above : above + path.filename().string();
}

}  // namespace

Result<Version> find_version(const std::string& name, const std::string& of) {
  Version version;
  std::error_code error;
  if (fs::exists(name, error)) {
    version.selection = select_files({name});
    if (version.selection.empty_folders.empty()) return version;
    return refusal(told("i mappen {} finns ingen fil vars namn slutar på .malkoll", name));
  }
  const fs::path place = of.empty() ? fs::path(".") : fs::path(of);
  const bool folder = !fs::is_regular_file(place, error);
  version.folder = folder ? place.string() : place.parent_path().string();
  if (!fs::is_directory(version.folder.empty() ? "." : version.folder, error)) version.folder = ".";
  const auto prefix = git(version.folder, {"rev-parse", "--show-prefix"});
  if (!prefix) {
    return refusal(
        told("{} finns inte som mapp eller fil, och för att läsa en tidigare version behövs git, som inte är installerat", name));
  }
  const std::size_t colon = name.find(':');
  const std::string revision = name.substr(0, colon);
  const auto commit = prefix->status != 0 || revision.empty()
                          ? std::nullopt
                          : git(version.folder, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit || commit->status != 0) {
    return refusal(prefix->status == 0
                       ? told("{} är varken en mapp, en fil eller en version i git", name)
                       : told("{} finns inte, och mappen ligger inte i ett git-förråd där en tidigare version kan finnas", name));
  }
  version.commit = first_line(commit->output);
  const std::string within = colon == std::string::npos ? inside_repository(place, *prefix, folder) : name.substr(colon + 1);
  std::vector<std::string> list = {"ls-tree", "-r", "-z", "--full-tree", version.commit, "--"};
  if (!within.empty()) list.push_back(within);
  const auto listing = git(version.folder, list);
  const std::vector<Blob> blobs = listing && listing->status == 0 ? blobs_of(listing->output) : std::vector<Blob>{};
  if (blobs.empty()) {
    return refusal(within.empty() ? told("versionen {} har ingen fil vars namn slutar på .malkoll", revision)
                                  : told("versionen {} har ingen fil vars namn slutar på .malkoll i {}", revision, within));
  }
  std::string wanted;
  for (const Blob& blob : blobs) wanted += blob.id + "\n";
  const auto contents = git(version.folder, {"cat-file", "--batch"}, wanted);
  auto files = contents && contents->status == 0 ? contents_in(contents->output, blobs) : std::nullopt;
  if (!files) {
    return refusal(told("versionen {} kunde inte läsas ur git", revision));
  }
  version.files = std::move(*files);
  for (const auto& [path, bytes] : version.files) {
    if (!path.ends_with(work::map_ending)) version.selection.files.push_back(path);
    version.selection.bytes += bytes.size();
  }
  version.selection.whole_municipality = blobs.size() > 1 || blobs[0].path != within;
  return version;
}

FileAnswer read_version(const Version& version, const std::string& path) {
  if (version.commit.empty()) return read_file(path);
  if (const auto file = version.files.find(path); file != version.files.end()) return {FileAnswer::Fault::none, file->second};
  const auto blob = git(version.folder, {"cat-file", "blob", version.commit + ":" + path});  // outside the folder, named by `använd`
  if (!blob || blob->status != 0) return {FileAnswer::Fault::missing, {}};
  return {FileAnswer::Fault::none, blob->output};
}

}  // namespace malkoll::cli
