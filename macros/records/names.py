"""What a record, an entry or a page may be called: one form for file names, addresses and anchors, held here alone.

An id becomes the name of a file and of a folder, on any system, and a part of an address. So it is never a path: one
word of lower-case letters, digits and single hyphens; the address of a page is such words with single slashes between.
"""

import re

from pydantic_core import PydanticCustomError

LONGEST = 80  # letters of an id, or of a whole address; more cannot be read aloud, and a path has room for 255
_WORD = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(_WORD)
#: What an editor can hold an address to; the rest is said by `wrong_address`.
FORM_OF_ADDRESS = f"^{_WORD}(?:/{_WORD})*$"
#: Names of devices since the days of DOS, which Windows gives to no file, whatever its ending.
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
#: What the second part of a long list is called below its page, and each after it.
PART = "part-{number}"
_A_PART = re.compile(r"part-[0-9]+")
#: What else stands at the root of a built site, beside the pages.
_TAKEN = frozenset({"404", "api", "assets", "downloads", "index", "schema", "search"})
_FORM = "use lower-case letters, digits and single hyphens, as in 'quick-favour'"
_QUOTED = 60  # letters of a wrong value that a message quotes

Said = tuple[str, str]


def short(text: str) -> str:
    """Cut *text* to what a message can quote."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def is_device(name: str) -> bool:
    """Tell whether Windows keeps a name for itself, whatever ending it has."""
    return bool(_DEVICE.fullmatch(name.partition(".")[0].strip().lower()))


def wrong_id(text: str) -> Said | None:
    """Say why *text* cannot be an id, and what to write; None where it can."""
    if not _ID.fullmatch(text):
        return f"'{short(text)}' cannot be an id", _FORM
    return _too_long(text) or _reserved(text)


def wrong_address(text: str) -> Said | None:
    """Say why *text* cannot be the address of a page, and what to write; None where it can."""
    words = text.split("/")
    if not all(_ID.fullmatch(word) for word in words):
        remedy = f"{_FORM}, and single slashes only between such words, as in 'learn/for-leads'"
        return f"'{short(text)}' cannot be the address of a page", remedy
    if words[0] in _TAKEN:
        return f"'{words[0]}' is where the site keeps something else", "choose another address"
    return _too_long(text) or next((said for word in words if (said := _reserved(word))), None)


def _too_long(text: str) -> Said | None:
    if len(text) <= LONGEST:
        return None
    return f"'{short(text)}' has {len(text)} letters where {LONGEST} is the most", "shorten it"


def _reserved(word: str) -> Said | None:
    if word == "constructor":
        return "every object of a browser has a 'constructor' of its own", "choose another, as in 'the-constructor'"
    if _A_PART.fullmatch(word):
        return f"the site keeps the name '{word}' for a part of a long list", f"choose another, as in 'the-{word}'"
    if not is_device(word):
        return None
    return f"Windows keeps the name '{word}' for itself", f"choose another, as in 'the-{word}'"


def check_id(text: str) -> str:
    """Refuse an id that could not be a file name, an address and an anchor.

    Raises:
        PydanticCustomError: `bad-id`.
    """
    return _held(text, wrong_id(text))


def check_address(text: str) -> str:
    """Refuse the address of a page that would leave the site's folder, or stand where the site keeps something else.

    Raises:
        PydanticCustomError: `bad-id`.
    """
    return _held(text, wrong_address(text))


def _held(text: str, wrong: Said | None) -> str:
    if wrong:
        raise PydanticCustomError("bad-id", "{what}; {remedy}", {"what": wrong[0], "remedy": wrong[1]})
    return text
