#include <new>

#include "cli/arguments.h"
#include "cli/system.h"

int main(int argc, char** argv) try {
  using namespace malkoll::cli;
  begin_process();
  choose_language(argc, argv);
  const int status = run_command_line({check_command(), import_command(), init_command(), new_command(), split_command(), merge_command(), explain_command(), rules_command(), fmt_command(),
                                       report_command(), diff_command(), export_command(), query_command(), schema_command(), kolada_command()},
                                      argc, argv);
  return output_arrived() ? status : refuse(malkoll::told("allt kunde inte skrivas på standard ut"));
} catch (const std::bad_alloc&) {
  return malkoll::cli::refuse(malkoll::told("minnet räcker inte"));
} catch (const std::exception& error) {
  return malkoll::cli::refuse(error.what());
}
