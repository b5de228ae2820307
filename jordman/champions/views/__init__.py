"""Pages, a module for each thing that people do here."""
