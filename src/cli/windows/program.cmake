# malkoll.exe: one file, which asks for nothing but what every Windows has.
file(GLOB windows_sources CONFIGURE_DEPENDS src/cli/*.cpp)
list(FILTER windows_sources EXCLUDE REGEX "_posix\\.cpp$")
list(FILTER windows_sources EXCLUDE REGEX "/store_actions\\.cpp$")
enable_language(RC)
string(REPLACE "." "," version_numbers ${PROJECT_VERSION})
configure_file(${CMAKE_CURRENT_LIST_DIR}/malkoll.rc.in ${CMAKE_CURRENT_BINARY_DIR}/malkoll.rc @ONLY)
# The icon in the sizes that Windows shows it in, the largest as the PNG that it is.
find_program(RSVG_CONVERT rsvg-convert REQUIRED)
find_program(ICOTOOL icotool REQUIRED)
set(drawing ${PROJECT_SOURCE_DIR}/src/cli/install/malkoll.svg)
set(icon ${CMAKE_CURRENT_BINARY_DIR}/malkoll.ico)
foreach(size 16 24 32 48 64 256)
  list(APPEND drawn COMMAND ${RSVG_CONVERT} -w ${size} -h ${size} ${drawing} -o icon-${size}.png)
endforeach()
add_custom_command(
  OUTPUT ${icon}
  ${drawn}
  COMMAND ${ICOTOOL} -c -o ${icon} icon-16.png icon-24.png icon-32.png icon-48.png icon-64.png -r icon-256.png
  DEPENDS ${drawing}
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
  VERBATIM)
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/malkoll.rc PROPERTIES OBJECT_DEPENDS ${icon})
add_library(malkoll_resources OBJECT ${CMAKE_CURRENT_BINARY_DIR}/malkoll.rc)
target_include_directories(malkoll_resources PRIVATE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_BINARY_DIR})

add_executable(malkoll ${windows_sources} $<TARGET_OBJECTS:library_utf8_names> $<TARGET_OBJECTS:malkoll_resources>)
target_compile_definitions(malkoll PRIVATE MALKOLL_VERSION="${PROJECT_VERSION}" MALKOLL_MINIZIP_VERSION="" MALKOLL_LIBMD_VERSION="" NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
target_link_libraries(malkoll PRIVATE malkoll_core Boost::headers CLI11::CLI11 nlohmann_json::nlohmann_json SQLiteCpp SQLite::SQLite3 PkgConfig::utf8proc PkgConfig::minizip PkgConfig::xlsxwriter
  pugixml::pugixml shell32 user32)
target_link_options(malkoll PRIVATE -static)

include(src/cli/install/materials.cmake)
malkoll_materials(malkoll malkoll)
add_custom_target(malkoll_papers ALL DEPENDS ${MALKOLL_MATERIALS})

if(MALKOLL_TESTS)
  add_executable(malkoll_hold tests/windows/hold.c)
  target_link_options(malkoll_hold PRIVATE -static -municode)
  add_executable(malkoll_git tests/windows/git.c)
  set_target_properties(malkoll_git PROPERTIES OUTPUT_NAME git RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/git)
  target_link_options(malkoll_git PRIVATE -static)
endif()
