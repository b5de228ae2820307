"""What is written about initiatives and rollouts."""
