# Read by ctest itself: each case of tests/files is a test, so that a new one needs no build. CASES is the program, FOLDER tests/files;
# TOGETHER: all in one test, where starting the program costs more than a case.
if(TOGETHER)
  add_test(files "${CASES}" files)
else()
  file(GLOB cases "${FOLDER}/*.malkoll" "${FOLDER}/*")
  list(REMOVE_DUPLICATES cases)
  foreach(case IN LISTS cases)
    if(IS_DIRECTORY "${case}" OR case MATCHES "\\.malkoll$")
      get_filename_component(name "${case}" NAME_WLE)
      add_test("files/${name}" "${CASES}" files "${case}")
    endif()
  endforeach()
endif()
