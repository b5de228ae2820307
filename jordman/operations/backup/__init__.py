"""One file that holds a site: database, uploads and a manifest that says what each part must be."""
