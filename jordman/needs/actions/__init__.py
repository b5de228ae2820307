"""What is done in a study, a module for each part."""
