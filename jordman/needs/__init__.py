"""Needs mapping: how a programme found out what people need, and what that changed."""
