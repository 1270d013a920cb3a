# SPDX-License-Identifier: GPL-2.0-only
# The database schema as a source file of the helper floor, so that programs carry it with them.

set(schema_file ${CMAKE_CURRENT_SOURCE_DIR}/helper/recording-schema.sql)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_file})
file(READ ${schema_file} recording_schema)
configure_file(
  ${CMAKE_CURRENT_LIST_DIR}/recording-schema.cc.in
  ${CMAKE_CURRENT_BINARY_DIR}/recording-schema.cc
  @ONLY
)
list(APPEND helper_sources ${CMAKE_CURRENT_BINARY_DIR}/recording-schema.cc)
