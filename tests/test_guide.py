"""What the guides quote is what the commands print: examples are read from the page, and errors are caused anew."""

import re
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.checks.house.messages import LONGER, SHORT
from macros.playbook import Playbook
from macros.teams import CHECKOUT
from tests.projects import PROJECT, copy_project, git, replace

GUIDES = PROJECT / "docs" / "contribute"
ADD_A_RECORD, OWN_DATA, ON_THE_WEB = "add-a-record", "your-own-data", "on-the-web"
SITUATION, SCRIPT = "data/situations/water-the-tomatoes.yaml", "data/scripts/water-while-away.yaml"
#: With a data root named, stubs are left aside: the guide lets people write them first.
CHECK, ALONE, HOUSE = ("check",), ("check", "--data", "data"), ("check", "--data", "data", "--house")

#: What the guide supposes that somebody wrote, for each block of errors in the order of the page: file, old, new.
SUPPOSED: list[tuple[tuple[str, ...], list[tuple[str, str, str]]]] = [
    (ALONE, [(SITUATION, "minutes_asked:", "minute_asked:")]),
    (
        ALONE,
        [
            (SITUATION, "neighbours-family", "neighbours"),
            (SITUATION, "id: hidden-costs", "id: hidden-cost"),
            (SITUATION, "tactics:do-the-heavy-lift", "tactics:do-the-heavy-lif"),
        ],
    ),
    (CHECK, []),
    (
        HOUSE,
        [
            (SITUATION, "inside the greenhouse door.", "inside the greenhouse door!"),
            (SITUATION, "Ask a week ahead", "Reach out a week ahead"),
        ],
    ),
    (ALONE, [(SCRIPT, "by {place}", "by {plac}")]),
    (
        ALONE,
        [
            (SCRIPT, "worry: precedent-fear\n", "worry: precedent-fear\n        pause: true\n"),
            (SCRIPT, "    if_yes:\n", "      - say: It stays between us.\n"
                     "        tactic: do-the-heavy-lift\n        worry: reputation-risk\n    if_yes:\n"),
        ],
    ),
    (
        HOUSE,
        [
            (SCRIPT, "could you water {plants} for me on {days}?", "please water {plants} for me on {days}."),
            (SCRIPT, "I'll show you everything", "I filled the can. I'll show you everything"),
        ],
    ),
    (ALONE, [("data/patterns/unseen-price.yaml", "", "moved: hidden-cost\n")]),
]  # fmt: skip


def blocks(guide: str, language: str) -> list[str]:
    """List what stands between fences of one language, in the order of the page."""
    text = (GUIDES / guide / "index.md").read_text(encoding="utf-8")
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a copy of this project and stand in it."""
    folder = copy_project(tmp_path)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("macros.__main__.PROJECT", folder)
    return folder


@pytest.fixture
def examples(project: Path) -> Path:
    """Put the guide's situation and script into the copy, below the line with which `make new` begins a file."""
    for file, example in zip((SITUATION, SCRIPT), blocks(ADD_A_RECORD, "yaml"), strict=False):
        schema = f"# yaml-language-server: $schema=../../docs/schema/{Path(file).parent.name}.json\n"
        (project / file).write_text(schema + example, encoding="utf-8")
    return project


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Run a command and return the lines that it prints."""
    main(list(arguments))
    captured = capsys.readouterr()
    return [*captured.out.splitlines(), *captured.err.splitlines()]


@pytest.mark.parametrize("place", range(len(SUPPOSED)))
def test_errors_in_the_guide_are_those_that_are_printed(
    place: int, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever writes what the guide supposes reads what it quotes, and nothing more about a record."""
    arguments, edits = SUPPOSED[place]
    for file, old, new in edits:
        (examples / file).touch()
        replace(examples / file, old, new)
    quoted = blocks(ADD_A_RECORD, "text")[place].splitlines()
    lines = printed(capsys, *arguments)
    assert [line for line in lines if line in quoted or line.startswith("data/")] == quoted


def test_every_error_in_the_guide_is_caused() -> None:
    """No block of errors stands in the guide that nobody has seen printed."""
    assert len(blocks(ADD_A_RECORD, "text")) == len(SUPPOSED)


