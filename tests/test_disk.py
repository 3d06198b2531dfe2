"""What becomes of links, pages and modules in the copy for disks."""

import json
import re
import subprocess
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from macros.disk.addresses import to_page, to_pages_in_json
from macros.disk.archive import pack
from macros.disk.copy import disk_files
from macros.disk.modules import joined, part
from macros.disk.pages import disk_page
from macros.generators import CannotBuild
from tests.projects import PROJECT

DOCS = PROJECT / "docs"
SCRIPTS = sorted(f"assets/js/{file.name}" for file in (DOCS / "assets" / "js").glob("*.js"))


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("../patterns/", "../patterns/index.html"),
        ("patterns/#hue", "patterns/index.html#hue"),
        ("./check/?a=b/c#d/", "./check/index.html?a=b/c#d/"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../..#top", "../../index.html#top"),
        (".", "./index.html"),
        ("../scripts/{script}/", "../scripts/{script}/index.html"),
        ("#message", "#message"),
        ("?a=b", "?a=b"),
        ("", ""),
        ("../a.pdf", "../a.pdf"),
        ("index.html.md", "index.html.md"),
        ("../assets/dir.", "../assets/dir."),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org?subject=a/", "mailto:a@example.org?subject=a/"),
        ("//example.org/", "//example.org/"),
        ("/", "/"),
    ],
)
def test_a_link_to_a_folder_names_the_page_in_it(address: str, page: str) -> None:
    """With its query and its anchor; what is no folder of ours stays."""
    assert to_page(address) == page
    assert to_page(page) == page


def test_addresses_in_data_are_told_from_texts() -> None:
    """Only a whole text that begins and ends as a folder's address does is one."""
    data = {
        "a": "../../tactics/x/",
        "b": "../x/#y",
        "c": "..",
        "d": "and/or/",
        "e": 'say "../x/"',
        "f": "./",
        "g": "../a.js",
    }
    found = json.loads(to_pages_in_json(json.dumps(data)))
    assert found == data | {"a": "../../tactics/x/index.html", "b": "../x/index.html#y", "f": "./index.html"}


PAGE = """<!doctype html>
<meta name="build" content="0a">
<link rel="manifest" href="../manifest.webmanifest">
<link rel="canonical" href="https://example.org/check/">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta http-equiv="refresh" content="0; url=../new/#x">
<site-search data-index="../assets/search.json" data-root="../"></site-search>
<a class="b" title="a > b"
   href="..">up</a> <a data-onward="../next/" href="#here">x</a> <a href="../downloads/site.zip" download>all</a>
<ask-check data-rules="../assets/rules.json" data-scripts="../scripts/{script}/"></ask-check>
<p>Write <code>&lt;a href="../x/"></code> or <code>..</code>: <a href="../x/">x</a></p>
<span data-size>(ZIP, 9 MB)</span>
<script id="__config" type="application/json">{"base": ".."}</script>
<script type="application/json">{"at": "../tactics/x/"}</script>
<script src="../assets/bundle.js"></script>
<script type="module" src="../assets/js/b.js"></script>
<script type="module" src="https://example.org/c.js"></script>
<script src="../assets/js/a.js" type="module"></script>
<script type="module" src="../assets/js/b.js"></script>
"""


def test_a_page_leads_to_pages_and_runs_one_script() -> None:
    """What a server alone makes sense of is gone; its scripts are named in their order, and wait as modules do."""
    page = disk_page(PAGE, "check/index.html", {"downloads/site.zip": "https://example.org/downloads/site.zip"})
    assert page.runs == ["assets/js/b.js", "assets/js/a.js"]
    assert re.findall(r' (?:href|data-onward|data-scripts|data-root)="([^"]*)"', page.html) == [
        "https://example.org/check/",
        "../",
        "../index.html",
        "../next/index.html",
        "#here",
        "https://example.org/downloads/site.zip",
        "../scripts/{script}/index.html",
        "../x/",
        "../x/index.html",
    ]
    assert 'content="0; url=../new/index.html#x"' in page.html
    assert '{"base": ".."}' in page.html and '{"at": "../tactics/x/index.html"}' in page.html
    assert re.findall("<script[^{\n]*</script>", page.html) == [
        '<script src="../assets/bundle.js"></script>',
        '<script defer src="../assets/modules.js" data-run="assets/js/b.js assets/js/a.js"></script>',
        '<script type="module" src="https://example.org/c.js"></script>',
    ]
    assert not re.search("manifest|Policy|build|ZIP", page.html)


