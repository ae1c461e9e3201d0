#include "registry/server.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/told.h"

namespace malkoll::registry {

namespace {

constexpr int oldest_server = 150000;  // views that ask with the reader's own rights are new in 15
constexpr Oid of_truth = 16, of_float4 = 700, of_float8 = 701;

std::string without_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

/// What a code of PostgreSQL's means to whoever asked; empty: nothing better than PostgreSQL's own words.
std::string meaning(std::string_view state, const std::string& words) {
  struct Known {
    std::string_view state;
    std::string (*tell)(const std::string&);
  };
  static const Known known[] = {
      {"57014", [](const std::string&) { return told("frågan tog för lång tid och avbröts; --timeout ger den längre tid"); }},
      {"55P03", [](const std::string&) { return told("någon läser eller skriver just det; försök igen om en stund"); }},
      {"25006", [](const std::string& w) { return told("frågan får bara läsa: {}", w); }},
      {"42501", [](const std::string& w) { return told("rollen får inte göra det: {}", w); }},
      {"53100", [](const std::string& w) { return told("serverns disk är full, och inget ändrades: {}", w); }},
      {"3F000", [](const std::string&) { return told("registret finns inte i databasen; malkoll store URL init lägger upp det"); }},
      {"22P05", [](const std::string& w) { return told("databasen tar inte ett tecken i texten: {}", w); }},
  };
  for (const Known& one : known) {
    if (one.state == state) return one.tell(words);
  }
  return {};
}

}  // namespace

Rows::Rows(const Library& library, PGresult* result) : library_(&library), result_(result, library.clear) {}
int Rows::size() const { return library_->rows(result_.get()); }
std::vector<std::string> Rows::columns() const {
  std::vector<std::string> names;
  for (int c = 0; c < library_->columns(result_.get()); ++c) names.emplace_back(library_->column_name(result_.get(), c));
  return names;
}
int Rows::column(std::string_view name) const {
  const std::vector<std::string> names = columns();
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}
bool Rows::is_null(int row, int column) const { return library_->is_null(result_.get(), row, column) != 0; }
bool Rows::is_real(int column) const {
  const Oid type = library_->column_type(result_.get(), column);
  return type == of_float4 || type == of_float8;
}
std::string_view Rows::text(int row, int column) const {
  const std::string_view written(library_->value(result_.get(), row, column),
                                 static_cast<std::size_t>(library_->length(result_.get(), row, column)));
  if (library_->column_type(result_.get(), column) != of_truth || written.empty()) return written;
  return written == "t" ? "1" : "0";
}
std::int64_t Rows::integer(int row, int column) const {
  const std::string_view written = text(row, column);
  std::int64_t value = 0;
  static_cast<void>(std::from_chars(written.data(), written.data() + written.size(), value));
  return value;
}

Result<Server> Server::connect(const Library& library, const std::string& url) {
  PGconn* const connection = library.connect(url.c_str());
  Server server(library, connection);
  if (library.status(connection) != CONNECTION_OK)
    return refusal(told("kan inte nå databasen: {}", without_end(library.error_message(connection))));
  if (library.server_version(connection) < oldest_server)
    return refusal(told("servern är för gammal: det behövs PostgreSQL 15 eller senare"));
  const char* const encoding = library.parameter_status(connection, "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    return refusal(told("databasen har inte teckenkodningen UTF8: skapa den med   createdb --encoding=UTF8 --template=template0"));
  library.set_client_encoding(connection, "UTF8");
  library.set_notice_receiver(connection, [](void*, const PGresult*) {}, nullptr);
  // Names of the rules' own tables first; functions are never looked up among what somebody has made for the while.
  if (auto done =
          server.run("SET search_path = pg_temp, malkoll, pg_catalog; SET extra_float_digits = 1; SET lock_timeout = '20s'; SET jit = off");
      !done)
    return failure(done.error());
  return server;
}

tl::unexpected<Refusal> Server::failed(PGresult* result) {
  const char* const state = result == nullptr ? nullptr : library_->error_field(result, PG_DIAG_SQLSTATE);
  const char* const message = result == nullptr ? nullptr : library_->error_field(result, PG_DIAG_MESSAGE_PRIMARY);
  last_state_ = state == nullptr ? "" : state;
  const std::string words = message == nullptr ? without_end(library_->error_message(connection_.get())) : message;
  library_->clear(result);
  // Told to go, the connection is not known to be lost until something is asked of it again.
  const bool stopped = last_state_ == "57P01" || last_state_ == "57P02" || last_state_ == "57P03" || last_state_.starts_with("08");
  if (stopped || library_->status(connection_.get()) != CONNECTION_OK)
    return refusal(told("förbindelsen med databasen bröts, och inget ändrades: {}", words));
  const std::string meant = meaning(last_state_, words);
  return refusal(meant.empty() ? told("PostgreSQL svarar: {}", words) : meant);
}

Result<Rows> Server::taken(PGresult* result) {
  const ExecStatusType status = library_->result_status(result);
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return Rows(*library_, result);
  return failed(result);
}

Result<void> Server::run(const std::string& sql) {
  if (auto done = taken(library_->exec(connection_.get(), sql.c_str())); !done) return failure(done.error());
  return {};
}

Result<Rows> Server::ask(const std::string& sql, const Parameters& parameters) {
  std::vector<const char*> values;
  for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  return taken(
      library_->exec_params(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0));
}

Result<void> Server::copy(const std::string& sql, FunctionRef<Result<void>(FunctionRef<bool(std::string_view)>)> fill) {
  PGresult* const begun = library_->exec(connection_.get(), sql.c_str());
  if (library_->result_status(begun) != PGRES_COPY_IN) return failed(begun);
  library_->clear(begun);
  const auto put = [&](std::string_view piece) {
    return library_->put_copy_data(connection_.get(), piece.data(), static_cast<int>(piece.size())) == 1;
  };
  Result<void> filled = fill(put);
  library_->put_copy_end(connection_.get(), filled ? nullptr : "stopped");
  // Whether it was taken is told at the end only.
  Result<void> done{};
  while (PGresult* const result = library_->get_result(connection_.get())) {
    if (auto one = taken(result); !one && done) done = failure(one.error());
  }
  if (!done && filled) return done;
  return filled;
}

void Server::roll_back() {
  const std::string state = last_state_;
  static_cast<void>(run("ROLLBACK"));  // where the connection is lost, the server does it
  last_state_ = state;
}

Result<void> Server::transaction(FunctionRef<Result<void>()> work) {
  if (auto begun = run("BEGIN"); !begun) return begun;
  if (Result<void> done = work(); !done) {
    roll_back();
    return done;
  }
  return run("COMMIT");
}

Result<void> Server::look(FunctionRef<Result<void>()> work) {
  if (auto begun = run("BEGIN READ ONLY"); !begun) return begun;
  Result<void> done = work();
  roll_back();
  if (!done) return done;
  return run("SELECT pg_advisory_unlock_all()");  // a lock of the session outlives what is rolled back, and adding waits for it
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

}  // namespace malkoll::registry
