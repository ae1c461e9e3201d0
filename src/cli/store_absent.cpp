#include "cli/store.h"

/// In the place of store_actions.cpp and store_posix.cpp where the program is built without libpq.
namespace malkoll::cli {

int run_store(const StoreArguments& /*arguments*/, const Common& /*common*/) {
  return refuse(told("det här programmet är byggt utan registret (PostgreSQL): bygg det där libpq-dev är installerat"));
}

std::string store_library() { return told("inte med"); }

}  // namespace malkoll::cli
