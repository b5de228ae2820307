"""The learner's pages, a module for each."""
