"""Running the house: health, the clock, backup and the check before opening."""
