"""Facts for the rules, read in bulk: the same few questions for one unit and for ten thousand."""
