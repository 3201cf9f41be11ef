#pragma once
// The style and the script of the HTML report, report.css and report.js, and their
// SHA-256 as the report's content security policy names them: nothing else runs.
// report_parts.gen.cpp is made of the two files by tools/gen_report.py.

#include <string_view>

namespace stet::explain {

extern const std::string_view kReportStyle, kReportStyleHash;
extern const std::string_view kReportScript, kReportScriptHash;

}  // namespace stet::explain
