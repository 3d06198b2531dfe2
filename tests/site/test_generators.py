"""Both generators make the same site from the same tree: the toy, whose texts would show a difference first."""

from pathlib import Path

from tests.site.pages import addresses, article, file_of, soup, text_of


def test_both_make_the_same_pages(toy_site: Path, zensical_site: Path) -> None:
    """No page is missing from either, the page for wrong addresses included."""
    assert addresses(zensical_site) == addresses(toy_site)
    assert (zensical_site / "404.html").is_file()


def test_both_show_the_same_main_text(toy_site: Path, zensical_site: Path) -> None:
    """A reader reads the same words in the same order, and follows the same links."""
    for address in addresses(toy_site):
        ours, theirs = article(file_of(toy_site, address)), article(file_of(zensical_site, address))
        assert text_of(theirs) == text_of(ours), address
        links = [[a["href"] for a in part.select("a[href]:not(.headerlink)")] for part in (ours, theirs)]
        assert links[0] == links[1], address


def test_both_describe_their_pages_alike(toy_site: Path, zensical_site: Path) -> None:
    """Title, description and social meta do not depend on the generator."""
    for address in addresses(toy_site):
        heads = []
        for built in (toy_site, zensical_site):
            page = soup(file_of(built, address))
            tags = page.select('meta[name="description"], meta[property], link[rel="canonical"]')
            heads.append([(tag.get("property") or tag.name, tag.get("content") or tag.get("href")) for tag in tags])
        assert sorted(map(str, heads[0])) == sorted(map(str, heads[1])), address
