"""Pages, a module for each thing."""
