# The core's libraries compiled for another system than this one, from the sources that src/libraries/fetch got, under the names that
# find_package gives them elsewhere.
set(MALKOLL_LIBRARIES ${PROJECT_SOURCE_DIR}/build/libraries CACHE PATH "sources of the libraries")
set(from ${MALKOLL_LIBRARIES})
if(NOT EXISTS ${from}/sqlite3/sqlite3.c OR NOT EXISTS ${from}/minizip OR NOT EXISTS ${from}/libxlsxwriter OR NOT EXISTS ${from}/libmd OR NOT EXISTS ${from}/include/boost OR NOT EXISTS ${from}/include/kainjow OR NOT EXISTS ${from}/include/tl OR (WIN32 AND NOT EXISTS ${from}/include/CLI))
  message(FATAL_ERROR "the libraries' sources are missing in ${from}. src/libraries/fetch gets them.")
endif()

enable_language(C)

function(from_source name include_folder)
  add_library(library_${name} STATIC ${ARGN})
  target_include_directories(library_${name} SYSTEM PUBLIC ${include_folder})
  target_compile_options(library_${name} PRIVATE -w)
endfunction()

from_source(sqlite3 ${from}/sqlite3 ${from}/sqlite3/sqlite3.c)
# Nothing loaded; in the browser one thread, and no files but in memory.
target_compile_definitions(library_sqlite3 PUBLIC $<$<BOOL:${EMSCRIPTEN}>:SQLITE_THREADSAFE=0> SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_WAL SQLITE_DQS=0 SQLITE_ENABLE_COLUMN_METADATA)
add_library(SQLite::SQLite3 ALIAS library_sqlite3)

file(GLOB sqlitecpp_sources ${from}/sqlitecpp/src/*.cpp)
from_source(sqlitecpp ${from}/sqlitecpp/include ${sqlitecpp_sources})
target_link_libraries(library_sqlitecpp PUBLIC library_sqlite3)
add_library(SQLiteCpp ALIAS library_sqlitecpp)

from_source(fmt ${from}/fmtlib/include ${from}/fmtlib/src/format.cc)
add_library(fmt::fmt ALIAS library_fmt)

from_source(utf8proc ${from}/utf8proc ${from}/utf8proc/utf8proc.c)
target_compile_definitions(library_utf8proc PUBLIC UTF8PROC_STATIC)
add_library(PkgConfig::utf8proc ALIAS library_utf8proc)

from_source(pugixml ${from}/pugixml/src ${from}/pugixml/src/pugixml.cpp)
add_library(pugixml::pugixml ALIAS library_pugixml)

set(zlib_sources adler32 crc32 deflate inffast inflate inftrees trees zutil)
list(TRANSFORM zlib_sources PREPEND ${from}/zlib/)
list(TRANSFORM zlib_sources APPEND .c)
from_source(zlib ${from}/zlib ${zlib_sources})
from_source(minizip ${from}/minizip ${from}/minizip/ioapi.c ${from}/minizip/unzip.c ${from}/minizip/zip.c)
target_link_libraries(library_minizip PUBLIC library_zlib)
add_library(PkgConfig::minizip ALIAS library_minizip)

file(GLOB xlsxwriter_sources ${from}/libxlsxwriter/src/*.c)
from_source(xlsxwriter "${from}/libxlsxwriter/include;${from}" ${xlsxwriter_sources} ${from}/libxlsxwriter/third_party/md5/md5.c)
target_compile_definitions(library_xlsxwriter PRIVATE USE_SYSTEM_MINIZIP)
if(WIN32)
  # Numbers are printed as everywhere else (1e+06, where the C library of Windows writes 1e+006).
  target_compile_definitions(library_xlsxwriter PRIVATE __USE_MINGW_ANSI_STDIO=1)
  # As Debian builds it: what is not used of a database's pages is empty, so that the same input gives the same bytes.
  target_compile_definitions(library_sqlite3 PRIVATE __USE_MINGW_ANSI_STDIO=1 SQLITE_SECURE_DELETE)
  # Names of files in UTF-8, and parts of workbooks that are written beside them.
  add_library(library_utf8_names OBJECT ${CMAKE_CURRENT_LIST_DIR}/windows_utf8.c)
  target_compile_options(library_utf8_names PRIVATE -Wall -Wextra)
else()
  target_compile_definitions(library_xlsxwriter PRIVATE USE_STANDARD_TMPFILE)
endif()
target_link_libraries(library_xlsxwriter PUBLIC library_minizip)
add_library(PkgConfig::xlsxwriter ALIAS library_xlsxwriter)

# Of its configuration nothing matters here but the order of bytes, which is the usual one.
file(WRITE ${CMAKE_BINARY_DIR}/libmd/config.h "")
from_source(libmd ${from}/libmd/include ${from}/libmd/src/sha2.c)
target_include_directories(library_libmd PRIVATE ${CMAKE_BINARY_DIR}/libmd)
add_library(PkgConfig::libmd ALIAS library_libmd)

add_library(library_headers INTERFACE)
target_include_directories(library_headers SYSTEM INTERFACE ${from}/include)
add_library(Boost::headers ALIAS library_headers)
add_library(nlohmann_json::nlohmann_json ALIAS library_headers)
if(WIN32)
  add_library(CLI11::CLI11 ALIAS library_headers)
endif()
