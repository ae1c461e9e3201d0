# The program says which libraries it is made of (`malkoll --version --verbose`), so it sees them all. Two of them have no word for their
# version but that of their package.
find_package(PkgConfig)
foreach(library minizip libmd)
  if(PKG_CONFIG_FOUND)
    pkg_check_modules(installed_${library} QUIET ${library})
  endif()
  string(TOUPPER ${library} name)
  target_compile_definitions(malkoll PRIVATE MALKOLL_${name}_VERSION="${installed_${library}_VERSION}")
endforeach()
target_link_libraries(malkoll PRIVATE Boost::headers nlohmann_json::nlohmann_json SQLiteCpp SQLite::SQLite3 PkgConfig::utf8proc PkgConfig::minizip
  PkgConfig::xlsxwriter pugixml::pugixml)
if(MALKOLL_STATIC)
  find_package(CLI11 REQUIRED)
  target_link_options(malkoll PRIVATE -static)
endif()