def test_the_records_of_the_guide_are_good(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Typed as they stand there, the examples keep to every rule, those of style included."""
    lines = printed(capsys, *HOUSE)
    assert not [line for line in lines if "water-" in line or line.endswith(")")], lines


def test_the_guide_begins_a_record_as_the_command_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `make new` says of a good id and of a bad one is quoted."""
    good, bad = blocks(ADD_A_RECORD, "console")[:2]
    for block in (good, bad):
        command, *quoted = block.splitlines()
        kind, id = re.findall(r"=(\S+)", command)
        assert printed(capsys, "new", kind, id, "--data", "data") == quoted


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a team's folder, with a copy of this project in it, and stand there."""
    monkeypatch.setattr("macros.__main__.PROJECT", copy_project(tmp_path / CHECKOUT))
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: {CHECKOUT}/mkdocs.yml\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_notes_without_a_page_are_told_as_the_guide_says(team: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a team wrote below a page is not lost unseen."""
    quoted = blocks(OWN_DATA, "text")[-1].splitlines()
    page = team / quoted[0].split(":")[0]
    page.parent.mkdir(parents=True)
    page.write_text(blocks(OWN_DATA, "markdown")[0], encoding="utf-8")
    assert printed(capsys, "check") == quoted


def test_an_override_is_begun_and_told_of_as_the_guide_says(team: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the commands say of a copy, and of a change of ours since, is quoted."""
    begun, told = (block.splitlines()[1:] for block in blocks(OWN_DATA, "console")[-2:])
    ours = team / CHECKOUT / "data" / "scripts" / "bounded-request.yaml"
    git(team / CHECKOUT, "init", "--quiet")
    git(team / CHECKOUT, "add", str(ours))
    assert printed(capsys, "new", "script", "--from", "bounded-request") == begun
    replace(ours, "summary: ", "summary: Today, ")
    lines = [re.sub(r"edition [0-9.]+[0-9]", "edition 2.0.0", line) for line in printed(capsys, "check")]
    assert [line for line in lines if line.startswith("note: data/")] == told


def test_the_house_style_gives_the_lengths_that_are_held(playbook: Playbook) -> None:
    """Its table is written by hand, and the numbers stand with the channels and in the rule."""
    text = (GUIDES / "house-style" / "index.md").read_text(encoding="utf-8")
    named = "Chat|Mail|Letter|Spoken|The nudge|The reply|An answer"
    rows = re.findall(rf"(?m)^\| ({named})[^|]* \| ([^|]*)\| ([^|]*)\|$", text)
    given = [
        (name, [int(number) for number in re.findall(r"\d+", f"{words} {question}")]) for name, words, question in rows
    ]
    chat, mail, letter, spoken = (playbook.channels[id] for id in ("chat", "mail", "letter", "spoken"))
    assert given == [
        ("Chat", [chat.words, chat.question]),
        ("Mail", [mail.words, mail.question]),
        ("Mail", [mail.words_to_stranger, mail.question_to_stranger]),
        ("Letter", [letter.words, letter.question]),
        ("Spoken", [spoken.words, spoken.turn, spoken.question]),
        ("The nudge", [LONGER["nudge"]]),
        ("The reply", [SHORT]),
        ("An answer", [SHORT]),
    ]
    assert list(LONGER) == ["nudge"]


def test_the_guide_to_the_web_names_what_is_there(playbook: Playbook) -> None:
    """The link below a page, the job and the archive of a run, the forms, and what each of them is called."""
    text = (GUIDES / ON_THE_WEB / "index.md").read_text(encoding="utf-8")
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["change"]
    (upload,) = [step["with"] for step in job["steps"] if "upload" in step.get("uses", "")]
    for name in (playbook.labels["record-file"], job["name"], workflow["name"], upload["name"]):
        assert f"*{name}*" in text, name
    assert f"kept for {upload['retention-days']} days" in text


def test_the_guide_to_the_web_quotes_the_check_and_a_first_line(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the host shows the remark at its line, and as records begin."""
    (quoted,) = blocks(ON_THE_WEB, "text")
    replace(examples / SITUATION, "minutes_asked:", "minute_asked:")
    lines = printed(capsys, "check", "--data", "data", "--format", "github")
    assert [line for line in lines if line.startswith("::error file=") and line.endswith(f"::{quoted.strip()}")]
    (line,) = re.findall(r"# yaml-language-server: .*", (GUIDES / ON_THE_WEB / "index.md").read_text(encoding="utf-8"))
    assert (PROJECT / "data" / "scripts" / "any-ask.yaml").read_text(encoding="utf-8").startswith(f"{line}\n")
