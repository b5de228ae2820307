"""What a programme reports to its funder each month: who took part, how long, attested by their manager."""
