"""On which side the reader is: the one who asks, or the one who is asked. The scripts of a situation say so."""

from macros.playbook import Key, Playbook


def is_answered(book: Playbook, situation: str) -> bool:
    """Tell whether a situation's reader is the one who is asked."""
    return any(book.scripts[id].is_answer for id in book.scripts_for[situation])


def asks_with(book: Playbook, pattern: str) -> list[str]:
    """List the scripts of one who asks, for situations in which a pattern is strong."""
    return [id for id in book.scripts_with[Key("patterns", pattern)] if not book.scripts[id].is_answer]


def on_side(label: str, *, answer: bool) -> str:
    """Return the id of a label that says something else to the one who is asked."""
    return f"{label}-answer" if answer else label
