# The bill of materials of a program, beside it in `papers`, as OUTPUT.spdx.json and OUTPUT.cdx.json, and the terms of its parts in
# OUTPUT.licenser: asked of the build, where Debian tells, with its own python (python3-debian). MALKOLL_MATERIALS is what has been made; empty:
# nothing tells here.
#
# malkoll_materials(TARGET OUTPUT [NPM FILE])   FILE: what else has come into it, of npm's (sbom.py)
find_program(DPKG_QUERY dpkg-query)
set(MALKOLL_SBOM ${CMAKE_CURRENT_LIST_DIR}/sbom.py)

function(malkoll_materials target output)
  cmake_parse_arguments(PARSE_ARGV 2 of "" "NPM" "")
  set(MALKOLL_MATERIALS "" PARENT_SCOPE)
  if(NOT DPKG_QUERY OR NOT EXISTS /usr/lib/python3/dist-packages/debian OR NOT CMAKE_GENERATOR STREQUAL "Ninja")
    return()
  endif()
  get_target_property(name ${target} OUTPUT_NAME)
  if(NOT name)
    set(name ${target})
  endif()
  set(map ${CMAKE_CURRENT_BINARY_DIR}/${name}.map)
  if(EMSCRIPTEN)  # which knows no -Map: its linker says what it takes
    set_target_properties(${target} PROPERTIES LINK_FLAGS "-Wl,--trace >\"${map}\"")
  else()
    target_link_options(${target} PRIVATE "-Wl,-Map=${map}")
  endif()
  set(papers ${PROJECT_BINARY_DIR}/papers)
  file(MAKE_DIRECTORY ${papers})
  set(made ${papers}/${output}.spdx.json ${papers}/${output}.cdx.json)
  add_custom_command(
    OUTPUT ${made}
    COMMAND ${MALKOLL_SBOM} ${PROJECT_BINARY_DIR} $<TARGET_FILE:${target}> ${PROJECT_VERSION} ${papers}/${output} ${of_NPM}
    DEPENDS ${target} ${MALKOLL_SBOM} ${of_NPM}
    VERBATIM)
  set(MALKOLL_MATERIALS ${made} PARENT_SCOPE)
endfunction()
