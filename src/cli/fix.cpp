#include "cli/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <cstdio>
#include <map>

#include "cli/files.h"
#include "cli/fix_tables.h"
#include "cli/run.h"
#include "format/corrections.h"
#include "format/unified_diff.h"
#include "text/decode.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

struct File {
  std::string before, now;  ///< bytes
};
using Files = std::map<std::string, File>;  // by path

/// A corrected word can show another one that was hidden by it; each round corrects what it sees.
constexpr int most_rounds = 8;

/// How bad a result is: a correction may let nothing grow that counts more than what it mends.
struct Weight {
  std::size_t errors = 0, warnings = 0;
  auto operator<=>(const Weight&) const = default;
};

Weight weight_of(const CheckResult& result) {
  Weight weight;
  for (const Finding& finding : result.findings) {
    if (finding.waived || finding.fix) continue;  // what can be corrected is, in the next round
    weight.errors += finding.level == Level::error ? 1 : 0;
    weight.warnings += finding.level == Level::warning ? 1 : 0;
  }
  return weight;
}

/// One place to correct, in the text as it was when the round began.
struct Place {
  std::size_t source = 0;
  Edit edit;                               ///< of a text
  std::optional<workbook::CellEdit> cell;  ///< of a table
};

class Corrector {
 public:
  Corrector(const Selection& selection, Files& files, const CheckArguments& arguments, const Common& common)
      : selection_(selection), files_(files), arguments_(arguments), common_(common) {}

  /// Corrects the files, in memory, as long as there is something to correct. False where they cannot be checked.
  bool run() {
    for (int round = 0; round < most_rounds; ++round) {
      std::unique_ptr<Loaded> loaded = open();
      if (loaded == nullptr) return false;
      const CheckResult result = checked(*loaded);
      const std::size_t before = count_;
      weight_ = weight_of(result);
      loaded_ = loaded.get();
      texts_.clear();
      accepted_.clear();
      left_ = 0;
      refused_.clear();
      accept(places(result));
      count_ += accepted_.size();
      for (const Place& place : accepted_) {
        if (place.cell) mended_[loaded_->input.sources[place.source].path].edits.push_back(shown_edit(*loaded_, place.source, *place.cell));
      }
      if (count_ == before) break;
    }
    return true;
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const std::vector<std::string>& refused() const {
    return refused_;
  }     ///< cells that are left as they are, each with its reason
  [[nodiscard]] const std::map<std::string, Mending>& mended() const { return mended_; }  ///< by path
  [[nodiscard]] std::size_t left() const { return left_; }  ///< corrections that would show more errors than they mend

 private:
  std::unique_ptr<Loaded> open() {
    const auto reader = [&](const std::string& path) -> FileAnswer {
      if (const auto there = files_.find(path); there != files_.end()) return {FileAnswer::Fault::none, there->second.now};
      FileAnswer answer = selection_.read(path);
      if (answer.fault == FileAnswer::Fault::none) files_[path] = {answer.bytes, answer.bytes};
      return answer;
    };
    return load(selection_, reader, arguments_.plan, common_, {false, nullptr, arguments_.tables});
  }

  static CheckResult checked(Loaded& loaded) { return cli::checked(loaded, {}); }

  std::vector<Place> places(const CheckResult& result) {
    std::vector<Place> all;
    const auto& given = loaded_->input.given;
    for (const Corrections& corrections : certain_corrections(result)) {
      // The plan that a submission uses is not this run's to write.
      if (std::find(given.begin(), given.end(), corrections.source) == given.end()) continue;
      if (loaded_->tables.contains(loaded_->input.sources[corrections.source].path)) {
        PossibleEdits possible = possible_edits(*loaded_, corrections);
        for (workbook::CellEdit& cell : possible.edits) all.push_back({corrections.source, {}, std::move(cell)});
        refused_.insert(refused_.end(), possible.refused.begin(), possible.refused.end());
        continue;
      }
      for (const Edit& edit : corrections.edits) all.push_back({corrections.source, edit, std::nullopt});
    }
    return all;
  }

  /// Makes those of the corrections that make nothing worse: all at once where they do not, else the one half and then the other.
  void accept(std::vector<Place> candidates) {
    if (candidates.empty()) return;
    std::vector<Place> all = accepted_;
    all.insert(all.end(), candidates.begin(), candidates.end());
    const Files before = files_;
    const std::map<std::string, Mending> mended_before = mended_;
    if (write(all)) {
      const std::unique_ptr<Loaded> after = open();
      const Weight weight = after == nullptr ? Weight{} : weight_of(checked(*after));
      if (after != nullptr && weight <= weight_) {
        weight_ = weight;
        accepted_ = std::move(all);
        return;
      }
    }
    files_ = before;
    mended_ = mended_before;
    if (candidates.size() == 1) {
      ++left_;
      return;
    }
    const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(candidates.size() / 2);
    accept({candidates.begin(), middle});
    accept({middle, candidates.end()});
  }

  /// The texts of the round's beginning with these corrections. False where a file cannot hold them.
  bool write(const std::vector<Place>& places) {
    std::map<std::size_t, std::vector<Edit>> by_source;
    std::map<std::size_t, std::vector<workbook::CellEdit>> by_table;
    for (const Place& place : places) {
      if (place.cell) by_table[place.source].push_back(*place.cell);
      else by_source[place.source].push_back(place.edit);
    }
    for (const auto& [source, edits] : by_table) {
      const std::string& path = loaded_->input.sources[source].path;
      const auto original = texts_.try_emplace(source, files_[path].now).first;
      Result<work::MendedTable> now = work::mend(loaded_->tables.at(path), original->second, edits);
      const auto is_refused = [](const std::string& reason) { return !reason.empty(); };
      if (!now || std::any_of(now->reasons.begin(), now->reasons.end(), is_refused)) return false;
      files_[path].now = std::move(now->bytes);
      for (std::string& cell : now->recalculated) {
        std::vector<std::string>& known = mended_[path].recalculated;
        if (std::find(known.begin(), known.end(), cell) == known.end()) known.push_back(std::move(cell));
      }
    }
    for (auto& [source, edits] : by_source) {
      const Source& text = loaded_->input.sources[source];
      std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
      const auto original = texts_.try_emplace(source, files_[text.path].now).first;
      std::optional<std::string> bytes = patched(original->second, text, edits);
      if (!bytes) return false;
      files_[text.path].now = std::move(*bytes);
    }
    return true;
  }

  const Selection& selection_;
  Files& files_;
  const CheckArguments& arguments_;
  const Common& common_;
  const Loaded* loaded_ = nullptr;             ///< of the round
  std::map<std::size_t, std::string> texts_;   ///< bytes of the files when the round began, by source
  std::vector<Place> accepted_;
  std::vector<std::string> refused_;
  std::map<std::string, Mending> mended_;
  Weight weight_;
  std::size_t count_ = 0, left_ = 0;
};

std::string difference(const std::string& path, const std::string& before, const std::string& after) {
  Source source;
  source.path = path;
  source.text = decode(before).text;
  return unified_diff(source, corrected(source, decode(after).text));
}

}  // namespace

