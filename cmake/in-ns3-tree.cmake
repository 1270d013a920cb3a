# SPDX-License-Identifier: GPL-2.0-only
# Build as contrib/sip-alg inside an ns-3 source tree, through ns-3's own build_lib.

set(floors net sip sdp policy nat alg engine config node endpoint model helper)
set(floor_directories
    model/engine/net
    model/engine/sip
    model/engine/sdp
    model/engine/policy
    model/engine/nat
    model/engine/alg
    model/engine
    model/engine/config
    model/node
    model/endpoint
    model
    helper
)
list(TRANSFORM floor_directories PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
set(module_sources)
set(module_headers)
foreach(floor IN LISTS floors)
  list(APPEND module_sources ${${floor}_sources})
  list(APPEND module_headers ${${floor}_headers})
endforeach()

find_package(PkgConfig REQUIRED)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)

add_compile_definitions(SIPALG_VERSION="${sip_alg_version}")
build_lib(
  LIBNAME sip-alg
  SOURCE_FILES ${module_sources}
  HEADER_FILES ${module_headers}
  LIBRARIES_TO_LINK ${ns3_libraries} SQLiteCpp ${nettle_LIBRARIES}
)
# Inside the module a header is named without a directory; an installed ns-3 has them all in one.
target_include_directories(${libsip-alg-obj} PRIVATE ${floor_directories})
foreach(directory IN LISTS floor_directories)
  target_include_directories(${libsip-alg} PUBLIC $<BUILD_INTERFACE:${directory}>)
endforeach()

# The module's own Boost tests, one program per floor, when ns-3's tests are on.
find_package(Boost QUIET COMPONENTS unit_test_framework)
if(ENABLE_TESTS AND TARGET Boost::unit_test_framework)
  foreach(floor IN LISTS floors ITEMS transcripts)
    if(${floor}_tests)
      add_executable(sip-alg-${floor}-tests ${${floor}_tests} test/boost-main.cc)
      target_include_directories(
        sip-alg-${floor}-tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/test/${floor}
                                       ${CMAKE_CURRENT_SOURCE_DIR}/test/support
      )
      target_compile_definitions(
        sip-alg-${floor}-tests
        PRIVATE BOOST_TEST_DYN_LINK SIPALG_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}"
                SIPALG_BINARY_DIR="${CMAKE_CURRENT_BINARY_DIR}"
      )
      target_link_libraries(
        sip-alg-${floor}-tests -Wl,--no-as-needed ${libsip-alg} ${ns3_libraries} SQLiteCpp
        Boost::unit_test_framework
      )
      add_test(NAME sip-alg-${floor} COMMAND sip-alg-${floor}-tests)
    endif()
  endforeach()
endif()

if(ENABLE_EXAMPLES)
  foreach(source IN LISTS example_sources)
    get_filename_component(name ${source} NAME_WE)
    build_lib_example(
      NAME sip-alg-${name}
      SOURCE_FILES ${source}
      LIBRARIES_TO_LINK ${libsip-alg} ${ns3_libraries}
    )
  endforeach()
endif()
