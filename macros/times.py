"""A length of time in words: minutes, and hours where minutes would have to be worked out."""

from collections.abc import Mapping

#: The most minutes that are still said as minutes; docs/assets/js/learn-tally.js has the same.
MOST_MINUTES = 90


def in_words(labels: Mapping[str, str], minutes: int) -> str:
    """Say how long something takes, as in "90 minutes", "8 hours" or "1 hour 40 minutes"."""
    if minutes <= MOST_MINUTES:
        return _counted(labels, "minute", minutes)
    hours, rest = divmod(minutes, 60)
    whole = _counted(labels, "hour", hours)
    return f"{whole} {_counted(labels, 'minute', rest)}" if rest else whole


def _counted(labels: Mapping[str, str], unit: str, count: int) -> str:
    """Say a number of units by their two labels: `minute`, and `minutes` with a place for the number."""
    return labels[unit] if count == 1 else labels[f"{unit}s"].format(**{f"{unit}s": count})
