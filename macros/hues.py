"""The hues of the four needs, said once: pages, printed sheets and social cards take them from here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hue:
    """A hue as two colours: on paper and light screens, and on dark ground; each can be read at text size there."""

    light: str
    dark: str


#: By the need's id.
NEEDS = {
    "free": Hue("#2a66a8", "#8dbdf2"),
    "respected": Hue("#7d4a9e", "#cfa6ea"),
    "safe": Hue("#2b7455", "#86cfae"),
    "fair": Hue("#96580f", "#e3b26d"),
}
_NOTE = "/* Written by `make sync` from macros/hues.py; edit that file instead. */\n"


def style_sheet() -> str:
    """Write the hues as custom properties, and the class of each need that sets `--need` to its own."""
    light = "".join(f"  --{id}: {hue.light};\n" for id, hue in NEEDS.items())
    dark = "".join(f"  --{id}: {hue.dark};\n" for id, hue in NEEDS.items())
    classes = "".join(f".need-{id} {{ --need: var(--{id}); }}\n" for id in NEEDS)
    print_ = "".join(f"    --{id}: {hue.light};\n" for id, hue in NEEDS.items())
    screens = f':root {{\n{light}}}\n\n[data-md-color-scheme="slate"] {{\n{dark}}}\n'
    paper = f"@media print {{\n  [data-md-color-scheme] {{\n{print_}  }}\n}}\n"
    return "\n".join((_NOTE + screens, paper, classes))
