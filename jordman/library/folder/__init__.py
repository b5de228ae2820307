"""Modules as folders of plain text: see docs/module-format.md."""
