"""The expressions of a rule: the part of the language that JavaScript and Python read alike, and that cannot run away.

    literals, \\b \\w \\d \\s \\n \\t, classes, (?:…), (?=…), (?!…), |, ?, {n}, {m,n}, ^, $

A checker runs them over a draft at every pause, on a phone. So a repeat has an end, and in how many ways a whole
expression can match from one place is counted here, without running it: that number bounds what it can cost.
"""

import re
from functools import reduce

from pydantic_core import PydanticCustomError

from macros.records.ways import NOTHING, Part, either, one_of, then, times

#: The most that one repeat may take, and that repeats inside one another may come to.
LONGEST_REPEAT = 80
NESTED_REPEATS = 400
#: The most ways in which an expression may match from one place; more of them is a way to hang a page.
MOST_WAYS = 100_000
_OTHERS = 128  # stands for every character beyond ASCII
_ALL = (1 << (_OTHERS + 1)) - 1
_SHORT = {
    "w": sum(1 << code for code in range(128) if chr(code).isalnum() or chr(code) == "_"),
    "d": sum(1 << ord(digit) for digit in "0123456789"),
    "s": sum(1 << ord(space) for space in " \t\n\r\f\v"),
    "n": 1 << ord("\n"),
    "t": 1 << ord("\t"),
}
_MARKS = r"\^$.*+?()[]{}|/"  # what a backslash turns into itself, in both languages
#: Letters that stand for themselves; but for the first, nothing depends on them.
_PLAIN = re.compile(r"[\w \"'!#%&,:;<=>@`~-]+", re.ASCII)
_COUNT = re.compile(r"\{(\d{1,3})(?:,(\d{1,3}))?\}")


def check_expression(text: str) -> str:
    """Refuse an expression that does not compile, steps out of the common part, or could run away.

    Raises:
        PydanticCustomError: `bad-expression`, `outside-subset` or `runaway-expression`.
    """
    part = _Reader(text).read()  # whatever it reads compiles; a test tries that, since to compile takes as long again
    if part.repeats > NESTED_REPEATS:
        raise PydanticCustomError(
            "runaway-expression",
            "repeats inside one another come to {count} where {limit} is the most; take one of them out",
            {"count": part.repeats, "limit": NESTED_REPEATS},
        )
    if part.ways > MOST_WAYS:
        raise PydanticCustomError(
            "runaway-expression",
            "it can match in more than {limit} ways from one place; "
            "let what follows a repeat begin with something that the repeat cannot take, or make the repeat shorter",
            {"limit": MOST_WAYS},
        )
    return text


def compile_expression(text: str) -> re.Pattern[str]:
    """Compile an expression as the checker does: letters of either case, and ASCII alone for what \\w and \\b mean."""
    return re.compile(text, re.ASCII | re.IGNORECASE)


