# What the program writes about itself, to a file: there whole, or not at all.
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 ${PROGRAM} --generate ${WHAT} --lang ${LANGUAGE} OUTPUT_VARIABLE text RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} --generate ${WHAT}: status ${status}")
endif()
file(WRITE ${OUTPUT} "${text}")
