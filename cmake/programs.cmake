# SPDX-License-Identifier: GPL-2.0-only
# Scenarios, examples and tools: programs over the module's library.

# Debian's library is called libns3-core.so.37 for ns-3.37; there is no header that says it.
get_filename_component(ns3_core ${NS3_core} REALPATH)
string(REGEX MATCH "[0-9]+$" ns3_minor ${ns3_core})

if(scenario_common_sources)
  add_library(scenario-common STATIC ${scenario_common_sources})
  target_link_libraries(scenario-common PUBLIC sip-alg)
  target_precompile_headers(scenario-common REUSE_FROM ns3-pch)
  target_include_directories(
    scenario-common PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/scenarios/common
  )
  target_link_libraries(scenario-common PUBLIC CLI11::CLI11)
  target_compile_definitions(
    scenario-common PRIVATE SIPALG_VERSION="${PROJECT_VERSION}"
                            SIPALG_NS3_VERSION="3.${ns3_minor}"
  )
else()
  add_library(scenario-common INTERFACE)
  target_link_libraries(scenario-common INTERFACE sip-alg CLI11::CLI11)
endif()

# What a user's commands need, without the tests.
add_custom_target(programs)

# A program NAME in build/DIRECTORY from the sources that follow.
function(sipalg_program target name directory)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE scenario-common)
  target_precompile_headers(${target} REUSE_FROM ns3-pch)
  target_compile_definitions(
    ${target} PRIVATE SIPALG_VERSION="${PROJECT_VERSION}"
                      SIPALG_NS3_VERSION="3.${ns3_minor}"
                      SIPALG_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}"
  )
  set_target_properties(
    ${target} PROPERTIES OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY
                                             ${CMAKE_BINARY_DIR}/${directory}
  )
endfunction()

# A test that the program prints the lines that follow "Expected output:" in its header.
function(sipalg_expect_output target source)
  file(STRINGS ${source} lines REGEX "^//")
  set(expected)
  set(reading OFF)
  foreach(line IN LISTS lines)
    if(reading AND line MATCHES "^//     (.*)$")
      string(REGEX REPLACE "([][+.*()^$?|\\\\])" "\\\\\\1" pattern "${CMAKE_MATCH_1}")
      string(APPEND expected "${pattern}\n")
    else()
      set(reading OFF)
    endif()
    if(line MATCHES "^// Expected output:$")
      set(reading ON)
    endif()
  endforeach()
  if(NOT expected)
    message(FATAL_ERROR "${source}: no lines after \"Expected output:\" in its header")
  endif()
  add_test(NAME ${target} COMMAND ${target})
  set_tests_properties(
    ${target} PROPERTIES LABELS examples PASS_REGULAR_EXPRESSION "^${expected}$"
  )
endfunction()

foreach(source IN LISTS scenario_sources)
  get_filename_component(name ${source} NAME_WE)
  sipalg_program(scenario-${name} ${name} scenarios ${source})
  add_dependencies(programs scenario-${name})
endforeach()
foreach(source IN LISTS example_sources)
  get_filename_component(name ${source} NAME_WE)
  sipalg_program(example-${name} ${name} examples ${source})
  sipalg_expect_output(example-${name} ${source})
endforeach()
foreach(tool replay show)
  if(${tool}_sources)
    sipalg_program(sipalg-${tool} sipalg-${tool} tools ${${tool}_sources})
    add_dependencies(programs sipalg-${tool})
  endif()
endforeach()

# These run the programs.
sipalg_tests(scenario scenario-common ns3-test-pch)
sipalg_tests(replay scenario-common ns3-test-pch PkgConfig::pcap)
foreach(tests scenario-tests replay-tests)
  if(TARGET ${tests})
    add_dependencies(${tests} programs)
  endif()
endforeach()

# Run by people: build/bench/NAME, not among what "all" builds. The peers that the engine is measured
# beside are looked for only here; without them there is no target "bench".
sipalg_program(bench-rtp-forwarding rtp-forwarding bench test/bench/rtp-forwarding.cc)
set_target_properties(bench-rtp-forwarding PROPERTIES EXCLUDE_FROM_ALL ON)
pkg_check_modules(osip IMPORTED_TARGET libosip2)
pkg_check_modules(sofia IMPORTED_TARGET sofia-sip-ua)
if(osip_FOUND AND sofia_FOUND)
  add_executable(sipalg-bench EXCLUDE_FROM_ALL ${bench_sources})
  target_link_libraries(
    sipalg-bench PRIVATE floor-config PkgConfig::osip PkgConfig::sofia CLI11::CLI11
                         nlohmann_json::nlohmann_json
  )
  set_target_properties(
    sipalg-bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench
  )
  add_custom_target(bench DEPENDS sipalg-bench bench-rtp-forwarding)
endif()
