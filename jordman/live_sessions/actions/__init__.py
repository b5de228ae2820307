"""What is done to sessions, sign-ups, attendance, recordings and groups, a module for each."""
