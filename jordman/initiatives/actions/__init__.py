"""What is done to initiatives, their gates and units, and to rollouts, a module for each."""
