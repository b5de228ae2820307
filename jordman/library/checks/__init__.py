"""What keeps a module from being published, and advice that makes it better."""