def test_a_module_in_a_page_stops_the_build() -> None:
    """It would be silent from disk, and nobody would know."""
    with pytest.raises(CannotBuild, match=r"^check/index\.html: a module stands in the page itself"):
        disk_page('<script type="module">import "./a.js";</script>', "check/index.html", {})


MODULES = {
    "first.js": """import { two as zwei, Three } from "./second.js";
import {
  four,
} from "./third.js";
import "./fourth.js";

export { two as deux, four } from "./second.js";

const late = () => import("./late.js");
/** @param {import("./second.js").Three} three */
export async function* all(three) {
  yield zwei() + three.name + four;
  yield (await late()).said;
  yield import.meta.url.replace(/.*\\/site/, "");
  yield JSON.parse(await (await fetch("data/x.json")).text()).held;
  yield String(typeof this);
}
export { Three as Drei };
""",
    "second.js": """export function two() {
  return "two ";
}
export class Three {
  name = "three ";
}
export const four = 4;
""",
    "third.js": 'console.log("third");\nexport { four } from "./second.js";\n',
    "fourth.js": 'console.log("fourth");\n',
    "late.js": 'import { two } from "./second.js";\nexport const said = `late ${two()}`;\n',
    "start.js": """import { all, deux, Drei, four } from "./first.js";
const said = [deux(), four];
const run = async () => {
  for await (const one of all(new Drei())) said.push(one);
  console.log(said.join("|"));
};
run();
""",
    "broken.js": 'throw new Error("broken");\n',
}
#: As much of a browser as the script asks for: a file is a script that runs in the same place.
_BROWSER = """
const { runInThisContext } = require("node:vm");
const read = (name) => require("node:fs").readFileSync(name, "utf-8");
const own = { src: "file:///site/assets/modules.js", dataset: { run: process.argv[2] } };
globalThis.reportError = (error) => console.log(`reported ${error.message}`);
globalThis.fetch = () => console.log("nothing answers");
globalThis.document = {
  baseURI: "file:///site/a/index.html",
  currentScript: own,
  createElement: () => ({ remove() {} }),
  head: {
    append(script) {
      document.currentScript = script;
      if (script.src === "file:///site/a/data/x.json.js") runInThisContext(`askwell.hold('{"held": "held"}')`);
      script.onload();
    },
  },
};
runInThisContext(read(process.argv[1]));
"""


def run_joined(folder: Path, *names: str) -> list[str]:
    """Join some of the modules above, run them in Node as a page would, and return the lines that they say."""
    for name, text in MODULES.items():
        (folder / name).write_text(text, encoding="utf-8")
    script, _ = joined([f"js/{name}" for name in names], lambda name: folder / name.removeprefix("js/"))
    (folder / "all.js").write_text(script, encoding="utf-8")
    runs = " ".join(f"js/{name}" for name in names)
    command = ["node", "--eval", _BROWSER, "--", str(folder / "all.js"), runs]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_joined_modules_do_what_they_did_apart(tmp_path: Path) -> None:
    """Imports, renamed and passed on; what comes later; where a module stands; what it fetches; once each, in order."""
    said = run_joined(tmp_path, "start.js", "late.js")
    assert said == ["third", "fourth", "two |4|two three 4|late two |/js/first.js|held|undefined"]


def test_a_module_that_fails_holds_no_other_up(tmp_path: Path) -> None:
    """As scripts of a page do not."""
    assert run_joined(tmp_path, "broken.js", "fourth.js") == ["reported broken", "fourth"]


