# Checks of what was built, as tests: the core's purity, the copies per
# instruction set, headers that compile alone, the rules of tools/tidy.py.

find_package(Python3 COMPONENTS Interpreter)

# What the core's archive asks of the system. Only an optimised build without
# sanitizers says the truth.
function(stet_check_symbols target)
  if(NOT Python3_FOUND OR STET_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Release"
     OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  set(symbols ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/symbols.py)
  add_test(NAME Core.NeedsNoThreadsFilesLocaleOrExceptions
    COMMAND ${symbols} core $<TARGET_FILE:${target}>)
  foreach(isa IN ITEMS avx2 avx512)
    if(TARGET ${target}_${isa})
      add_test(NAME Core.KeepsCodeFor_${isa}_InItsNamespace
        COMMAND ${symbols} isa ${isa} $<TARGET_OBJECTS:${target}_${isa}> COMMAND_EXPAND_LISTS)
    endif()
  endforeach()
  add_custom_target(core_symbols
    COMMAND ${symbols} core $<TARGET_FILE:${target}>
    COMMENT "What the core asks of the system" VERBATIM)
endfunction()

# One source a header, with nothing in it but the header.
function(stet_check_headers)
  if(NOT STET_CHECK_HEADERS)
    return()
  endif()
  set(sources)
  foreach(root IN ITEMS include src)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${root}
         ${PROJECT_SOURCE_DIR}/${root}/*.h)
    foreach(header IN LISTS headers)
      string(REPLACE "/" "_" name ${header})
      set(source ${PROJECT_BINARY_DIR}/headers/${name}.cpp)
      file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n#include \"${header}\"\n" @ONLY)
      list(APPEND sources ${source})
    endforeach()
  endforeach()
  add_library(stet_headers OBJECT ${sources})
  target_include_directories(stet_headers PRIVATE ${STET_INCLUDES})
  target_link_libraries(stet_headers PRIVATE stet_flags)
endfunction()

# A page through the core as WebAssembly: no operating system but WASI's standard
# streams, which the check's own main uses.
function(stet_check_wasm target)
  find_program(STET_NODE NAMES node nodejs REQUIRED)
  add_executable(core_wasm ${PROJECT_SOURCE_DIR}/test/wasm/extract_stdin.cpp
    ${PROJECT_SOURCE_DIR}/test/wasm/absent.cpp)
  set_target_properties(core_wasm PROPERTIES SUFFIX .wasm)
  target_link_libraries(core_wasm PRIVATE ${target} stet_flags)
  add_custom_target(core_freestanding_check
    COMMAND ${STET_NODE} --no-warnings ${PROJECT_SOURCE_DIR}/test/wasm/run.mjs
      $<TARGET_FILE:core_wasm> ${PROJECT_SOURCE_DIR}
    DEPENDS core_wasm
    COMMENT "A page through the core as WebAssembly" VERBATIM)
endfunction()

if(STET_TESTS AND Python3_FOUND)
  add_test(NAME Tidy.FindsFaults COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/tidy_test.py)
  add_test(NAME Eval.CausesOfLoss COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/eval/causes_test.py)
  add_test(NAME Train.Labels COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/train/labels_test.py)
  add_test(NAME Train.Export COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/train/export_test.py)
  add_test(NAME Sample.ArchiveHoldsThePages
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/make_sample_warc.py --check)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT STET_SANITIZE)
    add_test(NAME Symbols.FindsFaults
      COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/symbols_test.py ${CMAKE_CXX_COMPILER})
  endif()
endif()
