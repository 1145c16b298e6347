"""How a change gets into the library: settled with what others wrote, written, followed up, thrown away."""
