"""Staff files and sign-ups, read in the way a customer reads theirs."""
