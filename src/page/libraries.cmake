# The core's libraries compiled for the browser, from the sources that toolchain.sh fetched, under the names that find_package
# gives them elsewhere.
set(MALKOLL_PAGE_LIBRARIES ${PROJECT_SOURCE_DIR}/build/page-libraries CACHE PATH "sources of the page's libraries")
set(from ${MALKOLL_PAGE_LIBRARIES})
if(NOT EXISTS ${from}/sqlite3/sqlite3.c OR NOT EXISTS ${from}/minizip OR NOT EXISTS ${from}/libxlsxwriter OR NOT EXISTS ${from}/include/boost OR NOT EXISTS ${from}/include/kainjow)
  message(FATAL_ERROR "the page's libraries are missing in ${from}. src/page/toolchain.sh fetches them.")
endif()

enable_language(C)

function(page_library name include_folder)
  add_library(page_${name} STATIC ${ARGN})
  target_include_directories(page_${name} SYSTEM PUBLIC ${include_folder})
  target_compile_options(page_${name} PRIVATE -w)
endfunction()

page_library(sqlite3 ${from}/sqlite3 ${from}/sqlite3/sqlite3.c)
# One thread, no files but in memory, nothing loaded.
target_compile_definitions(page_sqlite3 PUBLIC SQLITE_THREADSAFE=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_WAL SQLITE_DQS=0 SQLITE_ENABLE_COLUMN_METADATA)
add_library(SQLite::SQLite3 ALIAS page_sqlite3)

file(GLOB sqlitecpp_sources ${from}/sqlitecpp/src/*.cpp)
page_library(sqlitecpp ${from}/sqlitecpp/include ${sqlitecpp_sources})
target_link_libraries(page_sqlitecpp PUBLIC page_sqlite3)
add_library(SQLiteCpp ALIAS page_sqlitecpp)

page_library(fmt ${from}/fmtlib/include ${from}/fmtlib/src/format.cc)
add_library(fmt::fmt ALIAS page_fmt)

page_library(utf8proc ${from}/utf8proc ${from}/utf8proc/utf8proc.c)
target_compile_definitions(page_utf8proc PUBLIC UTF8PROC_STATIC)
add_library(PkgConfig::utf8proc ALIAS page_utf8proc)

page_library(pugixml ${from}/pugixml/src ${from}/pugixml/src/pugixml.cpp)
add_library(pugixml::pugixml ALIAS page_pugixml)

set(zlib_sources adler32 crc32 deflate inffast inflate inftrees trees zutil)
list(TRANSFORM zlib_sources PREPEND ${from}/zlib/)
list(TRANSFORM zlib_sources APPEND .c)
page_library(zlib ${from}/zlib ${zlib_sources})
page_library(minizip ${from}/minizip ${from}/minizip/ioapi.c ${from}/minizip/unzip.c ${from}/minizip/zip.c)
target_link_libraries(page_minizip PUBLIC page_zlib)
add_library(PkgConfig::minizip ALIAS page_minizip)

file(GLOB xlsxwriter_sources ${from}/libxlsxwriter/src/*.c)
page_library(xlsxwriter "${from}/libxlsxwriter/include;${from}" ${xlsxwriter_sources} ${from}/libxlsxwriter/third_party/md5/md5.c)
target_compile_definitions(page_xlsxwriter PRIVATE USE_SYSTEM_MINIZIP USE_STANDARD_TMPFILE)
target_link_libraries(page_xlsxwriter PUBLIC page_minizip)
add_library(PkgConfig::xlsxwriter ALIAS page_xlsxwriter)

add_library(page_headers INTERFACE)
target_include_directories(page_headers SYSTEM INTERFACE ${from}/include)
add_library(Boost::headers ALIAS page_headers)
add_library(nlohmann_json::nlohmann_json ALIAS page_headers)
