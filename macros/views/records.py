"""The pages of records: pattern, tactic, situation, script, and a page that moved."""

from types import SimpleNamespace

from markupsafe import Markup as Html
from markupsafe import escape

from macros.playbook import Key, tactics_of
from macros.records.script import MESSAGES, SLOT, Blank, Script, Variant
from macros.records.situation import Situation
from macros.views.site import Desk, Site


def pattern(site: Site, id: str) -> str:
    """Write the page of a pattern."""
    book, desk = site.playbook, site.at(f"patterns/{id}/")
    record = book.patterns[id]
    near = desk.neighbours("patterns", id)
    family = book.words["families"][record.family].label
    return desk.render(
        "pages/pattern.html",
        head=desk.head(Key("patterns", id), _place(desk, "kicker-pattern", near, family)),
        pattern=desk.view(record),
        report=desk.report(Key("patterns", id)),
        need=record.need,
        scripts=desk.links("scripts", book.scripts_with[Key("patterns", id)]),
        situations=desk.links("situations", book.strong_in[id]),
        all_situations=desk.link("pages", "situations"),
        near=near,
    )


def tactic(site: Site, id: str) -> str:
    """Write the page of a tactic."""
    book, desk = site.playbook, site.at(f"tactics/{id}/")
    near = desk.neighbours("tactics", id)
    return desk.render(
        "pages/tactic.html",
        head=desk.head(Key("tactics", id), _place(desk, "kicker-tactic", near)),
        tactic=desk.view(book.tactics[id]),
        patterns=desk.links("patterns", book.answered_by[id]),
        scripts=desk.links("scripts", book.scripts_with[Key("tactics", id)]),
        all_patterns=desk.link("pages", "patterns"),
        all_scripts=desk.link("pages", "scripts"),
        near=near,
    )


def situation(site: Site, id: str) -> str:
    """Write the page of a situation; without a script it says how to build the message from its tactics."""
    book, desk = site.playbook, site.at(f"situations/{id}/")
    record = book.situations[id]
    return desk.render(
        "pages/situation.html",
        head=desk.head(Key("situations", id), book.words["groups"][record.group].label),
        situation=desk.view(record),
        minutes=_minutes(desk, record.minutes_asked),
        scripts=desk.links("scripts", book.scripts_for[id]),
        moves=_moves(desk, record),
        check=desk.link("pages", "check"),
        boundaries=desk.link("when-not-to-ask", "when-not-to-ask"),
        near=desk.neighbours("situations", id),
    )


def script(site: Site, id: str) -> str:
    """Write the page of a script: its blanks, and the whole conversation filled with its examples."""
    book, desk = site.playbook, site.at(f"scripts/{id}/")
    record = book.scripts[id]
    likely = [pattern.id for pattern in book.situations[record.situation].patterns]
    view = desk.view(record)
    view.variants = [_conversation(desk, record, variant) for variant in record.variants]
    return desk.render(
        "pages/script.html",
        head=desk.head(Key("scripts", id), desk.labels["kicker-script"]),
        script=view,
        report=desk.report(Key("scripts", id)),
        minutes=_minutes(desk, record.minutes_to_send),
        patterns=desk.links("patterns", likely),
        tactics=desk.links("tactics", tactics_of(record)),
        near=desk.neighbours("scripts", id),
    )


def moved(site: Site, kind: str, id: str) -> str:
    """Write the page of a record that was renamed: it leads on to the new one."""
    desk = site.at(f"{kind}/{id}/")
    return desk.render("pages/moved.html", target=desk.link(*site.playbook.moved[Key(kind, id)]))


def _place(desk: Desk, label: str, near: SimpleNamespace, more: str = "") -> str:
    """Say where a record stands in the order, as in "Pattern 3 of 12 · Psychological"."""
    place = desk.labels[label].format(place=near.place, count=near.count)
    return f"{place} · {more}" if more else place


def _minutes(desk: Desk, minutes: int) -> str:
    return desk.labels["minute"] if minutes == 1 else desk.labels["minutes"].format(minutes=minutes)


def _moves(desk: Desk, record: Situation) -> list[SimpleNamespace]:
    """List the tactics that answer the situation's patterns, each once, with a line to borrow."""
    tactics = desk.playbook.tactics
    answers = (answer.id for likely in record.patterns for answer in desk.playbook.patterns[likely.id].tactics)
    in_order = sorted(dict.fromkeys(answers), key=lambda id: tactics[id].number)
    return [
        SimpleNamespace(tactic=desk.link("tactics", id), summary=tactics[id].summary, line=tactics[id].borrow[0])
        for id in in_order
    ]


def _example(blank: Blank) -> str:
    """Return a blank's example as it stands in the message: a number comes with its unit."""
    if not blank.unit:
        return blank.example
    return f"{blank.example} {blank.unit}" + ("" if blank.example == "1" else "s")


def _conversation(desk: Desk, record: Script, variant: Variant) -> SimpleNamespace:
    """Fill a variant with the script's examples, marked as what the sender replaces."""
    example = {blank.id: _example(blank) for blank in record.blanks}

    def filled(text: str | None) -> Html | None:
        if text is None:
            return None
        parts = SLOT.split(text)  # text, id, text, id, …, text
        marked = Html('<span class="slot">{}</span>')
        return Html("").join(
            marked.format(example[part]) if odd % 2 else escape(part) for odd, part in enumerate(parts)
        )

    messages = [
        SimpleNamespace(
            id=name.replace("_", "-"),
            subject=filled(variant.subject) if name == "ask" else None,
            greeting=filled(variant.greeting),
            lines=[
                SimpleNamespace(say=filled(line.say), tactic=desk.link("tactics", line.tactic))
                for line in getattr(variant, name)
            ],
            closing=filled(variant.closing),
        )
        for name in MESSAGES
    ]
    return SimpleNamespace(
        label=variant.label, channel=desk.playbook.words["channels"][variant.channel], messages=messages
    )
