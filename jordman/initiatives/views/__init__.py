"""The pages of initiatives, a module for each kind."""
