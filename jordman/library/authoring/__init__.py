"""Writing modules under /redaktion/, with Wagtail's drafts, versions, preview and locking."""
