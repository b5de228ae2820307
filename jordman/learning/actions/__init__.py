"""What a learner does, a module for each thing."""
