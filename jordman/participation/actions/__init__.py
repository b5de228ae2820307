"""What is done in a reporting, a module for each who does it."""
