"""The forms of an issue and of a pull request: valid as their host wants them, and true in what they name."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.playbook import Playbook
from tests.projects import PROJECT

GITHUB = PROJECT / ".github"
CHOOSER = GITHUB / "ISSUE_TEMPLATE" / "config.yml"
FORMS = sorted(file for file in CHOOSER.parent.glob("*.yml") if file != CHOOSER)
PULL_REQUEST = GITHUB / "pull_request_template.md"
GUIDE = PROJECT / "docs" / "contribute" / "index.md"
#: Attributes of each kind of element that must be there, and those that may.
ATTRIBUTES = {
    "markdown": ({"value"}, set[str]()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
#: Words that no label may hold, since they ask for what nobody should write in public.
FORBIDDEN = re.compile(r"password|passphrase|credential|token|secret", re.IGNORECASE)
_TOP = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
_LINK = re.compile(r"\]\(([^)]+)\)")


def read(file: Path) -> dict[str, Any]:
    """Read a form."""
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(form, dict)
    return form


def asked(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the elements that somebody fills in."""
    return [element for element in form["body"] if element["type"] != "markdown"]


def anchor_of(heading: str) -> str:
    """Return the anchor that the host gives to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_is_one_that_its_host_shows(file: Path) -> None:
    """Name, description and body, and nothing that it does not know; a form with a mistake is left out unseen."""
    form = read(file)
    assert {"name", "description", "body"} <= set(form) <= _TOP
    for name in ("name", "description", "title"):
        assert isinstance(form[name], str) and len(form[name].strip()) > 3, name
    assert all(isinstance(label, str) for label in form["labels"])
    for element in form["body"]:
        must, may = ATTRIBUTES[element["type"]]
        assert set(element) <= {"type", "id", "attributes", "validations"}
        attributes = element["attributes"]
        assert must <= set(attributes) <= must | may, element
        assert all(isinstance(text, str) and text.strip() for name, text in attributes.items() if name != "options")
        assert element.get("validations", {"required": True}) == {"required": True}
    assert asked(form)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_what_a_form_asks_is_told_apart(file: Path) -> None:
    """Ids and labels stand once; choices differ, are texts, and none is called as no choice is."""
    elements = asked(read(file))
    ids = [element["id"] for element in elements]
    labels = [element["attributes"]["label"] for element in elements]
    assert len(set(ids)) == len(ids) and len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id) for id in ids)
    assert not [label for label in labels if FORBIDDEN.search(label)]
    for element in elements:
        options = element["attributes"].get("options", [])
        assert all(isinstance(option, str) and option.lower() != "none" for option in options)
        assert len(set(options)) == len(options)


def test_forms_are_told_apart_by_their_names() -> None:
    """There are four, and the line that did not work warns of names before it asks."""
    names = [read(file)["name"] for file in FORMS]
    assert len(set(names)) == len(names) == 4
    first = read(GITHUB / "ISSUE_TEMPLATE" / "2-line.yml")["body"][0]
    assert first["type"] == "markdown" and "paste no names" in first["attributes"]["value"]


def test_a_form_asks_for_a_channel_that_there_is(playbook: Playbook) -> None:
    """By the names that the pages give them."""
    (channel,) = [one for one in asked(read(GITHUB / "ISSUE_TEMPLATE" / "2-line.yml")) if one["id"] == "channel"]
    assert channel["attributes"]["options"] == [one.label for one in playbook.channels.values()]


def test_an_address_in_a_form_is_a_page(playbook: Playbook) -> None:
    """What stands there as an example can be opened."""
    texts = [element["attributes"].get("placeholder", "") for file in FORMS for element in asked(read(file))]
    addresses = [text for text in texts if re.fullmatch(r"[a-z-]+/[a-z-]+/", text)]
    assert addresses
    for address in addresses:
        assert (PROJECT / "docs" / address / "index.md").is_file(), address


@pytest.mark.parametrize("file", [*FORMS, PULL_REQUEST], ids=lambda file: file.stem)
def test_a_link_leads_to_a_file_of_this_repository(file: Path) -> None:
    """Relative, as seen from an issue or a pull request, so that a copy of ours has its own."""
    for link in _LINK.findall(file.read_text(encoding="utf-8")):
        path, _, anchor = link.removeprefix("../blob/HEAD/").partition("#")
        target = PROJECT / path
        assert link.startswith("../blob/HEAD/") and target.is_file(), link
        headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert not anchor or anchor in map(anchor_of, headings), link


def test_the_chooser_leads_on() -> None:
    """Its links are whole addresses with a reason; a blank issue stays possible, which pages of the site begin."""
    chooser = read(CHOOSER)
    assert set(chooser) == {"blank_issues_enabled", "contact_links"} and chooser["blank_issues_enabled"] is True
    for link in chooser["contact_links"]:
        assert set(link) == {"name", "url", "about"} and link["url"].startswith("https://")


def test_a_pull_request_asks_the_six_questions() -> None:
    """Those of the guide, each by its first sentence, in its order."""
    text = GUIDE.read_text(encoding="utf-8").partition("## How a change is reviewed")[2]
    questions = re.findall(r"^\d\. (.+?\?)", text, re.MULTILINE)
    ticks = re.findall(r"^- \[ \] (.+\?)$", PULL_REQUEST.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(questions) == 6 and ticks == questions
