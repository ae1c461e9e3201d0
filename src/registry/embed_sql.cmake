# Writes OUTPUT, a C++ file with the text of structure.sql and functions.sql, for schema.h.
file(READ "${ROOT}/structure.sql" structure)
file(READ "${ROOT}/functions.sql" functions)
file(WRITE "${OUTPUT}" "#include \"registry/schema.h\"\n\nnamespace malkoll::registry {\n\nconst std::string_view structure_sql = R\"malkoll(${structure})malkoll\";\nconst std::string_view functions_sql = R\"malkoll(${functions})malkoll\";\n\n}  // namespace malkoll::registry\n")
