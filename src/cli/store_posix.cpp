#include <dlfcn.h>
#include <fmt/format.h>

#include <optional>
#include <type_traits>

#include "cli/postgres.h"
#include "cli/store.h"

namespace malkoll::cli {

namespace {

/// nullopt: it is not there, or lacks what is asked of it.
std::optional<registry::Library> load() {
  void* const library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);  // stays until the program ends
  if (library == nullptr) return std::nullopt;
  bool whole = true;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    whole = whole && function != nullptr;
  };
  registry::Library pq;
  find(pq.connect, "PQconnectdb");
  find(pq.status, "PQstatus");
  find(pq.error_message, "PQerrorMessage");
  find(pq.finish, "PQfinish");
  find(pq.server_version, "PQserverVersion");
  find(pq.set_client_encoding, "PQsetClientEncoding");
  find(pq.set_notice_receiver, "PQsetNoticeReceiver");
  find(pq.parameter_status, "PQparameterStatus");
  find(pq.exec, "PQexec");
  find(pq.exec_params, "PQexecParams");
  find(pq.get_result, "PQgetResult");
  find(pq.put_copy_data, "PQputCopyData");
  find(pq.put_copy_end, "PQputCopyEnd");
  find(pq.result_status, "PQresultStatus");
  find(pq.error_field, "PQresultErrorField");
  find(pq.rows, "PQntuples");
  find(pq.columns, "PQnfields");
  find(pq.column_name, "PQfname");
  find(pq.column_type, "PQftype");
  find(pq.value, "PQgetvalue");
  find(pq.length, "PQgetlength");
  find(pq.is_null, "PQgetisnull");
  find(pq.clear, "PQclear");
  find(pq.version, "PQlibVersion");
  return whole ? std::optional(pq) : std::nullopt;
}

}  // namespace

const registry::Library* postgres_library() {
  static const std::optional<registry::Library> loaded = load();
  return loaded ? &*loaded : nullptr;
}

std::string store_library() {
  constexpr int in_major = 10'000;
  const registry::Library* const library = postgres_library();
  return library == nullptr ? told("finns inte på datorn")
                            : fmt::format("{}.{}", library->version() / in_major, library->version() % in_major);
}

}  // namespace malkoll::cli
