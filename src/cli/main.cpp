#include <fmt/format.h>

#include <iostream>
#include <new>

#include "cli/arguments.h"
#include "cli/system.h"

namespace {

/// Somebody who opened the program by a double click sees what it says until he has read it.
int end_with(int status) {
  using namespace malkoll::cli;
  if (status != could_not_run || !has_window_of_its_own()) return status;
  fmt::print(stderr, "\n{}", malkoll::told("Tryck på Enter för att stänga fönstret. "));
  static_cast<void>(std::cin.get());
  return status;
}

int run(int argc, char** argv) {
  using namespace malkoll::cli;
  const std::vector<std::string> words = words_of(argc, argv);
  std::vector<const char*> given;
  for (const std::string& word : words) given.push_back(word.c_str());
  const int count = static_cast<int>(given.size());
  choose_language(count, given.data());
  const int status = run_command_line(
      {check_command(), import_command(), init_command(), new_command(), split_command(), merge_command(), explain_command(),
       rules_command(), fmt_command(), report_command(), diff_command(), export_command(), query_command(), schema_command(),
       kolada_command(), verify_command(), store_command(), lsp_command(), watch_command()},
      count, given.data());
  return output_arrived() ? status : refuse(malkoll::told("allt kunde inte skrivas på standard ut"));
}

}  // namespace

int main(int argc, char** argv) {
  malkoll::cli::begin_process();
  try {
    return end_with(run(argc, argv));
  } catch (const std::bad_alloc&) {
    return end_with(malkoll::cli::refuse(malkoll::told("minnet räcker inte")));
  } catch (const std::exception& error) {
    return end_with(malkoll::cli::refuse(error.what()));
  }
}
