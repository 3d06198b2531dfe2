"""The benchmark: the site from records beside the same site from plain Markdown, at two sizes, in one run."""
