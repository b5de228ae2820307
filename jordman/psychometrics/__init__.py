"""The arithmetic of measuring people with questions: no tables, no Django, only numbers in and numbers out."""
