#include "store/schema.h"

#include "store/columns.h"

namespace malkoll {

std::vector<Table> make_tables(const Project& project) {
  std::vector<Table> tables;
  add_goal_tables(project, tables);
  add_unit_tables(project, tables);
  add_post_tables(project, tables);
  add_indicator_tables(project, tables);
  add_follow_up_tables(project, tables);
  add_text_tables(project, tables);
  return tables;
}

}  // namespace malkoll
