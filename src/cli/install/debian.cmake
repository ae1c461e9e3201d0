# The package of Debian: what it is called, what it needs, and the papers that Debian wants at their places.
set(MALKOLL_MAINTAINER "Målkoll <malkoll@malkoll.invalid>" CACHE STRING "who answers for the package: name and address")

# What a package must say of its own changes; what is new for those who use it is CHANGELOG.md. The date is the version's, so that the same
# version gives the same package.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
else()
  execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} log -1 --format=%cD OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT date)
    string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
  endif()
endif()
file(WRITE ${papers}/changelog
  "malkoll (${PROJECT_VERSION}) unstable; urgency=medium\n\n  * Version ${PROJECT_VERSION}; what is new in it: NEWS.gz.\n\n -- ${MALKOLL_MAINTAINER}  ${date}\n")

# The licences of what is in the program itself; what it loads when it runs has its own package.
file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
set(copyright "Målkoll\n=======\n\n${licence}\n\nIn the program: Boost (Spirit X3, and the headers that it includes)\n====================================\n
Copyright: Joel de Guzman, Hartmut Kaiser, Dan Marsden and the others whom /usr/share/doc/libboost1.81-dev/copyright names
License: Boost Software License 1.0, whole under libkainjow-mustache below")
foreach(package libsqlitecpp-dev libcli11-dev libkainjow-mustache-dev libexpected-dev nlohmann-json3-dev)
  if(EXISTS /usr/share/doc/${package}/copyright)
    file(READ /usr/share/doc/${package}/copyright text)
    string(REGEX REPLACE "-dev$" "" name ${package})
    string(APPEND copyright "\n\nIn the program: ${name}\n====================================\n\n${text}")
  endif()
endforeach()
file(WRITE ${papers}/copyright "${copyright}")

foreach(file changelog NEWS)
  if(file STREQUAL "NEWS")
    configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${papers}/NEWS COPYONLY)
  endif()
  execute_process(COMMAND ${GZIP} -9nkf ${papers}/${file} COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${papers}/${file}.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
endforeach()
install(FILES ${papers}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME malkoll)
set(CPACK_PACKAGE_CONTACT "${MALKOLL_MAINTAINER}")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, libcurl4")  # for malkoll kolada --fetch, which loads it
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "git, bash-completion")
if(libpq_FOUND)
  string(APPEND CPACK_DEBIAN_PACKAGE_SUGGESTS ", libpq5")  # for malkoll store, which loads it
endif()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# The first line is the package's short description.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "check a Swedish municipality's budget before it is handed in
Checks that the money of a budget is tied to the municipality's goals,
that somebody works towards each goal, and that goals can be measured.
Reads plain text, Excel, CSV and SIE; the rules are SQL over SQLite.
.
Kontrollerar en kommuns budget innan den lämnas in: att pengarna hänger
ihop med de övergripande målen, att varje mål har någon som arbetar mot
det, och att målen går att mäta. Läser text, Excel, CSV och SIE.")
include(CPack)
