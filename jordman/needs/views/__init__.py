"""The pages of a study, a module for each kind."""
