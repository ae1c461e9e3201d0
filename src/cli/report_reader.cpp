#include "cli/report_reader.h"

#include "text/checksum.h"

namespace malkoll::cli {

FileAnswer ReportReader::operator()(const std::string& path) {
  asked_.insert(path);
  FileAnswer answer = selection_.read(path);
  if (answer.fault == FileAnswer::Fault::none) read_[path] = {path, sha256(answer.bytes), answer.bytes.size()};
  return answer;
}

std::vector<report::ReportFile> ReportReader::files(const Sources& sources) const {
  std::vector<report::ReportFile> files;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (const auto file = read_.find(sources[s].path); file != read_.end()) files.push_back(file->second);
  }
  return files;
}

}  // namespace malkoll::cli
