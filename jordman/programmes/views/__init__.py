"""The pages of this room, a module for each kind of page."""
