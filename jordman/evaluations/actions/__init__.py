"""What an evaluator does."""
