# SPDX-License-Identifier: GPL-2.0-only
# Tests: one Boost.Test program per floor, and pytest for the analysis. A floor's tests see what
# the floor sees; those of the ns-3 floors link the whole module.

# Test code is compiled fast rather than made fast.
set(test_options -O0)
sipalg_precompiled(test-pch <boost/test/unit_test.hpp>)
sipalg_precompiled(ns3-test-pch <boost/test/unit_test.hpp> ${ns3_precompiled})
foreach(target test-pch ns3-test-pch)
  target_compile_options(${target} PRIVATE ${test_options})
  target_compile_definitions(${target} PRIVATE BOOST_TEST_DYN_LINK)
  target_link_libraries(${target} PRIVATE Boost::unit_test_framework)
endforeach()

# main(), without precompiled headers: they would have included Boost.Test before it is configured.
add_library(boost-main OBJECT test/boost-main.cc)
target_compile_definitions(boost-main PRIVATE BOOST_TEST_DYN_LINK)
target_link_libraries(boost-main PRIVATE Boost::unit_test_framework)

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

# The tests of floor NAME, which see LIBRARY, with the precompiled headers of PCH.
function(sipalg_tests name library pch)
  if(NOT ${name}_tests)
    return()
  endif()
  add_executable(${name}-tests ${${name}_tests} $<TARGET_OBJECTS:boost-main>)
  target_include_directories(
    ${name}-tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/test/${name}
                          ${CMAKE_CURRENT_SOURCE_DIR}/test/support
  )
  target_compile_definitions(
    ${name}-tests PRIVATE BOOST_TEST_DYN_LINK SIPALG_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}"
                          SIPALG_BINARY_DIR="${CMAKE_CURRENT_BINARY_DIR}"
  )
  target_link_libraries(${name}-tests PRIVATE ${library} Boost::unit_test_framework)
  target_compile_options(${name}-tests PRIVATE ${test_options})
  target_precompile_headers(${name}-tests REUSE_FROM ${pch})
  set_target_properties(${name}-tests PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/test)
  sipalg_list_tests(${name})
endfunction()

foreach(floor net sip sdp policy nat alg engine config)
  sipalg_tests(${floor} floor-${floor} test-pch)
endforeach()
sipalg_tests(transcripts floor-config test-pch)
foreach(floor endpoint model helper)
  sipalg_tests(${floor} sip-alg ns3-test-pch)
endforeach()

# Python: pytest over a directory, as one entry.
foreach(directory analysis command coverage)
  file(GLOB python_tests CONFIGURE_DEPENDS
       ${CMAKE_CURRENT_SOURCE_DIR}/test/${directory}/test_*.py
  )
  if(python_tests AND NOT SIPALG_SANITIZE)
    add_test(
      NAME ${directory}
      COMMAND /usr/bin/python3 -m pytest -q -p no:cacheprovider
              ${CMAKE_CURRENT_SOURCE_DIR}/test/${directory}
      WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    )
    set_tests_properties(
      ${directory} PROPERTIES LABELS ${directory} ENVIRONMENT
                              "PYTHONDONTWRITEBYTECODE=1;MPLBACKEND=Agg"
    )
  endif()
endforeach()
