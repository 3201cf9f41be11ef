#pragma once
// All of stet. README.md has the ten-line example.

#include "stet/article.h"
#include "stet/extract.h"
#include "stet/result.h"
#include "stet/scratch.h"
