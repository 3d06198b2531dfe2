"""Ways to spoil a data root: each takes one file and says which files a mutant has in its place.

A way is a function of a random generator, a file's name below the root and what the file says; it returns the files
that a mutant writes, by name, with nothing where one is taken away, or None where the file has no place for it.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Files = Mapping[str, bytes | None]
Way = Callable[[random.Random, str, str], Files | None]

_VALUE = re.compile(r"(?m)^( *(?:- )?(?:[a-z_]+: )?)(\S.*)$")
_REFERENCE = re.compile(
    r"(?m)^( *(?:- )?(?:id|tactic|situation|worry|family|need|group|grade|channel|page): )([a-z-]+)$"
)
_NUMBER = re.compile(r"(?m)^( *[a-z_]+: )(\d+)$")

#: Characters that hide, turn or stand for none, and some that are good.
_CHARACTERS = [
    *"\u202e\u2066\u2069\u200e\u200f\u061c\u200b\u200c\u200d\u2060\u00ad\u3164\u2800\u115f\uffa0\u180e\u034f\ufe0f",
    *"\ufffd\ufffc\ufdd0\ufffe\uffff\U0001fffe\U0010ffff\ue000\U000e0041\x00\x07\x0b\x1b\x7f\x85\u2028\u2029\ufeff\t\r",
    *"\u00a0\u2003\u3000\u0301\U0001f9ed\u00e9\u4e2d\u05d0\u2026\u2014",
]
_SHY_TEXTS = [
    "\u3164" * 45,
    "\u2800\u2800",
    '"\\u200b"',
    '"\\u202e"',
    '"\\u00a0"',
    '"\\u0301"',
    '"\\ufeff"',
    "'\u2003'",
]
#: What YAML would read as something else than a text.
_TRAPS = [
    *(
        "no",
        "~",
        "null",
        "12:30",
        "1_000",
        "010",
        "0x1f",
        "1e3",
        ".5",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        "!!str x",
        "&a x",
    ),
    *("*a", '"', "'", "|", ">", "- x", "? x", "@x", "`x", "%x", "# x", ": x", "x: y", "x #y", "x # y", "x #1", "--- x"),
    *("'x' y", '"x" y', "|2", ">-9", "<<: x", "''", '""', '"\\x41\\u202e"', '"a\\nb"', '"\\ud800"', "= ", "---", "..."),
]
_HOSTILE = [
    '"So.\\n# [x](javascript:alert(1))"',
    '"So.\\n# Free { onmouseover=alert(1) }"',
    "'\"><script>alert(1)</script>'",
    "'x\" onmouseover=\"alert(1)'",
    "'{{ 7*7 }}'",
    "'{% raw %}'",
    "'<!-- '",
    "'--> x'",
    "'0;url=/evil/\" http-equiv=\"refresh'",
    "'&lt;script&gt;alert(1)&lt;/script&gt;'",
    "'javascript:alert(1)'",
    "'[x](javascript:alert(1))'",
    "'{foo} {count.real} {'",
    "'<!--/raw-->'",
    "'*a* [b](patterns:hidden-costs)'",
]
_NUMBERS = ["-1", "0", "999999999999", "1e9", "\u00bd", "\uff15", "5.0", "+5", "0x5", " 5", "05", "nan"]
_STEMS = [
    *(
        "con",
        "com1",
        "NUL",
        "x" * 81,
        "x" * 250,
        "Upper",
        "with space",
        "\u00e9t\u00e9",
        "a--b",
        "-a",
        "a-",
        "a_b",
        "a.b",
        "\udce9",
    ),
    *("\x1b[31mred", "a\nb", "._x", ".x", "x\u202ey", "a'b", 'a"b', "a<b", "a&b", "{{ a }}", "a%2fb"),
]
_ENDINGS = [".yml", ".YAML", ".Yaml", ".yaml.txt", ".YML", ".yaml ", ".yaml~", ".yaml.bak", ".json"]


@dataclass(frozen=True)
class Mutant:
    """What one way made of one file: its number tells how to make it again."""

    number: int
    way: str
    file: str
    files: Files


def _lines(change: Callable[[random.Random, list[str], int], None]) -> Way:
    """Make a way of a change to the lines at one of them."""

    def way(chance: random.Random, name: str, text: str) -> Files | None:
        lines = text.split("\n")
        change(chance, lines, chance.randrange(len(lines)))
        return _if_new(name, text, "\n".join(lines))

    return way


def _at(change: Callable[[random.Random, str, int], str]) -> Way:
    """Make a way of a change to the text at one of its letters."""
    return lambda chance, name, text: _if_new(name, text, change(chance, text, chance.randrange(len(text))))


def _match(where: re.Pattern[str], change: Callable[[random.Random, str], str]) -> Way:
    """Make a way of a change to a value that looks like *where*."""

    def way(chance: random.Random, name: str, text: str) -> Files | None:
        found = [one for one in where.finditer(text) if not one[1].lstrip().startswith("#")]
        if not found:
            return None
        one = chance.choice(found)
        return _if_new(name, text, f"{text[: one.start(2)]}{change(chance, one[2])}{text[one.end(2) :]}")

    return way


def _bytes(change: Callable[[random.Random, bytes], bytes]) -> Way:
    """Make a way of a change to the whole file."""
    return lambda chance, name, text: {name: change(chance, text.encode())}


def _named(rename: Callable[[random.Random, str, str], str]) -> Way:
    """Make a way of another name for the file; *rename* is handed its stem and its ending."""

    def way(chance: random.Random, name: str, text: str) -> Files | None:
        folder, slash, last = name.rpartition("/")
        return {name: None, f"{folder}{slash}{rename(chance, last.removesuffix('.yaml'), '.yaml')}": text.encode()}

    return way


def _if_new(name: str, old: str, new: str) -> Files | None:
    return {name: new.encode("utf-8", "surrogatepass")} if new != old else None


def _indent(by: int) -> Callable[[random.Random, list[str], int], None]:
    def change(_chance: random.Random, lines: list[str], at: int) -> None:
        lines[at] = " " * by + lines[at] if by > 0 else lines[at].removeprefix(" " * -by)

    return change


def _swap(_chance: random.Random, lines: list[str], at: int) -> None:
    other = (at + 1) % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _join(_chance: random.Random, lines: list[str], at: int) -> None:
    lines[at : at + 2] = [" ".join(line.strip() if place else line for place, line in enumerate(lines[at : at + 2]))]


def _move_item(chance: random.Random, lines: list[str], at: int) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(at))


def _many(value: str, times: int) -> Callable[[random.Random, str], str]:
    return lambda _chance, _value: "\n" + f"      - {value}\n" * times


WAYS: dict[str, Way] = {
    "a letter left out": _at(lambda _, text, at: text[:at] + text[at + 1 :]),
    "a letter put in": _at(
        lambda chance, text, at: text[:at] + chance.choice("aZ9 -:#'\"[]{}&*!|>%@`,?\\/<\n") + text[at:]
    ),
    "two letters swapped": _at(lambda _, text, at: text[:at] + text[at : at + 2][::-1] + text[at + 2 :]),
    "an odd character": _at(lambda chance, text, at: text[:at] + chance.choice(_CHARACTERS) + text[at:]),
    "a value of nothing to see": _match(_VALUE, lambda chance, _: chance.choice(_SHY_TEXTS)),
    "a line left out": _lines(lambda _, lines, at: lines.__delitem__(at)),
    "a line twice": _lines(lambda _, lines, at: lines.insert(at, lines[at])),
    "two lines swapped": _lines(_swap),
    "a line elsewhere": _lines(_move_item),
    "two lines joined": _lines(_join),
    "a line further in": _lines(lambda chance, lines, at: _indent(chance.choice((1, 2, 3, 4)))(chance, lines, at)),
    "a line further out": _lines(lambda chance, lines, at: _indent(-chance.choice((1, 2, 4)))(chance, lines, at)),
    "a note put in": _lines(lambda chance, lines, at: lines.insert(at, " " * chance.randrange(6) + "# a note")),
    "a note behind a line": _lines(lambda _, lines, at: lines.__setitem__(at, f"{lines[at]} # a note")),
    "a trap of YAML": _match(_VALUE, lambda chance, _: chance.choice(_TRAPS)),
    "a hostile text": _match(_VALUE, lambda chance, _: chance.choice(_HOSTILE)),
    "a word cut off": _match(_VALUE, lambda chance, value: value[: chance.randrange(len(value))]),
    "a word in capitals": _match(_VALUE, lambda _, value: value.swapcase()),
    "quotes around": _match(_VALUE, lambda chance, value: f"{(mark := chance.choice(chr(39) + chr(34)))}{value}{mark}"),
    "another id": _match(
        _REFERENCE, lambda chance, id: chance.choice((id[:-1], f"{id}-x", id.upper(), f"../{id}", "con"))
    ),
    "another number": _match(_NUMBER, lambda chance, _: chance.choice(_NUMBERS)),
    "lists in lists": _match(_VALUE, lambda chance, _: (depth := chance.choice((2, 30, 1000))) * "[" + depth * "]"),
    "entries without end": _match(_VALUE, lambda chance, _: _many(chance.choice(("x", "", "{}")), 20_000)(chance, "")),
    "a text without end": _match(_VALUE, lambda chance, _: chance.choice(("x", "x ", "[", "*a ")) * 1_000_000),
    "half of the file": _bytes(lambda chance, raw: raw[: chance.randrange(len(raw))]),
    "the file twice": _bytes(lambda _, raw: raw + raw),
    "another encoding": _bytes(
        lambda chance, raw: raw.decode().encode(chance.choice(("utf-16", "utf-32", "utf-8-sig")))
    ),
    "an odd byte": _bytes(lambda chance, raw: raw[: (at := chance.randrange(len(raw)))] + b"\xe9" + raw[at:]),
    "other line ends": _bytes(lambda chance, raw: raw.replace(b"\n", chance.choice((b"\r\n", b"\r")))),
    "marks around the record": _bytes(
        lambda chance, raw: chance.choice((b"---\n%b", b"%b...\n", b"---\n%b---\n")) % raw
    ),
    "blanks at the ends of lines": _bytes(lambda _, raw: raw.replace(b"\n", b"  \n")),
    "no file": lambda _chance, name, _text: {name: None},
    "another stem": _named(lambda chance, _, ending: chance.choice(_STEMS) + ending),
    "another ending": _named(lambda chance, stem, _: stem + chance.choice(_ENDINGS)),
    "another folder": _named(
        lambda chance, stem, ending: chance.choice(("aux/", "x/", "A/", ".x/", "../")) + stem + ending
    ),
    "a copy beside it": lambda _chance, name, text: {name.replace(".yaml", "-again.yaml"): text.encode()},
}


def mutants(files: Mapping[str, str], count: int, seed: int) -> Iterator[Mutant]:
    """Yield *count* mutants of a root's files, each way in turn, the same ones for the same seed."""
    chance = random.Random(seed)
    names, ways = sorted(files), list(WAYS)
    made = 0
    while made < count:
        way, name = ways[made % len(ways)], chance.choice(names)
        changed = WAYS[way](chance, name, files[name])
        if changed is not None:
            yield Mutant(made, way, name, changed)
            made += 1
