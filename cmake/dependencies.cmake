# SPDX-License-Identifier: GPL-2.0-only
# Libraries from outside, as Debian packages them.

# ns-3. find_package(ns3) does not work with libns3-dev alone (its target file names a program of
# another package), nor does pkg-config (it emits a broken include path), so look for the libraries.
add_library(ns3 INTERFACE)
foreach(
  module
  applications
  bridge
  core
  csma
  internet
  network
  point-to-point
  traffic-control
)
  find_library(NS3_${module} ns3-${module} REQUIRED)
  target_link_libraries(ns3 INTERFACE ${NS3_${module}})
endforeach()
find_path(NS3_INCLUDE_DIR ns3/core-module.h REQUIRED)

# A target that holds precompiled headers for others to reuse.
function(sipalg_precompiled name)
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}.cc "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cc)
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

# The ns-3 headers that most of our files use.
set(ns3_precompiled
    <ns3/application.h>
    <ns3/boolean.h>
    <ns3/config.h>
    <ns3/csma-net-device.h>
    <ns3/internet-stack-helper.h>
    <ns3/ipv4-l3-protocol.h>
    <ns3/ipv4-list-routing.h>
    <ns3/log.h>
    <ns3/node-container.h>
    <ns3/nstime.h>
    <ns3/random-variable-stream.h>
    <ns3/simulator.h>
    <ns3/socket.h>
    <ns3/string.h>
    <ns3/udp-socket-factory.h>
    <ns3/uinteger.h>
    <algorithm>
    <functional>
    <map>
    <memory>
    <optional>
    <string>
    <unordered_map>
    <vector>
)
sipalg_precompiled(ns3-pch ${ns3_precompiled})

find_package(PkgConfig REQUIRED)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(pcap REQUIRED IMPORTED_TARGET libpcap)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost REQUIRED COMPONENTS unit_test_framework)
