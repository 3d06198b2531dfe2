"""How a site looks by its settings: one colour, from which all others follow, and its mark.

The bar, the footer and the main buttons have the colour itself, under white words. Links and what is pointed at have
the nearest darker one on light ground, and a lighter one on dark ground; each pair keeps the contrast of WCAG 1.4.3.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

#: The least contrast of words at text size, and what is aimed at on dark ground, where a bare least tires the eye.
LEAST, EASY = 4.5, 7.0
_FORM = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEP = 0.004  # of lightness, less than anybody sees
WHITE = "#ffffff"
#: Where words stand in docs/assets/css/theme.css: the darkest ground by day, the lightest by night, and words in the
#: bar by night.
_BY_DAY, _BY_NIGHT, _WORDS_BY_NIGHT = "#f3f0e8", "#222d33", "#f2f5f6"
#: Of the small words on a social card, as macros/templates/card.typ has it.
_ON_CARD = "#c9d9e0"
_NOTE = "/* Written by `make sync` from extra.askwell.colour in the settings; change it there. */\n"


@dataclass(frozen=True)
class Look:
    """A site's colour, as in `#005f73`, or nothing for ours; its mark, a picture, by its address from the root."""

    colour: str = ""
    mark: str = "assets/mark.svg"

    @property
    def bar(self) -> str:
        """The ground of the bar by day."""
        return self.colour or "#17323f"  # as docs/assets/css/theme.css has it

    @property
    def card(self) -> str:
        """The ground of a social card."""
        return _moved(self.colour, _ON_CARD, LEAST, -_STEP) if self.colour else self.bar

    @property
    def edge(self) -> str:
        """The edge of a social card that belongs to no need."""
        return _moved(self.colour, _BY_NIGHT, EASY, _STEP) if self.colour else "#7fcbe4"


#: As this edition comes.
OURS = Look()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def wrong_colour(value: object) -> tuple[str, str] | None:
    """Say why *value* cannot be a site's colour, and what to write; None where it can."""
    if not isinstance(value, str) or not _FORM.fullmatch(value):
        return "is no colour", 'write # and six digits from 0 to f, in quotes, as in "#005f73"'
    if (found := contrast(value, WHITE)) >= LEAST:
        return None
    what = f"'{value}' has a contrast of {found:.1f}:1 under the white words of bar and buttons; {LEAST}:1 is the least"
    return what, f'write "{_moved(value, WHITE, LEAST, -_STEP)}", the nearest darker one, or darker still'


def style_sheet(colour: str) -> str:
    """Write the custom properties of the theme that follow from a site's colour; paper stays as it is."""
    by_day, by_night = _moved(colour, _BY_DAY, LEAST, -_STEP), _moved(colour, _BY_NIGHT, EASY, _STEP)
    bar = _moved(_darker(colour, 0.6), _WORDS_BY_NIGHT, EASY, -_STEP)
    root = _rule(":root", {"--button": colour, "--button-over": _darker(colour, 0.75)})
    schemes = _scheme("default", colour, by_day) + _scheme("slate", bar, by_night)
    return f"{_NOTE}@media screen {{\n{root}{schemes}}}\n"


def _scheme(name: str, bar: str, link: str) -> str:
    footer = {f"--md-footer-{part}": WHITE for part in ("fg-color--light", "fg-color--lighter")}
    colours = {"--md-primary-fg-color": bar, "--md-accent-fg-color": link, "--md-typeset-a-color": link}
    return _rule(f'[data-md-color-scheme="{name}"]', {**colours, "--md-footer-bg-color--dark": bar, **footer})


def _rule(selector: str, values: dict[str, str]) -> str:
    lines = "".join(f"    {name}: {value};\n" for name, value in values.items())
    return f"  {selector} {{\n{lines}  }}\n"


def _moved(colour: str, against: str, least: float, step: float) -> str:
    """Return the nearest colour of the same hue that has the *least* contrast, step by step lighter or darker."""
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    while contrast(colour, against) < least:
        lightness = min(1.0, max(0.0, lightness + step))
        colour = _written(hls_to_rgb(hue, lightness, saturation))
    return colour


def _darker(colour: str, share: float) -> str:
    """Return the colour with a *share* of its lightness."""
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    return _written(hls_to_rgb(hue, lightness * share, saturation))


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
