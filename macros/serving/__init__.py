"""What `make serve` runs: a page is shown a moment after its record was saved, and nothing that is wrong ends it.

    server   answers browsers and is told of every saved file; it knows no records, so no mistake in them can end it
    warm     a process that keeps records, templates and generator in memory, and is replaced when Python changes
    early    its child: writes the pages that a save touches, for the server to show before all else
    full     its child: builds the whole site, as `make build` does, and puts it in the place of the old one

The server is `python -m macros.serving`, and starts `python -m macros.serving.warm`; the children are forked from that,
so they begin with everything read. Whatever an early page shows, the full build has the last word.
"""
