// The published algorithm, written out for the benchmark, serves here as an oracle.
#include "../../benchmarks/alvarez_lucas.cpp"
