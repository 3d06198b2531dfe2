"""Cards as a text file that Anki imports as it is; a card that is imported anew is brought up to date."""

import csv
from html import escape
from io import StringIO

from macros.addresses import address_of
from macros.paper.press import Imprint
from macros.prose import emphasis_as_html
from macros.take.cards import Card

_HEADERS = ("#separator:tab", "#html:true", "#notetype:Basic", "#deck:{deck}", "#guid column:1", "#tags column:4")


def deck(cards: list[Card], imprint: Imprint) -> str:
    """Return the file: a card a row, with the id by which Anki knows it again, both sides as HTML, and a tag."""
    text = StringIO(newline="")
    for header in _HEADERS:
        text.write(header.format(deck=imprint.name) + "\n")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for card in cards:
        address = imprint.address + address_of(card.key)
        back = f'{_html(card.back)}<p><a href="{escape(address)}">{escape(address)}</a></p>'
        writer.writerow((f"askwell-{card.key.kind}-{card.key.id}", _html(card.front), back, card.key.kind))
    return text.getvalue()


def _html(side: tuple[str, ...]) -> str:
    return "".join(f"<p>{emphasis_as_html(escape(text)).replace(chr(10), '<br>')}</p>" for text in side)
