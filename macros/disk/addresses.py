"""Addresses for a disk, which does not know that a folder means the page in it."""

import re

INDEX = "index.html"
#: What leads out of the copy: another scheme, another host, or the root of the host, which is that of the disk.
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")
_PARTS = re.compile(r"^([^?#]*)(.*)$", re.DOTALL)
#: A folder in JSON, as our data blocks have them: seen from the page, with a slash at its end.
_IN_JSON = re.compile(r'"(\.{1,2}/(?:[^"\\?#]*/)?)((?:[?#][^"\\]*)?)"')


def to_page(address: str) -> str:
    """Return *address* so that it leads to a page where it led to a folder, with the same query and fragment."""
    path, rest = _PARTS.findall(address)[0]
    if not path or _ELSEWHERE.match(path):
        return address
    if path.endswith("/"):
        return f"{path}{INDEX}{rest}"
    return f"{path}/{INDEX}{rest}" if path.rpartition("/")[2] in (".", "..") else address


def to_pages_in_json(text: str) -> str:
    """Return JSON *text* with every folder in it as its page; a text that only resembles one begins otherwise."""
    return _IN_JSON.sub(rf'"\g<1>{INDEX}\g<2>"', text)
