"""What readers take to where they type and learn: snippets for text expanders and editors, cards, task lists.

    snippets   the messages of the scripts as short pieces, the core of all of them first
    cards      questions and answers, from patterns, tactics and exercises
    espanso, editor, expander, anki, tasks   each writes them in one tool's own form
    shelf      every file that there is to take, for the page that offers them and for the export

All of it is made from the records that the pages are made from, so that no line can differ from its page.
"""
