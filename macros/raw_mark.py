"""How finished HTML is marked in a page's Markdown, and found there again."""

import re

MARKED = re.compile(r"<!--raw-->\n(.*?)\n<!--/raw-->", re.DOTALL)


def mark_raw(html: str) -> str:
    """Mark *html* as finished; blank text stays as it is. Escaped text cannot hold the mark's end."""
    return f"\n<!--raw-->\n{html.strip()}\n<!--/raw-->\n\n" if html.strip() else html
