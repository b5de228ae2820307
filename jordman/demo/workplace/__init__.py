"""Learning at the workplace: Lidköping, where Hemtjänst Väster is in the middle of a series of two terms."""
