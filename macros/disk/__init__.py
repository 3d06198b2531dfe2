"""The site as it works when it is opened from disk, where no server answers: `file://`, on a laptop or on a share.

    addresses   a link to a folder leads to the page in it
    pages       a page with such links, and without what only a server makes sense of
    modules     our modules as one plain script, since a browser loads none from disk
    copy        which files there are, and what becomes of each
    archive     the same files as one archive, alike whenever it is made

`registry.js` runs the modules, and hands them the files that they would fetch, each a script beside the file itself.
No library does this in Python: those that join modules are programs for Node, which a build does not need.
"""
