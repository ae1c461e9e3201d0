#pragma once

#include <libpq-fe.h>

namespace malkoll::registry {

/// libpq, handed in by who has loaded it: linked, it and the libraries that it asks for would be loaded at every start of the program.
struct Library {
  decltype(&PQconnectdb) connect = nullptr;
  decltype(&PQstatus) status = nullptr;
  decltype(&PQerrorMessage) error_message = nullptr;
  decltype(&PQfinish) finish = nullptr;
  decltype(&PQserverVersion) server_version = nullptr;
  decltype(&PQsetClientEncoding) set_client_encoding = nullptr;
  decltype(&PQsetNoticeReceiver) set_notice_receiver = nullptr;
  decltype(&PQparameterStatus) parameter_status = nullptr;
  decltype(&PQexec) exec = nullptr;
  decltype(&PQexecParams) exec_params = nullptr;
  decltype(&PQgetResult) get_result = nullptr;
  decltype(&PQputCopyData) put_copy_data = nullptr;
  decltype(&PQputCopyEnd) put_copy_end = nullptr;
  decltype(&PQresultStatus) result_status = nullptr;
  decltype(&PQresultErrorField) error_field = nullptr;
  decltype(&PQntuples) rows = nullptr;
  decltype(&PQnfields) columns = nullptr;
  decltype(&PQfname) column_name = nullptr;
  decltype(&PQftype) column_type = nullptr;
  decltype(&PQgetvalue) value = nullptr;
  decltype(&PQgetlength) length = nullptr;
  decltype(&PQgetisnull) is_null = nullptr;
  decltype(&PQclear) clear = nullptr;
  decltype(&PQlibVersion) version = nullptr;
};

}  // namespace malkoll::registry