@pytest.mark.parametrize(
    "line",
    [
        'import * as kit from "./kit.js";',
        'import kit from "./kit.js";',
        'import { all } from "../kit.js";',
        'import { all } from "kit";',
        'import data from "./data.json" with { type: "json" };',
        "export default class {}",
        "export let count = 0;",
        'export * from "./kit.js";',
        "export const { one } = two;",
        "const late = (name) => import(name);",
        "console.log(import.meta.resolve('./kit.js'));",
        'const data = await fetch("data.json");',
        "  const request = new XMLHttpRequest();",
    ],
)
def test_a_form_that_is_not_known_stops_the_build(line: str) -> None:
    """With the file and the line as they were written, comments counted."""
    source = f"/** What.\n * import * as what\n */\n// why\n{line}\n"
    with pytest.raises(CannotBuild, match=r"^docs/a\.js:5: the copy for disks cannot hold ") as raised:
        part("assets/js/a.js", source, "docs/a.js")
    assert repr(line.strip()) in str(raised.value)


def test_modules_that_need_each_other_stop_the_build(tmp_path: Path) -> None:
    """A part that is still running has handed out nothing."""
    for name, other in ("ab", "bc", "ca"):
        (tmp_path / f"{name}.js").write_text(f'import {{ x }} from "./{other}.js";\nexport const {name} = x;\n')
    with pytest.raises(CannotBuild, match=r"js/(\w)\.js needs js/\w\.js needs js/\w\.js needs js/\1\.js"):
        joined(["js/a.js"], lambda name: tmp_path / name.removeprefix("js/"))


def test_a_module_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    """Its name is said."""
    with pytest.raises(CannotBuild, match=r"^js/gone\.js: "):
        joined(["js/gone.js"], lambda name: tmp_path / name)


def test_every_module_of_ours_can_be_joined(tmp_path: Path) -> None:
    """Also one that no page loads yet; the whole is a script that Node can read."""
    script, names = joined(SCRIPTS, lambda name: DOCS / name)
    assert names == SCRIPTS
    (tmp_path / "modules.js").write_text(script, encoding="utf-8")
    subprocess.run(["node", "--check", tmp_path / "modules.js"], check=True)


SITE = {
    "index.html": '<a href="a/">a</a><script type="module" src="assets/js/first.js"></script>',
    "404.html": "gone",
    "a/index.html": '<practice-exercise></practice-exercise><a href="../">up</a>',
    "a/card.png": "card",
    "_headers": "/*",
    "assets/search.json": '{"k":["and/or/","x"],"u":["a/#b","a/"],"of":["a/",null]}',
    "assets/js/first.js": 'import { b } from "./second.js";',
    "assets/js/second.js": "export const b = 1;",
    "assets/js/plain.js": "// no module",
    "take/a.ics": "BEGIN\r\nEND\r\n",
    "downloads/site.zip": "old",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small built site."""
    for at, text in SITE.items():
        file = tmp_path / at
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return tmp_path


def copied(site: Path) -> dict[str, str]:
    """Return the copy of a site, by path."""
    files = disk_files(site, lambda name: site / name, {"downloads/site.zip": "https://example.org/"})
    return {at: content.decode() for at, content in files}


def test_the_copy_holds_what_a_disk_has_a_use_for(small: Path) -> None:
    """Modules are in the one script, what is fetched is held by scripts, and no archive holds itself."""
    copy = copied(small)
    assert set(copy) == {
        "index.html",
        "a/index.html",
        "a/index.html.js",
        "assets/modules.js",
        "assets/search.json.js",
        "assets/js/plain.js",
        "take/a.ics",
        "take/a.ics.js",
    }
    assert copy["take/a.ics.js"] == 'askwell.hold("BEGIN\\r\\nEND\\r\\n");\n'
    held = copy["assets/search.json.js"].removeprefix("askwell.hold(").removesuffix(");\n")
    assert json.loads(json.loads(held)) == {
        "k": ["and/or/", "x"],
        "u": ["a/index.html#b", "a/index.html"],
        "of": ["a/index.html", None],
    }


def test_the_archive_is_the_same_whenever_it_is_made(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """To the byte, whatever the time, and in whichever order a disk lists its files."""
    folder = tmp_path_factory.mktemp("archives")
    marks = set()
    for name in ("one.zip", "other.zip"):
        files = disk_files(small, lambda name: small / name, {"downloads/site.zip": "https://example.org/"})
        assert pack(folder / name, files) == (folder / name).stat().st_size
        marks.add(sha256((folder / name).read_bytes()).hexdigest())
        for at in SITE:
            (small / at).touch()
    assert len(marks) == 1
    with ZipFile(folder / "one.zip") as archive:
        assert not archive.testzip()
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
