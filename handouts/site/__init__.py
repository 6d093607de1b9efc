"""Pages to a site: set by MkDocs, laid out, proved, published, shown."""
