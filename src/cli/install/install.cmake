# What `cmake --install` puts where, and the Debian package of it (`cpack -G DEB`, preset `package`).
include(GNUInstallDirs)
set(here ${CMAKE_CURRENT_LIST_DIR})
set(papers ${CMAKE_CURRENT_BINARY_DIR}/papers)
find_program(GZIP gzip REQUIRED)

# The manual's pages and what completes in the shells are written by the program, from what its commands declare.
set(written)
foreach(paper "sv/malkoll.1:man:sv" "en/malkoll.1:man:en" "malkoll.bash:bash:sv" "_malkoll:zsh:sv" "malkoll.fish:fish:sv")
  string(REPLACE ":" ";" parts ${paper})
  list(GET parts 0 file)
  list(GET parts 1 what)
  list(GET parts 2 language)
  add_custom_command(
    OUTPUT ${papers}/${file}
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:malkoll> -DWHAT=${what} -DLANGUAGE=${language} -DOUTPUT=${papers}/${file} -P ${here}/write.cmake
    DEPENDS malkoll ${here}/write.cmake
    VERBATIM)
  list(APPEND written ${papers}/${file})
endforeach()
foreach(language sv en)
  add_custom_command(OUTPUT ${papers}/${language}/malkoll.1.gz COMMAND ${GZIP} -9nkf ${papers}/${language}/malkoll.1 DEPENDS ${papers}/${language}/malkoll.1 VERBATIM)
  list(APPEND written ${papers}/${language}/malkoll.1.gz)
endforeach()

include(${here}/materials.cmake)
malkoll_materials(malkoll malkoll)
if(MALKOLL_MATERIALS)
  list(APPEND written ${MALKOLL_MATERIALS})
  install(FILES ${MALKOLL_MATERIALS} DESTINATION ${CMAKE_INSTALL_DOCDIR}/sbom)
endif()
add_custom_target(malkoll_papers ALL DEPENDS ${written})

install(TARGETS malkoll RUNTIME)
install(FILES ${papers}/en/malkoll.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${papers}/sv/malkoll.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/sv/man1)
install(FILES ${papers}/malkoll.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME malkoll)
install(FILES ${papers}/_malkoll DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${papers}/malkoll.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# The texts stand as they do in the tree, so that their links hold; the samples where Debian has them.
install(FILES README.md SECURITY.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES grammar/README.md grammar/tabelldata.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/grammar)
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.sql" PATTERN "*.md")
install(DIRECTORY samples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
file(MAKE_DIRECTORY ${papers})
file(CREATE_LINK examples ${papers}/samples SYMBOLIC)
install(FILES ${papers}/samples DESTINATION ${CMAKE_INSTALL_DOCDIR})

# A .malkoll that is opened from a folder is checked in a terminal.
set(MALKOLL_OPEN ${CMAKE_INSTALL_FULL_LIBEXECDIR}/malkoll/open)
configure_file(${here}/malkoll.desktop.in ${papers}/malkoll.desktop @ONLY)
install(PROGRAMS ${here}/open DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/malkoll)
install(FILES ${papers}/malkoll.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${here}/malkoll.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable)
install(FILES ${here}/malkoll.svg DESTINATION ${icons}/apps)
install(FILES ${here}/malkoll.svg DESTINATION ${icons}/mimetypes RENAME text-x-malkoll.svg)

include(${here}/debian.cmake)
