# The example in README.md, taken out of it, built, and run: what a newcomer types
# first must work.
function(stet_readme_example)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/README.md)
  file(READ ${PROJECT_SOURCE_DIR}/README.md readme)
  if(NOT readme MATCHES "<!-- example: ten lines -->\n```cpp\n([^`]*)```")
    message(FATAL_ERROR "README.md has lost its example")
  endif()
  set(source ${PROJECT_BINARY_DIR}/readme_example.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "${CMAKE_MATCH_1}" @ONLY)
  add_executable(readme_example ${source})
  target_link_libraries(readme_example PRIVATE stet_core stet_flags)
  add_test(NAME Readme.ExampleShowsAnArticle
    COMMAND sh -c "printf '<title>Ice on the river</title><article><h1>Ice on the river</h1><p>The river froze over on Monday, they say, for the first time since the mill was built.</p><p>Nobody who lives on its banks can remember a winter like this one, said the ferryman.</p><p>The ice is a foot thick, and the council has allowed carts to cross it until Sunday.</p></article>' | $<TARGET_FILE:readme_example>")
  set_tests_properties(Readme.ExampleShowsAnArticle PROPERTIES
    PASS_REGULAR_EXPRESSION "^Ice on the river\n\nThe river froze over on Monday")
endfunction()
