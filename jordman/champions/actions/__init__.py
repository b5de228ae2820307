"""What is done to calls, applications, mandates and hours, a module for each."""
