"""The printed sheets, read back from their PDFs: the toy's, with tame words, since hostile ones fit on no paper."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.addresses import address_of
from macros.exports.pdfs import jobs_of, write_pdfs
from macros.loading import load
from macros.paper.cheat_sheet import CheatSheet, cheat_sheet
from macros.paper.press import Imprint, Press, PrintJob, picture_size
from macros.paper.printouts import Printout
from macros.paper.said import texts
from macros.playbook import Key, Playbook
from macros.problems import DataProblems
from macros.prose import plain_prose, set_quotes
from macros.records.script import SLOT
from macros.records.sheet import SHOWS
from macros.views import MACROS, Site
from tests.pdf import Run, fonts, links, read, runs, size_of, tags, text_of, words
from tests.projects import PROJECT, TOY_DATA, replace, tame_toy

OVERLAY = PROJECT / "tests" / "overlay"
#: A root that adds one situation.
HOUSE_SITUATION = PROJECT / "tests" / "house_records" / "failed-claim" / "in-the-stakes-of-a-situation"
IMPRINT = Imprint("Askwell", "https://example.org/askwell/")
SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
OURS = {"SourceSansPro-Regular", "SourceSansPro-Bold", "SourceSansPro-It", "SourceSerifPro-Bold"}


class Shelf:
    """Every job of a playbook, laid out once."""

    def __init__(self, book: Playbook) -> None:
        press = Press(book, IMPRINT)
        self.found: dict[str, tuple[Printout, PrintJob, bytes]] = {
            job.name: (printout, job, press.pdf(job)) for printout, job in jobs_of(Site(book))
        }

    def pdf(self, name: str) -> bytes:
        """Return one file."""
        return self.found[name][2]


@pytest.fixture(scope="module")
def tame(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy with tame words; its deck is for both papers and has tactics too, its situations show all they have."""
    root = tame_toy(tmp_path_factory.mktemp("tame"))
    deck = yaml.safe_load((root / "sheets" / "pocket-cards.yaml").read_text("utf-8"))
    deck |= {"papers": ["a4", "letter"], "tactics": ["light-first", "tie-twice"]}
    (root / "sheets" / "pocket-cards.yaml").write_text(yaml.safe_dump(deck), encoding="utf-8")
    page = yaml.safe_load((root / "sheets" / "every-page.yaml").read_text("utf-8"))
    page |= {"shows": list(SHOWS["situation"])}
    (root / "sheets" / "every-page.yaml").write_text(yaml.safe_dump(page), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def book(tame: Path) -> Playbook:
    """The toy with tame words."""
    return load([tame])


@pytest.fixture(scope="module")
def shelf(book: Playbook) -> Shelf:
    """Every sheet of it."""
    return Shelf(book)


def shown(text: str) -> str:
    """Return a record's text as a sheet shows it, without white space."""
    return words(set_quotes(plain_prose(text)))


def test_every_page_has_the_size_of_its_paper(shelf: Shelf) -> None:
    """A4 is A4 and Letter is Letter, upright or across as the sheet says."""
    for _, job, pdf in shelf.found.values():
        upright = SIZES[job.paper]
        wanted = upright[::-1] if job.orientation == "landscape" else upright
        for page in read(pdf).pages:
            assert size_of(page) == pytest.approx(wanted, abs=0.1), job.name


def test_what_has_to_stand_on_one_page_does(shelf: Shelf) -> None:
    """The whole method is one page, and so is a situation."""
    for name, (printout, _, pdf) in shelf.found.items():
        if printout.template in ("cheat-sheet", "situation"):
            assert len(read(pdf).pages) == 1, name


def test_no_text_is_small_and_names_are_large(shelf: Shelf, book: Playbook) -> None:
    """Nothing is under 9 points; on the one-page sheet every name has at least 12."""
    for name, (_, _, pdf) in shelf.found.items():
        assert min(run.size for page in read(pdf).pages for run in runs(page)) >= 9, name
    titles = [shown(record.title) for kind in ("patterns", "tactics") for record in book.records(kind).values()]
    for paper in SIZES:
        large = words(
            "".join(run.text for run in runs(read(shelf.pdf(f"harbour-wall-{paper}")).pages[0]) if run.size >= 12)
        )
        assert all(title in large for title in titles)


def test_fonts_are_ours_and_in_the_file(shelf: Shelf) -> None:
    """A sheet looks the same on every machine."""
    for name, (_, _, pdf) in shelf.found.items():
        found = set(fonts(read(pdf)))
        assert {font for font, _ in found} <= OURS, name
        assert all(embedded for _, embedded in found), name


def test_every_file_is_tagged_and_says_what_it_is(shelf: Shelf) -> None:
    """A screen reader finds a language, a title, an author, headings in order, and the claim of PDF/UA."""
    for name, (_, job, pdf) in shelf.found.items():
        opened = read(pdf)
        assert opened.root_object["/MarkInfo"]["/Marked"], name  # type: ignore[index]
        assert str(opened.root_object["/Lang"]) == "en-GB"
        assert opened.metadata and opened.metadata.title == job.title
        assert opened.metadata.author == "Askwell"
        metadata = opened.root_object["/Metadata"].get_object()
        assert b"pdfuaid:part" in metadata.get_data()  # type: ignore[union-attr]
        headings = [tag for tag in tags(opened) if re.fullmatch(r"/H\d", tag)]
        assert headings[0] == "/H1" and headings.count("/H1") == 1, name
        assert "/P" in tags(opened)
        if isinstance(job.words, CheatSheet):
            rows = len(job.words.tactics) + sum(len(need.patterns) for need in job.words.needs)
            assert headings.count("/H3") == rows


def test_links_work_on_screen(shelf: Shelf, book: Playbook) -> None:
    """Each name on a sheet leads to its page, with the whole address of the site."""
    known = {IMPRINT.address + address_of(key) for key in book.titled}
    known |= {IMPRINT.address + address_of(Key("needs", id)) for id in book.needs}
    known |= {IMPRINT.address + address_of(Key("pages", id)) for id in book.pages}
    known |= {IMPRINT.address + address_of(Key("sources", id)) for id in book.sources}
    for name, (_, _, pdf) in shelf.found.items():
        found = links(read(pdf))
        assert found and set(found) <= known, name
    cheat = set(links(read(shelf.pdf("harbour-wall-a4"))))
    assert {IMPRINT.address + address_of(Key("patterns", id)) for id in book.patterns} <= cheat


def test_the_one_page_sheet_holds_the_whole_method(shelf: Shelf, book: Playbook) -> None:
    """Principle, needs, every pattern with its sign and fix, every tactic with its line, and the shape."""
    for paper in SIZES:
        text = text_of(read(shelf.pdf(f"harbour-wall-{paper}")))
        wanted = [book.principle.statement]
        threatened = {pattern.need for pattern in book.patterns.values()}
        wanted += [part for id in threatened for part in (book.needs[id].label, book.needs[id].test)]
        for pattern in book.patterns.values():
            wanted += [pattern.title, pattern.signs[0].text, pattern.fix.headline]
        for tactic in book.tactics.values():
            wanted += [tactic.title, tactic.borrow[0]]
        wanted += [part for step in book.principle.shape for part in (step.label, step.job)]
        assert [one for one in wanted if shown(one) not in text] == []


@pytest.mark.parametrize("name", ["pocket-cards", "pocket-cards-fold"])
def test_the_deck_holds_a_card_a_record(shelf: Shelf, book: Playbook, name: str) -> None:
    """Name, thought, sign, fix and line of every pattern; name, summary and line of every tactic; twice the name."""
    for paper in SIZES:
        text = text_of(read(shelf.pdf(f"{name}-{paper}")))
        for pattern in book.patterns.values():
            for part in (pattern.thought, pattern.signs[0].text, pattern.fix.headline):
                assert shown(part) in text
        for tactic in book.tactics.values():
            for part in (tactic.summary, tactic.borrow[0], tactic.how[0]):
                assert shown(part) in text
        for record in (*book.patterns.values(), *book.tactics.values()):
            assert text.count(shown(record.title)) >= 2


def titles_in(runs: list[Run], titles: list[str]) -> dict[str, tuple[float, float]]:
    """Return where each title begins that is set in bold, even where it goes over two lines."""
    bold = [run for run in runs if run.font.partition("-Identity")[0].endswith("Bold")]
    found: dict[str, tuple[float, float]] = {}
    for run, after in zip(bold, [*bold[1:], bold[-1]], strict=True):
        for title in titles:
            if words(title) in (words(run.text), words(run.text + after.text)):
                found.setdefault(title, (run.x, run.y))
    return found


@pytest.mark.parametrize("paper", SIZES)
def test_backs_lie_behind_their_fronts_when_flipped_on_the_long_edge(shelf: Shelf, book: Playbook, paper: str) -> None:
    """A card's back stands in the same row and, seen through the paper, in the same place."""
    pages = read(shelf.pdf(f"pocket-cards-{paper}")).pages
    width, height = SIZES[paper]
    titles = [set_quotes(record.title) for record in (*book.patterns.values(), *book.tactics.values())]
    checked = 0
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        behind = titles_in(runs(back), titles)
        for title, (x, y) in titles_in(runs(front), titles).items():
            column, row = cell(x, y, width, height)
            assert cell(*behind[title], width, height) == (1 - column, row), title
            assert x + behind[title][0] == pytest.approx(width - 94 + 12, abs=0.1), title
            checked += 1
    assert checked == len(titles)


def cell(x: float, y: float, width: float, height: float) -> tuple[int, int]:
    """Return the column and the row of the card in which a place lies."""
    return int((x - (width - 188) / 2) // 94), int((height - y - (height - 248) / 2) // 62)


def test_the_deck_says_how_to_print_it(shelf: Shelf) -> None:
    """The edge to flip on, and the true size, stand on the sheet itself."""
    pages = read(shelf.pdf("pocket-cards-a4")).pages
    assert "longedge" in words(pages[0].extract_text()) and "longedge" in words(pages[1].extract_text())
    assert "Actualsize" in words(pages[0].extract_text())


def test_a_situation_is_whole_on_its_page(shelf: Shelf, book: Playbook) -> None:
    """Patterns with their reasons, what to have ready, and each message of the first variant around its blanks."""
    for id, situation in book.situations.items():
        for name in (name for name in shelf.found if name.startswith(f"situation-{id}-")):
            text = text_of(read(shelf.pdf(name)))
            wanted = [situation.title, *situation.prepare, *(likely.why for likely in situation.patterns)]
            for script in book.scripts_for[id][:1]:
                record = book.scripts[script]
                wanted += [blank.label for blank in record.blanks]
                lines = [line.say for line in record.variants[0].lines]
                wanted += [part for line in lines for part in SLOT.split(line)[::2]]
            assert [one for one in wanted if shown(one) not in text] == [], name


def test_a_checklist_holds_every_step_of_its_track(shelf: Shelf, book: Playbook) -> None:
    """Each step in order with what to do then, its reason where the sheet shows it, its minutes, and what is extra."""
    for name, (printout, _, pdf) in shelf.found.items():
        if printout.template == "checklist":
            text, steps = text_of(read(pdf)), book.tracks[printout.subject.id].steps
            places = [text.index(shown(step.then)) for step in steps]
            assert places == sorted(places), name
            if "why" in book.sheets[printout.sheet].shows:
                assert all(shown(step.why) in text for step in steps), name
            assert text.count("nicetohave") == sum(step.must is False for step in steps), name
            assert len(re.findall(r"\d+minutes?", text)) >= len(steps), name


def test_a_teams_track_and_situation_have_their_paper_free(tame: Path) -> None:
    """A sheet without a list holds each record of its kind, the team's too."""
    names = {job.name for _, job in jobs_of(Site(load([tame, OVERLAY, HOUSE_SITUATION])))}
    assert {"checklist-first-crossing-a4", "situation-swim-ashore-a4", "situation-swim-ashore-letter"} <= names


def test_two_builds_are_the_same_to_the_byte(shelf: Shelf, tame: Path) -> None:
    """Nothing in a file depends on the time or the run."""
    press = Press(load([tame]), IMPRINT)
    for name, (_, job, pdf) in shelf.found.items():
        assert press.pdf(job) == pdf, name


def test_what_was_made_before_is_taken_from_the_cache(book: Playbook, tmp_path: Path) -> None:
    """The same words give the same file without laying them out again; other words do not."""
    press = Press(book, IMPRINT, tmp_path / "cache")
    job = next(job for _, job in jobs_of(Site(book)))
    first = press.pdf(job)
    (kept,) = (tmp_path / "cache").iterdir()
    (kept / "000").write_bytes(b"kept")
    assert press.pdf(job) == b"kept"
    assert Press(book, Imprint("Other", IMPRINT.address), tmp_path / "cache").pdf(job) not in (first, b"kept")


def test_pictures_have_the_size_that_pages_say(book: Playbook, tmp_path: Path) -> None:
    """A page keeps room for a picture before it comes."""
    count = write_pdfs(Press(book, IMPRINT), Site(book), tmp_path)
    folder = tmp_path / "downloads"
    assert count == len(list(folder.glob("*.pdf"))) == len(list(jobs_of(Site(book))))
    for printout, job in jobs_of(Site(book)):
        first = book.sheets[printout.sheet].papers[0]
        for name in printout.pictures(job.paper) if job.paper == first else []:
            picture = (folder / name).read_bytes()
            size = (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24]))
            assert size == picture_size(job.paper, job.orientation), name


