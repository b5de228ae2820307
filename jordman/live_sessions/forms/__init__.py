"""What leaders fill in, a module for each thing."""
