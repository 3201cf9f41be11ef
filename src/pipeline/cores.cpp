// How many threads make sense here.

#include <sched.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string>
#include <thread>

#include "pipeline/batch.h"

namespace stet {
namespace {

std::string first_line(const std::string& path) {
  std::string line;
  std::ifstream file(path);
  std::getline(file, line);
  return line;
}

// Cores' worth of time that "QUOTA PERIOD" allows, rounded up; 0 for no limit.
unsigned quota_cores(std::string_view text) {
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return 0;
  int64_t quota = 0, period = 0;
  const char* end = text.data() + text.size();
  if (std::from_chars(text.data(), end, quota).ec != std::errc{} || quota <= 0) return 0;
  if (std::from_chars(text.data() + space + 1, end, period).ec != std::errc{} || period <= 0) {
    return 0;
  }
  return static_cast<unsigned>((quota + period - 1) / period);
}

// The control group of this process in version 2's tree, "/" if it cannot be told.
std::string own_group() {
  std::ifstream file("/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("0::")) return line.substr(3);
  }
  return "/";
}

// https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files
unsigned group_cores() {
  unsigned least = 0;
  const auto limit = [&](unsigned cores) {
    if (cores > 0) least = least == 0 ? cores : std::min(least, cores);
  };
  // A limit of any group above this one holds for it too.
  for (std::string group = own_group();; group = group.substr(0, group.rfind('/'))) {
    limit(quota_cores(first_line("/sys/fs/cgroup" + group + "/cpu.max")));
    if (group.find('/') == std::string::npos) break;
  }
  const std::string version1 = "/sys/fs/cgroup/cpu/cpu.cfs_";
  limit(quota_cores(first_line(version1 + "quota_us") + " " + first_line(version1 + "period_us")));
  return least;
}

}  // namespace

unsigned usable_cores() {
  unsigned cores = std::thread::hardware_concurrency();
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof(set), &set) == 0) {
    cores = static_cast<unsigned>(CPU_COUNT(&set));
  }
  if (const unsigned group = group_cores(); group > 0) cores = std::min(cores, group);
  return std::max(cores, 1u);
}

}  // namespace stet
