"""What must pass before a change goes in: `make check`."""
