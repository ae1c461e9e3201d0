#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/files.h"
#include "report/report.h"

namespace malkoll::cli {

/// Reads what is selected, and keeps what a report says of each file: the checksum is taken of the bytes that were read.
class ReportReader {
 public:
  explicit ReportReader(const Selection& selection) : selection_(selection) {}
  FileAnswer operator()(const std::string& path);

  /// The files that were read, in the order of the sources.
  [[nodiscard]] std::vector<report::ReportFile> files(const Sources& sources) const;
  /// All that was asked for, whether it is there or not.
  [[nodiscard]] const std::set<std::string>& asked() const { return asked_; }

 private:
  const Selection& selection_;
  std::unordered_map<std::string, report::ReportFile> read_;
  std::set<std::string> asked_;
};

}  // namespace malkoll::cli