def test_the_page_and_the_file_say_the_same(shelf: Shelf, book: Playbook) -> None:
    """The one-page sheet as a page of the site holds every word of the PDF."""
    _, job, pdf = shelf.found["harbour-wall-a4"]
    page = words(re.sub(r"<[^>]+>", "", MACROS["sheet"](Site(book), "harbour-wall")))
    said = [one.text for one in texts(job.words)]
    assert len(said) > 20
    printed = text_of(read(pdf))
    for text in said:
        assert words(text) in printed
        assert words(text).replace("&", "&amp;") in page, text


def test_hostile_text_is_text_on_paper(toy: Playbook) -> None:
    """No mark in a record is taken for code, and what is too long is laid out whole."""
    press = Press(toy, IMPRINT)
    for _, job in jobs_of(Site(toy)):
        text = text_of(read(press.lay_out(press.inputs(job), "pdf")[0]))
        for said in texts(job.words):
            if said.key.kind != "labels" and said.loc[-1:] != ("say",):
                assert words(said.text) in text, (job.name, said)


def test_every_text_that_is_too_long_is_told_with_its_place(toy: Playbook, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line and column of the field, and by how much it is over."""
    press = Press(toy, IMPRINT)
    problems = [problem for _, job in jobs_of(Site(toy)) for problem in press.problems(job)]
    label = next(problem for problem in problems if problem.field == "needs[3].label")
    source = (TOY_DATA / "principle.yaml").read_text(encoding="utf-8").splitlines()
    assert label.path.endswith("tests/toy_data/principle.yaml") and label.code == "too-long-for-paper"
    assert "label:" in source[label.line - 1]
    assert re.match(r"is \d+ characters over the line that it has on harbour-wall-\w+\.pdf$", label.what)


@pytest.fixture(scope="module")
def two_sheets(tame: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy with tame words and two of its sheets: enough to stop at, and quickly written."""
    root = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(tame, root)
    for file in (root / "sheets").glob("*.yaml"):
        if file.stem not in ("harbour-wall", "pocket-cards"):
            file.unlink()
    return root


def write_team(tame: Path, team: Path) -> None:
    """Write every sheet of *tame* with a team's own root laid over it."""
    book = load([tame, team])
    write_pdfs(Press(book, IMPRINT), Site(book), team / "site")


def own_pattern(tame: Path, team: Path, old: str, new: str) -> Path:
    """Write a team's own version of a pattern, with one text replaced, and return its file."""
    (team / "patterns").mkdir()
    file = Path(shutil.copy(tame / "patterns" / "dark-lamp.yaml", team / "patterns"))
    replace(file, old, new)
    return file


@pytest.mark.parametrize(
    ("field", "long", "told"),
    [
        ("title: A dark lamp", "title: The lamp that nobody has lit for you on the pier yet", "title"),
        ("headline: Light it", "headline: " + " ".join(["WOMBWOMB"] * 10), "fix.headline"),
    ],
    ids=["a long title", "a fix of wide letters within its count of characters"],
)
def test_a_teams_long_text_stops_the_export(two_sheets: Path, tmp_path: Path, field: str, long: str, told: str) -> None:
    """Nothing is cut or shrunk: the message names the team's own file and field."""
    file = own_pattern(two_sheets, tmp_path, field, long)
    with pytest.raises(DataProblems) as raised:
        write_team(two_sheets, tmp_path)
    problems = [problem for problem in raised.value.problems if problem.path == file.as_posix()]
    assert problems == raised.value.problems and told in {problem.field for problem in problems}
    for problem in problems:
        assert re.search(r"(over|high) .* on [a-z0-9-]+\.pdf; shorten it", str(problem))


def test_a_character_that_no_font_has_is_told(two_sheets: Path, tmp_path: Path) -> None:
    """Paper cannot show every script; the message names the character and the field, and there is no traceback."""
    file = own_pattern(two_sheets, tmp_path, "title: A dark lamp", "title: A dark \u4e2d lamp")
    with pytest.raises(DataProblems) as raised:
        write_team(two_sheets, tmp_path)
    assert {(one.path, one.field, one.code) for one in raised.value.problems} == {
        (file.as_posix(), "title", "not-in-font")
    }
    assert "'\u4e2d' is in none of the fonts" in str(raised.value)


def test_other_alphabets_are_in_the_fonts(two_sheets: Path, tmp_path: Path) -> None:
    """A team may write Polish, Greek or Russian."""
    own_pattern(two_sheets, tmp_path, "title: A dark lamp", "title: Łódź, Ωmega и Жук")
    book = load([two_sheets, tmp_path])
    job = next(job for _, job in jobs_of(Site(book)) if job.name == "harbour-wall-a4")
    opened = read(Press(book, IMPRINT).pdf(job))
    assert {font for font, _ in fonts(opened)} <= OURS and "Łódź,ΩmegaиЖук" in text_of(opened)


def test_a_part_that_is_too_full_names_its_longest_text(two_sheets: Path, tmp_path: Path) -> None:
    """Where every text keeps to its lines and all together are too many, the longest of them is told."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "sheets").mkdir()
    pattern = yaml.safe_load((two_sheets / "patterns" / "dark-lamp.yaml").read_text("utf-8"))
    names = [f"lamp-{number}" for number in range(30)]
    for number, name in enumerate(names, start=10):
        own = {
            "number": number,
            "title": f"Lamp {number}",
            "summary": f"Light the lamp of number {number} before you ask.",
        }
        (tmp_path / "patterns" / f"{name}.yaml").write_text(yaml.safe_dump(pattern | own), encoding="utf-8")
    sheet = yaml.safe_load((two_sheets / "sheets" / "harbour-wall.yaml").read_text("utf-8"))
    (tmp_path / "sheets" / "harbour-wall.yaml").write_text(
        yaml.safe_dump(sheet | {"patterns": names}), encoding="utf-8"
    )
    with pytest.raises(DataProblems) as raised:
        write_team(two_sheets, tmp_path)
    assert any(re.search(r"\d+ mm too high for its place on harbour-wall-", str(one)) for one in raised.value.problems)


def test_a_sheet_keeps_the_order_of_its_list(two_sheets: Path, tmp_path: Path) -> None:
    """A team's own sheet is one file: its records stand in the order in which it lists them, and no others do."""
    (tmp_path / "sheets").mkdir()
    sheet = yaml.safe_load((two_sheets / "sheets" / "pocket-cards.yaml").read_text("utf-8"))
    own = {
        "title": "Our deck",
        "summary": "Hand them out on deck, and say it in plain words.",
        "tactics": ["tie-twice"],
    }
    ours = sheet | own | {"patterns": ["dark-lamp", "loose-rope"]}
    (tmp_path / "sheets" / "our-deck.yaml").write_text(yaml.safe_dump(ours), encoding="utf-8")
    book = load([two_sheets, tmp_path])
    assert list(book.patterns) == ["loose-rope", "dark-lamp"]
    job = next(job for _, job in jobs_of(Site(book)) if job.name == "our-deck-a4")
    text = words(read(Press(book, IMPRINT).pdf(job)).pages[0].extract_text())
    assert text.index(shown(book.patterns["dark-lamp"].title)) < text.index(shown(book.patterns["loose-rope"].title))
    assert shown(book.tactics["light-first"].summary) not in text


def test_a_record_on_no_sheet_is_told_and_is_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` still succeeds, with its one line of counts."""
    root = Path(shutil.copytree(TOY_DATA, tmp_path / "data"))
    for name in ("harbour-wall", "pocket-cards"):
        file = root / "sheets" / f"{name}.yaml"
        file.write_text(re.sub(r"patterns: .*", "patterns: [loose-rope]", file.read_text("utf-8")), encoding="utf-8")
    assert main(["check", "--data", str(root)]) == 0
    said = capsys.readouterr()
    assert said.out.count("\n") == 1
    assert re.fullmatch(r"note: \S*patterns/dark-lamp\.yaml:1:1: record: [^\n]+ \(on-no-sheet\)\n", said.err)
    assert main(["check", "--data", str(TOY_DATA)]) == 0
    assert capsys.readouterr().err == ""


def test_a_sheet_of_a_part_has_its_own_title(toy: Playbook) -> None:
    """The whole method stands under the site's first words; what somebody chose of it, under those of the sheet."""
    whole, part = cheat_sheet(toy, "harbour-wall"), cheat_sheet(toy, "short-wall")
    assert whole.title.text.startswith(toy.pages["home"].title[:8]) and part.title.text.startswith("Short wall"[:5])
    assert str(whole.how.text) == str(toy.labels["sheet-how"]) and str(part.how.text) != str(whole.how.text)
