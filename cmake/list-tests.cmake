# SPDX-License-Identifier: GPL-2.0-only
# Run after a test program is linked: cmake -DPROGRAM=... -DLABEL=... -DOUTPUT=... -P list-tests.cmake
# Writes one CTest entry per test case of a Boost.Test program, named LABEL/suite/case, so that
# each runs in a process of its own. The rows of a data-driven case (children _0, _1 ...) stay one.

execute_process(
  COMMAND ${PROGRAM} --list_content=HRF --color_output=no
  OUTPUT_VARIABLE out
  ERROR_VARIABLE tree
  RESULT_VARIABLE status
)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} does not list its tests: ${out}${tree}")
endif()

string(REGEX REPLACE "[\r\n]+" ";" lines "${out}${tree}")
set(paths)
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^( *)([A-Za-z0-9_<>: ]+)(\\*?)")
    continue()
  endif()
  set(name "${CMAKE_MATCH_2}")
  set(enabled "${CMAKE_MATCH_3}")
  string(LENGTH "${CMAKE_MATCH_1}" indent)
  math(EXPR depth "${indent} / 4")
  if(name MATCHES "^_[0-9]+$" OR NOT enabled)
    continue()
  endif()
  if(depth EQUAL 0)
    set(path "${name}")
  else()
    math(EXPR above "${depth} - 1")
    set(path "${path_${above}}/${name}")
  endif()
  set(path_${depth} "${path}")
  # A node with children is a suite; its entry gives way to theirs.
  get_filename_component(parent "${path}" DIRECTORY)
  list(REMOVE_ITEM paths "${parent}")
  list(APPEND paths "${path}")
endforeach()

set(script "")
foreach(path IN LISTS paths)
  string(APPEND script "add_test([=[${LABEL}/${path}]=] [=[${PROGRAM}]=] [=[--run_test=${path}]=])\n")
  string(APPEND script
         "set_tests_properties([=[${LABEL}/${path}]=] PROPERTIES LABELS ${LABEL} TIMEOUT 300)\n"
  )
endforeach()
file(WRITE ${OUTPUT} "${script}")
