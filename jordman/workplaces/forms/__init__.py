"""One form for each question."""
