// Stands in for the two libraries that Debian does not have for WebAssembly, so
// that the core links without them: an encoding is never guessed, and text that is
// not in NFC stays as it is. Whoever embeds the core compiles the real ones along.
#include <uchardet/uchardet.h>
#include <utf8proc.h>

#include <cstdlib>
#include <cstring>

extern "C" {

uchardet_t uchardet_new() { return nullptr; }
void uchardet_delete(uchardet_t) {}
int uchardet_handle_data(uchardet_t, const char*, size_t) { return 0; }
void uchardet_data_end(uchardet_t) {}
void uchardet_reset(uchardet_t) {}
const char* uchardet_get_charset(uchardet_t) { return ""; }

const utf8proc_property_t* utf8proc_get_property(utf8proc_int32_t) {
  static const utf8proc_property_t none = {};
  return &none;
}
utf8proc_ssize_t utf8proc_map(const utf8proc_uint8_t* text, utf8proc_ssize_t size,
                              utf8proc_uint8_t** result, utf8proc_option_t) {
  const size_t count = static_cast<size_t>(size);
  *result = static_cast<utf8proc_uint8_t*>(std::malloc(count + 1));
  if (*result == nullptr) return UTF8PROC_ERROR_NOMEM;
  std::memcpy(*result, text, count);
  (*result)[count] = 0;
  return size;
}

}  // extern "C"
