// Prints the HTML report of the explanation that the tests of src/explain are made
// with, so that the browser's test has scores and reasons whatever the model says.

#include <unistd.h>

#include "explain/html_report.h"
#include "explain/sample_explanation.h"
#include "io/output.h"

int main() {
  const stet::explain::SampleExplanation sample;
  return stet::io::write_all(STDOUT_FILENO, stet::explain::html_report(sample.get())) ? 0 : 1;
}