std::optional<int> fix_files(const CheckArguments& arguments, const Common& common, std::map<std::string, std::string>& mended) {
  const Selection selection = select_files(arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths);
  const bool piped = std::find(selection.files.begin(), selection.files.end(), "-") != selection.files.end();
  if (piped && !arguments.diff) return refuse(told("--fix kan inte skriva i standard in; --fix --diff visar vad som skulle rättas"));
  Files files;
  Corrector corrector(selection, files, arguments, common);
  if (!corrector.run()) return could_not_run;
  if (const std::size_t left = corrector.left(); left > 0) {
    fmt::print(stderr, "{}\n",
               told("{} lämnas för hand: mer som är fel skulle komma fram", left == 1 ? told("1 rättelse") : told("{} rättelser", left)));
  }

  for (const std::string& cell : corrector.refused()) mention(cell);

  std::size_t changed = 0;
  for (const auto& [path, file] : files) {
    if (file.now == file.before) continue;
    ++changed;
    // What is written is said beside the findings; what is only shown is what was asked for.
    const auto table = corrector.mended().find(path);
    const bool is_table = table != corrector.mended().end();
    fmt::print(arguments.diff ? stdout : stderr, "{}", is_table ? shown_edits(table->second) : difference(path, file.before, file.now));
    if (arguments.diff) continue;
    if (read_file(path).bytes != file.before) return refuse(told("{} har ändrats under tiden och lämnas som den är", path));
    const auto done =
        is_table ? write_mended(path, arguments.in_place, file.before, file.now, table->second) : write_file(path, Over::read, file.now);
    if (!done) return refuse(done.error());
    if (is_table) mended[path] = file.now;
  }
  if (changed == 0) fmt::print(stderr, "{}\n", told("inget går att rätta med säkerhet"));
  if (arguments.diff) return changed == 0 ? all_well : found_something;
  if (changed != 0) {
    const std::size_t count = corrector.count();
    fmt::print(stderr, "{}\n",
               told("{} i {}", count == 1 ? told("1 rättelse") : told("{} rättelser", count),
                    changed == 1 ? told("1 fil") : told("{} filer", changed)));
  }
  return std::nullopt;
}

}  // namespace malkoll::cli
