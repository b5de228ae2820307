"""Pages of the library: the toolbox for learners, and modules for those who write and review them."""
