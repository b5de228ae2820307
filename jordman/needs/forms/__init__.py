"""The forms of a study, a module for each kind of part."""
