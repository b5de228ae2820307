"""Pages of the instruments."""