def _outside(at: int, what: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError(
        "outside-subset", "at character {place}, {what}; {remedy}", {"place": at + 1, "what": what, "remedy": remedy}
    )


def _broken(at: int, what: str) -> PydanticCustomError:
    return PydanticCustomError(
        "bad-expression",
        "at character {place}, {what}; close what is open, and write a backslash before a mark that is meant as itself",
        {"place": at + 1, "what": what},
    )


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    @property
    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def read(self) -> Part:
        for at, character in enumerate(self.text):
            if not " " <= character <= "~":
                raise _outside(
                    at, f"{character!r} is not plain ASCII", "drafts are made plain before, so write plain text"
                )
        part = self.alternatives()
        if self.next:
            raise _broken(self.at, "')' closes nothing")
        return part

    def alternatives(self) -> Part:
        """Read up to the end, or to the bracket that closes it."""
        found = [self.sequence()]
        while self.next == "|":
            self.at += 1
            found.append(self.sequence())
        return either(found) if len(found) > 1 else found[0]

    def sequence(self) -> Part:
        parts = []
        while self.next and self.next not in "|)":
            parts.append(self.repeated())
        return reduce(lambda rest, part: then(part, rest), reversed(parts), NOTHING)

    def repeated(self) -> Part:
        """Read one thing and how often it stands there, or letters that stand there once."""
        start = self.at
        if plain := _PLAIN.match(self.text, start):
            once = plain.end() - (self.text[plain.end() : plain.end() + 1] in ("?", "{", "*", "+"))
            if once > start:
                self.at = once
                return one_of(_either_case(self.text[start]))
        if self.next in "*+?{":
            raise _broken(start, f"'{self.next}' repeats nothing")
        part = self.thing()
        if self.next in ("*", "+"):
            raise _outside(self.at, f"'{self.next}' has no end", "write {0,40} or another number of times")
        if self.next not in ("?", "{"):
            return part
        count = _COUNT.match(self.text, self.at)
        if self.next == "{" and not count:
            raise _outside(self.at, "this repeat is not written as {2} or {0,40}", "write its least and its most")
        least, most = (int(count[1]), int(count[2] or count[1])) if count else (0, 1)
        if not 0 < most <= LONGEST_REPEAT or least > most:
            remedy = f"write at most {LONGEST_REPEAT}, the least first"
            raise _outside(self.at, f"this repeat is from {least} to {most}", remedy)
        if self.text.startswith(("(?=", "(?!"), start) or part == NOTHING:
            raise _outside(self.at, "what takes no room is repeated", "leave the repeat out")
        self.at = count.end() if count else self.at + 1
        if self.next in ("?", "+", "*", "{"):
            raise _outside(
                self.at, f"'{self.next}' stands behind a repeat", "put the repeat into (?:…), or leave it out"
            )
        return times(part, least, most)

    def thing(self) -> Part:
        """Read a character, a class, a group or a place."""
        character = self.next
        if character == "(":
            return self.group()
        if character == "[":
            return one_of(self.group_of_characters())
        self.at += 1
        match character:
            case "^" | "$":
                return NOTHING
            case ".":
                raise _outside(self.at - 1, "'.' stands for anything", r"write [^.?!\n], or \. for a full stop")
            case "]" | "}":
                raise _outside(self.at - 1, f"'{character}' stands alone", rf"write \{character}")
            case "\\":
                return self.escaped()
        return one_of(_either_case(character))

    def group(self) -> Part:
        start, opening = self.at, self.text[self.at : self.at + 3]
        if opening not in ("(?:", "(?=", "(?!"):
            raise _outside(start, f"'{opening}' begins a group of another kind", "write (?:…), (?=…) or (?!…)")
        self.at += 3
        inside = self.alternatives()
        if self.next != ")":
            raise _broken(start, "'(' is not closed")
        self.at += 1
        if opening == "(?:":
            return inside
        return Part(empty=True, ways=inside.ways, settled=inside.ways, repeats=inside.repeats)

    def escaped(self) -> Part:
        """Read what follows a backslash outside a class."""
        letter = self.next
        self.at += 1
        if letter == "b":
            return NOTHING
        if letter in _SHORT:
            return one_of(_SHORT[letter])
        if letter and letter in _MARKS:
            return one_of(_either_case(letter))
        if not letter:
            raise _broken(self.at - 2, "a backslash stands at the end")
        raise _outside(
            self.at - 2, f"'\\{letter}' is not read alike everywhere", r"of such signs write only \b \w \d \s \n \t"
        )

    def group_of_characters(self) -> int:
        start = self.at
        self.at += 1
        refused = self.next == "^"
        self.at += refused
        found = 0
        while self.next != "]":
            if not self.next:
                raise _broken(start, "'[' is not closed")
            found |= self.in_class()
        self.at += 1
        if not found:
            raise _outside(start, "this class holds nothing", "write what belongs to it")
        return _ALL & ~found if refused else found

    def in_class(self) -> int:
        """Read one character of a class, or a range of them."""
        found, begin = self.character_in_class()
        if self.next != "-" or self.text[self.at + 1 : self.at + 2] in ("]", ""):
            return found
        start = self.at
        self.at += 1
        _, end = self.character_in_class()
        if begin is None or end is None or begin > end:
            raise _outside(start, "this range has no two ends", r"write it as a-z, or \- for a hyphen")
        for code in range(begin, end + 1):
            found |= _either_case(chr(code))
        return found

    def character_in_class(self) -> tuple[int, int | None]:
        """Return the characters that one sign of a class stands for, and its code where it is a character."""
        character = self.next
        self.at += 1
        if character == "\\":
            letter = self.next
            self.at += 1
            if letter in _SHORT:
                return _SHORT[letter], None
            if letter and letter in _MARKS + "-":
                return _either_case(letter), ord(letter)
            raise _outside(self.at - 2, f"'\\{letter}' is not read alike everywhere", "write the character itself")
        if character == "[" or (character in "-&|~" and self.next == character):
            raise _outside(
                self.at - 1, f"'{character}' means more in some languages", "write it once, a bracket as \\["
            )
        return _either_case(character), ord(character)


def _either_case(character: str) -> int:
    return 1 << ord(character.lower()) | 1 << ord(character.upper())
