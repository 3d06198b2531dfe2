"""Which words stand in the text of a record: worked out once for an entry, however often a playbook is made anew."""

import re
from functools import lru_cache
from weakref import WeakKeyDictionary

from macros.prose import plain_prose
from macros.records.walk import is_read
from macros.store import Entry

Forms = tuple[str, ...]

#: What was asked of an entry, and what was found.
_FOUND: WeakKeyDictionary[Entry, tuple[Forms, Forms]] = WeakKeyDictionary()


def forms_in(entry: Entry, forms: Forms) -> Forms:
    """Return those of *forms*, in small letters, that stand as whole words in what readers of the entry's page read."""
    asked, found = _FOUND.get(entry, ((), ()))
    if asked != forms:
        text = plain_prose(" \n".join(leaf.text for leaf in entry.leaves if is_read(leaf))).casefold()
        found = tuple(form for form in forms if form in text and _whole(form).search(text))
        _FOUND[entry] = forms, found
    return found


@lru_cache(maxsize=1 << 12)
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
