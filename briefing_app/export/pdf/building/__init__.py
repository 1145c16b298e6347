"""Each kind of block as strips, one under the other."""
