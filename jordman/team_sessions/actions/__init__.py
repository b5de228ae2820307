"""What is done with series and sessions, each by somebody and audited."""
