#include "cli/receipt.h"

#include <filesystem>

#include "cli/command.h"
#include "cli/system.h"

namespace malkoll::cli {

report::Receipt receipt_of(const Loaded& loaded, const CheckResult& result, const Seen& seen, std::map<std::string, std::string> settings,
                           std::string when) {
  report::ReceiptInput input{loaded.input, loaded.project, result, {}, std::move(settings), version(), std::move(when)};
  for (const auto& [path, file] : seen.files) input.files.push_back(file);
  return report::receipt_of(std::move(input));
}

Result<void> write_receipt_files(const report::Receipt& receipt, const std::string& path, Language language) {
  if (auto done = write_file(path, Over::own, report::write_receipt(receipt)); !done) return done;
  return write_file(std::filesystem::path(path).replace_extension(".html").generic_string(), Over::own,
                    report::receipt_page(receipt, language));
}

}  // namespace malkoll::cli
