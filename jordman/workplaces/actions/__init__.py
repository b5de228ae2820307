"""What people do here, a module for each thing."""
