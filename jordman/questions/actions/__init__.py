"""What people do with questions and articles."""
