"""My unit: what a unit's manager sees of it, and never of anybody who works there."""
