"""Pages of those who ask, those who answer, readers of articles and readers of sums."""
