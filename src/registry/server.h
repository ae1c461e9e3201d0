#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/library.h"
#include "text/function_ref.h"
#include "text/result.h"

/// A PostgreSQL server, as far as the register asks for it. Errors are sentences in the language of the run, with PostgreSQL's own reason after a colon.
namespace malkoll::registry {

/// What a statement answered.
class Rows {
 public:
  Rows(const Library& library, PGresult* result);
  [[nodiscard]] int size() const;
  [[nodiscard]] std::vector<std::string> columns() const;
  [[nodiscard]] int column(std::string_view name) const;  ///< its number, or -1
  [[nodiscard]] bool is_null(int row, int column) const;
  /// As PostgreSQL writes it; a truth value is 1 or 0, as in SQLite. NULL is empty.
  [[nodiscard]] std::string_view text(int row, int column) const;
  [[nodiscard]] std::int64_t integer(int row, int column) const;  ///< 0 where it is none
  [[nodiscard]] bool is_real(int column) const;

 private:
  const Library* library_;
  std::shared_ptr<PGresult> result_;
};

using Parameters = std::vector<std::optional<std::string>>;

class Server {
 public:
  /// `url`: postgresql://… or libpq's key=value. Refused: it cannot be reached, is older than 15, or does not hold UTF-8.
  [[nodiscard]] static Result<Server> connect(const Library& library, const std::string& url);

  /// One statement or several without parameters.
  [[nodiscard]] Result<void> run(const std::string& sql);
  /// One statement only, whatever stands in it.
  [[nodiscard]] Result<Rows> ask(const std::string& sql, const Parameters& parameters = {});
  /// `COPY … FROM STDIN`: `fill` hands over the lines. What it refuses stops the copying.
  [[nodiscard]] Result<void> copy(const std::string& sql, FunctionRef<Result<void>(FunctionRef<bool(std::string_view)>)> fill);

  /// Everything in one transaction: all of it is done, or nothing.
  [[nodiscard]] Result<void> transaction(FunctionRef<Result<void>()> work);
  /// A transaction that only reads, and of which nothing is kept whatever it was made to do: large objects and messages pass for reading.
  [[nodiscard]] Result<void> look(FunctionRef<Result<void>()> work);

 private:
  struct Close {
    const Library* library;
    void operator()(PGconn* connection) const { library->finish(connection); }
  };
  Server(const Library& library, PGconn* connection) : library_(&library), connection_(connection, Close{&library}) {}
  [[nodiscard]] tl::unexpected<Refusal> failed(PGresult* result);
  [[nodiscard]] Result<Rows> taken(PGresult* result);
  void roll_back();

  const Library* library_;
  std::unique_ptr<PGconn, Close> connection_;
  std::string last_state_;  ///< the code of the last error (SQLSTATE); empty: the connection itself
};

/// A name within double quotes, as SQL wants it.
[[nodiscard]] std::string quoted(std::string_view name);

}  // namespace malkoll::registry
