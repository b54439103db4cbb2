#pragma once

namespace bench {

/// The reader: load, articles a second, and bytes a second against a pass of memchr.
void reading();

}  // namespace bench
