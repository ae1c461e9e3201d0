#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"

namespace malkoll::importing {

/// A row of the ledger as it names itself.
struct LedgerRow {
  std::string_view id, title, code;
};

/// The posts of one unit's budget by what they say of themselves.
class PostKeys {
 public:
  PostKeys(const Project& project, Id<UnitRow> unit);

  struct Found {
    Id<PostRow> post;
    bool several = false;  ///< no one post, but more than one
  };
  /// By id; by kodsträng, where what the post says is said by the row too, and the post that says most is meant; by name.
  [[nodiscard]] Found find(const LedgerRow& row) const;

 private:
  struct Code {
    std::vector<std::string> words;  ///< the account first
    Id<PostRow> post;
  };
  struct Named {
    Id<PostRow> post;
    std::size_t posts = 0;
  };
  std::map<std::string, Named> ids_, titles_;
  std::multimap<std::string, Code> codes_;  ///< by account
};

}  // namespace malkoll::importing
