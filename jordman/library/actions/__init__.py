"""What authors and reviewers do."""
