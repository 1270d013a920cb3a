# SPDX-License-Identifier: GPL-2.0-only
# libFuzzer programs over the engine's floors; each runs for a moment as a test.
# The preset builds them as C++20: as C++23, clang 14 takes `if consteval` in templates of libstdc++
# for true at run time, and containers do what they should do in constants only.

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  message(FATAL_ERROR "SIPALG_FUZZ needs clang: configure with --preset fuzz")
endif()

add_library(fuzz-support STATIC test/support/engine-checks.cc)
target_include_directories(fuzz-support PUBLIC test/support)
target_link_libraries(fuzz-support PUBLIC floor-config)
foreach(source IN LISTS fuzz_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE fuzz-support)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
  add_test(NAME ${name} COMMAND ${name} -runs=300000 -max_total_time=10 -max_len=4096)
  set_tests_properties(${name} PROPERTIES LABELS fuzz)
endforeach()
