# Writes OUTPUT, a C++ file with the text of every file in RULES (a list), for builtin_rules.h.
set(entries "")
foreach(file IN LISTS RULES)
  file(READ "${file}" text)
  get_filename_component(name "${file}" NAME)
  string(APPEND entries "    {\"rules/${name}\", R\"malkoll(${text})malkoll\"sv},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"check/builtin_rules.h\"\n\nnamespace malkoll {\n\nusing namespace std::literals;  // a length that is told need not be counted while compiling\n\nstd::span<const RuleFile> builtin_rules() {\n  static constexpr RuleFile files[] = {\n${entries}  };\n  return files;\n}\n\n}  // namespace malkoll\n")
