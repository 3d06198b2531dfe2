"""The real pages and what their host sends: nothing in a page needs more than the policy gives."""

from pathlib import Path

from macros.exports.headers import inline_scripts, policy
from tests.hosting import sent_with
from tests.site.pages import addresses, file_of, soup
from tests.test_headers import hash_of

#: What Cloudflare takes ("Limits" of Pages in its documentation): letters of a line, rules, files, bytes of a file.
LONGEST_LINE, MOST_RULES, MOST_FILES, LARGEST_FILE = 2000, 100, 20_000, 25 * 2**20


def test_every_inline_script_has_its_hash(site: Path) -> None:
    """They are the theme's; the hashes are few, since they differ by depth alone."""
    told = policy(site)
    for file in site.rglob("*.html"):
        for script in inline_scripts(file.read_text(encoding="utf-8")):
            assert hash_of(script) in told, file
    assert told.count("sha256-") < 10


def test_no_page_has_a_style_or_a_handler_of_its_own(site: Path) -> None:
    """The policy would stop both."""
    for address in addresses(site):
        page = soup(file_of(site, address))
        assert not page.select("style, [style]"), address
        assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")], address


def test_every_line_for_hosts_is_short_enough(site: Path) -> None:
    """The policy is sent with every page, and each of its lines is one that a host reads whole."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) < LONGEST_LINE
    assert len([line for line in lines if line.startswith("/")]) < MOST_RULES
    for path in ("/", "/patterns/hidden-costs/", "/404.html", "/assets/search.json"):
        assert dict(sent_with(site, path))["Content-Security-Policy"] == policy(site)


def test_no_host_finds_it_too_large(site: Path) -> None:
    """Neither in files nor in bytes: Cloudflare refuses the whole site for one file."""
    sizes = {file: file.stat().st_size for file in site.rglob("*") if file.is_file()}
    assert len(sizes) < MOST_FILES
    assert not [file for file, size in sizes.items() if size > LARGEST_FILE]
