# SPDX-License-Identifier: GPL-2.0-only
# Tests: one Boost.Test program per floor, and pytest for the analysis. A floor's tests see what
# the floor sees; those of the ns-3 floors link the whole module.

# One CTest entry per test case, read from the program once it is linked.
function(sipalg_list_tests name)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/test/${name}-list.cmake)
  add_custom_command(
    TARGET ${name}-tests
    POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${name}-tests> -DLABEL=${name} -DOUTPUT=${list} -P
            ${CMAKE_CURRENT_SOURCE_DIR}/cmake/list-tests.cmake
    BYPRODUCTS ${list}
    VERBATIM
  )
  set(wrapper ${CMAKE_CURRENT_BINARY_DIR}/test/${name}-tests.cmake)
  file(
    WRITE ${wrapper}
    "if(EXISTS [=[${list}]=])\n  include([=[${list}]=])\nelse()\n"
    "  add_test(${name}-tests-not-built ${name}-tests-not-built)\nendif()\n"
  )
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${wrapper})
endfunction()

function(sipalg_tests name)
  if(NOT ${name}_tests)
    return()
  endif()
  add_executable(${name}-tests ${${name}_tests} test/boost-main.cc)
  target_include_directories(
    ${name}-tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/test/${name}
                          ${CMAKE_CURRENT_SOURCE_DIR}/test/support
  )
  target_compile_definitions(
    ${name}-tests PRIVATE BOOST_TEST_DYN_LINK SIPALG_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}"
                          SIPALG_BINARY_DIR="${CMAKE_CURRENT_BINARY_DIR}"
  )
  target_link_libraries(${name}-tests PRIVATE ${ARGN} Boost::unit_test_framework)
  set_target_properties(${name}-tests PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/test)
  sipalg_list_tests(${name})
endfunction()

foreach(floor net sip sdp policy nat alg engine)
  sipalg_tests(${floor} floor-${floor})
endforeach()
foreach(floor endpoint model helper)
  sipalg_tests(${floor} sip-alg)
endforeach()

file(GLOB python_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/test/analysis/test_*.py)
if(python_tests AND NOT SIPALG_SANITIZE)
  add_test(
    NAME analysis
    COMMAND /usr/bin/python3 -m pytest -q -p no:cacheprovider ${CMAKE_CURRENT_SOURCE_DIR}/test/analysis
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
  )
  set_tests_properties(
    analysis PROPERTIES LABELS analysis ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;MPLBACKEND=Agg"
  )
endif()
